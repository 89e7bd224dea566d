#pragma once

#include "ui/kit/Words.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice::ui {

/// What stands where rows would: nothing here, on its way, or failed.
class StateOverlay final : public QWidget {
    Q_OBJECT
public:
    explicit StateOverlay(QWidget *parent);

    void showNothing(); ///< Out of the way.
    /// Skeleton rows, but only after 150 ms: a quick answer must not flicker.
    void showLoading(int rowHeight);
    void showEmpty(const QString &sentence, const QString &hint);
    void showProblem(const words::Problem &problem);

Q_SIGNALS:
    void retryRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showWords(const QString &head, const QString &body, bool retry);

    QLabel *m_head;
    QLabel *m_body;
    QPushButton *m_retry;
    QTimer m_delay;
    int m_rowHeight = 32;
    bool m_skeleton = false;
};

} // namespace sluice::ui
