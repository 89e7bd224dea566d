#include "sandbox/salesforce/Replication.h"

namespace sluice::sandbox::salesforce {

namespace {

constexpr std::chrono::days kUpdatedLookBack { 30 };
constexpr std::chrono::days kDeletedLookBack { 15 };

QString text(Instant at) { return QString::fromLatin1(dateTimeText(toMs(at))); }

} // namespace

Outcome<Replication::Window> Replication::window(const Call &call, std::chrono::days lookBack) const
{
    // A plus sign that was not encoded arrives as a space.
    const auto read = [&](const char *name) {
        return parseInstant(call.request.parameter(name).replace(u' ', u'+'));
    };
    const std::optional<Instant> start = read("start");
    const std::optional<Instant> end = read("end");
    if (!start || !end)
        return refuseCall(400, "INVALID_FIELD", QStringLiteral("start and end must be dates with time and offset"));
    // Seconds are ignored. Source: section 4.3.
    const Window window { std::chrono::floor<std::chrono::minutes>(*start), std::chrono::floor<std::chrono::minutes>(*end) };
    if (window.start >= window.end)
        return refuseCall(400, "INVALID_REPLICATION_DATE", QStringLiteral("startDate before endDate"));
    if (window.start < m_org.store().now() - lookBack)
        return refuseCall(400, "INVALID_REPLICATION_DATE",
            QStringLiteral("startDate cannot be more than %1 days ago").arg(lookBack.count()));
    return window;
}

/// No later than the end, the present, or the start of a transaction that is still open.
QString Replication::latestCovered(const Window &window) const
{
    Instant covered = std::min(window.end, m_org.store().now());
    if (const std::optional<Instant> open = m_org.store().oldestHeldBack())
        covered = std::min(covered, *open);
    return text(covered);
}

Response Replication::updated(const Call &call, const SObject &object) const
{
    const Outcome<Window> asked = window(call, kUpdatedLookBack);
    if (!asked)
        return errorResponse(asked.error());
    const Table::ByStamp &stamps = m_org.store().table(object).byStamp();
    Value ids = Value::array();
    for (auto at = stamps.lower_bound(toMs(asked->start)); at != stamps.end() && (*at)->stampMs() < toMs(asked->end); ++at) {
        if (!(*at)->isDeleted())
            ids.append((*at)->id());
    }
    return jsonResponse(200,
        Value::object({ { QStringLiteral("ids"), ids }, { QStringLiteral("latestDateCovered"), latestCovered(*asked) } })
            .toJson());
}

Response Replication::deleted(const Call &call, const SObject &object) const
{
    const Outcome<Window> asked = window(call, kDeletedLookBack);
    if (!asked)
        return errorResponse(asked.error());
    Value records = Value::array();
    for (const Store::Deletion &deletion : m_org.store().deletions(object)) {
        if (deletion.ms >= toMs(asked->start) && deletion.ms < toMs(asked->end))
            records.append(Value::object({ { QStringLiteral("id"), deletion.id },
                { QStringLiteral("deletedDate"), QString::fromLatin1(dateTimeText(deletion.ms)) } }));
    }
    return jsonResponse(200,
        Value::object({ { QStringLiteral("deletedRecords"), records },
                          { QStringLiteral("earliestDateAvailable"), text(m_org.store().now() - kDeletedLookBack) },
                          { QStringLiteral("latestDateCovered"), latestCovered(*asked) } })
            .toJson());
}

} // namespace sluice::sandbox::salesforce
