#include "billing/Judge.h"

#include "billing/ApprovalGround.h"
#include "billing/BilledBefore.h"
#include "billing/Exposures.h"
#include "billing/InvoiceJoining.h"
#include "billing/PostingRecord.h"
#include "billing/Presence.h"
#include "billing/RequestProjector.h"
#include "billing/SaleComparison.h"
#include "billing/SystemFindings.h"
#include "core/MoneyText.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"
#include "rules/Phrases.h"

#include <QJsonArray>

namespace sluice::billing {

using mirror::Decision;
using mirror::Outbox;
using mirror::RequestView;
namespace kind = journal::kind;

namespace {

const QString kSystem = QStringLiteral("sluice");
const QString kPolicy = QStringLiteral("policy"); // Whose signature an automatic approval bears.
const QString kBilledAlready = QStringLiteral("not_invoiced_yet");

QJsonObject difference(const QString &field, const QString &was, const QString &is)
{
    return { { QStringLiteral("field"), field }, { QStringLiteral("was"), was }, { QStringLiteral("is"), is } };
}

QJsonArray diffOf(const std::vector<rules::FieldChange> &changes)
{
    QJsonArray diff;
    for (const rules::FieldChange &change : changes)
        diff.append(difference(change.field, change.was, change.is));
    return diff;
}

/// The policy itself approved it.
bool isByPolicy(const RequestView &view)
{
    return std::ranges::any_of(view.signatures,
        [&](const mirror::Signature &one) { return one.role == kPolicy && one.fingerprint == view.fingerprint; });
}

QJsonArray diffOf(const std::vector<Finding> &findings)
{
    QJsonArray diff;
    for (const Finding &finding : findings)
        diff.append(difference(finding.field, finding.needed, finding.found));
    return diff;
}

/// What the approver has not seen: how far the customer would be in debt, and how far it may be.
QJsonArray creditDiff(const rules::ApprovalFacts &facts)
{
    return { difference(QStringLiteral("exposure"), amountAndCode(facts.creditLimit), amountAndCode(facts.exposureAfter)) };
}

/// Judges one request after the other against the same world.
class Bench {
public:
    Bench(const World &world, const rules::Policy &policy, Instant now, const Joined &joined,
        const QHash<DealId, BilledBefore> &billedBefore, Judgement &judgement)
        : m_world(world)
        , m_policy(policy)
        , m_now(now)
        , m_joined(joined)
        , m_billedBefore(billedBefore)
        , m_sales(world, policy, now, joined)
        , m_exposures(world)
        , m_judgement(judgement)
    {
    }

    void judge(const RequestView &view, const Deal &deal, const CompanyWorld *company)
    {
        if (m_joined.settled.contains(view.request.id))
            return; // It has an invoice by an event of this judgement; the next round sees it with the request.
        const QDate today = dayIn(company);
        const Account *account = accountOf(deal);
        const QHash<ProductId, QString> none;
        const auto suspected = m_joined.suspected.constFind(view.request.id);
        const auto before = m_billedBefore.constFind(deal.id);
        const bool isCutAnew = before != m_billedBefore.cend() && !isUnsettled(view);
        const rules::CheckInput input {
            .deal = deal,
            .request = view.request,
            .account = account,
            .company = company ? &company->index : nullptr,
            .products = m_world.products,
            .mappedItems = company ? company->mappedItems : none,
            .customerLink = company ? company->links.value(deal.accountId).customerId : QString(),
            .customerActivated = m_world.activated.contains(deal.accountId),
            .existing = suspected == m_joined.suspected.cend() ? nullptr : &*suspected,
            .billedBefore = isCutAnew ? before->invoices : QStringList(),
            .billedBeforeExactly = isCutAnew ? before->documents : QStringList(),
            .deliveredOn = view.deliveredOn,
            .invoiceOn = today,
            .policy = m_policy,
            .today = today,
            .zone = company ? company->zone : rules::utcZone(),
        };
        const rules::Resolution resolution = rules::resolve(input);

        Derived derived = identity(view, deal, company, resolution);
        if (!view.invoiceId.isEmpty()) {
            judgeInvoice(view, derived, &deal, &resolution);
        } else {
            derived.findings = rules::runChecks(input, &derived.passed);
            const bool isBilledBeside = dropAcknowledged(view, derived.findings, kBilledAlready);
            if (isCutAnew && !before->unsettled.isEmpty())
                derived.findings.push_back(findingOfDoubtBefore(view, before->unsettled, m_policy));
            derived.eligibility = eligibility(view, resolution.trigger, derived.findings, today);
            if (derived.eligibility == RequestState::Waiting) {
                if (const std::optional<Finding> late = rules::overdueDelivery(input))
                    derived.findings.push_back(*late);
            }
            if (company)
                decide(view, deal, *company, account, resolution, derived, today, isBilledBeside);
            std::vector<Finding> doubts = findingsOfDoubt(view, m_now, m_policy);
            dropAcknowledged(view, doubts);
            derived.findings.insert(derived.findings.end(), doubts.begin(), doubts.end());
        }
        m_judgement.derived.push_back(std::move(derived));
    }

