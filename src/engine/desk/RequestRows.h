#pragma once

#include "billing/World.h"
#include "desk/Rows.h"
#include "rules/Policy.h"
#include "rules/Sla.h"

namespace sluice::engine {

desk::RequestRow requestRow(const billing::World &world, const mirror::RequestView &view);
desk::ExceptionRow exceptionRow(const billing::World &world, const mirror::CaseView &view, const rules::Policy &policy, Instant now);
desk::InvoiceRow invoiceRow(const billing::World &world, const billing::CompanyWorld &company, const Invoice &invoice,
    const mirror::RequestView *request, QDate today);

/// The invoice of a request that is gone from the books: what its own record still tells.
desk::InvoiceRow goneInvoiceRow(const billing::World &world, const mirror::RequestView &request);

/// The present cycle of an exception, for the clock. A pause without an end lasts until its wake-up time.
rules::ClockCycle clockCycleOf(const mirror::CaseView &view, const rules::Policy &policy);

/// Requests by the invoice they have: "realm:invoice" → view.
QHash<QString, const mirror::RequestView *> requestsByInvoice(const billing::World &world);

} // namespace sluice::engine
