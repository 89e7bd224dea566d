#include "tests/ui/support/Stage.h"
#include "ui/approvals/ApprovalPane.h"
#include "ui/approvals/BulkChoice.h"
#include "ui/kit/GridModel.h"

#include <QLabel>
#include <QPushButton>

using namespace sluice;
using testing::Stage;

class TstApprovalsUi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void yApprovesWhatWasSeenAndTheNextSlidesIn();
    void yApprovesNothingThatIsNotOnTheScreen();
    void yIsForWhatIsMarked();
    void whatIsDecidedOneByOneLeavesMarkedRowsAlone();
    void rReturnsOnlyWithAQuestion();
    void nRejectsWithItsCause();
    void whoMayNotDecideIsToldWhy();
    void oneGestureApprovesOnlyTheCleanOnes();
    void oneThatChangedKeepsNoneOfTheCleanOnes();
    void enterOnCancelApprovesNothing();
    void oneGestureReachesFoldedGroupsToo();
    void oneGestureKeepsToOnePathAndItsBounds();
    void marksAreFoundByTheirPlainNames();
    void aLostRaceIsSaid();
};

static const QString kScreen = QStringLiteral("approvals");

/// Until the review shows what the cursor stands on: only then does Y sign it.
static bool isShown(Stage &stage)
{
    const auto *pane = stage.window->page(kScreen).findChild<ui::ApprovalPane *>();
    const QString key = stage.grid(kScreen).currentKey();
    return QTest::qWaitFor([&] {
        return std::ranges::any_of(stage.desk.approvalRows, [&](const desk::ApprovalRow &row) { return row.id == key && pane->shows(row); });
    });
}

void TstApprovalsUi::yApprovesWhatWasSeenAndTheNextSlidesIn()
{
    Stage stage;
    stage.backend.setCurrentPerson(QStringLiteral("ines.okoro@example.com"));
    stage.go(kScreen);
    ui::GridView &grid = stage.grid(kScreen);
    const QString key = grid.currentKey(), next = grid.grid().keyAt(1);
    const QString fingerprint = stage.desk.approvalRows.front().fingerprint;
    QVERIFY(isShown(stage));

    stage.press(Qt::Key_Y);

    QTRY_COMPARE(stage.desk.orders, QStringList { QStringLiteral("approve ines.okoro@example.com %1 %2").arg(key, fingerprint) });
    QTRY_COMPARE(grid.currentKey(), next);
}

void TstApprovalsUi::yApprovesNothingThatIsNotOnTheScreen()
{
    Stage stage;
    stage.go(kScreen);
    QVERIFY(isShown(stage));
    const QString key = stage.grid(kScreen).currentKey();

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_J);
    QVERIFY(stage.grid(kScreen).currentKey() != key);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Y); // At once: the review still shows the one before.
    stage.settle();

    QVERIFY(stage.desk.orders.isEmpty());
    QVERIFY(stage.message(kScreen).contains(QStringLiteral("Not approved yet")));
    QVERIFY(isShown(stage));
    stage.press(Qt::Key_Y);
    QTRY_COMPARE(stage.desk.orders.size(), 1);
}

void TstApprovalsUi::yIsForWhatIsMarked()
{
    Stage stage;
    stage.backend.setCurrentPerson(QStringLiteral("ines.okoro@example.com"));
    stage.go(kScreen);
    QVERIFY(isShown(stage));
    stage.press(Qt::Key_X);
    QVERIFY(isShown(stage)); // The cursor went on; what it stands on is not marked.

    stage.press(Qt::Key_Y);

    QVERIFY(stage.sheet()); // What is approved together is listed first.
    QVERIFY(stage.desk.orders.isEmpty());
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.sheet());
    QVERIFY(stage.grid(kScreen).hasMarks());
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.grid(kScreen).hasMarks());
    QVERIFY(isShown(stage));
    stage.press(Qt::Key_Y);
    QTRY_COMPARE(stage.desk.orders.size(), 1);
}

