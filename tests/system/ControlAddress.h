#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>

namespace sluice::testing {

/// What a test sees and does behind the backs of both stand-ins, by their control address.
class ControlAddress {
public:
    explicit ControlAddress(QString url)
        : m_url(std::move(url))
    {
    }

    /// Undefined when the answer is no 200 with JSON.
    QJsonValue get(const QString &path);
    QJsonValue post(const QString &path, const QJsonObject &body);
    void forget(const QString &path);

    /// The stand-ins' time, ISO 8601.
    QString now();
    /// All records of one kind.
    QJsonArray salesforce(const QString &object);
    QJsonObject salesforce(const QString &object, const QString &id);
    QJsonArray books(const QString &realm, const QString &entity);
    /// Invoices of a company whose note carries a marker, under its key. A key that comes twice is listed twice.
    QMultiHash<QString, QJsonObject> marked(const QStringList &realms);

    bool plan(const QString &system, const QString &fault, const QString &method, const QString &path, int skip, int times);

private:
    QJsonValue answer(QNetworkReply *reply);

    QString m_url;
    QNetworkAccessManager m_network;
};

/// The final page that a browser shows which opens `url` and follows every redirect; empty if it ended on an error.
QByteArray openLikeABrowser(const QUrl &url);

} // namespace sluice::testing
