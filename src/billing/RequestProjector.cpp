#include "billing/RequestProjector.h"

#include "billing/Payloads.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"

namespace sluice::billing {

using journal::Event;
using mirror::Decision;
using mirror::Outbox;
using journal::textsFrom;
using mirror::RequestView;
namespace kind = journal::kind;

namespace {

QString text(const Event &event, const char *key)
{
    return event.payload.value(QLatin1String(key)).toString();
}

void forgetSubmission(RequestView &view)
{
    view.fingerprint.clear();
    view.decisive = {};
    view.path.clear();
    view.needs.clear();
    view.risks.clear();
    view.signatures.clear();
    view.submittedAt.reset();
}

void planned(RequestView &view, const Event &event)
{
    const RequestId id = view.request.id;
    if (std::optional<BillingRequest> request = requestFromPayload(id, event.payload))
        view.request = std::move(*request);
    view.accountId = AccountId(text(event, "account"));
    if (view.decision == Decision::Cancelled)
        view.decision = Decision::None; // The deal was re-opened and won again.
}

void submitted(RequestView &view, const Event &event)
{
    forgetSubmission(view);
    view.decision = Decision::Submitted;
    view.submittedAt = event.at;
    view.fingerprint = text(event, "fingerprint");
    view.decisive = event.payload.value(QLatin1String("decisive")).toObject();
    view.path = text(event, "path");
    view.needs = textsFrom(event.payload.value(QLatin1String("needs")));
    view.risks = textsFrom(event.payload.value(QLatin1String("risks")));
    view.decisionNote.clear();
}

void signedBy(RequestView &view, const Event &event)
{
    view.signatures.push_back({ event.actor, text(event, "role"), text(event, "note"), text(event, "fingerprint"),
        event.at, event.payload.value(QLatin1String("alone")).toBool() });
    view.decidedAt = event.at;
    if (isFullySigned(view)) {
        view.decision = Decision::Approved;
        view.lastApproved = view.decisive;
        view.turnedDown.clear();
        view.voidedDiff = {};
    }
}

void decided(RequestView &view, const Event &event, Decision decision)
{
    view.decision = decision;
    view.decidedAt = event.at;
    view.decisionNote = text(event, "note");
    if (decision != Decision::Cancelled)
        view.turnedDown = decision == Decision::Returned ? QStringLiteral("returned") : QStringLiteral("rejected");
}

/// Back to "nothing decided", so that the next assessment may submit it anew. What an approval fell for is remembered until
/// the next one; a submission that nobody had approved leaves nothing of the kind behind.
void fellBack(RequestView &view, const Event &event)
{
    forgetSubmission(view);
    view.decision = Decision::None;
    if (event.kind == kind::kApprovalVoided)
        view.voidedDiff = event.payload.value(QLatin1String("diff")).toArray();
}

void intended(RequestView &view, const Event &event)
{
    view.outbox = Outbox::Intended;
    view.outboxRealm = text(event, "realm");
    view.outboxKey = text(event, "key");
    view.outboxRevision = event.payload.value(QLatin1String("revision")).toInt();
    view.outboxBody = text(event, "body").toUtf8();
    view.outboxCustomer = text(event, "customer");
    view.outboxError.clear();
    view.outboxErrorCode.clear();
    view.intendedAt = event.at;
    view.uncertainAt.reset();
}

void unsettled(RequestView &view, const Event &event, Outbox outbox)
{
    view.outbox = outbox;
    view.outboxError = outbox == Outbox::Refused ? text(event, "message") : text(event, "why");
    view.outboxErrorCode = text(event, "code");
    if (outbox != Outbox::Uncertain)
        return;
    view.uncertainAt = event.at;
    if (view.intendedAt && *view.intendedAt > event.at)
        view.intendedAt = event.at; // By a clock that was ahead: nothing is in doubt before it was meant.
}

void posted(RequestView &view, const Event &event)
{
    view.outbox = Outbox::Posted;
    view.outboxError.clear();
    view.outboxErrorCode.clear();
    view.invoiceRealm = text(event, "realm");
    view.invoiceId = text(event, "invoice");
    view.docNumber = text(event, "doc_number");
    view.origin = InvoiceOrigin::Sluice;
    view.postedAt = parseInstant(text(event, "posted_at")).value_or(event.at);
    view.postedDifferences = event.payload.value(QLatin1String("differences")).toArray();
}

void linked(RequestView &view, const Event &event)
{
    view.invoiceRealm = text(event, "realm");
    view.invoiceId = text(event, "invoice");
    view.docNumber = text(event, "doc_number");
    view.origin = InvoiceOrigin::Linked;
    view.postedAt = parseInstant(text(event, "posted_at")).value_or(event.at);
}

} // namespace

QStringList rolesOutstanding(const RequestView &view)
{
    QStringList outstanding = view.needs;
    for (const mirror::Signature &signature : view.signatures) {
        if (signature.fingerprint == view.fingerprint)
            outstanding.removeOne(signature.role);
    }
    return outstanding;
}

bool isFullySigned(const RequestView &view)
{
    return !view.signatures.empty() && rolesOutstanding(view).isEmpty();
}

namespace {

bool isUndecided(RequestState state)
{
    return state == RequestState::Planned || state == RequestState::Waiting || state == RequestState::Blocked
        || state == RequestState::Ready;
}

bool isInvoiced(RequestState state)
{
    return state == RequestState::Posted || state == RequestState::Sent || state == RequestState::PartPaid
        || state == RequestState::Paid || state == RequestState::Voided || state == RequestState::Credited;
}

/// The state that follows from the event alone; the next assessment refines it.
RequestState stateAfter(const RequestView &view)
{
    if (!view.invoiceId.isEmpty())
        return isInvoiced(view.state) ? view.state : RequestState::Posted;
    if (view.outbox == Outbox::Uncertain)
        return RequestState::Uncertain;
    if (view.outbox == Outbox::Intended)
        return RequestState::Posting;
    switch (view.decision) {
    case Decision::Submitted: return RequestState::Submitted;
    case Decision::Approved: return view.outbox == Outbox::Refused ? RequestState::Blocked : RequestState::Approved;
    case Decision::Returned: return RequestState::Returned;
    case Decision::Rejected: return RequestState::Rejected;
    case Decision::Cancelled: return RequestState::Cancelled;
    case Decision::None: break;
    }
    if (isUndecided(view.state))
        return view.state;
    return view.findings.empty() ? RequestState::Planned : RequestState::Blocked;
}

void applyKind(RequestView &view, const Event &event);

} // namespace

void applyToRequest(RequestView &view, const Event &event)
{
    view.version = event.version;
    applyKind(view, event);
    view.state = stateAfter(view);
}

namespace {

void applyKind(RequestView &view, const Event &event)
{
    if (event.kind == kind::kRequestPlanned)
        planned(view, event);
    else if (event.kind == kind::kRequestCancelled)
        decided(view, event, Decision::Cancelled);
    else if (event.kind == kind::kDeliveryConfirmed) {
        view.deliveredOn = QDate::fromString(text(event, "on"), Qt::ISODate);
        view.deliveredBy = event.actor;
    } else if (event.kind == kind::kRequestSubmitted)
        submitted(view, event);
    else if (event.kind == kind::kApprovalGiven)
        signedBy(view, event);
    else if (event.kind == kind::kApprovalReturned)
        decided(view, event, Decision::Returned);
    else if (event.kind == kind::kApprovalRejected)
        decided(view, event, Decision::Rejected);
    else if (event.kind == kind::kApprovalVoided || event.kind == kind::kRequestWithdrawn)
        fellBack(view, event);
    else if (event.kind == kind::kInvoiceIntended)
        intended(view, event);
    else if (event.kind == kind::kInvoicePosted)
        posted(view, event);
    else if (event.kind == kind::kInvoiceUncertain)
        unsettled(view, event, Outbox::Uncertain);
    else if (event.kind == kind::kInvoiceRejected)
        unsettled(view, event, Outbox::Refused);
    else if (event.kind == kind::kInvoiceNotSent)
        unsettled(view, event, Outbox::NotSent);
    else if (event.kind == kind::kInvoiceLinked)
        linked(view, event);
}

} // namespace

} // namespace sluice::billing
