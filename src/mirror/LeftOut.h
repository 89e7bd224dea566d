#pragma once

#include "core/Result.h"

#include <QString>

#include <vector>

namespace sluice::mirror {

class Database;

/// A record that could not be read and lies in no table of records.
struct LeftOutRecord {
    QString object, id;
    QString why; ///< Names the field, never its value.
};

/// The records of the books that reads had to leave out, until people were told of them. Errors of everything: Storage.
class LeftOut {
public:
    explicit LeftOut(Database &database)
        : m_database(database)
    {
    }

    /// By object and id.
    Result<std::vector<LeftOutRecord>> of(const QString &realm) const;
    /// All of them or none; why counts as it was said last.
    Result<void> keep(const QString &realm, const std::vector<LeftOutRecord> &records);
    /// People know of these.
    Result<void> forget(const QString &realm, const std::vector<LeftOutRecord> &records);

private:
    Database &m_database;
};

} // namespace sluice::mirror
