#pragma once

#include <QElapsedTimer>
#include <QObject>

class QAbstractScrollArea;

namespace sluice::testing {

/// Measures from a key press to the paint that shows it.
class PaintClock final : public QObject {
    Q_OBJECT
public:
    explicit PaintClock(QAbstractScrollArea &view);

    /// Presses the key and serves events until the view has painted. Milliseconds; negative when it never did.
    double press(Qt::Key key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAbstractScrollArea &m_view;
    bool m_painted = false;
};

} // namespace sluice::testing
