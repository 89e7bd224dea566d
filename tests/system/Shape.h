#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace sluice::testing {

/// What stands under a key that scripts rely on.
enum class Holds {
    Text,
    Filled,     ///< Text that is not empty.
    TextOrNull,
    Money,      ///< A decimal string.
    Currency,   ///< Three capital letters.
    Count,      ///< A whole number, zero or more.
    Number,
    Flag,
    Time,       ///< ISO 8601 in UTC.
    Day,        ///< A date, or empty.
    CrmId,      ///< The 18-character form, or empty.
    List,
    Object
};

struct Key {
    const char *name;
    Holds holds;
};
using Shape = std::vector<Key>;

/// Empty when `object` fits; else the first key that does not.
QString misfit(const QJsonObject &object, const Shape &shape);
/// The same for every row; rows there must be.
QString misfit(const QJsonArray &rows, const Shape &shape);

} // namespace sluice::testing
