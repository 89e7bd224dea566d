#include "tests/ui/support/MemoryDesk.h"
#include "ui/exceptions/ExceptionColumns.h"
#include "ui/kit/Format.h"
#include "ui/kit/GroupHead.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QtTest>

using namespace sluice;
using namespace sluice::ui;

namespace {

struct Row {
    QString id, name;
    Money money;
    QDate day {};
};

Money usd(qint64 minor)
{
    return { minor, *Currency::fromCode(QStringView(u"USD")) };
}

Money gbp(qint64 minor)
{
    return { minor, *Currency::fromCode(QStringView(u"GBP")) };
}

std::unique_ptr<RowsModel<Row>> makeModel()
{
    auto model = std::make_unique<RowsModel<Row>>([](const Row &row) { return row.id; }, nullptr);
    model->add({ .key = QStringLiteral("name"), .title = QStringLiteral("Name"), .text = [](const Row &row) { return row.name; } });
    model->add({ .key = QStringLiteral("amount"), .title = QStringLiteral("Amount"), .kind = CellKind::Money, .money = [](const Row &row) { return row.money; } });
    model->setRows({ { QStringLiteral("a"), QStringLiteral("Bolt"), usd(1'240'050) }, { QStringLiteral("b"), QStringLiteral("anvil"), usd(-500) },
        { QStringLiteral("c"), QStringLiteral("Crate"), gbp(99'900) }, { QStringLiteral("d"), QStringLiteral("Bolt"), usd(100) } });
    return model;
}

/// What stands on the screen, line by line: `[Bolt 2]` a head, `[+Bolt 2]` a folded one, else the row's key.
QString lines(const GridModel &model)
{
    QStringList text;
    for (int row = 0; row < model.rowCount(); ++row) {
        const GridGroup *head = model.headAt(row);
        text += head ? QStringLiteral("[%1%2 %3]").arg(head->folded ? QStringLiteral("+") : QString(), head->text).arg(head->count)
                     : model.keyAt(row);
    }
    return text.join(QLatin1Char(' '));
}

QString keys(const GridModel &model)
{
    QString text;
    for (int row = 0; row < model.rowCount(); ++row)
        text += model.keyAt(row);
    return text;
}

} // namespace

class TstGridModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void itKeepsTheModelContract();
    void aFilterLeavesTheRowsThatPass_data();
    void aFilterLeavesTheRowsThatPass();
    void itSortsByOneAndByTwoKeys();
    void sumsAreKeptApartByCurrency();
    void moneyThatSeveralRowsStandForCountsOnce();
    void theSumOfAHeadStaysWholeAndItsNameIsCutOff();
    void copyCarriesHeadsAndCurrency();
    void exportDisarmsFormulas_data();
    void exportDisarmsFormulas();
    void copyDisarmsFormulasToo_data();
    void copyDisarmsFormulasToo();
    void theQueueFiltersAsTheClerkTypes_data();
    void theQueueFiltersAsTheClerkTypes();
    void amountsReadTheSameEverywhere_data();
    void amountsReadTheSameEverywhere();
    void meIsMyAddressOrMyName();
    void groupsStandByTheirWordsAndRowsByTheSortKeys();
    void sortedByTheAmountGroupsStandByTheirLargestSum();
    void aHeadCarriesItsSumsByCurrency();
    void aHeadIsReadOutWhole();
    void datesAreGatheredByTheMonth();
    void foldedRowsAreOutOfSightButSummedAndExported();
    void whatIsFoldedStaysFoldedWhenRowsAreReadAgain();
    void theRowLookedForIsUnfolded();
    void groupsKeepTheModelContract();
};

void TstGridModel::itKeepsTheModelContract()
{
    const auto model = makeModel();
    const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);

    model->setFilter(Filter::parse(u"bolt"));
    model->setSort({ { 1, Qt::DescendingOrder } });
    model->setRows({});
    model->setFilter({});

    QCOMPARE(model->rowCount(), 0);
}

void TstGridModel::aFilterLeavesTheRowsThatPass_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("left");
    QTest::newRow("all") << QString() << QStringLiteral("abcd");
    QTest::newRow("free text, any case") << QStringLiteral("BOLT") << QStringLiteral("ad");
    QTest::newRow("by key") << QStringLiteral("name:cr") << QStringLiteral("c");
    QTest::newRow("negated") << QStringLiteral("-name:bolt") << QStringLiteral("bc");
    QTest::newRow("amount above") << QStringLiteral(">900") << QStringLiteral("ac");
    QTest::newRow("amount by key") << QStringLiteral("amount:<=1") << QStringLiteral("bd");
    QTest::newRow("an amount as it is printed") << QStringLiteral("12,400.50") << QStringLiteral("a");
    QTest::newRow("an amount as it is typed") << QStringLiteral("12400.5") << QStringLiteral("a");
    QTest::newRow("both must hold") << QStringLiteral("bolt >10") << QStringLiteral("a");
    QTest::newRow("exactly") << QStringLiteral("name:=bolt") << QStringLiteral("ad");
    QTest::newRow("nothing") << QStringLiteral("zebra") << QString();
}

void TstGridModel::aFilterLeavesTheRowsThatPass()
{
    QFETCH(QString, filter);
    QFETCH(QString, left);
    const auto model = makeModel();

    model->setFilter(Filter::parse(filter));

    QCOMPARE(keys(*model), left);
    QCOMPARE(model->countMatching(Filter::parse(filter)), static_cast<int>(left.size()));
}

void TstGridModel::itSortsByOneAndByTwoKeys()
{
    const auto model = makeModel();

    model->setSort({ { 0, Qt::AscendingOrder } });
    QCOMPARE(keys(*model), QStringLiteral("badc"));
    model->setSort({ { 0, Qt::AscendingOrder }, { 1, Qt::AscendingOrder } });
    QCOMPARE(keys(*model), QStringLiteral("bdac"));
    model->setSort({ { 1, Qt::DescendingOrder } });
    QCOMPARE(keys(*model), QStringLiteral("acdb"));
}

void TstGridModel::sumsAreKeptApartByCurrency()
{
    const auto model = makeModel();

    const std::vector<GridModel::Sum> sums = model->sums({});

    QCOMPARE(sums.size(), std::size_t(2));
    QCOMPARE(sums[0].currency.text(), QStringLiteral("USD"));
    QCOMPARE(sums[0].minor, qint64(1'239'650));
    QCOMPARE(sums[1].minor, qint64(99'900));
}

void TstGridModel::moneyThatSeveralRowsStandForCountsOnce()
{
    ExceptionModel model([](const desk::ExceptionRow &row) { return row.id.value; }, nullptr);
    addExceptionColumns(model, [] { return Instant(); });
    const auto exception = [](const char *id, const char *request, Cause cause, Money held) {
        desk::ExceptionRow row;
        row.id = CaseId(QLatin1String(id));
        row.requestId = RequestId(QLatin1String(request));
        row.causeProposed = cause;
        row.amount = held;
        return row;
    };
    model.setRows({ exception("1", "R", Cause::Dea1, usd(500)), exception("2", "R", Cause::Dea1, usd(500)),
        exception("3", "R", Cause::Itm1, usd(500)), exception("4", "S", Cause::Itm1, usd(70)),
        exception("5", "", Cause::Sys2, usd(3)), exception("6", "", Cause::Sys2, usd(3)) }); // Under no request: each its own.

    QCOMPARE(model.sums({})[0].minor, qint64(500 + 70 + 3 + 3));
    QCOMPARE(model.sums({ 0, 1 })[0].minor, qint64(500)); // Marked by hand, too.
    model.setGroupColumn(model.columnOf(QStringLiteral("cause")));
    QStringList subtotals;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (const GridGroup *head = model.headAt(row))
            subtotals += QString::number(head->sums[0].minor);
    }
    subtotals.sort();
    QCOMPARE(subtotals, QStringList({ QStringLiteral("500"), QStringLiteral("570"), QStringLiteral("6") }));
}

void TstGridModel::theSumOfAHeadStaysWholeAndItsNameIsCutOff()
{
    const std::array<double, 3> sums { 120, 90, 90 };
    const auto share = [&](double width, double name, std::size_t count) { return shareHead(width, name, 30, std::span(sums).first(count), 20); };

    QCOMPARE(share(600, 200, 3).name, 200.0); // Room for all.
    QCOMPARE(share(600, 200, 3).sums, 3);
    QCOMPARE(share(450, 200, 3).name, 120.0); // The name gives way first …
    QCOMPARE(share(450, 200, 3).sums, 3);
    QCOMPARE(share(378, 200, 3).name, 48.0); // … down to some letters …
    QCOMPARE(share(377, 200, 3).sums, 2);    // … then a "…" stands for the last sums; none is ever cut through.
    QCOMPARE(share(377, 200, 3).name, 117.0);
    QCOMPARE(share(180, 200, 1).sums, 1); // And the main one stays whatever becomes of the name.
    QCOMPARE(share(180, 200, 1).name, 30.0);
    QCOMPARE(share(300, 200, 0).name, 200.0);
}

void TstGridModel::copyCarriesHeadsAndCurrency()
{
    const auto model = makeModel();

    QCOMPARE(model->toTsv({ 0, 1 }, { 0, 1 }),
        QStringLiteral("Name\tCurrency\tAmount\nBolt\tUSD\t12400.50\nanvil\tUSD\t-5.00\n"));
}

void TstGridModel::exportDisarmsFormulas_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("cell");
    QTest::newRow("equals") << QStringLiteral("=1+1") << QStringLiteral("'=1+1");
    QTest::newRow("plus") << QStringLiteral("+cmd") << QStringLiteral("'+cmd");
    QTest::newRow("at") << QStringLiteral("@SUM") << QStringLiteral("'@SUM");
    QTest::newRow("minus word") << QStringLiteral("-x") << QStringLiteral("'-x");
    QTest::newRow("a comma is quoted") << QStringLiteral("a,b") << QStringLiteral("\"a,b\"");
    QTest::newRow("a quote is doubled") << QStringLiteral("a\"b") << QStringLiteral("\"a\"\"b\"");
    QTest::newRow("a formula that tries quoting") << QStringLiteral("=HYPERLINK(\"x\",1)") << QStringLiteral("\"'=HYPERLINK(\"\"x\"\",1)\"");
    QTest::newRow("a negative number stays one") << QStringLiteral("-5.00") << QStringLiteral("-5.00");
    QTest::newRow("plain") << QStringLiteral("Bolt") << QStringLiteral("Bolt");
}

void TstGridModel::exportDisarmsFormulas()
{
    QFETCH(QString, name);
    QFETCH(QString, cell);
    const auto model = makeModel();
    model->setRows({ { QStringLiteral("x"), name, usd(1) } });

    QCOMPARE(model->toCsv({ 0 }), QStringLiteral("Name\r\n") + cell + QStringLiteral("\r\n"));
}

void TstGridModel::copyDisarmsFormulasToo_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("cell");
    QTest::newRow("equals") << QStringLiteral("=1+1") << QStringLiteral("'=1+1");
    QTest::newRow("behind quotes") << QStringLiteral("\"=1+1\"") << QStringLiteral("'\"=1+1\"");
    QTest::newRow("a new cell") << QStringLiteral("a\t=1") << QStringLiteral("a =1");
    QTest::newRow("a new row") << QStringLiteral("a\n=1") << QStringLiteral("a =1");
    QTest::newRow("a new row, of old machines") << QStringLiteral("a\r=1") << QStringLiteral("a =1");
    QTest::newRow("vertical tab and form feed") << QStringLiteral("a\v\f=1") << QStringLiteral("a  =1");
    QTest::newRow("next line") << QStringLiteral("a\u0085=1") << QStringLiteral("a =1");
    QTest::newRow("line and paragraph separator") << QStringLiteral("a\u2028\u2029=1") << QStringLiteral("a  =1");
    QTest::newRow("a negative number stays one") << QStringLiteral("-5.00") << QStringLiteral("-5.00");
}

