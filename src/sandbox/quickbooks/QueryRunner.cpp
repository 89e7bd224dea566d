#include "sandbox/quickbooks/QueryRunner.h"

#include "sandbox/quickbooks/QueryParser.h"
#include "sandbox/quickbooks/Realm.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

enum class Sort { Text, Number, Moment };

Sort sortOf(const QString &property)
{
    if (property.startsWith("MetaData."_L1))
        return Sort::Moment;
    static const QStringList numbers { u"Id"_s, u"TotalAmt"_s, u"Balance"_s, u"BalanceWithJobs"_s };
    return numbers.contains(property) ? Sort::Number : Sort::Text;
}

/// What a record says under a property, as text: ids of references, addresses of mail members.
QString textOf(const Value &record, const QString &property)
{
    const Value &value = property.contains(u'.') ? record.at(property) : record[property];
    if (value.isObject())
        return value.has(u"value") ? value[u"value"].toString() : value[u"Address"].toString();
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    return value.toString();
}

/// MetaData shows whole seconds, and that is what filters compare with.
std::int64_t seconds(std::int64_t ms) { return ms / 1000; }

/// `%` stands for anything; everything else for itself, without regard to case.
bool like(QStringView text, QStringView pattern)
{
    qsizetype t = 0;
    qsizetype p = 0;
    qsizetype star = -1;
    qsizetype mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'%') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && pattern[p].toCaseFolded() == text[t].toCaseFolded()) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'%')
        ++p;
    return p == pattern.size();
}

bool holds(Comparison comparison, int order)
{
    switch (comparison) {
    case Comparison::Equal:
    case Comparison::In:
    case Comparison::Like:
        return order == 0;
    case Comparison::Less:
        return order < 0;
    case Comparison::Greater:
        return order > 0;
    case Comparison::LessOrEqual:
        return order <= 0;
    case Comparison::GreaterOrEqual:
        return order >= 0;
    }
    return false;
}

template <class T> int compare(const T &left, const T &right)
{
    return left < right ? -1 : right < left ? 1 : 0;
}

} // namespace

struct QueryRunner::Test {
    QString property;
    Comparison comparison;
    Sort sort;
    QStringList texts;
    QList<double> numbers;
    QList<std::int64_t> moments;

    /// Whether it says itself which records are meant, so that nothing need be searched.
    bool namesRecords() const
    {
        return property == "Id"_L1 && (comparison == Comparison::Equal || comparison == Comparison::In);
    }
    bool matches(const Hit &hit) const
    {
        if (sort == Sort::Moment) {
            const std::int64_t at = seconds(toMs(hit.moment(property)));
            return std::any_of(moments.cbegin(), moments.cend(),
                [&](std::int64_t moment) { return holds(comparison, compare(at, moment)); });
        }
        const QString text = textOf(*hit.record, property);
        if (comparison == Comparison::Like)
            return like(text, texts[0]);
        if (sort == Sort::Number) {
            const double number = text.toDouble();
            return !text.isEmpty() && std::any_of(numbers.cbegin(), numbers.cend(), [&](double value) {
                return holds(comparison, compare(number, value));
            });
        }
        // Text is compared without regard to case (the real collation is undocumented).
        return std::any_of(texts.cbegin(), texts.cend(), [&](const QString &value) {
            return holds(comparison, text.compare(value, Qt::CaseInsensitive));
        });
    }
};

Checked<Value> QueryRunner::run(const QString &statement) const
{
    const Checked<Query> query = QueryParser(statement).parse();
    if (!query)
        return refuse(query.error());
    return run(*query);
}

Checked<Value> QueryRunner::run(const Query &query) const
{
    const Checked<QList<Test>> tests = prepare(query);
    if (!tests)
        return refuse(tests.error());
    const auto first = static_cast<std::size_t>(query.startPosition - 1);
    const auto wanted = static_cast<std::size_t>(query.maxResults);
    const bool inOrder = !query.countOnly && scansInOrder(query, *tests);
    // One beyond the page tells whether it holds everything.
    std::vector<Hit> hits = matches(query, *tests, inOrder ? first + wanted + 1 : SIZE_MAX);
    if (query.countOnly)
        return Value::object({ { u"totalCount"_s, static_cast<qint64>(hits.size()) } });
    if (first >= hits.size())
        return Value::object();
    if (!inOrder)
        sort(hits, query);
    Value::Array page;
    for (std::size_t i = first; i < std::min(hits.size(), first + wanted); ++i) {
        const Hit &hit = hits[i];
        page.append(query.fields.isEmpty() ? hit.row->prepared(*hit.record) : projected(*hit.record, query.fields));
    }
    Value response = Value::object({ { query.entity->name, Value(page) },
        { u"startPosition"_s, query.startPosition }, { u"maxResults"_s, static_cast<qint64>(page.size()) } });
    // Only seen on first pages that hold everything; nothing to page by.
    if (first == 0 && static_cast<std::size_t>(page.size()) == hits.size())
        response.set(u"totalCount"_s, static_cast<qint64>(hits.size()));
    return response;
}

