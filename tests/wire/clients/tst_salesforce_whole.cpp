#include "SalesforceWorld.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::FaultKind;
using sandbox::Value;
using testing::World;
using testing::kStart;

/// Write-backs of which Salesforce must take all or nothing.
class SalesforceWhole final : public QObject {
    Q_OBJECT

private:
    static salesforce::WholeWrite settled(const QString &deal, const QString &account)
    {
        salesforce::WholeWrite write { .deal = { .dealId = DealId(deal), .invoiceNumber = u"S-1"_s, .status = InvoiceStatus::Open } };
        write.account = salesforce::AccountStatus { .accountId = AccountId(account), .customerLink = u"934:"_s + account };
        write.exceptions.push_back({ .key = u"opp."_s + deal, .cause = u"TAX-1"_s, .message = u"settled"_s, .firstSeenAt = kStart,
            .lastSeenAt = kStart, .resolved = true, .dealId = DealId(deal) });
        return write;
    }

    static QString statusOf(World &world, const QString &deal)
    {
        return (*world.org().find(u"Opportunity"_s, deal))[u"Sluice_Invoice_Status__c"].toString();
    }

private Q_SLOTS:
    void dealAccountAndExceptionAreWrittenAsOne()
    {
        World world;
        const QString account = world.account(u"Acme"_s), deal = world.deal(u"One"_s, account, "10.00");
        world.settle();
        world.transport.clearSent();

        const auto report = QCoro::waitFor(world.client.writeWhole({ settled(deal, account) }));

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY2(report->failures.empty(), report->failures.empty() ? "" : qPrintable(report->failures[0].error.detail));
        QCOMPARE(report->written, 1);
        QCOMPARE(world.transport.sent().size(), 1);
        QCOMPARE(statusOf(world, deal), u"Open"_s);
        QCOMPARE(world.org().all(u"Sluice_Sync_Exception__c"_s).size(), 1);
        QCOMPARE((*world.org().find(u"Account"_s, account))[u"Sluice_Customer_Id__c"].toString(), u"934:"_s + account);
    }