    /// Billed, and its deal was deleted: the invoice stands all the same. Nothing of the deal is asked, because a mirror that
    /// is made anew has no row of it, and shall show the same.
    void judgeOrphan(const RequestView &view)
    {
        Derived derived;
        derived.id = view.request.id;
        if (const CompanyWorld *company = m_world.company(view.invoiceRealm))
            derived.entity = company->index.entity();
        derived.triggeredOn = view.deliveredOn.isValid() ? view.deliveredOn : view.request.plannedOn;
        judgeInvoice(view, derived, nullptr, nullptr);
        m_judgement.derived.push_back(std::move(derived));
    }

    /// Ends an approval that has lost its ground. The request as it stands then; nothing when there is no loss.
    std::optional<RequestView> heldAgainst(const RequestView &view, const std::vector<rules::FieldChange> &lost)
    {
        if (lost.empty())
            return {};
        voidApproval(view, diffOf(lost));
        RequestView fallen = view;
        fallen.decision = Decision::None;
        return fallen;
    }

private:
    QDate dayIn(const CompanyWorld *company) const
    {
        return toQDateTime(m_now).toTimeZone(company ? company->zone : QTimeZone::utc()).date();
    }

    const Account *accountOf(const Deal &deal) const
    {
        const auto account = m_world.accounts.constFind(deal.accountId);
        return account == m_world.accounts.cend() || account->deleted ? nullptr : &*account;
    }

    Derived identity(const RequestView &view, const Deal &deal, const CompanyWorld *company,
        const rules::Resolution &resolution) const
    {
        Derived derived;
        derived.id = view.request.id;
        derived.entity = company && !company->index.entity().isEmpty() ? company->index.entity() : deal.entity;
        derived.realm = company ? company->index.company().realm.value : QString();
        derived.customerHow = rules::nameOf(resolution.customer.how);
        if (resolution.customer.customer)
            derived.customerId = resolution.customer.customer->id.value;
        if (resolution.trigger.state == rules::EventState::Happened)
            derived.triggeredOn = resolution.trigger.on;
        return derived;
    }

    static RequestState eligibility(const RequestView &view, const rules::Trigger &trigger,
        const std::vector<Finding> &findings, QDate today)
    {
        switch (trigger.state) {
        case rules::EventState::Happened: return findings.empty() ? RequestState::Ready : RequestState::Blocked;
        case rules::EventState::NotYet:
            return view.request.plannedOn.isValid() && view.request.plannedOn > today ? RequestState::Planned
                                                                                      : RequestState::Waiting;
        case rules::EventState::Unknown:
        case rules::EventState::Contradicted: return RequestState::Blocked;
        }
        Q_UNREACHABLE();
    }

    /// A finding that only a person's word can settle is gone once a person gave it, until something new is found. Returns
    /// whether there was one of `check` among them.
    bool dropAcknowledged(const RequestView &view, std::vector<Finding> &findings, const QString &check = {}) const
    {
        bool wasThere = false;
        std::erase_if(findings, [&](const Finding &finding) {
            const bool isGone = isAcknowledgeable(finding.check) && isAcknowledged(m_world, view.request.id, finding);
            wasThere = wasThere || (isGone && finding.check == check);
            return isGone;
        });
        return wasThere;
    }

