#pragma once

#include "domain/Crm.h"

#include <vector>

namespace sluice {

/// A record of the CRM that a client was given and could not read. It is left out, and what it belongs to must not be billed
/// without it.
struct UnreadRow {
    QString object, id;
    DealId dealId {};       ///< Empty: of no deal, or of all deals of the account.
    AccountId accountId {};
    QString why {}; ///< Names the field, never its value.
};

/// They travel and are kept beside the cursors, one source a kind of record: a page with such a source says all that are left.
inline constexpr QLatin1String kUnreadPrefix("unread:");
QString unreadSource(const QString &object);
/// As the cursor of such a source; never empty.
QString unreadText(const std::vector<UnreadRow> &rows);
std::vector<UnreadRow> unreadIn(const QString &source, const QString &text);

} // namespace sluice
