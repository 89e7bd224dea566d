#include "tests/ui/support/Stage.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/Language.h"
#include "ui/kit/ListPage.h"
#include "ui/kit/PinnedColumns.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>

using namespace sluice;
using testing::Stage;

/// Groups and pinned columns of a grid, worked with keys and the mouse.
class TstGridUi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoKeysAndADigitGroupTheRows();
    void leftFoldsAndRightUnfolds();
    void walkingPassesOpenHeadsAndStopsAtFoldedOnes();
    void marksLeaveHeadsOut();
    void shiftFoldsEverythingAndTheCursorStaysWithItsGroup();
    void aClickOnTheChevronFolds();
    void nothingCanBeDoneToAHead();
    void theNextRowSlidesInAndNotTheHead();
    void groupAndPinsAreRemembered();
    void aPinnedColumnStaysWhileScrollingSideways();
    void aPinnedColumnIsWorkedLikeAnyOther();
    void walkingDownDoesNotScrollSideways();
    void viewsAreReadableInANarrowWindow();
    void anExportBeginsWhereTheLastOneWentAndSaysHowMuchItHolds();
    void viewsFindTheSameRowsInEveryLanguage();
    void theExampleOfAFilterMeansSomethingWhereItStands();
    void enterKeepsAConditionAlsoWithCompletionsOpen();

private:
    static QStringList viewCounts();
    static void group(Stage &stage);
    static void scrollSideways(Stage &stage);
    static ui::GridView &grid(Stage &stage) { return stage.grid(kScreen); }
    static int column(Stage &stage, const char *key) { return grid(stage).grid().columnOf(QString::fromLatin1(key)); }
    static inline const QString kScreen = QStringLiteral("exceptions");
};

void TstGridUi::group(Stage &stage)
{
    stage.go(kScreen);
    grid(stage).grid().setGroupColumn(column(stage, "cause"));
    grid(stage).goToRow(1);
}

/// Makes the grid wider than the window, pins the amount, and scrolls to the far end.
void TstGridUi::scrollSideways(Stage &stage)
{
    stage.go(kScreen);
    grid(stage).setColumnWidth(column(stage, "sla"), 1500);
    grid(stage).pinned().pin(column(stage, "amount"));
    stage.settle();
    grid(stage).horizontalScrollBar()->setValue(grid(stage).horizontalScrollBar()->maximum());
    stage.settle();
}

void TstGridUi::twoKeysAndADigitGroupTheRows()
{
    Stage stage;
    auto &page = static_cast<ui::ListPage &>(stage.go(kScreen));
    const QString key = grid(stage).currentKey();

    stage.press(Qt::Key_G);
    stage.press(Qt::Key_G);
    QWidget *menu = QApplication::activePopupWidget();
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_4);
    stage.settle();

    QCOMPARE(grid(stage).grid().groupColumn(), column(stage, "cause"));
    QCOMPARE(grid(stage).currentKey(), key);
    QVERIFY(grid(stage).viewport()->rect().contains(grid(stage).visualRect(grid(stage).currentIndex()).topLeft()));
    QVERIFY(page.footText().contains(QStringLiteral("groups by \"Cause\"")));
    QVERIFY(grid(stage).grid().headAt(0));
}

void TstGridUi::leftFoldsAndRightUnfolds()
{
    Stage stage;
    group(stage);
    const int all = grid(stage).grid().rowCount(), inFirst = grid(stage).grid().headAt(0)->count;

    stage.press(Qt::Key_Left);
    QCOMPARE(grid(stage).currentRow(), 0);
    QCOMPARE(grid(stage).currentKey(), QString());
    stage.press(Qt::Key_Left);
    QCOMPARE(grid(stage).grid().rowCount(), all - inFirst);
    stage.press(Qt::Key_Right);
    QCOMPARE(grid(stage).grid().rowCount(), all);
    stage.press(Qt::Key_Return);
    QCOMPARE(grid(stage).grid().rowCount(), all - inFirst);
    stage.press(Qt::Key_Return);
    stage.press(Qt::Key_Right);
    QCOMPARE(grid(stage).currentRow(), 1);
}

void TstGridUi::walkingPassesOpenHeadsAndStopsAtFoldedOnes()
{
    Stage stage;
    group(stage);
    const int inFirst = grid(stage).grid().headAt(0)->count;

    grid(stage).goToRow(inFirst); // The last of the first group.
    stage.press(Qt::Key_J);
    QCOMPARE(grid(stage).currentRow(), inFirst + 2);
    stage.press(Qt::Key_Up);
    QCOMPARE(grid(stage).currentRow(), inFirst);

    grid(stage).toggleFold(inFirst + 1);
    stage.press(Qt::Key_Down);
    QCOMPARE(grid(stage).currentRow(), inFirst + 1);
    QVERIFY(grid(stage).grid().headAt(inFirst + 1)->folded);
    stage.press(Qt::Key_J);
    QCOMPARE(grid(stage).currentRow(), inFirst + 3);
}

