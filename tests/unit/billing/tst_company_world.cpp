#include "billing/World.h"
#include "mirror/PullWriter.h"
#include "support/StandingClock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kRealm = u"9341"_s;

Currency usd() { return Currency::fromCode(u"USD"_s).value(); }
Money dollars(std::int64_t whole) { return Money(whole * 100, usd()); }

struct Link {
    const char *type, *id;
    std::int64_t amount;
};
using Links = std::vector<Link>;

} // namespace
Q_DECLARE_METATYPE(Links)

/// What a company's papers come to when they are loaded together.
class TestCompanyWorld final : public QObject {
    Q_OBJECT

private:
    static std::unique_ptr<billing::World> loaded(PullSink::Page page)
    {
        const QTemporaryDir folder;
        testing::StandingClock clock;
        const auto database = std::move(*mirror::Database::open(folder.filePath(u"mirror.sqlite"_s), mirror::OpenMode::ReadWrite));
        page.realm = kRealm;
        page.company = Company();
        page.company->realm = Realm(kRealm);
        page.company->homeCurrency = usd();
        if (!mirror::PullWriter(*database, clock).page(std::move(page)))
            qFatal("the mirror could not be filled");
        const mirror::Facts facts(*database);
        const mirror::ViewStore views(*database);
        return std::move(*billing::World::load(facts, views, { { kRealm, u"Harbor Light"_s } }));
    }

    static Invoice invoice(const QString &id, std::int64_t whole)
    {
        Invoice invoice;
        invoice.id = InvoiceId(id);
        invoice.currency = usd();
        invoice.total = dollars(whole);
        invoice.tax = invoice.balance = invoice.discount = dollars(0);
        return invoice;
    }

private Q_SLOTS:
    void onlyMoneyThatCameInIsAPayment_data()
    {
        QTest::addColumn<int>("received");
        QTest::addColumn<Links>("links");
        QTest::addColumn<bool>("firstPaid");
        QTest::addColumn<bool>("secondPaid");
        QTest::newRow("a payment") << 100 << Links { { "Invoice", "1", 100 } } << true << false;
        QTest::newRow("one for both") << 150 << Links { { "Invoice", "1", 100 }, { "Invoice", "2", 50 } } << true << true;
        QTest::newRow("a credit that was applied") << 0 << Links { { "Invoice", "1", 100 }, { "CreditMemo", "7", 100 } } << false << false;
        QTest::newRow("credit and money") << 60 << Links { { "Invoice", "1", 100 }, { "CreditMemo", "7", 40 } } << true << false;
        QTest::newRow("the credit covers the first") << 50
            << Links { { "Invoice", "1", 100 }, { "Invoice", "2", 50 }, { "CreditMemo", "7", 100 } } << false << true;
        QTest::newRow("a credit by journal entry") << 0 << Links { { "Invoice", "1", 100 }, { "JournalEntry", "8", 100 } } << false << false;
        QTest::newRow("a payment that was voided") << 0 << Links { { "Invoice", "1", 0 } } << false << false;
        QTest::newRow("a credit memo that was voided") << 0 << Links { { "Invoice", "1", 100 }, { "CreditMemo", "9", 100 } } << false << false;
    }

    void onlyMoneyThatCameInIsAPayment()
    {
        QFETCH(int, received);
        QFETCH(Links, links);
        QFETCH(bool, firstPaid);
        QFETCH(bool, secondPaid);
        PullSink::Page page;
        page.invoices = { invoice(u"1"_s, 100), invoice(u"2"_s, 50) };
        for (const auto &[id, voided] : { std::pair(u"7"_s, false), std::pair(u"9"_s, true) }) {
            CreditMemo memo;
            memo.id = id;
            memo.currency = usd();
            memo.total = dollars(voided ? 0 : 100);
            memo.tax = memo.remaining = dollars(0);
            memo.voided = voided;
            page.creditMemos.push_back(memo);
        }
        Payment payment;
        payment.id = u"5"_s;
        payment.txnOn = QDate(2026, 3, 20);
        payment.currency = usd();
        payment.total = dollars(received);
        payment.unapplied = dollars(0);
        for (const Link &link : links)
            payment.applications.push_back({ QString::fromLatin1(link.type), QString::fromLatin1(link.id), dollars(link.amount) });
        page.payments = { payment };

        const std::unique_ptr<billing::World> world = loaded(std::move(page));

        const QHash<QString, QDate> &paid = world->company(kRealm)->lastPaidOn;
        QCOMPARE(paid.contains(u"1"_s), firstPaid);
        QCOMPARE(paid.contains(u"2"_s), secondPaid);
        for (const QDate &on : paid)
            QCOMPARE(on, QDate(2026, 3, 20));
    }
};

QTEST_GUILESS_MAIN(TestCompanyWorld)
#include "tst_company_world.moc"
