#pragma once

#include "billing/InvoiceJoining.h"
#include "billing/Judge.h"

namespace sluice::billing {

/// Holds what stands in the books against what was sold, from one request to the next.
class SaleComparison {
public:
    /// Everything must outlive it.
    SaleComparison(const World &world, const rules::Policy &policy, Instant now, const Joined &joined);

    struct Billed {
        const mirror::RequestView &view;
        const Invoice &invoice; ///< Of the request; it stands.
        const CompanyWorld &company;
        const Deal *deal = nullptr;                   ///< nullptr: Salesforce has none any more.
        const rules::Resolution *resolution = nullptr; ///< Likewise.
        bool credited = false;                        ///< All of it was taken back: nothing of it is to be compared.
    };

    /// What the invoice bills, together with others that name the deal, against what was sold; and whether the deal is won
    /// still. Others are further invoices for the same thing when it alone bills all of it, and are appended to `others`; else
    /// they may bill what it left out. Returns how far the amounts are apart, when that is a finding.
    std::optional<Money> compare(const Billed &billed, QStringList &others, std::vector<Finding> &out);

private:
    Money soldNow(const mirror::RequestView &view, const Deal *deal);

    const World &m_world;
    const rules::Policy &m_policy;
    Instant m_now;
    const Joined &m_joined;
    QHash<DealId, QHash<RequestId, Money>> m_planned; ///< What deals ask for now, by request.
};

/// Invoices that name a deal which is not won. A fresh one is given time: its deal may be on the way.
std::vector<LooseFinding> looseFindings(const World &world, const Joined &joined, const rules::Policy &policy, Instant now);

/// How an invoice is called: by its number, if it has one.
QString numberOf(const Invoice &invoice);
/// With the company in whose books it stands, if that is not where one would look; empty: it is.
QString called(const Invoice &invoice, const QString &company);

} // namespace sluice::billing