    void aKeyThatSeveralRecordsHoldIsARefusal()
    {
        World world;
        const QString account = world.account(u"Acme"_s), deal = world.deal(u"One"_s, account, "10.00");
        testing::SandboxTransport doubled(world.clock);
        doubled.route(u"org.test"_s, "/", [&](const sandbox::Request &request) {
            if (!request.target.contains("composite/graph"))
                return world.service.handle(request);
            sandbox::Response several;
            several.status = 200;
            several.headers = { { "Content-Type", "application/json" } };
            several.body = R"({"graphs":[{"graphId":"g0","isSuccessful":true,"graphResponse":{"compositeResponse":[
                {"body":null,"httpHeaders":{},"httpStatusCode":204,"referenceId":"n0"},
                {"body":["/services/data/v64.0/sobjects/X/a0B1","/services/data/v64.0/sobjects/X/a0B2"],"httpHeaders":{},"httpStatusCode":300,"referenceId":"n1"}]}}]})";
            return several;
        });
        salesforce::Client client({ doubled, world.clock, world.random, world.tokens }, {});

        const auto report = QCoro::waitFor(client.writeWhole({ settled(deal, account) }));

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->written, 0);
        QCOMPARE(report->failures.size(), std::size_t(1));
        QCOMPARE(report->failures[0].error.code, u"DUPLICATE_EXTERNAL_ID"_s);
    }

    void whenOnePartIsRefusedNothingOfItIsWritten()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        const QString good = world.deal(u"Good"_s, account, "10.00"), bad = world.deal(u"Bad"_s, account, "10.00");
        QVERIFY(world.org().addValidationRule(u"Sluice_Sync_Exception__c"_s, u"Sync_Key__c = 'opp.%1'"_s.arg(bad), u"Not this one"_s).has_value());
        world.settle();

        const auto report = QCoro::waitFor(world.client.writeWhole({ settled(bad, account), settled(good, account) }));

        QVERIFY(report.has_value());
        QCOMPARE(report->written, 1);
        QCOMPARE(report->failures.size(), std::size_t(1));
        QCOMPARE(report->failures[0].subject, bad);
        QCOMPARE(report->failures[0].error.code, u"FIELD_CUSTOM_VALIDATION_EXCEPTION"_s);
        QVERIFY(statusOf(world, bad).isEmpty());
        QCOMPARE(statusOf(world, good), u"Open"_s);
    }

    void manyWritesTakeFewCalls()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        std::vector<salesforce::WholeWrite> writes;
        for (int at = 0; at < 160; ++at)
            writes.push_back(settled(world.deal(u"Deal %1"_s.arg(at), account, "10.00"), account));
        world.settle();
        world.transport.clearSent();

        const auto report = QCoro::waitFor(world.client.writeWhole(writes));

        QVERIFY(report.has_value());
        QCOMPARE(report->written, 160);
        QCOMPARE(world.transport.sent().size(), 3); // 75 graphs a call.
        QCOMPARE(world.org().all(u"Sluice_Sync_Exception__c"_s).size(), 160);
    }

    void whatWasHaltedBehindOthersFailuresIsWritten()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        QStringList good;
        QVERIFY(world.org().addValidationRule(u"Sluice_Sync_Exception__c"_s, u"Cause__c = 'BAD-1'"_s, u"Not this one"_s).has_value());
        std::vector<salesforce::WholeWrite> writes;
        for (int at = 0; at < 25; ++at) {
            const bool bad = at < 15;
            const QString deal = world.deal(u"Deal %1"_s.arg(at), account, "10.00");
            writes.push_back(settled(deal, account));
            if (bad)
                writes.back().exceptions[0].cause = u"BAD-1"_s;
            else
                good.append(deal);
        }
        world.settle();
        world.transport.clearSent();

        const auto report = QCoro::waitFor(world.client.writeWhole(writes));

        QVERIFY(report.has_value());
        QCOMPARE(report->written, 10);
        QCOMPARE(report->failures.size(), std::size_t(15));
        for (const salesforce::WriteFailure &failure : report->failures)
            QCOMPARE(failure.error.code, u"FIELD_CUSTOM_VALIDATION_EXCEPTION"_s);
        for (const QString &deal : good)
            QCOMPARE(statusOf(world, deal), u"Open"_s);
        QCOMPARE(world.transport.sent().size(), 2);
    }

    void anOrgThatHaltsEverythingIsNotAskedForEver()
    {
        World world;
        const QString account = world.account(u"Acme"_s), deal = world.deal(u"One"_s, account, "10.00");
        world.settle();
        int asked = 0;
        testing::SandboxTransport halting(world.clock);
        halting.route(u"org.test"_s, "/", [&](const sandbox::Request &request) {
            sandbox::Response response = world.service.handle(request);
            if (!request.target.contains("graph"))
                return response;
            ++asked;
            response.body = R"({"graphs":[{"graphId":"g0","graphResponse":{"compositeResponse":[{"body":[{"errorCode":"PROCESSING_HALTED","message":"halted"}],"httpHeaders":{},"httpStatusCode":400,"referenceId":"n0"}]},"isSuccessful":false}]})";
            return response;
        });
        salesforce::Client client({ halting, world.clock, world.random, world.tokens }, {});

        const auto report = QCoro::waitFor(client.writeWhole({ settled(deal, account) }));

        QVERIFY(report.has_value());
        QCOMPARE(asked, 1);
        QCOMPARE(report->failures.size(), std::size_t(1));
        QCOMPARE(report->failures[0].error.code, u"PROCESSING_HALTED"_s);
    }

    void aCallThatFailsCostsNothingOfTheOthers()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        std::vector<salesforce::DealStatus> deals;
        for (int at = 0; at < 450; ++at)
            deals.push_back({ .dealId = DealId(world.deal(u"Deal %1"_s.arg(at), account, "10.00")), .status = InvoiceStatus::Open });
        world.settle();
        world.service.faults().add({ FaultKind::Status500Before, "PATCH", "composite/sobjects", 1, 1 });

        const auto report = QCoro::waitFor(world.client.writeDeals(deals));

        QVERIFY(report.has_value());
        QVERIFY(report->broken.has_value());
        QCOMPARE(report->written, 250);
        QCOMPARE(report->untold.size(), 200);
        QCOMPARE(report->untold.front(), deals[200].dealId.value);
        QCOMPARE(statusOf(world, deals.back().dealId.value), u"Open"_s);
    }

    void whatHasNoNetworkIsNotTriedOn()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        std::vector<salesforce::DealStatus> deals;
        for (int at = 0; at < 450; ++at)
            deals.push_back({ .dealId = DealId(world.deal(u"Deal %1"_s.arg(at), account, "10.00")), .status = InvoiceStatus::Open });
        world.settle();
        world.service.faults().add({ FaultKind::DropBefore, "PATCH", "composite/sobjects", 1, 1 });
        world.transport.clearSent();

        const auto report = QCoro::waitFor(world.client.writeDeals(deals));

        QVERIFY(report.has_value());
        QCOMPARE(report->written, 200);
        QCOMPARE(report->untold.size(), 250);
        QCOMPARE(world.transport.sent().size(), 2);
    }

    void everyWriteSaysThatAlertsKeepNothingBack()
    {
        World world;
        const QString account = world.account(u"Acme"_s), deal = world.deal(u"One"_s, account, "10.00");
        world.settle();
        world.transport.clearSent();

        QVERIFY(QCoro::waitFor(world.client.writeDeals({ { .dealId = DealId(deal), .status = InvoiceStatus::Open } })).has_value());
        QVERIFY(QCoro::waitFor(world.client.writeWhole({ settled(deal, account) })).has_value());

        QCOMPARE(world.transport.sent().size(), 2);
        for (const net::HttpRequest &request : world.transport.sent()) {
            QVERIFY(request.headers.contains(qMakePair(QByteArray("Sforce-Duplicate-Rule-Header"), QByteArray("allowSave=true"))));
            QVERIFY(request.headers.contains(qMakePair(QByteArray("Sforce-Auto-Assign"), QByteArray("FALSE"))));
        }
        QCOMPARE(world.transport.sent().constLast().body.count("\"Sforce-Duplicate-Rule-Header\":\"allowSave=true\""), 3);
    }

    void anUpsertThatLostARaceIsSentOnceMore()
    {
        World world;
        world.settle();
        int asked = 0;
        testing::SandboxTransport racing(world.clock);
        racing.route(u"org.test"_s, "/", [&](const sandbox::Request &request) {
            sandbox::Response response = world.service.handle(request);
            if (request.method == "PATCH" && ++asked == 1)
                response.body = R"([{"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"duplicate value found","fields":[]}]}])";
            return response;
        });
        salesforce::Client client({ racing, world.clock, world.random, world.tokens }, {});

        const auto report = QCoro::waitFor(client.upsertExceptions({ { .key = u"k1"_s, .cause = u"TAX-1"_s, .firstSeenAt = kStart } }));

        QVERIFY(report.has_value());
        QCOMPARE(report->written, 1);
        QCOMPARE(asked, 2);
    }

    void aWholeWriteThatLostARaceIsSentOnceMore()
    {
        World world;
        const QString account = world.account(u"Acme"_s), deal = world.deal(u"One"_s, account, "10.00");
        world.settle();
        int asked = 0;
        testing::SandboxTransport racing(world.clock);
        racing.route(u"org.test"_s, "/", [&](const sandbox::Request &request) {
            if (!request.target.contains("graph") || ++asked > 1)
                return world.service.handle(request);
            sandbox::Response lost;
            lost.headers = { { "Content-Type", "application/json" } };
            lost.body = R"({"graphs":[{"graphId":"g0","graphResponse":{"compositeResponse":[{"body":[{"errorCode":"DUPLICATE_VALUE","message":"duplicate value found"}],"httpHeaders":{},"httpStatusCode":400,"referenceId":"n0"}]},"isSuccessful":false}]})";
            return lost;
        });
        salesforce::Client client({ racing, world.clock, world.random, world.tokens }, {});

        const auto report = QCoro::waitFor(client.writeWhole({ settled(deal, account) }));

        QVERIFY(report.has_value());
        QCOMPARE(report->written, 1);
        QCOMPARE(asked, 2);
        QCOMPARE(statusOf(world, deal), u"Open"_s);
    }

    void aLockedTaskIsMadeInTheEnd()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        world.settle();
        world.strike(FaultKind::LockRow, 2, "POST", "sobjects/Task");

        const auto made = QCoro::waitFor(world.client.createTask({ .key = u"overdue.1"_s, .aboutId = account, .ownerId = world.user, .subject = u"Overdue"_s }));

        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().detail));
        QCOMPARE(world.org().all(u"Task"_s).size(), 1);
    }

    void aLockedWriteIsDoneInTheEnd()
    {
        World world;
        const QString account = world.account(u"Acme"_s), deal = world.deal(u"One"_s, account, "10.00");
        world.settle();
        world.strike(FaultKind::LockRow, 3, "POST", "graph");
        world.clock.slept.clear();

        const auto report = QCoro::waitFor(world.client.writeWhole({ settled(deal, account) }));

        QVERIFY(report.has_value());
        QCOMPARE(report->written, 1);
        QCOMPARE(world.clock.slept.size(), 3);
        QCOMPARE(statusOf(world, deal), u"Open"_s);
    }
};

QTEST_GUILESS_MAIN(SalesforceWhole)
#include "tst_salesforce_whole.moc"
