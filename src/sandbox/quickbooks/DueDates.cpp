#include "sandbox/quickbooks/DueDates.h"

#include <algorithm>

namespace sluice::sandbox::quickbooks {

namespace {

QDate dayInMonth(QDate month, int day)
{
    return QDate(month.year(), month.month(), std::min(day, month.daysInMonth()));
}

} // namespace

QDate dueDate(QDate date, const Value &term)
{
    if (term.isNull())
        return date;
    const int day = static_cast<int>(term[u"DayOfMonthDue"].toInt());
    if (day == 0)
        return date.addDays(term[u"DueDays"].toInt());
    const QDate thisMonth = dayInMonth(date, day);
    const qint64 enough = term[u"DueNextMonthDays"].toInt();
    if (thisMonth >= date && date.daysTo(thisMonth) >= enough)
        return thisMonth;
    return dayInMonth(QDate(date.year(), date.month(), 1).addMonths(1), day);
}

} // namespace sluice::sandbox::quickbooks
