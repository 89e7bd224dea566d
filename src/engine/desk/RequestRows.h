#pragma once

#include "billing/World.h"
#include "desk/Rows.h"
#include "rules/Policy.h"

namespace sluice::engine {

desk::RequestRow requestRow(const billing::World &world, const mirror::RequestView &view);
desk::ExceptionRow exceptionRow(const billing::World &world, const mirror::CaseView &view, const rules::Policy &policy, Instant now);
desk::InvoiceRow invoiceRow(const billing::World &world, const billing::CompanyWorld &company, const Invoice &invoice,
    const mirror::RequestView *request, QDate today);

/// Requests by the invoice they have: "realm:invoice" → view.
QHash<QString, const mirror::RequestView *> requestsByInvoice(const billing::World &world);

} // namespace sluice::engine
