#include "rules/ApprovalPath.h"

#include "core/CanonicalJson.h"

#include <algorithm>

namespace sluice::rules {

namespace {

/// Collects what applies; roles keep the order in which they sign.
class PathBuilder {
public:
    void row(const char *name) { m_rows += QString::fromLatin1(name); }
    void risk(const char *name) { m_risks += QString::fromLatin1(name); }
    void risk(const QString &name) { m_risks += name; }
    void controller() { m_controller = true; }
    void cfo() { m_controller = m_cfo = true; } ///< The CFO signs after the controller, never instead.

    QStringList needs() const
    {
        QStringList out;
        if (m_controller)
            out += nameOf(Role::Controller);
        if (m_cfo)
            out += nameOf(Role::Cfo);
        return out;
    }
    const QStringList &rows() const { return m_rows; }
    const QStringList &risks() const { return m_risks; }

private:
    QStringList m_rows, m_risks;
    bool m_controller = false, m_cfo = false;
};

/// limit × (1 + percent/100) < amount, without leaving exact numbers.
bool exceedsBy(Money amount, Money limit, int percent)
{
    const Result<Decimal> factor = Decimal(100 + percent, 2).times(Decimal::fromMoney(limit));
    return !factor || *factor < Decimal::fromMoney(amount);
}

void judgeCustomer(const ApprovalFacts &facts, PathBuilder &path)
{
    if (!facts.firstInvoice && !facts.customerIsNew)
        return;
    path.row("P4");
    path.risk(facts.customerIsNew ? "new_customer" : "first_invoice");
    path.controller();
}

void judgeDiscount(const ApprovalFacts &facts, const ApprovalRules &rules, PathBuilder &path)
{
    if (!(rules.discountControllerAbove < facts.discountPercent))
        return;
    path.row("P5");
    path.risk("discount");
    path.controller();
    if (rules.discountCfoAbove < facts.discountPercent)
        path.cfo();
}

void judgeTerms(const ApprovalFacts &facts, const ApprovalRules &rules, PathBuilder &path)
{
    const bool bespoke = !facts.termsListed || !facts.termDays;
    if (!bespoke && *facts.termDays < rules.termsControllerFrom)
        return;
    path.row("P6");
    path.risk("terms");
    path.controller();
    if (bespoke || *facts.termDays > rules.termsCfoAbove)
        path.cfo();
}

void judgeCredit(const ApprovalFacts &facts, const Policy &policy, PathBuilder &path)
{
    const CreditRow row = creditRow(facts, policy);
    if (row == CreditRow::None)
        return;
    path.row("P7");
    path.risk(kCreditRisk);
    path.controller();
    if (row == CreditRow::Cfo)
        path.cfo();
}

void judgeTax(const ApprovalFacts &facts, PathBuilder &path)
{
    if (!facts.taxExempt && !facts.taxChanged)
        return;
    path.row("P8");
    path.risk("tax");
    path.controller();
}

} // namespace

CreditRow creditRow(const ApprovalFacts &facts, const Policy &policy)
{
    if (!facts.creditLimit)
        return CreditRow::None;
    // Amounts of two currencies cannot be compared: a person looks.
    if (!facts.exposureAfter || facts.exposureAfter->currency() != facts.creditLimit->currency())
        return CreditRow::Controller;
    if (facts.exposureAfter->minor() <= facts.creditLimit->minor())
        return CreditRow::None;
    return exceedsBy(*facts.exposureAfter, *facts.creditLimit, policy.approval.creditCfoOverPercent) ? CreditRow::Cfo
                                                                                                     : CreditRow::Controller;
}

ApprovalPath approvalPath(const ApprovalFacts &facts, const Policy &policy)
{
    const ApprovalRules &rules = policy.approval;
    const AmountLimits &limits = rules.limitsFor(facts.net.currency());
    const Decimal net = Decimal::fromMoney(facts.net);
    const bool large = limits.large < net;
    const bool small = !(limits.clean < net);

    PathBuilder others;
    if (large) {
        others.risk("large");
        others.cfo();
    }
    judgeCustomer(facts, others);
    judgeDiscount(facts, rules, others);
    judgeTerms(facts, rules, others);
    judgeCredit(facts, policy, others);
    judgeTax(facts, others);
    if (facts.changedSinceApproval)
        others.risk("changed");
    if (facts.duplicateSuspicion)
        others.risk("duplicate_suspicion");
    if (facts.voidedBefore)
        others.risk("voided_before");
    if (facts.billedBeside)
        others.risk("billed_beside");
    if (facts.turnedDown)
        others.risk("turned_down");

    ApprovalPath path;
    path.risks = others.risks();
    path.clean = path.risks.isEmpty();
    path.automatic = rules.autoApproveClean && small && path.clean;
    path.path = large ? QStringLiteral("P3") : path.automatic ? QStringLiteral("P1") : QStringLiteral("P2");
    path.rows = QStringList { path.path } + others.rows();
    if (!path.automatic) {
        others.controller();
        path.needs = others.needs();
    }
    return path;
}

Decimal highestDiscount(const BillingRequest &request)
{
    Decimal highest;
    for (const RequestLine &line : request.lines) {
        if (highest < line.discountPercent)
            highest = line.discountPercent;
    }
    return highest;
}

bool isSampled(const RequestId &id, const Policy &policy)
{
    constexpr int kHashDigits = 8;
    bool ok = false;
    const uint draw = sha256Hex(id.value.toUtf8()).left(kHashDigits).toUInt(&ok, 16);
    return ok && draw % 100 < static_cast<uint>(policy.approval.samplePercent);
}

} // namespace sluice::rules
