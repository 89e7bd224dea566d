#include "bench/connectors/EngineSteps.h"

#include "bench/connectors/Measured.h"

#include "core/Random.h"
#include "engine/Office.h"
#include "net/QnamTransport.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace sluice::bench {

namespace {

/// An office on a profile that is signed in, as the programs open it.
struct Desk {
    net::QnamTransport transport { "Sluice/bench" };
    SystemClock clock;
    SystemRandom random;
    std::unique_ptr<engine::Office> office;

    Desk(const QString &profile, const QString &now)
        : clock(parseInstant(QStringView(now)).value_or(Instant()))
    {
        static const secrets::Passphrase passphrase = secrets::Passphrase::takeFromEnvironment();
        Result<std::unique_ptr<engine::Office>> opened = engine::Office::open(
            { profile, { secrets::StoreKind::File, passphrase }, transport, clock, random });
        if (opened)
            office = std::move(*opened);
        else
            std::fprintf(stderr, "bench: %s\n", qPrintable(opened.error().detail));
    }
};

/// What one step took.
class Meter {
public:
    Meter()
        : m_cpu(cpuSeconds())
    {
        m_timer.start();
    }
    QJsonObject read() const
    {
        return { { QStringLiteral("seconds"), static_cast<double>(m_timer.nsecsElapsed()) / 1e9 },
            { QStringLiteral("cpu_seconds"), cpuSeconds() - m_cpu } };
    }

private:
    QElapsedTimer m_timer;
    double m_cpu;
};

int complain(const Error &error)
{
    std::fprintf(stderr, "bench: %s\n", qPrintable(error.detail));
    return 1;
}

void tell(const QJsonObject &object)
{
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
}

int total(const PullReport &report)
{
    int records = 0;
    for (const int count : report.records)
        records += count;
    return records;
}

/// Measures what `pull` brings, a coroutine that returns the number of records.
template <class Pull> int measured(const QString &profile, const QString &now, Pull pull)
{
    Desk desk(profile, now);
    if (!desk.office)
        return 1;
    net::FileRefreshLock lock(profile, desk.clock);
    const Result<secrets::SecretStore *> store = QCoro::waitFor(desk.office->secretStore());
    if (!store)
        return complain(store.error());
    engine::ConnectionParts parts { desk.transport, desk.clock, desk.random, **store, lock };
    Result<std::unique_ptr<engine::Connections>> connections
        = QCoro::waitFor(engine::Connections::make(desk.office->profile().settings(), parts));
    if (!connections)
        return complain(connections.error());
    countPeakAnew();
    const double idleMb = peakMb();
    const Meter meter;
    const Result<PullReport> report = pull(**connections, desk.office->profile().pullWriter());
    if (!report)
        return complain(report.error());
    QJsonObject figures = meter.read();
    figures.insert(QStringLiteral("records"), total(*report));
    figures.insert(QStringLiteral("calls"), report->calls);
    figures.insert(QStringLiteral("idle_mb"), idleMb);
    figures.insert(QStringLiteral("peak_mb"), peakMb());
    tell(figures);
    return 0;
}

Result<QJsonObject> oneCycle(engine::Office &office)
{
    const Meter meter;
    const Result<engine::CycleSummary> summary
        = QCoro::waitFor(office.runCycle(engine::CycleKind::PullOnly, {}, engine::Stop()));
    if (!summary)
        return tl::unexpected(summary.error());
    if (summary->salesforce.error)
        return tl::unexpected(*summary->salesforce.error);
    QJsonObject figures = meter.read();
    figures.insert(QStringLiteral("salesforce_calls"), summary->salesforce.calls);
    QJsonArray books;
    for (const auto &company : summary->companies)
        books.append(company.calls);
    figures.insert(QStringLiteral("books_calls"), books);
    return figures;
}

} // namespace

int pullSalesforce(const QString &profile, const QString &now)
{
    return measured(profile, now, [](engine::Connections &connections, PullSink &mirror) -> Result<PullReport> {
        if (!connections.crm())
            return fail(ErrorKind::SignInNeeded, QStringLiteral("the profile knows no Salesforce"));
        return QCoro::waitFor(connections.crm()->pull(&mirror));
    });
}

int pullBooks(const QString &profile, const QString &now)
{
    return measured(profile, now, [](engine::Connections &connections, PullSink &mirror) -> Result<PullReport> {
        PullReport all;
        for (const engine::CompanyPart &company : connections.companies()) {
            const Result<PullReport> report = QCoro::waitFor(company.books->pull(&mirror, {}));
            if (!report)
                return report;
            all.calls += report->calls;
            for (auto count = report->records.cbegin(); count != report->records.cend(); ++count)
                all.records[count.key()] += *count;
        }
        return all;
    });
}

int cycles(const QString &profile, const QString &now, int idle)
{
    Desk desk(profile, now);
    if (!desk.office)
        return 1;
    const Result<QJsonObject> first = oneCycle(*desk.office);
    if (!first)
        return complain(first.error());
    QJsonArray rest;
    for (int i = 0; i < idle; ++i) {
        const Result<QJsonObject> one = oneCycle(*desk.office);
        if (!one)
            return complain(one.error());
        rest.append(*one);
    }
    tell({ { QStringLiteral("first"), *first }, { QStringLiteral("idle"), rest }, { QStringLiteral("peak_mb"), peakMb() } });
    return 0;
}

} // namespace sluice::bench
