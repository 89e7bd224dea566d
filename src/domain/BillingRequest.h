#pragma once

#include "core/Decimal.h"
#include "core/Id.h"
#include "core/Time.h"
#include "domain/Enums.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace sluice {

/// Which part of the deal a request bills.
enum class RequestKind { OnClose, Delivery, Milestone, Period };
QString nameOf(RequestKind kind); // "on_close", "delivery", "milestone", "period"
std::optional<RequestKind> parseRequestKind(QStringView name);

struct RequestLine {
    QString dealLineId; ///< Empty when the line stands for a milestone without lines of its own.
    QString productId;  ///< Product2 id; empty for a milestone's own line (billed with the deal's first product).
    QString description;
    Decimal quantity, unitPrice, discountPercent;
    Money amount; ///< Net, after the discount.
    QDate serviceOn;
};

/// One invoice-ready part of a deal: what is judged, approved, posted and measured.
/// Its id is a UUIDv5 of deal, kind and part, so that planning twice gives the same request.
struct BillingRequest {
    RequestId id;
    DealId dealId;
    RequestKind kind = RequestKind::OnClose;
    QString part;         ///< Milestone id, or the first day of the period; empty for a whole deal.
    QString title;        ///< For people: "Milestone 2: Go-live", "Mar 2026", "On close".
    QDate plannedOn;      ///< When its billing event is expected.
    QDate periodFrom, periodTo; ///< Of a period; inclusive.
    Money amount;         ///< Net; the sum of its lines.
    std::vector<RequestLine> lines;
};

} // namespace sluice