    void judgeInvoice(const RequestView &view, Derived &derived, const Deal *deal, const rules::Resolution *resolution)
    {
        const CompanyWorld *company = m_world.company(view.invoiceRealm);
        const Invoice *invoice = company ? company->invoiceById.value(view.invoiceId) : nullptr;
        const Presence presence = presenceOf(m_world, view);
        derived.eligibility = RequestState::Ready;
        derived.realm = view.invoiceRealm;
        derived.voided = presence == Presence::Voided || presence == Presence::Gone;
        if (presence == Presence::Gone)
            derived.total = derived.balance = Money(0, view.request.amount.currency()); // Of what is gone, nothing is owed.
        else if (invoice)
            readInvoice(*invoice, *company, derived);
        if (presence == Presence::Unknown || !company)
            return;
        QStringList others;
        for (const rules::EarlierInvoice &copy : m_joined.copies.value(view.request.id))
            others.append(called(*copy.invoice, copy.company));
        if (const SalesReceipt *receipt = company->receiptByKey.value(view.outboxKey)) // Paid once more, without an invoice.
            others.append(QStringLiteral("sales receipt %1").arg(receipt->docNumber.isEmpty() ? receipt->id : receipt->docNumber));
        std::vector<Finding> differences;
        if (presence == Presence::Stands) {
            differences = findingsOfStored(view, m_policy);
            derived.apart = m_sales.compare({ view, *invoice, *company, deal, resolution, derived.credited }, others, differences);
        }
        derived.findings = findingsOfPresence(view, presence, others, m_policy);
        derived.findings.insert(derived.findings.end(), differences.begin(), differences.end());
        dropAcknowledged(view, derived.findings);
    }

    static void readInvoice(const Invoice &invoice, const CompanyWorld &company, Derived &derived)
    {
        derived.customerId = invoice.customerId;
        derived.dueOn = invoice.dueOn;
        derived.total = invoice.total;
        derived.balance = invoice.balance;
        derived.sentAt = invoice.sentAt;
        const QString &id = invoice.id.value;
        derived.credited = company.isCredited(invoice);
        if (invoice.balance.isZero() && company.lastPaidOn.contains(id))
            derived.paidAt = fromQDateTime(company.lastPaidOn.value(id).startOfDay(company.zone));
    }

    void decide(const RequestView &view, const Deal &deal, const CompanyWorld &company, const Account *account,
        const rules::Resolution &resolution, Derived &derived, QDate today, bool isBilledBeside)
    {
        Drafted drafted = draftInvoice(company, deal, account, view, resolution, today);
        drafted.facts.billedBeside = isBilledBeside;
        if (drafted.facts.creditLimit)
            drafted.facts.exposureAfter = m_exposures.after(company, derived.customerId, view);
        derived.dueOn = drafted.draft.dueOn;
        const bool ready = derived.eligibility == RequestState::Ready;
        switch (view.decision) {
        case Decision::None:
            if (ready && !isUnsettled(view)) // What is still out was approved as something else.
                submit(view, drafted);
            break;
        case Decision::Submitted:
            if (!ready)
                withdraw(view, rules::recorded(rules::phrase::kCheckFails), diffOf(derived.findings));
            else if (const QJsonArray diff = changesOf(view, drafted); !diff.isEmpty()) {
                withdraw(view, rules::recorded(rules::phrase::kChangedBefore), diff);
                submit(view, drafted);
            } else if (asksForMoreCredit(view, drafted.facts)) {
                withdraw(view, rules::recorded(rules::phrase::kLimitReached), creditDiff(drafted.facts));
                submit(view, drafted);
            }
            break;
        case Decision::Approved: decideApproved(view, drafted, ready, derived); break;
        case Decision::Returned:
        case Decision::Rejected:
            reconsider(view, drafted, ready, derived);
            break;
        case Decision::Cancelled: break;
        }
    }

    static QJsonArray changesOf(const RequestView &view, const Drafted &drafted)
    {
        if (drafted.fingerprint == view.fingerprint) // Nearly always, and the quicker question.
            return {};
        return diffOf(rules::changed(view.decisive, drafted.decisive));
    }

