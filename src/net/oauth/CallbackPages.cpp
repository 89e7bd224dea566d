#include "net/oauth/CallbackPages.h"

#include <QCoreApplication>

namespace sluice::net {

CallbackRequest CallbackRequest::parse(const QByteArray &head)
{
    CallbackRequest request;
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    if (words.size() != 3 || !words.at(2).startsWith("HTTP/1.") || !words.at(1).startsWith('/'))
        return request;
    request.method = words.at(0);
    request.target = words.at(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray name = line.left(colon).trimmed().toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "host")
            request.host = value;
        else if (name == "access-control-request-private-network")
            request.asksForPrivateNetwork = value == "true";
    }
    return request;
}

namespace {

QByteArray answer(const QByteArray &statusLine, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + statusLine + "\r\n" + headers
        + "Cache-Control: no-store\r\n"
          "Referrer-Policy: no-referrer\r\n"
          "X-Content-Type-Options: nosniff\r\n"
          "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n"
          "Connection: close\r\n"
          "Content-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray page(const QString &title, const QString &text)
{
    const QString html
        = QStringLiteral("<!doctype html><html><head><meta charset=\"utf-8\"><title>Sluice</title>"
                         "<meta name=\"viewport\" content=\"width=device-width\">"
                         "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:32em;"
                         "margin:15vh auto;padding:0 1.5em;color-scheme:light dark}"
                         "h1{font-size:1.4em}</style></head><body><h1>%1</h1><p>%2</p></body></html>")
              .arg(title.toHtmlEscaped(), text.toHtmlEscaped());
    return answer("200 OK", "Content-Type: text/html; charset=utf-8\r\n", html.toUtf8());
}

} // namespace

namespace callback {

QByteArray redirectTo(const QByteArray &path)
{
    return answer("302 Found", "Location: " + path + "\r\n", {});
}

QByteArray donePage()
{
    return page(QCoreApplication::translate("SignIn", "Back to Sluice"),
        QCoreApplication::translate("SignIn",
            "Sluice has received the answer and goes on by itself. "
            "You can close this page."));
}

QByteArray failedPage()
{
    return page(QCoreApplication::translate("SignIn", "This sign-in did not work"),
        QCoreApplication::translate("SignIn",
            "Sluice shows what happened and what to do about it. "
            "You can close this page."));
}

QByteArray preflight()
{
    return answer("204 No Content",
        "Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: GET\r\n"
        "Access-Control-Allow-Private-Network: true\r\n",
        {});
}

QByteArray nothing() { return answer("204 No Content", {}, {}); }

QByteArray status(const QByteArray &statusLine, const QByteArray &extraHeader)
{
    return answer(statusLine, extraHeader + "Content-Type: text/plain\r\n", statusLine + "\n");
}

} // namespace callback

} // namespace sluice::net
