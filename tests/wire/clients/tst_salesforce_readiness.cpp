#include "SalesforceWorld.h"

#include "crm/salesforce/Fault.h"

#include <QLocale>
#include <QRegularExpression>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using salesforce::ReadinessItem;
using sandbox::Value;
using testing::World;
using Problem = ReadinessItem::Problem;

namespace {

/// The same org, had a managed package brought its custom fields and objects: every name of theirs has a prefix, and
/// without it there is no such name.
class PackagedOrg {
public:
    explicit PackagedOrg(World &world)
        : m_world(world)
        , m_transport(world.clock)
    {
        m_transport.route(u"org.test"_s, "/", [this](const sandbox::Request &request) { return serve(request); });
    }

    salesforce::Client client(const QString &package)
    {
        salesforce::Session session;
        session.package = package;
        return salesforce::Client({ m_transport, m_world.clock, m_world.random, m_world.tokens }, std::move(session));
    }

private:
    sandbox::Response serve(sandbox::Request request)
    {
        static const QRegularExpression bare(u"(?<![A-Za-z0-9_])((?!acme__)[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*__c)"_s);
        const QString asked = QString::fromUtf8(QByteArray::fromPercentEncoding(request.target + ' ' + request.body));
        if (asked.contains(bare) && !asked.contains(u"/describe"_s)) {
            sandbox::Response unknown;
            unknown.status = 400;
            unknown.headers = { { "Content-Type", "application/json" } };
            unknown.body = R"([{"message":"No such column","errorCode":"INVALID_FIELD"}])";
            return unknown;
        }
        // Who asks for an object without its prefix must not find it.
        static const QRegularExpression described(u"sobjects/(?!acme__)(Sluice_[A-Za-z_]+__c)/describe"_s);
        QString body = QString::fromUtf8(request.body);
        body.replace(described, u"sobjects/Nothing__c/describe"_s);
        request.body = body.replace(u"acme__"_s, QString()).toUtf8();
        request.target.replace("acme__", "");
        sandbox::Response response = m_world.service.handle(request);
        QString answer = QString::fromUtf8(response.body);
        response.body = answer.replace(bare, u"acme__\\1"_s).toUtf8();
        return response;
    }

    World &m_world;
    testing::SandboxTransport m_transport;
};

bool has(const std::vector<ReadinessItem> &items, Problem problem, const QString &object, const QString &value = {})
{
    return std::ranges::any_of(items, [&](const ReadinessItem &item) {
        return item.problem == problem && item.object == object && (value.isEmpty() || item.value == value); });
}

std::vector<ReadinessItem> readiness(salesforce::Client &client)
{
    return QCoro::waitFor(client.readiness()).value_or(std::vector<ReadinessItem>());
}

} // namespace