void TstGridUi::marksLeaveHeadsOut()
{
    Stage stage;
    group(stage);
    const int inFirst = grid(stage).grid().headAt(0)->count;
    grid(stage).goToRow(inFirst);
    const QStringList both { grid(stage).grid().keyAt(inFirst), grid(stage).grid().keyAt(inFirst + 2) };

    stage.press(Qt::Key_X);
    stage.press(Qt::Key_X);
    QCOMPARE(grid(stage).markedKeys(), both);
    stage.press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(grid(stage).markedRows().size(), grid(stage).grid().passingCount());
    QVERIFY(!grid(stage).markedKeys().contains(QString()));
}

void TstGridUi::shiftFoldsEverythingAndTheCursorStaysWithItsGroup()
{
    Stage stage;
    group(stage);
    const int groups = grid(stage).grid().groupCount();
    grid(stage).goToRow(grid(stage).grid().headAt(0)->count + 2); // In the second group.

    stage.press(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(grid(stage).grid().rowCount(), groups);
    QCOMPARE(grid(stage).currentRow(), 1);
    stage.press(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(grid(stage).grid().rowCount(), groups + grid(stage).grid().passingCount());
}

void TstGridUi::aClickOnTheChevronFolds()
{
    Stage stage;
    group(stage);
    const int y = grid(stage).rowViewportPosition(0) + 10;

    QTest::mouseClick(grid(stage).viewport(), Qt::LeftButton, {}, { 16, y });
    QVERIFY(grid(stage).grid().headAt(0)->folded);
    QTest::mouseClick(grid(stage).viewport(), Qt::LeftButton, {}, { 300, y });
    QVERIFY(grid(stage).grid().headAt(0)->folded);
    QTest::mouseDClick(grid(stage).viewport(), Qt::LeftButton, {}, { 300, y });
    QVERIFY(!grid(stage).grid().headAt(0)->folded);
}

void TstGridUi::nothingCanBeDoneToAHead()
{
    Stage stage;
    group(stage);
    stage.press(Qt::Key_Left);

    for (const Qt::Key key : { Qt::Key_T, Qt::Key_H, Qt::Key_A, Qt::Key_R, Qt::Key_C, Qt::Key_O, Qt::Key_X }) {
        stage.press(key);
        QVERIFY2(!stage.sheet(), qPrintable(QKeySequence(key).toString()));
    }

    QCOMPARE(stage.desk.orders, QStringList());
    QCOMPARE(grid(stage).markedKeys(), QStringList());
}

void TstGridUi::theNextRowSlidesInAndNotTheHead()
{
    Stage stage;
    group(stage);
    const int inFirst = grid(stage).grid().headAt(0)->count;
    grid(stage).goToRow(inFirst);
    const QString below = grid(stage).grid().keyAt(inFirst + 2);

    stage.press(Qt::Key_R);
    stage.press(Qt::Key_Return);

    QTRY_COMPARE(stage.desk.orders.size(), 1);
    QTRY_COMPARE(grid(stage).currentKey(), below);
}

void TstGridUi::groupAndPinsAreRemembered()
{
    Stage stage;
    group(stage);
    grid(stage).pinned().pin(column(stage, "amount"));
    grid(stage).pinned().pin(column(stage, "owner"));

    grid(stage).saveLayout(stage.settings);
    grid(stage).pinned().setColumns({});
    grid(stage).grid().setGroupColumn(-1);
    grid(stage).restoreLayout(stage.settings);

    QCOMPARE(grid(stage).grid().groupColumn(), column(stage, "cause"));
    QCOMPARE(grid(stage).pinned().columns(), (QList<int> { column(stage, "amount"), column(stage, "owner") }));
    QCOMPARE(grid(stage).horizontalHeader()->logicalIndex(1), column(stage, "owner"));
}

void TstGridUi::aPinnedColumnStaysWhileScrollingSideways()
{
    Stage stage;
    stage.go(kScreen);
    grid(stage).setColumnWidth(column(stage, "sla"), 1500);
    grid(stage).pinned().pin(column(stage, "amount"));
    stage.settle();
    const QRect strip(0, 0, grid(stage).columnWidth(column(stage, "amount")) - 1, 400);
    QVERIFY(!grid(stage).pinned().isVisible()); // It stands there anyway.
    const QImage before = grid(stage).grab(strip).toImage();

    grid(stage).horizontalScrollBar()->setValue(grid(stage).horizontalScrollBar()->maximum());
    stage.settle();

    QVERIFY(grid(stage).columnViewportPosition(column(stage, "amount")) < 0);
    QVERIFY(grid(stage).pinned().isVisible());
    QCOMPARE(grid(stage).grab(strip).toImage(), before);
    grid(stage).pinned().unpin(column(stage, "amount"));
    QVERIFY(!grid(stage).pinned().isVisible());
}

void TstGridUi::aPinnedColumnIsWorkedLikeAnyOther()
{
    Stage stage;
    scrollSideways(stage);
    QWidget &pinned = grid(stage).pinned();
    const int top = grid(stage).horizontalHeader()->height();

    QTest::mouseClick(&pinned, Qt::LeftButton, {}, { 30, top + grid(stage).rowViewportPosition(3) + 5 });
    QCOMPARE(grid(stage).currentRow(), 3);
    QTest::mouseClick(&pinned, Qt::LeftButton, {}, { 30, 10 });

    QCOMPARE(grid(stage).grid().sortKeys().first().column, column(stage, "amount"));
    QVERIFY(pinned.isVisible());
}

void TstGridUi::walkingDownDoesNotScrollSideways()
{
    Stage stage;
    scrollSideways(stage);
    const int across = grid(stage).horizontalScrollBar()->value();
    QVERIFY(across > 0);

    stage.press(Qt::Key_J);
    stage.press(Qt::Key_Down);

    QCOMPARE(grid(stage).horizontalScrollBar()->value(), across);
}

/// What the views of every list count, screen by screen.
QStringList TstGridUi::viewCounts()
{
    Stage stage;
    QStringList counts;
    for (const char *screen : { "exceptions", "approvals", "requests", "invoices" }) {
        const ui::Page &page = stage.go(QString::fromLatin1(screen));
        for (const QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->property("own").isValid())
                counts += QStringLiteral("%1 %2").arg(QLatin1String(screen), button->text().section(QLatin1String("  "), -1));
        }
    }
    return counts;
}

void TstGridUi::viewsFindTheSameRowsInEveryLanguage()
{
    ui::Language::apply(*qApp, QStringLiteral("en"));
    const QStringList english = viewCounts();
    ui::Language::apply(*qApp, QStringLiteral("de"));
    const QStringList german = viewCounts();
    ui::Language::apply(*qApp, QStringLiteral("en"));

    QVERIFY(english.size() > 12);
    QCOMPARE(german, english);
}

void TstGridUi::viewsAreReadableInANarrowWindow()
{
    Stage stage;
    stage.go(kScreen);
    stage.window->resize(820, 640);
    stage.window->goTo({ kScreen, QStringLiteral("state:open -is:breached due:=2026-11-24") });
    stage.settle();

    int pills = 0;
    for (const QPushButton *button : stage.window->page(kScreen).findChildren<QPushButton *>()) {
        if (!button->accessibleName().startsWith(QLatin1String("View ")))
            continue;
        ++pills;
        QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        QVERIFY(button->geometry().right() <= button->parentWidget()->width());
        QVERIFY(button->geometry().bottom() <= button->parentWidget()->height());
    }
    QCOMPARE(pills, 8);
}

void TstGridUi::anExportBeginsWhereTheLastOneWentAndSaysHowMuchItHolds()
{
    Stage stage;
    stage.desk.statusLine.journalEvents = 48211;
    QTemporaryDir folder;
    const auto exported = [&](const QString &screen, const QString &name) {
        stage.go(screen);
        stage.press(Qt::Key_E, Qt::ControlModifier);
        auto *dialog = stage.window->page(screen).findChild<QFileDialog *>(screen + QStringLiteral("Csv"));
        if (!dialog)
            return QString();
        const QString begins = dialog->directory().absolutePath();
        Q_EMIT dialog->fileSelected(folder.filePath(name));
        dialog->close();
        stage.settle();
        return begins;
    };

    QVERIFY(!exported(QStringLiteral("invoices"), QStringLiteral("invoices.csv")).isEmpty());
    QCOMPARE(exported(QStringLiteral("journal"), QStringLiteral("journal.csv")), QDir(folder.path()).absolutePath());

    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("invoices.csv"))));
    QCOMPARE(stage.message(QStringLiteral("journal")), QStringLiteral("Exported: 120 of 48,211 events."));
}

