#include "rules/Sla.h"

#include "rules/Words.h"

#include <QLocale>

#include <algorithm>

namespace sluice::rules {

namespace {

using std::chrono::milliseconds;

/// The pauses in order of time, overlapping ones joined, empty ones left out.
std::vector<Pause> joined(std::span<const Pause> pauses)
{
    std::vector<Pause> sorted(pauses.begin(), pauses.end());
    std::ranges::sort(sorted, {}, &Pause::from);
    std::vector<Pause> out;
    for (const Pause &pause : sorted) {
        if (pause.from >= pause.to)
            continue;
        if (!out.empty() && pause.from <= out.back().to)
            out.back().to = std::max(out.back().to, pause.to);
        else
            out.push_back(pause);
    }
    return out;
}

/// Yields, from `at` on, the stretches in which the clock runs: working time outside the pauses.
class RunningTime {
public:
    RunningTime(const WorkCalendar &calendar, Instant at, std::span<const Pause> pauses)
        : m_calendar(calendar)
        , m_at(at)
        , m_pauses(joined(pauses))
    {
    }

    std::optional<Span> next()
    {
        for (;;) {
            while (m_pause < m_pauses.size() && m_pauses[m_pause].to <= m_at)
                ++m_pause;
            if (m_pause < m_pauses.size() && m_pauses[m_pause].from <= m_at)
                m_at = m_pauses[m_pause].to;
            if (!m_work || m_work->to <= m_at)
                m_work = m_calendar.nextStretch(m_at);
            if (!m_work)
                return {};
            Span span { std::max(m_work->from, m_at), m_work->to };
            while (m_pause < m_pauses.size() && m_pauses[m_pause].to <= span.from)
                ++m_pause;
            if (m_pause < m_pauses.size()) {
                if (m_pauses[m_pause].from <= span.from) {
                    m_at = m_pauses[m_pause].to;
                    continue;
                }
                span.to = std::min(span.to, m_pauses[m_pause].from);
            }
            m_at = span.to;
            return span;
        }
    }

private:
    const WorkCalendar &m_calendar;
    Instant m_at;
    std::vector<Pause> m_pauses;
    std::size_t m_pause = 0;
    std::optional<Span> m_work;
};

/// A calendar without working time never comes due; this stands for it.
constexpr Instant kNever = fromMs(253402300799999);

/// When the target is used up, and from when on it is exceeded: the same but for a target that ends with a working day.
struct DueAndBreach {
    Instant due, breach;
};
DueAndBreach dueAndBreach(const WorkCalendar &calendar, Instant opened, milliseconds target, std::span<const Pause> pauses)
{
    RunningTime running(calendar, opened, pauses);
    milliseconds left = target;
    Instant due = opened;
    bool isDue = left == milliseconds(0);
    while (const auto span = running.next()) {
        if (isDue)
            return { due, span->from };
        const milliseconds length = span->to - span->from;
        if (length > left)
            return { span->from + left, span->from + left };
        left -= length;
        if (left == milliseconds(0)) {
            due = span->to;
            isDue = true;
        }
    }
    return { isDue ? due : kNever, kNever };
}

QString duration(milliseconds length)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(length).count();
    if (minutes < 60)
        return Words::tr("%1 m").arg(minutes);
    if (minutes % 60 == 0)
        return Words::tr("%1 h").arg(minutes / 60);
    return Words::tr("%1 h %2 m").arg(minutes / 60).arg(minutes % 60);
}

QString moment(Instant at, const QTimeZone &zone)
{
    return QLocale().toString(toQDateTime(at).toTimeZone(zone), QStringLiteral("ddd d MMM HH:mm"));
}

} // namespace

milliseconds workedOutside(const WorkCalendar &calendar, Instant from, Instant to, std::span<const Pause> pauses)
{
    milliseconds worked = calendar.workedBetween(from, to);
    for (const Pause &pause : joined(pauses))
        worked -= calendar.workedBetween(std::max(from, pause.from), std::min(to, pause.to));
    return worked;
}

