#include "billing/SystemFindings.h"

#include "domain/Keys.h"
#include "rules/BilledInvoice.h"
#include "rules/Checks.h"
#include "rules/Phrases.h"

#include <QJsonObject>

namespace sluice::billing {

using mirror::Outbox;
using mirror::RequestView;

namespace {

const QString kPostingRefused = QStringLiteral("posting_refused");
const QString kCustomerRefused = QStringLiteral("customer_refused");
const QString kStoredDiffers = QStringLiteral("stored_differs");
const QString kApprovalReturned = QStringLiteral("approval_returned");
const QString kVoided = QStringLiteral("invoice_voided");
const QString kDeleted = QStringLiteral("invoice_deleted");
const QString kDuplicate = QStringLiteral("invoice_duplicate");
const QString kInvoice = QStringLiteral("Invoice");
const QString kJournalOlder = QStringLiteral("journal_older");
const QString kJournalRewritten = QStringLiteral("journal_rewritten");
const QString kNumberTaken = QStringLiteral("6140"); // The next attempt takes the next number by itself.

Finding finding(const QString &check, const QString &field, const QString &found, const QString &needed, Cause cause,
    Fixer fixer, const RequestView &view, const rules::Policy &policy)
{
    Finding result;
    result.check = check;
    result.field = field;
    result.found = found;
    result.needed = needed;
    result.cause = cause;
    result.fixer = fixer;
    result.severity = rules::severityOf(cause, view.request.amount, policy);
    return result;
}

} // namespace

std::vector<Finding> findingsOfWrite(const World &world, const RequestView &view, const QString &realm,
    const rules::Policy &policy)
{
    std::vector<Finding> findings;
    if (view.outbox == Outbox::Refused && view.outboxErrorCode != kNumberTaken) {
        const QString code = view.outboxErrorCode.isEmpty() ? QString() : view.outboxErrorCode + QStringLiteral(": ");
        findings.push_back(finding(kPostingRefused, QStringLiteral("Invoice"),
            QStringLiteral("%1%2 (attempt %3)").arg(code, view.outboxError).arg(view.outboxRevision),
            rules::recorded(rules::phrase::kInvoiceAccepted), Cause::Sys1, Fixer::IntegrationOwner, view, policy));
    }
    if (const CompanyWorld *company = world.company(realm)) {
        const auto write = company->customerWrites.constFind(view.accountId);
        if (write != company->customerWrites.cend() && write->outbox == Outbox::Refused) {
            findings.push_back(finding(kCustomerRefused, QStringLiteral("Customer.DisplayName"),
                QStringLiteral("%1: %2").arg(write->name, write->error), rules::recorded(rules::phrase::kCustomerAccepted),
                Cause::Cus2, Fixer::Clerk, view, policy));
        }
    }
    return findings;
}

std::vector<Finding> findingsOfStored(const RequestView &view, const rules::Policy &policy)
{
    if (view.postedDifferences.isEmpty())
        return {};
    QStringList found, needed;
    for (const QJsonValue &entry : view.postedDifferences) {
        const QJsonObject difference = entry.toObject();
        const QString field = difference.value(QLatin1String("field")).toString();
        found.append(field + QLatin1Char(' ') + difference.value(QLatin1String("stored")).toString());
        needed.append(field + QLatin1Char(' ') + difference.value(QLatin1String("intended")).toString());
    }
    return { finding(kStoredDiffers, QStringLiteral("Invoice"), found.join(QStringLiteral("; ")),
        needed.join(QStringLiteral("; ")), Cause::Sys2, Fixer::Controller, view, policy) };
}

std::vector<Finding> findingsOfPresence(const RequestView &view, Presence presence,
    const QStringList &others, const rules::Policy &policy)
{
    std::vector<Finding> findings;
    const QString number = view.docNumber.isEmpty() ? view.invoiceId : view.docNumber;
    if (presence == Presence::Voided || presence == Presence::Gone) {
        findings.push_back(finding(presence == Presence::Gone ? kDeleted : kVoided, kInvoice, number,
            rules::recorded(rules::phrase::kInvoiceStanding), Cause::Sys2, Fixer::Controller, view, policy));
    }
    if (!others.isEmpty()) {
        findings.push_back(finding(kDuplicate, kInvoice, (QStringList { number } + others).join(QStringLiteral(", ")),
            rules::recorded(rules::phrase::kOneInvoice), Cause::Sys2, Fixer::Controller, view, policy));
    }
    return findings;
}

std::vector<Finding> findingsOfReturn(const RequestView &view, const rules::Policy &policy)
{
    if (view.decision != mirror::Decision::Returned)
        return {};
    const QString when = view.decidedAt ? toIso(*view.decidedAt) : QString();
    return { finding(kApprovalReturned, QStringLiteral("Approval"),
        QStringLiteral("%1 (%2)").arg(view.decisionNote, when), rules::recorded(rules::phrase::kApproverAnswer), Cause::Dea2,
        Fixer::Clerk, view, policy) };
}

bool isOfCensus(const QString &check)
{
    return check == QLatin1String("invoice_altered") || check == QLatin1String("invoice_unapproved")
        || check == QLatin1String("invoice_foreign");
}

Finding censusFinding(const QString &check, const QString &found, const char *needed, Money amount, const rules::Policy &policy)
{
    Finding result;
    result.check = check;
    result.field = kInvoice;
    result.found = found;
    result.needed = rules::recorded(needed);
    result.cause = Cause::Sys2;
    result.fixer = Fixer::Controller;
    result.severity = rules::severityOf(result.cause, amount, policy);
    return result;
}

bool isOfWitness(const QString &check)
{
    return check == kJournalOlder || check == kJournalRewritten;
}

Finding witnessFinding(bool isOlder, qint64 toldEvents, const QString &toldHead, const QString &toldAt, qint64 events,
    const QString &head)
{
    constexpr qsizetype kHeadShown = 12; // Enough to compare two by eye.
    Finding result;
    result.check = isOlder ? kJournalOlder : kJournalRewritten;
    result.field = QStringLiteral("Journal");
    result.found = isOlder ? QString::number(events) : head.left(kHeadShown);
    result.needed = isOlder
        ? rules::recorded(rules::phrase::kWitnessedEvents).arg(QString::number(toldEvents), toldAt)
        : rules::recorded(rules::phrase::kWitnessedHead).arg(toldHead.left(kHeadShown), QString::number(toldEvents));
    result.cause = Cause::Sys2;
    result.fixer = Fixer::Controller;
    result.severity = Severity::High;
    return result;
}

bool isAcknowledgeable(const QString &check)
{
    return check == kVoided || check == kDeleted || check == kDuplicate || isOfCensus(check) || isOfWitness(check) || rules::isOfBilled(check) || check == kPostingRefused || check == kCustomerRefused || check == kStoredDiffers || check == kApprovalReturned
        || check == QLatin1String("not_invoiced_yet");
}

bool isAcknowledged(const World &world, const RequestId &request, const Finding &finding)
{
    const auto found = world.cases.find(caseId(request, finding.check, finding.lineId).value);
    return found != world.cases.end() && found->second.state == CaseState::Resolved
        && found->second.resolvedBy == QLatin1String("person") && found->second.finding.found == finding.found;
}

} // namespace sluice::billing
