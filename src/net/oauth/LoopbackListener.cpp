#include "net/oauth/LoopbackListener.h"

#include "core/Log.h"
#include "net/WaitList.h"
#include "net/oauth/CallbackPages.h"
#include "net/oauth/RedirectInbox.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

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
    void setInbox(RedirectInbox *inbox) { m_inbox = inbox; }
    QCoro::Task<void> lastPageShown();

private:
    void accept(QTcpServer &server);
    void read(QTcpSocket &socket);
    QByteArray answer(const CallbackRequest &request);
    QByteArray answerCallback(const QByteArray &target);
    bool isForUs(const QByteArray &host) const;

    QTcpServer m_v4;
    QTcpServer m_v6;
    RedirectInbox *m_inbox = nullptr;
    int m_connections = 0;
    bool m_answered = false;
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
    const CallbackRequest request = CallbackRequest::parse(waiting.left(std::max<qsizetype>(end, 0)));
    const bool isLastPage
        = m_answered && request.method == "GET" && (request.target == "/done" || request.target == "/failed");
    socket.write(end < 0 ? callback::status("431 Request Header Fields Too Large") : answer(request));
    if (isLastPage) {
        connect(&socket, &QTcpSocket::disconnected, this, [this] {
            m_pageShown = true;
            // From the event loop: whoever waits may destroy the socket that is speaking.
            QTimer::singleShot(0, this, [shown = m_shown] { shown->resumeAll(); });
        });
    }
    socket.disconnectFromHost(); // After everything is written.
}

QByteArray LoopbackListener::Server::answer(const CallbackRequest &request)
{
    if (request.method.isEmpty() || !isForUs(request.host))
        return callback::status("400 Bad Request");
    const QByteArray path = request.target.split('?').first();
    if (request.method == "OPTIONS" && request.asksForPrivateNetwork)
        return callback::preflight();
    const bool known = path == "/callback" || path == "/done" || path == "/failed" || path == "/favicon.ico";
    if (!known)
        return callback::status("404 Not Found");
    if (request.method != "GET")
        return callback::status("405 Method Not Allowed", "Allow: GET\r\n");
    if (path == "/favicon.ico")
        return callback::nothing();
    if (path == "/done")
        return callback::donePage();
    if (path == "/failed")
        return callback::failedPage();
    return answerCallback(request.target);
}

QByteArray LoopbackListener::Server::answerCallback(const QByteArray &target)
{
    if (!m_inbox || m_answered)
        return callback::redirectTo("/done"); // The page loaded again.
    const Result<void> verdict = m_inbox->offer(QUrl::fromEncoded("http://localhost" + target));
    if (verdict) {
        m_answered = true;
        return callback::redirectTo("/done");
    }
    qCInfo(lcNet) << "The browser came back without a code:" << verdict.error().code;
    // A stranger's call does not end the wait, and neither does an address without a code.
    m_answered
        = verdict.error().kind == ErrorKind::Rejected && verdict.error().code != QLatin1String("wrong_state");
    return callback::redirectTo("/failed");
}

/// A page elsewhere may point its own name at this machine; its requests carry that name.
bool LoopbackListener::Server::isForUs(const QByteArray &host) const
{
    const QByteArray suffix = ':' + QByteArray::number(port());
    return host == "localhost" + suffix || host == "127.0.0.1" + suffix || host == "[::1]" + suffix;
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

void LoopbackListener::deliverTo(RedirectInbox &inbox) { m_server->setInbox(&inbox); }

QCoro::Task<void> LoopbackListener::lastPageShown() { return m_server->lastPageShown(); }

} // namespace sluice::net
