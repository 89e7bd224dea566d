#pragma once

#include "domain/BillingRequest.h"
#include "domain/Crm.h"
#include "domain/Finding.h"
#include "domain/Ledger.h"
#include "rules/CompanyIndex.h"
#include "rules/Matching.h"
#include "rules/Policy.h"
#include "rules/Trigger.h"

#include <QDate>
#include <QHash>
#include <QTimeZone>

#include <optional>
#include <span>
#include <vector>

namespace sluice::rules {

/// An invoice made by hand that may bill a request already and is not linked to it.
struct EarlierInvoice {
    const Invoice *invoice = nullptr;
    QString company; ///< In whose books it stands, when that is not the company that bills the deal; else empty.
};

/// Which document, and over how much: another one of the same number, or the same over more, is another thing.
QString documentOf(const Invoice &invoice);

/// Everything that the verdict on one request depends on. Only refers; whoever asks keeps the records alive.
struct CheckInput {
    const Deal &deal;
    const BillingRequest &request;
    const Account *account = nullptr;      ///< nullptr: the deal has none, or it is deleted.
    const CompanyIndex *company = nullptr; ///< Which company bills it (billingCompany()); nullptr: unknown.
    const QHash<ProductId, Product> &products;
    const QHash<ProductId, QString> &mappedItems; ///< Approved mappings of this company: product to item id.
    QString customerLink;                  ///< The customer's id in this company by a person's decision; empty: none.
    bool customerActivated = false;        ///< A controller released the account's customer for billing.
    const std::vector<EarlierInvoice> *existing = nullptr; ///< Never empty; nullptr: there is none.
    /// What invoices are called that bill the deal as it was cut before. By value: hardly ever there is one.
    QStringList billedBefore {};
    QStringList billedBeforeExactly {}; ///< The same as documentOf() gives them.
    QDate deliveredOn;                     ///< Confirmed in Sluice; invalid if not.
    QDate invoiceOn;                       ///< The date the invoice will carry; invalid: today.
    const Policy &policy;
    QDate today;                           ///< In the entity's zone.
    const QTimeZone &zone = utcZone();     ///< Of the entity.
};

/// What the checks found out on their way, for the draft: the same answers, not asked twice.
struct Resolution {
    CustomerMatch customer;
    std::vector<ItemMatch> items; ///< One for each of the request's lines.
    TermMatch terms;
    TaxMatch tax;
    Trigger trigger;
};
Resolution resolve(const CheckInput &input);

/// The names of all checks, in the order in which people read them.
std::span<const char *const> checkNames();

/// Judges one request. Empty: it may be billed, as far as the records go; whether its billing event has happened says
/// triggerOf(). Findings stand in the order of checkNames(); the names of the checks that passed are appended to `passed`
/// when given. Depends on nothing but the input, and not on the order of records in the indices.
std::vector<Finding> runChecks(const CheckInput &input, QStringList *passed = nullptr);

/// For a request that waits: the delivery that should have been confirmed long ago (check `delivery_overdue`, DEL-1).
/// Not part of runChecks(), because such a request waits and is not blocked.
std::optional<Finding> overdueDelivery(const CheckInput &input);

/// High for what is large or points at a by-pass, Medium for the rest.
Severity severityOf(Cause cause, Money amount, const Policy &policy);

} // namespace sluice::rules
