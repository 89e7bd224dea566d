#include "QuickBooksFixture.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

Options options()
{
    Options options;
    options.clientId = u"app"_s;
    options.clientSecret = u"secret"_s;
    options.redirectUris = { kRedirect };
    options.baseUrl = u"http://127.0.0.1:9000"_s;
    return options;
}

} // namespace

QuickBooksFixture::QuickBooksFixture()
    : clock(*parseInstant(std::string_view("2026-03-31T15:00:00.123Z")))
    , service(clock, options())
{
    service.setLimits(Limits::none());
    RealmSetup us;
    us.realmId = kUs;
    us.companyName = u"Harbour Systems Inc"_s;
    us.multiCurrency = false;
    service.addRealm(us);
    RealmSetup automated;
    automated.realmId = kAutomated;
    automated.companyName = u"Harbour West Inc"_s;
    automated.automatedSalesTax = true;
    automated.customTxnNumbers = false;
    service.addRealm(automated);
    RealmSetup uk;
    uk.realmId = kUk;
    uk.companyName = u"Harbour Systems Ltd"_s;
    uk.country = u"GB"_s;
    uk.homeCurrency = u"GBP"_s;
    uk.timeZone = u"Europe/London"_s;
    service.addRealm(uk);
    signIn();
}

void QuickBooksFixture::pass(std::chrono::milliseconds time)
{
    clock.advance(time);
    signIn();
}

void QuickBooksFixture::signIn()
{
    for (const QString &realm : service.realmIds())
        tokens.insert(realm, service.connect(realm).accessToken);
}

Response QuickBooksFixture::send(
    const QString &realm, const QByteArray &method, const QByteArray &rest, const QByteArray &body)
{
    Request request;
    request.method = method;
    request.target = "/v3/company/" + realm.toLatin1() + '/' + rest;
    request.headers = { { "Authorization", "Bearer " + tokens.value(realm).toLatin1() } };
    request.body = body;
    return service.handle(request);
}

Value QuickBooksFixture::get(const QString &realm, const QByteArray &rest)
{
    return Value::parse(send(realm, "GET", rest).body).value_or(Value());
}

Value QuickBooksFixture::post(const QString &realm, const QByteArray &rest, const QByteArray &body)
{
    return Value::parse(send(realm, "POST", rest, body).body).value_or(Value());
}

Value QuickBooksFixture::query(const QString &realm, const QString &statement)
{
    return get(realm, "query?query=" + encodeComponent(statement));
}

Value QuickBooksFixture::create(const QString &realm, const QString &entity, const QByteArray &body)
{
    const Response response = send(realm, "POST", entity.toLower().toLatin1(), body);
    if (response.status != 200)
        qFatal("refused: %s", response.body.constData());
    return (*Value::parse(response.body))[entity];
}

Value QuickBooksFixture::read(const QString &realm, const QString &entity, const QString &id)
{
    return get(realm, entity.toLower().toLatin1() + '/' + id.toLatin1())[entity];
}

QString QuickBooksFixture::customer(const QString &realm, const QByteArray &name, const QByteArray &currency)
{
    QByteArray body = "{\"DisplayName\":\"" + name + '"';
    if (!currency.isEmpty())
        body += ",\"CurrencyRef\":{\"value\":\"" + currency + "\"}";
    return create(realm, u"Customer"_s, body + '}')[u"Id"].toString();
}

Value QuickBooksFixture::invoice(
    const QString &realm, const QString &customerId, const QByteArray &amount, const QByteArray &more)
{
    const QByteArray code = realm == kUk ? "4" : "NON";
    return create(realm, u"Invoice"_s,
        "{\"CustomerRef\":{\"value\":\"" + customerId.toLatin1() + "\"}," + more
            + "\"Line\":[{\"DetailType\":\"SalesItemLineDetail\",\"Amount\":" + amount
            + ",\"SalesItemLineDetail\":{\"ItemRef\":{\"value\":\"1\"},\"TaxCodeRef\":{\"value\":\"" + code
            + "\"}}}]}");
}

Value QuickBooksFixture::payment(
    const QString &realm, const QString &customerId, const QByteArray &total, const QByteArray &lines)
{
    return post(realm, "payment",
        "{\"CustomerRef\":{\"value\":\"" + customerId.toLatin1() + "\"},\"TotalAmt\":" + total
            + ",\"Line\":" + lines + '}');
}

QString faultCode(const Value &answer)
{
    return answer[u"Fault"][u"Error"].items().value(0)[u"code"].toString();
}

QString faultElement(const Value &answer)
{
    return answer[u"Fault"][u"Error"].items().value(0)[u"element"].toString();
}

} // namespace sluice::sandbox::quickbooks