void TstApprovalsUi::whatIsDecidedOneByOneLeavesMarkedRowsAlone()
{
    Stage stage;
    stage.go(kScreen);
    stage.press(Qt::Key_X);

    for (const Qt::Key key : { Qt::Key_R, Qt::Key_N }) {
        stage.press(key);
        QVERIFY(!stage.sheet());
        QVERIFY(stage.message(kScreen).contains(QStringLiteral("Esc")));
    }
    QVERIFY(stage.desk.orders.isEmpty());
}

void TstApprovalsUi::rReturnsOnlyWithAQuestion()
{
    Stage stage;
    stage.go(kScreen);
    const QString key = stage.grid(kScreen).currentKey();

    stage.press(Qt::Key_R);
    QVERIFY(stage.sheet());
    stage.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(stage.sheet(), "an empty question must not be sent");
    stage.type(QStringLiteral("Which PO?"));
    stage.press(Qt::Key_Return, Qt::ControlModifier);

    QTRY_COMPARE(stage.desk.orders, QStringList { QStringLiteral("return maria.lopez@example.com %1 Which PO?").arg(key) });
}

void TstApprovalsUi::nRejectsWithItsCause()
{
    Stage stage;
    stage.go(kScreen);
    const QString key = stage.grid(kScreen).currentKey();

    stage.press(Qt::Key_N);
    stage.press(Qt::Key_Return); // A cause that nobody chose is none.
    QVERIFY(stage.sheet() && stage.desk.orders.isEmpty());
    stage.press(Qt::Key_5);
    stage.type(QStringLiteral("price list is older"));
    stage.press(Qt::Key_Return);

    QTRY_COMPARE(stage.desk.orders, QStringList { QStringLiteral("reject maria.lopez@example.com %1 ITM-2 price list is older").arg(key) });
}

void TstApprovalsUi::whoMayNotDecideIsToldWhy()
{
    Stage stage;
    stage.desk.approvalRows.front().canDecide = false;
    stage.desk.approvalRows.front().whyNot = QStringLiteral("You confirmed the delivery.");
    stage.go(kScreen);

    stage.press(Qt::Key_Y);

    QVERIFY(stage.desk.orders.isEmpty());
    QVERIFY(stage.message(kScreen).contains(QStringLiteral("You confirmed the delivery.")));
}

void TstApprovalsUi::oneGestureApprovesOnlyTheCleanOnes()
{
    Stage stage;
    stage.go(kScreen);
    const auto clean = std::count_if(stage.desk.approvalRows.begin(), stage.desk.approvalRows.end(),
        [](const desk::ApprovalRow &row) { return row.clean && row.canDecide; });
    QVERIFY(clean > 1 && clean < static_cast<qsizetype>(stage.desk.approvalRows.size()));

    stage.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(stage.sheet());
    stage.press(Qt::Key_Return);

    QTRY_COMPARE(stage.desk.orders.size(), static_cast<int>(clean));
    for (const desk::ApprovalRow &left : stage.desk.approvalRows)
        QVERIFY(!left.clean || !left.canDecide);
}

void TstApprovalsUi::oneThatChangedKeepsNoneOfTheCleanOnes()
{
    Stage stage;
    stage.go(kScreen);
    const auto isClean = [](const desk::ApprovalRow &row) { return row.clean && row.canDecide; };
    const auto clean = static_cast<int>(std::count_if(stage.desk.approvalRows.begin(), stage.desk.approvalRows.end(), isClean));
    const desk::ApprovalRow first = *std::find_if(stage.desk.approvalRows.begin(), stage.desk.approvalRows.end(), isClean);
    stage.desk.refused = { first.requestId.value };

    stage.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(stage.sheet());
    stage.press(Qt::Key_Return);

    QTRY_COMPARE(stage.desk.orders.size(), clean - 1);
    QTRY_VERIFY2(stage.message(kScreen).contains(QStringLiteral("Not all were approved. %1 of %2 are done. %3: It changed").arg(clean - 1).arg(clean).arg(first.dealName)),
        qPrintable(stage.message(kScreen)));
}

void TstApprovalsUi::enterOnCancelApprovesNothing()
{
    Stage stage;
    stage.go(kScreen);
    stage.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(stage.sheet());

    stage.press(Qt::Key_Backtab); // It stands before the button that approves.
    const auto *focused = qobject_cast<QPushButton *>(QApplication::focusWidget());
    QVERIFY2(focused && focused->text() == QStringLiteral("Cancel"), focused ? qPrintable(focused->text()) : "no button");
    stage.press(Qt::Key_Return);

    QVERIFY(!stage.sheet());
    QVERIFY(stage.desk.orders.isEmpty());
}

