#pragma once

#include "desk/Figures.h"
#include "ui/dashboards/FigureChart.h"

namespace sluice::ui {

/// Median line with the band up to p90, by month; open items as hollow dots at their present age.
class DaysChart final : public FigureChart {
    Q_OBJECT
public:
    explicit DaysChart(QWidget *parent);
    void show(const desk::DaysToInvoice &figure);

protected:
    std::vector<Mark> draw(QPainter &painter, const QRectF &area) override;

private:
    desk::DaysToInvoice m_figure;
};

/// Where the days went: delivery, data, approval, posting, sending, each starting where the one before ended.
class WaterfallChart final : public FigureChart {
    Q_OBJECT
public:
    explicit WaterfallChart(QWidget *parent);
    void show(const desk::DaysToInvoice &figure);

protected:
    std::vector<Mark> draw(QPainter &painter, const QRectF &area) override;

private:
    std::vector<desk::WaterfallPart> m_parts;
};

} // namespace sluice::ui
