#include "tests/ui/support/Stage.h"
#include "ui/dashboards/BilledChart.h"
#include "ui/dashboards/FigureRowsPane.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/LinkedProse.h"
#include "ui/today/Tile.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>

using namespace sluice;
using testing::Stage;

class TstDashboardsUi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filtersNarrowEveryFigureAndAreRemembered();
    void aMarkOpensItsRowsWithTheirSums();
    void theHeadlineOpensTheRowsItIsMadeOf();
    void theRowsAreAnsweredInTheCurrencyOfTheirFigure();
    void aNumberInASentenceOpensWithoutAMouse();
    void theRowsOfAnAgeShowTheDaysSinceTheirEvent();
    void whereTheDaysWentSaysOverHowMany();
    void theByPassTileOpensAsManyRowsAsItSays();
    void draggingOverMonthsNarrowsThePeriodAndEscWidensIt();
    void shiftAndTheArrowsBrushWithoutAMouse();
    void anExportIsSafeToOpen();

private:
    static inline const QString kScreen = QStringLiteral("dashboards");
    static ui::BilledChart &chart(Stage &stage) { return *stage.window->page(kScreen).findChild<ui::BilledChart *>(); }
    static ui::FigureRowsPane &rows(Stage &stage) { return *stage.window->page(kScreen).findChild<ui::FigureRowsPane *>(); }
    static QPushButton *headline(Stage &stage, const char *card)
    {
        for (QPushButton *button : stage.window->page(kScreen).findChildren<QPushButton *>()) {
            if (button->accessibleName().startsWith(QLatin1String(card) + QLatin1Char(':')))
                return button;
        }
        return nullptr;
    }
    static QLabel *crumb(Stage &stage) { return stage.window->page(kScreen).findChild<QLabel *>(QStringLiteral("figureCrumb")); }
    static QComboBox *box(Stage &stage, const char *name) { return stage.window->page(kScreen).findChild<QComboBox *>(QLatin1String(name)); }
};

void TstDashboardsUi::filtersNarrowEveryFigureAndAreRemembered()
{
    Stage stage;
    stage.go(kScreen);
    QComboBox *segment = box(stage, "segment");
    QTRY_VERIFY(segment->count() > 1);

    segment->setFocus();
    stage.press(Qt::Key_Down);
    const QString chosen = segment->currentText();
    QTRY_COMPARE(stage.desk.asked.segment, chosen);
    box(stage, "period")->setFocus();
    stage.press(Qt::Key_End);

    QTRY_COMPARE(stage.desk.asked.from, QDate(2024, 12, 1)); // 24 months, this one included.
    QCOMPARE(stage.desk.asked.to, QDate(2026, 11, 1));
    QCOMPARE(stage.settings.value(QStringLiteral("figures/segment")).toString(), chosen);
}

void TstDashboardsUi::aMarkOpensItsRowsWithTheirSums()
{
    Stage stage;
    stage.go(kScreen);
    chart(stage).setFocus();

    stage.press(Qt::Key_Right);
    stage.press(Qt::Key_Return);

    QTRY_VERIFY(rows(stage).isVisible() && rows(stage).view().grid().rowCount() > 0);
    qint64 booked = 0;
    const ui::GridModel &model = rows(stage).view().grid();
    const int column = model.columnOf(QStringLiteral("booked"));
    QSet<QString> currencies;
    for (int row = 0; row < model.rowCount(); ++row) {
        booked += model.index(row, column).data(ui::GridModel::MinorRole).toLongLong();
        currencies += model.index(row, column).data(ui::GridModel::CurrencyRole).toString();
    }
    QVERIFY(rows(stage).sumText().contains(QStringLiteral("booked")));
    if (currencies.size() == 1)
        QVERIFY(rows(stage).sumText().remove(QLatin1Char(',')).contains(QString::number(booked / 100)));
    stage.press(Qt::Key_Escape);
    QVERIFY(!rows(stage).isVisible());
}

