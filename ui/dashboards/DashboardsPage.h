#pragma once

#include "desk/Figures.h"
#include "ui/dashboards/FigureRowsPane.h"
#include "ui/kit/Page.h"

#include <QPointer>

class QButtonGroup;
class QLabel;

namespace sluice::ui {

class AgeingChart;
class BilledChart;
class DaysChart;
class FigureCard;
class FigureChart;
class FigureFilterRow;
class WaterfallChart;

/// Days to invoice and billed against unbilled, narrowed by one filter and by brushing over months; every mark opens the
/// rows that add up to it.
class DashboardsPage final : public Page {
    Q_OBJECT
public:
    DashboardsPage(const AppContext &context, QWidget *parent);

protected:
    void refresh() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Figures {
        desk::DaysToInvoice days;
        std::vector<desk::BilledUnbilled> billed;
        std::vector<desk::UnbilledAgeing> ageing;
        desk::FigureChoices choices;
    };
    void buildCards();
    void show(Figures figures);
    void showDays();
    void showParts(const desk::DaysToInvoice &days);
    void showCurrency(const QString &code);
    void showBilled(const desk::BilledUnbilled &figure);
    void showAgeing(const desk::UnbilledAgeing &figure);
    void rebuildCurrencies();
    /// Chart and card open the same kind of rows, counted each in its own currency or in the one that is shown.
    enum class Counted { Requests, ShownCurrency };
    void connectCard(FigureCard *card, FigureChart *chart, FigureRowsPane::Days days, Counted counted);
    void buildCrumb();
    void brush(QDate from, QDate to);
    void openRows(const QString &title, const QStringList &rows, FigureRowsPane::Days days, Counted counted);
    void closeRows();
    void exportCsv();
    void writeCsv(const QString &file);
    desk::FigureFilter filter() const;

    Figures m_figures;
    FigureFilterRow *m_filterRow;
    FigureRowsPane *m_rows;
    QWidget *m_crumb;
    QLabel *m_crumbText;
    QDate m_brushFrom, m_brushTo; ///< Invalid: the whole period.
    QString m_currency;
    QPointer<QWidget> m_openedFrom; ///< Had the focus when the rows were opened, and gets it back.
    QButtonGroup *m_currencies;
    QWidget *m_currencyRow;
    DaysChart *m_daysChart;
    WaterfallChart *m_waterfall;
    BilledChart *m_billedChart;
    AgeingChart *m_ageingChart;
    FigureCard *m_days = nullptr, *m_parts = nullptr, *m_billed = nullptr, *m_ageing = nullptr;
    bool m_tables = false;
};

} // namespace sluice::ui
