#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QCoro/QCoroTask>
#include <QUrl>

namespace sluice::net {

/// What a data call needs from a connection: the bearer token and where to send the call.
struct Access {
    QByteArray token;
    QUrl instance; ///< Salesforce: base of every data call; may change with a refresh. Empty for QuickBooks.
};

/// Where the clients get their bearer token. The token keeper in the programs, a fixed token in tests.
class TokenSource {
public:
    TokenSource() = default;
    TokenSource(const TokenSource &) = delete;
    TokenSource &operator=(const TokenSource &) = delete;
    virtual ~TokenSource() = default;

    /// A token that is good as far as we know; refreshed first if it is about to end.
    ///
    /// Errors: SignInNeeded when only a person can help; Offline, Timeout, RateLimited, Storage when a
    /// refresh failed.
    virtual QCoro::Task<Result<Access>> access() = 0;

    /// A token to use instead of `refused`, which a data call was just refused with (401). Never the same
    /// call twice: a second refusal is final.
    virtual QCoro::Task<Result<Access>> accessAfterRefusal(QByteArray refused) = 0;
};

/// One token for ever: for tests and for tools that were given one.
class FixedToken final : public TokenSource {
public:
    explicit FixedToken(Access access)
        : m_access(std::move(access))
    {
    }
    QCoro::Task<Result<Access>> access() override
    {
        Access copy = m_access; // QCoro moves out of whatever is returned, members too.
        co_return copy;
    }
    QCoro::Task<Result<Access>> accessAfterRefusal(QByteArray) override
    {
        co_return fail(ErrorKind::SignInNeeded, QStringLiteral("the fixed token was refused"));
    }

private:
    Access m_access;
};

} // namespace sluice::net