    void decideApproved(const RequestView &view, const Drafted &drafted, bool ready, Derived &derived)
    {
        const std::vector<rules::FieldChange> changes = rules::changed(view.decisive, drafted.decisive);
        const rules::Effect effect = rules::effectOf(changes, view.decisive, drafted.decisive, m_policy);
        if (!ready || effect == rules::Effect::Block || effect == rules::Effect::Reapprove) {
            QJsonArray diff = diffOf(changes);
            const QJsonArray failing = ready ? QJsonArray() : diffOf(derived.findings);
            for (const auto &check : failing) // A harmless change at the same time must not hide what ended it.
                diff.append(check);
            if (!ready && failing.isEmpty()) // What made it billable was taken back.
                diff.append(difference(QStringLiteral("billing_event"), nameOf(RequestState::Ready), nameOf(derived.eligibility)));
            voidApproval(view, diff);
            if (ready && !isUnsettled(view))
                submitAgain(view, drafted);
            return;
        }
        if (isUnsettled(view))
            return;
        if (asksForMoreCredit(view, drafted.facts)) {
            voidApproval(view, creditDiff(drafted.facts));
            submitAgain(view, drafted);
            return;
        }
        if (isByPolicy(view)) {
            if (const rules::ApprovalPath path = rules::approvalPath(drafted.facts, m_policy); !path.automatic) {
                voidApproval(view, { difference(QStringLiteral("approval_path"), view.path, path.path) });
                submitAgain(view, drafted);
                return;
            }
        }
        std::vector<Finding> hindrances = findingsOfWrite(m_world, view, derived.realm, drafted.customer.has_value(), m_policy);
        dropAcknowledged(view, hindrances);
        if (hindrances.empty())
            m_judgement.postable[derived.realm].push_back({ view.request.id, drafted.draft, drafted.customer });
        derived.findings.insert(derived.findings.end(), hindrances.begin(), hindrances.end());
    }

    /// Returned or rejected: it goes round again when the clerk answered, or when what was decided about has changed.
    void reconsider(const RequestView &view, const Drafted &drafted, bool ready, Derived &derived)
    {
        std::vector<Finding> asked = findingsOfReturn(view, m_policy);
        const bool wasReturned = !asked.empty();
        dropAcknowledged(view, asked);
        const bool answered = wasReturned && asked.empty();
        const bool changed = drafted.fingerprint != view.fingerprint && isAnotherRequest(view, drafted);
        if (ready && !isUnsettled(view) && (answered || changed))
            submit(view, drafted);
        else
            derived.findings.insert(derived.findings.end(), asked.begin(), asked.end());
    }

    /// Whether what was decided about has changed; the calendar alone changes nothing.
    bool isAnotherRequest(const RequestView &view, const Drafted &drafted) const
    {
        std::vector<rules::FieldChange> changes = rules::changed(view.decisive, drafted.decisive);
        std::erase_if(changes, [](const rules::FieldChange &change) { return change.field == QLatin1String("invoice_month"); });
        return rules::effectOf(changes, view.decisive, drafted.decisive, m_policy) >= rules::Effect::Reapprove;
    }

    /// The credit limit asks for more than the approvers of this submission were shown: they would sign for less than what
    /// is at stake by now.
    bool asksForMoreCredit(const RequestView &view, const rules::ApprovalFacts &facts) const
    {
        const rules::CreditRow row = rules::creditRow(facts, m_policy);
        return (row != rules::CreditRow::None && !view.risks.contains(rules::kCreditRisk))
            || (row == rules::CreditRow::Cfo && !view.needs.contains(nameOf(Role::Cfo)));
    }

    /// After its approval fell in this very judgement, of which the view does not know yet.
    void submitAgain(const RequestView &view, Drafted drafted)
    {
        drafted.facts.changedSinceApproval = true;
        submit(view, drafted);
    }

