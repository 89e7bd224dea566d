#include "engine/Office.h"
#include "net/QnamTransport.h"
#include "support/SandboxProgram.h"
#include "system/ControlAddress.h"

#include <QNetworkReply>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace sluice;
using namespace sluice::testing;

namespace {

const QString kNow = u"2026-10-30T09:00:00Z"_s;

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost, 0) ? server.serverPort() : quint16(0);
}

/// The network, with a gate in front of the calls that a test wants to hold up.
class GatedTransport final : public net::Transport {
public:
    GatedTransport(net::Transport &inner, Clock &clock)
        : m_inner(inner)
        , m_clock(clock)
    {
    }

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request) override
    {
        if (!closedFor.isEmpty() && request.url.path().contains(closedFor)) {
            ++waiting;
            while (!closedFor.isEmpty())
                co_await m_clock.sleep(5ms);
        }
        co_return co_await m_inner.send(std::move(request));
    }

    QString closedFor; ///< Part of a path; empty: everything passes.
    int waiting = 0;   ///< Calls that came to the closed gate so far.

private:
    net::Transport &m_inner;
    Clock &m_clock;
};

/// What a task that goes on by itself brings.
template <class T> QCoro::Task<void> put(QCoro::Task<T> task, std::optional<T> &into)
{
    into = co_await std::move(task);
}

QStringList idsOf(const engine::Settings &settings)
{
    QStringList ids;
    for (const engine::ConnectionSettings &connection : settings.connections)
        ids.append(connection.id);
    ids.sort();
    return ids;
}

/// A program that has a profile open.
struct Workstation {
    explicit Workstation(const QString &folder)
    {
        Result<std::unique_ptr<engine::Office>> opened
            = engine::Office::open({ folder, secrets::StoreKind::File, transport, clock, random });
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        office = std::move(*opened);
    }

    QStringList connected() { return idsOf(office->profile().settings()); }

    SystemClock clock { *parseInstant(QStringView(kNow)) };
    SystemRandom random;
    net::QnamTransport network { "Sluice/test" };
    GatedTransport transport { network, clock };
    std::unique_ptr<engine::Office> office;
};

} // namespace

