#pragma once

#include "core/Clock.h"
#include "mirror/ViewStore.h"

#include <QCoro/QCoroTask>

namespace sluice::billing {

/// The while that books are given after an unclear answer before anybody looks: their index may lag.
///
/// A write is on record with a time of day, and somebody may have set the clock since. Then the time that seems to have
/// passed proves nothing, and the whole while is waited out again. It is noticed by the distance between the time of day and
/// the steady clock, which is kept in a note from one settling to the next, also across programs.
class SettleWait {
public:
    SettleWait(Clock &clock, mirror::ViewStore &views, std::chrono::milliseconds delay);

    enum class Clocked { Steadily, Anew };
    /// Waits until `since` surely lies the whole while back. Anew: the clock was set since `who` settled last, and no moment
    /// on record tells how long ago it was. Errors: Storage.
    QCoro::Task<Result<Clocked>> after(QString who, Instant since);
    /// Waits the whole while from now on.
    QCoro::Task<void> whole();

private:
    std::chrono::milliseconds distance() const;

    Clock &m_clock;
    mirror::ViewStore &m_views;
    std::chrono::milliseconds m_delay;
};

} // namespace sluice::billing
