#include "net/oauth/TokenKeeper.h"

#include "FakeClock.h"
#include "FakeTransport.h"

#include <QCoro/QCoroTask>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace sluice;
using namespace sluice::net;
using namespace std::chrono_literals;
using sluice::test::FakeClock;
using sluice::test::FakeTransport;

namespace {

/// Keeps what was stored, in order, and fails when told to.
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
        ++stores;
        co_return Result<void>();
    }
    std::optional<Tokens> stored;
    int stores = 0;
    int refusals = 0;
};

/// A token endpoint by the rules of either party, and the data call that says whether an access token lives.
class FakeParty {
public:
    QByteArray access = "a0";
    QByteArray refresh = "r0";
    QByteArray refreshAlsoGood; ///< QuickBooks: the one before.
    bool rotates = true;
    bool grantEnded = false;
    QList<Result<HttpResponse>> spoil; ///< What the caller sees instead of the next answers…
    bool appliesWhenSpoilt = true;     ///< …although the refresh was done.
    int refreshes = 0;
    int probes = 0;

    Result<HttpResponse> answer(const HttpRequest &request)
    {
        if (!request.url.path().contains(QStringLiteral("token")))
            return probe(request);
        const bool spoilt = !spoil.isEmpty();
        ++refreshes;
        Result<HttpResponse> outcome = HttpResponse { 400, {}, R"({"error":"invalid_grant"})" };
        if (!spoilt || appliesWhenSpoilt)
            outcome = redeem(QUrlQuery(QString::fromLatin1(request.body)).queryItemValue(QStringLiteral("refresh_token")).toUtf8());
        return spoilt ? spoil.takeFirst() : outcome;
    }

private:
    Result<HttpResponse> redeem(const QByteArray &shown)
    {
        if (grantEnded || (shown != refresh && shown != refreshAlsoGood) || shown.isEmpty()) {
            grantEnded = true; // A value presented twice ends everything.
            access = "none";
            return HttpResponse { 400, {}, R"({"error":"invalid_grant","error_description":"expired access/refresh token"})" };
        }
        ++m_generation;
        access = "a" + QByteArray::number(m_generation);
        QJsonObject body { { QStringLiteral("access_token"), QString::fromLatin1(access) },
                           { QStringLiteral("expires_in"), 3600 },
                           { QStringLiteral("instance_url"), QStringLiteral("https://moved.my.salesforce.com") } };
        if (rotates) {
            refresh = "r" + QByteArray::number(m_generation);
            body.insert(QStringLiteral("refresh_token"), QString::fromLatin1(refresh));
        }
        return HttpResponse { 200, {}, QJsonDocument(body).toJson() };
    }

    Result<HttpResponse> probe(const HttpRequest &request)
    {
        ++probes;
        const bool alive = request.headers.contains(qMakePair(QByteArray("Authorization"), "Bearer " + access));
        return HttpResponse { alive ? 200 : 401, {}, "{}" };
    }

    int m_generation = 0;
};

struct Bench {
    explicit Bench(Provider provider)
    {
        clock.runsByItself = true;
        client.provider = provider;
        client.id = QStringLiteral("id");
        client.secret = QStringLiteral("secret");
        client.tokenUrl = QUrl(QStringLiteral("https://party.example/token"));
        transport.script = [this](const HttpRequest &request) { return party.answer(request); };
        vault.stored = Tokens { .accessToken = "a0", .refreshToken = "r0", .refreshTokenPrevious = {},
            .instanceUrl = QUrl(QStringLiteral("https://acme.my.salesforce.com")), .realm = {}, .orgId = {},
            .userId = {}, .scope = {}, .obtainedAt = clock.now() - 1h, .expiresAt = {}, .refreshExpiresAt = {},
            .refreshHardExpiresAt = {} };
        keeper = makeKeeper();
    }

    std::unique_ptr<TokenKeeper> makeKeeper()
    {
        return std::make_unique<TokenKeeper>(TokenKeeper::Parts {
            QStringLiteral("c1"), client, transport, clock, random, vault, lock });
    }
    Result<Access> afterRefusal(const QByteArray &refused) { return QCoro::waitFor(keeper->accessAfterRefusal(refused)); }
    Result<Access> access() { return QCoro::waitFor(keeper->access()); }

