#include "unit/rules/World.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

using namespace sluice;
using namespace sluice::rules;
using namespace sluice::rules::test;

namespace {

constexpr int kDeals = 100'000;
constexpr int kRounds = 5;
constexpr int kCustomers = 5'000;

/// Judges a hundred thousand deals of one company with thousands of customers; every tenth has a finding.
double microsecondsADeal(const World &world, const World &spoilt, const CompanyIndex &books, std::size_t &findings)
{
    const std::clock_t start = std::clock(); // Processor time: a busy machine does not count.
    for (int i = 0; i < kDeals; ++i)
        findings += runChecks((i % 10 == 9 ? spoilt : world).input(books)).size();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC * 1e6 / kDeals;
}

} // namespace

int main()
{
    World world;
    for (int i = 0; i < kCustomers; ++i)
        world.addCustomer(std::to_string(1000 + i).c_str(), ("Customer " + std::to_string(i)).c_str());
    const CompanyIndex books = world.index();
    World linked = world;
    linked.account.customerLink = QStringLiteral("9341:58");
    World spoilt = world;
    spoilt.deal.poNumber.clear();

    struct Case {
        const char *name;
        const World &good, &bad;
    };
    for (const Case &one : { Case { "by name, all pass", world, world }, Case { "linked, all pass", linked, linked },
             Case { "by name, every tenth has a finding", world, spoilt } }) {
        double best = 1e9;
        std::size_t findings = 0;
        for (int round = 0; round < kRounds; ++round)
            best = std::min(best, microsecondsADeal(one.good, one.bad, books, findings));
        std::printf("checks, %s: %.2f us a deal, %.1f ms for %d deals (%zu findings)\n", one.name, best,
            best * kDeals / 1000, kDeals, findings / kRounds);
    }
    return 0;
}
