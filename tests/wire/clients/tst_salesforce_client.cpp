#include "SalesforceWorld.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::FaultKind;
using sandbox::Value;
using testing::World;
using testing::kStart;

class SalesforceClient final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFirstPullBringsDealsWithEverythingAroundThem()
    {
        World world;
        const QString account = world.account(u"O'Hara \"Best\" & Söhne"_s);
        world.put(u"Contact"_s, { { u"AccountId"_s, account }, { u"LastName"_s, u"Hara"_s }, { u"Email"_s, u"ap@hara.example"_s } });
        const QString won = world.deal(u"Big one"_s, account, "12500000.55");
        const QString open = world.deal(u"Open one"_s, account, "10.00", u"Prospecting"_s);
        const QString lost = world.deal(u"Lost one"_s, account, "10.00", u"Closed Lost"_s);
        world.put(u"Sluice_Milestone__c"_s, { { u"Opportunity__c"_s, won }, { u"Name"_s, u"Go-live"_s }, { u"Amount__c"_s, Value::number("500.50") },
                                              { u"Planned_On__c"_s, u"2026-12-01"_s } });

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        const Deal deal = world.sink.deals.value(won);
        QCOMPARE(deal.amount->minor(), 1250000055);
        QCOMPARE(deal.currency.text(), u"USD"_s);
        QVERIFY(deal.won && deal.closed);
        QVERIFY(deal.wonAt.has_value() && !deal.wonAtExact);
        QCOMPARE(deal.closeOn, QDate(2026, 10, 30));
        QVERIFY(world.sink.deals.contains(open));
        QVERIFY(!world.sink.deals.contains(lost));
        QCOMPARE(world.sink.accounts.value(account).name, u"O'Hara \"Best\" & Söhne"_s);
        QCOMPARE(world.sink.accounts.value(account).email, u"ap@hara.example"_s);
        QCOMPARE(world.sink.milestones.size(), 1);
        QCOMPARE(world.sink.milestones.first().milestone.amount.minor(), 50050);
        QCOMPARE(world.sink.users.value(world.user).email, u"ann@acme.example"_s);
        QCOMPARE(world.client.apiVersion(), u"64.0"_s);
    }

    void anIdleCycleIsOneCallAndWritesNothing()
    {
        World world;
        world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        const int pages = world.sink.pages;

        const Result<PullReport> report = world.pull();

        QVERIFY(report.has_value());
        QCOMPARE(report->calls, 1);
        QCOMPARE(world.sink.pages, pages);
        QCOMPARE(report->records.value(u"Opportunity"_s), 0);
    }

    void aChangeArrivesAndADeletionIsATombstone()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        const QString changed = world.deal(u"Changed"_s, account, "10.00", u"Prospecting"_s);
        const QString deleted = world.deal(u"Deleted"_s, account, "10.00");
        world.settle();
        QVERIFY(world.org().update(u"Opportunity"_s, changed, Value::object({ { u"StageName"_s, u"Closed Won"_s } })).has_value());
        QVERIFY(world.org().remove(u"Opportunity"_s, deleted).has_value());

        QVERIFY(world.pull().has_value());

        QVERIFY(world.sink.deals.value(changed).won);
        QCOMPARE(world.sink.gone.value(u"Opportunity"_s), QStringList { deleted });
        const auto wonRow = std::find_if(world.sink.stages.begin(), world.sink.stages.end(),
                                         [&](const StageChange &row) { return row.dealId.value == changed && row.won; });
        QVERIFY(wonRow != world.sink.stages.end());
        QCOMPARE(wonRow->stage, u"Closed Won"_s);
    }

    void aRowThatCommitsLateIsNotMissed()
    {
        World world;
        const QString id = world.deal(u"Late"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        world.org().setCommitDelay(std::chrono::seconds(240));
        QVERIFY(world.org().update(u"Opportunity"_s, id, Value::object({ { u"Name"_s, u"Late, at last"_s } })).has_value());
        world.sandboxClock.advance(std::chrono::minutes(1));
        QVERIFY(world.pull().has_value());
        QCOMPARE(world.sink.deals.value(id).name, u"Late"_s);
        world.sandboxClock.advance(std::chrono::minutes(4));

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.deals.value(id).name, u"Late, at last"_s);
    }

    void aSecondChangeWithinTheSameSecondIsNotMissed()
    {
        World world;
        const QString id = world.deal(u"Twice"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        QVERIFY(world.org().update(u"Opportunity"_s, id, Value::object({ { u"Name"_s, u"first"_s } })).has_value());
        QVERIFY(world.pull().has_value());
        QVERIFY(world.org().update(u"Opportunity"_s, id, Value::object({ { u"Name"_s, u"second"_s } })).has_value());

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.deals.value(id).name, u"second"_s);
    }

    void aChangeThatIsCommittedLateIsNotMistakenForTheOneBeforeIt()
    {
        World world;
        const QString id = world.deal(u"Seats"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        // Both bear the same second, and only the first shows at once.
        QVERIFY(world.org().update(u"Opportunity"_s, id, Value::object({ { u"Name"_s, u"first"_s } })).has_value());
        world.org().setCommitDelay(std::chrono::seconds(80));
        QVERIFY(world.org().update(u"Opportunity"_s, id, Value::object({ { u"Name"_s, u"second"_s } })).has_value());
        world.sandboxClock.advance(std::chrono::seconds(30));
        QVERIFY(world.pull().has_value());
        QCOMPARE(world.sink.deals.value(id).name, u"first"_s);
        world.sandboxClock.advance(std::chrono::seconds(60));

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.deals.value(id).name, u"second"_s);
    }

    void aNewAddressOfAContactReachesItsAccount()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        const QString contact = world.put(u"Contact"_s, { { u"AccountId"_s, account }, { u"LastName"_s, u"Hara"_s }, { u"Email"_s, u"old@acme.example"_s } });
        world.settle();
        QVERIFY(world.org().update(u"Contact"_s, contact, Value::object({ { u"Email"_s, u"new@acme.example"_s } })).has_value());
        world.sandboxClock.advance(std::chrono::minutes(6));

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.accounts.value(account).email, u"new@acme.example"_s);
    }

    void pagesOfAnyLengthAreFollowedToTheirEnd()
    {
        World world;
        world.service.switches().shortPages = true;
        const QString account = world.account(u"Acme"_s);
        for (int at = 0; at < 4500; ++at)
            world.deal(u"Deal %1"_s.arg(at), account, "10.00");

        const Result<PullReport> report = world.pull();

        QVERIFY(report.has_value());
        QCOMPARE(world.sink.deals.size(), 4500);
    }

    void manyRecordsAreReadInStretchesWithoutGapOrOverlap()
    {
        World world(true, { .bulkAbove = -1 });
        const QString account = world.account(u"Acme"_s);
        for (int at = 0; at < 20'000; ++at)
            world.deal(u"Deal %1"_s.arg(at), account, "10.00");

        const Result<PullReport> report = world.pull();

        QVERIFY(report.has_value());
        QCOMPARE(world.sink.deals.size(), 20'000);
        QCOMPARE(report->records.value(u"Opportunity"_s), 20'000);
    }

    void rowsThatCouldNotBeStoredComeAgain()
    {
        World world;
        const QString id = world.deal(u"Before"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        QVERIFY(world.org().update(u"Opportunity"_s, id, Value::object({ { u"Name"_s, u"After"_s } })).has_value());
        world.sandboxClock.advance(std::chrono::minutes(1));
        world.sink.failAtPage = world.sink.pages + 1;
        QVERIFY(!world.pull().has_value());

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.deals.value(id).name, u"After"_s);
    }

    void aHiddenFieldIsLeftOutAndReported()
    {
        World world;
        world.org().access().hide(u"Opportunity"_s, u"Sluice_PO_Number__c"_s);
        world.org().access().hide(u"OpportunityLineItem"_s, u"Discount"_s);
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");

        QVERIFY(world.pull().has_value());
        const auto items = QCoro::waitFor(world.client.readiness());

        QVERIFY(world.sink.deals.contains(id));
        QVERIFY(items.has_value());
        QCOMPARE(std::count_if(items->begin(), items->end(), [](const salesforce::ReadinessItem &item) {
                     return item.field == u"Sluice_PO_Number__c" || item.field == u"Discount";
                 }), 2);
        QVERIFY(std::none_of(items->begin(), items->end(), [](const salesforce::ReadinessItem &item) { return item.essential; }));
    }

    void aFieldHiddenInTheMiddleIsLeftOutAtOnce()
    {
        World world;
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        world.org().access().hide(u"Opportunity"_s, u"Sluice_Channel__c"_s);
        QVERIFY(world.org().update(u"Opportunity"_s, id, Value::object({ { u"Name"_s, u"Changed"_s } })).has_value());

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.deals.value(id).name, u"Changed"_s);
    }

    void anOrgWithoutThePackageCanBeRead()
    {
        World world;
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.org().access().uninstallSluice();

        const Result<PullReport> report = world.pull();
        const auto written = QCoro::waitFor(world.client.writeWitness({ u"journal"_s, u"abc"_s, 1, kStart }));
        const auto items = QCoro::waitFor(world.client.readiness());

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY(world.sink.deals.contains(id));
        QVERIFY(written.has_value() && written->skipped);
        QVERIFY(items.has_value() && items->size() > 10);
    }

    void anEssentialFieldThatIsHiddenIsNamed()
    {
        World world;
        world.org().access().hide(u"Opportunity"_s, u"Amount"_s);

        const Result<PullReport> report = world.pull();

        QVERIFY(!report.has_value());
        QVERIFY(report.error().detail.contains(u"Opportunity.Amount"));
    }

    void aFieldOfTheOrgCanStandForOneOfOurs()
    {
        World world(true, { .fields = { { u"Opportunity.Sluice_PO_Number__c"_s, u"NextStep"_s } } });
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        QVERIFY(world.org().update(u"Opportunity"_s, id, Value::object({ { u"NextStep"_s, u"PO-17"_s } })).has_value());

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.deals.value(id).poNumber, u"PO-17"_s);
    }

    void anOrgWithOneCurrencyTellsWhich()
    {
        World world(false);
        for (const Value &org : world.org().all(u"Organization"_s)) {
            Value changed = org;
            changed.set(u"DefaultCurrencyIsoCode"_s, u"EUR"_s);
            world.org().put(u"Organization"_s, changed);
        }
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.deals.value(id).currency.text(), u"EUR"_s);
    }

    void anExpiredSessionIsRenewedOnceAndTheCallRepeated()
    {
        World world;
        world.settle();
        world.strike(FaultKind::SessionExpired, 1);

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.tokens.renewals, 1);
    }

    void aGrantThatIsGoneNeedsAPerson()
    {
        World world;
        world.settle();
        world.tokens.renewable = false;
        world.strike(FaultKind::SessionExpired, 1);

        const Result<PullReport> report = world.pull();

        QVERIFY(!report.has_value());
        QCOMPARE(int(report.error().kind), int(ErrorKind::SignInNeeded));
    }

    void theOrgsQuotaEndsThePullAndNamesTheDelay()
    {
        World world;
        world.settle();
        world.strike(FaultKind::Throttle, 1);

        const Result<PullReport> report = world.pull();

        QVERIFY(!report.has_value());
        QCOMPARE(int(report.error().kind), int(ErrorKind::RateLimited));
        QVERIFY(report.error().retryAfter >= std::chrono::minutes(10));
    }

    void aReadIsRepeatedUntilItIsAnswered_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("500") << int(FaultKind::Status500Before);
        QTest::newRow("503") << int(FaultKind::Status503Before);
        QTest::newRow("a proxy's page") << int(FaultKind::Html502);
        QTest::newRow("half an answer") << int(FaultKind::TruncateAfter);
        QTest::newRow("no answer") << int(FaultKind::HangBefore);
        QTest::newRow("a lost answer") << int(FaultKind::DropAfter);
    }

    void aReadIsRepeatedUntilItIsAnswered()
    {
        QFETCH(int, kind);
        World world;
        world.strike(FaultKind(kind), 2);

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
    }

    void statusesAreWrittenToTheLastCentAndReadBack()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        const QString id = world.deal(u"One"_s, account, "10.00");
        const Currency usd = Currency::fromCode(u"USD"_s).value();
        std::vector<salesforce::DealStatus> deals { { .dealId = DealId(id), .billingKey = u"key-1"_s, .invoiceId = u"130"_s,
            .invoiceNumber = u"S-17"_s, .status = InvoiceStatus::Partial, .amount = Money(123456789012, usd),
            .balance = Money(1, usd), .dueOn = QDate(2026, 11, 30), .syncedAt = world.clock.now() } };
        std::vector<salesforce::AccountStatus> accounts { { .accountId = AccountId(account), .customerLink = u"934:58"_s,
            .balances = { { Money(1, usd), Money(0, usd), Money(0, usd) } }, .lastPaymentOn = QDate(2026, 11, 1),
            .oldestOverdueOn = {}, .syncedAt = world.clock.now() } };

        const auto written = QCoro::waitFor(world.client.writeDeals(deals));
        const auto linked = QCoro::waitFor(world.client.writeAccounts(accounts));
        QVERIFY(world.pull().has_value());

        QVERIFY(written.has_value() && linked.has_value());
        QCOMPARE(written->written, 1);
        QVERIFY2(written->failures.empty(), written->failures.empty() ? "" : qPrintable(written->failures[0].error.detail));
        const Deal deal = world.sink.deals.value(id);
        QCOMPARE(deal.invoiceAmountText, u"1234567890.12"_s);
        QCOMPARE(deal.invoiceBalanceText, u"0.01"_s);
        QCOMPARE(deal.invoiceStatus, u"Partial"_s);
        QCOMPARE(deal.invoiceDueOn, QDate(2026, 11, 30));
        QCOMPARE(world.sink.accounts.value(account).customerLink, u"934:58"_s);
    }

    void anAccountIsToldOnlyWhatStandsInItsCurrency_data()
    {
        QTest::addColumn<bool>("multiCurrency");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("open");
        QTest::newRow("dollars") << true << u"USD"_s << u"12.00"_s;
        QTest::newRow("euros") << true << u"EUR"_s << u"34.00"_s;
        QTest::newRow("pounds, in which nothing stands") << true << u"GBP"_s << QString();
        QTest::newRow("an org with one currency") << false << QString() << u"12.00"_s;
    }

    void anAccountIsToldOnlyWhatStandsInItsCurrency()
    {
        QFETCH(bool, multiCurrency);
        QFETCH(QString, currency);
        QFETCH(QString, open);
        World world(multiCurrency);
        Value::Members members { { u"Name"_s, u"Acme"_s }, { u"OwnerId"_s, world.user } };
        if (multiCurrency)
            members.append({ u"CurrencyIsoCode"_s, currency });
        const QString account = world.put(u"Account"_s, members);
        QVERIFY(!account.isEmpty());
        const Currency usd = Currency::fromCode(u"USD"_s).value(), eur = Currency::fromCode(u"EUR"_s).value();
        const std::vector<salesforce::AccountStatus> accounts { { .accountId = AccountId(account), .customerLink = u"934:58"_s,
            .balances = { { Money(3400, eur), Money(0, eur), Money(0, eur) }, { Money(1200, usd), Money(0, usd), Money(0, usd) } } } };

        const auto written = QCoro::waitFor(world.client.writeAccounts(accounts));

        QVERIFY(written && written->written == 1);
        const Value stored = *world.org().find(u"Account"_s, account);
        const QString told = open.isEmpty() ? QString() : Money::fromText(stored[u"Sluice_Open_Balance__c"].toString(), usd).value_or(Money()).toText();
        QCOMPARE(told, open);
        QCOMPARE(stored[u"Sluice_Open_Balance__c"].isNull(), open.isEmpty());
        QCOMPARE(stored[u"Sluice_Customer_Id__c"].toString(), u"934:58"_s);
    }

    void accountsAreToldAlsoWhereTheirCurrenciesComeInManyPages()
    {
        World world;
        world.service.switches().shortPages = true;
        const Currency usd = Currency::fromCode(u"USD"_s).value();
        std::vector<salesforce::AccountStatus> accounts;
        for (int at = 0; at < 450; ++at) {
            const QString id = world.put(u"Account"_s, { { u"Name"_s, u"Acme %1"_s.arg(at) }, { u"OwnerId"_s, world.user }, { u"CurrencyIsoCode"_s, u"USD"_s } });
            accounts.push_back({ .accountId = AccountId(id), .balances = { { Money(1200, usd), Money(0, usd), Money(0, usd) } } });
        }

        const auto written = QCoro::waitFor(world.client.writeAccounts(accounts));

        QVERIFY(written && written->written == 450);
        for (const Value &account : world.org().all(u"Account"_s))
            QVERIFY2(!account[u"Sluice_Open_Balance__c"].isNull(), account.toJson().constData());
    }

    /// Of an account that is not shown it is not known in which currency it is kept.
    void anAccountThatIsNotShownIsNotWritten()
    {
        World world;
        const Currency usd = Currency::fromCode(u"USD"_s).value();
        const QString shown = world.account(u"Shown"_s), gone = world.account(u"Gone"_s);
        QVERIFY(world.org().remove(u"Account"_s, gone).has_value());
        world.settle();
        world.transport.clearSent();
        std::vector<salesforce::AccountStatus> accounts;
        for (const QString &id : { shown, gone })
            accounts.push_back({ .accountId = AccountId(id), .balances = { { Money(1200, usd), Money(0, usd), Money(0, usd) } } });

        const auto written = QCoro::waitFor(world.client.writeAccounts(accounts));

        QVERIFY(written && written->written == 1);
        QCOMPARE(written->failures.size(), std::size_t(1));
        QCOMPARE(written->failures[0].subject, gone);
        QCOMPARE(written->failures[0].error.code, u"NOT_FOUND"_s);
        QVERIFY(!world.transport.sent().constLast().body.contains(gone.toLatin1()));
    }

    void aLockedRecordIsWrittenInTheEnd()
    {
        World world;
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        world.strike(FaultKind::LockRow, 3, "PATCH");
        world.clock.slept.clear();

        const auto written = QCoro::waitFor(world.client.writeDeals({ { .dealId = DealId(id), .status = InvoiceStatus::Open } }));

        QVERIFY(written.has_value());
        QCOMPARE(written->written, 1);
        QCOMPARE(world.clock.slept.size(), 3);
    }

    void failuresBelongToTheirRecord()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        std::vector<salesforce::DealStatus> deals;
        for (int at = 0; at < 450; ++at)
            deals.push_back({ .dealId = DealId(world.deal(u"Deal %1"_s.arg(at), account, "10.00")), .status = InvoiceStatus::Open });
        const QString gone = deals[207].dealId.value;
        QVERIFY(world.org().remove(u"Opportunity"_s, gone).has_value());
        world.settle();
        world.transport.clearSent();

        const auto written = QCoro::waitFor(world.client.writeDeals(deals));

        QVERIFY(written.has_value());
        QCOMPARE(world.transport.sent().size(), 3);
        QCOMPARE(written->written, 449);
        QCOMPARE(written->failures.size(), std::size_t(1));
        QCOMPARE(written->failures[0].subject, gone);
        QCOMPARE(written->failures[0].error.code, u"ENTITY_IS_DELETED"_s);
    }

    void anExceptionWrittenTwiceIsOneRecord()
    {
        World world;
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        salesforce::SyncException exception { .key = u"opp.%1.invoice"_s.arg(id), .cause = u"TAX-1"_s, .message = u"no \"code\""_s,
            .retries = 1, .firstSeenAt = kStart, .lastSeenAt = kStart, .dealId = DealId(id) };

        QCOMPARE(QCoro::waitFor(world.client.upsertExceptions({ exception }))->written, 1);
        exception.resolved = true;
        exception.retries = 2;
        const auto again = QCoro::waitFor(world.client.upsertExceptions({ exception }));

        QVERIFY(again.has_value());
        QCOMPARE(again->written, 1);
        const QList<Value> stored = world.org().all(u"Sluice_Sync_Exception__c"_s);
        QCOMPARE(stored.size(), 1);
        QVERIFY(stored[0][u"Resolved__c"].toBool());
        QCOMPARE(stored[0][u"Message__c"].toString(), u"no \"code\""_s);
    }

    void theWitnessHoldsTheNewestHead()
    {
        World world;

        QVERIFY(QCoro::waitFor(world.client.writeWitness({ u"journal-1"_s, u"aa"_s, 10, kStart })).has_value());
        const auto again = QCoro::waitFor(world.client.writeWitness({ u"journal-1"_s, u"bb"_s, 12, kStart }));

        QVERIFY(again.has_value() && again->written == 1);
        const QList<Value> stored = world.org().all(u"Sluice_Witness__c"_s);
        QCOMPARE(stored.size(), 1);
        QCOMPARE(stored[0][u"Head__c"].toString(), u"bb"_s);
    }

    void theWitnessIsReadBack()
    {
        World world;
        const auto read = [&](const QString &key) { return QCoro::waitFor(world.client.readWitness(key)); };
        QVERIFY(QCoro::waitFor(world.client.writeWitness({ u"journal-1"_s, u"aa"_s, 1'795'500, kStart })).has_value());

        const Result<salesforce::WitnessAnswer> mine = read(u"journal-1"_s);
        QVERIFY(mine.has_value() && !mine->skipped && mine->witness);
        QCOMPARE(mine->witness->head, u"aa"_s);
        QCOMPARE(mine->witness->events, qint64(1'795'500));
        QCOMPARE(mine->witness->at, kStart);
        const Result<salesforce::WitnessAnswer> others = read(u"o'journal-2"_s);
        QVERIFY(others.has_value() && !others->skipped && !others->witness);

        world.org().access().hide(u"Sluice_Witness__c"_s, u"Head__c"_s); // Behind the client's back.
        const Result<salesforce::WitnessAnswer> hidden = read(u"journal-1"_s);
        QVERIFY(hidden.has_value() && hidden->skipped);
        world.org().access().uninstallSluice();
        const Result<salesforce::WitnessAnswer> gone = read(u"journal-1"_s);
        QVERIFY(gone.has_value() && gone->skipped);
    }

    void aTaskIsFoundByItsKeyChangedAndClosed()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        const salesforce::TaskDraft draft { .key = u"overdue.%1"_s.arg(account), .aboutId = account, .ownerId = world.user,
            .subject = u"Overdue: 'two' invoices"_s, .dueOn = QDate(2026, 12, 1) };
        QVERIFY(QCoro::waitFor(world.client.findTasks({ draft.key }))->empty());

        const auto id = QCoro::waitFor(world.client.createTask(draft));
        const auto open = QCoro::waitFor(world.client.findTasks({ draft.key }));
        const auto closed = id ? QCoro::waitFor(world.client.updateTask(*id, { .key = draft.key, .closes = true }))
                               : Result<void>();
        const auto after = QCoro::waitFor(world.client.findTasks({ draft.key }));

        QVERIFY2(id.has_value(), id ? "" : qPrintable(id.error().detail));
        QCOMPARE(open->size(), std::size_t(1));
        QCOMPARE(open->front().subject, draft.subject);
        QVERIFY(!open->front().closed);
        QVERIFY(closed.has_value());
        QVERIFY(after->front().closed);
        QCOMPARE(after->front().id, *id);
    }

    void aTaskWhoseAnswerWasLostIsFoundByItsKey()
    {
        World world;
        const QString account = world.account(u"Acme"_s);
        world.settle();
        world.strike(FaultKind::DropAfter, 1, "POST", "Task");
        const salesforce::TaskDraft draft { .key = u"overdue.1"_s, .aboutId = account, .ownerId = world.user, .subject = u"Overdue"_s };

        const auto id = QCoro::waitFor(world.client.createTask(draft));

        QVERIFY(!id.has_value());
        QCOMPARE(int(id.error().kind), int(ErrorKind::Timeout));
        QCOMPARE(QCoro::waitFor(world.client.findTasks({ draft.key }))->size(), std::size_t(1));
    }

    void thePersonWhoSignedInIsKnown()
    {
        World world;

        const auto who = QCoro::waitFor(world.client.identity());

        QVERIFY2(who.has_value(), who ? "" : qPrintable(who.error().detail));
        QCOMPARE(who->email, u"ann@acme.example"_s);
        QCOMPARE(who->userId, world.user);
        QCOMPARE(who->orgId, world.org().organizationId());
    }

    void theAllowanceIsToldByEveryReplyAndByLimits()
    {
        World world;
        QVERIFY(world.pull().has_value());

        const auto limits = QCoro::waitFor(world.client.limits());

        QVERIFY(limits.has_value());
        QCOMPARE(limits->callsMax, 100000);
        QVERIFY(limits->callsRemaining < 100000);
        QVERIFY(world.client.callsUsedOfOrg().has_value());
        QCOMPARE(world.client.callsUsedOfOrg()->max, 100000);
    }
};

QTEST_GUILESS_MAIN(SalesforceClient)
#include "tst_salesforce_client.moc"
