#include "sandbox/salesforce/Table.h"

#include <algorithm>

namespace sluice::sandbox::salesforce {

namespace {

/// Ids and references compare as they stand; other text without regard to case.
QString keyOf(const Field &field, const QString &text)
{
    return field.type == FieldType::Reference || field.type == FieldType::Id ? text : text.toCaseFolded();
}

} // namespace

bool Table::StampOrder::operator()(const Row *a, const Row *b) const
{
    const qint64 left = a->stampMs();
    const qint64 right = b->stampMs();
    return left != right ? left < right : a->id() < b->id();
}

const Row *Table::find(const QString &id) const
{
    const auto found = m_rows.find(id);
    return found == m_rows.end() ? nullptr : &found->second;
}

const std::vector<const Row *> &Table::matching(int field, const QString &key) const
{
    static const std::vector<const Row *> none;
    auto index = m_indexes.find(field);
    if (index == m_indexes.end()) {
        index = m_indexes.emplace(field, Index()).first;
        for (const auto &[id, row] : m_rows)
            addTo(index->second, field, row);
    }
    const auto found = index->second.constFind(keyOf(m_object.fields[static_cast<std::size_t>(field)], key));
    return found == index->second.constEnd() ? none : *found;
}

void Table::write(Row row)
{
    const QString id = row.id();
    const auto found = m_rows.find(id);
    if (found == m_rows.end()) {
        const Row &stored = m_rows.emplace(id, std::move(row)).first->second;
        m_stamps.insert(&stored);
        for (auto &[field, index] : m_indexes)
            addTo(index, field, stored);
        return;
    }
    Row &stored = found->second;
    m_stamps.erase(&stored);
    for (auto &[field, index] : m_indexes) {
        if (stored.at(field) != row.at(field))
            removeFrom(index, keyOf(m_object.fields[static_cast<std::size_t>(field)], textOf(stored.at(field))), stored);
    }
    std::swap(stored.cells, row.cells);
    m_stamps.insert(&stored);
    for (auto &[field, index] : m_indexes) {
        if (stored.at(field) != row.at(field))
            addTo(index, field, stored);
    }
}

void Table::erase(const QString &id)
{
    const auto found = m_rows.find(id);
    if (found == m_rows.end())
        return;
    const Row &stored = found->second;
    m_stamps.erase(&stored);
    for (auto &[field, index] : m_indexes)
        removeFrom(index, keyOf(m_object.fields[static_cast<std::size_t>(field)], textOf(stored.at(field))), stored);
    m_rows.erase(found);
}

void Table::addTo(Index &index, int field, const Row &row) const
{
    if (!isNull(row.at(field)))
        index[keyOf(m_object.fields[static_cast<std::size_t>(field)], textOf(row.at(field)))].push_back(&row);
}

void Table::removeFrom(Index &index, const QString &key, const Row &row)
{
    const auto bucket = index.find(key);
    if (bucket == index.end())
        return;
    std::erase(*bucket, &row);
    if (bucket->empty())
        index.erase(bucket);
}

} // namespace sluice::sandbox::salesforce
