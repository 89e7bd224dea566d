#include "net/QnamTransport.h"
#include "net/oauth/Discovery.h"
#include "net/oauth/SignIn.h"
#include "net/oauth/TokenKeeper.h"
#include "sandbox/quickbooks/Service.h"
#include "sandbox/salesforce/Service.h"
#include "wire/signin/Bridge.h"

#include <QCoro/QCoroTask>

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <QUrlQuery>

using namespace sluice;
using namespace sluice::net;
using namespace std::chrono_literals;
using sluice::test::bridgeTo;
using sluice::test::MemoryVault;
using sluice::test::ScriptedServer;

namespace {

/// Ports that were free a moment ago: callbacks must be registered before anybody listens on them.
QList<quint16> freePorts(int count)
{
    QList<quint16> ports;
    std::vector<std::unique_ptr<QTcpServer>> servers;
    for (int i = 0; i < count; ++i) {
        servers.push_back(std::make_unique<QTcpServer>());
        servers.back()->listen(QHostAddress::LocalHost, 0);
        ports.append(servers.back()->serverPort());
    }
    return ports;
}

} // namespace

/// Sign-in over real sockets against both stand-ins, with a browser that follows redirects as a person would.
class TstWireSignIn : public QObject {
    Q_OBJECT

private:
    const Instant m_start = *parseInstant(QStringView(u"2026-11-24T12:00:00.000Z"));
    sandbox::SandboxClock m_sandboxClock { m_start };
    SystemClock m_clock;
    SeededRandom m_random { 11 };
    QnamTransport m_transport { "Sluice/test" };
    QNetworkAccessManager m_browser;
    QByteArray m_lastPage;
    QUrl m_lastAddress;
    QList<quint16> m_ports;
    std::function<void(QByteArray &)> m_spoilUserInfo;
    std::unique_ptr<sandbox::salesforce::Service> m_org;
    std::unique_ptr<sandbox::quickbooks::Service> m_books;
    std::unique_ptr<ScriptedServer> m_orgServer;
    std::unique_ptr<ScriptedServer> m_booksServer;

    QStringList callbacks() const
    {
        QStringList uris;
        for (const quint16 port : m_ports)
            uris.append(QStringLiteral("http://localhost:%1/callback").arg(port));
        return uris;
    }

    /// What a person's browser does with an address; the last page stays readable.
    void browse(const QUrl &address)
    {
        QNetworkRequest request(address);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
        QNetworkReply *reply = m_browser.get(request);
        connect(reply, &QNetworkReply::redirected, this, [this](const QUrl &url) {
            if (url.hasQuery())
                m_lastAddress = url;
        });
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            m_lastPage = reply->readAll();
            reply->deleteLater();
        });
    }

    SignIn::Order salesforceOrder()
    {
        SignIn::Order order;
        order.client = OAuthClient::salesforce(QStringLiteral("3MVG9.test"), m_orgServer->url());
        order.ports = m_ports;
        order.timeout = 5s;
        order.showAddress = [this](const QUrl &url) { browse(url); };
        return order;
    }

    SignIn::Order quickBooksOrder(const QString &secret = QStringLiteral("hush"))
    {
        const QUrl discovery = m_booksServer->url(QStringLiteral("/.well-known/openid_sandbox_configuration/"));
        const Result<OAuthClient> client
            = QCoro::waitFor(discoverQuickBooks(&m_transport, discovery, QStringLiteral("ABc"), secret));
        SignIn::Order order;
        if (client)
            order.client = *client;
        order.ports = m_ports;
        order.timeout = 5s;
        order.showAddress = [this](const QUrl &url) { browse(url); };
        return order;
    }

    static QCoro::Task<> put(SignIn &by, SignIn::Order what, std::optional<Result<SignedIn>> &into)
    {
        into = co_await by.run(std::move(what));
    }

    static bool isListening(quint16 port)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        return socket.waitForConnected(5000);
    }

    Result<SignedIn> run(SignIn::Order order)
    {
        SignIn signIn(m_transport, m_clock, m_random);
        return QCoro::waitFor(signIn.run(std::move(order)));
    }

