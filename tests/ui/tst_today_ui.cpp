#include "tests/ui/support/Stage.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/ListPage.h"
#include "ui/today/CauseBars.h"
#include "ui/today/Tile.h"

using namespace sluice;
using testing::Stage;

/// Every figure on Today opens into the rows it counts.
class TstTodayUi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTileOpensAsManyRowsAsItSays();
    void everyBarOpensTheRowsItSums();

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
    for (qsizetype i = 0; i < tiles(stage).size(); ++i) {
        stage.go(kToday);
        ui::Tile *tile = tiles(stage).at(i);
        const QString name = tile->accessibleName();
        const int says = name.section(QStringLiteral(": "), 1, 1).section(QLatin1Char('.'), 0, 0).remove(QLatin1Char(',')).toInt();

        tile->click();
        stage.settle();

        QTRY_VERIFY(listShown(stage));
        QTRY_VERIFY2(listShown(stage)->view().grid().passingCount() == says,
            qPrintable(QStringLiteral("%1 opened %2").arg(name).arg(listShown(stage)->view().grid().passingCount())));
    }
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
