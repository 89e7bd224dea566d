#include "net/oauth/JwtAssertion.h"
#include "net/oauth/RsaKey.h"
#include "support/TestRsaKey.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sluice;
using namespace sluice::net;
using namespace std::chrono_literals;
using sluice::testing::TestRsaKey;

namespace {

QByteArray exampleKey()
{
    QFile file(QStringLiteral(SLUICE_SOURCE_DIR "/tests/data/keys/rfc7515-a2.pem"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray decoded(const QByteArray &part)
{
    return QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding);
}

} // namespace

class TstJwtAssertion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSignatureIsThatOfTheStandard()
    {
        // RFC 7515, appendix A.2: RS256 has one signature for each key and message.
        const QByteArray message = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9p"
                                   "c19yb290Ijp0cnVlfQ";
        const Result<RsaKey> key = RsaKey::fromPem(exampleKey());
        QVERIFY2(key, key ? "" : qPrintable(key.error().detail));

        const Result<QByteArray> signature = key->sign(message);

        QVERIFY(signature);
        QCOMPARE(signature->toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
            QByteArray("cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CU"
                       "Ar7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_d"
                       "O--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0ig"
                       "cN_IoypGlUPQGe77Rw"));
    }

    void anAssertionIsTheseBytes()
    {
        const JwtClaims claims { QStringLiteral("3MVG9.sluice"), QStringLiteral("integration@acme.example"),
            QStringLiteral("https://login.salesforce.com"), fromMs(1'781'012'345'678) };

        const Result<QByteArray> assertion = signedAssertion(claims, { claims.subject, exampleKey() });

        // Made apart from this program, with the numbers of the key alone.
        QVERIFY(assertion);
        QCOMPARE(*assertion,
            QByteArray("eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2xvZ2luLnNhbGVzZm9yY2UuY29tIiwiZXhwIjoxNzgxMDEyMzQ1LCJpc3MiOiIzTVZHOS5z"
                       "bHVpY2UiLCJzdWIiOiJpbnRlZ3JhdGlvbkBhY21lLmV4YW1wbGUifQ.XSbOC4gat7-vPbXyshDYtWVN9u9dK4dA1i22RAKy0k-6c6m3YprOWGs"
                       "4BhP8pV7PWOWl7O5_PBuMyacJozbm_SUxr8uMYclI5fACi4TmmoJNNU-o4zpwkoJgkWhDOj2XcsvJXOBMwr16spECiCWLuP6Wf1ICXnI9The2X"
                       "pEqjTZjVCPA6dqY0Rih3H5NZUQnQjTUjLmYL59snOY8tmEuUGcacOevVGvSqQsWXlzz3qd-V4gpojaPGED8YtdlQtwtxAK79MrfNONEv5JVq9v"
                       "AEPT3Xaa7Ko7xboJkoinNtVexHO-kyqDo5fuWJo6PItpq97AWGl_FKRUKsq0C0Vsq_g"));
    }

    void anotherKeySignsForItself()
    {
        const TestRsaKey key, other;
        const QString name = QString::fromUtf8("J\xc3\xb6rg \"the key\"@acme.example");
        const JwtClaims claims { QStringLiteral("3MVG9"), name, QStringLiteral("https://test.salesforce.com"), fromMs(1'781'012'345'999) };

        const Result<QByteArray> assertion = signedAssertion(claims, { name, key.privatePem() });

        QVERIFY(assertion);
        const QList<QByteArray> parts = assertion->split('.');
        QCOMPARE(parts.size(), 3);
        QVERIFY(!assertion->contains('=') && !assertion->contains('+') && !assertion->contains('/'));
        const QByteArray message = parts[0] + '.' + parts[1];
        QVERIFY(key.verifies(message, decoded(parts[2])));
        QVERIFY(!other.verifies(message, decoded(parts[2])));
        QVERIFY(!key.verifies(message + 'x', decoded(parts[2])));
        QCOMPARE(decoded(parts[0]), QByteArray(R"({"alg":"RS256"})"));
        const QJsonObject payload = QJsonDocument::fromJson(decoded(parts[1])).object();
        QCOMPARE(payload, (QJsonObject { { QStringLiteral("iss"), QStringLiteral("3MVG9") }, { QStringLiteral("sub"), name },
                              { QStringLiteral("aud"), QStringLiteral("https://test.salesforce.com") },
                              { QStringLiteral("exp"), 1'781'012'345 } }));
    }

    void everyFormOfAKeyIsReadOrRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<QString>("code"); // Empty: it is read.
        const TestRsaKey key;
        const auto row = [](const char *name, const QByteArray &pem, const char *code) { QTest::newRow(name) << pem << QString::fromLatin1(code); };
        row("as openssl writes it now", key.privatePem(), "");
        row("as it wrote it before", key.traditionalPem(), "");
        row("behind its certificate", key.certificatePem() + key.privatePem(), "");
        row("with the line ends of Windows", key.privatePem().replace("\n", "\r\n"), "");
        row("protected", key.protectedPem(), "key_protected");
        row("protected as before", key.protectedTraditionalPem(), "key_protected");
        row("of another kind", TestRsaKey::ecPrivatePem(), "key_not_rsa");
        row("too short", TestRsaKey(1024).privatePem(), "key_short");
        row("a public key", key.publicPem(), "key_missing");
        row("a certificate", key.certificatePem(), "key_missing");
        row("cut off", key.privatePem().chopped(200), "key_missing");
        row("no PEM at all", "hush", "key_missing");
        row("empty", {}, "key_missing");
    }

    void everyFormOfAKeyIsReadOrRefusedByName()
    {
        QFETCH(QByteArray, pem);
        QFETCH(QString, code);

        const Result<RsaKey> key = RsaKey::fromPem(pem);

        QCOMPARE(key ? QString() : key.error().code, code);
        if (!key) {
            QVERIFY(!key.error().detail.contains(QLatin1String("BEGIN")));
            return;
        }
        const QByteArray kept = key->toPem();
        QVERIFY(kept.startsWith("-----BEGIN PRIVATE KEY-----\n") && !kept.contains("CERTIFICATE"));
        QCOMPARE(*RsaKey::fromPem(kept)->sign("x"), *key->sign("x"));
    }

    void theAudienceIsThatOfTheLoginHost_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<QString>("audience");
        const QString production = QStringLiteral("https://login.salesforce.com"), sandbox = QStringLiteral("https://test.salesforce.com");
        QTest::newRow("production") << production << production;
        QTest::newRow("with a path") << QStringLiteral("https://login.salesforce.com/services/oauth2/token") << production;
        QTest::newRow("sandbox") << QStringLiteral("https://test.salesforce.com/") << sandbox;
        QTest::newRow("My Domain") << QStringLiteral("https://acme.my.salesforce.com") << production;
        QTest::newRow("My Domain of a developer org") << QStringLiteral("https://acme-dev-ed.develop.my.salesforce.com") << production;
        QTest::newRow("My Domain of a sandbox") << QStringLiteral("https://acme--uat.sandbox.my.salesforce.com") << sandbox;
        QTest::newRow("as they were called before") << QStringLiteral("https://acme--uat.my.salesforce.com") << sandbox;
        QTest::newRow("capitals") << QStringLiteral("https://Acme--UAT.Sandbox.My.Salesforce.com") << sandbox;
        QTest::newRow("a name that only begins so") << QStringLiteral("https://test.salesforce.com.acme.example") << production;
        QTest::newRow("stand-in") << QStringLiteral("http://127.0.0.1:8080/x?y#z") << QStringLiteral("http://127.0.0.1:8080");
        QTest::newRow("stand-in by name") << QStringLiteral("http://localhost:8080") << QStringLiteral("http://localhost:8080");
    }

    void theAudienceIsThatOfTheLoginHost()
    {
        QFETCH(QString, login);
        QFETCH(QString, audience);
        QCOMPARE(audienceOf(QUrl(login)), audience);
    }
};

QTEST_GUILESS_MAIN(TstJwtAssertion)
#include "tst_jwt_assertion.moc"
