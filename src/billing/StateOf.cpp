#include "billing/Judge.h"

namespace sluice::billing {

using mirror::Decision;
using mirror::Outbox;
using mirror::RequestView;

namespace {

RequestState stateOfInvoice(const RequestView &view, const Derived &derived)
{
    if (derived.voided)
        return RequestState::Voided;
    if (derived.credited)
        return RequestState::Credited;
    if (derived.balance && derived.total && !derived.total->isZero()) {
        if (derived.balance->isZero())
            return RequestState::Paid;
        if (derived.balance->minor() < derived.total->minor())
            return RequestState::PartPaid;
    }
    return derived.sentAt || view.sentAt ? RequestState::Sent : RequestState::Posted;
}

RequestState stateOf(const RequestView &view, const Derived &derived)
{
    if (!view.invoiceId.isEmpty())
        return stateOfInvoice(view, derived);
    if (view.outbox == Outbox::Uncertain)
        return RequestState::Uncertain;
    if (view.outbox == Outbox::Intended)
        return RequestState::Posting;
    switch (view.decision) {
    case Decision::Cancelled: return RequestState::Cancelled;
    case Decision::Returned: return RequestState::Returned;
    case Decision::Rejected: return RequestState::Rejected;
    case Decision::Submitted: return RequestState::Submitted;
    case Decision::Approved:
        return view.outbox == Outbox::Refused ? RequestState::Blocked : RequestState::Approved;
    case Decision::None: return derived.eligibility;
    }
    Q_UNREACHABLE();
}

} // namespace

void applyDerived(RequestView &view, const Derived &derived)
{
    view.entity = derived.entity;
    view.realm = derived.realm;
    view.customerId = derived.customerId;
    view.customerHow = derived.customerHow;
    view.triggeredOn = derived.triggeredOn;
    view.dueOn = derived.dueOn;
    view.findings = derived.findings;
    view.passed.assign(derived.passed.cbegin(), derived.passed.cend());
    view.balance = derived.balance;
    view.sentAt = derived.sentAt;
    view.paidAt = derived.paidAt;
    view.state = stateOf(view, derived);
}

DerivedFields derivedFields(const RequestView &view)
{
    return { view.state, view.entity, view.realm, view.customerId, view.customerHow, view.triggeredOn, view.dueOn,
        view.findings, view.passed, view.balance, view.sentAt, view.paidAt };
}

} // namespace sluice::billing
