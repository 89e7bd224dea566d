#include "rules/Sla.h"

#include <QTest>

using namespace sluice;
using namespace sluice::rules;
using std::chrono::hours;
using std::chrono::minutes;

Q_DECLARE_METATYPE(std::vector<Pause>)

namespace {

Instant at(const char *iso)
{
    return parseInstant(std::string_view(iso)).value();
}

WorkCalendar roundTheClock(const char *zone, std::vector<Holiday> holidays = {})
{
    return WorkCalendar(QStringLiteral("Working days, 24 h each"), QTimeZone(zone), { { 1 }, { 2 }, { 3 }, { 4 }, { 5 } }, std::move(holidays));
}

WorkCalendar office(const char *zone, int from, int to)
{
    std::vector<WeeklyInterval> week;
    for (int day = 1; day <= 5; ++day)
        week.push_back({ day, from * 60, to * 60 });
    return WorkCalendar(QStringLiteral("Office hours"), QTimeZone(zone), week, {});
}

std::vector<Pause> pause(const char *from, const char *to) { return { { at(from), at(to) } }; }

} // namespace

// Every expectation here was worked out by hand on a calendar of 2026; all moments are UTC.
class TestSla : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dueTimesWorkedOutByHand_data()
    {
        QTest::addColumn<QString>("calendar");
        QTest::addColumn<QString>("opened");
        QTest::addColumn<int>("targetHours");
        QTest::addColumn<std::vector<Pause>>("pauses");
        QTest::addColumn<QString>("due");
        const auto row = [](const char *name, const char *calendar, const char *opened, int target, std::vector<Pause> pauses, const char *due) {
            QTest::newRow(name) << QString::fromLatin1(calendar) << QString::fromLatin1(opened) << target << std::move(pauses) << QString::fromLatin1(due);
        };
        // 13 November 2026 is a Friday.
        row("Friday 17:00 gives Monday 17:00", "utc", "2026-11-13T17:00:00Z", 24, {}, "2026-11-16T17:00:00.000Z");
        row("Tuesday noon gives Wednesday noon", "utc", "2026-11-10T12:00:00Z", 24, {}, "2026-11-11T12:00:00.000Z");
        row("opened on a Sunday, runs from Monday", "utc", "2026-11-15T10:00:00Z", 24, {}, "2026-11-17T00:00:00.000Z");
        row("opened at the start of Friday, used up at its end", "utc", "2026-11-13T00:00:00Z", 24, {}, "2026-11-14T00:00:00.000Z");
        row("no target is due at once", "utc", "2026-11-15T10:00:00Z", 0, {}, "2026-11-15T10:00:00.000Z");
        row("a holiday stands still", "christmas", "2026-12-24T12:00:00Z", 24, {}, "2026-12-28T12:00:00.000Z");
        row("a pause inside a day", "utc", "2026-11-10T12:00:00Z", 24, pause("2026-11-10T13:00:00Z", "2026-11-10T15:30:00Z"), "2026-11-11T14:30:00.000Z");
        row("a pause over the week-end costs only its working part", "utc", "2026-11-13T17:00:00Z", 24,
            pause("2026-11-13T20:00:00Z", "2026-11-16T02:00:00Z"), "2026-11-16T23:00:00.000Z");
        row("a pause that lies in the week-end costs nothing", "utc", "2026-11-13T17:00:00Z", 24,
            pause("2026-11-14T08:00:00Z", "2026-11-15T20:00:00Z"), "2026-11-16T17:00:00.000Z");
        row("overlapping pauses count once", "utc", "2026-11-10T12:00:00Z", 24,
            { { at("2026-11-10T14:00:00Z"), at("2026-11-10T16:00:00Z") }, { at("2026-11-10T13:00:00Z"), at("2026-11-10T15:00:00Z") } },
            "2026-11-11T15:00:00.000Z");
        row("paused from the start", "utc", "2026-11-10T12:00:00Z", 24, pause("2026-11-10T10:00:00Z", "2026-11-10T18:00:00Z"), "2026-11-11T18:00:00.000Z");
        // London leaves summer time on Sunday 25 October 2026 and enters it on Sunday 29 March 2026.
        row("London, autumn: Friday 17:00 BST gives Monday 17:00 GMT", "london", "2026-10-23T16:00:00Z", 24, {}, "2026-10-26T17:00:00.000Z");
        row("London, spring: Friday 17:00 GMT gives Monday 17:00 BST", "london", "2026-03-27T17:00:00Z", 24, {}, "2026-03-30T16:00:00.000Z");
        // New York leaves summer time on Sunday 1 November 2026 and enters it on Sunday 8 March 2026.
        row("New York, autumn: Friday 17:00 EDT gives Monday 17:00 EST", "newyork", "2026-10-30T21:00:00Z", 24, {}, "2026-11-02T22:00:00.000Z");
        row("New York, spring: Friday 17:00 EST gives Monday 17:00 EDT", "newyork", "2026-03-06T22:00:00Z", 24, {}, "2026-03-09T21:00:00.000Z");
        // With the week-end counted, Sunday has 25 or 23 real hours.
        row("a Sunday of 25 hours counts 25", "london7", "2026-10-24T23:00:00Z", 25, {}, "2026-10-26T00:00:00.000Z");
        row("a Sunday of 23 hours counts 23", "london7", "2026-03-29T00:00:00Z", 23, {}, "2026-03-29T23:00:00.000Z");
        // The two worked examples that public help pages get wrong (D.10).
        row("8 h from Friday 17:00 with 9–17 is Monday 17:00", "office9", "2026-11-13T17:00:00Z", 8, {}, "2026-11-16T17:00:00.000Z");
        row("4 h from Friday 16:00 with 8–17 is Monday 11:00", "office8", "2026-11-13T16:00:00Z", 4, {}, "2026-11-16T11:00:00.000Z");
        row("office hours: pause over the night costs an hour at each end", "office9", "2026-11-10T15:00:00Z", 8,
            pause("2026-11-10T16:00:00Z", "2026-11-11T10:00:00Z"), "2026-11-11T17:00:00.000Z");
    }

    void dueTimesWorkedOutByHand()
    {
        QFETCH(QString, calendar);
        QFETCH(QString, opened);
        QFETCH(int, targetHours);
        QFETCH(std::vector<Pause>, pauses);
        QFETCH(QString, due);

        const Instant got = dueAfter(named(calendar), parseInstant(opened).value(), hours(targetHours), pauses);

        QCOMPARE(toIso(got), due);
    }

    void theStateOfAClock_data()
    {
        QTest::addColumn<std::vector<Pause>>("pauses");
        QTest::addColumn<QString>("resolved"); // Empty: open.
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("remainingMinutes");
        QTest::addColumn<QString>("breached");
        const auto row = [](const char *name, std::vector<Pause> pauses, const char *resolved, const char *now, const char *state, int remaining, const char *breached) {
            QTest::newRow(name) << std::move(pauses) << QString::fromLatin1(resolved) << QString::fromLatin1(now) << QString::fromLatin1(state)
                                << remaining << QString::fromLatin1(breached);
        };
        // Opened Friday 13 November 17:00, 24 h: due Monday 17:00.
        row("just opened", {}, "", "2026-11-13T17:00:00Z", "running", 1440, "");
        row("over the week-end nothing moves", {}, "", "2026-11-15T12:00:00Z", "running", 1020, "");
        row("at the due moment", {}, "", "2026-11-16T17:00:00Z", "running", 0, "");
        row("a minute past it", {}, "", "2026-11-16T17:01:00Z", "breached", -1, "2026-11-16T17:00:00.000Z");
        row("resolved at the due moment is met", {}, "2026-11-16T17:00:00Z", "2026-11-20T00:00:00Z", "met", 0, "");
        row("resolved too late stays breached", {}, "2026-11-16T18:00:00Z", "2026-11-20T00:00:00Z", "breached", -60, "2026-11-16T17:00:00.000Z");
        row("resolved stands still", {}, "2026-11-13T20:00:00Z", "2026-11-20T00:00:00Z", "met", 1260, "");
        row("paused", pause("2026-11-13T19:00:00Z", "2026-11-18T00:00:00Z"), "", "2026-11-17T12:00:00Z", "paused", 1320, "");
        row("woke up", pause("2026-11-13T19:00:00Z", "2026-11-18T00:00:00Z"), "", "2026-11-18T01:00:00Z", "running", 1260, "");
        row("a pause after the breach heals nothing", pause("2026-11-16T18:00:00Z", "2026-11-18T00:00:00Z"), "", "2026-11-17T12:00:00Z", "breached", -60,
            "2026-11-16T17:00:00.000Z");
        row("resolved while paused", pause("2026-11-13T19:00:00Z", "2026-11-18T00:00:00Z"), "2026-11-17T12:00:00Z", "2026-11-17T13:00:00Z", "met", 1320, "");
    }

    void theStateOfAClock()
    {
        QFETCH(std::vector<Pause>, pauses);
        QFETCH(QString, resolved);
        QFETCH(QString, now);
        QFETCH(QString, state);
        QFETCH(int, remainingMinutes);
        QFETCH(QString, breached);
        const ClockCycle cycle { at("2026-11-13T17:00:00Z"), pauses, parseInstant(resolved), hours(24) };

        const ClockStatus status = clockStatus(cycle, WorkCalendar(), parseInstant(now).value());

        QCOMPARE(nameOf(status.state), state);
        QCOMPARE(status.remaining, minutes(remainingMinutes));
        QCOMPARE(status.breachedAt ? toIso(*status.breachedAt) : QString(), breached);
        QCOMPARE(status.worked + status.remaining, hours(24));
    }

    void aTargetThatEndsWithTheWeekIsExceededOnlyOnMonday()
    {
        const ClockCycle cycle { at("2026-11-13T00:00:00Z"), {}, {}, hours(24) };

        const ClockStatus sunday = clockStatus(cycle, WorkCalendar(), at("2026-11-15T12:00:00Z"));
        const ClockStatus monday = clockStatus(cycle, WorkCalendar(), at("2026-11-16T00:01:00Z"));

        QCOMPARE(sunday.state, SlaState::Running);
        QCOMPARE(toIso(sunday.dueAt), QStringLiteral("2026-11-14T00:00:00.000Z"));
        QCOMPARE(monday.state, SlaState::Breached);
        QCOMPARE(toIso(*monday.breachedAt), QStringLiteral("2026-11-16T00:00:00.000Z"));
    }

    void reopeningStartsAClockOfItsOwn()
    {
        const ClockCycle first { at("2026-11-09T08:00:00Z"), {}, at("2026-11-09T10:00:00Z"), hours(24) };
        const ClockCycle second { at("2026-11-12T08:00:00Z"), {}, {}, hours(24) };
        const Instant now = at("2026-11-12T09:00:00Z");

        QCOMPARE(clockStatus(first, WorkCalendar(), now).state, SlaState::Met);
        QCOMPARE(clockStatus(second, WorkCalendar(), now).remaining, minutes(23 * 60));
    }

    void theExplanationAddsUp()
    {
        // Friday 16:10, paused Monday 09:00 to 11:30.
        const WorkCalendar calendar;
        const auto pauses = pause("2026-11-16T09:00:00Z", "2026-11-16T11:30:00Z");

        const auto parts = stretches(calendar, at("2026-11-13T16:10:00Z"), at("2026-11-16T18:40:00Z"), pauses);

        QStringList kinds;
        QList<int> lengths;
        for (const Stretch &part : parts) {
            kinds += nameOf(part.kind);
            lengths += static_cast<int>(std::chrono::duration_cast<minutes>(part.to - part.from).count());
        }
        QCOMPARE(kinds, QStringList({ QStringLiteral("ran"), QStringLiteral("outside"), QStringLiteral("ran"), QStringLiteral("paused"), QStringLiteral("ran") }));
        QCOMPARE(lengths, QList<int>({ 470, 2880, 540, 150, 430 })); // 7 h 50, the week-end, 9 h, 2 h 30, 7 h 10.
    }

    void theSentenceSaysTheSame()
    {
        QLocale::setDefault(QLocale::c());
        const ClockCycle cycle { at("2026-11-13T16:10:00Z"), pause("2026-11-16T09:00:00Z", "2026-11-16T11:30:00Z"), {}, hours(24) };

        const QString sentence = clockSentence(cycle, WorkCalendar(), at("2026-11-16T12:00:00Z"));

        // 24 h from Friday 16:10: 7 h 50 on Friday, 16 h 10 on Monday, moved by the pause of 2 h 30.
        QCOMPARE(sentence, QStringLiteral("Opened Fri 13 Nov 16:10; ran 17 h 20 m; outside working time 48 h; paused 2 h 30 m; due Mon 16 Nov 18:40"));
    }

    void aCalendarWithoutWorkingTimeNeverComesDue()
    {
        const WorkCalendar never(QString(), QTimeZone::utc(), {}, {});
        const ClockCycle cycle { at("2026-11-13T16:10:00Z"), {}, {}, hours(1) };

        const ClockStatus status = clockStatus(cycle, never, at("2030-01-01T00:00:00Z"));

        QCOMPARE(status.state, SlaState::Running);
        QVERIFY(status.dueAt > at("9000-01-01T00:00:00Z"));
    }

private:
    static WorkCalendar named(const QString &name)
    {
        if (name == QLatin1String("london"))
            return roundTheClock("Europe/London");
        if (name == QLatin1String("newyork"))
            return roundTheClock("America/New_York");
        if (name == QLatin1String("london7"))
            return WorkCalendar(name, QTimeZone("Europe/London"), { { 1 }, { 2 }, { 3 }, { 4 }, { 5 }, { 6 }, { 7 } }, {});
        if (name == QLatin1String("office9"))
            return office("UTC", 9, 17);
        if (name == QLatin1String("office8"))
            return office("UTC", 8, 17);
        if (name == QLatin1String("christmas"))
            return roundTheClock("UTC", { { QDate(2026, 12, 25), QStringLiteral("Christmas Day") } });
        return WorkCalendar();
    }
};

QTEST_APPLESS_MAIN(TestSla)
#include "tst_sla.moc"
