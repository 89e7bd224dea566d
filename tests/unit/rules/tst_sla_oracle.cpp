#include "rules/Sla.h"

#include <QTest>

#include <rapidcheck.h>

#include <time.h>

using namespace sluice;
using namespace sluice::rules;
using std::chrono::minutes;

namespace {

/// A second opinion that shares nothing with the code under test: it steps from minute to minute and asks the C library
/// what the wall clock shows.
class MinuteStepper {
public:
    MinuteStepper(const WorkCalendar &calendar, const ClockCycle &cycle)
        : m_week(calendar.week())
        , m_holidays(calendar.holidays())
        , m_cycle(cycle)
    {
        qputenv("TZ", calendar.zone().id());
        tzset();
    }
    ~MinuteStepper()
    {
        qputenv("TZ", "UTC");
        tzset();
    }

    bool isWorking(Instant minute) const
    {
        const time_t seconds = static_cast<time_t>(toMs(minute) / 1000);
        tm local {};
        localtime_r(&seconds, &local);
        for (const Holiday &holiday : m_holidays) {
            if (holiday.on.year() == local.tm_year + 1900 && holiday.on.month() == local.tm_mon + 1 && holiday.on.day() == local.tm_mday)
                return false;
        }
        const int weekday = local.tm_wday == 0 ? 7 : local.tm_wday;
        const int minuteOfDay = local.tm_hour * 60 + local.tm_min;
        for (const WeeklyInterval &interval : m_week) {
            if (interval.weekday == weekday && interval.from <= minuteOfDay && minuteOfDay < interval.to)
                return true;
        }
        return false;
    }

    bool isPaused(Instant minute) const
    {
        for (const Pause &pause : m_cycle.pauses) {
            if (pause.from <= minute && minute < pause.to)
                return true;
        }
        return false;
    }

    minutes worked(Instant from, Instant to) const
    {
        minutes sum { 0 };
        for (Instant at = from; at < to; at += minutes(1)) {
            if (isWorking(at) && !isPaused(at))
                sum += minutes(1);
        }
        return sum;
    }

    Instant due() const
    {
        minutes left = m_cycle.target;
        Instant at = m_cycle.openedAt;
        for (; left > minutes(0); at += minutes(1)) {
            if (isWorking(at) && !isPaused(at))
                left -= minutes(1);
        }
        return at;
    }

private:
    std::vector<WeeklyInterval> m_week;
    std::vector<Holiday> m_holidays;
    ClockCycle m_cycle;
};

/// Minutes around the clock changes of both places, where mistakes live.
Instant anyMoment()
{
    const auto weekStart = *rc::gen::element<std::string>("2026-03-05T00:00:00Z", "2026-03-26T00:00:00Z", "2026-10-22T00:00:00Z",
        "2026-10-29T00:00:00Z", "2026-12-23T00:00:00Z", "2026-06-01T00:00:00Z");
    return parseInstant(std::string_view(weekStart)).value() + minutes(*rc::gen::inRange(0, 6 * 24 * 60));
}

WorkCalendar anyCalendar()
{
    const auto zone = *rc::gen::element<std::string>("UTC", "Europe/London", "America/New_York", "Asia/Kolkata");
    const int mode = *rc::gen::inRange(0, 3);
    std::vector<WeeklyInterval> week;
    for (int day = 1; day <= (mode == 2 ? 7 : 5); ++day) {
        if (mode == 1) {
            week.push_back({ day, 8 * 60 + 30, 12 * 60 });
            week.push_back({ day, 13 * 60, 17 * 60 + 15 });
        } else {
            week.push_back({ day, 0, 24 * 60 });
        }
    }
    return WorkCalendar(QString(), QTimeZone(QByteArray::fromStdString(zone)), week, { { QDate(2026, 12, 25), {} }, { QDate(2026, 3, 27), {} } });
}

ClockCycle anyCycle()
{
    ClockCycle cycle;
    cycle.openedAt = anyMoment();
    cycle.target = minutes(*rc::gen::inRange(1, 3 * 24 * 60));
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        const Instant from = cycle.openedAt + minutes(*rc::gen::inRange(-600, 5000));
        cycle.pauses.push_back({ from, from + minutes(*rc::gen::inRange(0, 3000)) });
    }
    return cycle;
}

} // namespace

class TestSlaOracle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dueTimesAgreeWithSteppingMinuteByMinute()
    {
        QVERIFY(rc::check([] {
            const WorkCalendar calendar = anyCalendar();
            const ClockCycle cycle = anyCycle();
            const Instant stepped = MinuteStepper(calendar, cycle).due();
            RC_ASSERT(toMs(dueAfter(calendar, cycle.openedAt, cycle.target, cycle.pauses)) == toMs(stepped));
        }));
    }

    void workedTimeAgreesWithSteppingMinuteByMinute()
    {
        QVERIFY(rc::check([] {
            const WorkCalendar calendar = anyCalendar();
            const ClockCycle cycle = anyCycle();
            const Instant to = cycle.openedAt + minutes(*rc::gen::inRange(0, 8 * 24 * 60));
            const minutes stepped = MinuteStepper(calendar, cycle).worked(cycle.openedAt, to);
            RC_ASSERT(workedOutside(calendar, cycle.openedAt, to, cycle.pauses) == stepped);
        }));
    }

    void stretchesAreGaplessAndAddUp()
    {
        QVERIFY(rc::check([] {
            const WorkCalendar calendar = anyCalendar();
            const ClockCycle cycle = anyCycle();
            const Instant to = cycle.openedAt + minutes(*rc::gen::inRange(1, 8 * 24 * 60));
            Instant reached = cycle.openedAt;
            std::chrono::milliseconds ran { 0 };
            for (const Stretch &part : stretches(calendar, cycle.openedAt, to, cycle.pauses)) {
                RC_ASSERT(toMs(part.from) == toMs(reached));
                RC_ASSERT(toMs(part.from) < toMs(part.to));
                if (part.kind == StretchKind::Ran)
                    ran += part.to - part.from;
                reached = part.to;
            }
            RC_ASSERT(toMs(reached) == toMs(to));
            RC_ASSERT(ran == workedOutside(calendar, cycle.openedAt, to, cycle.pauses));
        }));
    }

    void breachedExactlyWhenMoreThanTheTargetWasWorked()
    {
        QVERIFY(rc::check([] {
            const WorkCalendar calendar = anyCalendar();
            const ClockCycle cycle = anyCycle();
            const Instant now = cycle.openedAt + minutes(*rc::gen::inRange(0, 8 * 24 * 60));
            const ClockStatus status = clockStatus(cycle, calendar, now);
            const bool exceeded = MinuteStepper(calendar, cycle).worked(cycle.openedAt, now) > cycle.target;
            RC_ASSERT((status.state == SlaState::Breached) == exceeded);
            if (status.breachedAt) {
                RC_ASSERT(toMs(*status.breachedAt) >= toMs(status.dueAt));
                RC_ASSERT(workedOutside(calendar, cycle.openedAt, *status.breachedAt, cycle.pauses) == cycle.target);
                RC_ASSERT(workedOutside(calendar, cycle.openedAt, *status.breachedAt + minutes(1), cycle.pauses) > cycle.target);
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestSlaOracle)
#include "tst_sla_oracle.moc"