void TstGridModel::copyDisarmsFormulasToo()
{
    QFETCH(QString, name);
    QFETCH(QString, cell);
    const auto model = makeModel();
    model->setRows({ { QStringLiteral("x"), name, usd(1) } });

    QCOMPARE(model->toTsv({ 0 }, { 0 }), QStringLiteral("Name\n") + cell + QLatin1Char('\n'));
}

void TstGridModel::theQueueFiltersAsTheClerkTypes_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("what");
    QTest::newRow("cause in words") << QStringLiteral("cause:PO") << QStringLiteral("po");
    QTest::newRow("cause by code") << QStringLiteral("cause:DEA-1") << QStringLiteral("po");
    QTest::newRow("breached") << QStringLiteral("is:breached") << QStringLiteral("breached");
    QTest::newRow("mine") << QStringLiteral("owner:me") << QStringLiteral("mine");
    QTest::newRow("nobody's") << QStringLiteral("owner:none") << QStringLiteral("nobody");
    QTest::newRow("old") << QStringLiteral("age:>1d") << QStringLiteral("old");
}

void TstGridModel::theQueueFiltersAsTheClerkTypes()
{
    QFETCH(QString, filter);
    QFETCH(QString, what);
    testing::MemoryDesk desk(*parseInstant(QStringView(u"2026-11-24T11:00:00Z")));
    ExceptionModel model([](const desk::ExceptionRow &row) { return row.id.value; }, nullptr);
    addExceptionColumns(model, [&] { return desk.now; });
    model.setMe({ QStringLiteral("maria.lopez@example.com") });
    model.setRows(desk.exceptionRows);

    const auto wanted = [&](const desk::ExceptionRow &row) {
        if (what == QLatin1String("po"))
            return row.cause.value_or(row.causeProposed) == Cause::Dea1;
        if (what == QLatin1String("breached"))
            return row.sla == SlaState::Breached;
        if (what == QLatin1String("mine"))
            return row.owner == QLatin1String("maria.lopez@example.com");
        if (what == QLatin1String("nobody"))
            return row.owner.isEmpty();
        return desk.now - row.openedAt >= std::chrono::minutes(1441);
    };
    const auto expected = std::count_if(desk.exceptionRows.begin(), desk.exceptionRows.end(), wanted);
    model.setFilter(Filter::parse(filter));

    QVERIFY(expected > 0);
    QCOMPARE(model.rowCount(), static_cast<int>(expected));
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(wanted(model.at(row)));
}