Instant dueAfter(const WorkCalendar &calendar, Instant opened, std::chrono::minutes target, std::span<const Pause> pauses)
{
    return dueAndBreach(calendar, opened, target, pauses).due;
}

ClockStatus clockStatus(const ClockCycle &cycle, const WorkCalendar &calendar, Instant now)
{
    const Instant end = cycle.resolvedAt ? std::min(*cycle.resolvedAt, now) : now;
    const auto [due, breach] = dueAndBreach(calendar, cycle.openedAt, cycle.target, cycle.pauses);
    ClockStatus status;
    status.worked = workedOutside(calendar, cycle.openedAt, std::max(cycle.openedAt, end), cycle.pauses);
    status.remaining = cycle.target - status.worked;
    status.dueAt = due;
    if (status.remaining < milliseconds(0))
        status.breachedAt = breach;
    const bool paused = std::ranges::any_of(
        cycle.pauses, [now](const Pause &pause) { return pause.from <= now && now < pause.to; });
    status.state = status.breachedAt ? SlaState::Breached
        : cycle.resolvedAt           ? SlaState::Met
        : paused                     ? SlaState::Paused
                                     : SlaState::Running;
    return status;
}

QString nameOf(StretchKind kind)
{
    switch (kind) {
    case StretchKind::Ran: return QStringLiteral("ran");
    case StretchKind::Outside: return QStringLiteral("outside");
    case StretchKind::Paused: return QStringLiteral("paused");
    }
    Q_UNREACHABLE();
}

std::vector<Stretch> stretches(const WorkCalendar &calendar, Instant opened, Instant until, std::span<const Pause> pauses)
{
    std::vector<Stretch> out;
    const auto add = [&out](Instant from, Instant to, StretchKind kind) {
        if (from >= to)
            return;
        if (!out.empty() && out.back().kind == kind)
            out.back().to = to;
        else
            out.push_back({ from, to, kind });
    };
    const std::vector<Pause> paused = joined(pauses);
    for (Instant at = opened; at < until;) {
        const auto work = calendar.nextStretch(at);
        const Instant workFrom = work ? std::min(work->from, until) : until;
        add(at, workFrom, StretchKind::Outside);
        at = workFrom;
        const Instant workTo = work ? std::min(work->to, until) : until;
        for (const Pause &pause : paused) {
            if (pause.to <= at || pause.from >= workTo)
                continue;
            add(at, std::max(at, pause.from), StretchKind::Ran);
            add(std::max(at, pause.from), std::min(pause.to, workTo), StretchKind::Paused);
            at = std::min(pause.to, workTo);
        }
        add(at, workTo, StretchKind::Ran);
        at = workTo;
    }
    return out;
}

QString clockSentence(const ClockCycle &cycle, const WorkCalendar &calendar, Instant now)
{
    const ClockStatus status = clockStatus(cycle, calendar, now);
    const Instant end = cycle.resolvedAt ? *cycle.resolvedAt : now;
    milliseconds outside { 0 };
    milliseconds paused { 0 };
    for (const Stretch &stretch : stretches(calendar, cycle.openedAt, end, cycle.pauses)) {
        if (stretch.kind == StretchKind::Outside)
            outside += stretch.to - stretch.from;
        else if (stretch.kind == StretchKind::Paused)
            paused += stretch.to - stretch.from;
    }
    QStringList parts { Words::tr("Opened %1").arg(moment(cycle.openedAt, calendar.zone())),
        Words::tr("ran %1").arg(duration(status.worked)) };
    if (outside > milliseconds(0))
        parts += Words::tr("outside working time %1").arg(duration(outside));
    if (paused > milliseconds(0))
        parts += Words::tr("paused %1").arg(duration(paused));
    if (cycle.resolvedAt)
        parts += Words::tr("resolved %1").arg(moment(*cycle.resolvedAt, calendar.zone()));
    parts += (status.breachedAt ? Words::tr("was due %1") : Words::tr("due %1")).arg(moment(status.dueAt, calendar.zone()));
    return parts.join(QStringLiteral("; "));
}

} // namespace sluice::rules
