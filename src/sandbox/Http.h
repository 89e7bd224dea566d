#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>
#include <QString>

#include <chrono>

namespace sluice::sandbox {

/// Text in `application/x-www-form-urlencoded`, decoded: `+` is a space, `%2B` is a plus.
QString decodeForm(QByteArrayView encoded);

/// Text as one percent-encoded component of a path or query.
QByteArray encodeComponent(QStringView text);

/// One request as a stand-in sees it, whether it came over a socket or from the simulator.
struct Request {
    QByteArray method = "GET";
    QByteArray target; ///< Path and query exactly as on the request line: `/v3/company/1/query?query=…`.
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body; ///< Already unpacked if it came with Content-Encoding: gzip.

    QByteArray path() const; ///< Still percent-encoded, without the query.
    QByteArray query() const; ///< Behind the question mark, still encoded.
    /// The decoded value of a query parameter (`+` is a space); empty if absent.
    QString parameter(QByteArrayView name) const;
    QByteArray header(QByteArrayView name) const; ///< Without regard to case; empty if absent.
    /// The body as `application/x-www-form-urlencoded`, decoded.
    QHash<QString, QString> form() const;
};

/// What the socket front does beyond sending the bytes.
enum class Wire {
    Send, ///< Send the answer.
    DropAfterWork, ///< Close the socket without a byte: the outcome is unknown to the client, done or not.
    Truncate, ///< Send the head with the full length and half of the body, then close.
    Hang ///< Never answer; the socket stays open until the client gives up.
};

/// One answer of a stand-in.
struct Response {
    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    Wire wire = Wire::Send;
    std::chrono::milliseconds delay { 0 }; ///< The work is done, the answer leaves so much later.

    QByteArray header(QByteArrayView name) const;
};

} // namespace sluice::sandbox
