#include "tests/ui/support/Stage.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/ListPage.h"

#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>

using namespace sluice;
using testing::Stage;

class TstJournalUi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void olderEventsAreReadAsOneScrolls();
    void itSaysHowManyEventsThereAre();
    void endWalksToTheFirstEventThereIs();
    void theSearchGoesThroughTheWholeJournal();
    void aSearchWithoutAHitSaysSo();
    void vVerifiesAndSaysHowFarItIs();
    void theWholeJournalIsExported();
    void anExportThatCannotBeWrittenSaysWhy();

private:
    static void lengthen(Stage &stage, int events);
    static QString chain(Stage &stage) { return stage.window->page(kScreen).findChild<QLabel *>(QStringLiteral("journalChain"))->text(); }
    static QFileDialog *dialog(Stage &stage) { return stage.window->page(kScreen).findChild<QFileDialog *>(QStringLiteral("journalExport")); }
    static inline const QString kScreen = QStringLiteral("journal");
};

void TstJournalUi::lengthen(Stage &stage, int events)
{
    while (static_cast<int>(stage.desk.eventRows.size()) < events) {
        desk::EventRow event = stage.desk.eventRows.back();
        --event.seq;
        event.kind = QStringLiteral("request.planned");
        event.summary = QStringLiteral("An ordinary day");
        stage.desk.eventRows.push_back(event);
    }
}

void TstJournalUi::olderEventsAreReadAsOneScrolls()
{
    Stage stage;
    lengthen(stage, 1300);
    stage.go(kScreen);
    ui::GridView &grid = stage.grid(kScreen);
    QTRY_COMPARE(grid.grid().rowCount(), 500);

    stage.press(Qt::Key_End, Qt::ControlModifier);
    QTRY_COMPARE(grid.grid().rowCount(), 1000);
    QVERIFY(grid.verticalScrollBar()->value() > 0); // Nobody is thrown back to the top.
    grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum());
    QTRY_COMPARE(grid.grid().rowCount(), 1300);
}

void TstJournalUi::itSaysHowManyEventsThereAre()
{
    Stage stage;
    lengthen(stage, 1300);
    stage.desk.statusLine.journalEvents = 1300;
    auto &page = static_cast<ui::ListPage &>(stage.go(kScreen));
    ui::GridView &grid = stage.grid(kScreen);
    QTRY_COMPARE(page.footText(), QStringLiteral("500 of 1,300 events"));
    const auto pill = [&](const char *name) {
        for (const QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->accessibleName().startsWith(QStringLiteral("View %1,").arg(QLatin1String(name))))
                return button->text();
        }
        return QString();
    };
    QCOMPARE(pill("All"), QStringLiteral("All  1,300"));
    QVERIFY2(pill("Approvals").endsWith(QLatin1Char('+')), qPrintable(pill("Approvals"))); // Of those that were read.

    while (grid.grid().rowCount() < 1300) {
        const int before = grid.grid().rowCount();
        stage.press(Qt::Key_End);
        QTRY_VERIFY(grid.grid().rowCount() > before);
    }

    QCOMPARE(page.footText(), QStringLiteral("1,300 events"));
    QVERIFY(!pill("Approvals").endsWith(QLatin1Char('+')));
}

void TstJournalUi::endWalksToTheFirstEventThereIs()
{
    Stage stage;
    lengthen(stage, 5000);
    stage.go(kScreen);
    ui::GridView &grid = stage.grid(kScreen);
    QTRY_COMPARE(grid.grid().rowCount(), 500);

    for (int press = 0; press < 5; ++press) // Each time as much again: 1000, 2000, 4000, 5000.
        stage.press(Qt::Key_End);

    QTRY_COMPARE(grid.currentKey(), QString::number(stage.desk.eventRows.back().seq));
    QCOMPARE(grid.grid().rowCount(), 5000);
    stage.press(Qt::Key_Home);
    QCOMPARE(grid.currentRow(), 0);
    for (int press = 0; press < 3; ++press)
        stage.press(Qt::Key_PageDown);
    QVERIFY(grid.currentRow() > 10);
}

void TstJournalUi::theSearchGoesThroughTheWholeJournal()
{
    Stage stage;
    lengthen(stage, 1300);
    stage.desk.eventRows.back().summary = QStringLiteral("Somebody was here long ago");
    stage.go(kScreen);
    ui::GridView &grid = stage.grid(kScreen);
    QTRY_COMPARE(grid.grid().rowCount(), 500); // The one looked for is not among them.

    stage.press(Qt::Key_Slash);
    stage.type(QStringLiteral("long ago"));

    QTRY_COMPARE(grid.grid().rowCount(), 1);
    QCOMPARE(grid.grid().keyAt(0), QString::number(stage.desk.eventRows.back().seq));
}

void TstJournalUi::aSearchWithoutAHitSaysSo()
{
    Stage stage;
    stage.go(kScreen);
    ui::GridView &grid = stage.grid(kScreen);
    QTRY_VERIFY(grid.grid().rowCount() > 0);

    stage.press(Qt::Key_Slash);
    stage.type(QStringLiteral("nobody ever wrote this"));

    const auto shows = [&grid](const QString &sentence) {
        const QList<QLabel *> labels = grid.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text() == sentence; });
    };
    QTRY_VERIFY(shows(QStringLiteral("No event in the journal fits this search.")));
    QVERIFY(!shows(QStringLiteral("Nothing has been decided yet.")));
}

void TstJournalUi::vVerifiesAndSaysHowFarItIs()
{
    Stage stage;
    stage.go(kScreen);
    QStringList told;
    auto *label = stage.window->page(kScreen).findChild<QLabel *>(QStringLiteral("journalChain"));
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] {
        if (!told.contains(label->text()))
            told += label->text();
    });
    watch.start(0);

    stage.press(Qt::Key_V);

    QTRY_VERIFY(chain(stage).startsWith(QStringLiteral("The chain holds: 48,211 events")));
}

void TstJournalUi::theWholeJournalIsExported()
{
    Stage stage;
    stage.go(kScreen);
    QTemporaryDir folder;

    stage.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(dialog(stage));
    const QString file = folder.filePath(QStringLiteral("journal.jsonl"));
    Q_EMIT dialog(stage)->fileSelected(file);
    dialog(stage)->close();

    QTRY_VERIFY(stage.message(kScreen).contains(QStringLiteral("120 events written to")));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll().count('\n'), 120);
}

void TstJournalUi::anExportThatCannotBeWrittenSaysWhy()
{
    Stage stage;
    stage.go(kScreen);

    stage.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(dialog(stage));
    Q_EMIT dialog(stage)->fileSelected(QStringLiteral("/nowhere/at/all.jsonl"));
    dialog(stage)->close();

    QTRY_VERIFY(stage.message(kScreen).contains(QStringLiteral("could not be exported")));
}

QTEST_MAIN(TstJournalUi)
#include "tst_journal_ui.moc"
