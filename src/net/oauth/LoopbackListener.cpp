#include "net/oauth/LoopbackListener.h"

#include "net/WaitList.h"
#include "net/oauth/CallbackAnswers.h"
#include "net/oauth/RedirectInbox.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <optional>

namespace sluice::net {

namespace {

constexpr int kHeadSizeMax = 16 * 1024;
constexpr int kConnectionsMax = 32;
constexpr int kConnectionPatienceMs = 10'000;
/// A browser follows the redirect to the last page at once; whoever does not follow does not want the page.
constexpr int kLastPagePatienceMs = 500;

} // namespace

class LoopbackListener::Server final : public QObject {
public:
    bool listen(quint16 wanted);
    quint16 port() const { return m_v4.serverPort(); }
    void deliverTo(RedirectInbox &inbox) { m_answers->deliverTo(inbox); }
    QCoro::Task<void> lastPageShown();

private:
    void accept(QTcpServer &server);
    void read(QTcpSocket &socket);

    QTcpServer m_v4;
    QTcpServer m_v6;
    std::optional<CallbackAnswers> m_answers; ///< From listen() on.
    int m_connections = 0;
    bool m_pageShown = false;
    std::shared_ptr<WaitList> m_shown = std::make_shared<WaitList>();
};

bool LoopbackListener::Server::listen(quint16 wanted)
{
    if (!m_v4.listen(QHostAddress::LocalHost, wanted))
        return false;
    if (!m_v6.listen(QHostAddress::LocalHostIPv6, m_v4.serverPort())
        && m_v6.serverError() == QAbstractSocket::AddressInUseError) {
        m_v4.close(); // Somebody else would get the half of the browsers that prefer ::1.
        return false;
    }
    m_answers.emplace(port());
    connect(&m_v4, &QTcpServer::newConnection, this, [this] { accept(m_v4); });
    connect(&m_v6, &QTcpServer::newConnection, this, [this] { accept(m_v6); });
    return true;
}

void LoopbackListener::Server::accept(QTcpServer &server)
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        socket->setParent(this);
        ++m_connections;
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_connections;
            socket->deleteLater();
        });
        if (m_connections > kConnectionsMax) {
            socket->abort();
            continue;
        }
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        QTimer::singleShot(kConnectionPatienceMs, socket, [socket] { socket->abort(); });
    }
}

void LoopbackListener::Server::read(QTcpSocket &socket)
{
    const QByteArray waiting = socket.peek(kHeadSizeMax);
    const qsizetype end = waiting.indexOf("\r\n\r\n");
    if (end < 0 && waiting.size() < kHeadSizeMax)
        return;
    disconnect(&socket, &QTcpSocket::readyRead, this, nullptr); // One request a connection.
    socket.readAll();
    const CallbackAnswers::Answer answer = end < 0
        ? CallbackAnswers::Answer { callback::status("431 Request Header Fields Too Large") }
        : m_answers->answer(waiting.left(end));
    socket.write(answer.bytes);
    if (answer.isLastPage) {
        connect(&socket, &QTcpSocket::disconnected, this, [this] {
            m_pageShown = true;
            // From the event loop: whoever waits may destroy the socket that is speaking.
            QTimer::singleShot(0, this, [shown = m_shown] { shown->resumeAll(); });
        });
    }
    socket.disconnectFromHost(); // After everything is written.
}

QCoro::Task<void> LoopbackListener::Server::lastPageShown()
{
    if (m_pageShown)
        co_return;
    const std::shared_ptr<WaitList> shown = m_shown;
    QTimer::singleShot(kLastPagePatienceMs, this, [shown] { shown->resumeAll(); });
    co_await shown->wait();
}

LoopbackListener::LoopbackListener()
    : m_server(std::make_unique<Server>())
{
}

LoopbackListener::~LoopbackListener() = default;

Result<std::unique_ptr<LoopbackListener>> LoopbackListener::listen(const QList<quint16> &ports)
{
    QStringList tried;
    for (const quint16 port : ports) {
        std::unique_ptr<LoopbackListener> listener(new LoopbackListener);
        if (listener->m_server->listen(port))
            return listener;
        tried.append(QString::number(port));
    }
    return tl::unexpected(Error { ErrorKind::Conflict,
        QStringLiteral("ports %1 are taken").arg(tried.join(QStringLiteral(", "))), {},
        QStringLiteral("ports_busy"), {} });
}

quint16 LoopbackListener::port() const { return m_server->port(); }

QString LoopbackListener::redirectUri() const
{
    return QStringLiteral("http://localhost:%1/callback").arg(port());
}

void LoopbackListener::deliverTo(RedirectInbox &inbox) { m_server->deliverTo(inbox); }

QCoro::Task<void> LoopbackListener::lastPageShown() { return m_server->lastPageShown(); }

} // namespace sluice::net
