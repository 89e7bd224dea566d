#include "bench/posting/Served.h"

#include "core/Time.h"

#include <QJsonObject>

#include <algorithm>

namespace sluice::bench {

namespace {

constexpr int kPerSecond = 10, kPerMinute = 500, kBatchesPerMinute = 40, kAtOnce = 10, kBatchMost = 30;
constexpr double kMinute = 60;

int createsOf(const QJsonObject &call)
{
    const QString path = call.value(QLatin1String("path")).toString();
    if (call.value(QLatin1String("method")) != QLatin1String("POST"))
        return 0;
    if (path.endsWith(QLatin1String("/batch")))
        return static_cast<int>(call.value(QLatin1String("body")).toString().count(QLatin1String("\"bId\"")));
    return path.endsWith(QLatin1String("/invoice")) ? 1 : 0;
}

double secondsOf(std::chrono::milliseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

/// When `count` events, of which `most` fit into a minute, have all begun: those of a later minute wait for the earlier.
double beginOfLast(int count, int most)
{
    return (count - 1) / most * kMinute;
}

} // namespace

PostingSeen postingIn(const QJsonArray &served, std::chrono::milliseconds perCreate)
{
    PostingSeen seen;
    std::optional<Instant> first, last;
    for (const QJsonValue &value : served) {
        const QJsonObject call = value.toObject();
        const int creates = createsOf(call);
        const auto at = parseInstant(QStringView(call.value(QLatin1String("at")).toString()));
        if (creates == 0 || !at)
            continue;
        ++seen.calls;
        first = std::min(first.value_or(*at), *at);
        if (call.value(QLatin1String("status")).toInt() == 429) {
            ++seen.refusals;
            continue;
        }
        seen.creates += creates;
        last = std::max(last.value_or(*at), *at + perCreate * creates);
    }
    seen.seconds = last ? secondsOf(std::chrono::duration_cast<std::chrono::milliseconds>(*last - *first)) : 0;
    return seen;
}

double floorOfSingles(int creates, std::chrono::milliseconds perCreate)
{
    const double pace = std::max(1.0 / kPerSecond, secondsOf(perCreate) / kAtOnce);
    return beginOfLast(creates, kPerMinute) + (creates - 1) % kPerMinute * pace + secondsOf(perCreate);
}

double floorOfBatches(int creates, std::chrono::milliseconds perCreate)
{
    const int batches = (creates + kBatchMost - 1) / kBatchMost;
    return std::max(beginOfLast(batches, kBatchesPerMinute), creates * secondsOf(perCreate) / kAtOnce);
}

} // namespace sluice::bench
