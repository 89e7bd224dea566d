#pragma once

#include "core/Decimal.h"
#include "domain/BillingRequest.h"
#include "rules/Policy.h"

#include <QStringList>

#include <optional>

namespace sluice::rules {

/// What the path of an approval depends on.
struct ApprovalFacts {
    Money net;
    Decimal discountPercent;           ///< The highest of the request's lines.
    std::optional<int> termDays;       ///< Empty: not a number of days.
    bool termsListed = true;           ///< The policy's list has them.
    bool firstInvoice = false;         ///< No invoice to this customer yet.
    bool customerIsNew = false;        ///< Sluice will create the customer.
    bool changedSinceApproval = false; ///< An earlier approval was voided.
    bool taxExempt = false;            ///< The customer, or the tax code of this deal.
    bool taxChanged = false;           ///< Another tax code than the last approval was for.
    bool duplicateSuspicion = false;   ///< Another invoice of the same customer and amount is near.
    bool voidedBefore = false;         ///< An invoice made by hand for this deal was voided: it may not be wanted at all.
    bool billedBeside = false;         ///< A controller said that what may bill it already bills something else.
    bool turnedDown = false;           ///< It was returned or rejected since it was last approved.
    std::optional<Money> creditLimit;   ///< Empty: there is none.
    std::optional<Money> exposureAfter; ///< What the customer would owe with this request; empty: it cannot be told.
};

struct ApprovalPath {
    QString path;      ///< The row of the amount: "P1", "P2" or "P3".
    QStringList rows;  ///< All rows that apply, the path first: {"P2", "P4", "P5"}.
    QStringList needs; ///< Roles that must sign, in order; empty for P1.
    QStringList risks; ///< "large", "new_customer", "first_invoice", "discount", "terms", "credit_limit", "tax", "changed", "duplicate_suspicion", "voided_before", "billed_beside", "turned_down"
    bool automatic = false; ///< The policy itself approves.
    bool clean = false;     ///< No risk: may be approved in bulk.
};

/// The mark of row P7.
inline const QString kCreditRisk = QStringLiteral("credit_limit");

/// Whom row P7 asks. For itself, because it is asked again right before posting: what is approved and posted meanwhile
/// moves it, while the request stays the same.
enum class CreditRow { None, Controller, Cfo };
CreditRow creditRow(const ApprovalFacts &facts, const Policy &policy);

/// Which rows of the decision table E.3 (P1 to P8) apply. Several may add signatures; nobody is asked twice.
ApprovalPath approvalPath(const ApprovalFacts &facts, const Policy &policy);

/// The highest line discount, with which the discount rows are judged.
Decimal highestDiscount(const BillingRequest &request);

/// True for the share of automatic approvals that a controller looks at afterwards. Decided by the request's id, so that
/// nobody can choose and a replay gives the same.
bool isSampled(const RequestId &id, const Policy &policy);

} // namespace sluice::rules