    void submit(const RequestView &view, const Drafted &drafted)
    {
        const rules::ApprovalPath path = rules::approvalPath(drafted.facts, m_policy);
        const QString subject = subjectOf(view.request.id);
        m_judgement.events.push_back({ kind::kRequestSubmitted, subject, kSystem,
            { { QStringLiteral("fingerprint"), drafted.fingerprint }, { QStringLiteral("decisive"), drafted.decisive },
                { QStringLiteral("policy_version"), m_policy.version }, { QStringLiteral("path"), path.path },
                { QStringLiteral("rows"), journal::toArray(path.rows) },
                { QStringLiteral("needs"), journal::toArray(path.needs) },
                { QStringLiteral("risks"), journal::toArray(path.risks) } },
            {} });
        if (path.automatic) {
            m_judgement.events.push_back({ kind::kApprovalGiven, subject, kSystem,
                { { QStringLiteral("fingerprint"), drafted.fingerprint },
                    { QStringLiteral("role"), kPolicy },
                    { QStringLiteral("note"), QStringLiteral("approved by policy %1, %2").arg(m_policy.version, path.path) },
                    { QStringLiteral("alone"), false } },
                {} });
        }
    }

    void withdraw(const RequestView &view, const QString &reason, const QJsonArray &diff)
    {
        m_judgement.events.push_back({ kind::kRequestWithdrawn, subjectOf(view.request.id), kSystem,
            { { QStringLiteral("reason"), reason }, { QStringLiteral("diff"), diff } }, view.version });
    }

    void voidApproval(const RequestView &view, const QJsonArray &diff)
    {
        m_judgement.events.push_back({ kind::kApprovalVoided, subjectOf(view.request.id), kSystem,
            { { QStringLiteral("fingerprint"), view.fingerprint }, { QStringLiteral("diff"), diff } }, view.version });
    }

    const World &m_world;
    const rules::Policy &m_policy;
    Instant m_now;
    const Joined &m_joined;
    const QHash<DealId, BilledBefore> &m_billedBefore;
    SaleComparison m_sales;
    const Exposures m_exposures;
    Judgement &m_judgement;
};

/// Whether it waits because another invoice bills its deal.
bool isSuspectedToBeBilled(const World &world, const RequestView &view)
{
    const auto found = world.cases.find(caseId(view.request.id, kBilledAlready, QString()).value);
    return found != world.cases.end() && found->second.state != CaseState::Resolved;
}

/// May be sent again on its approval, unless that falls now.
bool isOutByApproval(const RequestView &view, const Joined &joined)
{
    return view.decision == Decision::Approved && isUnsettled(view) && !joined.settled.contains(view.request.id);
}

bool isSold(const Deal &deal)
{
    return deal.won && !deal.deleted;
}

} // namespace

Judgement judge(const World &world, const rules::Policy &policy, Instant now, const QSet<QString> &realmsComplete,
    const DraftOfIntent &intended, bool isCrmRead)
{
    Judgement judgement;
    Joined joined = joinInvoices(world, policy, realmsComplete, intended);
    judgement.events = std::move(joined.events);
    if (isCrmRead && !world.hasUnread)
        judgement.loose = looseFindings(world, joined, policy, now);
    judgement.derived.reserve(world.requests.size());
    const QHash<DealId, BilledBefore> before = billedBefore(world, joined.settled);
    Bench bench(world, policy, now, joined, before, judgement);
    for (const RequestView &view : world.requests) {
        if (view.decision == Decision::Cancelled && view.invoiceId.isEmpty())
            continue;
        std::optional<RequestView> fallen;
        if (isOutByApproval(view, joined))
            fallen = bench.heldAgainst(view, lostGround(world, view, policy, realmsComplete, isCrmRead));
        const Deal *deal = world.dealById.value(view.request.dealId);
        if ((!deal || deal->deleted) && !view.invoiceId.isEmpty()) {
            if ((deal || isCrmRead) && realmsComplete.contains(view.invoiceRealm))
                bench.judgeOrphan(view);
            continue;
        }
        if (!deal)
            continue;
        if (!isSold(*deal) && view.invoiceId.isEmpty() && !isUnsettled(view))
            continue; // Planning cancels it as soon as Salesforce is read to its end.
        const CompanyWorld *company = world.companyOf(*deal);
        if (company && !realmsComplete.contains(company->index.company().realm.value))
            continue;
        if (world.hasUnread && isSuspectedToBeBilled(world, view))
            continue; // Who billed it may be the very company that is still to be read.
        if ((world.hasUnread || !isCrmRead) && before.contains(deal->id) && !isUnsettled(view))
            continue; // How the deal is cut, and what stands of what was billed, is not known yet.
        bench.judge(fallen ? *fallen : view, *deal, company);
    }
    return judgement;
}

} // namespace sluice::billing
