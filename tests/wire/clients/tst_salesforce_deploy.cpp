#include "SalesforceWorld.h"

#include "crm/salesforce/MetadataPackage.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using salesforce::DeployMode;
using salesforce::ReadinessItem;
using testing::World;

/// Preparing an org that has never seen Sluice.
class SalesforceDeploy final : public QObject {
    Q_OBJECT

private:
    static Result<salesforce::DeployReport> deploy(World &world, DeployMode mode)
    {
        return QCoro::waitFor(world.client.deployMetadata(mode));
    }

    static std::vector<ReadinessItem> readiness(World &world)
    {
        std::vector<ReadinessItem> items = QCoro::waitFor(world.client.readiness()).value_or(std::vector<ReadinessItem>());
        std::erase_if(items, [](const ReadinessItem &item) { return item.problem == ReadinessItem::Problem::PermissionSetMissing; });
        return items;
    }

    static bool all(const std::vector<ReadinessItem> &items, ReadinessItem::Presence presence)
    {
        return !items.empty() && std::all_of(items.begin(), items.end(), [presence](const ReadinessItem &item) {
            return item.presence == presence;
        });
    }

private Q_SLOTS:
    void anOrgWithoutTheFieldsIsPreparedFromEndToEnd()
    {
        World world;
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.org().access().uninstallSluice();
        world.service.switches().deployDelay = std::chrono::seconds(40);
        QVERIFY(all(readiness(world), ReadinessItem::Presence::NotInstalled));

        const auto tried = deploy(world, DeployMode::CheckOnly);
        QVERIFY2(tried && tried->success, tried ? qPrintable(tried->status) : qPrintable(tried.error().detail));
        QCOMPARE(tried->total, 55);
        QVERIFY(all(readiness(world), ReadinessItem::Presence::NotInstalled));

        const auto deployed = deploy(world, DeployMode::Install);
        QVERIFY(deployed && deployed->success);
        QVERIFY(deployed->problems.empty());
        // Installed, and still seen by nobody.
        QVERIFY(all(readiness(world), ReadinessItem::Presence::Hidden));

        QCOMPARE(QCoro::waitFor(world.client.assignPermissionSet()).value_or(false), true);
        QCOMPARE(QCoro::waitFor(world.client.assignPermissionSet()).value_or(true), false);
        const std::vector<ReadinessItem> left = readiness(world);
        QVERIFY2(left.empty(), left.empty() ? "" : qPrintable(left.front().object + u'.' + left.front().field));

        const auto written = QCoro::waitFor(world.client.writeDeals({ { .dealId = DealId(id), .billingKey = u"key-1"_s, .status = InvoiceStatus::Open } }));
        QVERIFY(written && written->written == 1);
        QVERIFY(world.pull().has_value());
        QCOMPARE(world.sink.deals.value(id).billingKey, u"key-1"_s);
    }

    void fieldsThatSluiceOnlyReadsStayReadOnly()
    {
        World world;
        world.org().access().uninstallSluice();
        QVERIFY(deploy(world, DeployMode::Install)->success);
        QVERIFY(QCoro::waitFor(world.client.assignPermissionSet()).has_value());

        const sandbox::salesforce::Caller caller = world.org().callerFor(world.user);
        const auto &deal = *sandbox::salesforce::Schema::instance().find(u"Opportunity");
        QVERIFY(world.org().access().mayWrite(caller, deal, deal.at("Sluice_Invoice_Status__c")));
        QVERIFY(!world.org().access().mayWrite(caller, deal, deal.at("Sluice_PO_Number__c")));
        QVERIFY(world.org().access().sees(caller, deal, deal.at("Sluice_PO_Number__c")));
    }

    void aSecondDeploymentChangesNothing()
    {
        World world;
        world.org().access().uninstallSluice();
        QVERIFY(deploy(world, DeployMode::Install)->success);
        QVERIFY(QCoro::waitFor(world.client.assignPermissionSet()).has_value());

        const auto again = deploy(world, DeployMode::Install);

        QVERIFY(again && again->success);
        QVERIFY(readiness(world).empty());
    }

    void whoeverMayNotDeployIsTold()
    {
        World world;
        world.service.switches().mayDeploy = false;

        const auto refused = deploy(world, DeployMode::CheckOnly);

        QVERIFY(!refused.has_value());
        QCOMPARE(int(refused.error().kind), int(ErrorKind::Rejected));
        QCOMPARE(refused.error().code, u"INSUFFICIENT_ACCESS"_s);
    }

    void withoutADeploymentThereIsNothingToAssign()
    {
        World world;

        const auto refused = QCoro::waitFor(world.client.assignPermissionSet());

        QVERIFY(!refused.has_value());
        QCOMPARE(int(refused.error().kind), int(ErrorKind::NotFound));
    }

    void whatTheUserMayNotLookUpStaysUnknown()
    {
        World world;
        world.org().access().uninstallSluice();
        world.service.switches().mayViewSetup = false;

        QVERIFY(all(readiness(world), ReadinessItem::Presence::Unknown));
    }

    void faultsOfAPackageAreNamedLineByLine()
    {
        World world;
        QVERIFY(world.pull().has_value());
        salesforce::SourceFiles source = salesforce::shippedMetadata();
        QByteArray &field = source[u"objects/Opportunity/fields/Sluice_Invoice_Number__c.field-meta.xml"_s];
        field.replace("<length>40</length>", "");
        source.remove(u"objects/Product2/fields/Sluice_Item_Code__c.field-meta.xml"_s);
        world.org().access().uninstallSluice();
        salesforce::Api api({ world.transport, world.clock, world.random, world.tokens });
        QVERIFY(QCoro::waitFor(api.open()).has_value());
        salesforce::Deployment deployment(api);

        const auto report = QCoro::waitFor(deployment.run(salesforce::metadataPackage(source, u"64.0"_s).value(), DeployMode::Install));

        QVERIFY(report.has_value());
        QVERIFY(!report->success);
        QCOMPARE(report->status, u"Failed"_s);
        QCOMPARE(report->problems.size(), std::size_t(2));
        QCOMPARE(report->problems[0].component, u"Opportunity.Sluice_Invoice_Number__c"_s);
        QVERIFY(report->problems[0].problem.contains(u"length"));
        QCOMPARE(report->problems[0].file, u"objects/Opportunity.object"_s);
        QVERIFY(report->problems[0].line > 1);
        QCOMPARE(report->problems[1].type, u"PermissionSet"_s);
        QVERIFY(report->problems[1].problem.contains(u"Sluice_Invoice_Number__c"));
        const sandbox::salesforce::Caller caller = world.org().callerFor(world.user);
        QVERIFY(!world.org().access().sees(caller, *sandbox::salesforce::Schema::instance().find(u"Sluice_Witness__c")));
    }
};

QTEST_GUILESS_MAIN(SalesforceDeploy)
#include "tst_salesforce_deploy.moc"
