#include "bench/posting/Posting.h"

#include "bench/connectors/Peers.h"
#include "bench/posting/Company.h"
#include "bench/posting/Served.h"

#include <QElapsedTimer>
#include <QThread>

#include <cstdio>

namespace sluice::bench {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds kPerCreate { 400 };
constexpr double kLostShare = 0.025;
constexpr int kSyncsMax = 12;
constexpr int kDaysOn = 60; ///< So much later enough is due that was not before.
constexpr int kBatch = 28;  ///< What our batches hold, about: by it the calls are estimated among which answers get lost.

QJsonArray served(Company &company)
{
    return company.place().control().get(QStringLiteral("/served?system=quickbooks")).toArray();
}

void forgetServed(Company &company)
{
    company.place().control().forget(QStringLiteral("/served?system=quickbooks"));
}

double shareOf(double seconds, double floor)
{
    return floor > 0 ? seconds / floor : 0;
}

void print(const char *who, const PostingSeen &seen)
{
    const double batches = floorOfBatches(seen.creates, kPerCreate), singles = floorOfSingles(seen.creates, kPerCreate);
    std::printf("  %s: %d invoices in %d calls, %.1f s, %d refused for the limits; %.2f of the floor of batches (%.1f s), "
                "%.2f of the floor of singles (%.1f s)\n",
        who, seen.creates, seen.calls, seen.seconds, seen.refusals, shareOf(seen.seconds, batches), batches,
        shareOf(seen.seconds, singles), singles);
    std::fflush(stdout);
}

void letTimePass(Company &company)
{
    company.place().control().post(QStringLiteral("/advance"), { { QStringLiteral("seconds"), kDaysOn * 86'400 } });
    company.pull();
}

void postUnderLimits(Company &company, int count)
{
    letTimePass(company);
    const QString realm = company.place().realms().first();
    const int approved = company.approve(count, realm);
    std::printf("posting %d approved invoices of one company under its limits, %d ms a create (budget: 50 s for 1000, no refusal)\n",
        approved, static_cast<int>(kPerCreate.count()));
    company.setSlowness(kPerCreate);
    forgetServed(company);
    QElapsedTimer timer;
    timer.start();
    company.sync();
    const double whole = static_cast<double>(timer.elapsed()) / 1000;
    const PostingSeen ours = postingIn(served(company), kPerCreate);
    print("Sluice", ours);
    std::printf("  the whole cycle with reading, checks and write-back: %.1f s\n", whole);
    forgetServed(company);
    if (nodeQuickbooksPost(company.place(), realm, approved, QStringLiteral("plain"), QStringLiteral("limits"))) {
        const PostingSeen peer = postingIn(served(company), kPerCreate);
        print("node-quickbooks, ten side by side", peer);
        std::printf("  ratio (peer / Sluice): time %.1f\n", ours.seconds > 0 ? peer.seconds / ours.seconds : 0);
    }
    company.setSlowness(milliseconds(0));
}

void printFaults(const char *who, int creates, int before, Company &company)
{
    const int duplicates = company.duplicates() - before;
    std::printf("  %s: %d invoices, %d duplicates (%.2f %%)\n", who, creates, duplicates, creates > 0 ? 100.0 * duplicates / creates : 0);
    std::fflush(stdout);
}

/// Cycle after cycle, until nothing approved is without an outcome. Returns what was left at the end.
Company::Left syncUntilSettled(Company &company)
{
    Company::Left left;
    for (int cycle = 0; cycle < kSyncsMax; ++cycle) {
        company.sync();
        left = company.left();
        if (left.unsettled == 0)
            break;
        QThread::msleep(1500); // Beyond the delay after which an uncertain write is looked for.
    }
    return left;
}

void postWhileAnswersGetLost(Company &company, int count)
{
    company.place().control().post(QStringLiteral("/limits"), { { QStringLiteral("per_second"), 0 }, { QStringLiteral("per_minute"), 0 },
        { QStringLiteral("concurrent"), 0 }, { QStringLiteral("batches_per_minute"), 0 } });
    letTimePass(company);
    const int before = company.duplicates();
    const int approved = company.approve(count);
    const int calls = approved / kBatch;
    const int lost = std::max(static_cast<int>(calls * kLostShare + 0.5), 1);
    std::printf("posting while %.1f %% of the answers get lost (budget: no duplicate, ever)\n", kLostShare * 100);
    company.loseAnswers(lost, calls, QStringLiteral("/batch"));
    const Company::Left left = syncUntilSettled(company);
    printFaults("Sluice", approved - left.refused, before, company);
    std::printf("  left without an outcome: %d; refused by the books, with an exception each: %d; lost answers: %d, of some %d invoices\n",
        left.unsettled, left.refused, lost, lost * kBatch);
    for (const char *mode : { "plain", "keys" }) {
        const int duplicates = company.duplicates();
        company.loseAnswers(static_cast<int>(count * kLostShare), count, QStringLiteral("/invoice"));
        const QString how = QString::fromLatin1(mode);
        if (nodeQuickbooksPost(company.place(), company.place().realms().first(), count, how, QStringLiteral("lost-") + how)) {
            printFaults(how == QLatin1String("keys") ? "node-quickbooks with a requestid, which the stand-in honours" : "node-quickbooks", count,
                duplicates, company);
        }
        company.place().control().forget(QStringLiteral("/faults"));
    }
}

} // namespace

int printPosting(testing::Workplace &place, int posts, int creates)
{
    if (!place.settleQuickly()) {
        std::fprintf(stderr, "bench: the settings cannot be written\n");
        return 1;
    }
    Company company(place);
    if (posts > 0)
        postUnderLimits(company, posts);
    if (creates > 0)
        postWhileAnswersGetLost(company, creates);
    return 0;
}

} // namespace sluice::bench
