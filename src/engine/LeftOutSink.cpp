#include "engine/LeftOutSink.h"

namespace sluice::engine {

Result<void> LeftOutSink::page(Page page)
{
    if (Result<void> kept = keepUnread(); !kept)
        return kept;
    return m_parts.mirror.page(std::move(page));
}

Result<void> LeftOutSink::keepUnread()
{
    std::vector<mirror::LeftOutRecord> records;
    for (books::UnreadRecord &record : m_parts.books.takeUnread())
        records.push_back({ std::move(record.object), std::move(record.id), std::move(record.why) });
    return records.empty() ? Result<void>() : mirror::LeftOut(m_parts.database).keep(m_parts.books.realm().value, records);
}

} // namespace sluice::engine
