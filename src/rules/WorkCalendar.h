#pragma once

#include "core/Time.h"

#include <QDate>
#include <QString>
#include <QTimeZone>

#include <chrono>
#include <optional>
#include <vector>

namespace sluice::rules {

/// A weekly working interval in minutes of the local day: [from, to), at most 0 to 1440.
struct WeeklyInterval {
    int weekday = 1; ///< 1 Monday to 7 Sunday.
    int from = 0, to = 24 * 60;
    bool operator==(const WeeklyInterval &) const = default;
};

struct Holiday {
    QDate on;
    QString name;
    bool operator==(const Holiday &) const = default;
};

/// A stretch of real time, [from, to).
struct Span {
    Instant from {}, to {};
    bool operator==(const Span &) const = default;
};

/// When the clocks of exceptions run. Counts real elapsed time, so that a day of 23 or 25 hours counts 23 or 25 hours.
/// Source: D.10.
class WorkCalendar {
public:
    /// Monday to Friday, 24 hours each, in UTC, no holidays.
    WorkCalendar();
    WorkCalendar(QString name, const QTimeZone &zone, std::vector<WeeklyInterval> week, std::vector<Holiday> holidays);

    const QString &name() const { return m_name; }
    const QTimeZone &zone() const { return m_zone; }
    const std::vector<WeeklyInterval> &week() const { return m_week; } ///< Sorted by weekday and start.
    const std::vector<Holiday> &holidays() const { return m_holidays; } ///< Sorted by date.
    bool isHoliday(QDate day) const;
    bool isRoundTheClock() const; ///< Every interval is a whole day.

    /// The working time inside [from, to).
    std::chrono::milliseconds workedBetween(Instant from, Instant to) const;

    /// The first working stretch that ends after `at`, clipped to start no earlier than `at`; adjacent days are not
    /// joined. Nothing within two years when the calendar has no working time.
    std::optional<Span> nextStretch(Instant at) const;

    bool operator==(const WorkCalendar &other) const;

private:
    std::vector<Span> stretchesOn(QDate day) const;

    QString m_name;
    QTimeZone m_zone;
    std::vector<WeeklyInterval> m_week;
    std::vector<Holiday> m_holidays;
};

} // namespace sluice::rules
