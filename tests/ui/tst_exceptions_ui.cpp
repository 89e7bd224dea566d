#include "tests/ui/support/Stage.h"
#include "ui/kit/FilterBar.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/ListPage.h"
#include "ui/kit/Words.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>

using namespace sluice;
using testing::Stage;

class TstExceptionsUi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theQueueIsSortedByMoneyAndUrgency();
    void jAndKWalkAndTheDetailFollows();
    void tThenAKeyTagsTheCause();
    void tThenEnterTakesTheProposedCause();
    void hPausesWithReasonAndNote();
    void cAsksTheDealsOwnerWithTheReadyQuestion();
    void cThenTypingAsksInOnesOwnWords();
    void cAsksAboutEveryMarkedOne();
    void aThenEnterTakesTheWork();
    void rResolvesAndTheNextRowSlidesIn();
    void rSaysWhatAControllersWordDoes();
    void zTakesTheDecisionBack();
    void anotherPersonsDecisionStaysAndZSaysWhose();
    void aDecisionThatCannotBeTakenBackSaysWhy();
    void xMarksSeveralAndOneKeyActsOnAll();
    void oneThatIsRefusedKeepsNoneOfTheOthers();
    void slashFiltersAndEnterMakesAChip();
    void aRefusalIsALineAndTheRowStays();
    void enterGivesTheDetailTheWholeWidth();
    void emptyAndFailedSayWhatToDo();
    void emptySaysSoWhereverOneHadScrolled();
};

static const QString kScreen = QStringLiteral("exceptions");

void TstExceptionsUi::theQueueIsSortedByMoneyAndUrgency()
{
    Stage stage;
    stage.go(kScreen);

    ui::GridModel &model = stage.grid(kScreen).grid();
    const int pressure = model.columnOf(QStringLiteral("pressure"));

    QVERIFY(model.rowCount() > 50);
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.index(row - 1, pressure).data(ui::GridModel::NumberRole).toLongLong()
            >= model.index(row, pressure).data(ui::GridModel::NumberRole).toLongLong());
}

void TstExceptionsUi::jAndKWalkAndTheDetailFollows()
{
    Stage stage;
    stage.go(kScreen);
    ui::GridView &grid = stage.grid(kScreen);

    stage.press(Qt::Key_J);
    stage.press(Qt::Key_J);
    QCOMPARE(grid.currentRow(), 2);
    stage.press(Qt::Key_K);
    QCOMPARE(grid.currentRow(), 1);

    const QString account = grid.grid().index(1, grid.grid().columnOf(QStringLiteral("deal"))).data(ui::GridModel::SecondRole).toString();
    QTRY_VERIFY([&] {
        const auto labels = stage.window->page(kScreen).findChild<QWidget *>(QStringLiteral("exceptionDetail"))->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text().startsWith(account); });
    }());
}

void TstExceptionsUi::tThenAKeyTagsTheCause()
{
    Stage stage;
    stage.go(kScreen);
    const QString key = stage.grid(kScreen).currentKey();

    stage.press(Qt::Key_T);
    QVERIFY(stage.sheet());
    stage.press(Qt::Key_B);

    QTRY_COMPARE(stage.desk.orders, QStringList { QStringLiteral("tag DEL-2 ") + key });
    QVERIFY(!stage.sheet());
}

void TstExceptionsUi::tThenEnterTakesTheProposedCause()
{
    Stage stage;
    stage.go(kScreen);
    const QString key = stage.grid(kScreen).currentKey();
    const desk::ExceptionRow row = stage.desk.exception(CaseId(key))->row;

    stage.press(Qt::Key_T);
    stage.press(Qt::Key_Return);

    QTRY_COMPARE(stage.desk.orders, QStringList { QStringLiteral("tag %1 %2").arg(nameOf(row.cause.value_or(row.causeProposed)), key) });
}

void TstExceptionsUi::hPausesWithReasonAndNote()
{
    Stage stage;
    stage.go(kScreen);
    const QString key = stage.grid(kScreen).currentKey();

    stage.press(Qt::Key_H);
    QVERIFY(stage.sheet());
    stage.press(Qt::Key_2);
    stage.type(QStringLiteral("Asked Dana"));
    stage.press(Qt::Key_Return);

    QTRY_COMPARE(stage.desk.orders, QStringList { QStringLiteral("pause waiting_for_sales Asked Dana ") + key });
    QVERIFY(stage.grid(kScreen).currentKey() != key);
}

