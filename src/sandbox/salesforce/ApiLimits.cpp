#include "sandbox/salesforce/ApiLimits.h"

namespace sluice::sandbox::salesforce {

namespace {

constexpr int kBurstsMax = 750; ///< Calls over the limit that are tolerated before an org is told so.

Value limit(int most, int remaining)
{
    return Value::object({ { QStringLiteral("Max"), most }, { QStringLiteral("Remaining"), remaining } });
}

} // namespace

qint64 ApiLimits::hour() const { return m_org.store().nowMs() / 3'600'000; }

int ApiLimits::used() const
{
    int total = 0;
    for (auto at = m_byHour.upper_bound(hour() - 24); at != m_byHour.end(); ++at)
        total += at->second;
    return total;
}

void ApiLimits::use(int calls)
{
    m_byHour[hour()] += calls;
    m_byHour.erase(m_byHour.begin(), m_byHour.upper_bound(hour() - 24));
}

Outcome<void> ApiLimits::count()
{
    if (m_switches.hardLimit && used() >= m_switches.dailyLimit)
        return refuseCall(403, "REQUEST_LIMIT_EXCEEDED", QStringLiteral("TotalRequests Limit exceeded."));
    use(1);
    return {};
}

QByteArray ApiLimits::header() const
{
    QByteArray text = "api-usage=" + QByteArray::number(used()) + '/' + QByteArray::number(m_switches.dailyLimit);
    if (used() > m_switches.dailyLimit)
        text += "; api-bursts=1/" + QByteArray::number(kBurstsMax);
    return text;
}

Response ApiLimits::resource(const Call &call) const
{
    if (!call.is("GET"))
        return methodNotAllowed(call.request);
    const int remaining = std::max(0, m_switches.dailyLimit - used());
    return jsonResponse(200,
        Value::object({ { QStringLiteral("DailyApiRequests"), limit(m_switches.dailyLimit, remaining) },
                          { QStringLiteral("DailyBulkApiBatches"), limit(15000, 15000) },
                          { QStringLiteral("DailyBulkV2QueryJobs"), limit(10000, 10000) },
                          { QStringLiteral("DailyBulkV2QueryFileStorageMB"), limit(976562, 976562) },
                          { QStringLiteral("DailyDeliveredPlatformEvents"), limit(25000, 25000) },
                          { QStringLiteral("DailyStreamingApiEvents"), limit(200000, 200000) },
                          { QStringLiteral("DataStorageMB"), limit(10240, 9800) },
                          { QStringLiteral("FileStorageMB"), limit(10240, 10240) },
                          { QStringLiteral("PermissionSets"),
                              Value::object({ { QStringLiteral("Max"), 1500 }, { QStringLiteral("Remaining"), 1499 },
                                  { QStringLiteral("CreateCustom"), limit(1000, 999) } }) } })
            .toJson());
}

Response ApiLimits::recordCount(const Call &call) const
{
    Value counts = Value::array();
    for (const QString &name : call.request.parameter("sObjects").split(u',', Qt::SkipEmptyParts)) {
        const SObject *object = Schema::instance().find(name.trimmed());
        if (object && m_org.access().sees(call.caller, *object))
            counts.append(Value::object({ { QStringLiteral("count"), qint64(m_org.count(object->name)) },
                { QStringLiteral("name"), object->name } }));
    }
    return jsonResponse(200, Value::object({ { QStringLiteral("sObjects"), counts } }).toJson());
}

} // namespace sluice::sandbox::salesforce
