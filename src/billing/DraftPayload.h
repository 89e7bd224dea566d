#pragma once

#include "books/Books.h"

#include <QJsonObject>

#include <optional>

namespace sluice::billing {

/// The draft as `invoice.intended` keeps it, so that a document found after a crash can be compared with its intent.
QJsonObject draftPayload(const books::InvoiceDraft &draft);
std::optional<books::InvoiceDraft> draftFromPayload(const QJsonObject &payload);

} // namespace sluice::billing
