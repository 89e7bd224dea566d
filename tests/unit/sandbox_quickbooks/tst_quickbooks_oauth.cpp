#include "QuickBooksFixture.h"

#include <QSet>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;
using namespace sluice;
using namespace sluice::sandbox;
using namespace sluice::sandbox::quickbooks;
using namespace std::chrono_literals;

namespace {

struct Visit {
    QuickBooksFixture fixture;

    Response open(
        const QString &redirect = kRedirect, const QByteArray &more = {}, const QByteArray &client = "app")
    {
        Request request;
        request.target = "/connect/oauth2?client_id=" + client
            + "&response_type=code&scope=com.intuit.quickbooks.accounting%20openid&state=xyz&redirect_uri="
            + encodeComponent(redirect) + more;
        return fixture.service.handle(request);
    }
    static QUrlQuery landing(const Response &response)
    {
        return QUrlQuery(QUrl::fromEncoded(response.header("Location")));
    }
    QString code(const QByteArray &more = {})
    {
        return landing(open(kRedirect, more)).queryItemValue(u"code"_s);
    }
    Response token(const QByteArray &form, const QByteArray &secret = "secret", bool hard = false)
    {
        Request request;
        request.method = "POST";
        request.target = "/oauth2/v1/tokens/bearer";
        request.headers = { { "Authorization", "Basic " + ("app:" + secret).toBase64() } };
        if (hard)
            request.headers.emplaceBack("x-include-refresh-token-hard-expires-in", "true");
        request.body = form;
        return fixture.service.handle(request);
    }
    Response exchange(const QString &code)
    {
        return token("grant_type=authorization_code&code=" + code.toLatin1()
            + "&redirect_uri=" + encodeComponent(kRedirect));
    }
    Response refresh(const QString &value, bool hard = false)
    {
        return token("grant_type=refresh_token&refresh_token=" + value.toLatin1(), "secret", hard);
    }
    Value tokens() { return *Value::parse(exchange(code()).body); }
    int read(const QString &realm, const QString &access)
    {
        fixture.tokens.insert(realm, access);
        return fixture.send(realm, "GET", "preferences").status;
    }
};

QString text(const Value &value, QStringView member) { return value[member].toString(); }

} // namespace

