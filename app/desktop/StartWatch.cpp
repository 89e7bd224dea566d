#include "desktop/StartWatch.h"

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QEvent>
#include <QFile>

#include <optional>

#ifdef Q_OS_LINUX
#include <ctime>
#include <unistd.h>
#endif

namespace sluice::desktop {

namespace {

#ifdef Q_OS_LINUX
/// `starttime` of proc(5): clock ticks after boot. The name before it may hold spaces, but ends in the last bracket.
std::optional<qint64> startedAfterBootMs()
{
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (!stat.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray line = stat.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype kStartTime = 19; // Field 22, counted from the one after the name.
    if (fields.size() <= kStartTime)
        return std::nullopt;
    return fields.at(kStartTime).toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
}

qint64 afterBootMs()
{
    timespec now {};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}
#endif

} // namespace

qint64 sinceProcessStart()
{
    static const QElapsedTimer sinceFirstCall = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
#ifdef Q_OS_LINUX
    if (const std::optional<qint64> started = startedAfterBootMs())
        return afterBootMs() - *started;
#endif
    return sinceFirstCall.elapsed();
}

StartWatch::StartWatch(QAbstractItemView &grid)
    : m_grid(grid)
{
    grid.viewport()->installEventFilter(this);
}

bool StartWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && !m_told && m_grid.model()->rowCount() > 0) {
        m_told = true;
        // Queued: the paint itself comes after this filter.
        QMetaObject::invokeMethod(this, &StartWatch::painted, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sluice::desktop
