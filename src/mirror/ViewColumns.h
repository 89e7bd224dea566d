#pragma once

#include "mirror/Rows.h"
#include "mirror/Views.h"

// The columns of the view tables (migrations/0002_views.sql). See Record.h.

namespace sluice::mirror {

/// One line of a request, with where it belongs.
struct RequestLineRow {
    QString requestId;
    int position = 0;
    RequestLine line;
};

template <class Io, Either<RequestLineRow> T> void columns(Io &io, T &row)
{
    io("request_id", row.requestId);
    io("position", row.position);
    io("deal_line_id", row.line.dealLineId);
    io("product_id", row.line.productId);
    io("description", row.line.description);
    io("quantity", row.line.quantity);
    io("unit_price", row.line.unitPrice);
    io("discount_percent", row.line.discountPercent);
    io.money("amount_minor", "currency", row.line.amount);
    io("service_on", row.line.serviceOn);
}

template <class Io, Either<RequestView> T> void decisionColumns(Io &io, T &view)
{
    io("decision", view.decision);
    io("submitted_ms", view.submittedAt);
    io("decided_ms", view.decidedAt);
    io("fingerprint", view.fingerprint);
    io("decisive", view.decisive);
    io("path", view.path);
    io("needs", view.needs);
    io("risks", view.risks);
    io("signatures", view.signatures);
    io("last_approved", view.lastApproved);
    io("decision_note", view.decisionNote);
    io("voided_diff", view.voidedDiff);
    io("turned_down", view.turnedDown);
}

template <class Io, Either<RequestView> T> void outboxColumns(Io &io, T &view)
{
    io("outbox", view.outbox);
    io("outbox_realm", view.outboxRealm);
    io("outbox_key", view.outboxKey);
    io("outbox_error", view.outboxError);
    io("outbox_error_code", view.outboxErrorCode);
    io("outbox_revision", view.outboxRevision);
    io("outbox_body", view.outboxBody);
    io("outbox_customer", view.outboxCustomer);
    io("intended_ms", view.intendedAt);
    io("uncertain_ms", view.uncertainAt);
    io("invoice_realm", view.invoiceRealm);
    io("invoice_id", view.invoiceId);
    io("doc_number", view.docNumber);
    io("origin", view.origin);
    io("posted_ms", view.postedAt);
    io("posted_differences", view.postedDifferences);
}

template <class Io, Either<RequestView> T> void assessmentColumns(Io &io, T &view)
{
    io("state", view.state);
    io("entity", view.entity);
    io("realm", view.realm);
    io("customer_id", view.customerId);
    io("customer_how", view.customerHow);
    io("triggered_on", view.triggeredOn);
    io("due_on", view.dueOn);
    io("findings", view.findings);
    io("passed", view.passed);
    io.money("balance_minor", "balance_currency", view.balance);
    io("sent_ms", view.sentAt);
    io("paid_ms", view.paidAt);
}

/// Without the lines, which have a table of their own.
template <class Io, Either<RequestView> T> void columns(Io &io, T &view)
{
    io("id", view.request.id);
    io("deal_id", view.request.dealId);
    io("kind", view.request.kind);
    io("part", view.request.part);
    io("title", view.request.title);
    io("planned_on", view.request.plannedOn);
    io("period_from", view.request.periodFrom);
    io("period_to", view.request.periodTo);
    io.money("amount_minor", "currency", view.request.amount);
    io("account_id", view.accountId);
    io("version", view.version);
    decisionColumns(io, view);
    outboxColumns(io, view);
    io("delivered_on", view.deliveredOn);
    io("delivered_by", view.deliveredBy);
    assessmentColumns(io, view);
}

template <class Io, Either<CaseView> T> void columns(Io &io, T &view)
{
    io("id", view.id);
    io("request_id", view.requestId);
    io("deal_id", view.dealId);
    io("account_id", view.accountId);
    io("check_name", view.finding.check);
    io("field", view.finding.field);
    io("found", view.finding.found);
    io("needed", view.finding.needed);
    io("finding_cause", view.finding.cause);
    io("severity", view.finding.severity);
    io("fixer", view.finding.fixer);
    io("line_id", view.finding.lineId);
    io("about", view.finding.about);
    io.money("amount_minor", "currency", view.amount);
    io("version", view.version);
    io("state", view.state);
    io("cycle", view.cycle);
    io("attempts", view.attempts);
    io("cause", view.cause);
    io("owner", view.owner);
    io("opened_ms", view.openedAt);
    io("cycle_opened_ms", view.cycleOpenedAt);
    io("due_ms", view.dueAt);
    io("pauses", view.pauses);
    io("resolved_ms", view.resolvedAt);
    io("resolved_by", view.resolvedBy);
    io("resolved_note", view.resolvedNote);
    io("vouched_for", view.vouchedFor);
}

template <class Io, Either<CustomerLinkView> T> void columns(Io &io, T &view)
{
    io("account_id", view.accountId);
    io("realm", view.realm);
    io("customer_id", view.customerId);
    io("how", view.how);
}

template <class Io, Either<ActivationView> T> void columns(Io &io, T &view)
{
    io("account_id", view.accountId);
    io("actor", view.by);
    io("at_ms", view.at);
}

template <class Io, Either<CustomerWriteView> T> void columns(Io &io, T &view)
{
    io("account_id", view.accountId);
    io("realm", view.realm);
    io("key", view.key);
    io("name", view.name);
    io("error", view.error);
    io("body", view.body);
    io("outbox", view.outbox);
    io("at_ms", view.at);
}

template <class Io, Either<ItemMappingView> T> void columns(Io &io, T &view)
{
    io("product_id", view.productId);
    io("realm", view.realm);
    io("item_id", view.itemId);
    io("proposed_by", view.proposedBy);
    io("approved_by", view.approvedBy);
}

template <class Io, Either<TaskView> T> void columns(Io &io, T &view)
{
    io("key", view.key);
    io("account_id", view.accountId);
    io("task_id", view.taskId);
    io("state", view.state);
}

template <class Io, Either<WrittenView> T> void columns(Io &io, T &view)
{
    io("object", view.object);
    io("id", view.id);
    io("hash", view.hash);
}

template <class Io, Either<Person> T> void columns(Io &io, T &person)
{
    io("email", person.email);
    io("name", person.name);
    io("salesforce_user_id", person.salesforceUserId);
    io("roles", person.roles);
}

template <> struct TableOf<RequestView> {
    static constexpr const char *name = "request_view";
    static constexpr std::size_t keys = 1;
};
template <> struct TableOf<RequestLineRow> {
    static constexpr const char *name = "request_line";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<CaseView> {
    static constexpr const char *name = "case_view";
    static constexpr std::size_t keys = 1;
};
template <> struct TableOf<CustomerLinkView> {
    static constexpr const char *name = "customer_link";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<ActivationView> {
    static constexpr const char *name = "activation";
    static constexpr std::size_t keys = 1;
};
template <> struct TableOf<CustomerWriteView> {
    static constexpr const char *name = "customer_write";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<ItemMappingView> {
    static constexpr const char *name = "item_mapping";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<TaskView> {
    static constexpr const char *name = "task";
    static constexpr std::size_t keys = 1;
};
template <> struct TableOf<WrittenView> {
    static constexpr const char *name = "written";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<Person> {
    static constexpr const char *name = "person";
    static constexpr std::size_t keys = 1;
};

} // namespace sluice::mirror
