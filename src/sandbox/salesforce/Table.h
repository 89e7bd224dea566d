#pragma once

#include "sandbox/salesforce/Cell.h"

#include <QHash>
#include <QString>

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace sluice::sandbox::salesforce {

/// One record: a cell for every field of its object, in the order of the schema.
struct Row {
    std::vector<Cell> cells;

    const Cell &at(int field) const { return cells[static_cast<std::size_t>(field)]; }
    Cell &at(int field) { return cells[static_cast<std::size_t>(field)]; }
    const QString &id() const { return textOf(at(IdField)); }
    bool isDeleted() const { return flagOf(at(IsDeletedField)); }
    qint64 stampMs() const { return wholeOf(at(StampField)); }
};

/// The records of one object, by id and by SystemModstamp; by other fields once somebody asks. A row's address stays the
/// same until it is erased. Deleted rows stay, marked, until they are purged.
class Table {
public:
    explicit Table(const SObject &object)
        : m_object(object)
    {
    }
    Table(const Table &) = delete;
    Table &operator=(const Table &) = delete;

    struct StampOrder {
        bool operator()(const Row *a, const Row *b) const;
        using is_transparent = void;
        bool operator()(const Row *a, qint64 ms) const { return a->stampMs() < ms; }
        bool operator()(qint64 ms, const Row *b) const { return ms < b->stampMs(); }
    };
    using ById = std::map<QString, Row>;
    using ByStamp = std::set<const Row *, StampOrder>;

    const SObject &object() const { return m_object; }
    const ById &byId() const { return m_rows; }
    const ByStamp &byStamp() const { return m_stamps; }
    const Row *find(const QString &id) const;

    /// Rows, deleted ones included, whose text in `field` equals `key` without regard to case.
    const std::vector<const Row *> &matching(int field, const QString &key) const;

    void write(Row row); ///< Inserts or replaces by Id.
    void erase(const QString &id);

private:
    using Index = QHash<QString, std::vector<const Row *>>;
    void addTo(Index &index, int field, const Row &row) const;
    static void removeFrom(Index &index, const QString &key, const Row &row);

    const SObject &m_object;
    ById m_rows;
    ByStamp m_stamps;
    mutable std::unordered_map<int, Index> m_indexes; ///< Built by the first question.
};

} // namespace sluice::sandbox::salesforce