void TstGridModel::amountsReadTheSameEverywhere_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("grouped") << qint64(1'840'000) << QStringLiteral("USD") << QStringLiteral("18,400.00");
    QTest::newRow("a true minus") << qint64(-50) << QStringLiteral("GBP") << QStringLiteral("−0.50");
    QTest::newRow("yen has no cents") << qint64(1234) << QStringLiteral("JPY") << QStringLiteral("1,234");
    QTest::newRow("three digits") << qint64(1234) << QStringLiteral("KWD") << QStringLiteral("1.234");
    QTest::newRow("the smallest number there is") << std::numeric_limits<qint64>::min() << QStringLiteral("USD")
                                                   << QStringLiteral("−92,233,720,368,547,758.08");
}

void TstGridModel::amountsReadTheSameEverywhere()
{
    QFETCH(qint64, minor);
    QFETCH(QString, code);
    QFETCH(QString, text);

    QCOMPARE(format::amount(Money(minor, *Currency::fromCode(code))), text);
}

void TstGridModel::meIsMyAddressOrMyName()
{
    const auto model = makeModel();
    model->setFilter(Filter::parse(u"name:me"));
    QCOMPARE(keys(*model), QString()); // Nobody knows who I am.

    model->setMe({ QStringLiteral("bolt@example.com"), QStringLiteral("BOLT") });

    QCOMPARE(keys(*model), QStringLiteral("ad"));
}