void TstGridUi::enterKeepsAConditionAlsoWithCompletionsOpen()
{
    Stage stage;
    stage.go(QStringLiteral("exceptions"));
    stage.press(Qt::Key_Slash);
    auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(edit);
    QTest::keyClicks(edit, QStringLiteral("cau"));
    QTRY_VERIFY(QApplication::activePopupWidget());

    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);

    QTRY_VERIFY(edit->text().isEmpty());
    QVERIFY(!QApplication::activePopupWidget());
    QTRY_VERIFY(stage.grid(QStringLiteral("exceptions")).hasFocus());
}

void TstGridUi::theExampleOfAFilterMeansSomethingWhereItStands()
{
    Stage stage;
    for (const QString &screen : { QStringLiteral("exceptions"), QStringLiteral("approvals"), QStringLiteral("requests"), QStringLiteral("invoices"), QStringLiteral("journal") }) {
        stage.go(screen);
        const QString example = stage.window->page(screen).findChild<QLineEdit *>(QStringLiteral("filter"))->placeholderText().section(QLatin1String(": "), 1);
        const ui::Filter filter = ui::Filter::parse(example);
        for (const ui::FilterTerm &term : filter.terms())
            QVERIFY2(term.key.isEmpty() || stage.grid(screen).grid().columnOf(term.key) >= 0, qPrintable(screen + QLatin1Char(' ') + example));
        QCOMPARE(example.contains(QLatin1Char('>')), stage.grid(screen).grid().mainMoneyColumn() >= 0);
    }
}

QTEST_MAIN(TstGridUi)
#include "tst_grid_ui.moc"
