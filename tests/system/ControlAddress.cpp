#include "system/ControlAddress.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTimer>

namespace sluice::testing {

namespace {

constexpr int kPatienceMs = 60'000;

void waitFor(QNetworkReply &reply)
{
    if (reply.isFinished())
        return;
    QEventLoop loop;
    QObject::connect(&reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(kPatienceMs, &reply, &QNetworkReply::abort);
    loop.exec();
}

QString keyOf(const QJsonObject &invoice)
{
    static constexpr QLatin1String kOpen("[SLUICE:");
    const QString note = invoice[QLatin1String("PrivateNote")].toString();
    const qsizetype from = note.indexOf(kOpen);
    return from < 0 ? QString() : note.mid(from + kOpen.size(), note.indexOf(QLatin1Char(']'), from) - from - kOpen.size());
}

} // namespace

QJsonValue ControlAddress::get(const QString &path)
{
    return answer(m_network.get(QNetworkRequest(QUrl(m_url + path))));
}

QJsonValue ControlAddress::post(const QString &path, const QJsonObject &body)
{
    QNetworkRequest request { QUrl(m_url + path) };
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    return answer(m_network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact)));
}

void ControlAddress::forget(const QString &path)
{
    answer(m_network.deleteResource(QNetworkRequest(QUrl(m_url + path))));
}

QJsonValue ControlAddress::answer(QNetworkReply *reply)
{
    const std::unique_ptr<QNetworkReply> owned(reply);
    waitFor(*reply);
    const QByteArray body = reply->readAll();
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (reply->error() != QNetworkReply::NoError || document.isNull()) {
        qWarning("control: %s: %s", qPrintable(reply->errorString()), body.left(500).constData());
        return QJsonValue(QJsonValue::Undefined);
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QString ControlAddress::now()
{
    return get(QString())[QLatin1String("now")].toString();
}

QJsonArray ControlAddress::salesforce(const QString &object)
{
    return get(QStringLiteral("/salesforce/") + object).toArray();
}

QJsonObject ControlAddress::salesforce(const QString &object, const QString &id)
{
    return get(QStringLiteral("/salesforce/%1/%2").arg(object, id)).toObject();
}

QJsonArray ControlAddress::books(const QString &realm, const QString &entity)
{
    return get(QStringLiteral("/quickbooks/%1/%2").arg(realm, entity)).toArray();
}

QMultiHash<QString, QJsonObject> ControlAddress::marked(const QStringList &realms)
{
    QMultiHash<QString, QJsonObject> byKey;
    for (const QString &realm : realms) {
        const QJsonArray invoices = books(realm, QStringLiteral("invoice"));
        for (const QJsonValue &invoice : invoices) {
            if (const QString key = keyOf(invoice.toObject()); !key.isEmpty())
                byKey.insert(key, invoice.toObject());
        }
    }
    return byKey;
}

bool ControlAddress::plan(
    const QString &system, const QString &fault, const QString &method, const QString &path, int skip, int times)
{
    const QJsonObject body { { QStringLiteral("system"), system }, { QStringLiteral("kind"), fault },
        { QStringLiteral("method"), method }, { QStringLiteral("path"), path }, { QStringLiteral("skip"), skip },
        { QStringLiteral("times"), times } };
    return !post(QStringLiteral("/faults"), body).isUndefined();
}

QByteArray openLikeABrowser(const QUrl &url)
{
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    waitFor(*reply);
    return reply->error() == QNetworkReply::NoError ? reply->readAll() : QByteArray();
}

} // namespace sluice::testing
