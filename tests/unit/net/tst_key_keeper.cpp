#include "net/HttpClient.h"
#include "net/oauth/KeySignIn.h"
#include "net/oauth/TokenKeeper.h"
#include "support/TestRsaKey.h"

#include "FakeClock.h"
#include "FakeTransport.h"

#include <QCoro/QCoroTask>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using namespace sluice;
using namespace sluice::net;
using namespace std::chrono_literals;
using sluice::test::FakeClock;
using sluice::test::FakeTransport;
using sluice::testing::TestRsaKey;

namespace {

const QString kOrg = QStringLiteral("00D000000000001AAA");

class FakeVault final : public TokenVault {
public:
    QCoro::Task<Result<Tokens>> load(QString) override
    {
        if (!stored)
            co_return fail(ErrorKind::NotFound, QStringLiteral("none"));
        Tokens copy = *stored; // QCoro moves out of whatever is returned.
        co_return copy;
    }
    QCoro::Task<Result<void>> store(QString, Tokens tokens) override
    {
        if (refusals > 0) {
            --refusals;
            co_return fail(ErrorKind::Storage, QStringLiteral("disk full"));
        }
        stored = tokens;
        co_return Result<void>();
    }
    std::optional<Tokens> stored;
    int refusals = 0;
};

/// A token endpoint that takes assertions, and a data call that says whether an access token lives.
class FakeOrg {
public:
    explicit FakeOrg(const TestRsaKey &key)
        : m_key(key)
    {
    }

    QByteArray access = "a0";
    QString org = kOrg;
    QByteArray refusal; ///< The body of a 400, while there is one.
    QList<Result<HttpResponse>> spoil; ///< What comes instead of the next answers.
    bool givesRefreshToken = false, isDeafToItsTokens = false;
    int asked = 0, calls = 0;
    QList<QByteArray> assertions;

    Result<HttpResponse> answer(const HttpRequest &request)
    {
        if (!request.url.path().endsWith(QStringLiteral("/token"))) {
            ++calls;
            const bool alive = !isDeafToItsTokens
                && request.headers.contains(qMakePair(QByteArray("Authorization"), "Bearer " + access));
            return HttpResponse { alive ? 200 : 401, {}, "{}" };
        }
        ++asked;
        const QUrlQuery form(QString::fromLatin1(request.body));
        const QByteArray assertion = form.queryItemValue(QStringLiteral("assertion")).toLatin1();
        const qsizetype end = assertion.lastIndexOf('.');
        const QByteArray signature = QByteArray::fromBase64(assertion.mid(end + 1), QByteArray::Base64UrlEncoding);
        if (request.body.contains("refresh_token") || !m_key.verifies(assertion.left(end), signature))
            return HttpResponse { 400, {}, R"({"error":"invalid_grant","error_description":"invalid assertion"})" };
        assertions.append(assertion);
        if (!spoil.isEmpty())
            return spoil.takeFirst();
        if (!refusal.isEmpty())
            return HttpResponse { 400, {}, refusal };
        access = "a" + QByteArray::number(asked);
        QJsonObject body { { QStringLiteral("access_token"), QString::fromLatin1(access) },
            { QStringLiteral("instance_url"), QStringLiteral("https://moved.my.salesforce.com") },
            { QStringLiteral("id"), QStringLiteral("https://login.salesforce.com/id/%1/005000000000001AAA").arg(org) } };
        if (givesRefreshToken)
            body.insert(QStringLiteral("refresh_token"), QStringLiteral("r1"));
        return HttpResponse { 200, {}, QJsonDocument(body).toJson() };
    }

private:
    const TestRsaKey &m_key;
};

struct Bench {
    explicit Bench(const TestRsaKey &key)
        : org(key)
    {
        clock.runsByItself = true;
        transport.script = [this](const HttpRequest &request) { return org.answer(request); };
        Tokens tokens;
        tokens.accessToken = "a0";
        tokens.instanceUrl = QUrl(QStringLiteral("https://acme.my.salesforce.com"));
        tokens.orgId = kOrg;
        tokens.obtainedAt = clock.now() - 1h;
        tokens.signingKey = SigningKey { QStringLiteral("integration@acme.example"), key.privatePem() };
        vault.stored = tokens;
        keeper = makeKeeper();
    }

    std::unique_ptr<TokenKeeper> makeKeeper()
    {
        return std::make_unique<TokenKeeper>(
            TokenKeeper::Parts { QStringLiteral("c1"), client, transport, clock, random, vault, lock });
    }
    Result<Access> access() { return QCoro::waitFor(keeper->access()); }
    Result<Access> afterRefusal(const QByteArray &refused) { return QCoro::waitFor(keeper->accessAfterRefusal(refused)); }
    bool everAskedToRefresh() const
    {
        return std::any_of(transport.requests.begin(), transport.requests.end(),
            [](const HttpRequest &request) { return request.body.contains("refresh_token"); });
    }

