#include "sandbox/salesforce/Queries.h"

#include "sandbox/salesforce/Ids.h"
#include "sandbox/salesforce/SoqlRunner.h"

namespace sluice::sandbox::salesforce {

namespace {

constexpr std::size_t kBatchMax = 2000;
constexpr std::size_t kBatchMin = 200;
constexpr std::chrono::hours kLocatorLife { 48 };

/// `batchSize=500` of Sforce-Query-Options.
std::size_t askedBatch(const Request &request)
{
    const QByteArray options = request.header("Sforce-Query-Options");
    const qsizetype at = options.toLower().indexOf("batchsize=");
    if (at < 0)
        return kBatchMax;
    bool whole = false;
    const uint size = options.mid(at + 10).split(',').constFirst().trimmed().toUInt(&whole);
    return whole ? std::clamp<std::size_t>(size, kBatchMin, kBatchMax) : kBatchMax;
}

/// Two or more long texts make rows heavy; Salesforce then sends small pages.
bool isHeavy(const soql::Plan &plan)
{
    int heavy = 0;
    for (const soql::Output &output : plan.outputs) {
        const bool longText = output.field >= 0 && plan.object->fields[static_cast<std::size_t>(output.field)].length > 4000;
        heavy += longText ? 1 : 0;
    }
    return heavy >= 2;
}

} // namespace

Response Queries::handle(const Call &call)
{
    if (!call.is("GET"))
        return methodNotAllowed(call.request);
    if (call.path.size() == 2)
        return more(call, call.segment(1));
    if (call.path.size() > 2)
        return noSuchResource();
    const QString statement = call.request.parameter("q");
    if (statement.trimmed().isEmpty())
        return errorResponse({ 400, "MALFORMED_QUERY", QStringLiteral("A query string has to be specified"), {}, false });
    return run(call, statement, call.segment(0) == QStringLiteral("queryAll"));
}

Outcome<soql::Plan> Queries::plan(const Caller &caller, const QString &statement, bool deletedToo) const
{
    const Outcome<soql::Select> select = soql::parse(statement);
    if (!select)
        return tl::unexpected(select.error());
    return soql::Planner(m_org.store(), m_org.access(), caller, statement, deletedToo).plan(*select);
}

Response Queries::run(const Call &call, const QString &statement, bool deletedToo)
{
    if (const QByteArray code = m_switches.refuseQuery ? m_switches.refuseQuery(statement) : QByteArray(); !code.isEmpty())
        return errorResponse({ 400, code, QStringLiteral("the query is refused"), {}, false });
    Outcome<soql::Plan> planned = plan(call.caller, statement, deletedToo);
    if (!planned)
        return errorResponse(planned.error());
    if (planned->count) {
        const std::size_t rows = soql::Runner(m_org.store()).rows(*planned).size();
        return jsonResponse(200, "{\"totalSize\":" + QByteArray::number(rows) + ",\"done\":true,\"records\":[]}");
    }
    const auto plan = std::make_shared<const soql::Plan>(*std::move(planned));
    Cursor cursor { plan, select(call, statement, *plan), m_org.store().now(), call.caller.userId };
    const std::size_t batch = pageSize(call, *cursor.plan);
    const QString locator = nextLocator();
    Page first = page(call.base, locator, cursor, 0, batch);
    if (!first.last)
        m_cursors.emplace(locator, std::move(cursor));
    return jsonResponse(200, std::move(first.body));
}

Response Queries::more(const Call &call, const QString &locator)
{
    dropExpired();
    const QString id = normalId(locator.section(u'-', 0, 0)).value_or(QString());
    bool whole = false;
    const std::size_t from = locator.section(u'-', 1).toUInt(&whole);
    const auto cursor = m_cursors.find(id);
    if (cursor == m_cursors.end() || !whole || from >= cursor->second.selection->ids.size()
        || cursor->second.userId != call.caller.userId)
        return errorResponse({ 400, "INVALID_QUERY_LOCATOR", QStringLiteral("invalid query locator"), {}, false });
    const std::size_t batch = pageSize(call, *cursor->second.plan);
    return jsonResponse(200, page(call.base, id, cursor->second, from, batch).body);
}

std::shared_ptr<PreparedRows::Selection> Queries::select(const Call &call, const QString &statement, const soql::Plan &plan)
{
    const QByteArray key = PreparedRows::keyOf(call.base, statement, plan);
    const quint64 revision = m_org.store().revision();
    if (std::shared_ptr<PreparedRows::Selection> known = m_prepared.find(key, revision))
        return known;
    auto selection = std::make_shared<PreparedRows::Selection>();
    selection->revision = revision;
    for (const Row *row : soql::Runner(m_org.store()).rows(plan))
        selection->ids.push_back(row->id());
    m_prepared.keep(key, selection);
    return selection;
}

/// The rows of one page. A page with a locator in it is made anew each time.
PreparedRows::Page Queries::rowsOf(const QByteArray &base, const Cursor &cursor, std::size_t from, std::size_t batch)
{
    PreparedRows::Selection &selection = *cursor.selection;
    const bool stands = selection.revision == m_org.store().revision();
    const auto known = selection.pages.find({ from, batch });
    if (stands && known != selection.pages.end())
        return known->second;
    bool locators = false;
    const soql::Plan &plan = *cursor.plan;
    const RecordWriter writer(m_org.store(), base,
        [&](std::shared_ptr<const soql::Plan> childPlan, const std::vector<const Row *> &rows, std::size_t shown) {
            locators = true;
            Cursor rest { std::move(childPlan), std::make_shared<PreparedRows::Selection>(), m_org.store().now(), cursor.userId };
            rest.selection->revision = m_org.store().revision();
            for (const Row *row : rows)
                rest.selection->ids.push_back(row->id());
            const QString name = nextLocator();
            m_cursors.emplace(name, std::move(rest));
            return base + "/query/" + name.toLatin1() + '-' + QByteArray::number(shown);
        });
    PreparedRows::Page page { {}, from };
    std::size_t weight = 0; // Child rows count against the page, too.
    for (; page.next < selection.ids.size() && weight < batch; ++page.next) {
        const Row *row = m_org.store().table(*plan.object).find(selection.ids[page.next]);
        if (!row || (row->isDeleted() && !plan.deletedToo))
            continue; // Gone since the query was opened.
        if (!page.text.isEmpty())
            page.text += ',';
        weight += 1 + writer.write(page.text, *plan.object, *row, plan.outputs, batch);
    }
    if (stands && !locators)
        selection.pages.emplace(std::pair(from, batch), page);
    return page;
}

Queries::Page Queries::page(const QByteArray &base, const QString &locator, const Cursor &cursor, std::size_t from,
    std::size_t batch)
{
    const PreparedRows::Page rows = rowsOf(base, cursor, from, batch);
    const std::size_t total = cursor.selection->ids.size();
    const bool done = rows.next >= total;
    QByteArray body = "{\"totalSize\":" + QByteArray::number(total);
    body += done ? ",\"done\":true" : ",\"done\":false";
    if (!done)
        body += ",\"nextRecordsUrl\":\"" + base + "/query/" + locator.toLatin1() + '-' + QByteArray::number(rows.next) + '"';
    body += ",\"records\":[";
    body += rows.text;
    body += "]}";
    return { std::move(body), done };
}

QString Queries::nextLocator()
{
    dropExpired();
    return makeId(u"0r8", ++m_opened);
}

std::size_t Queries::pageSize(const Call &call, const soql::Plan &plan)
{
    std::size_t batch = askedBatch(call.request);
    if (isHeavy(plan))
        batch = kBatchMin;
    if (m_switches.shortPages)
        batch = 1 + static_cast<std::size_t>(m_random.below(batch));
    return batch;
}

void Queries::dropExpired()
{
    const Instant now = m_org.store().now();
    while (!m_cursors.empty() && now - m_cursors.begin()->second.opened > kLocatorLife)
        m_cursors.erase(m_cursors.begin());
}

} // namespace sluice::sandbox::salesforce