/// What the office promises to two people, or two programs, that do things at the same time.
class TestOffice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("SLUICE_PASSPHRASE", "correct horse");
        m_port = freePort();
        const QString problem = m_sandbox.start({ u"--seed"_s, u"7"_s, u"--deals"_s, u"150"_s, u"--now"_s, kNow, u"--callback"_s,
            u"http://localhost:%1/callback"_s.arg(m_port) });
        QCOMPARE(problem, QString());
        m_control.emplace(m_sandbox.controlUrl());
        QCOMPARE(m_sandbox.realms().size(), 2);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_control->post(u"/advance"_s, { { u"seconds"_s, 61 } }); // What a company allows in a minute, it allows every test.
    }

    void aSignInWhileACycleRunsLeavesTheCycleItsClients()
    {
        Workstation desk(m_folder->path());
        QVERIFY(signInToSalesforce(desk));
        std::optional<Result<engine::CycleSummary>> summary;
        desk.transport.closedFor = u"/composite"_s;
        const QCoro::Task<void> running = put(desk.office->runCycle(engine::CycleKind::PullOnly, {}, {}), summary);
        QTRY_VERIFY(desk.transport.waiting > 0);

        const bool connected = signInToCompany(desk, 0);
        desk.transport.closedFor.clear();

        QVERIFY(connected);
        QTRY_VERIFY_WITH_TIMEOUT(summary.has_value(), 60'000);
        QVERIFY2(*summary, qPrintable(summary->has_value() ? QString() : summary->error().detail));
        QVERIFY(!(*summary)->salesforce.error);
        QVERIFY((*summary)->companies.empty()); // It ended as it began.
        const Result<engine::CycleSummary> next
            = QCoro::waitFor(desk.office->runCycle(engine::CycleKind::PullOnly, {}, {}));
        QVERIFY(next);
        QCOMPARE(next->companies.size(), std::size_t(1));
        QVERIFY(!next->companies.front().error);
    }

    void aSignOutWaitsForTheCycleToEnd()
    {
        Workstation desk(m_folder->path());
        QVERIFY(signInToSalesforce(desk) && signInToCompany(desk, 0) && signInToCompany(desk, 1));
        std::optional<Result<engine::CycleSummary>> summary;
        std::optional<Result<void>> first, second;
        desk.transport.closedFor = u"/composite"_s;
        const QCoro::Task<void> running = put(desk.office->runCycle(engine::CycleKind::PullOnly, {}, {}), summary);
        QTRY_VERIFY(desk.transport.waiting > 0);

        const QString person = desk.office->lastPerson();
        const QCoro::Task<void> one = put(desk.office->removeConnection(m_sandbox.realms().at(0), person), first);
        const QCoro::Task<void> other = put(desk.office->removeConnection(m_sandbox.realms().at(1), person), second);
        QTest::qWait(300);
        QVERIFY(!first && !second);
        desk.transport.closedFor.clear();

        QTRY_VERIFY_WITH_TIMEOUT(summary && first && second, 60'000);
        QVERIFY(*summary && !(*summary)->firstError());
        QVERIFY(*first && *second);
        QCOMPARE(desk.connected(), QStringList { u"salesforce"_s });
    }

    void whatTwoProgramsConnectIsAllConnected()
    {
        Workstation desk(m_folder->path()), terminal(m_folder->path());
        QVERIFY(signInToSalesforce(desk));
        QVERIFY(signInToCompany(terminal, 0, desk.office->lastPerson()));

        QVERIFY(signInToCompany(desk, 1));

        QStringList all = m_sandbox.realms() + QStringList { u"salesforce"_s };
        all.sort();
        const Result<engine::Settings> kept = engine::loadSettings(m_folder->filePath(u"settings.toml"_s));
        QVERIFY(kept);
        QCOMPARE(idsOf(*kept), all);
        QCOMPARE(desk.connected(), all);
        QVERIFY(!kept->lastPerson.isEmpty());
    }

    void aSignOutElsewhereIsNotUndoneByASignInHere()
    {
        Workstation desk(m_folder->path()), terminal(m_folder->path());
        QVERIFY(signInToSalesforce(desk) && signInToCompany(desk, 0) && signInToCompany(desk, 1));

        QVERIFY(QCoro::waitFor(terminal.office->removeConnection(m_sandbox.realms().at(0), desk.office->lastPerson())));
        QVERIFY(signInToCompany(desk, 1));

        QVERIFY(!desk.connected().contains(m_sandbox.realms().at(0)));
    }

    void theNextCycleKnowsWhatAnotherProgramConnected()
    {
        Workstation desk(m_folder->path()), terminal(m_folder->path());
        QVERIFY(signInToSalesforce(desk));
        QVERIFY(QCoro::waitFor(desk.office->runCycle(engine::CycleKind::PullOnly, {}, {})));
        QVERIFY(signInToCompany(terminal, 0, desk.office->lastPerson()));

        const Result<engine::CycleSummary> next
            = QCoro::waitFor(desk.office->runCycle(engine::CycleKind::PullOnly, {}, {}));

        QVERIFY(next);
        QCOMPARE(next->companies.size(), std::size_t(1));
        QCOMPARE(next->companies.front().id, m_sandbox.realms().at(0));
    }

private:
    /// What a person's browser does with an address.
    net::SignIn::Order flow()
    {
        net::SignIn::Order order;
        order.ports = { m_port };
        order.timeout = 30s;
        order.showAddress = [this](const QUrl &url) {
            QNetworkRequest request(url);
            request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
            QNetworkReply *reply = m_browser.get(request);
            connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
        };
        return order;
    }

    bool signInToSalesforce(Workstation &desk)
    {
        m_control->post(u"/consent"_s, { { u"auto"_s, true } });
        engine::SalesforceOrder order { m_sandbox.text("salesforce", "client_id"), m_sandbox.text("salesforce", "login_url"), flow() };
        const Result<Person> person = QCoro::waitFor(desk.office->connectSalesforce(std::move(order)));
        if (!person)
            qWarning() << person.error().detail;
        return person.has_value();
    }

    bool signInToCompany(Workstation &desk, int index, const QString &person = {})
    {
        m_control->post(u"/consent"_s, { { u"auto"_s, true }, { u"realm"_s, m_sandbox.realms().at(index) } });
        engine::QuickBooksOrder order;
        order.clientId = m_sandbox.text("quickbooks", "client_id");
        order.clientSecret = m_sandbox.text("quickbooks", "client_secret");
        order.environment = u"custom"_s;
        order.discoveryUrl = m_sandbox.text("quickbooks", "discovery_url");
        order.apiUrl = m_sandbox.text("quickbooks", "api_url");
        order.flow = flow();
        const Result<engine::ConnectionSettings> connection
            = QCoro::waitFor(desk.office->connectQuickBooks(std::move(order), person.isEmpty() ? desk.office->lastPerson() : person));
        if (!connection)
            qWarning() << connection.error().detail;
        return connection.has_value();
    }

    SandboxProgram m_sandbox;
    std::optional<ControlAddress> m_control;
    QNetworkAccessManager m_browser;
    std::unique_ptr<QTemporaryDir> m_folder;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(TestOffice)
#include "tst_office.moc"