void TstExceptionsUi::cAsksTheDealsOwnerWithTheReadyQuestion()
{
    Stage stage;
    stage.go(kScreen);
    const QString key = stage.grid(kScreen).currentKey();

    stage.press(Qt::Key_C);
    QTRY_VERIFY(stage.sheet());
    QVERIFY(stage.sheet()->findChild<QPlainTextEdit *>()->toPlainText().startsWith(QStringLiteral("Hello,")));
    stage.press(Qt::Key_Return, Qt::ControlModifier);

    // No words of one's own: the question follows the finding when that changes.
    QTRY_COMPARE(stage.desk.orders, QStringList { QStringLiteral("ask  ") + key });
    QVERIFY(!stage.sheet());
    QTRY_VERIFY(stage.message(kScreen).contains(QStringLiteral("gets a Salesforce Task")));
}

void TstExceptionsUi::cThenTypingAsksInOnesOwnWords()
{
    Stage stage;
    stage.go(kScreen);
    const QString key = stage.grid(kScreen).currentKey();

    stage.press(Qt::Key_C);
    QTRY_VERIFY(stage.sheet());
    stage.press(Qt::Key_A, Qt::ControlModifier);
    stage.type(QStringLiteral("Which PO?"));
    stage.press(Qt::Key_Return, Qt::ControlModifier);

    QTRY_COMPARE(stage.desk.orders, QStringList { QStringLiteral("ask Which PO? ") + key });
}

void TstExceptionsUi::cAsksAboutEveryMarkedOne()
{
    Stage stage;
    stage.go(kScreen);
    const ui::GridModel &model = stage.grid(kScreen).grid();
    const QStringList keys { model.keyAt(0), model.keyAt(1) };

    stage.press(Qt::Key_X);
    stage.press(Qt::Key_X);
    stage.press(Qt::Key_C);
    QVERIFY(!stage.sheet()->findChild<QPlainTextEdit *>()); // Each gets its own question.
    stage.press(Qt::Key_Return);

    QTRY_COMPARE(stage.desk.orders, (QStringList { QStringLiteral("ask  ") + keys[0], QStringLiteral("ask  ") + keys[1] }));
}

void TstExceptionsUi::aThenEnterTakesTheWork()
{
    Stage stage;
    stage.go(kScreen);
    const QString key = stage.grid(kScreen).currentKey();

    stage.press(Qt::Key_A);
    QTRY_VERIFY(stage.sheet());
    stage.press(Qt::Key_Return);

    QTRY_COMPARE(stage.desk.orders, QStringList { QStringLiteral("assign maria.lopez@example.com ") + key });
}

void TstExceptionsUi::rResolvesAndTheNextRowSlidesIn()
{
    Stage stage;
    stage.go(kScreen);
    ui::GridView &grid = stage.grid(kScreen);
    const QString first = grid.currentKey(), second = grid.grid().keyAt(1);
    const int before = grid.grid().rowCount();

    stage.press(Qt::Key_R);
    stage.press(Qt::Key_8);
    stage.type(QStringLiteral("PO came by mail"));
    stage.press(Qt::Key_Return);

    QTRY_COMPARE(stage.desk.orders, QStringList { QStringLiteral("resolve DEA-1 PO came by mail ") + first });
    QTRY_COMPARE(grid.grid().rowCount(), before - 1);
    QCOMPARE(grid.currentKey(), second);
    QCOMPARE(grid.currentRow(), 0);
}

void TstExceptionsUi::rSaysWhatAControllersWordDoes()
{
    Stage stage;
    for (desk::ExceptionRow &row : stage.desk.exceptionRows)
        row.word = desk::PersonsWord::InvoiceBeside;
    stage.go(kScreen);

    stage.press(Qt::Key_R);

    QTRY_VERIFY(stage.sheet());
    const QList<QLabel *> labels = stage.sheet()->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(QStringLiteral("goes out beside it")); }));
}

