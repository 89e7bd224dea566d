#pragma once

#include <QWidget>

namespace sluice::ui {

/// What scrolls in a QScrollArea. That asks only for the least height, which knows nothing of wrapped lines, and would
/// squeeze them into one another; this one claims the height that its width needs.
class ScrollContent final : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void claimHeight();
};

} // namespace sluice::ui
