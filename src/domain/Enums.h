#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace sluice {

/// What makes a deal billable. Salesforce: `Sluice_Billing_Event__c`.
enum class BillingEvent { OnClose, Delivered, Accepted, Milestones, Subscription };

/// Salesforce: `Sluice_Delivery_Status__c`.
enum class DeliveryStatus { Pending, Delivered, Accepted };

/// Salesforce: `Sluice_Billing_Frequency__c`.
enum class BillingFrequency { Once, Monthly, Quarterly, Annually };

/// Where a billing request stands. Names are part of the contract (contracts §3).
enum class RequestState {
    Planned,   ///< Its moment lies in the future (a later milestone or period).
    Waiting,   ///< The billing event has not happened.
    Blocked,   ///< It happened, and at least one check fails.
    Ready,     ///< All checks pass; about to be submitted.
    Submitted, ///< Waits for an approver.
    Approved,
    Posting,   ///< The intent is in the journal, no answer yet.
    Uncertain, ///< No definite answer; Sluice looks before it does anything else.
    Posted,    ///< The invoice exists, unsent.
    Sent,
    PartPaid,
    Paid,
    Returned, ///< An approver asked a question.
    Rejected,
    Cancelled,
    Voided,
    Credited
};

enum class Severity { Low, Medium, High };

/// State of an exception's present cycle.
enum class CaseState { Open, Paused, Resolved };

/// State of the promise: `running paused met breached`.
enum class SlaState { Running, Paused, Met, Breached };

enum class Role { Clerk, Controller, SalesOps, Operations, Cfo, IntegrationOwner, Auditor };

/// Where an invoice comes from: made by Sluice, made by hand for a known deal, or unknown to Salesforce.
enum class InvoiceOrigin { Sluice, Linked, Foreign };

/// Salesforce: `Sluice_Invoice_Status__c`; the state of an invoice in the books.
enum class InvoiceStatus { Pending, Open, Partial, Paid, Overdue, Void, Error };

/// The 14 root causes. Source: product reference D.17.
enum class Cause { Cus1, Cus2, Cus3, Itm1, Itm2, Tax1, Tax2, Dea1, Dea2, Dea3, Del1, Del2, Sys1, Sys2 };

/// Names as they stand in JSON, in the journal and in Salesforce; parse reads exactly these.
QString nameOf(BillingEvent event);     // "On Close", "Delivered", "Accepted", "Milestones", "Subscription"
QString nameOf(DeliveryStatus status);  // "Pending", "Delivered", "Accepted"
QString nameOf(BillingFrequency value); // "Once", "Monthly", "Quarterly", "Annually"
QString nameOf(RequestState state);     // "planned", …, "part_paid", …
QString nameOf(Severity severity);      // "Low", "Medium", "High"
QString nameOf(CaseState state);        // "open", "paused", "resolved"
QString nameOf(SlaState state);         // "running", "paused", "met", "breached"
QString nameOf(Role role);              // "clerk", "controller", "sales_ops", …
QString nameOf(InvoiceOrigin origin);   // "sluice", "linked", "foreign"
QString nameOf(InvoiceStatus status);   // "Pending", "Open", "Partial", "Paid", "Overdue", "Void", "Error"
QString nameOf(Cause cause);            // "CUS-1", …

/// Errors in the data are an empty optional: an unknown value is reported as a finding, never guessed.
template <class Enum>
std::optional<Enum> parseName(QStringView name);
template <> std::optional<BillingEvent> parseName(QStringView name);
template <> std::optional<DeliveryStatus> parseName(QStringView name);
template <> std::optional<BillingFrequency> parseName(QStringView name);
template <> std::optional<RequestState> parseName(QStringView name);
template <> std::optional<Severity> parseName(QStringView name);
template <> std::optional<CaseState> parseName(QStringView name);
template <> std::optional<Role> parseName(QStringView name);
template <> std::optional<InvoiceStatus> parseName(QStringView name);
template <> std::optional<Cause> parseName(QStringView name);

} // namespace sluice
