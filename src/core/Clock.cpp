#include "core/Clock.h"

#include <QCoro/QCoroTimer>

#include <QTimer>

namespace sluice {

namespace {
Instant systemNow()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}
} // namespace

SystemClock::SystemClock(Instant start)
    : m_offset(start - systemNow())
{
}

Instant SystemClock::now() const
{
    return systemNow() + m_offset;
}

std::chrono::milliseconds SystemClock::steady() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

QCoro::Task<void> SystemClock::sleep(std::chrono::milliseconds duration)
{
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(duration);
    co_await timer;
}

} // namespace sluice
