#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QCoro/QCoroTask>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>

namespace sluice::net {

/// What the browser brought back.
struct Redirect {
    QString code;
    QString realm; ///< QuickBooks only.
};

/// Waits for the one redirect that answers one sign-in, whether it comes over the loopback or is pasted by
/// hand. A redirect with another state is turned away and the wait goes on: a stranger cannot end a sign-in.
class RedirectInbox {
public:
    explicit RedirectInbox(QByteArray state);
    RedirectInbox(const RedirectInbox &) = delete;
    RedirectInbox &operator=(const RedirectInbox &) = delete;
    ~RedirectInbox(); ///< Whoever waits gets Cancelled.

    /// Takes an address with `?code=…&state=…` or `?error=…&state=…`. Returns whether it was a good answer; a
    /// refusal by the person or the party ends the wait as well, with its own error.
    ///
    /// Errors: Rejected with code "wrong_state", "access_denied" or the party's own word; BadReply with code
    /// "no_code".
    Result<void> offer(const QUrl &address);

    /// Errors: those that end the wait (see offer()); Cancelled; Timeout with code "nothing_came_back", or
    /// "wrong_state" if something came that did not fit.
    QCoro::Task<Result<Redirect>> wait(std::chrono::milliseconds timeout);

    void cancel();

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace sluice::net