    FakeClock clock;
    FakeOrg org;
    FakeTransport transport;
    FakeVault vault;
    MemoryRefreshLock lock { clock };
    SeededRandom random { 3 };
    OAuthClient client = OAuthClient::salesforce(QStringLiteral("3MVG9.sluice"), QUrl(QStringLiteral("https://acme--uat.sandbox.my.salesforce.com")));
    std::unique_ptr<TokenKeeper> keeper;
};

Result<void> judge(const HttpResponse &response)
{
    if (response.status == 401)
        return fail(ErrorKind::SignInNeeded, QStringLiteral("401"));
    return {};
}

Result<HttpResponse> lost() { return fail(ErrorKind::Timeout, QStringLiteral("lost")); }
Result<HttpResponse> neverLeft() { return fail(ErrorKind::Offline, QStringLiteral("no route")); }

const QByteArray kNotApproved = "{\"error\":\"invalid_grant\",\"error_description\":\"user hasn't approved this consumer\"}";

} // namespace

/// A grant that lives by a key: nobody is there, so it must go on by itself, and say why when it does not.
class TstKeyKeeper : public QObject {
    Q_OBJECT

private:
    TestRsaKey m_key; // Making one takes a while.

private Q_SLOTS:
    void aSessionThatHasEndedIsSignedAnew()
    {
        Bench bench(m_key);
        QCOMPARE(bench.access()->token, QByteArray("a0"));
        QCOMPARE(bench.org.asked, 0);
        bench.clock.advance(2h);

        const Result<Access> access = bench.afterRefusal("a0");

        QVERIFY2(access, access ? "" : qPrintable(access.error().detail));
        QCOMPARE(access->token, QByteArray("a1"));
        QCOMPARE(access->instance, QUrl(QStringLiteral("https://moved.my.salesforce.com")));
        QCOMPARE(bench.vault.stored->accessToken, QByteArray("a1"));
        QCOMPARE(bench.vault.stored->signingKey->pem, m_key.privatePem()); // For the next time.
        const QJsonObject claims = QJsonDocument::fromJson(sluice::testing::payloadOf(bench.org.assertions.first())).object();
        QCOMPARE(claims, (QJsonObject { { QStringLiteral("iss"), QStringLiteral("3MVG9.sluice") },
                             { QStringLiteral("sub"), QStringLiteral("integration@acme.example") },
                             { QStringLiteral("aud"), QStringLiteral("https://test.salesforce.com") },
                             { QStringLiteral("exp"), qint64(toMs(bench.clock.now() + 180s) / 1000) } }));
    }

    void manyCallersShareOneSignIn()
    {
        Bench bench(m_key);
        bench.clock.runsByItself = false;
        QVERIFY(bench.access());
        auto other = QCoro::waitFor(bench.lock.acquire(QStringLiteral("c1"))); // Somebody else is at it…
        QList<Result<Access>> outcomes;
        auto call = [](TokenKeeper *keeper, QList<Result<Access>> *into) -> QCoro::Task<> {
            Result<Access> access = co_await keeper->accessAfterRefusal("a0");
            into->append(access);
        };
        for (int i = 0; i < 50; ++i)
            call(bench.keeper.get(), &outcomes);

        other->reset(); // …and done.
        bench.clock.advance(1s);

        QCOMPARE(outcomes.size(), 50);
        for (const Result<Access> &outcome : outcomes)
            QCOMPARE(outcome->token, QByteArray("a1"));
        QCOMPARE(bench.org.asked, 1);
    }

    void whatAnotherProgramSignedIsUsed()
    {
        Bench bench(m_key);
        QVERIFY(bench.access());
        const std::unique_ptr<TokenKeeper> other = bench.makeKeeper();
        QVERIFY(QCoro::waitFor(other->accessAfterRefusal("a0")));

        QCOMPARE(bench.afterRefusal("a0")->token, QByteArray("a1"));
        QCOMPARE(bench.org.asked, 1);
    }

