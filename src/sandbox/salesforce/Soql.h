#pragma once

#include "sandbox/salesforce/ApiError.h"

#include <memory>
#include <optional>
#include <vector>

namespace sluice::sandbox::salesforce::soql {

/// A query as it was written, names not yet looked up.

enum class Operator { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Like, In, NotIn };

struct Literal {
    enum class Kind { Null, Boolean, Number, Text, Date, DateTime };
    Kind kind = Kind::Null;
    QString text; ///< Unescaped for Text; as written otherwise.
};

struct Select;

struct Condition {
    enum class Kind { And, Or, Not, Compare };
    Kind kind = Kind::Compare;
    std::vector<Condition> parts {}; ///< Of And, Or and Not.
    QString path {};                 ///< Of Compare: `Account.Name`.
    Operator op = Operator::Equal;
    std::vector<Literal> values {};
    std::shared_ptr<Select> semiJoin {}; ///< `IN (SELECT …)`.
};

struct Ordering {
    QString path;
    bool descending = false;
    bool nullsLast = false;
};

struct Item {
    QString path;
    std::shared_ptr<Select> children; ///< Set for a sub-query; `path` is empty then.
};

struct Select {
    bool count = false; ///< `SELECT COUNT()`.
    std::vector<Item> items {};
    QString from {};
    std::optional<Condition> where {};
    std::vector<Ordering> order {};
    std::optional<qint64> limit {};
    qint64 offset = 0;
};

/// Errors: MALFORMED_QUERY with an excerpt and a caret.
Outcome<Select> parse(const QString &text);

/// Only the part behind WHERE, for validation rules.
Outcome<Condition> parseCondition(const QString &text);

} // namespace sluice::sandbox::salesforce::soql
