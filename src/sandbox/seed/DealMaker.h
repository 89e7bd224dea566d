#pragma once

#include "sandbox/seed/Chance.h"
#include "sandbox/seed/Plan.h"

#include <array>
#include <vector>

namespace sluice::sandbox::seed {

/// Makes the deals: when they were won, what was sold, what makes them billable, and whatever their fate asks for.
class DealMaker {
public:
    explicit DealMaker(CompanyPlan &plan);

    /// The won deals in order of time, one for each fate.
    void makeWon(const std::vector<Fate> &fates);
    /// The pipeline behind them: open and lost ones.
    void makeOthers(int open, int lost);

private:
    enum class Sort { OnClose, Delivered, Accepted, Milestones, Subscription };

    std::vector<QDate> wonDays(int count, int recent);
    DealPlan deal(QDate closeOn, int account, Sort sort);
    /// Makes the second deal that one invoice could as well belong to.
    void twinOf(const DealPlan &first, DealPlan &twin);
    Sort sortFor(Fate fate);
    int accountFor(Fate fate);
    void addLines(DealPlan &deal, Sort sort);
    LinePlan line(const DealPlan &deal, int product);
    Decimal quantityOf(const ProductPlan &product, Segment segment);
    void addDelivery(DealPlan &deal, Sort sort);
    void addMilestones(DealPlan &deal);
    void addTerm(DealPlan &deal);
    void applyFate(DealPlan &deal);
    void addHistory(DealPlan &deal);
    QString nameFor(const DealPlan &deal, Sort sort);
    int productFor(Fate fate, Sort sort);
    Instant during(QDate day);
    const AccountPlan &accountOf(const DealPlan &deal) const;

    CompanyPlan &m_plan;
    Chance m_chance;
    std::vector<int> m_anyAccount, m_newAccount; ///< Indices by what may become of their deals.
    std::array<std::vector<int>, 4> m_products;  ///< Sound ones by ProductKind.
    quint64 m_lines = 0, m_milestones = 0, m_stages = 0;
};

} // namespace sluice::sandbox::seed
