#include "mirror/UnreadRows.h"
#include "unit/mirror/MirrorFixture.h"
#include "unit/mirror/Pages.h"

#include <QTest>

using namespace sluice;
using namespace sluice::mirror;
using namespace sluice::testing;

Q_DECLARE_METATYPE(std::vector<StageChange>)
Q_DECLARE_METATYPE(std::optional<qint64>)

/// A page is written whole, counted honestly, and found again by its cursor.
class tst_mirror_pull : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); m_mirror = std::make_unique<Mirror>(m_folder->filePath(QStringLiteral("mirror.sqlite"))); }
    void cleanup() { m_mirror.reset(); }

    void onlyRealChangesRaiseTheGeneration();
    void anInvoiceThatLostALineLosesItHere();
    void anOlderVersionOfAnInvoiceChangesNothing();
    void tombstonesMarkRows_data();
    void tombstonesMarkRows();
    void aTombstoneForSomethingUnknownChangesNothing();
    void aRowThatComesBackIsNoLongerDeleted();
    void theWonMomentIsTheFirstWonRowAfterTheLastOther_data();
    void theWonMomentIsTheFirstWonRowAfterTheLastOther();
    void withoutAHistoryTheRecordAndThenFirstSightTellTheWonMoment();
    void aRefusedRowLeavesNothingOfItsPage_data();
    void aRefusedRowLeavesNothingOfItsPage();
    void afterADeathBetweenPagesThePullGoesOnAtItsCursor();
    void aMirrorPulledAgainEqualsTheOneThatWasLost();
    void readersSeeOneMomentWhileAPageArrives();
    void knownIdsLeaveOutTheDeleted();
    void whatCouldNotBeReadIsNews();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Mirror> m_mirror;
};

/// What could not be read is kept beside the cursors; but unlike them it is news for whoever assesses.
void tst_mirror_pull::whatCouldNotBeReadIsNews()
{
    const QString source = unreadSource(QStringLiteral("OpportunityLineItem"));
    const std::vector<UnreadRow> rows { { QStringLiteral("OpportunityLineItem"), QStringLiteral("00kQy00000mNoPqIAK"), DealId(QStringLiteral("006")), {},
        QStringLiteral("UnitPrice: more than 18 digits") } };
    PullSink::Page page;
    page.source = source;
    page.cursor = unreadText(rows);
    const auto generation = [this] { return *m_mirror->database->generation(); };
    const qint64 before = generation();

    QVERIFY(m_mirror->writer.page(page));
    const qint64 noted = generation();
    QVERIFY(m_mirror->writer.page(page));

    QVERIFY(noted > before);
    QCOMPARE(generation(), noted);
    const Result<std::vector<UnreadRow>> read = unreadRows(*m_mirror->database);
    QVERIFY(read.has_value());
    QCOMPARE(read->size(), std::size_t(1));
    QCOMPARE(read->front().object, rows.front().object);
    QCOMPARE(read->front().id, rows.front().id);
    QCOMPARE(read->front().dealId, rows.front().dealId);
    QCOMPARE(read->front().why, rows.front().why);
    page.cursor = unreadText({});
    QVERIFY(m_mirror->writer.page(page));
    QVERIFY(unreadRows(*m_mirror->database)->empty());
    QVERIFY(generation() > noted);
}

void tst_mirror_pull::onlyRealChangesRaiseTheGeneration()
{
    QCOMPARE(*m_mirror->database->generation(), 0);

    QVERIFY(m_mirror->writer.page(crmPage(1)));
    QVERIFY(m_mirror->writer.page(booksPage(1)));
    const qint64 first = *m_mirror->database->generation();
    const qint64 changed = m_mirror->writer.changedRows();
    QCOMPARE(first, 2);

    PullSink::Page again = crmPage(1);
    again.cursor = QStringLiteral("further");
    QVERIFY(m_mirror->writer.page(again));
    QVERIFY(m_mirror->writer.page(booksPage(1)));
    QCOMPARE(*m_mirror->database->generation(), first);
    QCOMPARE(m_mirror->writer.changedRows(), changed);
    QCOMPARE(m_mirror->writer.cursor(QStringLiteral("salesforce")), QStringLiteral("further"));

    again = booksPage(1);
    again.invoices[0].lines[1].description += QLatin1Char('!');
    QVERIFY(m_mirror->writer.page(again));
    QCOMPARE(*m_mirror->database->generation(), first + 1);
    QCOMPARE(m_mirror->writer.changedRows(), changed + 1);
}

