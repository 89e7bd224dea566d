#pragma once

#include "sandbox/Value.h"

namespace sluice::sandbox::quickbooks {

/// A sales form as a one-page PDF: title, company, customer, number, date and total.
QByteArray formPdf(const QString &title, const Value &record, const QString &company);

} // namespace sluice::sandbox::quickbooks
