#pragma once

#include "billing/Judge.h"

namespace sluice::testing {

/// The kinds of the events that a judgement decided, in order.
QStringList kindsOf(const billing::Judgement &judgement);

/// Deals, requests and two companies as an assessment sees them, with nothing wrong; tests change one thing and judge.
class JudgeWorld {
public:
    static inline const QString kUs = QStringLiteral("9341"), kUk = QStringLiteral("9342");

    JudgeWorld();

    static Currency usd();
    static Money dollars(std::int64_t whole) { return Money(whole * 100, usd()); }

    /// A won deal of the American company over one line, billed on close; its id.
    DealId deal(std::int64_t whole);
    Deal &dealOf(const DealId &id);
    /// A request over the whole deal.
    mirror::RequestView &request(const DealId &id);
    /// A request over a part of it: a milestone that is reached.
    mirror::RequestView &part(const DealId &id, const QString &name, std::int64_t whole);
    /// The requests that the deal yields now, made if they are new.
    QList<RequestId> plan(const DealId &id);
    mirror::RequestView &of(const RequestId &id);
    /// Our invoice of a request, as if posted.
    Invoice &post(const RequestId &id, const QString &number);
    /// Carries out what the last judgement decided about a request, and has it approved by whoever must.
    void approve(const RequestId &id);
    /// Carries out what was decided, as the projector would.
    void apply(const std::vector<journal::NewEvent> &events);

    Invoice &invoice(const QString &realm, const QString &number, std::int64_t whole, const QString &note = {});
    void changeInvoice(const QString &realm, const QString &number, const std::function<void(Invoice &)> &change);
    /// Salesforce shows the deal no more.
    void forget(const DealId &id);
    Customer &customer() { return m_customers.front(); }

    std::optional<Instant> now; ///< Else one morning of March 2026.
    std::vector<mirror::CaseView> cases;
    bool isCrmRead = true;
    bool hasUnread = false; ///< A company that is signed in was never read.

    billing::Judgement judge() const;
    const billing::Derived &derived(const billing::Judgement &judgement, const RequestId &id) const;

    Account account;
    QDate today { 2026, 3, 20 };
    billing::DraftOfIntent drafts; ///< What intents asked for.
    QSet<QString> complete { kUs, kUk }; ///< Companies that are read.
    rules::Policy policy = rules::defaultPolicy();
    bool takesDiscounts = true, takesServiceDates = true; ///< How the companies are set up.
    bool isPumpTaxed = true;
    std::vector<SalesReceipt> salesReceipts; ///< Of the American company.
    QHash<QString, Money> credited;          ///< By credit memos, by the id of an invoice of the American company.

private:
    std::unique_ptr<billing::World> world() const;

    std::vector<Deal> m_deals;
    std::vector<mirror::RequestView> m_requests;
    std::vector<Customer> m_customers;
    QHash<QString, std::vector<Invoice>> m_invoices;
    int m_moment = 0;
};

} // namespace sluice::testing