void TstExceptionsUi::zTakesTheDecisionBack()
{
    Stage stage;
    stage.go(kScreen);
    ui::GridView &grid = stage.grid(kScreen);
    const QString key = grid.currentKey();
    const int before = grid.grid().rowCount();
    stage.press(Qt::Key_R);
    stage.press(Qt::Key_Return);
    QTRY_COMPARE(grid.grid().rowCount(), before - 1);

    stage.press(Qt::Key_Z);

    QTRY_COMPARE(grid.grid().rowCount(), before);
    QCOMPARE(stage.desk.orders.last(), QStringLiteral("undo ") + key);
    QVERIFY(stage.message(kScreen).contains(QStringLiteral("Taken back")));
}

void TstExceptionsUi::anotherPersonsDecisionStaysAndZSaysWhose()
{
    Stage stage;
    stage.go(kScreen);
    const QString first = stage.backend.currentPerson();
    stage.press(Qt::Key_R);
    stage.press(Qt::Key_Return);
    QTRY_COMPARE(stage.desk.orders.size(), 1);

    stage.backend.setCurrentPerson(QStringLiteral("omar.haddad@example.com"));
    stage.settle();
    stage.press(Qt::Key_Z);

    QCOMPARE(stage.desk.orders.size(), 1);
    QVERIFY2(stage.message(kScreen).contains(first), qPrintable(stage.message(kScreen)));
    stage.backend.setCurrentPerson(first); // And whose it is can still take it back.
    stage.settle();
    stage.press(Qt::Key_Z);
    QTRY_COMPARE(stage.desk.orders.size(), 2);
}

void TstExceptionsUi::aDecisionThatCannotBeTakenBackSaysWhy()
{
    const auto why = [](const char *detail, const char *code = "") {
        return ui::words::problemOf(QStringLiteral("It could not be undone."), Error { ErrorKind::Conflict, QLatin1String(detail), {}, QLatin1String(code), {} }).why;
    };

    QCOMPARE(why("the last decision here is by omar@example.com, and only they can take it back"),
        QStringLiteral("The last decision here is by omar@example.com, and only they can take it back."));
    QCOMPARE(why("journal: exception:7 is at version 4, not 3"), QStringLiteral("Somebody else was faster."));
    QCOMPARE(why("duplicate value found", "DUPLICATE_VALUE"), QStringLiteral("Somebody else was faster."));
}

void TstExceptionsUi::xMarksSeveralAndOneKeyActsOnAll()
{
    Stage stage;
    ui::Page &page = stage.go(kScreen);
    const ui::GridModel &model = stage.grid(kScreen).grid();
    const QStringList keys { model.keyAt(0), model.keyAt(1), model.keyAt(2) };

    stage.press(Qt::Key_X);
    stage.press(Qt::Key_X);
    stage.press(Qt::Key_X);
    QVERIFY(static_cast<ui::ListPage &>(page).footText().startsWith(QStringLiteral("3 selected")));
    stage.press(Qt::Key_T);
    stage.press(Qt::Key_1);

    QTRY_COMPARE(stage.desk.orders.size(), 3);
    for (const QString &key : keys)
        QVERIFY(stage.desk.orders.contains(QStringLiteral("tag CUS-1 ") + key));
}

void TstExceptionsUi::oneThatIsRefusedKeepsNoneOfTheOthers()
{
    Stage stage;
    stage.go(kScreen);
    ui::GridView &grid = stage.grid(kScreen);
    const QStringList keys { grid.grid().keyAt(0), grid.grid().keyAt(1), grid.grid().keyAt(2) };
    stage.desk.refused = { keys.at(1) };
    for (int i = 0; i < 3; ++i)
        stage.press(Qt::Key_X);

    stage.press(Qt::Key_T);
    stage.press(Qt::Key_B);

    QTRY_COMPARE(stage.desk.orders, (QStringList { QStringLiteral("tag DEL-2 ") + keys.at(0), QStringLiteral("tag DEL-2 ") + keys.at(2) }));
    const QString name = stage.desk.exception(CaseId(keys.at(1)))->row.dealName;
    QTRY_VERIFY2(stage.message(kScreen).contains(QStringLiteral("2 of 3 are done. %1: It changed since you looked at it.").arg(name)), qPrintable(stage.message(kScreen)));
    stage.press(Qt::Key_Z); // And what was done can be taken back.
    QTRY_COMPARE(stage.desk.orders.size(), 4);
}

