#include "sandbox/salesforce/Composite.h"

#include "sandbox/salesforce/References.h"

#include <QRegularExpression>

namespace sluice::sandbox::salesforce {

namespace {

constexpr qsizetype kStepsMax = 25;
constexpr int kQueriesMax = 5; ///< Queries and collections among them.
constexpr qsizetype kGraphsMax = 75;
constexpr qsizetype kNodesMax = 500;
constexpr int kFailedGraphsMax = 14;

ApiError envelopeError(const QString &message) { return { 400, "INVALID_INPUT", message, {}, false }; }

QByteArray haltedBody(const QString &message)
{
    return errorBody({ 400, "PROCESSING_HALTED", message, {}, false });
}

bool isQueryOrCollection(const QString &url)
{
    static const QRegularExpression form(QStringLiteral("^/services/data/v[\\d.]+/(query|queryAll|composite/sobjects)\\b"));
    return form.match(url).hasMatch();
}

Request subRequest(const Value &described, const QString &url, const Value &body)
{
    Request request;
    request.method = described[u"method"].toString().toLatin1();
    request.target = url.toUtf8().replace(' ', "%20");
    for (const auto &[name, value] : described[u"httpHeaders"].members())
        request.headers.emplace_back(name.toLatin1(), value.toString().toLatin1());
    if (!body.isNull()) {
        request.headers.emplace_back("Content-Type", "application/json");
        request.body = body.toJson();
    }
    return request;
}

} // namespace

Response Composite::handle(const Call &call)
{
    if (!call.is("POST"))
        return methodNotAllowed(call.request);
    if (call.path.size() == 1)
        return composite(call);
    if (call.segment(1) == QStringLiteral("batch"))
        return batch(call);
    return call.segment(1) == QStringLiteral("graph") ? graphs(call) : noSuchResource();
}

std::optional<ApiError> Composite::checkEnvelope(const Value::Array &requests)
{
    static const QRegularExpression name(QStringLiteral("\\A\\w+\\z"));
    QSet<QString> names;
    int queries = 0;
    if (requests.isEmpty() || requests.size() > kStepsMax)
        return envelopeError(QStringLiteral("compositeRequest must hold 1 to %1 sub-requests").arg(kStepsMax));
    for (const Value &request : requests) {
        const QString referenceId = request[u"referenceId"].toString();
        if (!name.match(referenceId).hasMatch())
            return envelopeError(QStringLiteral("Invalid value for referenceId: '%1'").arg(referenceId));
        if (names.contains(referenceId))
            return envelopeError(QStringLiteral("Duplicate referenceId: %1").arg(referenceId));
        names.insert(referenceId);
        if (request[u"method"].toString().isEmpty() || request[u"url"].toString().isEmpty())
            return envelopeError(QStringLiteral("method and url are required in sub-request %1").arg(referenceId));
        queries += isQueryOrCollection(request[u"url"].toString()) ? 1 : 0;
    }
    if (queries > kQueriesMax)
        return ApiError { 400, "LIMIT_EXCEEDED",
            QStringLiteral("The maximum number of query and collection sub-requests is %1").arg(kQueriesMax), {}, false };
    return {};
}

Composite::Ran Composite::run(const Caller &caller, const Value::Array &requests, bool allOrNone)
{
    Ran ran;
    Store::Transaction transaction(m_org.store());
    const FindAnswer find = [&ran](const QString &referenceId) -> const Value * {
        for (Step &step : ran.steps) {
            if (step.referenceId != referenceId || step.response.status >= 300)
                continue;
            if (!std::exchange(step.isParsed, true))
                step.parsed = Value::parse(step.response.body).value_or(Value());
            return &step.parsed;
        }
        return nullptr;
    };
    for (const Value &described : requests) {
        Step step { described[u"referenceId"].toString(), {}, {}, {}, false };
        QString missing;
        const std::optional<QString> url = resolveReferences(described[u"url"].toString(), find, true, missing);
        const std::optional<Value> body = resolveReferences(described[u"body"], find, missing);
        if (allOrNone && !ran.successful) {
            step.response = jsonResponse(400, {});
        } else if (!url || !body) {
            step.response = jsonResponse(400,
                haltedBody(QStringLiteral("Invalid reference specified. No value for %1 found.").arg(missing)));
        } else {
            step.request = subRequest(described, *url, *body);
            step.response = m_serve(step.request, caller);
        }
        ran.successful = ran.successful && step.response.status < 400;
        ran.steps.push_back(std::move(step));
    }
    if (allOrNone && !ran.successful) {
        transaction.rollBack();
        // The first failure keeps its own words; whatever ran before it or was not run after it was innocent.
        const auto culprit = std::find_if(ran.steps.begin(), ran.steps.end(),
            [](const Step &step) { return step.response.status >= 400; });
        for (Step &step : ran.steps) {
            if (&step != &*culprit)
                step.response = jsonResponse(400,
                    haltedBody(QStringLiteral(
                        "The transaction was rolled back since another operation in the same transaction failed.")));
        }
    }
    return ran;
}

QByteArray Composite::stepsBody(const std::vector<Step> &steps)
{
    QByteArray body = "{\"compositeResponse\":[";
    for (const Step &step : steps) {
        if (!body.endsWith('['))
            body += ',';
        body += "{\"body\":" + (step.response.body.isEmpty() ? QByteArray("null") : step.response.body);
        Value headers = Value::object();
        for (const char *name : { "Location", "ETag", "Last-Modified" }) {
            if (const QByteArray value = step.response.header(name); !value.isEmpty())
                headers.set(QString::fromLatin1(name), QString::fromLatin1(value));
        }
        body += ",\"httpHeaders\":" + headers.toJson();
        body += ",\"httpStatusCode\":" + QByteArray::number(step.response.status);
        body += ",\"referenceId\":" + Value(step.referenceId).toJson() + '}';
    }
    return body + "]}";
}

Response Composite::composite(const Call &call)
{
    const Outcome<Value> body = objectBody(call.request);
    if (!body)
        return errorResponse(body.error());
    const Value::Array &requests = (*body)[u"compositeRequest"].items();
    if (const std::optional<ApiError> error = checkEnvelope(requests))
        return errorResponse(*error);
    const Ran ran = run(call.caller, requests, (*body)[u"allOrNone"].toBool());
    return jsonResponse(200, stepsBody(ran.steps));
}

Response Composite::batch(const Call &call)
{
    const Outcome<Value> body = objectBody(call.request);
    if (!body)
        return errorResponse(body.error());
    const Value::Array &requests = (*body)[u"batchRequests"].items();
    if (requests.isEmpty() || requests.size() > kStepsMax)
        return errorResponse(envelopeError(QStringLiteral("batchRequests must hold 1 to %1 requests").arg(kStepsMax)));
    bool hasErrors = false, isFirst = true;
    QByteArray results;
    for (const Value &described : requests) {
        const Outcome<void> counted = std::exchange(isFirst, false) ? Outcome<void>() : m_count(); // The call itself stands for the first.
        QString url = described[u"url"].toString();
        if (!url.startsWith(QStringLiteral("/services/data/")))
            url.prepend(url.startsWith(u'/') ? QStringLiteral("/services/data") : QStringLiteral("/services/data/"));
        Response response;
        if (hasErrors && (*body)[u"haltOnError"].toBool())
            response = jsonResponse(412,
                errorBody({ 412, "BATCH_PROCESSING_HALTED",
                    QStringLiteral("Batch processing halted per request"), {}, false }));
        else
            response = counted ? m_serve(subRequest(described, url, described[u"richInput"]), call.caller) : errorResponse(counted.error());
        hasErrors = hasErrors || response.status >= 400;
        results += results.isEmpty() ? "" : ",";
        results += "{\"statusCode\":" + QByteArray::number(response.status) + ",\"result\":"
            + (response.body.isEmpty() ? QByteArray("null") : response.body) + '}';
    }
    return jsonResponse(200, QByteArray("{\"hasErrors\":") + (hasErrors ? "true" : "false") + ",\"results\":[" + results + "]}");
}

std::optional<ApiError> Composite::checkGraphs(const Value::Array &graphs)
{
    static const QRegularExpression onlyRows(QStringLiteral("^/services/data/v[\\d.]+/sobjects/"));
    qsizetype nodes = 0;
    if (graphs.isEmpty() || graphs.size() > kGraphsMax)
        return envelopeError(QStringLiteral("graphs must hold 1 to %1 graphs").arg(kGraphsMax));
    for (const Value &graph : graphs) {
        if (graph[u"graphId"].toString().isEmpty())
            return envelopeError(QStringLiteral("graphId is required"));
        nodes += graph[u"compositeRequest"].items().size();
        for (const Value &request : graph[u"compositeRequest"].items()) {
            if (!onlyRows.match(request[u"url"].toString()).hasMatch())
                return envelopeError(
                    QStringLiteral("URL not supported in a composite graph: %1").arg(request[u"url"].toString()));
        }
    }
    if (nodes == 0 || nodes > kNodesMax)
        return envelopeError(QStringLiteral("a composite graph request holds 1 to %1 nodes").arg(kNodesMax));
    return {};
}

Response Composite::graphs(const Call &call)
{
    const Outcome<Value> body = objectBody(call.request);
    if (!body)
        return errorResponse(body.error());
    const Value::Array &graphs = (*body)[u"graphs"].items();
    if (const std::optional<ApiError> error = checkGraphs(graphs))
        return errorResponse(*error);
    int failed = 0;
    QByteArray results;
    for (const Value &graph : graphs) {
        Ran ran;
        if (failed < kFailedGraphsMax) {
            ran = run(call.caller, graph[u"compositeRequest"].items(), true);
        } else {
            ran.successful = false;
            for (const Value &request : graph[u"compositeRequest"].items())
                ran.steps.push_back({ request[u"referenceId"].toString(), {},
                    jsonResponse(400, haltedBody(QStringLiteral("Too many graphs failed before this one."))), {}, false });
        }
        failed += ran.successful ? 0 : 1;
        results += results.isEmpty() ? "" : ",";
        results += "{\"graphId\":" + Value(graph[u"graphId"].toString()).toJson() + ",\"graphResponse\":"
            + stepsBody(ran.steps) + ",\"isSuccessful\":" + (ran.successful ? "true" : "false") + '}';
    }
    return jsonResponse(200, "{\"graphs\":[" + results + "]}");
}

} // namespace sluice::sandbox::salesforce
