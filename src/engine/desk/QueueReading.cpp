#include "engine/desk/DeskReader.h"

#include "billing/RequestCommands.h"
#include "billing/RequestProjector.h"
#include "domain/Keys.h"
#include "engine/People.h"
#include "engine/desk/EventSentences.h"
#include "engine/desk/RequestRows.h"
#include "rules/ApprovalPath.h"
#include "rules/Duties.h"
#include "rules/Sentences.h"
#include "rules/Sla.h"

#include <QCoreApplication>

// The queues: exceptions and approvals.

namespace sluice::engine {

namespace {

/// The recorder of a reader: nothing is ever written through it, RequestCommands only asks it for histories.
class NoRecorder final : public journal::Recorder {
public:
    Result<std::vector<journal::Event>> record(std::vector<journal::NewEvent>, journal::Durability) override
    {
        return fail(ErrorKind::Forbidden, QStringLiteral("a reader writes nothing"));
    }
};

void explainClock(desk::ExceptionDetail &detail, const mirror::CaseView &view, const rules::Policy &policy, Instant now)
{
    const rules::ClockCycle cycle = clockCycleOf(view, policy);
    detail.clockSentence = rules::clockSentence(cycle, policy.calendar, now);
    for (const rules::Stretch &stretch :
        rules::stretches(policy.calendar, cycle.openedAt, view.resolvedAt.value_or(now), cycle.pauses)) {
        detail.clock.push_back({ stretch.from, stretch.to, rules::nameOf(stretch.kind),
            std::chrono::duration_cast<std::chrono::minutes>(stretch.to - stretch.from).count() });
    }
}

struct Say {
    Q_DECLARE_TR_FUNCTIONS(desk)
};

/// The record on both sides, as far as both have it.
std::vector<desk::Difference> bothSides(const billing::World &world, const mirror::CaseView &view, const desk::RequestRow &request)
{
    std::vector<desk::Difference> rows;
    const auto account = world.accounts.constFind(view.accountId);
    const Deal *deal = world.dealById.value(view.dealId);
    const billing::CompanyWorld *company = world.company(request.realm);
    const Customer *customer = company ? company->index.customers().byId(request.customerId) : nullptr;
    if (account != world.accounts.cend()) {
        rows.push_back({ Say::tr("Name"), account->name, customer ? customer->name : QString() });
        rows.push_back({ Say::tr("Tax number"), account->taxNumber, customer ? customer->taxNumber : QString() });
        rows.push_back({ Say::tr("E-mail"), account->email, customer ? customer->email : QString() });
        rows.push_back({ Say::tr("City"), account->billing.city, customer ? customer->billing.city : QString() });
    }
    if (deal) {
        const Term *term = company && customer ? company->index.terms().byId(customer->termId) : nullptr;
        rows.push_back({ Say::tr("Terms"), deal->paymentTerms, term ? term->name : QString() });
        rows.push_back({ Say::tr("Currency"), deal->currency.text(), customer ? customer->currencyCode : QString() });
        rows.push_back({ Say::tr("PO number"), deal->poNumber, QString() });
    }
    return rows;
}

} // namespace

Result<std::vector<desk::ExceptionRow>> DeskReader::exceptions(std::optional<CaseState> state)
{
    const Result<const billing::World *> loaded = world();
    const Result<rules::Policy> policy = policyNow();
    if (!loaded)
        return tl::unexpected(loaded.error());
    if (!policy)
        return tl::unexpected(policy.error());
    std::vector<desk::ExceptionRow> rows;
    for (const auto &[id, view] : (*loaded)->cases) {
        if (!state || view.state == *state)
            rows.push_back(exceptionRow(**loaded, view, *policy, m_clock.now()));
    }
    std::sort(rows.begin(), rows.end(), [](const desk::ExceptionRow &a, const desk::ExceptionRow &b) {
        return std::tie(a.dueAt, a.id.value) < std::tie(b.dueAt, b.id.value);
    });
    return rows;
}

Result<desk::ExceptionDetail> DeskReader::exception(const CaseId &id)
{
    const Result<const billing::World *> loaded = world();
    const Result<rules::Policy> policy = policyNow();
    const Result<std::vector<journal::Event>> history = m_journal.ofSubject(subjectOf(id));
    if (!loaded || !policy || !history)
        return fail(ErrorKind::Storage, QStringLiteral("the views cannot be read"));
    const billing::World &all = **loaded;
    const auto found = all.cases.find(id.value);
    if (found == all.cases.end())
        return fail(ErrorKind::NotFound, QStringLiteral("there is no exception %1").arg(id.value));
    const mirror::CaseView &view = found->second;
    desk::ExceptionDetail detail;
    detail.row = exceptionRow(all, view, *policy, m_clock.now());
    explainClock(detail, view, *policy, m_clock.now());
    for (const auto &[otherId, other] : all.cases) {
        detail.siblings += otherId != id.value && other.state != CaseState::Resolved
            && other.finding.check == view.finding.check
            && (other.finding.found == view.finding.found || other.accountId == view.accountId);
    }
    for (const mirror::RequestView &request : all.requests) {
        if (!(request.request.id == view.requestId))
            continue;
        detail.request.push_back(requestRow(all, request));
        for (const RequestLine &line : request.request.lines) {
            desk::LineRow row;
            const auto product = all.products.constFind(ProductId(line.productId));
            if (product != all.products.cend()) {
                row.itemCode = product->itemCode;
                row.itemName = product->name;
            }
            row.description = line.description;
            row.quantity = line.quantity.toText();
            row.unitPrice = line.unitPrice.toText();
            row.discountPercent = line.discountPercent.isZero() ? QString() : line.discountPercent.toText();
            row.amount = line.amount;
            detail.lines.push_back(std::move(row));
        }
    }
    if (!detail.request.empty())
        detail.records = bothSides(all, view, detail.request.front());
    detail.history = eventRows(*history);
    detail.askText = rules::askText(view.finding, detail.row.dealName, detail.row.accountName, view.amount);
    detail.rawSalesforce = m_facts.raw(QStringLiteral("Opportunity"), {}, view.dealId.value).value_or(QString());
    if (!detail.request.empty())
        detail.rawBooks = m_facts.raw(QStringLiteral("Customer"), detail.request.front().realm, detail.request.front().customerId)
                              .value_or(QString());
    return detail;
}

Result<std::vector<desk::ApprovalRow>> DeskReader::approvals(const QString &email)
{
    const Result<const billing::World *> loaded = world();
    const Result<rules::Staff> staff = staffInForce(m_views);
    const Result<rules::Policy> policy = policyNow();
    if (!loaded)
        return tl::unexpected(loaded.error());
    if (!staff)
        return tl::unexpected(staff.error());
    if (!policy)
        return tl::unexpected(policy.error());
    const Result<Person> asking = personNamed(staff->people, email);
    NoRecorder nowhere;
    const billing::RequestCommands commands(m_journal, nowhere, m_views, m_clock);
    std::vector<desk::ApprovalRow> rows;
    for (const mirror::RequestView &view : (*loaded)->requests) {
        if (view.decision != mirror::Decision::Submitted)
            continue;
        desk::ApprovalRow row;
        row.id = view.request.id.value;
        row.requestId = view.request.id;
        row.dealId = view.request.dealId;
        const desk::RequestRow request = requestRow(**loaded, view);
        row.dealName = request.dealName;
        row.accountName = request.accountName;
        row.entity = view.entity;
        row.amount = view.request.amount;
        row.policy = view.path;
        row.needs = billing::rolesOutstanding(view);
        for (const mirror::Signature &signature : view.signatures)
            row.signedBy.append(signature.actor);
        row.waitingSince = view.submittedAt.value_or(Instant {});
        row.fingerprint = view.fingerprint;
        row.risks = view.risks;
        row.clean = view.risks.isEmpty();
        row.bulkItemsMax = policy->approval.bulkItemsMax;
        // What a controller may sign alone bounds what one gesture signs, too; a CFO signs any amount.
        if (!asking || !asking->has(Role::Cfo))
            row.bulkSumMax = policy->approval.limitsFor(row.amount.currency()).large.toMoney(row.amount.currency()).value_or(Money());
        if (asking) {
            const Result<rules::ItemHistory> history = commands.historyOf(view);
            if (!history)
                return tl::unexpected(history.error());
            const rules::Permission permission = rules::permission(*asking, rules::Action::Approve, *history, *staff);
            row.canDecide = permission.allowed;
            row.whyNot = permission.whyNot;
        }
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const desk::ApprovalRow &a, const desk::ApprovalRow &b) {
        if (a.risks.size() != b.risks.size())
            return a.risks.size() > b.risks.size();
        if (a.amount.minor() != b.amount.minor())
            return a.amount.minor() > b.amount.minor();
        return a.id < b.id;
    });
    return rows;
}

} // namespace sluice::engine
