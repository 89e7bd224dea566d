#include "tests/ui/support/Stage.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/ListPage.h"
#include "ui/today/CauseBars.h"
#include "ui/today/Tile.h"

#include <QPushButton>

using namespace sluice;
using testing::Stage;

/// Every figure on Today opens into the rows it counts.
class TstTodayUi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTileOpensAsManyRowsAsItSays();
    void everyBarOpensTheRowsItSums();
    void whatWasPaidTodayOpensItsRequests();

private:
    static inline const QString kToday = QStringLiteral("today");
    static QList<ui::Tile *> tiles(Stage &stage) { return stage.window->page(kToday).findChildren<ui::Tile *>(); }
    /// The list that is shown instead of Today.
    static ui::ListPage *listShown(Stage &stage)
    {
        for (ui::ListPage *page : stage.window->findChildren<ui::ListPage *>()) {
            if (page->isVisible())
                return page;
        }
        return nullptr;
    }
};

void TstTodayUi::everyTileOpensAsManyRowsAsItSays()
{
    Stage stage;
    stage.go(kToday);
    QTRY_VERIFY(tiles(stage).size() >= 9);
    const qsizetype count = tiles(stage).size();
    for (qsizetype step = 0; step < 2 * count; ++step) { // Once more the other way: what was filtered before must not matter.
        stage.go(kToday);
        ui::Tile *tile = tiles(stage).at(step < count ? step : 2 * count - 1 - step);
        const QString name = tile->accessibleName();
        const int says = name.section(QStringLiteral(": "), 1, 1).section(QLatin1Char('.'), 0, 0).remove(QLatin1Char(',')).toInt();

        tile->click();
        stage.settle();

        QTRY_VERIFY(listShown(stage));
        QTRY_VERIFY2(listShown(stage)->view().grid().passingCount() == says,
            qPrintable(QStringLiteral("%1 opened %2").arg(name).arg(listShown(stage)->view().grid().passingCount())));
    }
}

void TstTodayUi::whatWasPaidTodayOpensItsRequests()
{
    Stage stage;
    stage.go(kToday);
    const auto buttons = stage.window->page(kToday).findChildren<QPushButton *>();
    const auto paid = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *button) { return button->text() == QLatin1String("4 paid today"); });
    QVERIFY(paid != buttons.end());

    (*paid)->click();
    stage.settle();

    QTRY_VERIFY(listShown(stage));
    QTRY_COMPARE(listShown(stage)->view().grid().passingCount(), 4);
}

void TstTodayUi::everyBarOpensTheRowsItSums()
{
    Stage stage;
    const desk::TodayBoard board = *stage.desk.today({});
    for (const desk::TodayBoard::CauseBar &bar : board.causes) {
        stage.go(kToday);
        Q_EMIT stage.window->page(kToday).findChild<ui::CauseBars *>()->chosen(bar.cause);
        stage.settle();

        QTRY_VERIFY(listShown(stage));
        const ui::GridModel &model = listShown(stage)->view().grid();
        QTRY_COMPARE(model.passingCount(), bar.count);
        const std::vector<ui::GridSum> sums = model.sums({});
        QCOMPARE(sums.size(), bar.sums.size());
        for (const ui::GridSum &sum : sums) {
            const auto same = std::find_if(bar.sums.begin(), bar.sums.end(), [&](const auto &one) { return one.currency == sum.currency; });
            QVERIFY(same != bar.sums.end());
            QCOMPARE(sum.minor, same->sum.minor());
        }
    }
}

QTEST_MAIN(TstTodayUi)
#include "tst_today_ui.moc"
