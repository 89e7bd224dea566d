#pragma once

#include "books/Books.h"

namespace sluice::quickbooks {

/// The bytes of an invoice create: members in a fixed order, amounts and prices with their exact digits.
///
/// The company decides about three things. Its country: outside the US every line carries the id of a tax code and the
/// document says that its amounts are net, whatever the company's own habit; in the US a line says TAX or NON, and a real
/// code stands on the document. Its currencies: the document names one only if the company has several.
///
/// QuickBooks refuses a line whose amount is not round(price × quantity, 2) (code 6070) and prices with more than seven
/// decimals. Such a line goes out as one piece at its amount, with the arithmetic in its description.
QByteArray invoiceBody(const books::InvoiceDraft &draft, const sluice::Company &company);

/// The bytes of a customer create. Characters that QuickBooks refuses in names are the caller's business.
QByteArray customerBody(const books::CustomerDraft &draft, const sluice::Company &company);

} // namespace sluice::quickbooks