void TstApprovalsUi::oneGestureReachesFoldedGroupsToo()
{
    Stage stage;
    stage.go(kScreen);
    const auto clean = std::count_if(stage.desk.approvalRows.begin(), stage.desk.approvalRows.end(),
        [](const desk::ApprovalRow &row) { return row.clean && row.canDecide; });
    ui::GridModel &grid = stage.grid(kScreen).grid();
    grid.setGroupColumn(grid.columnOf(QStringLiteral("entity")));
    grid.setAllFolded(true);
    QVERIFY(clean > 1 && grid.rowCount() == grid.groupCount());

    stage.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(stage.sheet());
    stage.press(Qt::Key_Return);

    QTRY_COMPARE(stage.desk.orders.size(), static_cast<int>(clean));
}

void TstApprovalsUi::oneGestureKeepsToOnePathAndItsBounds()
{
    const Currency usd = *Currency::fromCode(QStringLiteral("USD"));
    const auto row = [&](qint64 whole, const QString &policy) {
        desk::ApprovalRow one;
        one.amount = Money(whole * 100, usd);
        one.policy = policy;
        one.clean = one.canDecide = true;
        one.bulkItemsMax = 3;
        one.bulkSumMax = Money(50'000'00, usd);
        return one;
    };
    std::vector<desk::ApprovalRow> rows { row(30'000, QStringLiteral("P2")), row(1, QStringLiteral("P1")), row(20'001, QStringLiteral("P2")),
        row(10'000, QStringLiteral("P2")), row(10'000, QStringLiteral("P2")), row(5, QStringLiteral("P2")) };
    rows[3].risks = { QStringLiteral("discount") };
    rows[3].clean = false;

    const ui::BulkChoice choice = ui::chooseForBulk(rows);

    QCOMPARE(choice.taken.size(), std::size_t(3)); // 30,000 and 10,000 and 5.
    QCOMPARE(choice.taken[1].amount.minor(), 10'000'00);
    QCOMPARE(choice.leftOut.size(), std::size_t(3));
    QVERIFY(choice.leftOut[0].why.contains(QStringLiteral("P1")));
    QVERIFY(choice.leftOut[1].why.contains(QStringLiteral("together more than")));
    rows[0].bulkItemsMax = rows[4].bulkItemsMax = 1;
    QVERIFY(ui::chooseForBulk({ rows[0], rows[4] }).leftOut.front().why.contains(QStringLiteral("more than 1 at once")));
    rows[0].bulkSumMax = rows[2].bulkSumMax = {};
    rows[0].bulkItemsMax = 3;
    QCOMPARE(ui::chooseForBulk({ rows[0], rows[2] }).taken.size(), std::size_t(2)); // A CFO signs any amount.
}

void TstApprovalsUi::marksAreFoundByTheirPlainNames()
{
    Stage stage;
    const QString risk = QStringLiteral("new_customer");
    for (desk::ApprovalRow &row : stage.desk.approvalRows)
        row.risks = {};
    stage.desk.approvalRows.front().risks = { QStringLiteral("over_limit"), risk };
    stage.go(kScreen);
    ui::GridModel &grid = stage.grid(kScreen).grid();
    QTRY_COMPARE(grid.rowCount(), static_cast<int>(stage.desk.approvalRows.size()));

    grid.setFilter(ui::Filter::parse(QStringLiteral("is:") + risk));

    QCOMPARE(grid.rowCount(), 1);
}

void TstApprovalsUi::aLostRaceIsSaid()
{
    Stage stage;
    stage.go(kScreen);
    stage.desk.failOrders = ErrorKind::Conflict;
    QVERIFY(isShown(stage));

    stage.press(Qt::Key_Y);

    QTRY_VERIFY(stage.message(kScreen).contains(QStringLiteral("Somebody else was faster")));
}

QTEST_MAIN(TstApprovalsUi)
#include "tst_approvals_ui.moc"