    void aSecondRefusalOfACallIsFinal()
    {
        Bench bench(m_key);
        bench.org.isDeafToItsTokens = true;
        RateLimiter limiter { bench.clock, { { { 100, 1s } }, 4 } };
        HttpClient client { { bench.transport, bench.clock, bench.random, limiter, *bench.keeper, judge, {}, 60s } };
        HttpRequest request;
        request.url = QUrl(QStringLiteral("/services/data/v64.0/limits"));

        const Result<HttpResponse> response = QCoro::waitFor(client.read(request));

        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::SignInNeeded);
        QCOMPARE(bench.org.calls, 2);
        QCOMPARE(bench.org.asked, 1);
    }

    void nothingIsEverRefreshed()
    {
        Bench bench(m_key);
        bench.org.givesRefreshToken = true; // By an org that has its own ideas.
        bench.vault.stored->obtainedAt = bench.clock.now() - std::chrono::days(40);

        QCOMPARE(bench.access()->token, QByteArray("a0")); // Nothing ends unused.
        for (const char *refused : { "a0", "a1", "a2" })
            QVERIFY(bench.afterRefusal(refused));

        QCOMPARE(bench.org.asked, 3);
        QVERIFY(!bench.everAskedToRefresh());
        QVERIFY(bench.vault.stored->refreshToken.isEmpty());
    }

    void withoutAnAnswerAnotherAssertionIsSent_data()
    {
        QTest::addColumn<int>("status"); // 0: no answer; -1: it never left.
        for (const int status : { 0, -1, 500, 503, 429, 200 })
            QTest::addRow("%d", status) << status;
    }

    void withoutAnAnswerAnotherAssertionIsSent()
    {
        QFETCH(int, status);
        Bench bench(m_key);
        const Result<HttpResponse> none = status == 0 ? lost() : status < 0 ? neverLeft() : Result<HttpResponse>(HttpResponse { status, {}, {} });
        bench.org.spoil = { none, none };

        QCOMPARE(bench.afterRefusal("a0")->token, QByteArray("a3"));
        QCOMPARE(bench.org.asked, 3);

        bench.org.spoil = { none, none, none };
        const Result<Access> given = bench.afterRefusal("a3");
        QVERIFY(!given);
        QVERIFY(given.error().kind != ErrorKind::SignInNeeded); // It will come again by itself…
        QCOMPARE(bench.afterRefusal("a3")->token, QByteArray("a7")); // …as it does here.
    }

    void aRefusedKeyIsNotShownWithEveryCallAndNotGivenUp()
    {
        Bench bench(m_key);
        bench.org.refusal = kNotApproved;
        for (int i = 0; i < 20; ++i) {
            const Result<Access> access = bench.afterRefusal("a0");
            QCOMPARE(access.error().kind, ErrorKind::SignInNeeded);
            QCOMPARE(access.error().code, QStringLiteral("jwt_not_approved"));
            bench.clock.advance(1s);
        }
        QCOMPARE(bench.org.asked, 1);
        QVERIFY(!bench.vault.stored->signInNeeded);
        QVERIFY(bench.access()); // The session may live yet: only the key was refused.

        bench.org.refusal.clear(); // The administrator has seen to it.
        bench.clock.advance(60s);

        QCOMPARE(bench.afterRefusal("a0")->token, QByteArray("a2"));
    }

    void aNewKeyIsShownAtOnce()
    {
        Bench bench(m_key);
        bench.org.refusal = kNotApproved;
        QVERIFY(!bench.afterRefusal("a0"));
        bench.org.refusal.clear();

        Tokens fresh = *bench.vault.stored;
        fresh.accessToken = "b0";
        QVERIFY(QCoro::waitFor(bench.keeper->adopt(fresh)));

        QCOMPARE(bench.afterRefusal("b0")->token, QByteArray("a2"));
    }

    void aTokenOfAnotherOrgIsNotUsed()
    {
        Bench bench(m_key);
        bench.org.org = QStringLiteral("00D000000000999AAA");

        const Result<Access> access = bench.afterRefusal("a0");

        QVERIFY(!access);
        QCOMPARE(bench.vault.stored->accessToken, QByteArray("a0"));
    }

    void aTokenThatCannotBeStoredIsNotUsedAndNotForgotten()
    {
        Bench bench(m_key);
        bench.vault.refusals = 1;
        QCOMPARE(bench.afterRefusal("a0").error().kind, ErrorKind::Storage);
        QCOMPARE(bench.access()->token, QByteArray("a1"));
        QCOMPARE(bench.org.asked, 1);
    }

    void aKeyThatIsNoneAnyMoreIsSaid()
    {
        Bench bench(m_key);
        bench.vault.stored->signingKey->pem = "rust";

        const Result<Access> access = bench.afterRefusal("a0");

        QCOMPARE(access.error().kind, ErrorKind::SignInNeeded);
        QCOMPARE(access.error().code, QStringLiteral("key_missing"));
        QCOMPARE(bench.org.asked, 0);
    }

    void aKeySurvivesTheVault()
    {
        Bench bench(m_key);
        const Tokens tokens = *bench.vault.stored;
        QCOMPARE(*Tokens::fromJson(tokens.toJson()), tokens);
        Tokens without = tokens;
        without.signingKey.reset();
        QVERIFY(!without.toJson().contains("PRIVATE"));
        QVERIFY(!Tokens::fromJson(without.toJson())->signingKey);
    }
};

QTEST_GUILESS_MAIN(TstKeyKeeper)
#include "tst_key_keeper.moc"
