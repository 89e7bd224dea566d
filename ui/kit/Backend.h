#pragma once

#include "core/Result.h"
#include "core/Time.h"
#include "desk/Orders.h"
#include "desk/Reader.h"
#include "ui/kit/SignIn.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <memory>

namespace sluice::ui {

/// How far a long piece of work has come; shown in the status bar.
struct Progress {
    QString what; ///< "Pulling deals from Salesforce", translated by who sends it.
    qint64 done = 0, total = 0; ///< Total 0: not known.
    double perSecond = 0;
    bool running = false;
};

/// What the window needs from the program. Questions run on a reader thread, orders on the engine thread; answers come
/// back on the UI thread, and not at all once their `context` is gone.
class Backend : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Runs `question` against a Reader away from the UI thread.
    template <class T>
    void ask(QObject *context, std::function<Result<T>(desk::Reader &)> question,
        std::function<void(Result<T>)> answer)
    {
        ++m_pending;
        runQuestion({ [q = std::move(question), a = std::move(answer)](desk::Reader &reader) -> Delivery {
            auto result = std::make_shared<Result<T>>(q(reader));
            return [a, result] { a(std::move(*result)); };
        },
            QPointer<QObject>(context) });
    }

    /// Runs `work` on the thread that owns the journal.
    void order(QObject *context, std::function<Result<void>(desk::Orders &)> work,
        std::function<void(Result<void>)> answer);

    /// Questions and orders whose answers have not come back yet. UI thread only.
    int pending() const { return m_pending; }

    virtual void syncNow() = 0;
    virtual void cancelSync() = 0;
    /// Reads both systems and counts every marked document anew, after the cycle under way; writes to neither.
    /// censusFinished() ends it.
    virtual void countAnew() = 0;
    virtual void cancelCount() = 0;
    virtual void signIn(const SignInOptions &options) = 0;
    virtual void pasteAddress(const QString &address) = 0;
    virtual void cancelSignIn() = 0;
    virtual void signOut(const QString &connectionId) = 0;
    /// Looks at everything that must be right before Sluice can work; readinessFound() brings the list.
    virtual void checkReadiness() = 0;

    virtual QString currentPerson() const = 0; ///< E-mail.
    virtual void setCurrentPerson(const QString &email) = 0;
    virtual Instant now() const = 0;

Q_SIGNALS:
    void progress(const sluice::ui::Progress &progress);
    /// Names of what may read differently now: "requests", "exceptions", "approvals", "invoices", "figures",
    /// "connections", "journal", "people".
    void changed(const QStringList &what);
    /// `summary` is one translated sentence; `error` is null when all went well.
    void cycleFinished(const QString &summary, const std::optional<sluice::Error> &error);
    /// `error` is null when every company was counted; Cancelled when somebody stopped it.
    void censusFinished(const std::optional<sluice::Error> &error);
    void signInChanged(const sluice::ui::SignInState &state);
    /// The connection stays, or what was said of it could not be kept.
    void signOutRefused(const QString &connectionId, const sluice::Error &error);
    void readinessFound(const std::vector<sluice::desk::ReadinessRow> &rows);
    void currentPersonChanged(const QString &email);

protected:
    using Delivery = std::function<void()>;
    struct Question {
        std::function<Delivery(desk::Reader &)> run;
        QPointer<QObject> context;
    };
    struct Order {
        std::function<Delivery(desk::Orders &)> run;
        QPointer<QObject> context;
    };

    /// Called on the UI thread; runs the job wherever it belongs and hands the result to `deliver`.
    virtual void runQuestion(Question question) = 0;
    virtual void runOrder(Order order) = 0;

    /// May be called on any thread: performs the delivery on this object's thread if the context still lives then.
    void deliver(QPointer<QObject> context, Delivery delivery);

private:
    int m_pending = 0; ///< Raised when asked, lowered by the delivery, both on the UI thread.
};

} // namespace sluice::ui
