#include "engine/MonthlyReads.h"

#include "engine/BooksUse.h"

#include <algorithm>

namespace sluice::engine {

namespace {

constexpr int kShortPercent = 80;
constexpr int kSharedPercent = 98; // What is above is for what people order, and for looks after lost answers.
constexpr std::chrono::hours kRestMax { 4 }; // Salesforce waits as long.

constexpr int kAllowed = BooksUse::kReadsAllowed;

/// How long the month goes on, in the calendar of its count.
std::chrono::milliseconds leftOfMonth(Instant now)
{
    const QDate today = toQDateTime(now).date();
    return fromQDateTime(QDate(today.year(), today.month(), 1).addMonths(1).startOfDay(Qt::UTC)) - now;
}

} // namespace

void MonthlyReads::add(const QString &app, int reads)
{
    App &one = m_apps[app];
    one.reads += reads;
    ++one.companies;
}

bool MonthlyReads::isShort(const App &app)
{
    return app.reads >= kAllowed / 100 * kShortPercent;
}

int MonthlyReads::percentUsed(const QString &app) const
{
    return of(app) / (kAllowed / 100);
}

/// A cycle in which nothing changed asks each company once; whatever else was read has left less to share.
std::chrono::milliseconds MonthlyReads::restOf(const App &app, std::chrono::milliseconds left)
{
    if (!isShort(app))
        return std::chrono::milliseconds(0);
    const int shared = kAllowed / 100 * kSharedPercent - app.reads;
    const std::chrono::milliseconds most = std::min<std::chrono::milliseconds>(left, kRestMax);
    return shared > 0 ? std::min(left * app.companies / shared, most) : most;
}

std::chrono::milliseconds MonthlyReads::restAdvised(Instant now) const
{
    std::chrono::milliseconds longest { 0 };
    for (const App &app : m_apps)
        longest = std::max(longest, restOf(app, leftOfMonth(now)));
    return longest;
}

} // namespace sluice::engine