class tst_quickbooks_oauth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void discoveryNamesTheAddressesOfThisOrigin()
    {
        Visit visit;
        visit.fixture.service.setBaseUrl(u"http://127.0.0.1:4711"_s);
        Request request;
        request.target = "/.well-known/openid_configuration/";

        const Value body = *Value::parse(visit.fixture.service.handle(request).body);

        QCOMPARE(text(body, u"token_endpoint"), u"http://127.0.0.1:4711/oauth2/v1/tokens/bearer"_s);
        QVERIFY(!body.has(u"code_challenge_methods_supported"));
    }

    void onlyRegisteredRedirectsLeaveThePage_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<bool>("production");
        QTest::addColumn<int>("status");
        QTest::newRow("registered") << kRedirect << false << 302;
        QTest::newRow("one byte off") << kRedirect + u"/"_s << false << 400;
        QTest::newRow("localhost with production keys") << kRedirect << true << 400;
        QTest::newRow("https name with production keys") << u"https://relay.example.com/cb"_s << true << 302;
        QTest::newRow("address with production keys") << u"https://127.0.0.1/cb"_s << true << 400;
        QTest::newRow("plain http name") << u"http://relay.example.com/cb"_s << false << 400;
    }
    void onlyRegisteredRedirectsLeaveThePage()
    {
        QFETCH(QString, uri);
        QFETCH(bool, production);
        QFETCH(int, status);
        SandboxClock clock(*parseInstant(std::string_view("2026-03-31T15:00:00Z")));
        Options options;
        options.clientId = u"app"_s;
        options.clientSecret = u"secret"_s;
        options.productionRedirectRules = production;
        options.redirectUris = { kRedirect, u"https://relay.example.com/cb"_s, u"https://127.0.0.1/cb"_s,
            u"http://relay.example.com/cb"_s };
        Service service(clock, options);
        RealmSetup setup;
        setup.realmId = kUs;
        service.addRealm(setup);
        Request request;
        request.target
            = "/connect/oauth2?client_id=app&response_type=code&scope=x&redirect_uri=" + encodeComponent(uri);

        const Response response = service.handle(request);

        QCOMPARE(response.status, status);
        QCOMPARE(response.header("Location").isEmpty(), status != 302);
    }

    void consentBringsCodeStateAndRealm()
    {
        Visit visit;

        const QUrlQuery landing
            = Visit::landing(visit.open(kRedirect, "&company=" + kUk.toLatin1() + "&code_challenge=abc"));

        QVERIFY(!landing.queryItemValue(u"code"_s).isEmpty());
        QCOMPARE(landing.queryItemValue(u"state"_s), u"xyz"_s);
        QCOMPARE(landing.queryItemValue(u"realmId"_s), kUk);
    }

    void theConsentPageAsksAndTakesNo()
    {
        Visit visit;
        visit.fixture.service.setAutoConsent(false);

        const Response page = visit.open();
        Request no;
        no.method = "POST";
        no.target = "/connect/oauth2/decision";
        no.body = "client_id=app&response_type=code&scope=x&state=xyz&redirect_uri="
            + encodeComponent(kRedirect) + "&decision=deny";
        const QUrlQuery landing = Visit::landing(visit.fixture.service.handle(no));

        QCOMPARE(page.status, 200);
        QVERIFY(page.body.contains("not Intuit"));
        QVERIFY(page.body.contains(kUk.toLatin1()));
        QCOMPARE(landing.queryItemValue(u"error"_s), u"access_denied"_s);
        QVERIFY(!landing.hasQueryItem(u"realmId"_s));
    }

    void aCodeWorksOnceAndForTenMinutes()
    {
        Visit visit;
        const QString once = visit.code();
        const QString late = visit.code();

        const Response first = visit.exchange(once);
        const Response second = visit.exchange(once);
        visit.fixture.clock.advance(10min);
        const Response expired = visit.exchange(late);

        QCOMPARE(first.status, 200);
        QVERIFY(!Value::parse(first.body)->has(u"realmId"));
        QCOMPARE(second.status, 400);
        QCOMPARE(text(*Value::parse(second.body), u"error"), u"invalid_grant"_s);
        QCOMPARE(expired.status, 400);
    }

    void aCodeIsBoundToItsRedirect()
    {
        Visit visit;

        const Response response
            = visit.token("grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%2Fother&code="
                + visit.code().toLatin1());

        QCOMPARE(response.status, 400);
    }

    void aWrongSecretIsAnInvalidClient()
    {
        Visit visit;

        const Response response = visit.token("grant_type=refresh_token&refresh_token=x", "wrong");

        QCOMPARE(response.status, 401);
        QCOMPARE(text(*Value::parse(response.body), u"error"), u"invalid_client"_s);
    }

    void theClientMayAuthenticateInTheForm()
    {
        Visit visit;
        Request request;
        request.method = "POST";
        request.target = "/oauth2/v1/tokens/bearer";
        request.body = "grant_type=authorization_code&client_id=app&client_secret=secret&code="
            + visit.code().toLatin1() + "&redirect_uri=" + encodeComponent(kRedirect);

        QCOMPARE(visit.fixture.service.handle(request).status, 200);
    }

    void anAccessTokenLivesAnHour()
    {
        Visit visit;
        const QString access = text(visit.tokens(), u"access_token");

        visit.fixture.clock.advance(3599s);
        QCOMPARE(visit.read(kUs, access), 200);
        visit.fixture.clock.advance(1s);
        QCOMPARE(visit.read(kUs, access), 401);
    }

    void refreshValuesRotateDailyAndTheOldOneDies()
    {
        Visit visit;
        const QString first = text(visit.tokens(), u"refresh_token");

        visit.fixture.clock.advance(23h);
        const Value sameDay = *Value::parse(visit.refresh(first).body);
        visit.fixture.clock.advance(2h);
        const Value nextDay = *Value::parse(visit.refresh(first).body);

        QCOMPARE(text(sameDay, u"refresh_token"), first);
        QVERIFY(text(nextDay, u"refresh_token") != first);
        QCOMPARE(visit.refresh(first).status, 400);
        QCOMPARE(visit.refresh(text(nextDay, u"refresh_token")).status, 200);
    }

    void aRefreshTokenDiesUnusedAfterAHundredDays()
    {
        Visit visit;
        const QString value = text(visit.tokens(), u"refresh_token");

        visit.fixture.clock.advance(std::chrono::days(100));

        QCOMPARE(visit.refresh(value).status, 400);
    }

    void aConsentDiesAfterFiveYears()
    {
        Visit visit;
        QString value = text(visit.tokens(), u"refresh_token");

        for (int passed = 0; passed < 1800; passed += 90) {
            visit.fixture.clock.advance(std::chrono::days(90));
            value = text(*Value::parse(visit.refresh(value).body), u"refresh_token");
            QVERIFY(!value.isEmpty());
        }
        visit.fixture.clock.advance(std::chrono::days(90));

        QCOMPARE(visit.refresh(value).status, 400);
    }

    void theHardExpiryShowsOnlyToThoseWhoAsk()
    {
        Visit visit;
        const QString value = text(visit.tokens(), u"refresh_token");

        const Value plain = *Value::parse(visit.refresh(value).body);
        const Value asked = *Value::parse(visit.refresh(value, true).body);

        QVERIFY(!plain.has(u"x_refresh_token_hard_expires_in"));
        QCOMPARE(asked[u"x_refresh_token_hard_expires_in"].toInt(), 5LL * 365 * 86400);
        QCOMPARE(plain[u"x_refresh_token_expires_in"].toInt(), 8726400LL);
    }

    void revokingEndsTheConnection_data()
    {
        QTest::addColumn<QByteArray>("template_");
        QTest::newRow("json") << QByteArray("{\"token\":\"%1\"}");
        QTest::newRow("form") << QByteArray("token=%1");
    }
    void revokingEndsTheConnection()
    {
        QFETCH(QByteArray, template_);
        Visit visit;
        const Value tokens = visit.tokens();
        Request request;
        request.method = "POST";
        request.target = "/v2/oauth2/tokens/revoke";
        request.headers = { { "Authorization", "Basic " + QByteArray("app:secret").toBase64() } };
        request.body = template_.replace("%1", text(tokens, u"refresh_token").toLatin1());

        const Response response = visit.fixture.service.handle(request);

        QCOMPARE(response.status, 200);
        QVERIFY(response.body.isEmpty());
        QCOMPARE(visit.read(kUs, text(tokens, u"access_token")), 401);
        QCOMPARE(visit.refresh(text(tokens, u"refresh_token")).status, 400);
        QCOMPARE(visit.fixture.service.handle(request).status, 400);
    }

    void userinfoNeedsTheOpenidScope()
    {
        Visit visit;
        Request request;
        request.target = "/v1/openid_connect/userinfo";
        request.headers
            = { { "Authorization", "Bearer " + text(visit.tokens(), u"access_token").toLatin1() } };

        const Response response = visit.fixture.service.handle(request);

        QCOMPARE(response.status, 200);
        QVERIFY(Value::parse(response.body)->has(u"sub"));
    }

    void theSameSeedGivesTheSameTokens()
    {
        Visit one;
        Visit two;

        QCOMPARE(one.tokens(), two.tokens());
    }

    void secretsStayOutOfTheRecord()
    {
        Visit visit;
        visit.tokens();

        for (const Served &line : visit.fixture.service.served())
            QVERIFY(line.requestBody.isEmpty());
    }
};

QTEST_APPLESS_MAIN(tst_quickbooks_oauth)
#include "tst_quickbooks_oauth.moc"
