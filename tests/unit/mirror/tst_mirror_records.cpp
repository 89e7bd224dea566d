#include "unit/mirror/MirrorFixture.h"
#include "unit/mirror/Pages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sluice;
using namespace sluice::mirror;
using namespace sluice::testing;

/// What a pull wrote is what the facts say, field by field.
class tst_mirror_records : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); m_mirror = std::make_unique<Mirror>(m_folder->filePath(QStringLiteral("mirror.sqlite"))); }
    void cleanup() { m_mirror.reset(); }

    void everyFieldOfTheCrmComesBack();
    void everyFieldOfTheBooksComesBack();
    void emptyRecordsComeBackEmpty();
    void eachRealmKeepsItsOwnRecords();
    void linesComeInTheirOrderAndMilestonesByDate();
    void manyDealsGetTheirLinesAsFewDo();
    void openDealsAreThePipeline();
    void aDealThatIsNoLongerWonStaysWhileItHasARequest();
    void anAccountTakesItsSegmentFromItsNewestDeal();
    void aRawRecordIsReadable();
    void textsOfEveryKindAndLengthComeBack_data();
    void textsOfEveryKindAndLengthComeBack();
    void decimalsComeBackInTheirShortestForm();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Mirror> m_mirror;
};

void tst_mirror_records::everyFieldOfTheCrmComesBack()
{
    const PullSink::Page page = crmPage(1);
    Deal expected = page.deals[0];
    expected.lines = { page.lines[0].line, page.lines[1].line };

    QVERIFY(m_mirror->writer.page(page));

    const auto accounts = m_mirror->facts.accounts();
    QVERIFY(accounts);
    QCOMPARE(accounts->size(), 1);
    QVERIFY(same(accounts->value(page.accounts[0].id), page.accounts[0]));
    const auto users = m_mirror->facts.users();
    QVERIFY(users);
    QVERIFY(same(users->value(page.users[0].id), page.users[0]));
    const auto products = m_mirror->facts.products();
    QVERIFY(products);
    QVERIFY(same(products->value(page.products[0].id), page.products[0]));
    const auto deals = m_mirror->facts.deals();
    QVERIFY(deals);
    QVERIFY(same(*deals, std::vector<Deal> { expected }));
    QVERIFY(same(*m_mirror->facts.dealsById({ expected.id.value, QStringLiteral("unknown") }), *deals));
}

void tst_mirror_records::everyFieldOfTheBooksComesBack()
{
    const PullSink::Page page = booksPage(1);

    QVERIFY(m_mirror->writer.page(page));

    const Facts &facts = m_mirror->facts;
    QVERIFY(same(*facts.companies(), std::vector<Company> { *page.company }));
    QVERIFY(same(*facts.customers(kRealm), page.customers));
    QVERIFY(same(*facts.items(kRealm), page.items));
    QVERIFY(same(*facts.terms(kRealm), page.terms));
    QVERIFY(same(*facts.taxCodes(kRealm), page.taxCodes));
    QVERIFY(same(*facts.invoices(kRealm), page.invoices));
    QVERIFY(same(**facts.invoice(kRealm, page.invoices[0].id.value), page.invoices[0]));
    QVERIFY(same(*facts.payments(kRealm), page.payments));
    QVERIFY(same(*facts.creditMemos(kRealm), page.creditMemos));
    QVERIFY(same(*facts.salesReceipts(kRealm), page.salesReceipts));
    QVERIFY(same(*facts.refundReceipts(kRealm), page.refundReceipts));
}

void tst_mirror_records::emptyRecordsComeBackEmpty()
{
    PullSink::Page page;
    page.realm = kRealm;
    page.accounts.resize(1);
    page.deals.resize(1);
    page.lines.resize(1);
    page.milestones.resize(1);
    page.customers.resize(1);
    page.invoices.resize(1);
    page.payments.resize(1);
    Deal deal;
    deal.lines.resize(1);
    deal.milestones.resize(1);
    Invoice invoice;
    invoice.realm.value = kRealm;

    QVERIFY(m_mirror->writer.page(page));

    QVERIFY(same(m_mirror->facts.accounts()->value({}), Account()));
    QVERIFY(same(*m_mirror->facts.openDeals(), std::vector<Deal> { deal }));
    QVERIFY(same(*m_mirror->facts.customers(kRealm), std::vector<Customer>(1)));
    QVERIFY(same(*m_mirror->facts.invoices(kRealm), std::vector<Invoice> { invoice }));
}

