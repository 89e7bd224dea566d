#pragma once

#include "core/Time.h"

#include <QTimeZone>

namespace sluice::sandbox::quickbooks {

/// How one company writes time: date-times with its offset, dates in its own calendar.
class CompanyTime {
public:
    CompanyTime() = default;
    explicit CompanyTime(const QTimeZone &zone)
        : m_zone(zone)
    {
    }

    QString seconds(Instant at) const; ///< `2026-03-31T06:12:01-07:00`, as in MetaData.
    QString millis(Instant at) const; ///< `2026-03-31T06:12:01.123-07:00`, as in the answer's `time`.
    QDate date(Instant at) const; ///< The company's calendar day.

private:
    int offsetSeconds(Instant at) const;
    QString text(Instant at, bool withMillis) const;

    QTimeZone m_zone = QTimeZone::utc();
    // Zone look-ups are slow and answers many: the last stretch without a clock change is remembered.
    mutable std::int64_t m_fromMs = 0;
    mutable std::int64_t m_toMs = 0;
    mutable int m_offset = 0;
};

} // namespace sluice::sandbox::quickbooks
