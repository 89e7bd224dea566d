#pragma once

#include "desk/Rows.h"

#include <QWidget>

namespace sluice::ui {

/// Open exceptions by cause as bars one can press; each bar by count, with its sums in words.
class CauseBars final : public QWidget {
    Q_OBJECT
public:
    CauseBars(std::vector<desk::TodayBoard::CauseBar> bars, QWidget *parent);
    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(sluice::Cause cause);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int barAt(int y) const;

    std::vector<desk::TodayBoard::CauseBar> m_bars;
    int m_hovered = -1;
};

} // namespace sluice::ui