void tst_mirror_records::eachRealmKeepsItsOwnRecords()
{
    const QString other = QStringLiteral("1");
    PullSink::Page page = booksPage(1);
    PullSink::Page copy = page; // The same ids in another company.
    copy.realm = other;
    copy.company->realm.value = other;
    copy.customers[0].name = QStringLiteral("another");
    copy.invoices[0].realm.value = copy.payments[0].realm.value = copy.creditMemos[0].realm.value = other;
    copy.salesReceipts[0].realm.value = copy.refundReceipts[0].realm.value = other;
    copy.invoices[0].lines.pop_back();

    QVERIFY(m_mirror->writer.page(page));
    QVERIFY(m_mirror->writer.page(copy));

    QVERIFY(same(*m_mirror->facts.customers(kRealm), page.customers));
    QVERIFY(same(*m_mirror->facts.customers(other), copy.customers));
    QVERIFY(same(*m_mirror->facts.invoices(kRealm), page.invoices));
    QVERIFY(same(*m_mirror->facts.invoices(other), copy.invoices));
    QCOMPARE(m_mirror->facts.companies()->size(), std::size_t(2));
}

void tst_mirror_records::linesComeInTheirOrderAndMilestonesByDate()
{
    PullSink::Page page = crmPage(1);
    page.lines[0].line.sortOrder = 2;
    page.lines[1].line.sortOrder = 1;
    page.milestones.push_back(page.milestones[0]);
    page.milestones[0].milestone.plannedOn = {};
    page.milestones[1].milestone.plannedOn = QDate(2026, 5, 2);
    page.milestones[2].milestone.id = QStringLiteral("third");
    page.milestones[2].milestone.plannedOn = QDate(2026, 5, 1);

    QVERIFY(m_mirror->writer.page(page));

    const Deal deal = m_mirror->facts.deals()->front();
    QCOMPARE(deal.lines[0].id, page.lines[1].line.id);
    QCOMPARE(deal.lines[1].id, page.lines[0].line.id);
    QCOMPARE(deal.milestones[0].id, QStringLiteral("third"));
    QCOMPARE(deal.milestones[1].id, page.milestones[1].milestone.id);
    QCOMPARE(deal.milestones[2].id, page.milestones[0].milestone.id);
}

void tst_mirror_records::manyDealsGetTheirLinesAsFewDo()
{
    QStringList ids;
    for (int seed = 1; seed <= 300; ++seed) { // More than are read by index.
        const PullSink::Page page = crmPage(seed);
        ids.append(page.deals[0].id.value);
        QVERIFY(m_mirror->writer.page(page));
    }

    const auto all = m_mirror->facts.deals();

    QVERIFY(all);
    QCOMPARE(all->size(), std::size_t(300));
    std::sort(ids.begin(), ids.end());
    std::vector<Deal> oneByOne;
    for (const QString &id : ids)
        oneByOne.push_back(m_mirror->facts.dealsById({ id })->front());
    QVERIFY(same(*all, oneByOne));
}

void tst_mirror_records::openDealsAreThePipeline()
{
    PullSink::Page page = crmPage(1);
    page.deals[0].won = page.deals[0].closed = false;
    QVERIFY(m_mirror->writer.page(page));
    QVERIFY(m_mirror->writer.page(crmPage(2)));

    const auto open = m_mirror->facts.openDeals();

    QVERIFY(open);
    QCOMPARE(open->size(), std::size_t(1));
    QCOMPARE(open->front().id, page.deals[0].id);
    QVERIFY(!open->front().wonAt); // Whatever its history says: it is not won.
}

void tst_mirror_records::aDealThatIsNoLongerWonStaysWhileItHasARequest()
{
    PullSink::Page page = crmPage(1);
    page.deals[0].won = false;
    page.deals[0].deleted = true;
    QVERIFY(m_mirror->writer.page(page));
    QVERIFY(m_mirror->facts.deals()->empty());

    RequestView view;
    view.request.id.value = QStringLiteral("r");
    view.request.dealId = page.deals[0].id;
    QVERIFY(m_mirror->views.save(std::span<const RequestView>(&view, 1)));

    const auto deals = m_mirror->facts.deals();
    QVERIFY(deals);
    QCOMPARE(deals->size(), std::size_t(1));
    QVERIFY(deals->front().deleted);
}

void tst_mirror_records::anAccountTakesItsSegmentFromItsNewestDeal()
{
    PullSink::Page page = crmPage(1);
    page.accounts[0].segment.clear();
    page.deals.resize(1);
    page.deals[0].accountId = page.accounts[0].id;
    page.deals[0].closeOn = QDate(2026, 3, 1);
    page.deals[0].segment = QStringLiteral("old");
    page.deals.push_back(page.deals[0]);
    page.deals[1].id.value = QStringLiteral("a-newer");
    page.deals[1].closeOn = QDate(2026, 4, 1);
    page.deals[1].segment = QStringLiteral("new");

    QVERIFY(m_mirror->writer.page(page));

    QCOMPARE(m_mirror->facts.accounts()->value(page.accounts[0].id).segment, QStringLiteral("new"));
}

