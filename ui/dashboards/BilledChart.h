#pragma once

#include "desk/Figures.h"
#include "ui/dashboards/FigureChart.h"

namespace sluice::ui {

/// Billed and the parts of unbilled as stacked months of one currency.
class BilledChart final : public FigureChart {
    Q_OBJECT
public:
    explicit BilledChart(QWidget *parent);
    void show(const desk::BilledUnbilled &figure);

protected:
    std::vector<Mark> draw(QPainter &painter, const QRectF &area) override;

private:
    void drawLabels(QPainter &painter, const QRectF &area);

    desk::BilledUnbilled m_figure;
};

/// Earned and not invoiced, by age.
class AgeingChart final : public FigureChart {
    Q_OBJECT
public:
    explicit AgeingChart(QWidget *parent);
    void show(const desk::UnbilledAgeing &figure);

protected:
    std::vector<Mark> draw(QPainter &painter, const QRectF &area) override;

private:
    desk::UnbilledAgeing m_figure;
};

} // namespace sluice::ui