void TstExceptionsUi::slashFiltersAndEnterMakesAChip()
{
    Stage stage;
    auto &page = static_cast<ui::ListPage &>(stage.go(kScreen));
    const int before = stage.grid(kScreen).grid().rowCount();

    stage.press(Qt::Key_Slash);
    stage.type(QStringLiteral("cause:PO >10k"));
    const int filtered = stage.grid(kScreen).grid().rowCount();
    QVERIFY(filtered > 0 && filtered < before);
    stage.press(Qt::Key_Return);

    QCOMPARE(page.filterBar().edit()->text(), QString());
    QCOMPARE(page.filterBar().filter().toText(), QStringLiteral("cause:po >10k"));
    QCOMPARE(stage.grid(kScreen).grid().rowCount(), filtered);
    QCOMPARE(QApplication::focusWidget(), &stage.grid(kScreen));

    stage.press(Qt::Key_Slash);
    stage.press(Qt::Key_Escape); // Nothing is being typed: it takes the conditions away.
    QVERIFY(page.filterBar().filter().isEmpty());
    QCOMPARE(stage.grid(kScreen).grid().rowCount(), before);
}

void TstExceptionsUi::aRefusalIsALineAndTheRowStays()
{
    Stage stage;
    stage.go(kScreen);
    ui::GridView &grid = stage.grid(kScreen);
    const QString key = grid.currentKey();
    stage.desk.failOrders = ErrorKind::Conflict;

    stage.press(Qt::Key_R);
    stage.press(Qt::Key_Return);

    QTRY_VERIFY(stage.message(kScreen).contains(QStringLiteral("Somebody else was faster")));
    QCOMPARE(grid.currentKey(), key);
}

void TstExceptionsUi::enterGivesTheDetailTheWholeWidth()
{
    Stage stage;
    stage.go(kScreen);

    stage.press(Qt::Key_Return);
    QVERIFY(!stage.grid(kScreen).isVisible());
    QTest::keyClick(stage.window.get(), Qt::Key_Escape);

    QTRY_VERIFY(stage.grid(kScreen).isVisible());
}

void TstExceptionsUi::emptyAndFailedSayWhatToDo()
{
    Stage stage;
    stage.desk.exceptionRows.clear();
    stage.go(kScreen);
    const auto shows = [&](const QString &text) {
        const auto labels = stage.grid(kScreen).findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    };

    QTRY_VERIFY(shows(QStringLiteral("Nothing is held up.")));
    stage.desk.failQuestions = ErrorKind::Storage;
    Q_EMIT stage.backend.changed({ QStringLiteral("exceptions") });
    QTRY_VERIFY(shows(QStringLiteral("The exceptions could not be read.")));
    stage.desk.failQuestions.reset();
    auto *retry = stage.grid(kScreen).findChild<QPushButton *>();
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_VERIFY(shows(QStringLiteral("Nothing is held up.")));
}

void TstExceptionsUi::emptySaysSoWhereverOneHadScrolled()
{
    Stage stage;
    stage.go(kScreen);
    ui::GridView &grid = stage.grid(kScreen);
    grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum());
    QVERIFY(grid.verticalScrollBar()->value() > 0);

    static_cast<ui::ListPage &>(stage.window->page(kScreen)).filterBar().setFilterText(QStringLiteral("nobodyhasthisword"));
    stage.settle();

    const auto labels = grid.findChildren<QLabel *>();
    const auto said = std::find_if(labels.begin(), labels.end(), [](const QLabel *label) { return label->text() == QStringLiteral("Nothing passes this filter."); });
    QVERIFY(said != labels.end());
    const QPoint at = (*said)->mapTo(grid.viewport(), QPoint(0, 0));
    QVERIFY2(grid.viewport()->rect().contains(at), "it is said where nobody sees it");
}

QTEST_MAIN(TstExceptionsUi)
#include "tst_exceptions_ui.moc"
