#include "sandbox/Faults.h"

#include <array>
#include <utility>

namespace sluice::sandbox {

namespace {

using Named = std::pair<FaultKind, QLatin1String>;

constexpr std::array kNames {
    Named { FaultKind::DropBefore, QLatin1String("drop-before") },
    Named { FaultKind::DropAfter, QLatin1String("drop-after") },
    Named { FaultKind::HangBefore, QLatin1String("hang-before") },
    Named { FaultKind::HangAfter, QLatin1String("hang-after") },
    Named { FaultKind::Status500Before, QLatin1String("status-500-before") },
    Named { FaultKind::Status500After, QLatin1String("status-500-after") },
    Named { FaultKind::Status503Before, QLatin1String("status-503-before") },
    Named { FaultKind::Status503After, QLatin1String("status-503-after") },
    Named { FaultKind::Status504After, QLatin1String("status-504-after") },
    Named { FaultKind::Html502, QLatin1String("html-502") },
    Named { FaultKind::TruncateAfter, QLatin1String("truncate-after") },
    Named { FaultKind::Throttle, QLatin1String("throttle") },
    Named { FaultKind::SessionExpired, QLatin1String("session-expired") },
    Named { FaultKind::FaultInside200, QLatin1String("fault-inside-200") },
    Named { FaultKind::InternalHiccup, QLatin1String("internal-hiccup") },
    Named { FaultKind::DuplicateRequest, QLatin1String("duplicate-request") },
    Named { FaultKind::LockRow, QLatin1String("lock-row") },
    Named { FaultKind::ValidationRule, QLatin1String("validation-rule") },
};

} // namespace

std::optional<FaultKind> Faults::strike(const Request &request)
{
    if (m_faults.isEmpty())
        return {};
    const QByteArray path = request.path();
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        Fault &fault = m_faults[i];
        if (!fault.method.isEmpty() && fault.method != request.method)
            continue;
        if (!fault.pathContains.isEmpty() && !path.contains(fault.pathContains))
            continue;
        if (fault.skip > 0) {
            --fault.skip;
            continue;
        }
        const FaultKind kind = fault.kind;
        if (--fault.times <= 0)
            m_faults.removeAt(i);
        return kind;
    }
    return {};
}

std::optional<FaultKind> Faults::kindFromName(QStringView name)
{
    for (const auto &[kind, text] : kNames) {
        if (name == text)
            return kind;
    }
    return {};
}

QString Faults::nameOf(FaultKind kind)
{
    for (const auto &[known, text] : kNames) {
        if (known == kind)
            return text;
    }
    return {};
}

} // namespace sluice::sandbox
