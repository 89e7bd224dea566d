#include "sandbox/control/Weather.h"

#include <array>
#include <span>

namespace sluice::sandbox::control {

namespace {

constexpr std::uint64_t kFlakyOneIn = 40;
constexpr std::uint64_t kHostileOneIn = 7;

// What happens to honest services on an ordinary day.
constexpr std::array kFlaky { FaultKind::Status503Before, FaultKind::DropBefore, FaultKind::Throttle,
                              FaultKind::Status504After };
// Everything whose outcome is hard to know comes on top.
constexpr std::array kHostile {
    FaultKind::Status503Before, FaultKind::DropBefore,      FaultKind::Throttle,       FaultKind::Status504After,
    FaultKind::DropAfter,       FaultKind::Status500Before, FaultKind::Status500After, FaultKind::Status503After,
    FaultKind::Html502,         FaultKind::TruncateAfter,   FaultKind::SessionExpired,
};
constexpr std::array kQuickBooksOnly { FaultKind::FaultInside200, FaultKind::InternalHiccup };
constexpr std::array kSalesforceOnly { FaultKind::LockRow };

bool isDataCall(System system, const QByteArray &path)
{
    return system == System::Salesforce ? path.startsWith("/services/data/") : path.startsWith("/v3/");
}

} // namespace

std::optional<Weather::Kind> Weather::kindFromName(QStringView name)
{
    if (name == u"none")
        return Kind::Calm;
    if (name == u"flaky")
        return Kind::Flaky;
    if (name == u"hostile")
        return Kind::Hostile;
    return {};
}

QString Weather::nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Calm:
        return QStringLiteral("none");
    case Kind::Flaky:
        return QStringLiteral("flaky");
    case Kind::Hostile:
        return QStringLiteral("hostile");
    }
    return {};
}

std::optional<Fault> Weather::befall(System system, const Request &request)
{
    if (m_kind == Kind::Calm || !isDataCall(system, request.path()))
        return {};
    if (!m_random.oneIn(m_kind == Kind::Flaky ? kFlakyOneIn : kHostileOneIn))
        return {};
    const std::span<const FaultKind> common = m_kind == Kind::Flaky ? std::span<const FaultKind>(kFlaky)
                                                                    : std::span<const FaultKind>(kHostile);
    std::span<const FaultKind> special;
    if (m_kind == Kind::Hostile && request.method == "POST")
        special = system == System::QuickBooks ? std::span<const FaultKind>(kQuickBooksOnly)
                                               : std::span<const FaultKind>(kSalesforceOnly);
    const std::size_t drawn = m_random.below(common.size() + special.size());
    Fault fault;
    fault.kind = drawn < common.size() ? common[drawn] : special[drawn - common.size()];
    fault.method = request.method;
    fault.pathContains = request.path();
    return fault;
}

} // namespace sluice::sandbox::control
