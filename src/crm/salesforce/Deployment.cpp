#include "crm/salesforce/Deployment.h"

#include "crm/salesforce/ZipWriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::salesforce {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds kPollFirst { 1'000 };
constexpr milliseconds kPollMax { 10'000 };
constexpr std::chrono::minutes kPatience { 30 };

QByteArray optionsOf(DeployMode mode)
{
    const QJsonObject options { { QStringLiteral("checkOnly"), mode == DeployMode::CheckOnly },
        { QStringLiteral("rollbackOnError"), true }, { QStringLiteral("singlePackage"), true },
        { QStringLiteral("testLevel"), QStringLiteral("NoTestRun") }, { QStringLiteral("ignoreWarnings"), true },
        { QStringLiteral("allowMissingFiles"), false }, { QStringLiteral("autoUpdatePackage"), false } };
    return QJsonDocument(QJsonObject { { QStringLiteral("deployOptions"), options } }).toJson(QJsonDocument::Compact);
}

// Numbers and booleans come bare or in quotes. Source: section 7.3.
bool flagOf(const QJsonValue &value) { return value.isString() ? value.toString() == QLatin1String("true") : value.toBool(); }
int wholeOf(const QJsonValue &value) { return value.isString() ? value.toString().toInt() : value.toInt(); }

/// A list with one entry may come as the entry itself.
QJsonArray listOf(const QJsonValue &value) { return value.isObject() ? QJsonArray { value } : value.toArray(); }

DeployReport readReport(const QJsonObject &answer)
{
    const QJsonObject result = answer[QStringLiteral("deployResult")].toObject();
    DeployReport report;
    report.id = answer[QStringLiteral("id")].toString();
    report.status = result[QStringLiteral("status")].toString();
    report.success = flagOf(result[QStringLiteral("success")]);
    report.deployed = wholeOf(result[QStringLiteral("numberComponentsDeployed")]);
    report.total = wholeOf(result[QStringLiteral("numberComponentsTotal")]);
    report.error = result[QStringLiteral("errorMessage")].toString();
    const QJsonObject details = result[QStringLiteral("details")].toObject();
    for (const auto &each : listOf(details[QStringLiteral("componentFailures")])) {
        report.problems.push_back({ each[QStringLiteral("fullName")].toString(), each[QStringLiteral("componentType")].toString(),
            each[QStringLiteral("fileName")].toString(), wholeOf(each[QStringLiteral("lineNumber")]),
            each[QStringLiteral("problem")].toString(),
            each[QStringLiteral("problemType")].toString() == QLatin1String("Warning") });
    }
    return report;
}

} // namespace

QCoro::Task<Result<DeployReport>> Deployment::run(QMap<QString, QByteArray> package, DeployMode mode)
{
    Result<QString> id = co_await start(std::move(package), mode);
    if (!id)
        co_return tl::unexpected(id.error());
    const Instant patienceEnds = m_api.clock().now() + kPatience;
    milliseconds delay = kPollFirst;
    while (m_api.clock().now() < patienceEnds) {
        co_await m_api.clock().sleep(delay);
        delay = std::min(delay * 3 / 2, kPollMax);
        Result<net::HttpResponse> reply
            = co_await m_api.read(QStringLiteral("metadata/deployRequest/%1?includeDetails=true").arg(*id));
        if (!reply)
            co_return tl::unexpected(reply.error());
        const QJsonObject answer = QJsonDocument::fromJson(reply->body).object();
        if (flagOf(answer[QStringLiteral("deployResult")][QStringLiteral("done")]))
            co_return readReport(answer);
    }
    co_return fail(ErrorKind::LimitReached, QStringLiteral("deployment %1 does not end").arg(*id));
}

QCoro::Task<Result<QString>> Deployment::start(QMap<QString, QByteArray> package, DeployMode mode)
{
    const QByteArray boundary = "sluice-" + QByteArray::number(m_api.random().next(), 16);
    QByteArray body;
    body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"json\"\r\nContent-Type: application/json\r\n\r\n";
    body += optionsOf(mode) + "\r\n--" + boundary;
    body += "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"deploy.zip\"\r\nContent-Type: application/zip\r\n\r\n";
    body += zipOf(package) + "\r\n--" + boundary + "--\r\n";
    Result<net::HttpResponse> reply = co_await m_api.upload(
        QStringLiteral("metadata/deployRequest"), "multipart/form-data; boundary=" + boundary, std::move(body));
    if (!reply)
        co_return tl::unexpected(reply.error());
    const QString id = QJsonDocument::fromJson(reply->body)[QStringLiteral("id")].toString();
    if (id.isEmpty())
        co_return fail(ErrorKind::BadReply, QStringLiteral("a deployment without an id"));
    co_return id;
}

} // namespace sluice::salesforce