void TstGridModel::groupsStandByTheirWordsAndRowsByTheSortKeys()
{
    const auto model = makeModel();
    model->setSort({ { 0, Qt::AscendingOrder }, { 1, Qt::AscendingOrder } });

    model->setGroupColumn(0);
    QCOMPARE(lines(*model), QStringLiteral("[anvil 1] b [Bolt 2] d a [Crate 1] c"));
    model->setSort({ { 0, Qt::DescendingOrder }, { 1, Qt::DescendingOrder } });
    QCOMPARE(lines(*model), QStringLiteral("[Crate 1] c [Bolt 2] a d [anvil 1] b"));
    model->setFilter(Filter::parse(u"bolt"));
    QCOMPARE(lines(*model), QStringLiteral("[Bolt 2] a d"));
    model->setGroupColumn(-1);
    QCOMPARE(lines(*model), QStringLiteral("a d"));

    QVERIFY(!model->canGroupBy(1)); // Every amount is its own.
}

void TstGridModel::sortedByTheAmountGroupsStandByTheirLargestSum()
{
    const auto model = makeModel();
    model->setGroupColumn(0);

    model->setSort({ { 1, Qt::DescendingOrder } });
    QCOMPARE(lines(*model), QStringLiteral("[Bolt 2] a d [Crate 1] c [anvil 1] b"));
    model->setSort({ { 1, Qt::AscendingOrder } });
    QCOMPARE(lines(*model), QStringLiteral("[anvil 1] b [Crate 1] c [Bolt 2] d a"));
}

