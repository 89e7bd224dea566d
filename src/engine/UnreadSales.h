#pragma once

#include "billing/Judge.h"
#include "domain/UnreadRow.h"

namespace sluice::engine {

/// Deals of which a record cannot be read. What is known of them is half of what was sold: nothing is planned or decided about
/// them, nothing is posted, and what was billed is compared with nothing, until the record comes and can be read, or is gone.
class UnreadSales {
public:
    UnreadSales(const billing::World &world, std::vector<UnreadRow> rows);

    /// Takes out of these events those that plan or cancel a request of such a deal.
    void dropPlans(std::vector<journal::NewEvent> &events) const;
    /// Takes out what was decided about such deals, and says of each of their requests, or of the deal where there are none,
    /// what holds it up (check "sale_unreadable").
    void holdUp(billing::Judgement &judgement) const;

private:
    void holdUp(const mirror::RequestView &view, billing::Derived &derived) const;
    void addLoose(std::vector<billing::LooseFinding> &loose) const;

    const billing::World &m_world;
    std::vector<UnreadRow> m_rows;
    QHash<DealId, std::vector<const UnreadRow *>> m_byDeal;
    QHash<RequestId, const mirror::RequestView *> m_requests; ///< Of these deals.
    QSet<QString> m_subjects; ///< Of those that are not billed.
};

} // namespace sluice::engine