/// What `doctor` sees of an org beyond missing fields.
class SalesforceReadiness final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPackagedOrgIsReadAndWrittenUnderItsPrefix()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        const QString deal = world.deal(u"One"_s, account, "10.00");
        world.put(u"Sluice_Milestone__c"_s, { { u"Name"_s, u"M1"_s }, { u"Opportunity__c"_s, deal }, { u"Amount__c"_s, Value::number("5.00") } });
        QVERIFY(world.org().update(u"Opportunity"_s, deal, Value::object({ { u"Sluice_PO_Number__c"_s, u"PO-7"_s } })));
        PackagedOrg packaged(world);
        salesforce::Client client = packaged.client(u"acme"_s);

        const Result<PullReport> report = QCoro::waitFor(client.pull(&world.sink));
        const auto deals = QCoro::waitFor(client.writeDeals({ { .dealId = DealId(deal), .invoiceNumber = u"S-1"_s, .status = InvoiceStatus::Open } }));
        const auto exceptions = QCoro::waitFor(client.upsertExceptions({ { .key = u"case-1"_s, .cause = u"CUS1"_s, .message = u"?"_s, .dealId = DealId(deal) } }));
        const auto whole = QCoro::waitFor(client.writeWhole({ { .deal = { .dealId = DealId(deal), .status = InvoiceStatus::Paid },
            .exceptions = { { .key = u"case-1"_s, .resolved = true } } } }));
        const auto witness = QCoro::waitFor(client.writeWitness({ .key = u"j"_s, .head = u"h"_s, .events = 3 }));
        const auto told = QCoro::waitFor(client.readWitness(u"j"_s));
        const auto task = QCoro::waitFor(client.createTask({ .key = u"overdue.1"_s, .aboutId = account, .subject = u"Overdue"_s }));
        world.sandboxClock.advance(std::chrono::minutes(30));
        const Result<PullReport> again = QCoro::waitFor(client.pull(&world.sink));

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.deals[deal].poNumber, u"PO-7"_s);
        QCOMPARE(world.sink.milestones.size(), 1);
        QVERIFY(deals && deals->written == 1);
        QVERIFY(exceptions && !exceptions->skipped && exceptions->written == 1);
        QVERIFY(whole && whole->written == 1 && whole->failures.empty());
        QVERIFY(witness && witness->written == 1);
        QVERIFY(told && told->witness && told->witness->head == u"h"_s);
        QVERIFY(task.has_value());
        QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().detail));
        const Value stored = *world.org().find(u"Opportunity"_s, deal);
        QCOMPARE(stored[u"Sluice_Invoice_Status__c"].toString(), u"Paid"_s);
        QVERIFY(world.org().all(u"Sluice_Sync_Exception__c"_s).front()[u"Resolved__c"].toBool());
        QVERIFY(!has(readiness(client), Problem::InNamespace, u"Opportunity"_s));
    }

    void aPrefixThatTheSettingsLackIsNamed()
    {
        World world;
        PackagedOrg packaged(world);
        salesforce::Client client = packaged.client({});

        QVERIFY(has(readiness(client), Problem::InNamespace, u"Opportunity"_s, u"acme"_s));
    }

    void aPermissionSetThatWasNotAssignedIsNamed()
    {
        World world;
        QVERIFY(!has(readiness(world.client), Problem::PermissionSetMissing, u"Sluice_Integration"_s)); // There is none.
        const QString set = world.put(u"PermissionSet"_s, { { u"Name"_s, u"Sluice_Integration"_s } });

        QVERIFY(has(readiness(world.client), Problem::PermissionSetMissing, u"Sluice_Integration"_s));
        world.put(u"PermissionSetAssignment"_s, { { u"PermissionSetId"_s, set }, { u"AssigneeId"_s, world.user } });
        QVERIFY(!has(readiness(world.client), Problem::PermissionSetMissing, u"Sluice_Integration"_s));
    }

    void rulesThatMayRefuseAreNamed()
    {
        World world;
        QVERIFY(world.org().addValidationRule(u"Opportunity"_s, u"Amount < 0"_s, u"No"_s));
        QVERIFY(world.org().addValidationRule(u"Product2"_s, u"IsActive = FALSE"_s, u"No"_s)); // Nothing is written there.
        for (const bool active : { true, false })
            world.put(u"DuplicateRule"_s, { { u"DeveloperName"_s, active ? u"Accounts_DR"_s : u"Old_DR"_s }, { u"SobjectType"_s, u"Account"_s }, { u"IsActive"_s, active } });

        const std::vector<ReadinessItem> items = readiness(world.client);

        QVERIFY(has(items, Problem::ValidationRules, u"Opportunity"_s, u"Rule_1"_s));
        QVERIFY(has(items, Problem::DuplicateRules, u"Account"_s, u"Accounts_DR"_s));
        QCOMPARE(items.size(), 2U);
    }

    void objectsThatMayNotBeWrittenAreNamed()
    {
        World world;
        world.org().access().lockDown(u"Sluice_Sync_Exception__c"_s);

        QVERIFY(has(readiness(world.client), Problem::ObjectNotWritable, u"Sluice_Sync_Exception__c"_s));
    }

    void aClockThatIsFarOffIsNamed_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("named");
        QTest::newRow("right") << 0 << false;
        QTest::newRow("a little") << 59 << false;
        QTest::newRow("slow") << 90 << true;
        QTest::newRow("fast") << -90 << true;
    }

    void aClockThatIsFarOffIsNamed()
    {
        QFETCH(int, seconds);
        QFETCH(bool, named);
        World world;
        testing::SandboxTransport elsewhere(world.clock);
        elsewhere.route(u"org.test"_s, "/", [&](const sandbox::Request &request) {
            sandbox::Response response = world.service.handle(request);
            response.headers.removeIf([](const auto &header) { return header.first == "Date"; });
            const QDateTime at = toQDateTime(world.clock.now()).addSecs(seconds);
            response.headers.append({ "Date", QLocale::c().toString(at.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1() });
            return response;
        });
        salesforce::Client client({ elsewhere, world.clock, world.random, world.tokens }, {});

        QCOMPARE(has(readiness(client), Problem::ClockOff, u"clock"_s), named);
    }

    void amountsThatWouldBeRoundedAreNamed()
    {
        World world;
        testing::SandboxTransport coarse(world.clock);
        coarse.route(u"org.test"_s, "/", [&](const sandbox::Request &request) {
            sandbox::Response response = world.service.handle(request);
            const qsizetype field = response.body.indexOf(R"("name":"Sluice_Invoice_Amount__c")");
            if (field >= 0 && request.target.contains("composite")) {
                const qsizetype scale = response.body.indexOf(R"("scale":2)", field);
                response.body.replace(scale, 9, R"("scale":0)");
            }
            return response;
        });
        salesforce::Client client({ coarse, world.clock, world.random, world.tokens }, {});

        QVERIFY(has(readiness(client), Problem::WrongType, u"Opportunity"_s, u"currency(18, 0)"_s));
    }

    void whatMayNotBeLookedUpIsLeftOut()
    {
        World world;
        world.service.switches().mayViewSetup = false;
        world.org().access().hide(u"DuplicateRule"_s);
        world.org().access().hide(u"PermissionSet"_s);
        QVERIFY(world.org().addValidationRule(u"Opportunity"_s, u"Amount < 0"_s, u"No"_s));

        const auto items = QCoro::waitFor(world.client.readiness());

        QVERIFY2(items.has_value(), items ? "" : qPrintable(items.error().detail));
        QVERIFY(items->empty());
    }

    void anApiThatIsClosedIsNoMatterOfTheNetwork()
    {
        World world;
        testing::SandboxTransport closed(world.clock);
        closed.route(u"org.test"_s, "/", [](const sandbox::Request &) {
            sandbox::Response refused;
            refused.status = 403;
            refused.headers = { { "Content-Type", "application/json" } };
            refused.body = R"([{"message":"The REST API is not enabled for this Organization.","errorCode":"API_DISABLED_FOR_ORG"}])";
            return refused;
        });
        salesforce::Client client({ closed, world.clock, world.random, world.tokens }, {});

        const auto items = QCoro::waitFor(client.readiness());

        QVERIFY(!items.has_value());
        QCOMPARE(int(items.error().kind), int(ErrorKind::Rejected));
        QVERIFY(salesforce::isApiClosed(items.error().code));
        QCOMPARE(closed.sent().size(), 1); // Nobody asks six times.
    }
};

QTEST_GUILESS_MAIN(SalesforceReadiness)
#include "tst_salesforce_readiness.moc"
