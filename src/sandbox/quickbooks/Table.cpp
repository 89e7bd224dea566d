#include "sandbox/quickbooks/Table.h"

namespace sluice::sandbox::quickbooks {

Seen Row::seenAt(Instant until) const
{
    for (const Past &state : past) {
        if (state.until > until)
            return { &state.version.record, state.version.updated, state.version.deleted };
    }
    return { &record, updated, deleted };
}

const Row *Table::find(const QString &id) const
{
    const auto found = m_index.constFind(id);
    return found == m_index.cend() ? nullptr : &m_rows[*found];
}

void Table::store(const QString &id, Value record, Instant updated, Instant created, Instant written,
    std::chrono::milliseconds lag)
{
    const auto found = m_index.constFind(id);
    if (found != m_index.cend()) {
        Row &row = m_rows[*found];
        remember(row, written, lag);
        row.record = std::move(record);
        row.updated = updated;
        row.created = created;
        row.deleted = false;
        return;
    }
    m_index.insert(id, m_rows.size());
    Row row { id, std::move(record), updated, created };
    if (lag.count() > 0)
        row.past.append({ written, {} });
    m_rows.append(std::move(row));
}

void Table::markDeleted(const QString &id, Instant at, std::chrono::milliseconds lag)
{
    const auto found = m_index.constFind(id);
    if (found == m_index.cend())
        return;
    Row &row = m_rows[*found];
    remember(row, at, lag);
    row.record = Value();
    row.updated = at;
    row.deleted = true;
}

void Table::patch(const QString &id, const QString &member, Value value)
{
    const auto found = m_index.constFind(id);
    if (found == m_index.cend() || m_rows[*found].deleted)
        return;
    m_rows[*found].record.set(member, std::move(value));
}

void Table::remember(Row &row, Instant written, std::chrono::milliseconds lag)
{
    while (!row.past.isEmpty() && row.past.first().until <= written - lag)
        row.past.removeFirst();
    if (lag.count() > 0)
        row.past.append({ written, { row.record, row.updated, row.deleted } });
}

} // namespace sluice::sandbox::quickbooks
