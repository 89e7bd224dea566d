#pragma once

#include "net/Http.h"

#include <string_view>

namespace sluice::salesforce {

/// What a reply of Salesforce means: nothing when it is good to use, else its error with the code that Salesforce gave.
/// Reads every shape that occurs: the array of data errors, the object of the token endpoint, plain text of the identity
/// service, and the HTML or nothing of the edge. Source: Salesforce sheet, sections 1.9, 2.4 and 2.5.
Result<void> judgeReply(const net::HttpResponse &response);

/// The error that a code stands for, for replies that carry codes per record (`statusCode`) or per sub-request.
Error errorOf(std::string_view code, std::string_view message, int status);

/// Codes of our own, beside those of Salesforce.
inline constexpr QLatin1String kAllowanceSpent("org_allowance"); ///< See Allowance.h.
inline constexpr QLatin1String kCurrencyUnknown("currency_unknown");

/// The org has no room left: nothing can be made in it, while what there is can be changed.
inline constexpr QLatin1String kStorageFull("STORAGE_LIMIT_EXCEEDED");

/// Whether a code says that this user or org may not use the API at all.
bool isApiClosed(const QString &code);

/// True when the same write may succeed in a moment because another one held the record.
/// A trigger that met the lock says so only inside its own message.
bool isRowLock(const Error &error);

/// Whether a write that was refused may succeed later though nobody does anything; otherwise an operator or the data must
/// change first. Source: Salesforce sheet, section 2.5, the classes R and Q against N.
bool mayPassByItself(const Error &error);

/// True when the org is not as it was described to us: a field or an object is gone or hidden, or the version is retired.
bool isOutdated(const Error &error);

/// Nobody answered in time. What became of the call is not known.
bool isSilence(const Error &error);

/// Whether the next call may well go better: Salesforce answered, and its trouble was with this one.
bool concernsOneCall(const Error &error);

} // namespace sluice::salesforce