void tst_mirror_pull::anInvoiceThatLostALineLosesItHere()
{
    PullSink::Page page = booksPage(1);
    QVERIFY(m_mirror->writer.page(page));

    page.invoices[0].lines.erase(page.invoices[0].lines.begin());
    page.payments[0].applications.clear();
    QVERIFY(m_mirror->writer.page(page));

    QVERIFY(same(*m_mirror->facts.invoices(kRealm), page.invoices));
    QVERIFY(same(*m_mirror->facts.payments(kRealm), page.payments));
}

/// Queries lag: what a read by id brought is newer than what a census brings after it.
void tst_mirror_pull::anOlderVersionOfAnInvoiceChangesNothing()
{
    PullSink::Page now = booksPage(1), before = booksPage(1);
    before.invoices[0].modifiedAt = now.invoices[0].modifiedAt - std::chrono::seconds(1);
    before.invoices[0].balance = before.invoices[0].total;
    before.invoices[0].lines.clear();
    now.invoices[0].balance = Money(0, now.invoices[0].currency);
    QVERIFY(m_mirror->writer.page(now));

    QVERIFY(m_mirror->writer.page(before));

    QVERIFY(same(*m_mirror->facts.invoices(kRealm), now.invoices));
}

void tst_mirror_pull::tombstonesMarkRows_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("realm");
    const auto row = [](const char *object, const char *table, const QString &realm) {
        QTest::newRow(object) << QString::fromLatin1(object) << QString::fromLatin1(table) << realm;
    };
    row("Opportunity", "deal", {});
    row("Account", "account", {});
    row("Product2", "product", {});
    row("OpportunityLineItem", "deal_line", {});
    row("Sluice_Milestone__c", "milestone", {});
    row("Customer", "customer", kRealm);
    row("Item", "item", kRealm);
    row("Term", "term", kRealm);
    row("TaxCode", "tax_code", kRealm);
    row("Invoice", "invoice", kRealm);
    row("Payment", "payment", kRealm);
    row("CreditMemo", "credit_memo", kRealm);
    row("SalesReceipt", "sales_receipt", kRealm);
    row("RefundReceipt", "refund_receipt", kRealm);
}

void tst_mirror_pull::tombstonesMarkRows()
{
    QFETCH(QString, object);
    QFETCH(QString, table);
    QFETCH(QString, realm);
    QVERIFY(m_mirror->writer.page(crmPage(1)));
    QVERIFY(m_mirror->writer.page(booksPage(1)));
    const QString id = m_mirror->value(QStringLiteral("SELECT id FROM ") + table).toString();
    const QString deleted = QStringLiteral("SELECT count(*) FROM %1 WHERE deleted = 1").arg(table);
    QCOMPARE(m_mirror->value(deleted).toInt(), 0);
    const qint64 generation = *m_mirror->database->generation();

    PullSink::Page page;
    page.realm = realm;
    page.tombstones = { { object, id, {} } };
    QVERIFY(m_mirror->writer.page(page));

    QCOMPARE(m_mirror->value(deleted).toInt(), 1);
    QCOMPARE(*m_mirror->database->generation(), generation + 1);
    QVERIFY(!m_mirror->writer.knownIds(object, realm).contains(id));
}

void tst_mirror_pull::aTombstoneForSomethingUnknownChangesNothing()
{
    QVERIFY(m_mirror->writer.page(booksPage(1)));
    const QStringList before = m_mirror->dump();

    PullSink::Page page;
    page.realm = kRealm;
    page.tombstones = { { QStringLiteral("Invoice"), QStringLiteral("unknown"), {} },
        { QStringLiteral("Bill"), QStringLiteral("1"), {} } };
    QVERIFY(m_mirror->writer.page(page));

    QCOMPARE(m_mirror->dump(), before);
}

void tst_mirror_pull::aRowThatComesBackIsNoLongerDeleted()
{
    PullSink::Page gone;
    gone.realm = kRealm;
    gone.tombstones = { { QStringLiteral("Customer"), booksPage(1).customers[0].id.value, {} } };
    QVERIFY(m_mirror->writer.page(booksPage(1)));
    QVERIFY(m_mirror->writer.page(gone));
    QVERIFY(m_mirror->facts.customers(kRealm)->empty());

    QVERIFY(m_mirror->writer.page(booksPage(1)));

    QCOMPARE(m_mirror->facts.customers(kRealm)->size(), std::size_t(1));
}

