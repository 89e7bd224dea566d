#pragma once

#include "domain/Enums.h"

#include <QString>

namespace sluice {

/// Who can put a finding right.
enum class Fixer { Sales, SalesOps, Operations, Clerk, Controller, IntegrationOwner };
QString nameOf(Fixer fixer); // "sales", "sales_ops", …

/// Why a check said no: data for a person, not an error.
struct Finding {
    QString check;  ///< Stable name of the check: "po_number", "customer_match", …
    QString field;  ///< Where the value stands: "Opportunity.Sluice_PO_Number__c", "Item.Sku", …
    QString found;  ///< The value as it is, in plain text; empty when nothing is there.
    QString needed; ///< What would pass, in plain text.
    Cause cause = Cause::Sys1;
    Severity severity = Severity::Medium;
    Fixer fixer = Fixer::Clerk;
    QString lineId; ///< The deal line concerned, if one is.
    QString about;  ///< Exactly which documents `found` tells of, where it tells of them in short: what a person's word is given for.

    bool operator==(const Finding &) const = default;
};

/// What somebody who decides about it has before their eyes; what is said of it holds for this and nothing else.
inline QString whatIsSeen(const Finding &finding) { return finding.about.isEmpty() ? finding.found : finding.about; }

} // namespace sluice
