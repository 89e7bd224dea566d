#pragma once

#include "billing/World.h"
#include "books/Books.h"
#include "rules/ApprovalPath.h"
#include "rules/Checks.h"
#include "rules/Fingerprint.h"

namespace sluice::billing {

/// The invoice of a request as it would be posted today, with everything around it that an approver decides about.
struct Drafted {
    books::InvoiceDraft draft;                     ///< Without marker and number.
    std::optional<books::CustomerDraft> customer;  ///< When Sluice would create the customer first.
    rules::DraftValues values;
    QJsonObject decisive;
    QString fingerprint;
    rules::ApprovalFacts facts;
};

/// Turns a request into the invoice it becomes. Pure; says nothing about whether it may be posted. Works on incomplete
/// requests too, so that a person sees what is there already.
/// Line discounts become one document discount, so that quantity, price and discount stay visible and every line obeys
/// amount = price × quantity; a line whose price was rounded so that it does not, or has more decimals than the books keep,
/// is billed as one piece.
/// How much the customer would owe is nothing that a draft knows: `facts.exposureAfter` stays empty.
Drafted draftInvoice(const CompanyWorld &company, const Deal &deal, const Account *account,
    const mirror::RequestView &view, const rules::Resolution &resolution, QDate invoiceOn);

/// Sluice's own estimate of the tax on a draft; the books have the last word.
Money estimatedTax(const books::InvoiceDraft &draft, const TaxCode *code);

/// Sum of the lines less the document discount.
Money netOf(const books::InvoiceDraft &draft);

} // namespace sluice::billing
