#pragma once

#include <QObject>

class QAbstractItemView;

namespace sluice::desktop {

/// Milliseconds since this process was started, from the kernel's own note (to 10 ms); since the first call elsewhere.
qint64 sinceProcessStart();

/// Tells when a grid has painted rows for the first time: the moment from which somebody can work.
class StartWatch final : public QObject {
    Q_OBJECT
public:
    explicit StartWatch(QAbstractItemView &grid);

Q_SIGNALS:
    void painted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAbstractItemView &m_grid;
    bool m_told = false;
};

} // namespace sluice::desktop
