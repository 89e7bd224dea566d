#include "sandbox/salesforce/LoginPages.h"

#include <QStringList>

namespace sluice::sandbox::salesforce {

namespace {

Response htmlPage(int status, const QString &body)
{
    static const QString frame = QStringLiteral(R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Sign in: local stand-in</title><style>
body{font:16px/1.5 system-ui,sans-serif;background:#f4f5f7;color:#1c2430;margin:0}
.banner{background:#8a4b00;color:#fff;padding:8px 16px;text-align:center}
main{max-width:26em;margin:8vh auto;background:#fff;border-radius:8px;padding:24px 32px;box-shadow:0 1px 4px #0002}
h1{font-size:20px}label{display:block;padding:6px 0}
button{font:inherit;padding:8px 20px;margin:16px 8px 0 0;border-radius:6px;border:1px solid #99a3b3;background:#fff}
button[value=allow]{background:#1b5fbf;border-color:#1b5fbf;color:#fff}</style></head>
<body><div class="banner">This is a local stand-in, not Salesforce. Do not enter a real password anywhere.</div>
<main>%1</main></body></html>)");
    Response response;
    response.status = status;
    response.headers = { { "Content-Type", "text/html; charset=UTF-8" }, { "Cache-Control", "no-store" },
        { "X-Frame-Options", "DENY" } };
    response.body = frame.arg(body).toUtf8();
    return response;
}

} // namespace

Response consentPage(const QString &ticket, const std::vector<LoginChoice> &people, const QStringList &scopes)
{
    QString choices;
    for (const LoginChoice &person : people)
        choices += QStringLiteral("<label><input type=\"radio\" name=\"user\" value=\"%1\"%2> %3</label>")
                       .arg(person.userId, choices.isEmpty() ? QStringLiteral(" checked") : QString(),
                           person.label.toHtmlEscaped());
    QString asked;
    for (const QString &scope : scopes)
        asked += QStringLiteral("<li>%1</li>").arg(scope.toHtmlEscaped());
    return htmlPage(200,
        QStringLiteral("<h1>Allow access?</h1><p>The app asks for:</p><ul>%1</ul>"
                       "<form method=\"post\" action=\"/services/oauth2/authorize\">"
                       "<input type=\"hidden\" name=\"ticket\" value=\"%2\"><p>Sign in as</p>%3"
                       "<button type=\"submit\" name=\"decision\" value=\"allow\">Allow</button>"
                       "<button type=\"submit\" name=\"decision\" value=\"deny\">Deny</button></form>")
            .arg(asked, ticket, choices));
}

Response loginErrorPage(const QString &error, const QString &description)
{
    return htmlPage(400,
        QStringLiteral("<h1>We can't authorize you because of an OAuth error.</h1><p>error=%1&amp;error_description=%2</p>")
            .arg(error.toHtmlEscaped(), description.toHtmlEscaped()));
}

} // namespace sluice::sandbox::salesforce
