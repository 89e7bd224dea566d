#pragma once

#include "desk/Figures.h"
#include "ui/dashboards/FigureChart.h"

#include <QPolygonF>

#include <algorithm>

namespace sluice::ui {

/// Median line with the band up to p90, by month, or dots where a month has too few for percentiles. Beside it the
/// open items as hollow dots at their present age; the band sets the scale, and what is older is counted at the top.
class DaysChart final : public FigureChart {
    Q_OBJECT
public:
    explicit DaysChart(QWidget *parent);
    void show(const desk::DaysToInvoice &figure);

protected:
    std::vector<Mark> draw(QPainter &painter, const QRectF &area) override;

private:
    struct Scale {
        QRectF plot;
        double top; ///< Days at the upper edge.
        qreal y(double days) const { return plot.bottom() - plot.height() * std::min(days, top) / top; }
    };
    /// Neighbouring months that have percentiles.
    struct Run {
        QPolygonF median, p90;
    };

    double highestShown() const;
    std::vector<Mark> drawMonths(QPainter &painter, const Scale &scale) const;
    static void drawRun(QPainter &painter, const Run &run, bool named);
    void drawOpen(QPainter &painter, const Scale &scale, const QRectF &lane, std::vector<Mark> &marks) const;

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
