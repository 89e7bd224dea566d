#include "domain/Keys.h"
#include "engine/StatusBack.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sluice;
using engine::accountStatuses;
using engine::dealStatuses;
using engine::overdueTasks;

namespace {

const QString kAngeles = u"1"_s, kLondon = u"2"_s;
const DealId kDeal { u"006000000000001AAA"_s };
const AccountId kAccount { u"001000000000001AAA"_s };
const Instant kNoon = *parseInstant(u"2026-06-15T12:00:00Z");

Money money(const QString &amount, const QString &currency)
{
    return Money::fromText(amount, Currency::fromCode(currency).value()).value();
}

/// An account with one deal and a customer "58" in each of two companies, one in Los Angeles and one in London.
struct Books {
    Books()
    {
        Deal deal;
        deal.id = kDeal;
        deal.accountId = kAccount;
        deal.currency = Currency::fromCode(u"USD"_s).value();
        deals.push_back(deal);
        Account account;
        account.id = kAccount;
        account.ownerId = u"005000000000001AAA"_s;
        account.customerLink = kAngeles + u":58"_s;
        world.accounts.insert(account.id, account);
    }

    /// Bills the deal once more.
    void invoice(const QString &realm, const QString &number, Money total, QDate dueOn, std::optional<Money> balance = {})
    {
        Invoice invoice;
        invoice.realm = Realm(realm);
        invoice.id = InvoiceId(u"9"_s + number);
        invoice.docNumber = number;
        invoice.customerId = u"58"_s;
        invoice.txnOn = dueOn.addDays(-30);
        invoice.dueOn = dueOn;
        invoice.currency = total.currency();
        invoice.total = total;
        invoice.balance = balance.value_or(total);
        mirror::RequestView view;
        view.request.id = RequestId(number);
        view.request.dealId = kDeal;
        view.accountId = kAccount;
        view.realm = view.invoiceRealm = realm;
        view.customerId = u"58"_s;
        view.invoiceId = invoice.id.value;
        view.state = RequestState::Posted;
        world.requests.push_back(std::move(view));
        invoices[realm].push_back(std::move(invoice));
    }

    billing::World &read()
    {
        world.deals = deals;
        for (const Deal &deal : world.deals)
            world.dealById.insert(deal.id, &deal);
        for (const auto &[realm, zone] : { std::pair(kAngeles, u"America/Los_Angeles"_s), std::pair(kLondon, u"Europe/London"_s) }) {
            Company company;
            company.realm = Realm(realm);
            company.timeZone = zone;
            company.homeCurrency = Currency::fromCode(realm == kAngeles ? u"USD" : u"GBP").value();
            world.companies.push_back(std::make_unique<billing::CompanyWorld>(
                rules::CompanyIndex(company, {}, {}, {}, {}, {}), invoices[realm]));
            world.indices.push_back(&world.companies.back()->index);
        }
        return world;
    }

    billing::World world;
    std::vector<Deal> deals;
    std::map<QString, std::vector<Invoice>> invoices;
};

} // namespace

