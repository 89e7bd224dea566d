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

Value Row::prepared(const Value &version) const
{
    if (&version != &record)
        return version;
    if (text.isEmpty())
        text = record.toJson();
    return Value::prepared(text);
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
        row.text.clear();
        row.record = std::move(record);
        row.updated = updated;
        row.created = created;
        row.deleted = false;
        return;
    }
    const double number = id.toDouble();
    m_inOrderOfIds = m_inOrderOfIds && number > m_lastId;
    m_lastId = number;
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
    row.text.clear();
    row.record = Value();
    row.updated = at;
    row.deleted = true;
}

void Table::patch(const QString &id, const QString &member, Value value)
{
    const auto found = m_index.constFind(id);
    if (found == m_index.cend() || m_rows[*found].deleted)
        return;
    m_rows[*found].text.clear();
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
