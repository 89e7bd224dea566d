#include "rules/Phrases.h"
#include "rules/checks/Check.h"

namespace sluice::rules::checks {

namespace {

Verdict accountPresent(const Facts &facts, std::vector<Finding> &out)
{
    if (facts.in.account)
        return Verdict::Passed;
    out.push_back(finding("account_present", "Opportunity.AccountId", facts.in.deal.accountId.value,
        recorded(phrase::kBuyer), Cause::Cus1, Fixer::Sales));
    return Verdict::Failed;
}

QString listed(const std::vector<const Customer *> &customers)
{
    QStringList names;
    for (const Customer *customer : customers)
        names += QStringLiteral("%1 (%2)").arg(customer->name, customer->id.value);
    return names.join(QStringLiteral(", "));
}

Verdict customerMatch(const Facts &facts, std::vector<Finding> &out)
{
    const Account *account = facts.in.account;
    if (!account || !facts.in.company)
        return Verdict::Skipped;
    switch (facts.customer.how) {
    case CustomerHow::Linked:
    case CustomerHow::TaxNumber:
    case CustomerHow::Name:
        return Verdict::Passed;
    case CustomerHow::Creatable:
        if (!facts.in.policy.createCustomers) {
            out.push_back(finding("customer_match", "Account.Sluice_Customer_Id__c", {},
                recorded(phrase::kCustomerInBooks), Cause::Cus1, Fixer::Clerk));
            return Verdict::Failed;
        }
        if (facts.in.policy.activateBeforeCreating && !facts.in.customerActivated) {
            out.push_back(finding("customer_match", "Account.Sluice_Customer_Id__c", {},
                recorded(phrase::kCustomerActivated), Cause::Cus1, Fixer::Controller));
            return Verdict::Failed;
        }
        return Verdict::Passed;
    case CustomerHow::Inactive:
        out.push_back(finding("customer_match", "Customer.Active",
            QStringLiteral("%1 (%2)").arg(facts.customer.customer->name, facts.customer.customer->id.value),
            recorded(phrase::kCustomerActive), Cause::Cus1, Fixer::Controller));
        return Verdict::Failed;
    case CustomerHow::Ambiguous:
        out.push_back(finding("customer_match", "Customer.DisplayName", listed(facts.customer.candidates),
            recorded(phrase::kLinkRight), Cause::Cus2, Fixer::Clerk));
        return Verdict::Failed;
    case CustomerHow::LinkBroken:
        out.push_back(finding("customer_match", "Account.Sluice_Customer_Id__c",
            facts.in.customerLink.isEmpty() ? account->customerLink : facts.in.customerLink,
            recorded(phrase::kLinkExisting), Cause::Cus2, Fixer::Clerk));
        return Verdict::Failed;
    case CustomerHow::None:
        return Verdict::Skipped;
    }
    Q_UNREACHABLE();
}

/// Good enough to be worth a try; the books and the mail server know better.
bool looksLikeEmail(QStringView text)
{
    const qsizetype at = text.indexOf(QLatin1Char('@'));
    const qsizetype point = text.lastIndexOf(QLatin1Char('.'));
    if (at < 1 || text.lastIndexOf(QLatin1Char('@')) != at || point < at + 2 || point == text.size() - 1)
        return false;
    for (const QChar c : text) {
        if (c.isSpace())
            return false;
    }
    return true;
}

Verdict billTo(const Facts &facts, std::vector<Finding> &out)
{
    const Account *account = facts.in.account;
    if (!account)
        return Verdict::Skipped;
    Verdict verdict = Verdict::Passed;
    const Customer *customer = facts.knownCustomer;
    if (account->billing.isEmpty() && !(customer && !customer->billing.isEmpty())) {
        out.push_back(finding("bill_to", "Account.BillingAddress", {}, recorded(phrase::kBillingAddress), Cause::Cus3, Fixer::SalesOps));
        verdict = Verdict::Failed;
    }
    const QString &email = account->email.isEmpty() && customer ? customer->email : account->email;
    if (!looksLikeEmail(email)) {
        out.push_back(finding("bill_to", "Contact.Email", email, recorded(phrase::kEMail),
            Cause::Cus3, Fixer::SalesOps));
        verdict = Verdict::Failed;
    }
    return verdict;
}

constexpr Check kChecks[] = {
    { "account_present", accountPresent },
    { "customer_match", customerMatch },
    { "bill_to", billTo },
};

} // namespace

std::span<const Check> customerChecks() { return kChecks; }

} // namespace sluice::rules::checks
