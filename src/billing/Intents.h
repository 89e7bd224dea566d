#pragma once

#include "books/Books.h"
#include "journal/Journal.h"

namespace sluice::billing {

/// The event by which a request was meant to become an invoice under this key; nothing when the journal has no such intent.
std::optional<journal::Event> intentEvent(const journal::Journal &journal, const RequestId &request, const QString &key);

/// The invoice that an intent asked for, with marker and number.
using DraftOfIntent = std::function<std::optional<books::InvoiceDraft>(const RequestId &request, const QString &key)>;
DraftOfIntent draftsIn(const journal::Journal &journal);

} // namespace sluice::billing
