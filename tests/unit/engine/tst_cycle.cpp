#include "engine/StandingRefusals.h"
#include "journal/Kinds.h"
#include "unit/engine/CycleWorld.h"

#include <QLoggingCategory>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using engine::CycleKind;
using mirror::RequestView;
using sandbox::FaultKind;
using sandbox::Value;
using testing::CycleWorld;

namespace {

/// What a screen shows of a billed request.
QString shown(const RequestView &view)
{
    return QStringList { nameOf(view.state), view.customerId, view.customerHow, view.entity, view.realm, view.docNumber,
        view.dueOn.toString(Qt::ISODate), view.triggeredOn.toString(Qt::ISODate), view.balance ? view.balance->toText() : u"none"_s,
        QString::number(view.findings.size()) }.join(u'|');
}

} // namespace

/// Whole cycles between both stand-ins.
class tst_cycle final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"sluice.*.info=false"_s); }

    /// Approved and cut off on the way; while the laptop slept the deals were lost, which only reading tells.
    void whatWasLostMeanwhileIsNotSentAgain()
    {
        CycleWorld world;
        world.enterCustomers();
        (void)world.cycle();
        world.people.approveAll(*world.program);
        for (const QByteArray path : { "/invoice", "/batch" })
            world.systems.books().faults().add({ FaultKind::DropBefore, "POST", path, 0, 1000 });
        (void)world.cycle();
        std::vector<RequestView> out = world.program->views().requests().value();
        std::erase_if(out, [](const RequestView &view) { return view.outbox != mirror::Outbox::Uncertain; });
        QVERIFY(!out.empty());
        world.systems.books().faults().clear();
        for (const RequestView &view : out) {
            QVERIFY(world.systems.crm().org().update(u"Opportunity"_s, view.request.dealId.value,
                Value::object({ { u"StageName"_s, u"Negotiation/Review"_s } })).has_value());
        }
        world.systems.timeline().pass(std::chrono::hours(3));

        (void)world.cycle();

        QStringList billedAlthoughLost;
        for (const RequestView &view : out) {
            if (!world.request(view.request.id).invoiceId.isEmpty())
                billedAlthoughLost.append(view.request.title);
        }
        QCOMPARE(billedAlthoughLost, QStringList());
    }

    void aBilledRequestOutlivesItsDealInANewMirrorToo()
    {
        CycleWorld world;
        world.postAll();
        QVERIFY(!world.posted().empty());
        const RequestView billed = world.posted().front();
        QVERIFY(world.systems.crm().org().remove(u"Opportunity"_s, billed.request.dealId.value).has_value());
        world.systems.timeline().pass(std::chrono::minutes(15));
        (void)world.cycle();
        const QString before = shown(world.request(billed.request.id));
        const qint64 events = world.program->journal().lastSeq().value();

        world.rebuild();

        QCOMPARE(shown(world.request(billed.request.id)), before);
        QVERIFY(!world.request(billed.request.id).customerId.isEmpty());
        QVERIFY(world.request(billed.request.id).dueOn.isValid());
        QVERIFY(world.request(billed.request.id).balance.has_value());
        QCOMPARE(world.program->journal().lastSeq().value(), events);
    }

    void whatIsBeyondAPortionIsPostedInTheSameCycleOnFreshRecords()
    {
        const auto postedAtOnce = [] {
            CycleWorld world;
            world.postAll();
            return world.posted().size();
        }();
        CycleWorld world;
        world.machine.portion = 1;
        (void)world.cycle();
        world.people.approveAll(*world.program);
        const auto looks = [&] {
            const auto &served = world.systems.books().served();
            return std::count_if(served.begin(), served.end(), [](const sandbox::Served &one) { return one.path.endsWith("/cdc"); });
        };
        const auto before = looks();

        const engine::CycleSummary summary = world.cycle();

        QVERIFY(summary.invoices.posted > 2);
        QCOMPARE(world.posted().size(), postedAtOnce);
        const auto most = summary.invoices.posted, companies = static_cast<int>(world.systems.companies().size());
        QVERIFY2(looks() - before >= most / companies, qPrintable(QString::number(looks() - before)));
    }

    void salesTaxIsChargedByTheCodeOfThePlace()
    {
        CycleWorld world;
        world.postAll();

        int taxed = 0;
        for (const RequestView &view : world.posted()) {
            const Value invoice = *world.realmOf(view).find(u"Invoice"_s, view.invoiceId);
            QVERIFY2(view.postedDifferences.isEmpty(), invoice.toJson().constData());
            if (!world.realmOf(view).isUs())
                continue;
            ++taxed;
            QCOMPARE(invoice[u"TxnTaxDetail"][u"TxnTaxCodeRef"][u"value"].toString(), u"2"_s);
            QVERIFY2(!Decimal::fromWire(invoice[u"TxnTaxDetail"][u"TotalTax"].toJson().constData()).value().isZero(), invoice.toJson().constData());
        }
        QVERIFY(taxed > 0);
    }

    void noInvoiceLeavesWhereNothingSaysHowMuchTaxItCarries()
    {
        CycleWorld world;
        QStringList american;
        for (const sim::BillingCompany &company : world.systems.companies()) {
            sandbox::quickbooks::Realm &realm = *world.systems.books().realm(company.realm);
            if (!realm.isUs())
                continue;
            american.append(company.realm);
            Value preferences = realm.all(u"Preferences"_s).constFirst();
            Value tax = preferences[u"TaxPrefs"];
            tax.remove(u"TaxGroupCodeRef");
            preferences.set(u"TaxPrefs"_s, tax);
            realm.put(u"Preferences"_s, preferences);
        }
        QVERIFY(!american.isEmpty());

        world.postAll();

        for (const RequestView &view : world.posted())
            QVERIFY(!american.contains(view.invoiceRealm));
        int held = 0;
        const std::vector<RequestView> all = world.program->views().requests().value();
        for (const RequestView &view : all)
            held += std::ranges::any_of(view.findings, [](const Finding &finding) { return finding.check == u"tax_code_known"; });
        QVERIFY(held > 0);
    }

    void aTotalThatItsPriceDoesNotMultiplyUpToIsStoredAsItWasSold()
    {
        CycleWorld world;
        sandbox::salesforce::Org &org = world.systems.crm().org();
        QHash<QString, int> linesOf;
        for (Value line : org.all(u"OpportunityLineItem"_s)) { // Salesforce keeps the total, and shows the price rounded.
            line.set(u"Quantity"_s, 3);
            line.set(u"UnitPrice"_s, Value::number("33.33333333"));
            line.set(u"TotalPrice"_s, Value::number("100.00"));
            ++linesOf[line[u"OpportunityId"].toString()];
            org.put(u"OpportunityLineItem"_s, line);
        }
        for (Value deal : org.all(u"Opportunity"_s)) {
            deal.set(u"Amount"_s, 100 * linesOf.value(deal[u"Id"].toString()));
            org.put(u"Opportunity"_s, deal);
        }

        world.postAll();

        qsizetype lines = 0;
        for (const RequestView &view : world.posted()) {
            const QByteArray invoice = world.realmOf(view).find(u"Invoice"_s, view.invoiceId)->toJson();
            QVERIFY2(view.postedDifferences.isEmpty(), invoice.constData());
            lines += invoice.count("(3 × 33.33)\",\"Amount\":100.00");
        }
        QVERIFY(lines > 0);
        QVERIFY(!world.cycle(CycleKind::Census).censusTrouble());
        QVERIFY(casesOf(world, u"invoice_altered"_s).empty());
    }

    void aNewMirrorGivesNoNumberTwice()
    {
        CycleWorld world;
        for (const sim::BillingCompany &company : world.systems.companies())
            world.systems.books().realm(company.realm)->setPreference(u"SalesFormsPrefs.CustomTxnNumbers"_s, true);
        world.postAll();
        const std::size_t before = world.posted().size();
        QVERIFY(before > 0);
        for (const RequestView &view : world.posted()) // Then the books tell of no number either.
            world.realmOf(view).markDeleted(*sandbox::quickbooks::entityByName(u"Invoice"_s), view.invoiceId, world.systems.timeline().now());

        world.rebuild();
        world.writeAddressesDown();
        world.systems.timeline().pass(std::chrono::minutes(6)); // Contacts are asked for every five.
        world.postAll();

        QSet<QString> given;
        const std::vector<journal::Event> intents = eventsOf(world, journal::kind::kInvoiceIntended);
        QVERIFY(intents.size() > before);
        for (const journal::Event &event : intents) {
            const QString number = event.payload["draft"_L1]["doc_number"_L1].toString();
            QVERIFY2(number.startsWith(u"S-"), qPrintable(number));
            given.insert(event.payload["realm"_L1].toString() + u' ' + number);
        }
        QCOMPARE(std::size_t(given.size()), intents.size());
    }

    void anExceptionSaysWhenItWasSeenLast()
    {
        CycleWorld world;
        (void)world.cycle();
        const RequestView blocked = world.blockedByAddress();
        world.systems.timeline().pass(std::chrono::hours(3));
        world.writeAddressesDown();
        world.systems.timeline().pass(std::chrono::minutes(6)); // Contacts are asked for every five.
        const Instant settled = world.systems.timeline().now();
        (void)world.cycle();

        int found = 0;
        for (const Value &exception : world.systems.crm().org().all(u"Sluice_Sync_Exception__c"_s)) {
            if (exception[u"Opportunity__c"].toString() != blocked.request.dealId.value)
                continue;
            ++found;
            QVERIFY(exception[u"Resolved__c"].toBool());
            const QString lastSeen = exception[u"Last_Seen__c"].toString();
            QVERIFY2(parseInstant(QStringView(lastSeen)) >= settled, qPrintable(lastSeen));
        }
        QCOMPARE(found, 1);
    }

    void anInvoiceDeletedRightAfterPostingIsGoneInANewMirrorAtOnce()
    {
        CycleWorld world;
        world.postAll();
        QVERIFY(!world.posted().empty());
        const RequestView billed = world.posted().front();
        world.realmOf(billed).markDeleted(*sandbox::quickbooks::entityByName(u"Invoice"_s), billed.invoiceId, world.systems.timeline().now());
        world.systems.timeline().pass(std::chrono::seconds(30));
        (void)world.cycle();
        const QString before = shown(world.request(billed.request.id));
        QCOMPARE(world.request(billed.request.id).state, RequestState::Voided);

        world.rebuild();

        QCOMPARE(shown(world.request(billed.request.id)), before);
    }

    void aDealAndItsSettledExceptionAreToldAsOneOrNotAtAll()
    {
        CycleWorld world;
        (void)world.cycle();
        const RequestView blocked = world.blockedByAddress();
        const auto told = [&] {
            const Value deal = *world.systems.crm().org().find(u"Opportunity"_s, blocked.request.dealId.value);
            QStringList words { deal[u"Sluice_Invoice_Status__c"].toString() };
            for (const Value &exception : world.systems.crm().org().all(u"Sluice_Sync_Exception__c"_s)) {
                if (exception[u"Opportunity__c"].toString() == blocked.request.dealId.value)
                    words.append(exception[u"Resolved__c"].toBool() ? u"settled"_s : u"open"_s);
            }
            return words.join(u' ');
        };
        QCOMPARE(told(), u"Pending open"_s);
        world.writeAddressesDown();
        world.systems.timeline().pass(std::chrono::minutes(6)); // Contacts are asked for every five.
        (void)world.cycle(CycleKind::PullOnly); // The exception closes; nothing is told yet.
        world.people.approveAll(*world.program);
        world.systems.crm().faults().add({ FaultKind::ValidationRule, "POST", "composite/graph", 0, 1 });

        const engine::CycleSummary refused = world.cycle();

        QVERIFY(!world.request(blocked.request.id).invoiceId.isEmpty());
        QVERIFY(refused.writeBackFailed >= 1);
        QCOMPARE(told(), u"Pending open"_s);
        world.systems.timeline().pass(std::chrono::minutes(1));
        QVERIFY(engine::askAgain(world.program->views(), world.systems.timeline().now())); // The rule lets Sluice through now.
        const engine::CycleSummary again = world.cycle();
        QCOMPARE(again.writeBackFailed, 0);
        QCOMPARE(told(), u"Open settled"_s);
        world.systems.timeline().pass(std::chrono::minutes(5));
        QCOMPARE(world.cycle().writtenBack, 0); // All is told.
    }

    void whatWasToldWhenThePowerFailedIsToldAgain()
    {
        CycleWorld world;
        world.postAll();
        const RequestView billed = world.posted().front();
        const auto shownInSalesforce = [&] {
            const Value deal = *world.systems.crm().org().find(u"Opportunity"_s, billed.request.dealId.value);
            return deal[u"Sluice_Invoice_Status__c"].toString();
        };
        QCOMPARE(shownInSalesforce(), u"Open"_s);
        const QDate due = billed.dueOn;
        world.makeDue(billed, due.addDays(-60));
        world.systems.crm().faults().add({ FaultKind::DropAfter, "PATCH", "composite/sobjects", 0, 1 });
        (void)world.cycle();
        QCOMPARE(shownInSalesforce(), u"Overdue"_s); // Written, and nobody heard of it.

        world.losePower();
        world.makeDue(billed, due);
        world.systems.timeline().pass(std::chrono::minutes(5));
        (void)world.cycle();

        QCOMPARE(shownInSalesforce(), u"Open"_s);
    }

    void whatARestoredJournalForgotIsFoundBeforeAnythingIsPosted_data()
    {
        QTest::addColumn<int>("refusals");
        QTest::newRow("the first revision was posted") << 0;
        QTest::newRow("the third one was") << 2;
    }

    void whatARestoredJournalForgotIsFoundBeforeAnythingIsPosted()
    {
        QFETCH(int, refusals);
        CycleWorld world;
        world.enterCustomers();
        (void)world.cycle();
        world.people.approveAll(*world.program);
        const sim::Disk::Files backup = world.copyOfJournal();
        world.systems.setRequestIdMode(sandbox::quickbooks::RequestIdMode::Ignored); // The keys alone save nobody.
        for (int refusal = 1; refusal <= refusals; ++refusal) { // Each refused look spends a revision.
            world.setSubscriptions(sandbox::quickbooks::Subscription::Expired);
            (void)world.cycle();
            world.systems.timeline().pass(std::chrono::minutes(15) * refusal);
            world.setSubscriptions(sandbox::quickbooks::Subscription::Active);
        }
        (void)world.cycle();
        const std::vector<RequestView> posted = world.posted();
        QVERIFY(std::ranges::any_of(posted, [&](const RequestView &view) { return view.outboxRevision == refusals + 1; }));
        for (const RequestView &view : posted) { // Nothing but the marker tells whose they are.
            Value invoice = *world.realmOf(view).find(u"Invoice"_s, view.invoiceId);
            const QString note = invoice[u"PrivateNote"].toString();
            invoice.set(u"PrivateNote"_s, note.mid(note.indexOf(u"[SLUICE:"_s)));
            world.realmOf(view).put(u"Invoice"_s, invoice);
        }
        const qsizetype invoices = world.invoices();

        world.restoreJournal(backup);
        for (int i = 0; i < 3; ++i)
            (void)world.cycle();

        QCOMPARE(world.invoices(), invoices);
        for (const RequestView &view : posted)
            QCOMPARE(world.request(view.request.id).invoiceId, view.invoiceId);
    }
};

QTEST_GUILESS_MAIN(tst_cycle)
#include "tst_cycle.moc"
