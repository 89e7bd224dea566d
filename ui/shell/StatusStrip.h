#pragma once

#include "ui/kit/AppContext.h"
#include "ui/kit/Backend.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace sluice::ui {

/// The line at the bottom: how fresh each connection is, what is queued, how much of the call budget is gone, and
/// what is running right now, with a way to stop it.
class StatusStrip final : public QWidget {
    Q_OBJECT
public:
    StatusStrip(const AppContext &context, QWidget *parent);

Q_SIGNALS:
    void connectionsRequested();
    void uncertainRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString whyItFailed(const Error &error) const;
    void refresh();
    void paintConnections();
    void fitNames();
    void showProgress(const Progress &progress);

    AppContext m_context;
    desk::StatusLine m_status;
    QHBoxLayout *m_connections;
    QPushButton *m_writes;
    QPushButton *m_calls;
    QLabel *m_progress;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QPushButton *m_sync;
    QTimer m_tick;
};

} // namespace sluice::ui
