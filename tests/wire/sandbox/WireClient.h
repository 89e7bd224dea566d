#pragma once

#include <QByteArray>
#include <QMap>
#include <QTcpSocket>
#include <QUrl>

namespace sluice::testing {

/// One HTTP/1.1 connection, byte by byte, so that a test sees what really came over the wire.
class WireClient {
public:
    struct Answer {
        int status = 0; ///< 0: nothing came, or the connection closed without a word.
        QMap<QByteArray, QByteArray> headers; ///< Names in lower case.
        QByteArray body; ///< As it came: perhaps packed, perhaps cut.
        bool whole = false; ///< The body has the length that the head promised.
        bool closed = false; ///< The server closed the connection.
    };

    explicit WireClient(const QUrl &origin);

    /// Sends a request with the headers given (each `Name: value`) and waits for its answer.
    Answer call(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                const QList<QByteArray> &headers = {}, int waitMs = 10'000);
    /// Sends bytes as they are.
    Answer raw(const QByteArray &bytes, int waitMs = 10'000);
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

private:
    Answer read(int waitMs, bool headOnly);
    QTcpSocket m_socket;
    QByteArray m_host;
};

} // namespace sluice::testing
