#include "PaintClock.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QTest>

namespace sluice::testing {

PaintClock::PaintClock(QAbstractScrollArea &view)
    : m_view(view)
{
    view.viewport()->installEventFilter(this);
}

double PaintClock::press(Qt::Key key)
{
    constexpr qint64 kPatienceMs = 5000;
    m_painted = false;
    QElapsedTimer timer;
    timer.start();
    QTest::keyClick(&m_view, key);
    // The paint is over when the event loop comes back from the turn in which it was asked for.
    while (!m_painted && timer.elapsed() < kPatienceMs)
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    return m_painted ? static_cast<double>(timer.nsecsElapsed()) / 1e6 : -1;
}

bool PaintClock::eventFilter(QObject *watched, QEvent *event)
{
    m_painted = m_painted || event->type() == QEvent::Paint;
    return QObject::eventFilter(watched, event);
}

} // namespace sluice::testing