Checked<QList<QueryRunner::Test>> QueryRunner::prepare(const Query &query) const
{
    QList<Test> tests;
    for (const Condition &condition : query.conditions) {
        Test test { condition.property, condition.comparison, sortOf(condition.property), condition.values,
            {}, {} };
        for (const QString &value : condition.values) {
            if (test.sort == Sort::Moment) {
                std::optional<Instant> moment = parseInstant(QStringView(value));
                if (!moment)
                    moment = parseInstant(QStringView(value + "T00:00:00Z"_L1));
                if (!moment)
                    return refuse(ApiFault::queryInvalid(u"Invalid date-time value: %1"_s.arg(value)));
                test.moments.append(seconds(toMs(*moment)));
            } else if (test.sort == Sort::Number && test.comparison != Comparison::Like) {
                bool ok = false;
                test.numbers.append(value.toDouble(&ok));
                if (!ok)
                    return refuse(ApiFault::queryInvalid(u"Invalid number value: %1"_s.arg(value)));
            } else if (condition.property.endsWith("Date"_L1) && !parseDate(value.toStdString())) {
                return refuse(ApiFault::queryInvalid(u"Invalid date value: %1"_s.arg(value)));
            }
        }
        tests.append(std::move(test));
    }
    return tests;
}

/// Pages by id, which is how everything is read, need no sorting and nothing beyond their end.
bool QueryRunner::scansInOrder(const Query &query, const QList<Test> &tests) const
{
    const bool byId = query.orderings.size() == 1 && query.orderings[0].property == "Id"_L1
        && !query.orderings[0].descending;
    return byId && m_realm.table(*query.entity).isInOrderOfIds()
        && std::none_of(tests.cbegin(), tests.cend(), [](const Test &test) { return test.namesRecords(); });
}

std::vector<QueryRunner::Hit> QueryRunner::matches(
    const Query &query, const QList<Test> &tests, std::size_t limit) const
{
    const bool asksActive = std::any_of(
        tests.cbegin(), tests.cend(), [](const Test &test) { return test.property == "Active"_L1; });
    const bool hideInactive = query.entity->hasActive && !asksActive;
    const Instant seen = m_now - m_realm.indexLag();
    std::vector<Hit> hits;
    const auto consider = [&](const Row &row) {
        const Seen version = row.seenAt(seen);
        if (version.record->isNull() || (hideInactive && !(*version.record)[u"Active"].toBool(true)))
            return;
        Hit hit { &row, version.record, static_cast<qsizetype>(hits.size()), row.created, version.updated };
        if (std::all_of(tests.cbegin(), tests.cend(), [&hit](const Test &test) { return test.matches(hit); }))
            hits.push_back(std::move(hit));
    };
    const Table &table = m_realm.table(*query.entity);
    // By id there is nothing to search.
    for (const Test &test : tests) {
        if (!test.namesRecords())
            continue;
        for (const QString &id : test.texts) {
            if (const Row *row = table.find(id))
                consider(*row);
        }
        return hits;
    }
    for (const Row &row : table.rows()) {
        if (hits.size() >= limit)
            break;
        consider(row);
    }
    return hits;
}

QueryRunner::Key QueryRunner::keyOf(const Hit &hit, const QString &property)
{
    switch (sortOf(property)) {
    case Sort::Moment:
        return std::int64_t(toMs(hit.moment(property)));
    case Sort::Number:
        return textOf(*hit.record, property).toDouble();
    case Sort::Text:
        break;
    }
    return textOf(*hit.record, property).toCaseFolded();
}

void QueryRunner::sort(std::vector<Hit> &hits, const Query &query)
{
    if (query.orderings.isEmpty()) {
        std::reverse(hits.begin(), hits.end()); // Newest first, as recorded pages without an order show.
        return;
    }
    for (Hit &hit : hits) {
        for (const Ordering &ordering : query.orderings)
            hit.keys.push_back(keyOf(hit, ordering.property));
    }
    std::sort(hits.begin(), hits.end(), [&query](const Hit &left, const Hit &right) {
        for (std::size_t i = 0; i < left.keys.size(); ++i) {
            if (const int order = compare(left.keys[i], right.keys[i]); order != 0)
                return query.orderings[static_cast<qsizetype>(i)].descending ? order > 0 : order < 0;
        }
        return left.position < right.position;
    });
}

Value QueryRunner::projected(const Value &record, const QStringList &fields)
{
    Value result
        = Value::object({ { u"domain"_s, u"QBO"_s }, { u"sparse"_s, true }, { u"Id"_s, record[u"Id"] } });
    for (const QString &field : fields) {
        const QString head = field.section(u'.', 0, 0);
        if (record.has(head))
            result.set(head, record[head]);
    }
    return result;
}

} // namespace sluice::sandbox::quickbooks
