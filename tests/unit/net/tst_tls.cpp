#include "net/QnamTransport.h"
#include "unit/net/TestAuthority.h"

#include <QCoro/QCoroTask>

#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace sluice;
using namespace sluice::net;
using sluice::test::Identity;
using sluice::test::TestAuthority;

namespace {

/// Answers every request over TLS with 200, and keeps every byte that it could decipher.
class TlsServer {
public:
    explicit TlsServer(const Identity &identity)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(identity.certificate);
        configuration.setPrivateKey(identity.key);
        m_server.setSslConfiguration(configuration);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                    received += socket->readAll();
                    if (received.contains("\r\n\r\n"))
                        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
                });
            }
        });
        QObject::connect(&m_server, &QSslServer::startedEncryptionHandshake, &m_server, [this] { ++handshakes; });
        m_server.listen(QHostAddress::LocalHost);
    }

    QUrl url() const { return QUrl(QStringLiteral("https://localhost:%1/services/oauth2/token").arg(m_server.serverPort())); }

    QByteArray received;
    int handshakes = 0;

private:
    QSslServer m_server;
};

} // namespace

/// A token goes to whom the machine's certificates vouch for, and to nobody else.
class TstTls : public QObject {
    Q_OBJECT

private:
    TestAuthority m_authority;
    QSslConfiguration m_before = QSslConfiguration::defaultConfiguration();

    static Result<HttpResponse> post(const QUrl &url)
    {
        QnamTransport transport("Sluice/test");
        HttpRequest request;
        request.method = "POST";
        request.url = url;
        request.headers = { { "Authorization", "Bearer a-token" } };
        request.body = "refresh_token=another";
        request.timeout = std::chrono::seconds(20);
        return QCoro::waitFor(transport.send(std::move(request)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("Qt has no TLS here");
        QSslConfiguration trusting = m_before; // As if the machine's administrator had installed it.
        trusting.setCaCertificates({ m_authority.root() });
        QSslConfiguration::setDefaultConfiguration(trusting);
    }

    void cleanupTestCase() { QSslConfiguration::setDefaultConfiguration(m_before); }

    void whoIsVouchedForGetsTheRequest()
    {
        TlsServer server(m_authority.certify("localhost"));

        const Result<HttpResponse> response = post(server.url());

        QVERIFY2(response, response ? "" : qPrintable(response.error().detail));
        QCOMPARE(response->status, 200);
        QVERIFY(server.received.contains("Bearer a-token") && server.received.endsWith("refresh_token=another"));
    }

    void whoIsNotGetsNoByteOfIt_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("signed by itself") << QStringLiteral("self-signed");
        QTest::newRow("signed by an authority that is not trusted") << QStringLiteral("other authority");
        QTest::newRow("another host's") << QStringLiteral("other host");
        QTest::newRow("expired") << QStringLiteral("expired");
    }

    void whoIsNotGetsNoByteOfIt()
    {
        QFETCH(QString, what);
        const TestAuthority other;
        Identity identity = TestAuthority::selfSigned("localhost");
        if (what == QLatin1String("other authority"))
            identity = other.certify("localhost");
        if (what == QLatin1String("other host"))
            identity = m_authority.certify("login.example.com");
        if (what == QLatin1String("expired"))
            identity = m_authority.certify("localhost", TestAuthority::Lifetime::Expired);
        TlsServer server(identity);

        const Result<HttpResponse> response = post(server.url());

        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Offline);
        QCOMPARE(response.error().code, QStringLiteral("tls"));
        QTest::qWait(50); // What is on its way has come.
        QVERIFY(server.handshakes > 0);
        QCOMPARE(server.received, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TstTls)
#include "tst_tls.moc"
