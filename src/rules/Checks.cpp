#include "rules/Checks.h"

#include "rules/Phrases.h"
#include "rules/checks/Check.h"

namespace sluice::rules {

namespace {

using checks::Check;
using checks::Facts;
using checks::Verdict;

/// All families, in the order in which people read them.
const std::vector<Check> &allChecks()
{
    static const std::vector<Check> all = [] {
        std::vector<Check> out;
        for (const auto family : { checks::customerChecks(), checks::dealChecks(), checks::lineChecks(), checks::booksChecks() })
            out.insert(out.end(), family.begin(), family.end());
        return out;
    }();
    return all;
}

Facts factsOf(const CheckInput &in)
{
    Facts facts { in, {}, {}, {}, triggerOf(in.deal, in.request, in.deliveredOn, in.today, in.zone), nullptr };
    if (in.company) {
        facts.customer = matchCustomer(in.account, *in.company, in.customerLink);
        facts.terms = matchTerms(in.deal, in.account, *in.company, in.policy);
        facts.tax = matchTax(in.deal, *in.company, in.policy);
        facts.knownCustomer = facts.customer.customer;
    }
    return facts;
}

bool isLarge(Money amount, const Policy &policy)
{
    return policy.approval.limitsFor(amount.currency()).large < Decimal::fromMoney(amount);
}

} // namespace

QString documentOf(const Invoice &invoice)
{
    return QStringLiteral("%1:%2=%3").arg(invoice.realm.value, invoice.id.value, invoice.total.toText());
}

Finding checks::finding(const char *check, const char *field, QString found, QString needed, Cause cause, Fixer fixer)
{
    Finding out;
    out.check = QString::fromLatin1(check);
    out.field = QString::fromLatin1(field);
    out.found = std::move(found);
    out.needed = std::move(needed);
    out.cause = cause;
    out.fixer = fixer;
    return out;
}

Resolution resolve(const CheckInput &input)
{
    Facts facts = factsOf(input);
    Resolution out { std::move(facts.customer), {}, std::move(facts.terms), std::move(facts.tax), facts.trigger };
    if (input.company) {
        out.items.reserve(input.request.lines.size());
        for (const RequestLine &line : input.request.lines)
            out.items.push_back(checks::itemOf(input, line));
    }
    return out;
}

std::span<const char *const> checkNames()
{
    static const std::vector<const char *> names = [] {
        std::vector<const char *> out;
        for (const Check &check : allChecks())
            out.push_back(check.name);
        return out;
    }();
    return names;
}

std::vector<Finding> runChecks(const CheckInput &input, QStringList *passed)
{
    std::vector<Finding> findings;
    const Facts facts = factsOf(input);
    for (const Check &check : allChecks()) {
        if (check.run(facts, findings) == Verdict::Passed && passed)
            passed->append(QString::fromLatin1(check.name));
    }
    for (Finding &finding : findings)
        finding.severity = severityOf(finding.cause, input.request.amount, input.policy);
    return findings;
}

std::optional<Finding> overdueDelivery(const CheckInput &input)
{
    const Trigger trigger = triggerOf(input.deal, input.request, input.deliveredOn, input.today, input.zone);
    const bool byConfirmation = input.request.kind == RequestKind::Delivery || input.request.kind == RequestKind::Milestone;
    if (trigger.state != EventState::NotYet || !byConfirmation)
        return {};
    const QDate expected = input.request.plannedOn.isValid() ? input.request.plannedOn : wonOn(input.deal, input.zone);
    if (!expected.isValid() || expected.addDays(input.policy.deliveryOverdueDays) >= input.today)
        return {};
    const bool milestone = input.request.kind == RequestKind::Milestone;
    Finding out = checks::finding("delivery_overdue",
        milestone ? "Sluice_Milestone__c.Approved_On__c" : "Opportunity.Sluice_Delivery_Status__c",
        milestone || !input.deal.delivery ? QString() : nameOf(*input.deal.delivery),
        recorded(phrase::kConfirmation).arg(expected.toString(Qt::ISODate)),
        Cause::Del1, Fixer::Operations);
    out.severity = severityOf(out.cause, input.request.amount, input.policy);
    return out;
}

Severity severityOf(Cause cause, Money amount, const Policy &policy)
{
    if (cause == Cause::Sys2 || isLarge(amount, policy))
        return Severity::High;
    return Severity::Medium;
}

} // namespace sluice::rules