void tst_mirror_pull::theWonMomentIsTheFirstWonRowAfterTheLastOther_data()
{
    QTest::addColumn<std::vector<StageChange>>("rows");
    QTest::addColumn<std::optional<qint64>>("wonMs");
    const auto at = [](const char *id, bool won, qint64 ms) {
        return StageChange { QString::fromLatin1(id), {}, QString(), won, fromMs(ms) };
    };
    using Rows = std::vector<StageChange>;
    using Moment = std::optional<qint64>;
    QTest::newRow("won once") << Rows { at("1", false, 10), at("2", true, 20) } << Moment(20);
    QTest::newRow("amount changed after it was won") << Rows { at("1", false, 10), at("2", true, 20), at("3", true, 30) } << Moment(20);
    QTest::newRow("re-opened and won again")
        << Rows { at("1", true, 10), at("2", false, 20), at("3", true, 30), at("4", true, 40) } << Moment(30);
    QTest::newRow("born won") << Rows { at("1", true, 5) } << Moment(5);
    QTest::newRow("rows arrive out of order") << Rows { at("3", true, 30), at("1", true, 10), at("2", false, 20) } << Moment(30);
    QTest::newRow("the same millisecond: by id") << Rows { at("1", false, 10), at("2", true, 10) } << Moment(10);
    QTest::newRow("lost again in the history") << Rows { at("1", true, 10), at("2", false, 20) } << Moment();
}

void tst_mirror_pull::theWonMomentIsTheFirstWonRowAfterTheLastOther()
{
    QFETCH(std::vector<StageChange>, rows);
    QFETCH(std::optional<qint64>, wonMs);
    PullSink::Page page = crmPage(1);
    page.stages.clear();
    page.deals[0].wonAt.reset();
    page.deals[0].wonAtExact = false;
    const DealId id = page.deals[0].id;

    for (StageChange &row : rows) { // Each on its own page, and before the deal itself.
        row.dealId = id;
        PullSink::Page one;
        one.stages = { row };
        QVERIFY(m_mirror->writer.page(one));
    }
    QVERIFY(m_mirror->writer.page(page));

    const Deal deal = m_mirror->facts.dealsById({ id.value })->front();
    QCOMPARE(deal.wonAtExact, wonMs.has_value());
    QCOMPARE(toMs(*deal.wonAt), wonMs.value_or(toMs(deal.modifiedAt)));
}

void tst_mirror_pull::withoutAHistoryTheRecordAndThenFirstSightTellTheWonMoment()
{
    PullSink::Page page = crmPage(1);
    page.stages.clear();
    Deal &deal = page.deals[0];
    deal.wonAt = fromMs(77);
    deal.wonAtExact = false;
    QVERIFY(m_mirror->writer.page(page));
    QCOMPARE(toMs(*m_mirror->facts.deals()->front().wonAt), 77);

    deal.wonAt.reset();
    deal.modifiedAt = fromMs(100);
    QVERIFY(m_mirror->writer.page(page));
    deal.modifiedAt = fromMs(200); // Changed later: first seen won stays.
    QVERIFY(m_mirror->writer.page(page));
    QCOMPARE(toMs(*m_mirror->facts.deals()->front().wonAt), 100);

    deal.won = false;
    deal.modifiedAt = fromMs(300);
    QVERIFY(m_mirror->writer.page(page));
    deal.won = true;
    deal.modifiedAt = fromMs(400);
    QVERIFY(m_mirror->writer.page(page));
    QCOMPARE(toMs(*m_mirror->facts.deals()->front().wonAt), 400);
    QVERIFY(!m_mirror->facts.deals()->front().wonAtExact);
}

void tst_mirror_pull::aRefusedRowLeavesNothingOfItsPage_data()
{
    QTest::addColumn<QString>("table");
    for (const char *table : { "account", "app_user", "product", "deal", "deal_line", "milestone", "stage_change",
             "won_moment", "company", "customer", "item", "term", "tax_code", "invoice", "invoice_line", "payment",
             "payment_application", "credit_memo", "sales_receipt", "refund_receipt", "cursor" })
        QTest::newRow(table) << QString::fromLatin1(table);
}

/// A page of everything is refused at each table in turn, at its first row and at its second.
void tst_mirror_pull::aRefusedRowLeavesNothingOfItsPage()
{
    QFETCH(QString, table);
    PullSink::Page page = crmPage(2);
    const PullSink::Page books = booksPage(2);
    page.realm = books.realm;
    page.company = books.company;
    page.customers = books.customers;
    page.items = books.items;
    page.terms = books.terms;
    page.taxCodes = books.taxCodes;
    page.invoices = books.invoices;
    page.payments = books.payments;
    page.creditMemos = books.creditMemos;
    page.salesReceipts = books.salesReceipts;
    page.refundReceipts = books.refundReceipts;
    QVERIFY(m_mirror->writer.page(crmPage(1)));
    const QStringList before = m_mirror->dump();
    const qint64 generation = *m_mirror->database->generation();
    const QString cursor = m_mirror->writer.cursor(QStringLiteral("salesforce"));
    const QString event = table == QLatin1String("cursor") ? QStringLiteral("UPDATE") : QStringLiteral("INSERT");
    QVERIFY(m_mirror->sql(QStringLiteral("CREATE TEMP TRIGGER strike BEFORE %1 ON %2 "
                                         "BEGIN SELECT RAISE(ABORT, 'struck'); END")
                              .arg(event, table)));

    const Result<void> written = m_mirror->writer.page(page);

    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Storage);
    QCOMPARE(m_mirror->dump(), before);
    QCOMPARE(*m_mirror->database->generation(), generation);
    QCOMPARE(m_mirror->writer.cursor(QStringLiteral("salesforce")), cursor);

    QVERIFY(m_mirror->sql(QStringLiteral("DROP TRIGGER strike")));
    QVERIFY(m_mirror->writer.page(page));
    QCOMPARE(*m_mirror->database->generation(), generation + 1);
}

