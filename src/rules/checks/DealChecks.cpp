#include "rules/Phrases.h"
#include "rules/checks/Check.h"

namespace sluice::rules::checks {

namespace {

Verdict poNumber(const Facts &facts, std::vector<Finding> &out)
{
    const Deal &deal = facts.in.deal;
    const QString &segment = deal.segment.isEmpty() && facts.in.account ? facts.in.account->segment : deal.segment;
    if (!facts.in.policy.needsPo(segment) || !QStringView(deal.poNumber).trimmed().isEmpty())
        return Verdict::Passed;
    out.push_back(finding("po_number", "Opportunity.Sluice_PO_Number__c", {},
        recorded(phrase::kPoNumber).arg(segment), Cause::Dea1,
        Fixer::Sales));
    return Verdict::Failed;
}

Verdict termsKnown(const Facts &facts, std::vector<Finding> &out)
{
    if (!facts.in.company)
        return Verdict::Skipped;
    if (facts.terms.term)
        return Verdict::Passed;
    out.push_back(finding("terms_known", "Opportunity.Sluice_Payment_Terms__c", facts.terms.name,
        facts.terms.name.isEmpty() ? recorded(phrase::kTermsAny) : recorded(phrase::kTermsKnown),
        Cause::Dea2, Fixer::Sales));
    return Verdict::Failed;
}

Verdict taxCodeKnown(const Facts &facts, std::vector<Finding> &out)
{
    if (!facts.in.company)
        return Verdict::Skipped;
    if (facts.tax.isComplete())
        return Verdict::Passed;
    if (facts.tax.code) {
        out.push_back(finding("tax_code_known", "Opportunity.Sluice_Tax_Code__c", facts.tax.asked,
            recorded(phrase::kTaxCodeOfPlace).arg(facts.in.company->company().name), Cause::Tax1, Fixer::Controller));
        return Verdict::Failed;
    }
    out.push_back(finding("tax_code_known", "Opportunity.Sluice_Tax_Code__c", facts.tax.asked,
        facts.tax.asked.isEmpty() ? recorded(phrase::kTaxCodeAny) : recorded(phrase::kTaxCodeKnown).arg(facts.in.company->company().name),
        Cause::Tax1, Fixer::Controller));
    return Verdict::Failed;
}

/// The field that holds a value nobody knows: it decides when the deal is billed.
Finding unknownEvent(const Deal &deal, RequestKind kind)
{
    if (deal.event && kind == RequestKind::Delivery)
        return finding("billing_event", "Opportunity.Sluice_Delivery_Status__c", deal.deliveryText,
            recorded(phrase::kDeliveryStatus), Cause::Del1, Fixer::SalesOps);
    if (deal.event && kind == RequestKind::Period)
        return finding("billing_event", "Opportunity.Sluice_Billing_Frequency__c", deal.frequencyText,
            recorded(phrase::kBillingFrequency), Cause::Del1, Fixer::SalesOps);
    return finding("billing_event", "Opportunity.Sluice_Billing_Event__c", deal.eventText, recorded(phrase::kBillingEvent),
        Cause::Del1, Fixer::SalesOps);
}

Verdict billingEvent(const Facts &facts, std::vector<Finding> &out)
{
    switch (facts.trigger.state) {
    case EventState::Happened:
    case EventState::NotYet: // The request waits; that is no fault.
        return Verdict::Passed;
    case EventState::Unknown:
        out.push_back(unknownEvent(facts.in.deal, facts.in.request.kind));
        return Verdict::Failed;
    case EventState::Contradicted:
        out.push_back(finding("billing_event", "Opportunity.Sluice_Delivered_On__c", {},
            recorded(phrase::kDeliveredOn), Cause::Del1, Fixer::Operations));
        return Verdict::Failed;
    }
    Q_UNREACHABLE();
}

constexpr Check kChecks[] = {
    { "po_number", poNumber },
    { "terms_known", termsKnown },
    { "tax_code_known", taxCodeKnown },
    { "billing_event", billingEvent },
};

} // namespace

std::span<const Check> dealChecks() { return kChecks; }

} // namespace sluice::rules::checks
