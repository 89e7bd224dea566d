#include "SalesforceFixture.h"

#include <QCryptographicHash>
#include <QTest>

using namespace sluice::sandbox;
using namespace sluice::sandbox::salesforce;

class tst_salesforce_oauth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void authorizeRedirectsWithCodeAndState()
    {
        SalesforceFixture f;

        const Answer answer = f.get(SalesforceFixture::authorizeUrl());

        QCOMPARE(answer.status, 302);
        QVERIFY(answer.raw.header("Location").startsWith("http://localhost:17171/callback?code=aPrx"));
        QVERIFY(answer.raw.header("Location").contains("%3D%3D&state=s%2B1"));
    }

    void whatCannotGoToTheCallbackIsAPage_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("other port") << SalesforceFixture::authorizeUrl({}, "http%3A%2F%2Flocalhost%3A17172%2Fcallback")
                                    << QByteArray("error=redirect_uri_mismatch");
        QTest::newRow("slash at the end") << SalesforceFixture::authorizeUrl({}, "http%3A%2F%2Flocalhost%3A17171%2Fcallback%2F")
                                          << QByteArray("error=redirect_uri_mismatch");
        QTest::newRow("unknown client") << SalesforceFixture::authorizeUrl().replace("3MVG9", "4MVG9")
                                        << QByteArray("error=invalid_client_id");
    }
    void whatCannotGoToTheCallbackIsAPage()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, says);
        SalesforceFixture f;

        const Answer answer = f.get(target);

        QCOMPARE(answer.status, 400);
        QVERIFY(answer.raw.header("Location").isEmpty());
        QVERIFY(answer.text().contains(says));
    }

    void otherMistakesGoToTheCallback_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("error");
        const QByteArray good = SalesforceFixture::authorizeUrl();
        QTest::newRow("response type") << QByteArray(good).replace("response_type=code", "response_type=token")
                                       << QByteArray("unsupported_response_type");
        QTest::newRow("scope") << QByteArray(good + "&scope=api%20everything") << QByteArray("invalid_scope");
        QTest::newRow("plain challenge") << QByteArray(good).replace("S256", "plain") << QByteArray("invalid_request");
        QTest::newRow("no challenge") << QByteArray(good).replace("code_challenge=", "x=") << QByteArray("invalid_request");
    }
    void otherMistakesGoToTheCallback()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, error);
        SalesforceFixture f;

        const Answer answer = f.get(target);

        QCOMPARE(answer.status, 302);
        QVERIFY(answer.raw.header("Location").startsWith("http://localhost:17171/callback?error=" + error + '&'));
        QVERIFY(answer.raw.header("Location").endsWith("&state=s%2B1"));
    }

    void thePageAsksAndTheAnswerCounts()
    {
        SalesforceFixture f;
        f.service.setAutoConsent(false);

        const Answer page = f.get(SalesforceFixture::authorizeUrl());
        const Answer denied = f.send("POST", "/services/oauth2/authorize", "ticket=1&decision=deny");
        const Answer again = f.send("POST", "/services/oauth2/authorize", "ticket=1&decision=allow");
        f.get(SalesforceFixture::authorizeUrl());
        const Answer allowed
            = f.send("POST", "/services/oauth2/authorize", "ticket=2&decision=allow&user=" + f.user.toLatin1());

        QCOMPARE(page.status, 200);
        QVERIFY(page.text().contains("local stand-in, not Salesforce"));
        QVERIFY(page.text().contains("Ada Moss (ada@acme.example)"));
        QVERIFY(denied.raw.header("Location").contains("error=access_denied&error_description=end-user%20denied"));
        QCOMPARE(again.status, 400);
        QCOMPARE(f.exchange(SalesforceFixture::codeIn(allowed)).status, 200);
    }

    void theTokenAnswerHasWhatTheSheetPromises()
    {
        SalesforceFixture f;

        const Value body = f.signIn().body;

        QVERIFY(body[u"access_token"].toString().startsWith(f.org.organizationId().left(15) + u'!'));
        QVERIFY(body[u"refresh_token"].toString().startsWith(QStringLiteral("5Aep861")));
        QCOMPARE(body[u"instance_url"].toString(), QStringLiteral("http://127.0.0.1:8080"));
        QCOMPARE(body[u"id"].toString(),
            QStringLiteral("http://127.0.0.1:8080/id/%1/%2").arg(f.org.organizationId(), f.user));
        QVERIFY(body[u"issued_at"].isString());
        QVERIFY(!body.has(u"expires_in"));
        QVERIFY(!f.signIn("api").body.has(u"refresh_token"));
    }

    void theVerifierMustFit_data()
    {
        QTest::addColumn<QByteArray>("verifier");
        QTest::addColumn<QString>("error");
        QTest::newRow("missing") << QByteArray() << QStringLiteral("invalid_grant");
        QTest::newRow("another") << QByteArray(43, 'x') << QStringLiteral("invalid_request");
    }
    void theVerifierMustFit()
    {
        QFETCH(QByteArray, verifier);
        QFETCH(QString, error);
        SalesforceFixture f;

        const Answer answer = f.exchange(SalesforceFixture::codeIn(f.get(SalesforceFixture::authorizeUrl())), verifier);

        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.body[u"error"].toString(), error);
    }

    void anAbsentMethodMeansS256AndALongVerifierIsNoted()
    {
        SalesforceFixture f;
        const QByteArray verifier(171, 'v');
        const QByteArray challenge = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
                                         .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);

        const Answer page = f.get(SalesforceFixture::authorizeUrl().replace(SalesforceFixture::kChallenge, challenge)
                                      .replace("&code_challenge_method=S256", ""));
        const Answer answer = f.exchange(SalesforceFixture::codeIn(page), verifier);

        QCOMPARE(answer.status, 200);
        QCOMPARE(f.service.served().constLast().note, QByteArray("code_verifier longer than 128 characters"));
    }

    void aCodeWorksOnceAndForFifteenMinutes()
    {
        SalesforceFixture f;
        const QByteArray code = SalesforceFixture::codeIn(f.get(SalesforceFixture::authorizeUrl()));
        const QByteArray late = SalesforceFixture::codeIn(f.get(SalesforceFixture::authorizeUrl()));

        QCOMPARE(f.exchange(code).status, 200);
        QCOMPARE(f.exchange(code).body[u"error_description"].toString(), QStringLiteral("invalid authorization code"));
        f.clock.advance(std::chrono::minutes(16));
        QCOMPARE(f.exchange(late).body[u"error_description"].toString(), QStringLiteral("expired authorization code"));
    }

    void anExpiredSessionAnswersWithTheArrayForm()
    {
        SalesforceFixture f;
        QCOMPARE(f.data("GET", "/limits").status, 200);

        f.clock.advance(std::chrono::hours(2));
        const Answer answer = f.data("GET", "/limits");

        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.errorCode(), QStringLiteral("INVALID_SESSION_ID"));
        QVERIFY(answer.raw.header("Sforce-Limit-Info").isEmpty());
    }

    void withoutRotationTheRefreshTokenStays()
    {
        Options options = SalesforceFixture::defaults();
        options.refreshRotation = false;
        SalesforceFixture f(options);
        const QByteArray refreshToken = f.signIn().body[u"refresh_token"].toString().toLatin1();

        const Answer first = f.refresh(refreshToken);
        const Answer second = f.refresh(refreshToken);

        QVERIFY(!first.body.has(u"refresh_token"));
        QCOMPARE(second.status, 200);
    }

    void aReplayedRefreshTokenEndsTheGrant()
    {
        SalesforceFixture f;
        const QByteArray first = f.signIn().body[u"refresh_token"].toString().toLatin1();
        const Answer rotated = f.refresh(first);
        const QByteArray second = rotated.body[u"refresh_token"].toString().toLatin1();
        f.token = rotated.body[u"access_token"].toString().toLatin1();
        QVERIFY(second != first);
        QCOMPARE(f.data("GET", "/limits").status, 200);

        const Answer replay = f.refresh(first);

        QCOMPARE(replay.body[u"error"].toString(), QStringLiteral("invalid_grant"));
        QCOMPARE(replay.body[u"error_description"].toString(), QStringLiteral("expired access/refresh token"));
        QCOMPARE(f.refresh(second).status, 400);
        QCOMPARE(f.data("GET", "/limits").status, 401);
    }

    void aSixthGrantEndsTheFirst()
    {
        SalesforceFixture f; // Its own sign-in is the first.
        for (int i = 0; i < 4; ++i)
            f.signIn();
        QCOMPARE(f.data("GET", "/limits").status, 200);

        f.signIn();

        QCOMPARE(f.data("GET", "/limits").status, 401);
        QCOMPARE(f.service.oauth().grants().aliveGrants(), 5);
    }

    void anIdleRefreshTokenDies()
    {
        SalesforceFixture f;
        f.service.switches().idleLife = std::chrono::hours(24 * 30);
        const QByteArray refreshToken = f.signIn().body[u"refresh_token"].toString().toLatin1();

        f.clock.advance(std::chrono::hours(24 * 29));
        const Answer inTime = f.refresh(refreshToken);
        f.clock.advance(std::chrono::hours(24 * 31));
        const Answer late = f.refresh(inTime.body[u"refresh_token"].toString().toLatin1());

        QCOMPARE(inTime.status, 200);
        QCOMPARE(late.status, 400);
    }

    void revokingARefreshTokenEndsItsSessions()
    {
        SalesforceFixture f;
        const Value body = f.signIn().body;
        f.token = body[u"access_token"].toString().toLatin1();

        const Answer revoked = f.send("POST", "/services/oauth2/revoke", "token=" + body[u"refresh_token"].toString().toLatin1());
        const Answer unknown = f.send("POST", "/services/oauth2/revoke", "token=nobody");

        QCOMPARE(revoked.status, 200);
        QVERIFY(revoked.text().isEmpty());
        QCOMPARE(f.data("GET", "/limits").status, 401);
        QCOMPARE(unknown.status, 400);
        QVERIFY(unknown.text().startsWith("error="));
    }

    void whoSignedInIsTold()
    {
        SalesforceFixture f;
        const QByteArray path = "/id/" + f.org.organizationId().toLatin1() + '/' + f.user.toLatin1();

        QCOMPARE(f.get("/services/oauth2/userinfo").body[u"preferred_username"].toString(), QStringLiteral("ada@acme.example"));
        QCOMPARE(f.get(path).body[u"display_name"].toString(), QStringLiteral("Ada Moss"));
        QCOMPARE(f.get(path.chopped(4) + "AAAA").status, 404);
        f.token = "00D!stale";
        QCOMPARE(f.get("/services/oauth2/userinfo").status, 403);
        QCOMPARE(f.get("/services/oauth2/userinfo").text(), QByteArray("Bad_OAuth_Token"));
        QCOMPARE(f.get(path).status, 403);
    }

    void introspectionKnowsLiveTokensOnly()
    {
        SalesforceFixture f;

        const Answer live = f.send("POST", "/services/oauth2/introspect", "client_id=3MVG9.sluice&token=" + f.token);
        const Answer dead = f.send("POST", "/services/oauth2/introspect", "client_id=3MVG9.sluice&token=x");

        QVERIFY(live.body[u"active"].toBool());
        QCOMPARE(live.body[u"exp"].toInt() - live.body[u"iat"].toInt(), 7200);
        QCOMPARE(dead.text(), QByteArray("{\"active\":false}"));
    }

    void discoveryNamesTheEndpoints()
    {
        SalesforceFixture f;
        QCOMPARE(f.get("/.well-known/openid-configuration").body[u"token_endpoint"].toString(),
            QStringLiteral("http://127.0.0.1:8080/services/oauth2/token"));
    }

    void secretsStayOutOfTheRecord()
    {
        SalesforceFixture f;
        f.refresh(f.signIn().body[u"refresh_token"].toString().toLatin1());

        for (const Served &served : f.service.served())
            QVERIFY(!served.requestBody.contains("5Aep861") && !served.query.contains("challenge"));
    }
};

QTEST_GUILESS_MAIN(tst_salesforce_oauth)
#include "tst_salesforce_oauth.moc"
