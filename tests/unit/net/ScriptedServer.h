#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace sluice::test {

/// A server that reads whole requests, keeps them, and does what the test says: answer bytes, then perhaps hang up.
class ScriptedServer final : public QObject {
public:
    struct Answer {
        QByteArray bytes;
        enum class Then { KeepOpen, Close, Reset } then = Then::KeepOpen;
    };
    using Script = std::function<Answer(const QByteArray &request)>;

    explicit ScriptedServer(Script script)
        : m_script(std::move(script))
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        });
        m_server.listen(QHostAddress::LocalHost, 0);
    }

    QUrl url(const QString &path = QStringLiteral("/")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path));
    }

    QList<QByteArray> requests;

    static QByteArray response(const QByteArray &statusLine, const QByteArray &body, const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + statusLine + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers
            + "\r\n" + body;
    }

private:
    void read(QTcpSocket &socket)
    {
        QByteArray &buffer = m_buffers[&socket];
        buffer += socket.readAll();
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        qsizetype length = 0;
        for (const QByteArray &line : buffer.left(end).split('\n')) {
            if (line.toLower().startsWith("content-length:"))
                length = line.mid(15).trimmed().toLongLong();
        }
        if (buffer.size() < end + 4 + length)
            return;
        const QByteArray request = buffer.left(end + 4 + length);
        buffer.clear();
        requests.append(request);
        const Answer answer = m_script(request);
        socket.write(answer.bytes);
        if (answer.then == Answer::Then::Close) {
            socket.disconnectFromHost();
        } else if (answer.then == Answer::Then::Reset) {
            socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
            socket.flush();
            socket.abort();
        }
    }

    QTcpServer m_server;
    Script m_script;
    QHash<QTcpSocket *, QByteArray> m_buffers;
};

} // namespace sluice::test
