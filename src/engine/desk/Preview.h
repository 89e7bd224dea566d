#pragma once

#include "billing/World.h"
#include "desk/Rows.h"
#include "rules/Policy.h"

namespace sluice::engine {

/// What a request becomes when it is posted, beside the deal it comes from.
struct Previewed {
    desk::InvoicePreview invoice;
    std::vector<desk::LineRow> dealLines;
    std::vector<desk::CheckRow> checks;
    std::vector<desk::Difference> differences, sinceApproval;
};

/// Pure; an incomplete request gives what is there.
Previewed previewOf(const billing::World &world, const mirror::RequestView &view, const rules::Policy &policy, Instant now);

/// An invoice as it stands in the books, laid out the same way.
desk::InvoicePreview storedPreview(const billing::CompanyWorld &company, const Invoice &invoice);

} // namespace sluice::engine
