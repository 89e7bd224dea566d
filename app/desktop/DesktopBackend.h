#pragma once

#include "desktop/EngineWorker.h"
#include "desktop/ReaderWorker.h"
#include "ui/kit/Backend.h"

#include <QElapsedTimer>
#include <QThread>

namespace sluice::desktop {

/// The window's door to the program: an engine thread and a reader thread behind ui::Backend.
class DesktopBackend final : public ui::Backend {
    Q_OBJECT
public:
    explicit DesktopBackend(EngineOptions options, QObject *parent = nullptr);
    ~DesktopBackend() override; ///< Ends the cycle under way and both threads.

    void start();
    /// Opens the profile once more after it was unusable.
    void retry();

    void syncNow() override;
    void cancelSync() override;
    void countAnew() override;
    void cancelCount() override;
    void signIn(const ui::SignInOptions &options) override;
    void pasteAddress(const QString &address) override;
    void cancelSignIn() override;
    void signOut(const QString &connectionId) override;
    void checkReadiness() override;
    QString currentPerson() const override { return m_person; }
    void setCurrentPerson(const QString &email) override;
    Instant now() const override { return m_clock->now(); }

Q_SIGNALS:
    /// The profile is open; screens may ask.
    void ready();
    /// The profile cannot be opened.
    void unusable(const sluice::Error &error);

protected:
    void runQuestion(Question question) override;
    void runOrder(Order order) override;

private:
    void onProgress(const engine::CycleProgress &progress);
    void onCycleEnded(const engine::CycleSummary &summary);
    void onCycleFailed(const Error &error);

    EngineOptions m_options;
    std::unique_ptr<Clock> m_clock;
    QThread m_engineThread, m_readerThread;
    EngineWorker *m_engine;
    ReaderWorker *m_reader;
    QString m_person;
    QElapsedTimer m_since; ///< Since the first record of the present kind.
    QString m_pulling;
};

} // namespace sluice::desktop
