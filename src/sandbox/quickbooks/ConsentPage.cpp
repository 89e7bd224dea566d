#include "sandbox/quickbooks/ConsentPage.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

constexpr char kHead[] = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Local stand-in for QuickBooks Online</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1d2430}
.banner{background:#7a3e00;color:#fff;padding:12px 24px}
main{max-width:30rem;margin:48px auto;background:#fff;border:1px solid #d8dce3;border-radius:8px;padding:32px}
h1{font-size:1.25rem;margin:0 0 12px} fieldset{border:0;padding:0;margin:16px 0}
label{display:block;padding:8px 0} button{font:inherit;padding:8px 20px;border-radius:6px;border:1px solid #98a2b3;background:#fff}
button[value=allow]{background:#1f6f43;border-color:#1f6f43;color:#fff}
</style></head><body>
<div class="banner" role="note">This is a local stand-in for testing. It is not Intuit and not QuickBooks.</div>
<main>)";

constexpr char kFoot[] = "</main></body></html>\n";

QByteArray hidden(const QString &name, const QString &value)
{
    return u"<input type=\"hidden\" name=\"%1\" value=\"%2\">\n"_s.arg(name, value.toHtmlEscaped()).toUtf8();
}

} // namespace

QByteArray ConsentPage::ask(
    const QHash<QString, QString> &query, const QList<OfferedCompany> &companies, const QString &action)
{
    QByteArray page = kHead;
    page += "<h1>Connect an app to a company</h1>\n<p>The app asks to read and write the books of one "
            "company.</p>\n";
    page += "<form method=\"post\" action=\"" + action.toUtf8() + "\">\n";
    for (const auto &name :
        { u"client_id"_s, u"redirect_uri"_s, u"response_type"_s, u"scope"_s, u"state"_s }) {
        if (query.contains(name))
            page += hidden(name, query.value(name));
    }
    page += "<fieldset><legend>Company</legend>\n";
    bool first = true;
    for (const OfferedCompany &company : companies) {
        page += u"<label><input type=\"radio\" name=\"company\" value=\"%1\"%2> %3</label>\n"_s
                    .arg(company.realm, first ? u" checked"_s : QString(), company.name.toHtmlEscaped())
                    .toUtf8();
        first = false;
    }
    page += "</fieldset>\n<button name=\"decision\" value=\"allow\">Allow</button>\n"
            "<button name=\"decision\" value=\"deny\">Deny</button>\n</form>\n";
    return page + kFoot;
}

QByteArray ConsentPage::error(const QString &message)
{
    return QByteArray(kHead) + "<h1>This app cannot be connected</h1>\n<p>" + message.toHtmlEscaped().toUtf8()
        + "</p>\n" + kFoot;
}

} // namespace sluice::sandbox::quickbooks