/// What Salesforce is told of a deal and an account: in whose currency, and on whose day.
class TestStatusBack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDealThatIsBilledInItsCurrencyShowsTheSum()
    {
        Books books;
        books.invoice(kAngeles, u"S-1"_s, money(u"100.00"_s, u"USD"_s), QDate(2026, 6, 1));
        books.invoice(kAngeles, u"S-2"_s, money(u"50.00"_s, u"USD"_s), QDate(2026, 7, 1), money(u"20.00"_s, u"USD"_s));

        const auto statuses = dealStatuses(books.read(), kNoon);

        QCOMPARE(statuses.size(), std::size_t(1));
        QCOMPARE(statuses.front().amount->toText(), u"150.00"_s);
        QCOMPARE(statuses.front().balance->toText(), u"120.00"_s);
        QCOMPARE(statuses.front().dueOn, QDate(2026, 6, 1));
        QCOMPARE(*statuses.front().status, InvoiceStatus::Overdue);
    }

    void onlyARefusalThatStillHoldsTheDealUpIsAnError_data()
    {
        QTest::addColumn<int>("decision");
        QTest::addColumn<bool>("billed");
        QTest::addColumn<int>("status");
        using mirror::Decision;
        QTest::newRow("approved and refused") << int(Decision::Approved) << false << int(InvoiceStatus::Error);
        QTest::newRow("billed by hand since") << int(Decision::Approved) << true << int(InvoiceStatus::Open);
        QTest::newRow("cancelled since") << int(Decision::Cancelled) << false << int(InvoiceStatus::Pending);
        QTest::newRow("to be approved anew") << int(Decision::None) << false << int(InvoiceStatus::Pending);
    }

    void onlyARefusalThatStillHoldsTheDealUpIsAnError()
    {
        QFETCH(int, decision);
        QFETCH(bool, billed);
        QFETCH(int, status);
        Books books;
        books.invoice(kAngeles, u"S-1"_s, money(u"100.00"_s, u"USD"_s), QDate(2026, 7, 1));
        mirror::RequestView &view = books.world.requests.front();
        view.outbox = mirror::Outbox::Refused;
        view.decision = mirror::Decision(decision);
        if (!billed) {
            view.invoiceId.clear();
            view.invoiceRealm.clear();
        }

        QCOMPARE(int(*dealStatuses(books.read(), kNoon).front().status), status);
    }

    void aDealThatIsBilledInAnotherCurrencyShowsNoAmount_data()
    {
        QTest::addColumn<QStringList>("currencies");
        QTest::newRow("the only invoice") << QStringList { u"EUR"_s };
        QTest::newRow("the first of two") << QStringList { u"EUR"_s, u"USD"_s };
        QTest::newRow("the second of two") << QStringList { u"USD"_s, u"EUR"_s };
    }

    void aDealThatIsBilledInAnotherCurrencyShowsNoAmount()
    {
        QFETCH(QStringList, currencies);
        Books books;
        for (const QString &currency : currencies)
            books.invoice(kAngeles, u"S-"_s + currency, money(u"52144.67"_s, currency), QDate(2026, 7, 1));

        const auto statuses = dealStatuses(books.read(), kNoon);

        QCOMPARE(statuses.size(), std::size_t(1));
        QVERIFY(!statuses.front().amount && !statuses.front().balance);
        QVERIFY(statuses.front().invoiceNumber.startsWith(u"S-"_s)); // The rest is told.
        QCOMPARE(*statuses.front().status, InvoiceStatus::Open);
        QCOMPARE(statuses.front().dueOn, QDate(2026, 7, 1));
    }

    void anAccountStandsInEachOfItsCurrencies()
    {
        Books books;
        books.invoice(kAngeles, u"S-1"_s, money(u"100.00"_s, u"USD"_s), QDate(2026, 6, 20), money(u"0.00"_s, u"USD"_s));
        books.invoice(kLondon, u"S-2"_s, money(u"50.00"_s, u"GBP"_s), QDate(2026, 6, 1));
        books.invoice(kLondon, u"S-3"_s, money(u"7.00"_s, u"EUR"_s), QDate(2026, 7, 1));
        billing::World &world = books.read();
        world.companies.back()->openCredits[u"58"_s].push_back(money(u"5.00"_s, u"EUR"_s));

        const auto statuses = accountStatuses(world, kNoon);

        QCOMPARE(statuses.size(), std::size_t(1));
        QStringList told;
        for (const salesforce::AccountBalance &balance : statuses.front().balances)
            told.append(QStringList { balance.open.currency().text(), balance.open.toText(), balance.overdue.toText(),
                balance.credits.toText() }.join(u' '));
        QCOMPARE(told, (QStringList { u"EUR 7.00 0.00 5.00"_s, u"GBP 50.00 50.00 0.00"_s, u"USD 0.00 0.00 0.00"_s }));
        QCOMPARE(statuses.front().oldestOverdueOn, QDate(2026, 6, 1));
    }

    void theTaskNamesEveryCurrencyThatIsOverdue()
    {
        Books books;
        books.invoice(kAngeles, u"S-1"_s, money(u"100.00"_s, u"USD"_s), QDate(2026, 6, 20), money(u"0.00"_s, u"USD"_s));
        books.invoice(kLondon, u"S-2"_s, money(u"1250.00"_s, u"GBP"_s), QDate(2026, 6, 1));
        books.invoice(kLondon, u"S-3"_s, money(u"7.00"_s, u"EUR"_s), QDate(2026, 6, 2));

        const auto tasks = overdueTasks(books.read(), kNoon);

        QCOMPARE(tasks.size(), std::size_t(1));
        QCOMPARE(tasks.front().subject, u"Overdue invoices: EUR 7.00 and GBP 1,250.00 open since 1 June 2026"_s);
        QCOMPARE(tasks.front().description,
            u"Open:\nEUR 7.00\nGBP 1,250.00\n\nInvoice S-2: GBP 1,250.00, due 1 June 2026\nInvoice S-3: EUR 7.00, due 2 June 2026"_s);
    }

    void anInvoiceIsOverdueOnceItsDayIsOverWhereItWasBilled_data()
    {
        QTest::addColumn<QString>("realm");
        QTest::addColumn<QDate>("dueOn");
        QTest::addColumn<QString>("now");
        QTest::addColumn<bool>("overdue");
        const QDate winter(2026, 12, 1), summer(2026, 6, 30);
        QTest::newRow("Los Angeles, still its day") << kAngeles << winter << u"2026-12-02T02:00:00Z"_s << false;
        QTest::newRow("Los Angeles, a minute before midnight") << kAngeles << winter << u"2026-12-02T07:59:00Z"_s << false;
        QTest::newRow("Los Angeles, midnight") << kAngeles << winter << u"2026-12-02T08:00:00Z"_s << true;
        QTest::newRow("Los Angeles, midnight in summer") << kAngeles << summer << u"2026-07-01T07:00:00Z"_s << true;
        QTest::newRow("Los Angeles, before it") << kAngeles << summer << u"2026-07-01T06:59:00Z"_s << false;
        QTest::newRow("London, winter midnight") << kLondon << winter << u"2026-12-02T00:00:00Z"_s << true;
        QTest::newRow("London, before it") << kLondon << winter << u"2026-12-01T23:59:00Z"_s << false;
        QTest::newRow("London, summer midnight") << kLondon << summer << u"2026-06-30T23:00:00Z"_s << true;
        QTest::newRow("London, before it in summer") << kLondon << summer << u"2026-06-30T22:59:00Z"_s << false;
    }

    void anInvoiceIsOverdueOnceItsDayIsOverWhereItWasBilled()
    {
        QFETCH(QString, realm);
        QFETCH(QDate, dueOn);
        QFETCH(QString, now);
        QFETCH(bool, overdue);
        const Instant at = *parseInstant(QStringView(now));
        Books books;
        books.invoice(realm, u"S-1"_s, money(u"100.00"_s, u"USD"_s), dueOn);
        const billing::World &world = books.read();

        QCOMPARE(*dealStatuses(world, at).front().status, overdue ? InvoiceStatus::Overdue : InvoiceStatus::Open);
        QCOMPARE(accountStatuses(world, at).front().oldestOverdueOn.isValid(), overdue);
        const auto tasks = overdueTasks(world, at);
        QCOMPARE(tasks.empty(), !overdue);
        if (overdue)
            QCOMPARE(tasks.front().dueOn, dueOn.addDays(3)); // Two days from the first day of being late.
    }

    void anAccountThatIsGoneIsToldNothing()
    {
        Books books;
        books.invoice(kAngeles, u"S-1"_s, money(u"100.00"_s, u"USD"_s), QDate(2026, 6, 1));
        billing::World &world = books.read();
        QCOMPARE(accountStatuses(world, kNoon).size(), std::size_t(1));

        world.accounts.remove(kAccount); // The world holds those that live.

        QVERIFY(accountStatuses(world, kNoon).empty());
    }

    void whoeverOwesNothingAnyMoreHearsIt_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("the only invoice was voided") << u"voided"_s;
        QTest::newRow("the only invoice was deleted") << u"deleted"_s;
        QTest::newRow("the mirror was made after it was deleted") << u"unknown"_s;
    }

    void whoeverOwesNothingAnyMoreHearsIt()
    {
        QFETCH(QString, what);
        Books books;
        books.invoice(kAngeles, u"S-1"_s, money(u"100.00"_s, u"USD"_s), QDate(2026, 6, 1));
        books.invoices[kAngeles].front().voided = what == u"voided";
        books.invoices[kAngeles].front().deleted = what == u"deleted";
        if (what == u"unknown")
            books.invoices.clear();

        const auto statuses = accountStatuses(books.read(), kNoon);

        QCOMPARE(statuses.size(), std::size_t(1));
        QCOMPARE(statuses.front().customerLink, kAngeles + u":58"_s);
        QCOMPARE(statuses.front().balances.size(), std::size_t(1));
        QCOMPARE(statuses.front().balances.front().open.toText(), u"0.00"_s);
        QVERIFY(overdueTasks(books.world, kNoon).empty());
    }

    void anExceptionRefersOnlyToWhatIsThere_data()
    {
        QTest::addColumn<QString>("deal");
        QTest::addColumn<bool>("accountGone");
        QTest::newRow("both are there") << u"there"_s << false;
        QTest::newRow("the deal was deleted") << u"deleted"_s << false;
        QTest::newRow("the deal was deleted before the mirror was made") << u"unknown"_s << false;
        QTest::newRow("the account was deleted") << u"there"_s << true;
        QTest::newRow("both were deleted") << u"deleted"_s << true;
    }

    void anExceptionRefersOnlyToWhatIsThere()
    {
        QFETCH(QString, deal);
        QFETCH(bool, accountGone);
        Books books;
        books.deals.front().deleted = deal == u"deleted";
        if (deal == u"unknown")
            books.deals.clear();
        billing::World &world = books.read();
        if (accountGone)
            world.accounts.remove(kAccount);
        mirror::CaseView view;
        view.id = CaseId(u"c1"_s);
        view.dealId = kDeal;
        view.accountId = kAccount;
        world.cases.emplace(view.id.value, view);

        const auto exceptions = engine::syncExceptions(world);

        QCOMPARE(exceptions.size(), std::size_t(1));
        QCOMPARE(exceptions.front().dealId.value, deal == u"there" ? kDeal.value : QString());
        QCOMPARE(exceptions.front().accountId.value, accountGone ? QString() : kAccount.value);
    }
};

QTEST_GUILESS_MAIN(TestStatusBack)
#include "tst_status_back.moc"
