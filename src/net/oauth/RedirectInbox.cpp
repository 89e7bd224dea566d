#include "net/oauth/RedirectInbox.h"

#include "net/WaitList.h"
#include "net/oauth/PartyWords.h"

#include <QTimer>
#include <QUrlQuery>

#include <optional>

namespace sluice::net {

namespace {

/// Takes as long for a wrong state as for a right one, so that its bytes cannot be found one by one.
bool equalInConstantTime(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a.at(i)) ^ static_cast<unsigned char>(b.at(i));
    return difference == 0;
}

tl::unexpected<Error> failure(ErrorKind kind, const QString &code, const QString &detail)
{
    return tl::unexpected(Error { kind, detail, {}, code, {} });
}

/// Decoded once: the codes of Salesforce end in `%3D%3D`.
QString parameter(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

Result<Redirect> read(const QUrlQuery &query)
{
    if (const QString error = parameter(query, QStringLiteral("error")); !error.isEmpty()) {
        QString description = parameter(query, QStringLiteral("error_description"));
        description.replace(QLatin1Char('+'), QLatin1Char(' '));
        return failure(ErrorKind::Rejected, saidBy(error), saidBy(description.isEmpty() ? error : description));
    }
    Redirect redirect { parameter(query, QStringLiteral("code")),
        parameter(query, QStringLiteral("realmId")) };
    if (redirect.code.isEmpty())
        return failure(
            ErrorKind::BadReply, QStringLiteral("no_code"), QStringLiteral("the address holds no code"));
    return redirect;
}

} // namespace

struct RedirectInbox::State {
    QByteArray expected;
    std::optional<Result<Redirect>> outcome;
    bool strangerCame = false;
    WaitList waiting;
    QTimer timer;

    /// The first answer stands; whoever waits is not resumed yet.
    void settle(Result<Redirect> result)
    {
        if (outcome)
            return;
        outcome = std::move(result);
        timer.stop();
    }
};

RedirectInbox::RedirectInbox(QByteArray state)
    : m_state(std::make_shared<State>())
{
    m_state->expected = std::move(state);
    m_state->timer.setSingleShot(true);
}

RedirectInbox::~RedirectInbox() { cancel(); }

Result<void> RedirectInbox::offer(const QUrl &address)
{
    const std::shared_ptr<State> state = m_state;
    const QUrlQuery query(address);
    if (!equalInConstantTime(parameter(query, QStringLiteral("state")).toUtf8(), state->expected)) {
        state->strangerCame = true;
        return failure(ErrorKind::Rejected, QStringLiteral("wrong_state"),
            QStringLiteral("the answer does not belong to this sign-in"));
    }
    Result<Redirect> redirect = read(query);
    if (!redirect && redirect.error().kind == ErrorKind::BadReply)
        return tl::unexpected(redirect.error()); // Cut off while copying: a second try is welcome.
    Result<void> verdict;
    if (!redirect)
        verdict = tl::unexpected(redirect.error());
    state->settle(std::move(redirect));
    // From the event loop: whoever offers is still busy answering the browser.
    QTimer::singleShot(0, &state->timer, [state] { state->waiting.resumeAll(); });
    return verdict;
}

QCoro::Task<Result<Redirect>> RedirectInbox::wait(std::chrono::milliseconds timeout)
{
    const std::shared_ptr<State> state = m_state; // The inbox may go away meanwhile.
    if (!state->outcome) {
        QObject::connect(
            &state->timer, &QTimer::timeout, &state->timer, [weak = std::weak_ptr<State>(state)] {
                if (const std::shared_ptr<State> alive = weak.lock()) {
                    alive->settle(alive->strangerCame
                            ? failure(ErrorKind::Timeout, QStringLiteral("wrong_state"),
                                QStringLiteral("only answers that belong to another sign-in came back"))
                            : failure(ErrorKind::Timeout, QStringLiteral("nothing_came_back"),
                                QStringLiteral("the browser brought no answer")));
                    alive->waiting.resumeAll();
                }
            });
        state->timer.start(timeout);
        co_await state->waiting.wait();
    }
    Result<Redirect> outcome = *state->outcome;
    co_return outcome;
}

void RedirectInbox::cancel()
{
    const std::shared_ptr<State> state = m_state;
    state->settle(failure(
        ErrorKind::Cancelled, QStringLiteral("cancelled"), QStringLiteral("the sign-in was cancelled")));
    state->waiting.resumeAll();
}

} // namespace sluice::net