    FakeClock clock;
    FakeTransport transport;
    FakeParty party;
    FakeVault vault;
    MemoryRefreshLock lock { clock };
    SeededRandom random { 3 };
    OAuthClient client;
    std::unique_ptr<TokenKeeper> keeper;
};

Result<HttpResponse> lost() { return fail(ErrorKind::Timeout, QStringLiteral("lost")); }
Result<HttpResponse> neverLeft() { return fail(ErrorKind::Offline, QStringLiteral("no route")); }
Result<HttpResponse> status(int code) { return HttpResponse { code, {}, {} }; }

} // namespace

class TstTokenKeeper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_salesforce = std::make_unique<Bench>(Provider::Salesforce);
        m_quickBooks = std::make_unique<Bench>(Provider::QuickBooks);
    }

    void aGoodTokenIsHandedOutWithoutACall()
    {
        Bench &bench = *m_salesforce;
        const Result<Access> access = bench.access();
        QVERIFY(access);
        QCOMPARE(access->token, QByteArray("a0"));
        QCOMPARE(access->instance, QUrl(QStringLiteral("https://acme.my.salesforce.com")));
        QVERIFY(bench.transport.requests.isEmpty());
    }

    void aRefreshTokenIsUsedBeforeItEndsUnused()
    {
        Bench &bench = *m_salesforce;
        bench.vault.stored->obtainedAt = bench.clock.now() - std::chrono::days(8);

        const Result<Access> access = bench.access();

        QVERIFY(access && access->token != QByteArray("a0"));
        QCOMPARE(bench.party.refreshes, 1);
        QVERIFY(bench.access());
        QCOMPARE(bench.party.refreshes, 1); // For another week.
        m_quickBooks->vault.stored->obtainedAt = m_quickBooks->clock.now() - std::chrono::days(8);
        QVERIFY(m_quickBooks->access());
        QCOMPARE(m_quickBooks->party.refreshes, 0); // Its tokens say when they end.
    }

    void aRefreshForItsOwnSakeThatFailsStopsNothing()
    {
        Bench &bench = *m_salesforce;
        bench.vault.stored->obtainedAt = bench.clock.now() - std::chrono::days(8);
        bench.party.appliesWhenSpoilt = false;
        bench.party.spoil = { neverLeft(), neverLeft() };

        const Result<Access> access = bench.access();

        QVERIFY(access);
        QCOMPARE(access->token, QByteArray("a0"));
        const int tries = bench.party.refreshes;
        QVERIFY(bench.access());
        QCOMPARE(bench.party.refreshes, tries); // Not with every call.
    }

    void nobodySignedInIsSaid()
    {
        m_salesforce->vault.stored.reset();
        const Result<Access> access = m_salesforce->access();
        QCOMPARE(access.error().kind, ErrorKind::SignInNeeded);
        QCOMPARE(access.error().code, QStringLiteral("no_tokens"));
    }

    void aRotatedTokenIsStoredBeforeItIsUsed()
    {
        Bench &bench = *m_salesforce;

        const Result<Access> access = bench.afterRefusal("a0");

        QVERIFY(access);
        QCOMPARE(access->token, QByteArray("a1"));
        QCOMPARE(access->instance, QUrl(QStringLiteral("https://moved.my.salesforce.com")));
        QCOMPARE(bench.vault.stored->refreshToken, QByteArray("r1"));
        QCOMPARE(bench.vault.stored->rotation, Rotation::On);
        const QByteArray form = bench.transport.requests.first().body;
        QVERIFY(form.contains("client_id=id"));
        QVERIFY(!form.contains("secret")); // A public client sends none.
    }

    void aTokenThatCannotBeStoredIsNotUsedAndNotForgotten()
    {
        Bench &bench = *m_salesforce;
        bench.vault.refusals = 2;

        const Result<Access> first = bench.afterRefusal("a0");
        const Result<Access> second = bench.access();
        const Result<Access> third = bench.access();

        QCOMPARE(first.error().kind, ErrorKind::Storage);
        QCOMPARE(second.error().kind, ErrorKind::Storage);
        QCOMPARE(third->token, QByteArray("a1"));
        QCOMPARE(bench.vault.stored->refreshToken, QByteArray("r1"));
        QCOMPARE(bench.party.refreshes, 1);
    }

    void withoutRotationTheOldRefreshTokenIsKept()
    {
        Bench &bench = *m_salesforce;
        bench.party.rotates = false;
        QVERIFY(bench.afterRefusal("a0"));
        QVERIFY(bench.afterRefusal("a1"));
        QCOMPARE(bench.vault.stored->refreshToken, QByteArray("r0"));
        QCOMPARE(bench.vault.stored->rotation, Rotation::Off);
    }

    void manyCallersShareOneRefresh()
    {
        Bench &bench = *m_salesforce;
        bench.clock.runsByItself = false;
        QVERIFY(bench.access());
        auto other = QCoro::waitFor(bench.lock.acquire(QStringLiteral("c1"))); // Somebody else is at it…
        QList<Result<Access>> outcomes;
        auto call = [](TokenKeeper &keeper, QList<Result<Access>> &into) -> QCoro::Task<> {
            Result<Access> access = co_await keeper.accessAfterRefusal("a0");
            into.append(access);
        };
        for (int i = 0; i < 50; ++i)
            call(*bench.keeper, outcomes);
        QVERIFY(outcomes.isEmpty());

        other->reset(); // …and done.
        bench.clock.advance(1s);

        QCOMPARE(outcomes.size(), 50);
        for (const Result<Access> &outcome : outcomes)
            QCOMPARE(outcome->token, QByteArray("a1"));
        QCOMPARE(bench.party.refreshes, 1);
    }

    void whatAnotherProgramStoredIsUsed()
    {
        Bench &bench = *m_salesforce;
        QVERIFY(bench.access());
        const std::unique_ptr<TokenKeeper> other = bench.makeKeeper();
        QVERIFY(QCoro::waitFor(other->accessAfterRefusal("a0")));

        const Result<Access> access = bench.afterRefusal("a0");

        QCOMPARE(access->token, QByteArray("a1"));
        QCOMPARE(bench.party.refreshes, 1);
    }

    void salesforceIsNeverShownARefreshTokenTwice_data()
    {
        QTest::addColumn<int>("loss"); // 0: no answer; else the status that came.
        QTest::addColumn<bool>("applied");
        for (const int loss : { 0, 500, 503, 504, 200 }) {
            QTest::addRow("%d, done", loss) << loss << true;
            QTest::addRow("%d, not done", loss) << loss << false;
        }
    }

    void salesforceIsNeverShownARefreshTokenTwice()
    {
        QFETCH(int, loss);
        QFETCH(bool, applied);
        Bench &bench = *m_salesforce;
        bench.party.spoil = { loss == 0 ? lost() : status(loss) };
        bench.party.appliesWhenSpoilt = applied;
        bench.party.access = "dead"; // The access token has ended: that is why it is refreshed.

        const Result<Access> first = bench.afterRefusal("a0");

        QCOMPARE(first.error().kind, ErrorKind::SignInNeeded);
        QCOMPARE(first.error().code, QStringLiteral("refresh_unknown"));
        QCOMPARE(bench.party.refreshes, 1);
        QCOMPARE(bench.party.probes, 1);
        QVERIFY(!bench.access());
        const std::unique_ptr<TokenKeeper> afterRestart = bench.makeKeeper();
        QCOMPARE(QCoro::waitFor(afterRestart->access()).error().kind, ErrorKind::SignInNeeded);
        QCOMPARE(bench.party.refreshes, 1);
    }

    void anAccessTokenThatStillLivesCarriesOnInDoubt()
    {
        Bench &bench = *m_salesforce;
        bench.party.spoil = { lost() };
        bench.party.appliesWhenSpoilt = false;

        const Result<Access> access = bench.afterRefusal("a0"); // Refused by mistake: it lives.

        QVERIFY(access);
        QCOMPARE(access->token, QByteArray("a0"));
        QVERIFY(bench.vault.stored->refreshInDoubt);
        QCOMPARE(bench.party.refreshes, 1);
        bench.party.access = "dead";
        QCOMPARE(bench.afterRefusal("a0").error().code, QStringLiteral("refresh_unknown"));
        QCOMPARE(bench.party.refreshes, 1);
    }

    void aRefreshThatNeverLeftIsRepeatedOnce()
    {
        Bench &bench = *m_salesforce;
        bench.party.spoil = { neverLeft() };
        bench.party.appliesWhenSpoilt = false;
        QCOMPARE(bench.afterRefusal("a0")->token, QByteArray("a1"));

        bench.party.spoil = { neverLeft(), neverLeft() };
        QCOMPARE(bench.afterRefusal("a1").error().kind, ErrorKind::Offline);
        QVERIFY(!bench.vault.stored->refreshInDoubt);
        QCOMPARE(bench.afterRefusal("a1")->token, QByteArray("a2"));
    }

    void anEndedGrantIsRememberedAndASignInHealsIt()
    {
        Bench &bench = *m_salesforce;
        bench.party.grantEnded = true;
        QCOMPARE(bench.afterRefusal("a0").error().code, QStringLiteral("invalid_grant"));
        QCOMPARE(bench.access().error().code, QStringLiteral("grant_ended"));
        QCOMPARE(bench.party.refreshes, 1);

        Tokens fresh;
        fresh.accessToken = "new";
        fresh.refreshToken = "newr";
        fresh.obtainedAt = bench.clock.now();
        const std::unique_ptr<TokenKeeper> setUp = bench.makeKeeper(); // Another program signs in.
        QVERIFY(QCoro::waitFor(setUp->adopt(fresh)));

        QCOMPARE(bench.access()->token, QByteArray("new"));
    }

    void wrongKeysAreNoEndOfTheGrant()
    {
        Bench &bench = *m_quickBooks;
        bench.party.spoil = { HttpResponse { 401, {}, R"({"error":"invalid_client"})" } };
        bench.party.appliesWhenSpoilt = false;
        const Result<Access> refused = bench.afterRefusal("a0");
        QCOMPARE(refused.error().kind, ErrorKind::Rejected);
        QCOMPARE(refused.error().code, QStringLiteral("invalid_client"));
        QVERIFY(!bench.vault.stored->signInNeeded);
    }

    void quickBooksIsRefreshedBeforeTheEndAndNotEarlier()
    {
        Bench &bench = *m_quickBooks;
        bench.vault.stored->expiresAt = bench.clock.now() + 1h;
        QCOMPARE(bench.access()->token, QByteArray("a0"));
        bench.clock.advance(57min);
        QCOMPARE(bench.access()->token, QByteArray("a0"));
        bench.clock.advance(2min);
        QCOMPARE(bench.access()->token, QByteArray("a1"));
        QCOMPARE(*bench.vault.stored->expiresAt - bench.clock.now(), 1h);
        const HttpRequest &sent = bench.transport.requests.first();
        QVERIFY(sent.headers.contains(qMakePair(QByteArray("Authorization"), "Basic " + QByteArray("id:secret").toBase64())));
        QVERIFY(!sent.body.contains("secret"));
    }

    void anEndpointThatIsDownDoesNotStopATokenThatLives()
    {
        Bench &bench = *m_quickBooks;
        bench.vault.stored->expiresAt = bench.clock.now() + 90s;
        bench.party.spoil = { neverLeft(), neverLeft(), neverLeft() };
        bench.party.appliesWhenSpoilt = false;
        QCOMPARE(bench.access()->token, QByteArray("a0"));
    }

    void quickBooksTakesTheSameValueAgain()
    {
        Bench &bench = *m_quickBooks;
        bench.party.rotates = false;
        bench.party.spoil = { lost(), status(503) };

        QCOMPARE(bench.afterRefusal("a0")->token, QByteArray("a3"));

        QCOMPARE(bench.party.refreshes, 3);
        QVERIFY(bench.vault.stored->refreshTokenPrevious.isEmpty());
    }

    void theValueBeforeIsTriedOnce()
    {
        Bench &bench = *m_quickBooks;
        QVERIFY(bench.afterRefusal("a0"));
        QCOMPARE(bench.vault.stored->refreshTokenPrevious, QByteArray("r0"));
        // A slow program wrote its older value over the newer one: ours is refused, the one before still works.
        bench.party.refresh = "r0";
        bench.clock.advance(1h);
        auto dead = bench.vault.stored->refreshToken;
        bench.transport.script = [&bench, dead](const HttpRequest &request) -> Result<HttpResponse> {
            if (request.body.contains("refresh_token=" + dead))
                return HttpResponse { 400, {}, R"({"error":"invalid_grant"})" };
            return bench.party.answer(request);
        };

        QCOMPARE(bench.afterRefusal("a1")->token, QByteArray("a2"));

        bench.party.grantEnded = true;
        bench.clock.advance(1h);
        QCOMPARE(bench.afterRefusal("a2").error().kind, ErrorKind::SignInNeeded);
        QVERIFY(bench.vault.stored->refreshTokenPrevious.isEmpty());
    }

    void aYoungTokenThatIsRefusedIsTriedAgainBeforeARefresh()
    {
        Bench &bench = *m_quickBooks;
        QVERIFY(bench.afterRefusal("a0"));

        QCOMPARE(bench.afterRefusal("a1")->token, QByteArray("a1"));
        QCOMPARE(bench.party.refreshes, 1);
        QCOMPARE(bench.afterRefusal("a1")->token, QByteArray("a2"));
        QCOMPARE(bench.party.refreshes, 2);
    }

    void tokensSurviveTheVault()
    {
        Tokens tokens = *m_salesforce->vault.stored;
        tokens.refreshTokenPrevious = "p";
        tokens.realm = QStringLiteral("9341450000000000");
        tokens.orgId = QStringLiteral("00D000000000001AAA");
        tokens.userId = QStringLiteral("005000000000001AAA");
        tokens.scope = QStringLiteral("api refresh_token");
        tokens.expiresAt = tokens.obtainedAt + 1h;
        tokens.refreshExpiresAt = tokens.obtainedAt + 2400h;
        tokens.refreshHardExpiresAt = tokens.obtainedAt + 43800h;
        tokens.rotation = Rotation::On;
        tokens.refreshInDoubt = true;
        tokens.signInNeeded = true;

        QCOMPARE(*Tokens::fromJson(tokens.toJson()), tokens);
        QCOMPARE(Tokens::fromJson("{\"access_token\":").error().kind, ErrorKind::Damaged);
        QCOMPARE(Tokens::fromJson("{}").error().kind, ErrorKind::Damaged);
    }

    void theLockFileIsTakenOverFromTheDeadAndNotFromTheLiving()
    {
        QTemporaryDir folder;
        FakeClock clock;
        clock.runsByItself = true;
        FileRefreshLock lock(folder.path(), clock);
        auto held = QCoro::waitFor(lock.acquire(QStringLiteral("quickbooks:1/2")));
        QVERIFY(held);
        const QStringList files = QDir(folder.path()).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);

        QCOMPARE(QCoro::waitFor(lock.acquire(QStringLiteral("quickbooks:1/2"))).error().kind, ErrorKind::Timeout);
        QVERIFY(QCoro::waitFor(lock.acquire(QStringLiteral("another"))));

        QFile file(folder.filePath(files.first()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray content = file.readAll();
        file.close();
        held->reset();
        content.replace(content.left(content.indexOf('\n')), "999999999"); // No such process.
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QVERIFY(QCoro::waitFor(lock.acquire(QStringLiteral("quickbooks:1/2"))));
    }

private:
    std::unique_ptr<Bench> m_salesforce;
    std::unique_ptr<Bench> m_quickBooks;
};

QTEST_GUILESS_MAIN(TstTokenKeeper)
#include "tst_token_keeper.moc"
