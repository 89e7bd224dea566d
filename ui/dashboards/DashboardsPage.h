#pragma once

#include "desk/Figures.h"
#include "ui/kit/Page.h"

class QButtonGroup;

namespace sluice::ui {

class AgeingChart;
class BilledChart;
class DaysChart;
class FigureCard;
class FigureChart;
class WaterfallChart;

/// Days to invoice and billed against unbilled; every mark opens the rows that add up to it.
class DashboardsPage final : public Page {
    Q_OBJECT
public:
    DashboardsPage(const AppContext &context, QWidget *parent);

protected:
    void refresh() override;

private:
    struct Figures {
        desk::DaysToInvoice days;
        std::vector<desk::BilledUnbilled> billed;
        std::vector<desk::UnbilledAgeing> ageing;
    };
    void buildCards();
    void show(Figures figures);
    void showDays();
    void showCurrency(const QString &code);
    void showBilled(const desk::BilledUnbilled &figure);
    void showAgeing(const desk::UnbilledAgeing &figure);
    void rebuildCurrencies();
    void openRows(FigureChart *chart);

    Figures m_figures;
    QString m_currency;
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
