#include "engine/desk/RequestRows.h"

#include "billing/Presence.h"
#include "billing/SystemFindings.h"
#include "domain/Keys.h"
#include "rules/Duties.h"
#include "rules/Phrases.h"
#include "rules/Sentences.h"

namespace sluice::engine {

namespace {

QString accountName(const billing::World &world, const AccountId &id)
{
    const auto account = world.accounts.constFind(id);
    return account == world.accounts.cend() ? QString() : account->name;
}

} // namespace

rules::ClockCycle clockCycleOf(const mirror::CaseView &view, const rules::Policy &policy)
{
    rules::ClockCycle cycle;
    cycle.openedAt = view.cycleOpenedAt;
    cycle.resolvedAt = view.resolvedAt;
    cycle.target = policy.sla.target(view.finding.severity);
    for (const mirror::CaseView::Pause &pause : view.pauses)
        cycle.pauses.push_back({ pause.from, pause.to.value_or(pause.until.value_or(pause.from)) });
    return cycle;
}

desk::RequestRow requestRow(const billing::World &world, const mirror::RequestView &view)
{
    desk::RequestRow row;
    row.id = view.request.id;
    row.dealId = view.request.dealId;
    row.accountId = view.accountId;
    row.title = rules::spoken(view.request.title);
    row.state = view.state;
    row.amount = view.request.amount;
    row.entity = view.entity;
    row.realm = view.invoiceRealm.isEmpty() ? view.realm : view.invoiceRealm;
    row.customerId = view.customerId;
    row.plannedOn = view.request.plannedOn;
    row.dueOn = view.dueOn;
    row.invoiceId = view.invoiceId;
    row.docNumber = view.docNumber;
    row.balance = view.balance.value_or(Money(0, view.request.amount.currency()));
    row.postedAt = view.invoiceId.isEmpty() ? std::nullopt : view.postedAt;
    row.failed = view.findings;
    for (Finding &finding : row.failed)
        finding.needed = rules::spoken(finding.needed);
    row.accountName = accountName(world, view.accountId);
    if (const Deal *deal = world.dealById.value(view.request.dealId)) {
        row.dealName = deal->name;
        row.segment = deal->segment;
        row.channel = deal->channel;
        row.ownerName = world.users.value(deal->ownerId).name;
        row.wonAt = deal->wonAt;
    }
    const billing::CompanyWorld *company = world.company(row.realm);
    row.triggeredOn = view.triggeredOn;
    if (company) {
        if (const Customer *customer = company->index.customers().byId(view.customerId))
            row.customerName = customer->name;
    }
    return row;
}

desk::ExceptionRow exceptionRow(const billing::World &world, const mirror::CaseView &view, const rules::Policy &policy, Instant now)
{
    desk::ExceptionRow row;
    row.id = view.id;
    row.state = view.state;
    row.severity = view.finding.severity;
    row.check = view.finding.check;
    row.seen = whatIsSeen(view.finding);
    if (rules::actionToResolve(view.finding.check) == rules::Action::VouchForBooks)
        row.word = billing::isOfWitness(view.finding.check) ? desk::PersonsWord::OtherJournal : desk::PersonsWord::InvoiceBeside;
    row.causeProposed = view.finding.cause;
    row.cause = view.cause;
    row.dealId = view.dealId;
    row.requestId = view.requestId;
    row.accountId = view.accountId;
    row.accountName = accountName(world, view.accountId);
    if (const Deal *deal = world.dealById.value(view.dealId)) {
        row.dealName = deal->name;
        row.entity = deal->entity;
    }
    row.amount = view.amount;
    row.summary = rules::findingSentence(view.finding);
    row.field = view.finding.field;
    row.found = view.finding.found;
    row.needed = rules::spoken(view.finding.needed);
    row.fixer = view.finding.fixer;
    row.owner = view.owner;
    row.openedAt = view.openedAt;
    row.cycle = view.cycle;
    row.attempts = view.attempts;
    row.resolvedAt = view.resolvedAt;
    row.resolvedBy = view.resolvedBy;
    const rules::ClockStatus clock = rules::clockStatus(clockCycleOf(view, policy), policy.calendar, now);
    row.dueAt = clock.dueAt;
    row.sla = view.state == CaseState::Paused && clock.state == SlaState::Running ? SlaState::Paused : clock.state;
    row.remainingMinutes = std::chrono::duration_cast<std::chrono::minutes>(clock.remaining).count();
    if (view.state == CaseState::Paused && !view.pauses.empty()) {
        row.pausedUntil = view.pauses.back().until;
        row.pauseReason = view.pauses.back().reason;
    }
    return row;
}

desk::InvoiceRow invoiceRow(const billing::World &world, const billing::CompanyWorld &company, const Invoice &invoice,
    const mirror::RequestView *request, QDate today)
{
    desk::InvoiceRow row;
    row.id = invoice.id.value;
    row.realm = invoice.realm.value;
    row.companyName = company.index.company().name;
    row.docNumber = invoice.docNumber;
    row.customerName = invoice.customerName;
    row.total = invoice.total;
    row.balance = invoice.balance;
    row.txnOn = invoice.txnOn;
    row.dueOn = invoice.dueOn;
    row.postedAt = invoice.createdAt;
    row.origin = keyInNote(invoice.privateNote) ? InvoiceOrigin::Sluice
        : request                               ? request->origin
                                                : InvoiceOrigin::Foreign;
    if (request) {
        row.requestId = request->request.id;
        row.dealId = request->request.dealId;
        row.accountName = accountName(world, request->accountId);
        if (const Deal *deal = world.dealById.value(row.dealId))
            row.dealName = deal->name;
    }
    const bool overdue = invoice.dueOn.isValid() && invoice.dueOn < today;
    row.status = invoice.voided || invoice.deleted             ? InvoiceStatus::Void
        : invoice.balance.isZero()                             ? InvoiceStatus::Paid
        : overdue                                              ? InvoiceStatus::Overdue
        : invoice.balance.minor() < invoice.total.minor()      ? InvoiceStatus::Partial
                                                               : InvoiceStatus::Open;
    if (row.status == InvoiceStatus::Overdue)
        row.daysOverdue = static_cast<int>(invoice.dueOn.daysTo(today));
    const QDate paidOn = company.lastPaidOn.value(row.id);
    if (row.status == InvoiceStatus::Paid && paidOn.isValid())
        row.paidAt = fromQDateTime(paidOn.startOfDay(company.zone));
    return row;
}

desk::InvoiceRow goneInvoiceRow(const billing::World &world, const mirror::RequestView &request)
{
    const billing::CompanyWorld &company = *world.company(request.invoiceRealm);
    desk::InvoiceRow row = invoiceRow(world, company, billing::goneInvoice(request), &request, QDate());
    row.origin = request.origin;
    row.customerName = row.accountName;
    row.paidAt.reset(); // Whatever was applied to it is free again.
    row.deleted = true;
    return row;
}

QHash<QString, const mirror::RequestView *> requestsByInvoice(const billing::World &world)
{
    QHash<QString, const mirror::RequestView *> byInvoice;
    for (const mirror::RequestView &view : world.requests) {
        if (!view.invoiceId.isEmpty())
            byInvoice.insert(view.invoiceRealm + QLatin1Char(':') + view.invoiceId, &view);
    }
    return byInvoice;
}

} // namespace sluice::engine