void tst_mirror_pull::afterADeathBetweenPagesThePullGoesOnAtItsCursor()
{
    QVERIFY(m_mirror->writer.page(crmPage(1)));
    {
        Transaction unfinished(*m_mirror->database); // The page that was under way when the program died.
        QVERIFY(unfinished.begin());
        QVERIFY(m_mirror->writer.page(crmPage(2)));
    }

    m_mirror.reset();
    m_mirror = std::make_unique<Mirror>(m_folder->filePath(QStringLiteral("mirror.sqlite")));

    QCOMPARE(m_mirror->writer.cursor(QStringLiteral("salesforce")), QStringLiteral("cursor-1"));
    QCOMPARE(m_mirror->facts.deals()->size(), std::size_t(1));
    QCOMPARE(*m_mirror->writer.pulledAt(QStringLiteral("salesforce")), std::optional<Instant>(m_mirror->clock.at));
    QCOMPARE(*m_mirror->writer.pulledAt(QStringLiteral("elsewhere")), std::optional<Instant>());
}

void tst_mirror_pull::aMirrorPulledAgainEqualsTheOneThatWasLost()
{
    const auto pullAll = [](Mirror &mirror, std::vector<int> seeds) {
        for (const int seed : seeds) {
            QVERIFY(mirror.writer.page(crmPage(seed)));
            QVERIFY(mirror.writer.page(booksPage(seed)));
        }
    };
    pullAll(*m_mirror, { 3, 1, 2, 1 });

    Mirror rebuilt(m_folder->filePath(QStringLiteral("rebuilt.sqlite")));
    pullAll(rebuilt, { 1, 2, 3 });

    // Companies share a realm in these pages: the last one stands.
    QVERIFY(rebuilt.writer.page(booksPage(1)));
    QCOMPARE(rebuilt.dump(), m_mirror->dump());
    QVERIFY(same(*rebuilt.facts.deals(), *m_mirror->facts.deals()));
    QVERIFY(same(*rebuilt.facts.invoices(kRealm), *m_mirror->facts.invoices(kRealm)));
}

void tst_mirror_pull::readersSeeOneMomentWhileAPageArrives()
{
    QVERIFY(m_mirror->writer.page(crmPage(1)));
    const auto reader = Database::open(m_mirror->file, OpenMode::ReadOnly);
    QVERIFY(reader);
    const Facts facts(**reader);
    {
        const Snapshot snapshot(**reader);
        QCOMPARE(facts.deals()->size(), std::size_t(1));
        QVERIFY(m_mirror->writer.page(crmPage(2)));
        QCOMPARE(facts.deals()->size(), std::size_t(1));
    }
    QCOMPARE(facts.deals()->size(), std::size_t(2));
}

void tst_mirror_pull::knownIdsLeaveOutTheDeleted()
{
    PullSink::Page second = crmPage(2);
    second.deals[0].deleted = true;
    QVERIFY(m_mirror->writer.page(crmPage(1)));
    QVERIFY(m_mirror->writer.page(second));
    QVERIFY(m_mirror->writer.page(booksPage(1)));

    QCOMPARE(m_mirror->writer.knownIds(QStringLiteral("Opportunity"), {}), QStringList { crmPage(1).deals[0].id.value });
    QCOMPARE(m_mirror->writer.knownIds(QStringLiteral("Invoice"), kRealm), QStringList { booksPage(1).invoices[0].id.value });
    QCOMPARE(m_mirror->writer.knownIds(QStringLiteral("Invoice"), QStringLiteral("other")), QStringList());
    QCOMPARE(m_mirror->writer.knownIds(QStringLiteral("CompanyInfo"), {}), QStringList { kRealm });
    QCOMPARE(m_mirror->writer.knownIds(QStringLiteral("Bill"), {}), QStringList());
}

QTEST_GUILESS_MAIN(tst_mirror_pull)
#include "tst_mirror_pull.moc"
