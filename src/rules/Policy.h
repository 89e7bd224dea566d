#pragma once

#include "core/Decimal.h"
#include "core/Result.h"
#include "domain/Enums.h"
#include "rules/NameIndex.h"
#include "rules/WorkCalendar.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace sluice::rules {

/// Amounts, net, in whole units of a currency, at which the path of an approval changes.
struct AmountLimits {
    Decimal clean { 5000, 0 };  ///< Up to and including: may be approved by the policy itself (P1).
    Decimal large { 50000, 0 }; ///< Above: the CFO signs too (P3).
};

/// Who signs what. Source: the decision table E.3.
struct ApprovalRules {
    bool autoApproveClean = false; ///< P1. Off until somebody decides otherwise.
    int samplePercent = 5;         ///< Of the automatically approved, for the controller afterwards.
    int bulkItemsMax = 25;
    AmountLimits limits;                           ///< For currencies without limits of their own.
    QHash<QString, AmountLimits> limitsByCurrency; ///< By ISO code.
    Decimal discountControllerAbove { 10, 0 };     ///< Percent.
    Decimal discountCfoAbove { 20, 0 };
    int termsControllerFrom = 45; ///< Days, inclusive.
    int termsCfoAbove = 60;
    int creditCfoOverPercent = 20; ///< Exposure above the limit by more than this needs the CFO.

    const AmountLimits &limitsFor(Currency currency) const;
};

/// What a change after approval does. Source: E.4.
struct ReapprovalRules {
    Decimal amountDownPercent { 1, 0 };
    Decimal amountDownAbsolute { 50, 0 }; ///< In whole units of the currency; the larger of the two counts.
};

struct TermRule {
    QString name; ///< As in `Sluice_Payment_Terms__c`: "Net 30".
    int days = 0;
};

/// How the tax codes of deals are called in the books of one country.
struct TaxRule {
    QString defaultCode;           ///< For deals that name none; empty: such a deal is a finding.
    ByName<QString> codes; ///< From `Sluice_Tax_Code__c`, ignoring case, to the name of the code in the books.
};

struct SlaRules {
    std::array<std::chrono::minutes, 3> targets { std::chrono::hours(24), std::chrono::hours(24), std::chrono::hours(24) };
    std::vector<int> warnAtPercent { 50, 80, 100 };
    QStringList pauseReasons;

    std::chrono::minutes target(Severity severity) const { return targets[static_cast<std::size_t>(severity)]; }
};

struct ReconcileRules {
    Decimal absolute { 1, 0 };       ///< In whole units of the currency.
    Decimal percent { 5, 1 };        ///< Of the booked amount; the larger of the two is forgiven. Source: D.15.
    int daysOpenMax = 30;            ///< A difference of any size that is older raises an alert.
};

struct MatchRules {
    int invoiceDaysBefore = 7;  ///< Before the deal was won.
    int invoiceDaysAfter = 180; ///< After its part was due to be billed.
};

/// Everything that a person may decide about how Sluice judges. Read from TOML; the same text gives the same policy.
struct Policy {
    QString version;
    ApprovalRules approval;
    ReapprovalRules reapproval;
    QStringList segmentsNeedingPo;
    std::vector<TermRule> terms;
    QString defaultTerms; ///< For deals and accounts that name none; empty: such a deal is a finding.
    QHash<QString, TaxRule> taxByCountry; ///< By the two-letter code of the company's country.
    bool createCustomers = true;          ///< False: a missing customer is always a finding.
    bool activateBeforeCreating = false;  ///< A controller activates each new customer first (P9).
    int deliveryOverdueDays = 21;         ///< After the planned date (or the won date), silence becomes an exception.
    bool closedPeriodByDelivery = true;   ///< What was delivered in a closed period is a finding, whatever the invoice date.
    SlaRules sla;
    WorkCalendar calendar;
    ReconcileRules reconcile;
    MatchRules match;

    const TermRule *term(QStringView name) const; ///< Ignoring case and spaces at the ends; nullptr if not listed.
    bool needsPo(QStringView segment) const;      ///< Ignoring case.
};

/// Reads a policy file. What the file leaves out has the default policy's value; an unknown key is an error, so that a
/// slip of the pen never passes for a rule. Errors: Usage, with line, key and what would be right.
Result<Policy> parsePolicy(const QString &toml);

/// The policy that Sluice comes with, and its text.
const Policy &defaultPolicy();
QString defaultPolicyToml();

/// The policy as a file that parsePolicy() reads to the same policy.
QString policyToml(const Policy &policy);

/// The policy for people: sections of plain sentences, in the order in which a deal meets them.
struct PolicySection {
    QString title;
    QStringList sentences;
};
std::vector<PolicySection> policySentences(const Policy &policy);

} // namespace sluice::rules
