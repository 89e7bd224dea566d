#include "net/QnamTransport.h"

#include "core/Log.h"
#include "net/OneShotBody.h"

#include <QCoro/QCoroNetworkReply>

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace sluice::net {

namespace {

constexpr int kConnectionsPerHost = 6; ///< Of one QNetworkAccessManager; Qt 6.4 has no way to ask for more.

/// The system's proxy for the world, none for loopback: a stand-in on this machine is not behind a proxy.
class ProxyChoice final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.url()))
            return { QNetworkProxy(QNetworkProxy::NoProxy) };
        return systemProxyForQuery(query);
    }
};

QNetworkRequest toQt(const HttpRequest &request, const QByteArray &userAgent, bool hasBody)
{
    QNetworkRequest out(request.url);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    // One protocol, whose behaviour on lost connections the tests prove.
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setRawHeader("User-Agent", userAgent);
    // The pages we ask for unpack far beyond 40:1; their size is bounded by the page size we ask for.
    out.setDecompressedSafetyCheckThreshold(-1);
    out.setTransferTimeout(static_cast<int>(request.timeout.count()));
    for (const auto &[name, value] : request.headers)
        out.setRawHeader(name, value);
    if (hasBody) {
        out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        out.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        if (!out.hasRawHeader("Content-Type"))
            out.setRawHeader("Content-Type", "application/octet-stream");
    }
    return out;
}

/// Whether any byte of the request can have reached the other side.
enum class Departure { Nothing, Something };

Error toError(QNetworkReply::NetworkError error, const QString &text, Departure departure)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return { ErrorKind::Offline, text, {}, QStringLiteral("tls"), {} };
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return { ErrorKind::Offline, text, {}, {}, {} };
    case QNetworkReply::ContentReSendError:
        return { ErrorKind::Timeout, QStringLiteral("the connection ended before an answer came"), {}, {},
            {} };
    case QNetworkReply::OperationCanceledError:
        return departure == Departure::Nothing
            ? Error { ErrorKind::Offline, QStringLiteral("no connection in time"), {}, {}, {} }
            : Error { ErrorKind::Timeout, QStringLiteral("no answer in time"), {}, {}, {} };
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return { ErrorKind::BadReply, text, {}, {}, {} };
    default:
        return { departure == Departure::Nothing ? ErrorKind::Offline : ErrorKind::Timeout, text, {}, {},
            {} };
    }
}

/// Errors of this kind accompany a complete answer whose status says no.
bool belongsToStatus(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError || error == QNetworkReply::ProtocolInvalidOperationError // 400
        || (error >= QNetworkReply::ContentAccessDenied && error != QNetworkReply::ContentReSendError
            && error < QNetworkReply::ProtocolUnknownError)
        || error >= QNetworkReply::InternalServerError;
}

HttpResponse toResponse(QNetworkReply &reply, int status)
{
    HttpResponse response;
    response.status = status;
    for (const auto &[name, value] : reply.rawHeaderPairs())
        response.headers.append({ name, value });
    response.body = reply.readAll();
    return response;
}

/// Ends a call that does not get on. Aborting is left to the next turn of the event loop, because it ends the coroutine that
/// owns this.
class Watch {
public:
    Watch(QNetworkReply *reply, QnamTransport::Patience patience)
    {
        for (QTimer *timer : { &m_connection, &m_whole }) {
            timer->setSingleShot(true);
            QObject::connect(timer, &QTimer::timeout, reply, &QNetworkReply::abort, Qt::QueuedConnection);
        }
        m_whole.start(patience.whole);
        // Not told of where an open connection is used again, and not while the call waits for one.
        QObject::connect(reply, &QNetworkReply::socketStartedConnecting, &m_connection, [this, patience] { m_connection.start(patience.connection); });
        QObject::connect(reply, &QNetworkReply::requestSent, &m_connection, &QTimer::stop);
    }

private:
    QTimer m_connection, m_whole;
};

} // namespace

struct QnamTransport::Network {
    std::vector<std::unique_ptr<QNetworkAccessManager>> managers;
    QSet<QNetworkReply *> underWay;
    QByteArray userAgent;
    Patience patience;

    /// The first manager that has a connection left for this host. It would let a seventh call wait without a word; how
    /// many may be under way is for the limits of the clients to say.
    QNetworkAccessManager &managerFor(const QUrl &url)
    {
        for (const auto &manager : managers) {
            const auto isThere = [&](const QNetworkReply *reply) {
                return reply->manager() == manager.get() && reply->url().authority() == url.authority();
            };
            if (std::ranges::count_if(underWay, isThere) < kConnectionsPerHost)
                return *manager;
        }
        managers.push_back(std::make_unique<QNetworkAccessManager>());
        managers.back()->setProxyFactory(new ProxyChoice); // The manager owns it.
        return *managers.back();
    }
};

QnamTransport::QnamTransport(QByteArray userAgent)
    : QnamTransport(std::move(userAgent), Patience())
{
}

QnamTransport::QnamTransport(QByteArray userAgent, Patience patience)
    : m_network(std::make_unique<Network>())
{
    m_network->userAgent = std::move(userAgent);
    m_network->patience = patience;
}

QnamTransport::~QnamTransport()
{
    const std::unique_ptr<Network> network = std::move(m_network); // No new call can start from here on.
    const QSet<QNetworkReply *> underWay = std::exchange(network->underWay, {});
    for (QNetworkReply *reply : underWay)
        reply->abort(); // Resumes the coroutine that waits for it.
}

QCoro::Task<Result<HttpResponse>> QnamTransport::send(HttpRequest request)
{
    if (!m_network)
        co_return fail(ErrorKind::Cancelled, QStringLiteral("the network is closed"));
    const bool allowed = request.url.scheme() == QLatin1String("https")
        || (request.url.scheme() == QLatin1String("http") && isLoopback(request.url));
    if (!allowed) {
        co_return tl::unexpected(
            Error { ErrorKind::Usage, QStringLiteral("%1 is not https").arg(request.url.host()), {},
                QStringLiteral("plain_http"), {} });
    }

    const bool hasBody = request.method != "GET" && request.method != "HEAD";
    OneShotBody body(request.body);
    const QNetworkRequest qtRequest = toQt(request, m_network->userAgent, hasBody);
    QNetworkReply *reply
        = m_network->managerFor(request.url).sendCustomRequest(qtRequest, request.method, hasBody ? &body : nullptr);
    const std::unique_ptr<QNetworkReply, void (*)(QNetworkReply *)> owner(
        reply, [](QNetworkReply *finished) { finished->deleteLater(); });
    body.setParent(nullptr);
    bool headSent = false;
    QObject::connect(reply, &QNetworkReply::requestSent, &body, [&headSent] { headSent = true; });
    const Watch watch(reply, m_network->patience);
    m_network->underWay.insert(reply);
    if (!reply->isFinished())
        co_await reply;

    if (!m_network || !m_network->underWay.remove(reply))
        co_return fail(ErrorKind::Cancelled, QStringLiteral("the network was closed"));
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = reply->error();
    if (status >= 100 && belongsToStatus(error)) {
        if (error == QNetworkReply::NoError || status >= 400)
            co_return toResponse(*reply, status);
        co_return fail(ErrorKind::BadReply, reply->errorString());
    }
    const bool departed = request.body.isEmpty() ? headSent : body.wasRead();
    co_return tl::unexpected(toError(
        error, reply->errorString(), departed || status > 0 ? Departure::Something : Departure::Nothing));
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

bool isSafe(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isLoopback(url)));
}

} // namespace sluice::net
