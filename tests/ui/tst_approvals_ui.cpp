#include "tests/ui/support/Stage.h"
#include "ui/kit/GridModel.h"

#include <QLabel>
#include <QPushButton>

using namespace sluice;
using testing::Stage;

class TstApprovalsUi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void yApprovesWhatWasSeenAndTheNextSlidesIn();
    void rReturnsOnlyWithAQuestion();
    void nRejectsWithItsCause();
    void whoMayNotDecideIsToldWhy();
    void oneGestureApprovesOnlyTheCleanOnes();
    void oneGestureReachesFoldedGroupsToo();
    void marksAreFoundByTheirPlainNames();
    void aLostRaceIsSaid();
};

static const QString kScreen = QStringLiteral("approvals");

void TstApprovalsUi::yApprovesWhatWasSeenAndTheNextSlidesIn()
{
    Stage stage;
    stage.backend.setCurrentPerson(QStringLiteral("ines.okoro@example.com"));
    stage.go(kScreen);
    ui::GridView &grid = stage.grid(kScreen);
    const QString key = grid.currentKey(), next = grid.grid().keyAt(1);
    const QString fingerprint = stage.desk.approvalRows.front().fingerprint;

    stage.press(Qt::Key_Y);

    QTRY_COMPARE(stage.desk.orders, QStringList { QStringLiteral("approve ines.okoro@example.com %1 %2").arg(key, fingerprint) });
    QTRY_COMPARE(grid.currentKey(), next);
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

    stage.press(Qt::Key_Y);

    QTRY_VERIFY(stage.message(kScreen).contains(QStringLiteral("Somebody else was faster")));
}

QTEST_MAIN(TstApprovalsUi)
#include "tst_approvals_ui.moc"