void TstGridModel::aHeadCarriesItsSumsByCurrency()
{
    const auto model = makeModel();
    model->setRows({ { QStringLiteral("a"), QStringLiteral("Bolt"), usd(9'007'199'254'740'993) }, { QStringLiteral("b"), QStringLiteral("Bolt"), usd(-2) },
        { QStringLiteral("c"), QStringLiteral("Bolt"), gbp(5) } });
    model->setGroupColumn(0);

    const std::vector<GridSum> &sums = model->headAt(0)->sums;
    QCOMPARE(sums.size(), std::size_t(2));
    QCOMPARE(sums[0].currency.text(), QStringLiteral("USD"));
    QCOMPARE(sums[0].minor, qint64(9'007'199'254'740'991)); // Beyond what a double counts exactly.
    QCOMPARE(sums[1].minor, qint64(5));
    model->setRows({ { QStringLiteral("a"), QStringLiteral("Bolt"), usd(1) }, { QStringLiteral("b"), QStringLiteral("Nut"), gbp(2) }, { QStringLiteral("c"), QStringLiteral("Nut"), gbp(3) },
        { QStringLiteral("d"), QStringLiteral("Bolt"), gbp(4) } });
    QCOMPARE(model->headAt(0)->sums[0].currency.text(), QStringLiteral("GBP")); // In the order of the whole grid.
}

void TstGridModel::aHeadIsReadOutWhole()
{
    const auto model = makeModel();
    model->setRows({ { QStringLiteral("a"), QStringLiteral("Bolt"), usd(9'007'199'254'740'993) }, { QStringLiteral("b"), QStringLiteral("Bolt"), usd(-2) },
        { QStringLiteral("c"), QStringLiteral("Bolt"), gbp(5) } });
    model->setGroupColumn(0);

    QCOMPARE(model->index(0, 0).data(Qt::AccessibleTextRole).toString(),
        QStringLiteral("Bolt, 3 rows, USD\u00A090,071,992,547,409.91, GBP\u00A00.05"));
}

void TstGridModel::datesAreGatheredByTheMonth()
{
    RowsModel<Row> model([](const Row &row) { return row.id; }, nullptr);
    model.add({ .key = QStringLiteral("day"), .title = QStringLiteral("Day"), .kind = CellKind::Date,
        .text = [](const Row &row) { return format::date(row.day); }, .number = [](const Row &row) { return row.day.toJulianDay(); } });
    model.setRows({ { QStringLiteral("a"), {}, usd(1), QDate(2026, 11, 2) }, { QStringLiteral("b"), {}, usd(1), QDate(2025, 12, 31) }, { QStringLiteral("c"), {}, usd(1), {} },
        { QStringLiteral("d"), {}, usd(1), QDate(2026, 11, 30) } });

    model.setGroupColumn(0);
    QCOMPARE(lines(model), QStringLiteral("[Dec 2025 1] b [Nov 2026 2] a d [ 1] c"));
    model.setSort({ { 0, Qt::DescendingOrder } });
    QCOMPARE(lines(model), QStringLiteral("[Nov 2026 2] d a [Dec 2025 1] b [ 1] c"));
}

void TstGridModel::foldedRowsAreOutOfSightButSummedAndExported()
{
    const auto model = makeModel();
    model->setGroupColumn(0);

    model->setFolded(1, false); // Not a head: nothing happens.
    model->setFolded(2, true);

    QCOMPARE(lines(*model), QStringLiteral("[anvil 1] b [+Bolt 2] [Crate 1] c"));
    QCOMPARE(model->passingCount(), 4);
    QCOMPARE(model->sums({})[0].minor, qint64(1'239'650));
    QCOMPARE(model->toCsv({ 0, 1 }),
        QStringLiteral("Group: Name,Name,Currency,Amount\r\nanvil,anvil,USD,-5.00\r\nBolt,Bolt,USD,12400.50\r\n"
                       "Bolt,Bolt,USD,1.00\r\nCrate,Crate,GBP,999.00\r\n"));
    QCOMPARE(model->toTsv({ 1, 2 }, { 0 }), QStringLiteral("Group: Name\tName\nanvil\tanvil\n")); // A head is no row.
    model->setAllFolded(true);
    QCOMPARE(lines(*model), QStringLiteral("[+anvil 1] [+Bolt 2] [+Crate 1]"));
    model->setAllFolded(false);
    QCOMPARE(lines(*model), QStringLiteral("[anvil 1] b [Bolt 2] a d [Crate 1] c"));
}

void TstGridModel::whatIsFoldedStaysFoldedWhenRowsAreReadAgain()
{
    const auto model = makeModel();
    model->setGroupColumn(0);
    model->setFolded(2, true);

    auto rows = model->rows();
    rows.push_back({ QStringLiteral("e"), QStringLiteral("Bolt"), usd(7) });
    model->setRows(rows);

    QCOMPARE(lines(*model), QStringLiteral("[anvil 1] b [+Bolt 3] [Crate 1] c"));
}

void TstGridModel::theRowLookedForIsUnfolded()
{
    const auto model = makeModel();
    model->setGroupColumn(0);
    model->setAllFolded(true);

    model->reveal(QStringLiteral("d"));

    QCOMPARE(lines(*model), QStringLiteral("[+anvil 1] [Bolt 2] a d [+Crate 1]"));
}

void TstGridModel::groupsKeepTheModelContract()
{
    const auto model = makeModel();
    const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);

    model->setGroupColumn(0);
    model->setFolded(2, true);
    model->setFolded(2, false);
    model->setFolded(0, true);
    model->setSort({ { 1, Qt::DescendingOrder } });
    model->setAllFolded(true);
    model->setFilter(Filter::parse(u"bolt"));
    model->setRows({});

    QCOMPARE(model->rowCount(), 0);
}

QTEST_GUILESS_MAIN(TstGridModel)
#include "tst_grid_model.moc"