void TstDashboardsUi::theHeadlineOpensTheRowsItIsMadeOf()
{
    Stage stage;
    const desk::BilledUnbilled figure = stage.desk.billedUnbilled({})->front();
    QSet<QString> unbilled, invoiced;
    for (const desk::BilledMonth &month : figure.months) {
        for (const QStringList &part : { month.notDueRows, month.readyRows, month.waitingRows, month.blockedRows })
            unbilled.unite(QSet<QString>(part.begin(), part.end()));
    }
    const desk::DaysToInvoice days = *stage.desk.daysToInvoice({});
    for (const desk::DaysToInvoicePoint &point : days.months)
        invoiced.unite(QSet<QString>(point.rows.begin(), point.rows.end()));
    stage.go(kScreen);
    QTRY_VERIFY(headline(stage, "Billed and unbilled"));

    headline(stage, "Billed and unbilled")->setFocus();
    stage.press(Qt::Key_Return);
    QTRY_COMPARE(rows(stage).view().grid().rowCount(), static_cast<int>(unbilled.size()));
    QVERIFY(rows(stage).isVisible());
    stage.press(Qt::Key_Escape);
    QVERIFY(!rows(stage).isVisible());
    QVERIFY(headline(stage, "Billed and unbilled")->hasFocus()); // And from there the next one is near.

    headline(stage, "Days to invoice")->click();
    QTRY_COMPARE(rows(stage).view().grid().rowCount(), static_cast<int>(invoiced.size()));
    QVERIFY2(rows(stage).sumText().contains(QStringLiteral("median 4 d")), qPrintable(rows(stage).sumText()));
}

void TstDashboardsUi::theRowsAreAnsweredInTheCurrencyOfTheirFigure()
{
    Stage stage;
    stage.go(kScreen);
    QTRY_VERIFY(headline(stage, "Billed and unbilled"));

    headline(stage, "Billed and unbilled")->click();
    QTRY_COMPARE(stage.desk.askedRows.currency, QStringLiteral("USD"));
    headline(stage, "Days to invoice")->click(); // It counts days, in all currencies.
    QTRY_COMPARE(stage.desk.askedRows.currency, QString());
}

void TstDashboardsUi::aNumberInASentenceOpensWithoutAMouse()
{
    Stage stage;
    stage.go(kScreen);
    ui::LinkedProse *sentence = nullptr;
    for (ui::LinkedProse *one : stage.window->page(kScreen).findChildren<ui::LinkedProse *>()) {
        if (one->text().contains(QStringLiteral("still open")))
            sentence = one;
    }
    QVERIFY(sentence);
    sentence->setFocus(Qt::TabFocusReason);

    QCOMPARE(sentence->text(), QStringLiteral("318 invoiced · 9 still open · 3 premature, left out"));
    stage.press(Qt::Key_Tab); // From "318 invoiced" to "9 still open".
    QVERIFY(sentence->hasFocus());
    stage.press(Qt::Key_Return);

    QTRY_VERIFY(rows(stage).isVisible());
    QTRY_COMPARE(rows(stage).view().grid().rowCount(), 9);

    stage.press(Qt::Key_Escape);
    const int wide = QFontMetrics(sentence->font()).horizontalAdvance(QStringLiteral("318 invoiced · 9 still open · 3 pre"));
    QTest::mouseClick(sentence, Qt::LeftButton, {}, QPoint(wide, sentence->height() / 2));
    QTRY_COMPARE(rows(stage).view().grid().rowCount(), 3);
}

void TstDashboardsUi::theRowsOfAnAgeShowTheDaysSinceTheirEvent()
{
    Stage stage;
    stage.go(kScreen);
    const auto shown = [&](ui::FigureChart *chart) {
        chart->setFocus();
        stage.press(Qt::Key_Right);
        stage.press(Qt::Key_Return);
        if (!QTest::qWaitFor([&] { return rows(stage).isVisible() && rows(stage).view().grid().rowCount() > 0; }))
            return QString();
        const ui::GridModel &model = rows(stage).view().grid();
        const QString days = model.index(0, model.columnOf(QStringLiteral("days"))).data().toString();
        stage.press(Qt::Key_Escape);
        return days;
    };

    QCOMPARE(shown(stage.window->page(kScreen).findChild<ui::AgeingChart *>()), QStringLiteral("95"));
    QCOMPARE(shown(&chart(stage)), QStringLiteral("4"));
}

void TstDashboardsUi::whereTheDaysWentSaysOverHowMany()
{
    Stage stage;
    const auto says = [&](const QString &text) {
        const auto all = stage.window->page(kScreen).findChildren<ui::LinkedProse *>();
        return std::any_of(all.begin(), all.end(), [&](const ui::LinkedProse *one) { return one->isVisible() && one->text().contains(text); });
    };
    stage.go(kScreen);
    QTRY_VERIFY(says(QStringLiteral("over 300 of the 318 invoiced")));

    stage.desk.allMadeByHand = true;
    Q_EMIT stage.backend.changed({ QStringLiteral("requests"), QStringLiteral("figures") });

    QTRY_VERIFY(says(QStringLiteral("Of none of the 318 invoiced is every part known")));
}

