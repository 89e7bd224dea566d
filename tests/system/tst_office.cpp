#include "engine/Office.h"
#include "net/QnamTransport.h"
#include "support/SandboxProgram.h"
#include "system/ControlAddress.h"

#include <QJsonDocument>
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
    explicit Workstation(const QString &folder, bool standInsOnly = false)
    {
        Result<std::unique_ptr<engine::Office>> opened
            = engine::Office::open({ folder, { secrets::StoreKind::File, secrets::Passphrase("correct horse") }, transport, clock, random, standInsOnly });
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

    void whoDiedWhileTakingItsTurnHoldsUpNobody()
    {
        Workstation desk(m_folder->path());
        QVERIFY(signInToSalesforce(desk));
        QFile left(m_folder->filePath(u"engine.lock"_s)); // It was made, and nothing was written into it yet.
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();

        const Result<engine::CycleSummary> summary = QCoro::waitFor(desk.office->runCycle(engine::CycleKind::PullOnly, {}, {}));

        QVERIFY2(summary, qPrintable(summary ? QString() : summary.error().detail));
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

    void anEmailIsNotTakenOverByAnotherUserOfSalesforce()
    {
        Workstation desk(m_folder->path());
        QVERIFY(signInToSalesforce(desk));
        const QString email = desk.office->lastPerson();
        const QJsonObject other = userBeside(email);
        const QString before = other[u"Email"_s].toString();
        editEmail(other, email);
        m_control->forget(u"/served"_s);

        const Result<Person> taken = signInAs(desk, other, {});
        const bool isGivenBack = QJsonDocument(m_control->get(u"/served?system=salesforce"_s).toArray()).toJson().contains("oauth2/revoke");
        const Result<Person> byStranger = signInAs(desk, other, u"nobody@acme.example"_s);
        const Result<Person> confirmed = signInAs(desk, other, email);
        editEmail(other, before);

        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, ErrorKind::Conflict);
        QCOMPARE(taken.error().code, u"other_user"_s);
        QVERIFY(isGivenBack);
        QCOMPARE(byStranger.error().kind, ErrorKind::Forbidden);
        QVERIFY2(confirmed, confirmed ? "" : qPrintable(confirmed.error().detail));
        QCOMPARE(confirmed->salesforceUserId.left(15), other[u"Id"_s].toString().left(15));
        const Result<std::vector<journal::Event>> told = desk.office->profile().journal().ofSubject(u"person:"_s + email);
        QVERIFY(told);
        QCOMPARE(told->size(), std::size_t(2)); // What was refused is not on record as a sign-in.
        QCOMPARE(told->back().payload[u"confirmed_by"_s].toString(), email);
    }

    void whoActsAsAnotherLeavesTheirOwnNameBesideIt()
    {
        Workstation desk(m_folder->path());
        QVERIFY(signInToSalesforce(desk));
        const QString first = desk.office->lastPerson();
        QVERIFY(desk.office->orders().grant(first, u"auditor@acme.example"_s, Role::Auditor));
        QVERIFY(signInAs(desk, userBeside(first), {}));
        const QString second = desk.office->lastPerson();
        QVERIFY(second != first);

        QVERIFY(desk.office->orders().revoke(first, u"auditor@acme.example"_s, Role::Auditor));

        const Result<std::vector<journal::Event>> told
            = desk.office->profile().journal().ofSubject(u"person:auditor@acme.example"_s);
        QVERIFY(told);
        QCOMPARE(told->size(), std::size_t(2));
        QVERIFY(!told->front().payload.contains(u"signed_in"_s)); // Nobody but who acted.
        QCOMPARE(told->back().actor, first);
        QCOMPARE(told->back().payload[u"signed_in"_s].toString(), second);
        QVERIFY(!told->back().payload[u"os_user"_s].toString().isEmpty());
    }

    void aReplacedClockMeetsNoRealSystem()
    {
        Workstation desk(m_folder->path(), true);

        engine::SalesforceOrder order { u"x"_s, u"https://login.salesforce.com"_s, {} };
        order.flow.listens = false;
        order.flow.timeout = 1ms;
        const Result<Person> person = QCoro::waitFor(desk.office->connectSalesforce(std::move(order)));
        engine::QuickBooksOrder books;
        books.environment = u"production"_s;
        const Result<engine::ConnectionSettings> company = QCoro::waitFor(desk.office->connectQuickBooks(std::move(books), {}));

        QVERIFY(!person && !company);
        QCOMPARE(person.error().code, u"real_system"_s);
        QCOMPARE(company.error().code, u"real_system"_s);
        QVERIFY(signInToSalesforce(desk)); // A stand-in is none.
        QVERIFY(desk.office->profile().changeSettings(
            [](engine::Settings &settings) { settings.connections.front().instanceUrl = u"https://acme.my.salesforce.com"_s; }));
        QCOMPARE(desk.office->rereadSettings().error().code, u"real_system"_s);
        SystemRandom random;
        const auto again = engine::Office::open({ m_folder->path(), {}, desk.transport, desk.clock, random, true });
        QVERIFY(!again);
        QCOMPARE(again.error().code, u"real_system"_s);
    }

private:
    /// Somebody else of the org who may sign in.
    QJsonObject userBeside(const QString &email)
    {
        for (const QJsonValue &value : m_control->salesforce(u"User"_s)) {
            const QJsonObject user = value.toObject();
            if (user[u"IsActive"_s].toBool() && user[u"Email"_s].toString().compare(email, Qt::CaseInsensitive) != 0)
                return user;
        }
        return {};
    }

    void editEmail(const QJsonObject &user, const QString &email)
    {
        const QJsonObject changes { { u"Email"_s, email } };
        QVERIFY(!m_control->post(u"/salesforce/edit"_s,
            { { u"sobject"_s, u"User"_s }, { u"id"_s, user[u"Id"_s] }, { u"changes"_s, changes }, { u"unchecked"_s, true } }).isUndefined());
    }

    Result<Person> signInAs(Workstation &desk, const QJsonObject &user, const QString &confirmedBy)
    {
        m_control->post(u"/consent"_s, { { u"auto"_s, true }, { u"salesforce_user"_s, user[u"Username"_s] } });
        engine::SalesforceOrder order { m_sandbox.text("salesforce", "client_id"), m_sandbox.text("salesforce", "login_url"), flow() };
        order.confirmedBy = confirmedBy;
        return QCoro::waitFor(desk.office->connectSalesforce(std::move(order)));
    }

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
