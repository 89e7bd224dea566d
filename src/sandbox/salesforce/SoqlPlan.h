#pragma once

#include "sandbox/salesforce/Access.h"
#include "sandbox/salesforce/Soql.h"
#include "sandbox/salesforce/Store.h"

#include <QRegularExpression>
#include <QSet>

namespace sluice::sandbox::salesforce::soql {

/// A query with every name looked up and every literal turned into the type of its field.

/// From a row over its parents to a field.
struct Path {
    std::vector<int> references; ///< Ordinals, each in the object that the one before leads to.
    std::vector<const SObject *> objects; ///< Where each reference leads; the first of several for `What` and `Who`.
    const SObject *object = nullptr; ///< The one that has `field`.
    int field = -1;

    bool isOwn(int ordinal) const { return references.empty() && field == ordinal; }
    const Field &definition() const { return object->fields[static_cast<std::size_t>(field)]; }
    /// The value for this row; null if a parent is missing.
    const Cell &of(const Store &store, const Row &row) const;
};

/// A condition that can be asked of a row.
struct Test {
    Condition::Kind kind = Condition::Kind::Compare;
    std::vector<Test> parts {};
    Path path {};
    Operator op = Operator::Equal;
    Qt::CaseSensitivity sensitivity = Qt::CaseInsensitive;
    std::vector<Cell> values {};
    QSet<QString> keys {}; ///< Of IN over text: the values, folded unless they are ids.
    bool nullAmongValues = false;
    QRegularExpression pattern {}; ///< Of LIKE.

    bool holds(const Store &store, const Row &row) const;
};

struct Plan;

/// One member of a record in the answer.
struct Output {
    QByteArray key; ///< `"Name":`
    int field = -1; ///< A field of this record,
    int reference = -1; ///< or a parent with `members`,
    std::vector<Output> members {};
    std::shared_ptr<const Plan> children {}; ///< or its rows of another object,
    int childField = -1; ///< found by this reference of theirs.
};

struct SortKey {
    Path path;
    bool descending = false;
    bool nullsLast = false;
};

struct Plan {
    const SObject *object = nullptr;
    bool count = false;
    bool deletedToo = false;
    std::vector<Output> outputs {};
    std::optional<Test> test {};
    std::vector<SortKey> order {};
    std::optional<qint64> limit {};
    qint64 offset = 0;
};

/// Looks up names as one caller sees them.
class Planner {
public:
    Planner(const Store &store, const Access &access, const Caller &caller, const QString &text, bool deletedToo)
        : m_store(store)
        , m_access(access)
        , m_caller(caller)
        , m_text(text)
        , m_deletedToo(deletedToo)
    {
    }

    /// Errors: INVALID_TYPE, INVALID_FIELD, MALFORMED_QUERY, INVALID_QUERY_FILTER_OPERATOR.
    Outcome<Plan> plan(const Select &select) const;
    Outcome<Test> test(const SObject &object, const Condition &condition) const;

private:
    Outcome<Plan> planOf(const SObject &object, const Select &select) const;
    Outcome<Path> path(const SObject &object, const QString &written) const;
    Outcome<void> addOutput(const SObject &object, std::vector<Output> &outputs, const QStringList &segments,
        const QString &written) const;
    Outcome<Output> children(const SObject &object, const Select &select) const;
    Outcome<Cell> value(const Path &path, const Condition &condition, const Literal &literal) const;
    Outcome<void> fillSemiJoin(Test &test, const SObject &outer, const Select &select) const;
    Outcome<void> fillValues(Test &test, const Condition &condition) const;
    tl::unexpected<ApiError> refuseAt(QByteArray code, const QString &written, const QString &what) const;

    const Store &m_store;
    const Access &m_access;
    const Caller &m_caller;
    const QString &m_text;
    bool m_deletedToo;
};

} // namespace sluice::sandbox::salesforce::soql
