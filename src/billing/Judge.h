#pragma once

#include "billing/Drafter.h"
#include "billing/Intents.h"
#include "billing/Postable.h"
#include "billing/World.h"
#include "journal/Event.h"
#include "rules/Policy.h"

#include <QMap>

namespace sluice::billing {

/// What an assessment finds out about one request beside what the journal says. Recomputed at will.
struct Derived {
    RequestId id;
    RequestState eligibility = RequestState::Planned; ///< Planned, Waiting, Blocked or Ready.
    QString entity, realm, customerId, customerHow;
    QDate triggeredOn, dueOn;
    std::vector<Finding> findings;
    QStringList passed;
    // Of its invoice, when it has one:
    std::optional<Money> total, balance;
    bool voided = false, credited = false;
    std::optional<Instant> sentAt, paidAt;
    std::optional<Money> apart; ///< How far it is from what was sold, when that is a finding: nothing else is at stake there.
};

/// Puts the derived fields into a view and works out its state.
void applyDerived(mirror::RequestView &view, const Derived &derived);

/// The part of a view that applyDerived() sets, to see whether it changed anything.
struct DerivedFields {
    RequestState state = RequestState::Planned;
    QString entity, realm, customerId, customerHow;
    QDate triggeredOn, dueOn;
    std::vector<Finding> findings;
    std::vector<QString> passed;
    std::optional<Money> balance;
    std::optional<Instant> sentAt, paidAt;
    bool operator==(const DerivedFields &) const = default;
};
DerivedFields derivedFields(const mirror::RequestView &view);

/// Something that is wrong with an invoice which belongs to no request.
struct LooseFinding {
    DealId dealId; ///< Empty: Salesforce does not show it.
    AccountId accountId;
    Money amount;
    Finding finding;
};

/// The answer of one assessment over the whole world.
struct Judgement {
    std::vector<journal::NewEvent> events; ///< Links, submissions, withdrawals, voided approvals, late finds.
    std::vector<Derived> derived;          ///< One a request that is not cancelled.
    /// All there are; nothing while a system is not read to its end, for then nobody knows.
    std::optional<std::vector<LooseFinding>> loose;
    QMap<QString, std::vector<Postable>> postable; ///< By realm; approved, unchanged and unhindered.
};

/// Judges every request: joins invoices made by hand, runs the checks, submits what is ready, withdraws what is not any
/// more, voids approvals whose decisive fields changed. Pure: the same world, policy and moment give the same answer.
/// Requests whose company has not been read completely are left alone (`realmsComplete`), and while Salesforce was not read
/// to its end (`isCrmRead`) the billed ones of which it shows no deal. `intended`: see joinInvoices().
Judgement judge(const World &world, const rules::Policy &policy, Instant now, const QSet<QString> &realmsComplete,
    const DraftOfIntent &intended = {}, bool isCrmRead = true);

} // namespace sluice::billing
