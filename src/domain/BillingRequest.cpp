#include "domain/BillingRequest.h"

namespace sluice {

QString nameOf(RequestKind kind)
{
    switch (kind) {
    case RequestKind::OnClose: return QStringLiteral("on_close");
    case RequestKind::Delivery: return QStringLiteral("delivery");
    case RequestKind::Milestone: return QStringLiteral("milestone");
    case RequestKind::Period: return QStringLiteral("period");
    }
    Q_UNREACHABLE();
}

std::optional<RequestKind> parseRequestKind(QStringView name)
{
    for (const RequestKind kind :
        { RequestKind::OnClose, RequestKind::Delivery, RequestKind::Milestone, RequestKind::Period }) {
        if (name == nameOf(kind))
            return kind;
    }
    return {};
}

} // namespace sluice
