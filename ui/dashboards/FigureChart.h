#pragma once

#include <QDate>
#include <QRectF>
#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QPainter;

namespace sluice::ui {

/// A chart drawn by hand whose marks open into the rows that add up to them: by click, or with the arrows and Enter.
/// The same drawing serves screen, full screen and paper.
class FigureChart : public QWidget {
    Q_OBJECT
public:
    explicit FigureChart(const QString &name, QWidget *parent);

    struct Mark {
        QRectF area;
        QString tip;   ///< Plain text; also what a screen reader says while the mark has the focus.
        QString title; ///< The breadcrumb over its rows.
        QStringList rows;
        QDate month {}; ///< Of a chart by months: what a brush over it takes.
    };

Q_SIGNALS:
    void opened(const QString &title, const QStringList &rows);
    /// Months were brushed over, by dragging or with Shift and the arrows: from the first to the last, inclusive.
    void brushed(QDate from, QDate to);

protected:
    /// Draws everything and says where its marks are.
    virtual std::vector<Mark> draw(QPainter &painter, const QRectF &area) = 0;

    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

    /// A round number at or above `value` that divides into `steps` round steps.
    static double niceCeiling(double value, int steps);

private:
    void point(int mark);
    void openPointed();
    QList<QDate> monthsUnderBrush() const;
    void brushByKey(int step);
    void finishBrush();
    void paintBrush(QPainter &painter) const;

    std::vector<Mark> m_marks;
    std::optional<qreal> m_pressedAt; ///< Where the button went down, or where a brush by keys began.
    qreal m_brushedTo = 0;
    bool m_brushing = false;
    int m_pointed = -1;
};

} // namespace sluice::ui
