#include "bench/posting/Company.h"

#include "bench/connectors/Peers.h"

#include <QHash>
#include <QSet>

#include <random>

namespace sluice::bench {

namespace {

constexpr int kIdsPerCall = 500; // A command line has room for that many.
constexpr unsigned kSeed = 7;

QString textOf(const QJsonValue &row, const char *key)
{
    return row.toObject().value(QLatin1String(key)).toString();
}

} // namespace

int Company::approve(int most, const QString &realm)
{
    QHash<QString, QString> realms;
    for (const QJsonValue &request : m_place.ctl().ask({ QStringLiteral("requests"), QStringLiteral("list") }).rows())
        realms.insert(textOf(request, "id"), textOf(request, "realm"));
    QStringList ids;
    for (const QJsonValue &approval : m_place.ctl().ask({ QStringLiteral("approvals"), QStringLiteral("list") }).rows()) {
        if (ids.size() < most && (realm.isEmpty() || realms.value(textOf(approval, "request_id")) == realm))
            ids.append(textOf(approval, "id"));
    }
    int approved = 0;
    for (qsizetype at = 0; at < ids.size(); at += kIdsPerCall) {
        const QStringList some = ids.mid(at, kIdsPerCall);
        if (m_place.ctl().ask(QStringList { QStringLiteral("approvals"), QStringLiteral("approve") } + some).exit == 0)
            approved += static_cast<int>(some.size());
    }
    return approved;
}

Company::Left Company::left()
{
    QSet<QString> refused;
    for (const QJsonValue &exception : m_place.ctl().ask({ QStringLiteral("exceptions"), QStringLiteral("list") }).rows()) {
        if (textOf(exception, "state") != QLatin1String("resolved"))
            refused.insert(textOf(exception, "request_id"));
    }
    Left left;
    for (const QJsonValue &request : m_place.ctl().ask({ QStringLiteral("requests"), QStringLiteral("list") }).rows()) {
        const QString state = textOf(request, "state");
        if (state != QLatin1String("approved") && state != QLatin1String("posting") && state != QLatin1String("uncertain"))
            continue;
        const bool isExplained = state == QLatin1String("approved") && refused.contains(textOf(request, "id"));
        ++(isExplained ? left.refused : left.unsettled);
    }
    return left;
}

void Company::setSlowness(std::chrono::milliseconds perCreate)
{
    m_place.control().post(QStringLiteral("/slowness"), { { QStringLiteral("system"), QStringLiteral("quickbooks") },
        { QStringLiteral("method"), QStringLiteral("POST") }, { QStringLiteral("ms"), static_cast<int>(perCreate.count()) } });
}

void Company::loseAnswers(int count, int calls, const QString &path)
{
    std::mt19937 random(kSeed);
    std::uniform_int_distribution<int> anyCall(0, std::max(calls - count - 1, 0));
    for (int i = 0; i < count; ++i) {
        m_place.control().plan(QStringLiteral("quickbooks"), QStringLiteral("drop-after"), QStringLiteral("POST"), path,
            anyCall(random), 1);
    }
}

int Company::duplicates()
{
    const QJsonObject found = m_place.control().get(QStringLiteral("/invariants")).toObject();
    return static_cast<int>(found.value(QLatin1String("duplicate_markers")).toArray().size());
}

} // namespace sluice::bench
