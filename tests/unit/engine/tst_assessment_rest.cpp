#include "domain/Keys.h"
#include "engine/Assessment.h"
#include "journal/Kinds.h"
#include "mirror/Database.h"
#include "mirror/Notes.h"
#include "mirror/PullWriter.h"
#include "support/StandingClock.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

// An assessment that rests must be one that would find nothing to do. Random histories of pulls, decisions and days are
// assessed step by step; after each, a second one that trusts nothing may neither record an event nor change a row.

using namespace sluice;
using namespace sluice::engine;
namespace kind = sluice::journal::kind;

namespace {

const QString kRealm = QStringLiteral("9341453050298464");
const Currency kUsd { { 'U', 'S', 'D' }, 2 };
constexpr int kAccounts = 4;
constexpr int kDeals = 9;
constexpr int kCustomers = 5; // One more than accounts: two of them share a name.
constexpr int kSteps = 40;
constexpr int kHistories = 12;

QString named(const char *what, int number)
{
    return QStringLiteral("%1%2").arg(QString::fromLatin1(what)).arg(number);
}

/// A small company in both systems that changes at random, and an engine that assesses it.
class LivelyCompany {
public:
    explicit LivelyCompany(unsigned seed)
        : m_random(seed)
    {
        clock.at = fromQDateTime(QDateTime(QDate(2026, 3, 16), QTime(9, 0), Qt::UTC));
        PullSink::Page books;
        books.realm = kRealm;
        books.company = Company();
        books.company->realm = Realm(kRealm);
        books.company->name = QStringLiteral("Tidemark");
        books.company->country = QStringLiteral("US");
        books.company->homeCurrency = kUsd;
        books.company->timeZone = QStringLiteral("America/Los_Angeles");
        for (int i = 0; i < 3; ++i)
            books.items.push_back({ ItemId(named("item-", i)), named("Product ", i), named("SKU-", i), QStringLiteral("Service"), true, {} });
        books.terms = { { QStringLiteral("3"), QStringLiteral("Net 30"), 30, true } };
        books.taxCodes = { { QStringLiteral("TAX"), QStringLiteral("TAX"), QStringLiteral("Oregon"), true, true, {} },
            { QStringLiteral("9"), QStringLiteral("Oregon"), {}, true, true, DatedRate(Decimal(8, 0)) } };
        bring(std::move(books));
        if (!views.setNote(mirror::freshNote(kRealm), QString::number(toMs(clock.now()))))
            qFatal("the company cannot be read"); // What was never read keeps suspicions standing.
        PullSink::Page crm;
        for (int i = 0; i < 3; ++i)
            crm.products.push_back({ ProductId(named("01t", i)), named("Product ", i), named("P", i), {}, named("SKU-", i), true, false });
        bring(std::move(crm));
        for (int i = 0; i < kAccounts; ++i)
            changeAccount(i);
        for (int i = 0; i < kCustomers; ++i)
            changeCustomer(i);
        for (int i = 0; i < kDeals; ++i)
            changeDeal(i);
    }

    /// Something happens somewhere; sometimes it is the same that was there already.
    void step()
    {
        switch (any(10)) {
        case 0: return changeAccount(any(kAccounts));
        case 1: return changeCustomer(any(kCustomers));
        case 2:
        case 3:
        case 4: return changeDeal(any(kDeals));
        case 5: return changeInvoice(any(6));
        case 6: return pay(any(6));
        case 7: return decide();
        case 8: clock.at += std::chrono::hours(any(30)); return;
        case 9: return; // Nothing at all.
        }
    }

    Result<AssessmentResult> assess(bool anew)
    {
        Assessment assessment(*journal, projection, *database, views, facts, clock);
        const QHash<QString, QString> entities { { kRealm, QStringLiteral("Tidemark") } };
        const Completeness complete { true, { kRealm } };
        return anew ? assessment.runAnew(entities, complete) : assessment.run(entities, complete);
    }

