#include "sandbox/salesforce/SoqlRunner.h"

#include <algorithm>
#include <limits>

namespace sluice::sandbox::salesforce::soql {

namespace {

/// Bounds that every matching row keeps; they may let others pass, which the test then refuses.
struct Bounds {
    std::optional<Cell> low {};
    std::optional<Cell> high {};

    void narrow(const Bounds &other, Qt::CaseSensitivity sensitivity)
    {
        if (other.low && (!low || compareCells(*low, *other.low, sensitivity) < 0))
            low = other.low;
        if (other.high && (!high || compareCells(*other.high, *high, sensitivity) < 0))
            high = other.high;
    }
    void widen(const Bounds &other, Qt::CaseSensitivity sensitivity)
    {
        if (!other.low || (low && compareCells(*other.low, *low, sensitivity) < 0))
            low = other.low;
        if (!other.high || (high && compareCells(*high, *other.high, sensitivity) < 0))
            high = other.high;
    }
};

Bounds boundsOfCompare(const Test &test, int field)
{
    if (!test.path.isOwn(field) || test.values.size() != 1 || isNull(test.values.front()))
        return {};
    const Cell &value = test.values.front();
    switch (test.op) {
    case Operator::Equal: return { value, value };
    case Operator::Less:
    case Operator::LessOrEqual: return { {}, value };
    case Operator::Greater:
    case Operator::GreaterOrEqual: return { value, {} };
    case Operator::NotEqual:
    case Operator::Like:
    case Operator::In:
    case Operator::NotIn: return {};
    }
    return {};
}

Bounds boundsOf(const Test &test, int field)
{
    if (test.kind == Condition::Kind::Compare)
        return boundsOfCompare(test, field);
    if (test.kind == Condition::Kind::Not)
        return {};
    Bounds bounds = boundsOf(test.parts.front(), field);
    for (std::size_t i = 1; i < test.parts.size(); ++i) {
        const Bounds part = boundsOf(test.parts[i], field);
        if (test.kind == Condition::Kind::And)
            bounds.narrow(part, Qt::CaseSensitive);
        else
            bounds.widen(part, Qt::CaseSensitive);
    }
    return bounds;
}

/// Whether an equality on this field is answered by an index.
bool isKey(const Test &test)
{
    if (test.kind != Condition::Kind::Compare || !test.path.references.empty() || test.nullAmongValues)
        return false;
    if (test.op != Operator::Equal && test.op != Operator::In)
        return false;
    const Field &field = test.path.definition();
    return field.type == FieldType::Id || field.type == FieldType::Reference || field.externalId || field.unique
        || field.name == QStringLiteral("Sluice_Task_Key__c") || field.name == QStringLiteral("Username");
}

const Test *keyTest(const Test &test)
{
    if (isKey(test))
        return &test;
    if (test.kind != Condition::Kind::And)
        return nullptr;
    for (const Test &part : test.parts) {
        if (isKey(part))
            return &part;
    }
    return nullptr;
}

bool isAscending(const Plan &plan, std::size_t at, int field)
{
    return at < plan.order.size() && plan.order[at].path.isOwn(field) && !plan.order[at].descending;
}

/// Whether walking the stamps, or the ids, gives the order asked for.
bool ordersByStamp(const Plan &plan)
{
    return isAscending(plan, 0, StampField) && (plan.order.size() == 1 || isAscending(plan, 1, IdField));
}

bool ordersById(const Plan &plan) { return plan.order.empty() || isAscending(plan, 0, IdField); }

std::size_t neededRows(const Plan &plan)
{
    return plan.limit ? static_cast<std::size_t>(plan.offset + *plan.limit) : std::numeric_limits<std::size_t>::max();
}

} // namespace

const Cell &Path::of(const Store &store, const Row &row) const
{
    static const Cell none;
    const Row *at = &row;
    const SObject *expected = nullptr;
    for (std::size_t i = 0; i < references.size(); ++i) {
        const QString &id = textOf(at->at(references[i]));
        at = id.isEmpty() ? nullptr : store.find(id);
        if (!at)
            return none;
        expected = Schema::instance().byPrefix(id);
        if (expected != objects[i] && i + 1 < references.size())
            return none;
    }
    if (!expected || expected == object)
        return at->at(field);
    const int elsewhere = expected->indexOf(definition().name); // `What` may be an account or a deal.
    return elsewhere < 0 ? none : at->at(elsewhere);
}

bool Test::holds(const Store &store, const Row &row) const
{
    const auto partHolds = [&](const Test &part) { return part.holds(store, row); };
    switch (kind) {
    case Condition::Kind::And: return std::all_of(parts.begin(), parts.end(), partHolds);
    case Condition::Kind::Or: return std::any_of(parts.begin(), parts.end(), partHolds);
    case Condition::Kind::Not: return !partHolds(parts.front());
    case Condition::Kind::Compare: break;
    }
    const Cell &cell = path.of(store, row);
    if (op == Operator::In || op == Operator::NotIn) {
        bool among = isNull(cell) ? nullAmongValues : false;
        if (const QString *text = std::get_if<QString>(&cell))
            among = keys.contains(sensitivity == Qt::CaseSensitive ? *text : text->toCaseFolded());
        else if (!isNull(cell))
            among = std::any_of(values.begin(), values.end(),
                [&](const Cell &value) { return compareCells(cell, value) == 0; });
        return among == (op == Operator::In);
    }
    if (op == Operator::Like)
        return pattern.match(textOf(cell)).hasMatch();
    const Cell &value = values.front();
    if (op == Operator::Equal || op == Operator::NotEqual)
        return (compareCells(cell, value, sensitivity) == 0) == (op == Operator::Equal);
    if (isNull(cell) || isNull(value))
        return false;
    const int order = compareCells(cell, value, sensitivity);
    switch (op) {
    case Operator::Less: return order < 0;
    case Operator::LessOrEqual: return order <= 0;
    case Operator::Greater: return order > 0;
    default: return order >= 0;
    }
}

bool Runner::admits(const Plan &plan, const Row &row) const
{
    return (plan.deletedToo || !row.isDeleted()) && (!plan.test || plan.test->holds(m_store, row));
}

std::optional<std::vector<const Row *>> Runner::byKey(const Plan &plan) const
{
    const Test *key = plan.test ? keyTest(*plan.test) : nullptr;
    if (!key)
        return {};
    const Table &table = m_store.table(*plan.object);
    std::vector<const Row *> found;
    for (const Cell &value : key->values) {
        if (key->path.field == IdField) {
            if (const Row *row = table.find(textOf(value)))
                found.push_back(row);
        } else {
            const std::vector<const Row *> &some = table.matching(key->path.field, textOf(value));
            found.insert(found.end(), some.begin(), some.end());
        }
    }
    std::sort(found.begin(), found.end(), [](const Row *a, const Row *b) { return a->id() < b->id(); });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase_if(found, [&](const Row *row) { return !admits(plan, *row); });
    return found;
}

std::vector<const Row *> Runner::byScan(const Plan &plan, bool &sorted) const
{
    const Table &table = m_store.table(*plan.object);
    const Bounds stamps = plan.test ? boundsOf(*plan.test, StampField) : Bounds();
    std::vector<const Row *> found;
    if (stamps.low || stamps.high || ordersByStamp(plan)) {
        sorted = ordersByStamp(plan) || plan.order.empty();
        auto at = stamps.low ? table.byStamp().lower_bound(wholeOf(*stamps.low)) : table.byStamp().begin();
        for (; at != table.byStamp().end() && !(stamps.high && (*at)->stampMs() > wholeOf(*stamps.high)); ++at) {
            if (sorted && found.size() >= neededRows(plan))
                break;
            if (admits(plan, **at))
                found.push_back(*at);
        }
        return found;
    }
    sorted = ordersById(plan);
    const Bounds ids = plan.test ? boundsOf(*plan.test, IdField) : Bounds();
    auto at = ids.low ? table.byId().lower_bound(textOf(*ids.low)) : table.byId().begin();
    for (; at != table.byId().end() && !(ids.high && at->first > textOf(*ids.high)); ++at) {
        if (sorted && found.size() >= neededRows(plan))
            break;
        if (admits(plan, at->second))
            found.push_back(&at->second);
    }
    return found;
}

void Runner::sort(const Plan &plan, std::vector<const Row *> &rows) const
{
    std::sort(rows.begin(), rows.end(), [&](const Row *a, const Row *b) {
        for (const SortKey &key : plan.order) {
            const Cell &left = key.path.of(m_store, *a);
            const Cell &right = key.path.of(m_store, *b);
            if (isNull(left) != isNull(right))
                return isNull(left) != key.nullsLast;
            const FieldType type = key.path.definition().type;
            const int order = compareCells(left, right,
                type == FieldType::Id || type == FieldType::Reference ? Qt::CaseSensitive : Qt::CaseInsensitive);
            if (order != 0)
                return (order < 0) != key.descending;
        }
        return a->id() < b->id();
    });
}

void Runner::cutOut(const Plan &plan, std::vector<const Row *> &rows)
{
    const auto offset = std::min<std::size_t>(static_cast<std::size_t>(plan.offset), rows.size());
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(offset));
    if (plan.limit && rows.size() > static_cast<std::size_t>(*plan.limit))
        rows.resize(static_cast<std::size_t>(*plan.limit));
}

std::vector<const Row *> Runner::rows(const Plan &plan) const
{
    bool sorted = ordersById(plan);
    std::optional<std::vector<const Row *>> keyed = byKey(plan);
    std::vector<const Row *> found = keyed ? *std::move(keyed) : byScan(plan, sorted);
    if (!sorted)
        sort(plan, found);
    cutOut(plan, found);
    return found;
}

std::vector<const Row *> Runner::childRows(const Plan &plan, int reference, const QString &parentId) const
{
    std::vector<const Row *> found = m_store.table(*plan.object).matching(reference, parentId);
    std::erase_if(found, [&](const Row *row) { return !admits(plan, *row); });
    std::sort(found.begin(), found.end(), [](const Row *a, const Row *b) { return a->id() < b->id(); });
    if (!plan.order.empty())
        sort(plan, found);
    cutOut(plan, found);
    return found;
}

} // namespace sluice::sandbox::salesforce::soql
