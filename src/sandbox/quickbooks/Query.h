#pragma once

#include "sandbox/quickbooks/ApiFault.h"
#include "sandbox/quickbooks/Entity.h"

#include <QStringList>

namespace sluice::sandbox::quickbooks {

enum class Comparison { Equal, Less, Greater, LessOrEqual, GreaterOrEqual, In, Like };

struct Condition {
    QString property; ///< Dotted path as it stands in the record.
    Comparison comparison = Comparison::Equal;
    QStringList values;
};

struct Ordering {
    QString property;
    bool descending = false;
};

/// One statement of the query language, checked against the schema.
struct Query {
    const Entity *entity = nullptr;
    bool countOnly = false;
    QStringList fields; ///< Empty: all.
    QList<Condition> conditions;
    QList<Ordering> orderings;
    qint64 startPosition = 1;
    qint64 maxResults = 100;
    bool limited = false; ///< MAXRESULTS was written.
};

} // namespace sluice::sandbox::quickbooks
