#pragma once

#include "net/Http.h"
#include "net/oauth/Tokens.h"

namespace sluice::net {

/// Who signed in, as Salesforce knows them.
struct Person {
    QString userId;
    QString orgId;
    QString email;
    QString name;
};

/// Asks Salesforce who the tokens belong to. `transport` must outlive the call.
///
/// Errors: Rejected with code "identity_refused" (Salesforce answers 403 as plain text), "no_email" or
/// "unverified_email": people are known by their e-mail here, so it must be theirs; BadReply with code "identity" if the
/// answer names no user; those of Transport.
QCoro::Task<Result<Person>> fetchPerson(Transport *transport, Tokens tokens);

} // namespace sluice::net