private Q_SLOTS:
    void init()
    {
        m_ports = freePorts(3);
        m_lastPage.clear();
        m_lastAddress.clear();
        m_spoilUserInfo = {};

        sandbox::salesforce::Options org;
        org.clientId = QStringLiteral("3MVG9.test");
        org.redirectUris = callbacks();
        m_org = std::make_unique<sandbox::salesforce::Service>(m_sandboxClock, org);
        sandbox::Value user = sandbox::Value::object();
        user.set(QStringLiteral("Username"), QStringLiteral("ann@acme.example"));
        user.set(QStringLiteral("Email"), QStringLiteral("ann@acme.example"));
        user.set(QStringLiteral("FirstName"), QStringLiteral("Ann"));
        user.set(QStringLiteral("LastName"), QStringLiteral("Lee"));
        user.set(QStringLiteral("IsActive"), true);
        QVERIFY(!m_org->org().put(QStringLiteral("User"), user).isEmpty());
        m_orgServer = std::make_unique<ScriptedServer>(
            bridgeTo([this](const sandbox::Request &request) {
                sandbox::Response response = m_org->handle(request);
                if (m_spoilUserInfo && request.target.startsWith("/services/oauth2/userinfo"))
                    m_spoilUserInfo(response.body);
                return response;
            }));
        m_org->setBaseUrl(m_orgServer->url({}).toString());
        m_org->setAutoConsent(true);

        sandbox::quickbooks::Options books;
        books.clientId = QStringLiteral("ABc");
        books.clientSecret = QStringLiteral("hush");
        books.redirectUris = callbacks();
        m_books = std::make_unique<sandbox::quickbooks::Service>(m_sandboxClock, books);
        for (const char *realm : { "9341450000000001", "9341450000000002" }) {
            sandbox::quickbooks::RealmSetup setup;
            setup.realmId = QString::fromLatin1(realm);
            setup.companyName = QStringLiteral("Company ") + setup.realmId.right(1);
            m_books->addRealm(setup);
        }
        m_booksServer = std::make_unique<ScriptedServer>(
            bridgeTo([this](const sandbox::Request &request) { return m_books->handle(request); }));
        m_books->setBaseUrl(m_booksServer->url({}).toString());
    }

    void salesforceSignsInAndSaysWhoItIs()
    {
        const Result<SignedIn> signedIn = run(salesforceOrder());

        QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().code + signedIn.error().detail));
        QCOMPARE(signedIn->person.email, QStringLiteral("ann@acme.example"));
        QCOMPARE(signedIn->person.name, QStringLiteral("Ann Lee"));
        QCOMPARE(signedIn->tokens.orgId, m_org->org().organizationId());
        QCOMPARE(signedIn->tokens.instanceUrl.port(), m_orgServer->url().port());
        QTRY_VERIFY(m_lastPage.contains("Back to Sluice"));
        for (const QByteArray &request : m_orgServer->requests)
            QVERIFY(!request.contains("client_secret"));
    }

    void quickBooksSignsInToTheCompanyThatWasChosen()
    {
        m_books->setConsentRealm(QStringLiteral("9341450000000002"));

        const Result<SignedIn> signedIn = run(quickBooksOrder());

        QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().code + signedIn.error().detail));
        QCOMPARE(signedIn->tokens.realm, QStringLiteral("9341450000000002"));
        QVERIFY(signedIn->tokens.expiresAt && signedIn->tokens.refreshExpiresAt);
        QVERIFY(signedIn->tokens.refreshHardExpiresAt);
    }

    void aRefusalInTheBrowserEndsTheSignIn()
    {
        m_org->setAutoConsent(false);
        m_org->setAutoDeny(true);
        QCOMPARE(run(salesforceOrder()).error().code, QStringLiteral("access_denied"));
        QTRY_VERIFY(m_lastPage.contains("did not work"));
        m_books->setConsent(sandbox::quickbooks::Consent::Deny);
        QCOMPARE(run(quickBooksOrder()).error().code, QStringLiteral("access_denied"));
    }

    void whatTheAppNeverSeesEndsInATimeout_data()
    {
        QTest::addColumn<bool>("salesforce");
        QTest::addColumn<bool>("wrongClient");
        QTest::newRow("Salesforce, unknown client") << true << true;
        QTest::newRow("Salesforce, callback not registered") << true << false;
        QTest::newRow("QuickBooks, unknown client") << false << true;
        QTest::newRow("QuickBooks, callback not registered") << false << false;
    }

    void whatTheAppNeverSeesEndsInATimeout()
    {
        QFETCH(bool, salesforce);
        QFETCH(bool, wrongClient);
        SignIn::Order order = salesforce ? salesforceOrder() : quickBooksOrder();
        order.timeout = 700ms;
        if (wrongClient)
            order.client.id = QStringLiteral("unknown");
        else
            order.ports = freePorts(1);

        const Result<SignedIn> signedIn = run(order);

        QCOMPARE(signedIn.error().kind, ErrorKind::Timeout);
        QCOMPARE(signedIn.error().code, QStringLiteral("nothing_came_back"));
    }

    void aWrongSecretIsSaid()
    {
        const Result<SignedIn> signedIn = run(quickBooksOrder(QStringLiteral("wrong")));
        QCOMPARE(signedIn.error().kind, ErrorKind::Rejected);
        QCOMPARE(signedIn.error().code, QStringLiteral("invalid_client"));
    }

    void anotherOrgOrCompanyThanBeforeIsRefused()
    {
        SignIn::Order order = salesforceOrder();
        order.ownerExpected = QStringLiteral("00D000000000999AAA");
        QCOMPARE(run(order).error().code, QStringLiteral("other_org"));
        order = salesforceOrder();
        order.ownerExpected = m_org->org().organizationId().left(15);
        QVERIFY(run(order));
        order = quickBooksOrder();
        order.ownerExpected = QStringLiteral("9341450000000002");
        QCOMPARE(run(order).error().code, QStringLiteral("other_company"));
    }

    void whatWasGrantedBeforeARefusalIsGivenBack()
    {
        SignIn::Order order = salesforceOrder();
        order.ownerExpected = QStringLiteral("00D000000000999AAA");

        QCOMPARE(run(order).error().code, QStringLiteral("other_org"));

        const bool revoked = std::any_of(m_orgServer->requests.begin(), m_orgServer->requests.end(),
            [](const QByteArray &request) { return request.startsWith("POST /services/oauth2/revoke"); });
        QVERIFY(revoked);
    }

    void aPersonWithoutAnEmailOfTheirOwnIsRefused_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("code");
        QTest::newRow("none") << QStringLiteral("\"email\":\"ann@acme.example\"") << QStringLiteral("\"email\":\"\"") << QStringLiteral("no_email");
        QTest::newRow("not verified") << QStringLiteral("\"email_verified\":true") << QStringLiteral("\"email_verified\":false")
                                      << QStringLiteral("unverified_email");
    }

    void aPersonWithoutAnEmailOfTheirOwnIsRefused()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, code);
        m_spoilUserInfo = [&](QByteArray &body) {
            QVERIFY(body.contains(before.toUtf8()));
            body.replace(before.toUtf8(), after.toUtf8());
        };

        const Result<SignedIn> signedIn = run(salesforceOrder());

        QVERIFY(!signedIn);
        QCOMPARE(signedIn.error().code, code);
        QVERIFY(m_orgServer->requests.last().startsWith("POST /services/oauth2/revoke"));
    }

    void aRealmThatIsNoneNeverGetsIntoAnAddress_data()
    {
        QTest::addColumn<QString>("realm");
        QTest::newRow("another path") << QStringLiteral("1/../../v3/company/2");
        QTest::newRow("letters") << QStringLiteral("93414x");
        QTest::newRow("a line end behind it") << QStringLiteral("93414%0A");
        QTest::newRow("too long") << QStringLiteral("123456789012345678901");
        QTest::newRow("none") << QString();
    }

    void aRealmThatIsNoneNeverGetsIntoAnAddress()
    {
        QFETCH(QString, realm);
        SignIn signIn(m_transport, m_clock, m_random);
        SignIn::Order order = quickBooksOrder();
        QUrl shown;
        order.showAddress = [&shown](const QUrl &url) { shown = url; };
        std::optional<Result<SignedIn>> outcome;
        const QCoro::Task<> running = put(signIn, order, outcome);
        const qsizetype asked = m_booksServer->requests.size();

        const QString state = QUrlQuery(shown).queryItemValue(QStringLiteral("state"));
        QVERIFY(signIn.paste(QUrl(QStringLiteral("http://localhost/callback?code=c&state=%1&realmId=%2").arg(state, realm))));

        QTRY_VERIFY(outcome.has_value());
        QCOMPARE(outcome->error().code, QStringLiteral("no_realm"));
        QCOMPARE(m_booksServer->requests.size(), asked); // The code was not used either.
    }

    void afterwardsNobodyListens_data()
    {
        QTest::addColumn<QString>("end");
        for (const char *end : { "success", "refusal", "timeout", "cancel", "owner gone" })
            QTest::newRow(end) << QString::fromLatin1(end);
    }

    void afterwardsNobodyListens()
    {
        QFETCH(QString, end);
        auto signIn = std::make_unique<SignIn>(m_transport, m_clock, m_random);
        SignIn::Order order = salesforceOrder();
        if (end == QLatin1String("refusal")) {
            m_org->setAutoConsent(false);
            m_org->setAutoDeny(true);
        } else if (end != QLatin1String("success")) {
            order.showAddress = {};
            order.timeout = end == QLatin1String("timeout") ? 100ms : 20'000ms;
        }
        std::optional<Result<SignedIn>> outcome;
        const QCoro::Task<> running = put(*signIn, order, outcome);
        QVERIFY(isListening(m_ports.first()));

        if (end == QLatin1String("cancel"))
            signIn->cancel();
        if (end == QLatin1String("owner gone"))
            signIn.reset();

        QTRY_VERIFY(outcome.has_value());
        QCOMPARE(outcome->has_value(), end == QLatin1String("success"));
        QVERIFY(!isListening(m_ports.first()));
    }

    void aSignInThatGoesWhileItsLastPageIsShownIsCancelled()
    {
        auto signIn = std::make_unique<SignIn>(m_transport, m_clock, m_random);
        SignIn::Order order = quickBooksOrder();
        QUrl shown;
        order.showAddress = [&shown](const QUrl &url) { shown = url; };
        std::optional<Result<SignedIn>> outcome;
        const QCoro::Task<> running = put(*signIn, order, outcome);
        const qsizetype asked = m_booksServer->requests.size();
        const QString state = QUrlQuery(shown).queryItemValue(QStringLiteral("state"));
        QVERIFY(signIn->paste(QUrl(QStringLiteral("http://localhost/callback?code=c&realmId=93414&state=") + state)));
        QTRY_COMPARE(signIn->paste(QUrl()).error().code, QStringLiteral("not_waiting")); // Nobody fetches the last page.
        QVERIFY(!outcome);

        signIn.reset();

        QTRY_VERIFY(outcome.has_value());
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_booksServer->requests.size(), asked);
    }

    void aSignInThatGoesWithItsAnswerInHandIsCancelled()
    {
        auto signIn = std::make_unique<SignIn>(m_transport, m_clock, m_random);
        SignIn::Order order = quickBooksOrder();
        order.listens = false; // No last page to wait for.
        QUrl shown;
        order.showAddress = [&shown](const QUrl &url) { shown = url; };
        std::optional<Result<SignedIn>> outcome;
        const QCoro::Task<> running = put(*signIn, order, outcome);
        const qsizetype asked = m_booksServer->requests.size();
        const QString state = QUrlQuery(shown).queryItemValue(QStringLiteral("state"));
        QVERIFY(signIn->paste(QUrl(QStringLiteral("http://localhost/callback?code=c&realmId=93414&state=") + state)));

        signIn.reset(); // Before the run has gone on.

        QTRY_VERIFY(outcome.has_value());
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_booksServer->requests.size(), asked);
    }

    void aBusyPortIsPassedOverAndThreeAreSaid()
    {
        QTcpServer first, second, third;
        QVERIFY(first.listen(QHostAddress::LocalHost, m_ports.at(0)));
        QVERIFY(run(salesforceOrder()));
        QVERIFY(second.listen(QHostAddress::LocalHost, m_ports.at(1)));
        QVERIFY(third.listen(QHostAddress::LocalHost, m_ports.at(2)));
        QCOMPARE(run(salesforceOrder()).error().code, QStringLiteral("ports_busy"));
    }

    void aPastedAddressWorksAndAWrongOneIsGivenBack()
    {
        SignIn signIn(m_transport, m_clock, m_random);
        SignIn::Order order = quickBooksOrder();
        order.listens = false; // Nobody serves the callback: the browser shows an error and the address stays.
        std::optional<Result<SignedIn>> outcome;
        auto run = [](SignIn &by, SignIn::Order what, std::optional<Result<SignedIn>> &into) -> QCoro::Task<> {
            into = co_await by.run(std::move(what));
        };
        run(signIn, order, outcome);
        QTRY_VERIFY(m_lastAddress.hasQuery());

        QCOMPARE(signIn.paste(QUrl(QStringLiteral("https://example.com/"))).error().code, QStringLiteral("wrong_state"));
        QUrl cutOff = m_lastAddress;
        cutOff.setQuery(QStringLiteral("state=") + QUrlQuery(m_lastAddress).queryItemValue(QStringLiteral("state")));
        QCOMPARE(signIn.paste(cutOff).error().code, QStringLiteral("no_code"));
        QVERIFY(signIn.paste(m_lastAddress));
        QTRY_VERIFY(outcome.has_value());

        QVERIFY(*outcome);
        QCOMPARE(signIn.paste(m_lastAddress).error().code, QStringLiteral("not_waiting"));
    }

    void aRelayPageBringsTheAnswerHome()
    {
        // The relay knows nothing but the port in the state, and forwards the query untouched.
        ScriptedServer relay([](const QByteArray &request) {
            const QByteArray target = request.split(' ').value(1);
            const QUrlQuery query(QUrl::fromEncoded("http://x" + target));
            const QString port = query.queryItemValue(QStringLiteral("state")).section(QLatin1Char('.'), -1);
            return ScriptedServer::Answer { ScriptedServer::response("302 Found", {},
                "Location: http://127.0.0.1:" + port.toLatin1() + "/callback" + target.mid(target.indexOf('?')) + "\r\n") };
        });
        const QString uri = relay.url(QStringLiteral("/qbo/cb")).toString();
        m_books->setRedirectUris({ uri });
        SignIn::Order order = quickBooksOrder();
        order.redirectUri = uri;

        const Result<SignedIn> signedIn = run(order);

        QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().code + signedIn.error().detail));
        // A browser may ask for the same page again; it never asks the relay for anything else.
        QVERIFY(!relay.requests.isEmpty());
        for (const QByteArray &request : relay.requests)
            QVERIFY(request.startsWith("GET /qbo/cb?"));
    }

    void cancellingEndsTheRun()
    {
        SignIn signIn(m_transport, m_clock, m_random);
        SignIn::Order order = salesforceOrder();
        order.showAddress = {};
        std::optional<Result<SignedIn>> outcome;
        auto run = [](SignIn &by, SignIn::Order what, std::optional<Result<SignedIn>> &into) -> QCoro::Task<> {
            into = co_await by.run(std::move(what));
        };
        run(signIn, order, outcome);
        QVERIFY(!outcome);

        signIn.cancel();

        QVERIFY(outcome);
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
    }

    void aDiscoveryThatIsNoneIsSaid()
    {
        const auto ask = [this](const QUrl &url) {
            return QCoro::waitFor(discoverQuickBooks(&m_transport, url, QStringLiteral("a"), QStringLiteral("b"))).error().code;
        };
        QCOMPARE(ask(m_booksServer->url(QStringLiteral("/nothing"))), QStringLiteral("discovery"));
        ScriptedServer evil([](const QByteArray &) {
            const QString away = QStringLiteral("http://evil.example/x");
            const QJsonObject document { { QStringLiteral("authorization_endpoint"), away },
                { QStringLiteral("token_endpoint"), away }, { QStringLiteral("revocation_endpoint"), away } };
            return ScriptedServer::Answer { ScriptedServer::response("200 OK", QJsonDocument(document).toJson()) };
        });
        QCOMPARE(ask(evil.url()), QStringLiteral("discovery"));
    }

    void theKeeperRenewsWhatTheSignInBroughtUntilItIsRevoked_data()
    {
        QTest::addColumn<bool>("salesforce");
        QTest::newRow("Salesforce") << true;
        QTest::newRow("QuickBooks") << false;
    }

    void theKeeperRenewsWhatTheSignInBroughtUntilItIsRevoked()
    {
        QFETCH(bool, salesforce);
        const SignIn::Order order = salesforce ? salesforceOrder() : quickBooksOrder();
        const Result<SignedIn> signedIn = run(order);
        QVERIFY(signedIn);
        MemoryVault vault;
        MemoryRefreshLock lock(m_clock);
        TokenKeeper keeper({ QStringLiteral("c"), order.client, m_transport, m_clock, m_random, vault, lock });
        QVERIFY(QCoro::waitFor(keeper.adopt(signedIn->tokens)));
        QByteArray token = signedIn->tokens.accessToken;
        for (int round = 0; round < 3; ++round) {
            m_sandboxClock.advance(25h);
            // Twice for QuickBooks: its young tokens get a second chance.
            Result<Access> renewed = QCoro::waitFor(keeper.accessAfterRefusal(token));
            if (renewed && renewed->token == token)
                renewed = QCoro::waitFor(keeper.accessAfterRefusal(token));
            QVERIFY2(renewed, renewed ? "" : qPrintable(renewed.error().code + renewed.error().detail));
            QVERIFY(renewed->token != token);
            token = renewed->token;
        }

        Tokens last = vault.tokens.value(QStringLiteral("c"));
        QVERIFY(last.refreshToken != signedIn->tokens.refreshToken);
        QVERIFY(QCoro::waitFor(signOut(&m_transport, &m_clock, order.client, last)));

        QCoro::waitFor(keeper.accessAfterRefusal(token));
        QCOMPARE(QCoro::waitFor(keeper.accessAfterRefusal(token)).error().kind, ErrorKind::SignInNeeded);
        QVERIFY(vault.tokens.value(QStringLiteral("c")).signInNeeded);
    }
};

QTEST_GUILESS_MAIN(TstWireSignIn)
#include "tst_wire_sign_in.moc"