    /// What a second assessment must leave alone.
    QString state() const
    {
        return QStringLiteral("%1 events, %2 changes of derived fields")
            .arg(journal->lastSeq().value_or(-1))
            .arg(views.note(kAssessedNote).value_or(QString()));
    }

private:
    int any(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    bool chance(int percent) { return any(100) < percent; }
    Money usd(int dollars) const { return Money(dollars * 100, kUsd); }

    void bring(PullSink::Page page)
    {
        if (!writer.page(std::move(page)))
            qFatal("no page");
    }

    void changeAccount(int number)
    {
        Account account;
        account.id = AccountId(named("001", number));
        account.name = named("Account ", chance(85) ? number : any(kAccounts));
        account.email = named("bill@example", any(2));
        account.billing = { QStringLiteral("1 High Street"), QStringLiteral("Bend"), QStringLiteral("OR"), QStringLiteral("97701"), QStringLiteral("US") };
        account.shipping = account.billing;
        account.customerLink = chance(20) ? kRealm + QLatin1Char(':') + named("c", any(kCustomers)) : QString();
        PullSink::Page page;
        page.accounts = { account };
        bring(std::move(page));
    }

    void changeCustomer(int number)
    {
        Customer customer;
        customer.id = CustomerId(named("c", number));
        customer.name = named("Account ", chance(85) ? number % kAccounts : any(kAccounts));
        customer.currencyCode = QStringLiteral("USD");
        customer.active = chance(90);
        customer.balance = usd(any(3) * 100);
        PullSink::Page page;
        page.realm = kRealm;
        page.customers = { customer };
        bring(std::move(page));
    }

    void changeDeal(int number)
    {
        Deal deal;
        deal.id = DealId(named("006Qy00000Deal", number));
        deal.accountId = AccountId(named("001", chance(90) ? number % kAccounts : any(kAccounts)));
        deal.name = named("Deal ", number);
        deal.won = deal.closed = chance(85);
        deal.stage = deal.won ? QStringLiteral("Closed Won") : QStringLiteral("Proposal");
        deal.currency = kUsd;
        deal.closeOn = QDate(2026, 3, 2);
        deal.wonAt = fromQDateTime(QDateTime(deal.closeOn, QTime(12, 0), Qt::UTC));
        deal.modifiedAt = clock.at;
        deal.event = chance(80) ? BillingEvent::OnClose : BillingEvent::Delivered;
        deal.entity = QStringLiteral("Tidemark");
        deal.segment = chance(50) ? QStringLiteral("Enterprise") : QStringLiteral("SMB");
        deal.poNumber = chance(70) ? named("PO-77", any(4)) : QString();
        deal.paymentTerms = chance(90) ? QStringLiteral("Net 30") : QStringLiteral("Whenever");
        deal.taxCode = QStringLiteral("TAX");
        const int dollars = 100 * (1 + any(3));
        deal.amount = usd(dollars);
        DealLineRow line { deal.id, {}, kUsd, false };
        line.line = { named("00k", number), ProductId(named("01t", any(4))), QStringLiteral("Product"), {}, Decimal(1, 0),
            Decimal(chance(90) ? dollars : dollars + 1, 0), Decimal(), usd(dollars), {}, 1 };
        PullSink::Page page;
        page.deals = { deal };
        if (chance(80))
            page.lines = { line };
        if (chance(5))
            page.tombstones = { { QStringLiteral("Opportunity"), deal.id.value, clock.at } };
        bring(std::move(page));
    }

    void changeInvoice(int number)
    {
        Invoice invoice;
        invoice.realm = Realm(kRealm);
        invoice.id = InvoiceId(named("i", number));
        invoice.docNumber = named("10", number);
        invoice.customerId = named("c", any(kCustomers));
        invoice.currency = kUsd;
        invoice.txnOn = QDate(2026, 3, 2 + any(20));
        invoice.dueOn = invoice.txnOn.addDays(30);
        invoice.total = usd(100 * (1 + any(3)));
        invoice.tax = invoice.discount = usd(0);
        invoice.balance = chance(50) ? invoice.total : usd(0);
        invoice.memo = chance(30) ? named("PO-77", any(4)) : QString();
        invoice.privateNote = chance(20) ? named("006Qy00000Deal", any(kDeals)) : QString();
        invoice.voided = chance(10);
        invoice.createdAt = invoice.modifiedAt = clock.at;
        PullSink::Page page;
        page.realm = kRealm;
        page.invoices = { invoice };
        bring(std::move(page));
    }

    void pay(int number)
    {
        Payment payment;
        payment.realm = Realm(kRealm);
        payment.id = named("p", number);
        payment.customerId = named("c", any(kCustomers));
        payment.txnOn = QDate(2026, 3, 20);
        payment.currency = kUsd;
        payment.total = usd(100);
        payment.unapplied = usd(0);
        payment.applications = { { QStringLiteral("Invoice"), named("i", any(6)), usd(100) } };
        PullSink::Page page;
        page.realm = kRealm;
        page.payments = { payment };
        bring(std::move(page));
    }

    /// A person approves, returns or rejects what waits, or writes a delivery down.
    void decide()
    {
        const Result<std::vector<mirror::RequestView>> requests = views.requests();
        if (!requests || requests->empty())
            return;
        const mirror::RequestView &view = (*requests)[static_cast<std::size_t>(any(static_cast<int>(requests->size())))];
        const QString subject = subjectOf(view.request.id);
        const QJsonObject signature { { QStringLiteral("fingerprint"), view.fingerprint },
            { QStringLiteral("role"), QStringLiteral("controller") }, { QStringLiteral("note"), QStringLiteral("why?") } };
        journal::NewEvent event { kind::kDeliveryConfirmed, subject, QStringLiteral("ops@example.com"),
            { { QStringLiteral("on"), QStringLiteral("2026-03-15") } }, {} };
        if (view.decision == mirror::Decision::Submitted)
            event = { chance(60) ? kind::kApprovalGiven : chance(50) ? kind::kApprovalReturned : kind::kApprovalRejected, subject,
                QStringLiteral("controller@example.com"), signature, {} };
        if (!projection.record({ std::move(event) }))
            qFatal("no decision");
    }

    std::mt19937 m_random;
    QTemporaryDir m_folder;

public:
    testing::StandingClock clock;
    std::unique_ptr<journal::Journal> journal
        = std::move(*journal::openSqliteJournal(m_folder.filePath(QStringLiteral("journal.sqlite")), clock));
    std::unique_ptr<mirror::Database> database
        = std::move(*mirror::Database::open(m_folder.filePath(QStringLiteral("mirror.sqlite")), mirror::OpenMode::ReadWrite));
    mirror::ViewStore views { *database };
    mirror::Facts facts { *database };
    mirror::PullWriter writer { *database, clock };
    Projection projection { *journal, *database, views };
};

} // namespace

class TestAssessmentRest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatRestsWouldFindNothingToDo()
    {
        int rested = 0;
        for (unsigned seed = 1; seed <= kHistories; ++seed) {
            LivelyCompany company(seed);
            for (int i = 0; i < kSteps; ++i) {
                company.step();
                const QString before = company.state();
                const Result<AssessmentResult> first = company.assess(false);
                QVERIFY(first);
                const Result<AssessmentResult> again = company.assess(false);
                QVERIFY(again);
                const QString after = company.state();
                const Result<AssessmentResult> anew = company.assess(true);
                QVERIFY(anew);
                QCOMPARE(company.state(), after);
                for (const Result<AssessmentResult> *result : { &first, &again }) {
                    QCOMPARE((*result)->assessed, anew->assessed);
                    QCOMPARE((*result)->ready, anew->ready);
                    QCOMPARE((*result)->blocked, anew->blocked);
                    QCOMPARE((*result)->postable.keys(), anew->postable.keys());
                }
                rested += before == after ? 1 : 0;
            }
        }
        QVERIFY2(rested > kHistories, "some steps must have found it at rest");
    }
};

QTEST_GUILESS_MAIN(TestAssessmentRest)
#include "tst_assessment_rest.moc"
