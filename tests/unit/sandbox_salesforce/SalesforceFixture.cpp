#include "SalesforceFixture.h"

#include <QUrl>

namespace sluice::sandbox::salesforce {

namespace {
const Instant kStart = *parseInstant(std::string_view("2026-10-30T16:05:02.000Z"));
}

Value json(const char *text)
{
    const std::optional<Value> value = Value::parse(QByteArray(text));
    Q_ASSERT(value);
    return *value;
}

Options SalesforceFixture::defaults()
{
    Options options;
    options.clientId = QStringLiteral("3MVG9.sluice");
    options.redirectUris = { QStringLiteral("http://localhost:17171/callback") };
    options.baseUrl = QStringLiteral("http://127.0.0.1:8080");
    return options;
}

SalesforceFixture::SalesforceFixture(Options options)
    : clock(kStart)
    , service(clock, std::move(options))
    , org(service.org())
{
    const QString profile = org.put(QStringLiteral("Profile"), json(R"({"Name":"Finance"})"));
    Value person = json(R"({"Username":"ada@acme.example","FirstName":"Ada","LastName":"Moss","Email":"ada@acme.example","IsActive":true})");
    person.set(QStringLiteral("ProfileId"), profile);
    user = org.put(QStringLiteral("User"), person);
    account = org.put(QStringLiteral("Account"), json(R"({"Name":"Acme GmbH","BillingCountry":"Germany"})"));
    Value seed = json(R"({"Name":"Acme - 120 seats","StageName":"Negotiation/Review","CloseDate":"2026-10-30","Amount":1200})");
    seed.set(QStringLiteral("AccountId"), account);
    deal = org.put(QStringLiteral("Opportunity"), seed);
    product = org.put(QStringLiteral("Product2"),
        json(R"({"Name":"Seat","ProductCode":"SEAT-ENT","IsActive":true,"Sluice_Item_Code__c":"SEAT"})"));
    const QString book = org.put(QStringLiteral("Pricebook2"), json(R"({"Name":"Standard","IsActive":true,"IsStandard":true})"));
    Value price = json(R"({"UnitPrice":99.5,"IsActive":true})");
    price.set(QStringLiteral("Pricebook2Id"), book);
    price.set(QStringLiteral("Product2Id"), product);
    entry = org.put(QStringLiteral("PricebookEntry"), price);
    service.setAutoConsent(true);
    token = signIn().body[u"access_token"].toString().toLatin1();
}

Answer SalesforceFixture::send(const QByteArray &method, const QByteArray &target, const QByteArray &body,
    QList<QPair<QByteArray, QByteArray>> headers)
{
    Request request { method, target, std::move(headers), body };
    if (!token.isEmpty() && request.header("Authorization").isEmpty())
        request.headers.emplace_back("Authorization", "Bearer " + token);
    Answer answer { service.handle(request), 0, {} };
    answer.status = answer.raw.status;
    answer.body = Value::parse(answer.raw.body).value_or(Value());
    return answer;
}

Answer SalesforceFixture::data(const QByteArray &method, const QByteArray &path, const QByteArray &body,
    QList<QPair<QByteArray, QByteArray>> headers)
{
    if (!body.isEmpty())
        headers.emplace_back("Content-Type", "application/json");
    return send(method, "/services/data/v64.0" + path, body, std::move(headers));
}

Answer SalesforceFixture::query(const QString &soql, const QByteArray &resource)
{
    return data("GET", '/' + resource + "?q=" + QUrl::toPercentEncoding(soql));
}

QByteArray SalesforceFixture::authorizeUrl(const QByteArray &extra, const QByteArray &redirectUri)
{
    return "/services/oauth2/authorize?response_type=code&client_id=3MVG9.sluice&redirect_uri=" + redirectUri
        + "&state=s%2B1&code_challenge=" + kChallenge + "&code_challenge_method=S256" + extra;
}

QByteArray SalesforceFixture::codeIn(const Answer &redirect)
{
    const QByteArray location = redirect.raw.header("Location");
    const qsizetype at = location.indexOf("code=");
    return at < 0 ? QByteArray() : location.mid(at + 5).split('&').constFirst();
}

Answer SalesforceFixture::exchange(const QByteArray &code, const QByteArray &verifier)
{
    return send("POST", "/services/oauth2/token",
        "grant_type=authorization_code&client_id=3MVG9.sluice&redirect_uri=" + QByteArray(kRedirect) + "&code=" + code
            + "&code_verifier=" + verifier);
}

Answer SalesforceFixture::signIn(const QByteArray &scope) { return exchange(codeIn(get(authorizeUrl("&scope=" + scope)))); }

Answer SalesforceFixture::refresh(const QByteArray &refreshToken)
{
    return send("POST", "/services/oauth2/token",
        "grant_type=refresh_token&client_id=3MVG9.sluice&refresh_token=" + QUrl::toPercentEncoding(QString::fromLatin1(refreshToken)));
}

} // namespace sluice::sandbox::salesforce
