#include "engine/LeftOutRound.h"

#include <algorithm>

namespace sluice::engine {

Result<int> LeftOutRound::run(books::Books &books)
{
    if (Result<void> kept = LeftOutSink({ books, m_parts.mirror, m_parts.database }).keepUnread(); !kept) // Of looks.
        return tl::unexpected(kept.error());
    const QString realm = books.realm().value;
    mirror::LeftOut leftOut(m_parts.database);
    const Result<std::vector<mirror::LeftOutRecord>> records = leftOut.of(realm);
    if (!records)
        return tl::unexpected(records.error());
    if (records->empty())
        return 0;
    const Result<bool> known = isKnown(realm);
    if (!known)
        return tl::unexpected(known.error());
    if (!*known)
        return 0; // Its name comes with the next pull; they wait so long.
    std::vector<books::UnreadRecord> unread;
    for (const mirror::LeftOutRecord &record : *records)
        unread.push_back({ record.object, record.id, record.why });
    const Result<int> opened = m_parts.watch.leftOut(realm, std::move(unread));
    if (!opened)
        return opened;
    if (Result<void> forgotten = leftOut.forget(realm, *records); !forgotten)
        return tl::unexpected(forgotten.error());
    return opened;
}

Result<bool> LeftOutRound::isKnown(const QString &realm) const
{
    const Result<std::vector<Company>> companies = m_parts.facts.companies();
    if (!companies)
        return tl::unexpected(companies.error());
    return std::ranges::any_of(*companies, [&](const Company &one) { return one.realm.value == realm; });
}

} // namespace sluice::engine
