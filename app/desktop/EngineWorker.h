#pragma once

#include "core/Random.h"
#include "engine/Office.h"
#include "ui/kit/Backend.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>

namespace sluice::desktop {

struct EngineOptions {
    QString folder;
    secrets::StoreOptions secrets;
    std::optional<Instant> now;
    std::chrono::seconds interval { 60 };
    bool autoSync = true;
};

/// The engine of the desktop application: lives on its own thread with its own event loop, network and database, and
/// says what it did through signals. Everything but the constructor runs on that thread.
class EngineWorker final : public QObject {
    Q_OBJECT
public:
    explicit EngineWorker(EngineOptions options);
    ~EngineWorker() override;

    void start(); ///< Opens the profile; emits opened() or failed().
    void runOrder(const std::function<void(desk::Orders &)> &order);
    void syncNow();
    /// A census at once, or after the cycle under way; emits censusEnded().
    void countAnew();
    void cancelCount(); ///< Also while it waits for its turn.
    /// `person`: e-mail of whoever acts; a sign-in to Salesforce is the act of whoever signs in there.
    void signIn(const ui::SignInOptions &options, const QString &person);
    void pasteAddress(const QString &address);
    void cancelSignIn();
    void signOut(const QString &connectionId, const QString &person); ///< Ends the cycle under way first.
    void checkReadiness(); ///< At once, or after the cycle under way; emits readinessFound().
    void close(); ///< Ends what is under way and lets go of the profile.

    engine::Stop stop() const { return m_stop; } ///< May be raised from any thread.

Q_SIGNALS:
    void opened(const QString &lastPerson);
    void failed(const sluice::Error &error);
    void progressed(const sluice::engine::CycleProgress &progress);
    void cycleStarted();
    void cycleEnded(const sluice::engine::CycleSummary &summary);
    void cycleFailed(const sluice::Error &error);
    void censusEnded(const std::optional<sluice::Error> &error);
    void changed(const QStringList &what);
    void signInChanged(const sluice::ui::SignInState &state);
    void personSignedIn(const QString &email);
    void connectionsChanged(); ///< Here, or by another program.
    void signOutRefused(const QString &connectionId, const sluice::Error &error);
    void readinessFound(const std::vector<sluice::desk::ReadinessRow> &rows);
    void closed();

private:
    struct SignOut {
        QString connectionId, person;
    };

    void begin();
    void end();
    void noteConnections();
    QCoro::Task<void> cycle(engine::CycleKind kind = engine::CycleKind::Full);
    bool isBusy() const { return m_cycling || m_looking || m_signIns > 0 || !m_signOuts.empty(); }
    QCoro::Task<void> signInAgain(ui::SignInOptions options, QString person);
    void registrationMissing(const QString &system, const Error &error);
    void connectTo(const ui::SignInOptions &options, const QString &person);
    QString jwtUser() const;
    QCoro::Task<void> connectSalesforce(ui::SignInOptions options, QString person);
    QCoro::Task<void> connectQuickBooks(ui::SignInOptions options, QString person);
    void signedIn(const ui::SignInState &state);
    QCoro::Task<void> removeConnections();
    void goOn();
    QCoro::Task<void> lookAtReadiness();
    net::SignIn::Order flowFor(const ui::SignInOptions &options);
    void signInFailed(const QString &system, const Error &error, net::Provider provider);

    EngineOptions m_options;
    std::unique_ptr<Clock> m_clock;
    SystemRandom m_random;
    std::unique_ptr<net::Transport> m_network;
    std::unique_ptr<engine::StoppableTransport> m_transport;
    std::unique_ptr<engine::Office> m_office;
    QTimer m_timer;
    engine::Stop m_stop;
    int m_underWay = 0; ///< Cycles, sign-ins and all else that must end before this may go.
    bool m_cycling = false, m_again = false, m_closing = false;
    bool m_counting = false, m_countWanted = false; ///< A census: under way; waits for its turn.
    int m_signIns = 0; ///< Under way; a second one is refused, but ends by itself.
    std::deque<SignOut> m_signOuts; ///< Wait for the cycle to end.
    std::vector<engine::ConnectionSettings> m_connections; ///< As they were told last.
    bool m_looking = false, m_lookAfterCycle = false; ///< At the readiness.
};

} // namespace sluice::desktop

Q_DECLARE_METATYPE(sluice::Error)
Q_DECLARE_METATYPE(sluice::engine::CycleProgress)
Q_DECLARE_METATYPE(sluice::engine::CycleSummary)
