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
    QList<Hit> hits = matches(query, *tests);
    if (query.countOnly)
        return Value::object({ { u"totalCount"_s, static_cast<qint64>(hits.size()) } });
    if (query.startPosition > hits.size())
        return Value::object();
    sort(hits, query);
    Value::Array page;
    const qsizetype end = std::min<qsizetype>(hits.size(), query.startPosition - 1 + query.maxResults);
    for (qsizetype i = query.startPosition - 1; i < end; ++i)
        page.append(query.fields.isEmpty() ? *hits[i].record : projected(*hits[i].record, query.fields));
    Value response = Value::object({ { query.entity->name, Value(page) },
        { u"startPosition"_s, query.startPosition }, { u"maxResults"_s, static_cast<qint64>(page.size()) } });
    // Only seen on first pages that hold everything; nothing to page by.
    if (query.startPosition == 1 && page.size() == hits.size())
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

QList<QueryRunner::Hit> QueryRunner::matches(const Query &query, const QList<Test> &tests) const
{
    const bool asksActive = std::any_of(
        tests.cbegin(), tests.cend(), [](const Test &test) { return test.property == "Active"_L1; });
    const bool hideInactive = query.entity->hasActive && !asksActive;
    const Instant seen = m_now - m_realm.indexLag();
    QList<Hit> hits;
    const auto consider = [&](const Row &row) {
        const Seen version = row.seenAt(seen);
        if (version.record->isNull() || (hideInactive && !(*version.record)[u"Active"].toBool(true)))
            return;
        const Hit hit { version.record, hits.size(), row.created, version.updated };
        if (std::all_of(tests.cbegin(), tests.cend(), [&hit](const Test &test) { return test.matches(hit); }))
            hits.append(hit);
    };
    const Table &table = m_realm.table(*query.entity);
    // By id there is nothing to search.
    for (const Test &test : tests) {
        if (test.property != "Id"_L1
            || (test.comparison != Comparison::Equal && test.comparison != Comparison::In))
            continue;
        for (const QString &id : test.texts) {
            if (const Row *row = table.find(id))
                consider(*row);
        }
        return hits;
    }
    for (const Row &row : table.rows())
        consider(row);
    return hits;
}

void QueryRunner::sort(QList<Hit> &hits, const Query &query)
{
    const auto before = [&query](const Hit &left, const Hit &right) {
        for (const Ordering &ordering : query.orderings) {
            int order = 0;
            switch (sortOf(ordering.property)) {
            case Sort::Moment:
                order = compare(left.moment(ordering.property), right.moment(ordering.property));
                break;
            case Sort::Number:
                order = compare(textOf(*left.record, ordering.property).toDouble(),
                    textOf(*right.record, ordering.property).toDouble());
                break;
            case Sort::Text:
                order = textOf(*left.record, ordering.property)
                            .compare(textOf(*right.record, ordering.property), Qt::CaseInsensitive);
                break;
            }
            if (order != 0)
                return ordering.descending ? order > 0 : order < 0;
        }
        return left.position < right.position;
    };
    if (query.orderings.isEmpty())
        std::reverse(hits.begin(), hits.end()); // Newest first, as recorded pages without an order show.
    else
        std::sort(hits.begin(), hits.end(), before);
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
