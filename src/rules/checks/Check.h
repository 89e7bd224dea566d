#pragma once

#include "rules/Checks.h"

#include <span>
#include <vector>

// What the families of checks share. Only Checks.cpp and the families include it.

namespace sluice::rules::checks {

enum class Verdict {
    Passed,
    Failed,
    Skipped ///< Cannot be judged, because what it needs is itself the matter of another finding.
};

/// One request with what was found out about it. The matches are made before the first check and are cheap: nothing
/// here allocates while all is well.
struct Facts {
    const CheckInput &in;
    CustomerMatch customer; ///< None without a company.
    TermMatch terms;
    TaxMatch tax;
    Trigger trigger;
    const Customer *knownCustomer = nullptr; ///< Linked or found, active or not.
};

/// Appends findings when it fails. Severity and nothing else is filled in afterwards.
using Run = Verdict (*)(const Facts &facts, std::vector<Finding> &out);

struct Check {
    const char *name;
    Run run;
};

std::span<const Check> customerChecks(); ///< Account, customer, bill-to.
std::span<const Check> dealChecks();     ///< Purchase order, terms, tax, event.
std::span<const Check> lineChecks();     ///< Items, quantities and periods, sums.
std::span<const Check> booksChecks();    ///< Entity, currency, earlier invoices, closed periods.

/// The item of one line; a milestone's own line is billed with the deal's first product.
ItemMatch itemOf(const CheckInput &in, const RequestLine &line);

/// The product of one line; nullptr when it is not known.
const Product *productOf(const CheckInput &in, const RequestLine &line);

/// A finding without its severity.
Finding finding(const char *check, const char *field, QString found, QString needed, Cause cause, Fixer fixer);

} // namespace sluice::rules::checks
