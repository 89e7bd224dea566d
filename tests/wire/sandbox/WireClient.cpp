#include "WireClient.h"

#include <QElapsedTimer>

namespace sluice::testing {

WireClient::WireClient(const QUrl &origin)
    : m_host(origin.host().toLatin1() + ':' + QByteArray::number(origin.port()))
{
    m_socket.connectToHost(origin.host(), static_cast<quint16>(origin.port()));
    m_socket.waitForConnected(5000);
}

WireClient::Answer WireClient::call(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                                    const QList<QByteArray> &headers, int waitMs)
{
    QByteArray out = method + ' ' + target + " HTTP/1.1\r\nHost: " + m_host + "\r\n";
    for (const QByteArray &header : headers)
        out += header + "\r\n";
    if (!body.isEmpty())
        out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    m_socket.write(out + "\r\n" + body);
    return read(waitMs, method == "HEAD");
}

WireClient::Answer WireClient::raw(const QByteArray &bytes, int waitMs)
{
    m_socket.write(bytes);
    return read(waitMs, false);
}

WireClient::Answer WireClient::read(int waitMs, bool headOnly)
{
    Answer answer;
    QByteArray in;
    qsizetype length = -1;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < waitMs) {
        in += m_socket.readAll();
        const qsizetype head = in.indexOf("\r\n\r\n");
        if (head >= 0 && length < 0) {
            const QList<QByteArray> lines = in.first(head).split('\n');
            answer.status = lines[0].mid(9, 3).toInt();
            for (const QByteArray &line : lines.mid(1))
                answer.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
            length = headOnly ? 0 : answer.headers.value("content-length", "0").toLongLong();
        }
        if (length >= 0) {
            answer.body = in.mid(head + 4);
            answer.whole = answer.body.size() == length;
            if (answer.whole)
                break;
        }
        if (m_socket.state() != QAbstractSocket::ConnectedState && m_socket.bytesAvailable() == 0)
            break;
        m_socket.waitForReadyRead(100);
    }
    answer.closed = m_socket.state() != QAbstractSocket::ConnectedState;
    return answer;
}

} // namespace sluice::testing
