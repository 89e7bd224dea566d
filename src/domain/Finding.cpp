#include "domain/Finding.h"

namespace sluice {

QString nameOf(Fixer fixer)
{
    switch (fixer) {
    case Fixer::Sales: return QStringLiteral("sales");
    case Fixer::SalesOps: return QStringLiteral("sales_ops");
    case Fixer::Operations: return QStringLiteral("operations");
    case Fixer::Clerk: return QStringLiteral("clerk");
    case Fixer::Controller: return QStringLiteral("controller");
    case Fixer::IntegrationOwner: return QStringLiteral("integration_owner");
    }
    Q_UNREACHABLE();
}

} // namespace sluice