void TstDashboardsUi::theByPassTileOpensAsManyRowsAsItSays()
{
    Stage stage;
    const auto foreign = std::find_if(stage.desk.invoiceRows.begin(), stage.desk.invoiceRows.end(),
        [](const desk::InvoiceRow &row) { return row.origin == InvoiceOrigin::Foreign; });
    QVERIFY(foreign != stage.desk.invoiceRows.end());
    foreign->status = InvoiceStatus::Void;
    foreign->deleted = true;
    const int counted = stage.desk.today({})->foreignInvoices;
    QVERIFY(counted > 0);
    Q_EMIT stage.backend.changed({ QStringLiteral("invoices") });
    stage.go(QStringLiteral("today"));
    const QList<ui::Tile *> tiles = stage.window->page(QStringLiteral("today")).findChildren<ui::Tile *>();
    const auto tile = std::find_if(tiles.begin(), tiles.end(), [](const ui::Tile *one) { return one->accessibleName().startsWith(QLatin1String("By-pass")); });
    QVERIFY(tile != tiles.end());
    QVERIFY2((*tile)->accessibleName().contains(QString::number(counted)), qPrintable((*tile)->accessibleName()));

    (*tile)->click();
    stage.settle();

    QTRY_COMPARE(stage.grid(QStringLiteral("invoices")).grid().rowCount(), counted);
    for (const QPushButton *pill : stage.window->page(QStringLiteral("invoices")).findChildren<QPushButton *>()) {
        if (pill->text().startsWith(QLatin1String("By-pass")))
            QCOMPARE(pill->text(), QStringLiteral("By-pass  %1").arg(counted)); // One rule for the tile and the view.
    }
}

void TstDashboardsUi::draggingOverMonthsNarrowsThePeriodAndEscWidensIt()
{
    Stage stage;
    stage.go(kScreen);
    QTRY_VERIFY(chart(stage).isVisible());
    stage.settle();
    const QDate before = stage.desk.asked.from;
    const int y = chart(stage).height() - 40, width = chart(stage).width();

    QTest::mousePress(&chart(stage), Qt::LeftButton, {}, QPoint(width / 2, y));
    for (int x = width / 2; x < width - 20; x += 20) {
        QMouseEvent move(QEvent::MouseMove, QPointF(x, y), chart(stage).mapToGlobal(QPointF(x, y)), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&chart(stage), &move);
    }
    QTest::mouseRelease(&chart(stage), Qt::LeftButton, {}, QPoint(width - 20, y));

    QTRY_VERIFY(crumb(stage)->isVisible());
    QVERIFY(stage.desk.asked.from.isValid() && stage.desk.asked.from <= stage.desk.asked.to);
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!crumb(stage)->isVisible());
    QTRY_COMPARE(stage.desk.asked.from, before);
}

void TstDashboardsUi::shiftAndTheArrowsBrushWithoutAMouse()
{
    Stage stage;
    stage.go(kScreen);
    stage.settle();
    chart(stage).setFocus();

    stage.press(Qt::Key_Right);
    stage.press(Qt::Key_Right, Qt::ShiftModifier);
    stage.press(Qt::Key_Right, Qt::ShiftModifier);
    stage.press(Qt::Key_Return);

    QTRY_VERIFY(crumb(stage)->isVisible());
    QCOMPARE(stage.desk.asked.from.addMonths(2), stage.desk.asked.to);
}

void TstDashboardsUi::anExportIsSafeToOpen()
{
    Stage stage;
    for (desk::RequestRow &row : stage.desk.requestRows)
        row.dealName = QStringLiteral("=HYPERLINK(\"http://evil\",\"x\")");
    stage.go(kScreen);
    chart(stage).setFocus();
    stage.press(Qt::Key_Right);
    stage.press(Qt::Key_Return);
    QTRY_VERIFY(rows(stage).view().grid().rowCount() > 0);
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("figures.csv"));

    stage.press(Qt::Key_E, Qt::ControlModifier);
    auto *dialog = stage.window->page(kScreen).findChild<QFileDialog *>(QStringLiteral("figuresExport"));
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(name);
    dialog->close();

    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    QVERIFY(csv.contains("\"'=HYPERLINK("));
    QVERIFY(!csv.contains("\n=HYPERLINK") && !csv.contains("\n\"=HYPERLINK"));
}

QTEST_MAIN(TstDashboardsUi)
#include "tst_dashboards_ui.moc"