void tst_mirror_records::textsOfEveryKindAndLengthComeBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QStringLiteral("");
    QTest::newRow("plain") << QStringLiteral("Acme, \"Ltd\"");
    QTest::newRow("umlauts") << QStringLiteral(u"Müller & Søn, 東京");
    QTest::newRow("beyond 16 bits") << QString::fromUtf8("\xF0\x9F\x8C\x8A wave");
    QTest::newRow("a zero inside") << QString(QStringLiteral("a") + QChar(0) + QStringLiteral("b"));
    QTest::newRow("long") << QString(50'000, QLatin1Char('x'));
    QTest::newRow("long umlauts") << QString(50'000, QChar(0xfc));
}

void tst_mirror_records::textsOfEveryKindAndLengthComeBack()
{
    QFETCH(QString, text);
    PullSink::Page page;
    Account &account = page.accounts.emplace_back();
    account.id = AccountId(QStringLiteral("001Qy00000000A1IAE"));
    account.name = text;
    account.billing.street = text;
    account.taxNumber = QStringLiteral("behind it");

    QVERIFY(m_mirror->writer.page(page));

    const auto accounts = m_mirror->facts.accounts();
    QVERIFY(accounts);
    QCOMPARE(accounts->begin()->name, text);
    QCOMPARE(accounts->begin()->billing.street, text);
    QCOMPARE(accounts->begin()->taxNumber, QStringLiteral("behind it"));
}

void tst_mirror_records::decimalsComeBackInTheirShortestForm()
{
    const Decimal values[] = { { 0, 0 }, { 0, 4 }, { 5, 2 }, { -5, 2 }, { 1250, 2 }, { 100, 0 }, { -1, 12 }, { 999999999999999999, 0 },
        { -999999999999999999, 12 } };
    PullSink::Page page;
    for (const Decimal &value : values) {
        DealLineRow &line = page.lines.emplace_back();
        line.line.id = QStringLiteral("00kQy0000000%1").arg(page.lines.size(), 5, 10, QLatin1Char('0'));
        line.line.quantity = value;
    }

    QVERIFY(m_mirror->writer.page(page));

    QStringList expected;
    for (const Decimal &value : values)
        expected.append(value.toText());
    const QVariant stored
        = m_mirror->value(QStringLiteral("SELECT group_concat(quantity, ' ') FROM (SELECT quantity FROM deal_line ORDER BY id)"));
    QCOMPARE(stored.toString(), expected.join(QLatin1Char(' ')));
}

void tst_mirror_records::aRawRecordIsReadable()
{
    PullSink::Page page = booksPage(1);
    Invoice &invoice = page.invoices[0];
    invoice.id.value = QStringLiteral("129");
    invoice.currency = Currency::fromCode(std::string_view("USD")).value();
    invoice.total = Money(125000, invoice.currency);
    invoice.modifiedAt = fromMs(1764000000000);
    invoice.lines[0].amount = Money(500, Currency::fromCode(std::string_view("JPY")).value());
    QVERIFY(m_mirror->writer.page(page));

    const auto raw = m_mirror->facts.raw(QStringLiteral("Invoice"), kRealm, QStringLiteral("129"));

    QVERIFY(raw);
    const QJsonObject json = QJsonDocument::fromJson(raw->toUtf8()).object();
    QCOMPARE(json.value(QLatin1String("total")).toString(), QStringLiteral("1250.00"));
    QCOMPARE(json.value(QLatin1String("currency")).toString(), QStringLiteral("USD"));
    QCOMPARE(json.value(QLatin1String("modified")).toString(), QStringLiteral("2025-11-24T16:00:00.000Z"));
    const QJsonArray rows = json.value(QLatin1String("rows")).toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].toObject().value(QLatin1String("amount")).toString(), QStringLiteral("500"));
    QCOMPARE(*m_mirror->facts.raw(QStringLiteral("Invoice"), kRealm, QStringLiteral("130")), QString());
    QCOMPARE(*m_mirror->facts.raw(QStringLiteral("Bill"), kRealm, QStringLiteral("129")), QString());
    QVERIFY(m_mirror->facts.raw(QStringLiteral("CompanyInfo"), kRealm, kRealm)->contains(kRealm));
}

QTEST_GUILESS_MAIN(tst_mirror_records)
#include "tst_mirror_records.moc"
