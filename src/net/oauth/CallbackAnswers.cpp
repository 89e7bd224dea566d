#include "net/oauth/CallbackAnswers.h"

#include "core/Log.h"
#include "net/oauth/RedirectInbox.h"

#include <QUrl>

namespace sluice::net {

CallbackAnswers::Answer CallbackAnswers::answer(const QByteArray &head)
{
    const CallbackRequest request = CallbackRequest::parse(head);
    const bool isLastPage
        = m_answered && request.method == "GET" && (request.target == "/done" || request.target == "/failed");
    return { bytesFor(request), isLastPage };
}

QByteArray CallbackAnswers::bytesFor(const CallbackRequest &request)
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
    return bytesForCallback(request.target);
}

QByteArray CallbackAnswers::bytesForCallback(const QByteArray &target)
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
bool CallbackAnswers::isForUs(const QByteArray &host) const
{
    const QByteArray suffix = ':' + QByteArray::number(m_port);
    return host == "localhost" + suffix || host == "127.0.0.1" + suffix || host == "[::1]" + suffix;
}

} // namespace sluice::net
