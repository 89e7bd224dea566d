#include "billing/SettleWait.h"

namespace sluice::billing {

namespace {

/// Each who settles has one: what the first of them learnt of the clock, the others must learn, too.
QString distanceNote(const QString &who) { return QStringLiteral("settle.clock.") + who; }
constexpr std::chrono::seconds kSlack { 2 }; // Time servers draw a clock straight by less between two settlings that matter.

} // namespace

SettleWait::SettleWait(Clock &clock, mirror::ViewStore &views, std::chrono::milliseconds delay)
    : m_clock(clock)
    , m_views(views)
    , m_delay(delay)
{
}

QCoro::Task<Result<SettleWait::Clocked>> SettleWait::after(QString who, Instant since)
{
    const Result<QString> before = m_views.note(distanceNote(who));
    if (!before)
        co_return tl::unexpected(before.error());
    const std::chrono::milliseconds moved = std::chrono::abs(distance() - std::chrono::milliseconds(before->toLongLong()));
    // Never settled before reads like a clock that was set: the first time, the whole while is waited.
    const bool wasSet = before->isEmpty() || moved > kSlack;
    const std::chrono::milliseconds left = wasSet ? m_delay : std::min(since + m_delay - m_clock.now(), m_delay);
    if (left.count() > 0)
        co_await m_clock.sleep(left);
    if (!wasSet)
        co_return Clocked::Steadily;
    const Result<void> noted = m_views.setNote(distanceNote(who), QString::number(distance().count()));
    co_return noted.map([] { return Clocked::Anew; });
}

QCoro::Task<void> SettleWait::whole()
{
    co_await m_clock.sleep(m_delay);
}

std::chrono::milliseconds SettleWait::distance() const
{
    return m_clock.now().time_since_epoch() - m_clock.steady();
}

} // namespace sluice::billing
