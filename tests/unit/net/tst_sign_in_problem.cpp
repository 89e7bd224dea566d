#include "net/oauth/AuthorizeUrl.h"
#include "net/oauth/PartyWords.h"
#include "net/oauth/SignInProblem.h"

#include <QTest>
#include <QUrlQuery>

using namespace sluice;
using namespace sluice::net;

class TstSignInProblem : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAPartySaysOfAnErrorHoldsNoSecretAndIsOneLine()
    {
        QCOMPARE(saidBy(QStringLiteral("bad refresh_token=5Aep861abcDEF.1234567 given")), QStringLiteral("bad refresh_token=[redacted] given"));
        QCOMPARE(saidBy(QStringLiteral("no grant for RT1-12-H0-1781234567")), QStringLiteral("no grant for [redacted]"));
        QCOMPARE(saidBy(QStringLiteral("a\nb\x1b[31m")), QStringLiteral("a\\nb\\u001b[31m"));
        QVERIFY(saidBy(QString(100'000, QLatin1Char('x'))).size() < 1000);
    }

    void everyEndOfASignInHasThreeSentences_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("quickBooks");
        const QStringList codes { QStringLiteral("access_denied"), QStringLiteral("nothing_came_back"), QStringLiteral("wrong_state"),
            QStringLiteral("no_code"), QStringLiteral("ports_busy"), QStringLiteral("invalid_client"), QStringLiteral("redirect_uri_mismatch"),
            QStringLiteral("invalid_grant"), QStringLiteral("grant_ended"), QStringLiteral("refresh_unknown"), QStringLiteral("no_tokens"),
            QStringLiteral("no_refresh_token"), QStringLiteral("discovery"), QStringLiteral("plain_http"), QStringLiteral("not_ready"),
            QStringLiteral("not_waiting"), QStringLiteral("tls"), QStringLiteral("no_key_store"), QStringLiteral("locked"),
            QStringLiteral("wrong_passphrase"), QStringLiteral("inactive_user"), QStringLiteral("app_blocked") };
        for (const QString &code : codes) {
            QTest::addRow("Salesforce, %s", qPrintable(code)) << code << false;
            QTest::addRow("QuickBooks, %s", qPrintable(code)) << code << true;
        }
        for (const char *code : { "other_org", "identity", "identity_refused", "invalid_client_id", "invalid_client_credentials",
                 "jwt_not_approved", "jwt_audience", "jwt_assertion", "jwt_clock", "jwt_ip", "jwt_off", "key_unreadable", "key_open",
                 "key_missing", "key_protected", "key_not_rsa", "key_short", "key_damaged" })
            QTest::addRow("Salesforce, %s", code) << QString::fromLatin1(code) << false;
        for (const char *code : { "other_company", "no_realm" })
            QTest::addRow("QuickBooks, %s", code) << QString::fromLatin1(code) << true;
    }

    void everyEndOfASignInHasThreeSentences()
    {
        QFETCH(QString, code);
        QFETCH(bool, quickBooks);
        const Error error { ErrorKind::Conflict, QStringLiteral("the detail"), {}, code, {} };

        const SignInProblem problem = describeSignIn(error, quickBooks ? Provider::QuickBooks : Provider::Salesforce);

        for (const QString &sentence : { problem.what, problem.why, problem.whatToDo }) {
            QVERIFY(!sentence.isEmpty());
            QVERIFY(!sentence.contains(QLatin1Char('%')));
            QVERIFY(!sentence.endsWith(QLatin1Char('.')));
            QVERIFY(!sentence.contains(quickBooks ? QStringLiteral("Salesforce") : QStringLiteral("QuickBooks")));
        }
        QVERIFY(problem.why != QStringLiteral("the detail")); // It is known by its code.
    }

    void anUnknownCodeIsDescribedByItsKind_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::Cancelled); ++kind)
            QTest::addRow("%s", qPrintable(errorKindName(static_cast<ErrorKind>(kind)))) << kind;
    }

    void anUnknownCodeIsDescribedByItsKind()
    {
        QFETCH(int, kind);
        const Error error { static_cast<ErrorKind>(kind), QStringLiteral("it said 100% %1"), {}, QStringLiteral("news"), {} };

        const SignInProblem problem = describeSignIn(error, Provider::QuickBooks);

        QVERIFY(!problem.what.isEmpty() && !problem.why.isEmpty() && !problem.whatToDo.isEmpty());
        QVERIFY(!problem.what.contains(QLatin1Char('%')));
    }

    void theProofMatchesTheStandard()
    {
        // RFC 7636, appendix B.
        QCOMPARE(Pkce::challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
        SeededRandom random(1);
        const Pkce one = Pkce::create(random);
        const Pkce two = Pkce::create(random);
        QVERIFY(one.verifier != two.verifier);
        QCOMPARE(one.verifier.size(), 43);
    }

    void theAddressCarriesEverythingEncodedOnce()
    {
        const OAuthClient client = OAuthClient::salesforce(QStringLiteral("3MVG9+a/b="), QUrl(QStringLiteral("https://acme.lightning.force.com/lightning/page")));

        const QUrl url = authorizeUrl(client, QStringLiteral("http://localhost:17171/callback"), QStringLiteral("api refresh_token"), "s.17171", "c");

        QCOMPARE(url.toString(QUrl::RemoveQuery), QStringLiteral("https://acme.my.salesforce.com/services/oauth2/authorize"));
        const QString query = url.query(QUrl::FullyEncoded);
        QVERIFY(query.contains(QStringLiteral("redirect_uri=http%3A%2F%2Flocalhost%3A17171%2Fcallback")));
        QVERIFY(query.contains(QStringLiteral("scope=api%20refresh_token")));
        QVERIFY(query.contains(QStringLiteral("client_id=3MVG9%2Ba%2Fb%3D")));
        QVERIFY(query.contains(QStringLiteral("code_challenge=c&code_challenge_method=S256")));
    }
};

QTEST_GUILESS_MAIN(TstSignInProblem)
#include "tst_sign_in_problem.moc"
