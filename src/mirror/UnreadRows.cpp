#include "mirror/UnreadRows.h"

#include "mirror/Rows.h"

namespace sluice::mirror {

namespace {

constexpr const char *kUnread = "SELECT source, value FROM cursor WHERE source LIKE 'unread:%' ORDER BY source";

} // namespace

Result<std::vector<UnreadRow>> unreadRows(Database &database)
{
    std::vector<UnreadRow> rows;
    const Result<void> read = forEachRow(database, kUnread, {}, [&rows](Statement &row) -> Result<void> {
        const QString source = row.text();
        const std::vector<UnreadRow> some = unreadIn(source, row.text());
        rows.insert(rows.end(), some.begin(), some.end());
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return rows;
}

} // namespace sluice::mirror
