#include "domain/Enums.h"

#include <array>
#include <string_view>

namespace sluice {

namespace {

// One list a type, in the order of its values: both directions read the same list.
template <class Enum> struct Names;
#define SLUICE_NAMES(Enum, ...)                                                                                        \
    template <> struct Names<Enum> {                                                                                   \
        static constexpr std::array list = std::to_array<std::string_view>({ __VA_ARGS__ });                           \
    }
SLUICE_NAMES(BillingEvent, "On Close", "Delivered", "Accepted", "Milestones", "Subscription");
SLUICE_NAMES(DeliveryStatus, "Pending", "Delivered", "Accepted");
SLUICE_NAMES(BillingFrequency, "Once", "Monthly", "Quarterly", "Annually");
SLUICE_NAMES(RequestState, "planned", "waiting", "blocked", "ready", "submitted", "approved", "posting", "uncertain",
    "posted", "sent", "part_paid", "paid", "returned", "rejected", "cancelled", "voided", "credited");
SLUICE_NAMES(Severity, "Low", "Medium", "High");
SLUICE_NAMES(CaseState, "open", "paused", "resolved");
SLUICE_NAMES(SlaState, "running", "paused", "met", "breached");
SLUICE_NAMES(Role, "clerk", "controller", "sales_ops", "operations", "cfo", "integration_owner", "auditor");
SLUICE_NAMES(InvoiceOrigin, "sluice", "linked", "foreign");
SLUICE_NAMES(InvoiceStatus, "Pending", "Open", "Partial", "Paid", "Overdue", "Void", "Error");
SLUICE_NAMES(Cause, "CUS-1", "CUS-2", "CUS-3", "ITM-1", "ITM-2", "TAX-1", "TAX-2", "DEA-1", "DEA-2", "DEA-3", "DEL-1",
    "DEL-2", "SYS-1", "SYS-2");
#undef SLUICE_NAMES

template <class Enum> QString named(Enum value)
{
    const std::string_view name = Names<Enum>::list[static_cast<std::size_t>(value)];
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

template <class Enum> std::optional<Enum> parsed(QStringView name)
{
    for (std::size_t i = 0; i < Names<Enum>::list.size(); ++i) {
        const std::string_view candidate = Names<Enum>::list[i];
        if (name == QLatin1String(candidate.data(), static_cast<qsizetype>(candidate.size())))
            return static_cast<Enum>(i);
    }
    return {};
}

} // namespace

QString nameOf(BillingEvent event) { return named(event); }
QString nameOf(DeliveryStatus status) { return named(status); }
QString nameOf(BillingFrequency value) { return named(value); }
QString nameOf(RequestState state) { return named(state); }
QString nameOf(Severity severity) { return named(severity); }
QString nameOf(CaseState state) { return named(state); }
QString nameOf(SlaState state) { return named(state); }
QString nameOf(Role role) { return named(role); }
QString nameOf(InvoiceOrigin origin) { return named(origin); }
QString nameOf(InvoiceStatus status) { return named(status); }
QString nameOf(Cause cause) { return named(cause); }

template <> std::optional<BillingEvent> parseName(QStringView name) { return parsed<BillingEvent>(name); }
template <> std::optional<DeliveryStatus> parseName(QStringView name) { return parsed<DeliveryStatus>(name); }
template <> std::optional<BillingFrequency> parseName(QStringView name) { return parsed<BillingFrequency>(name); }
template <> std::optional<RequestState> parseName(QStringView name) { return parsed<RequestState>(name); }
template <> std::optional<Severity> parseName(QStringView name) { return parsed<Severity>(name); }
template <> std::optional<CaseState> parseName(QStringView name) { return parsed<CaseState>(name); }
template <> std::optional<Role> parseName(QStringView name) { return parsed<Role>(name); }
template <> std::optional<InvoiceStatus> parseName(QStringView name) { return parsed<InvoiceStatus>(name); }
template <> std::optional<Cause> parseName(QStringView name) { return parsed<Cause>(name); }

} // namespace sluice
