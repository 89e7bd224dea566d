#include "sandbox/salesforce/BulkQueries.h"

#include "sandbox/salesforce/Ids.h"
#include "sandbox/salesforce/SoqlRunner.h"

namespace sluice::sandbox::salesforce {

namespace {

constexpr std::size_t kPageRows = 50000; ///< Where the client names no number.

/// A field as CSV: quoted, quotes doubled, line breaks kept. Null and empty look the same.
QByteArray csvField(const Field &field, const Cell &cell)
{
    if (isNull(cell))
        return "\"\"";
    QByteArray text;
    if (field.type == FieldType::DateTime)
        text = dateTimeText(wholeOf(cell)).replace("+0000", "Z");
    else
        text = cellValue(field, cell).isBool() ? (flagOf(cell) ? "true" : "false")
                                               : cellValue(field, cell).toString().toUtf8();
    return '"' + text.replace("\"", "\"\"") + '"';
}

/// The columns of a plan, parents as `Account.Name`.
void columns(const SObject &object, const std::vector<soql::Output> &outputs, const QByteArray &prefix, QList<QByteArray> &out)
{
    for (const soql::Output &output : outputs) {
        const QByteArray name = output.key.mid(1, output.key.size() - 3);
        if (output.reference < 0) {
            out.append('"' + prefix + name + '"');
            continue;
        }
        const Field &reference = object.fields[static_cast<std::size_t>(output.reference)];
        columns(*Schema::instance().find(reference.referenceTo.constFirst()), output.members, prefix + name + '.', out);
    }
}

void fields(const Store &store, const SObject &object, const Row *row, const std::vector<soql::Output> &outputs,
    QList<QByteArray> &out)
{
    for (const soql::Output &output : outputs) {
        const int ordinal = output.reference < 0 ? output.field : output.reference;
        const Field &field = object.fields[static_cast<std::size_t>(ordinal)];
        if (output.reference < 0) {
            out.append(row ? csvField(field, row->at(ordinal)) : QByteArray("\"\""));
            continue;
        }
        const SObject &parent = *Schema::instance().find(field.referenceTo.constFirst());
        fields(store, parent, row ? store.find(textOf(row->at(ordinal))) : nullptr, output.members, out);
    }
}

bool hasChildren(const std::vector<soql::Output> &outputs)
{
    return std::any_of(outputs.begin(), outputs.end(), [](const soql::Output &output) { return output.children; });
}

} // namespace

Response BulkQueries::handle(const Call &call)
{
    if (call.segment(1) != QStringLiteral("query"))
        return noSuchResource();
    if (call.path.size() == 2)
        return call.is("POST") ? create(call) : call.is("GET") ? list(call) : methodNotAllowed(call.request);
    const auto found = m_jobs.find(normalId(call.segment(2)).value_or(QString()));
    if (found == m_jobs.end())
        return noSuchResource();
    Job &job = found->second;
    advance(job);
    if (call.path.size() == 4 && call.is("GET")) {
        if (call.segment(3) == QStringLiteral("results"))
            return results(call, job);
        return call.segment(3) == QStringLiteral("resultPages") ? resultPages(call, job) : noSuchResource();
    }
    if (call.is("GET"))
        return jsonResponse(200, describe(job).toJson());
    if (call.is("PATCH")) {
        job.aborted = job.aborted || !job.complete;
        return jsonResponse(200, describe(job).toJson());
    }
    if (!call.is("DELETE"))
        return methodNotAllowed(call.request);
    m_jobs.erase(found);
    Response response;
    response.status = 204;
    return response;
}

Outcome<void> BulkQueries::checkStatement(const QString &statement, const soql::Plan &plan) const
{
    if (plan.count || plan.offset > 0 || hasChildren(plan.outputs)
        || statement.contains(QStringLiteral(" OFFSET "), Qt::CaseInsensitive))
        return refuseCall(400, "API_ERROR",
            QStringLiteral("Implementation restriction: aggregates, OFFSET and sub-queries are not supported"));
    return {};
}

Response BulkQueries::create(const Call &call)
{
    if (!m_switches.bulkAllowed)
        return errorResponse({ 400, "API_ERROR",
            QStringLiteral("Implementation restriction: Bulk API needs the \"View All Data\" permission"), {}, false });
    const Outcome<Value> body = objectBody(call.request);
    if (!body)
        return errorResponse(body.error());
    const QString operation = (*body)[u"operation"].toString();
    const QString statement = (*body)[u"query"].toString();
    if (operation != QStringLiteral("query") && operation != QStringLiteral("queryAll"))
        return errorResponse({ 400, "INVALIDJOB", QStringLiteral("operation must be query or queryAll"), {}, false });
    Outcome<soql::Plan> plan = m_queries.plan(call.caller, statement, operation == QStringLiteral("queryAll"));
    if (!plan)
        return errorResponse(plan.error());
    if (const Outcome<void> allowed = checkStatement(statement, *plan); !allowed)
        return errorResponse(allowed.error());
    Job job { makeId(u"750", ++m_count), statement, *std::move(plan), operation,
        (*body)[u"lineEnding"].toString(), call.caller.userId, m_org.store().now(), call.version };
    if (job.lineEnding != QStringLiteral("CRLF"))
        job.lineEnding = QStringLiteral("LF");
    const QString id = job.id;
    m_jobs.emplace(id, std::move(job));
    return jsonResponse(200, describe(m_jobs.at(id)).toJson());
}

void BulkQueries::advance(Job &job)
{
    if (job.complete || job.aborted || job.failed || m_org.store().now() < job.created + m_switches.bulkDelay)
        return;
    job.failed = m_switches.bulkFails;
    if (job.failed)
        return;
    job.complete = true;
    const QByteArray end = job.lineEnding == QStringLiteral("CRLF") ? "\r\n" : "\n";
    QList<QByteArray> names;
    columns(*job.plan.object, job.plan.outputs, {}, names);
    job.header = names.join(',') + end;
    job.rows = linesOf(job, end);
}

std::shared_ptr<const PreparedRows::Selection> BulkQueries::linesOf(const Job &job, const QByteArray &lineEnd)
{
    const QByteArray key = PreparedRows::keyOf(lineEnd, job.statement, job.plan);
    const quint64 revision = m_org.store().revision();
    if (std::shared_ptr<PreparedRows::Selection> known = m_prepared.find(key, revision))
        return known;
    auto made = std::make_shared<PreparedRows::Selection>();
    made->revision = revision;
    for (const Row *row : soql::Runner(m_org.store()).rows(job.plan)) {
        QList<QByteArray> cells;
        fields(m_org.store(), *job.plan.object, row, job.plan.outputs, cells);
        made->lines.push_back(cells.join(',') + lineEnd);
    }
    m_prepared.keep(key, made);
    return made;
}

QString BulkQueries::state(const Job &job) const
{
    if (job.aborted)
        return QStringLiteral("Aborted");
    if (job.failed)
        return QStringLiteral("Failed");
    if (job.complete)
        return QStringLiteral("JobComplete");
    return m_org.store().now() > job.created ? QStringLiteral("InProgress") : QStringLiteral("UploadComplete");
}

Value BulkQueries::describe(const Job &job) const
{
    const QString created = QString::fromLatin1(dateTimeText(toMs(job.created)));
    return Value::object({ { QStringLiteral("id"), job.id }, { QStringLiteral("operation"), job.operation },
        { QStringLiteral("object"), job.plan.object->name }, { QStringLiteral("createdById"), job.createdById },
        { QStringLiteral("createdDate"), created }, { QStringLiteral("systemModstamp"), created },
        { QStringLiteral("state"), state(job) }, { QStringLiteral("concurrencyMode"), "Parallel" },
        { QStringLiteral("contentType"), "CSV" },
        { QStringLiteral("apiVersion"), Value::number(QByteArray::number(job.version) + ".0") },
        { QStringLiteral("jobType"), "V2Query" }, { QStringLiteral("lineEnding"), job.lineEnding },
        { QStringLiteral("columnDelimiter"), "COMMA" },
        { QStringLiteral("numberRecordsProcessed"), qint64(job.rows->lines.size()) }, { QStringLiteral("retries"), 0 },
        { QStringLiteral("totalProcessingTime"), job.complete ? 1 : 0 },
        { QStringLiteral("isPkChunkingSupported"), true } });
}

Response BulkQueries::list(const Call &call)
{
    Value records = Value::array();
    for (auto &[id, job] : m_jobs) {
        advance(job);
        if (job.createdById == call.caller.userId)
            records.append(describe(job));
    }
    return jsonResponse(200,
        Value::object({ { QStringLiteral("done"), true }, { QStringLiteral("nextRecordsUrl"), Value() },
                          { QStringLiteral("records"), records } })
            .toJson());
}

Response BulkQueries::results(const Call &call, const Job &job) const
{
    if (!job.complete)
        return errorResponse({ 400, "INVALIDJOBSTATE",
            QStringLiteral("Job is not complete, its results cannot be fetched: %1").arg(state(job)), {}, false });
    const QByteArray locator = QByteArray::fromBase64(call.request.parameter("locator").toLatin1());
    const std::size_t from = std::min<std::size_t>(locator.toUInt(), job.rows->lines.size());
    const uint asked = call.request.parameter("maxRecords").toUInt();
    const std::size_t end = std::min(job.rows->lines.size(), from + (asked > 0 ? asked : kPageRows));
    QByteArray csv = job.header; // On every page.
    for (std::size_t i = from; i < end; ++i)
        csv += job.rows->lines[i];
    Response response;
    response.headers = { { "Content-Type", "text/csv" },
        { "Sforce-Locator", end < job.rows->lines.size() ? QByteArray::number(end).toBase64(QByteArray::OmitTrailingEquals) : QByteArray("null") },
        { "Sforce-NumberOfRecords", QByteArray::number(end - from) } };
    response.body = std::move(csv);
    return response;
}

Response BulkQueries::resultPages(const Call &call, const Job &job) const
{
    Value pages = Value::array();
    for (std::size_t from = 0; job.complete && from < job.rows->lines.size(); from += kPageRows) {
        QByteArray url = call.base + "/jobs/query/" + job.id.toLatin1() + "/results";
        if (from > 0)
            url += "?locator=" + QByteArray::number(from).toBase64(QByteArray::OmitTrailingEquals);
        pages.append(Value::object({ { QStringLiteral("resultLink"), QString::fromLatin1(url) } }));
    }
    return jsonResponse(200,
        Value::object({ { QStringLiteral("done"), job.complete }, { QStringLiteral("nextRecordsUrl"), Value() },
                          { QStringLiteral("resultPages"), pages } })
            .toJson());
}

} // namespace sluice::sandbox::salesforce
