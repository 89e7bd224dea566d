#include "crm/salesforce/WholeWriteBack.h"

#include "crm/salesforce/Fault.h"
#include "crm/salesforce/StatusBodies.h"

#include <QSet>
#include <QUrl>

namespace sluice::salesforce {

namespace {

constexpr int kNodesMax = 500;
constexpr int kStatusMax = 999;
constexpr QLatin1String kHalted("PROCESSING_HALTED");
const QString kException = QStringLiteral("Sluice_Sync_Exception__c");

/// The answers by position: nothing for a graph that was written, else the error that made it fall.
Result<std::vector<std::optional<Error>>> readAnswers(QByteArray body)
{
    std::vector<std::optional<Error>> answers;
    net::JsonText json(std::move(body));
    Result<net::JsonObject> root = json.root();
    if (!root)
        return tl::unexpected(root.error());
    const Result<void> walked = root->forEachObject("graphs", [&](net::JsonObject graph) -> Result<void> {
        std::optional<Error> culprit, halted;
        bool fell = false;
        std::optional<net::JsonObject> response = graph.object("graphResponse");
        if (!response)
            return fail(ErrorKind::BadReply, QStringLiteral("a graph without a response"));
        const Result<void> read = response->forEachObject("compositeResponse", [&](net::JsonObject step) -> Result<void> {
            const int status = static_cast<int>(std::clamp<std::int64_t>(step.whole("httpStatusCode").value_or(0), 0, kStatusMax));
            fell = fell || status >= 300;
            if (status == 300) // Nothing was written, and the body lists the records.
                culprit = errorOf("DUPLICATE_EXTERNAL_ID", "several records hold this key", status);
            if (status < 400)
                return {};
            return step.forEachObject("body", [&](net::JsonObject error) -> Result<void> {
                const std::string_view code = error.text("errorCode").value_or("UNKNOWN");
                std::optional<Error> &kept = code == "PROCESSING_HALTED" ? halted : culprit;
                if (!kept)
                    kept = errorOf(code, error.text("message").value_or(""), status);
                return {};
            });
        });
        if (!read)
            return read;
        if (graph.flag("isSuccessful").value_or(false) && !fell)
            answers.emplace_back();
        else
            answers.emplace_back(culprit ? *culprit : halted ? *halted : errorOf("UNKNOWN", "refused without a reason", 400));
        return {};
    });
    if (!walked)
        return tl::unexpected(walked.error());
    return answers;
}

} // namespace

QCoro::Task<Result<WriteBackReport>> WholeWriteBack::write(std::vector<WholeWrite> writes)
{
    WriteBackReport report;
    report.skipped = !m_schema.object(kException).exists;
    m_portion.begin();
    for (std::size_t at = 0; at < writes.size();) {
        std::vector<Graph> graphs;
        QStringList subjects;
        int nodes = 0;
        for (; at < writes.size() && std::ssize(graphs) < m_portion.size(); ++at) {
            Graph graph = graphOf(writes[at]);
            nodes += graph.count;
            if (!graphs.empty() && nodes > kNodesMax)
                break;
            subjects.append(graph.subject);
            graphs.push_back(std::move(graph));
        }
        const Instant began = m_api.clock().now();
        Result<WriteBackReport> one = co_await send(std::move(graphs));
        if (!one) {
            report.untold += subjects;
            if (!report.broken)
                report.broken = one.error();
            if (!m_portion.goesOnAfter(one.error(), m_api.clock().now() - began)) {
                for (std::size_t rest = at; rest < writes.size(); ++rest)
                    report.untold.append(writes[rest].deal.dealId.value);
                break;
            }
            continue;
        }
        m_portion.answered();
        report.written += one->written;
        std::move(one->failures.begin(), one->failures.end(), std::back_inserter(report.failures));
    }
    if (report.broken && report.untold.size() == std::ssize(writes))
        co_return tl::unexpected(*report.broken);
    co_return report;
}

WholeWriteBack::Graph WholeWriteBack::graphOf(const WholeWrite &write) const
{
    Graph graph { write.deal.dealId.value, {} };
    const auto add = [&](const QString &object, const QString &row, const auto &status) {
        RecordBody body(m_schema, object, RecordBody::Form::Alone);
        fill(body, status);
        const QString url = QStringLiteral("/services/data/v%1/sobjects/%2/%3").arg(m_api.version(), m_schema.wireObject(object), row);
        net::JsonBody head;
        head.beginObject().text("method", u"PATCH").text("url", url).text("referenceId", QStringLiteral("n%1").arg(graph.count++));
        head.beginObject("httpHeaders"); // Those of the call around it count for none of its parts.
        for (const auto &[name, value] : kWriteHeaders)
            head.text(name, QString::fromLatin1(value));
        head.endObject().endObject();
        graph.nodes += (graph.nodes.isEmpty() ? "" : ",") + head.bytes().chopped(1) + ",\"body\":" + body.finish() + '}';
    };
    add(QStringLiteral("Opportunity"), write.deal.dealId.value, write.deal);
    if (write.account)
        add(QStringLiteral("Account"), write.account->accountId.value, *write.account);
    if (!m_schema.object(kException).exists)
        return graph;
    for (const SyncException &exception : write.exceptions) {
        const QString key = QString::fromLatin1(QUrl::toPercentEncoding(exception.key));
        add(kException, m_schema.wireNameUnchecked(kException, QStringLiteral("Sync_Key__c")) + QLatin1Char('/') + key, exception);
    }
    return graph;
}

QCoro::Task<Result<WriteBackReport>> WholeWriteBack::send(std::vector<Graph> graphs)
{
    WriteBackReport report;
    QSet<QString> raced;
    while (!graphs.empty()) {
        QByteArray body = "{\"graphs\":[";
        for (std::size_t at = 0; at < graphs.size(); ++at) {
            body += (at > 0 ? "," : "") + QByteArray("{\"graphId\":\"g") + QByteArray::number(at) + "\",\"compositeRequest\":["
                + graphs[at].nodes + "]}";
        }
        body += "]}";
        Result<net::HttpResponse> reply = co_await m_api.write("POST", QStringLiteral("composite/graph"), std::move(body));
        if (!reply)
            co_return tl::unexpected(reply.error());
        Result<std::vector<std::optional<Error>>> answers = readAnswers(std::move(reply->body));
        if (!answers)
            co_return tl::unexpected(answers.error());
        if (answers->size() != graphs.size())
            co_return fail(ErrorKind::BadReply, QStringLiteral("%1 graphs, %2 answers").arg(graphs.size()).arg(answers->size()));
        // Behind 14 failures the rest of a call is halted without a look. It goes again as long as others get their answer.
        const bool anyLookedAt = std::any_of(answers->begin(), answers->end(),
            [](const std::optional<Error> &error) { return !error || error->code != kHalted; });
        std::vector<Graph> again;
        int triesMax = 0; // Of the locked ones.
        for (std::size_t at = 0; at < graphs.size(); ++at) {
            std::optional<Error> &error = (*answers)[at];
            const bool halted = error && error->code == kHalted && anyLookedAt;
            const bool locked = error && isRowLock(*error) && graphs[at].tries + 1 < kLockTriesMax;
            // Another upsert under the same new key came first: its record is there by now.
            const bool lostRace = error && error->code == QLatin1String("DUPLICATE_VALUE") && !raced.contains(graphs[at].subject);
            if (!error)
                ++report.written;
            else if (!halted && !locked && !lostRace)
                report.failures.push_back({ graphs[at].subject, std::move(*error) });
            if (locked)
                triesMax = std::max(triesMax, ++graphs[at].tries);
            if (lostRace)
                raced.insert(graphs[at].subject);
            if (halted || locked || lostRace)
                again.push_back(std::move(graphs[at]));
        }
        graphs = std::move(again);
        if (triesMax > 0)
            co_await m_api.clock().sleep(delayAfterLock(triesMax, m_api.random()));
    }
    co_return report;
}

} // namespace sluice::salesforce
