#include "billing/SystemFindings.h"

#include "domain/Keys.h"
#include "rules/Checks.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace sluice::billing {

using mirror::Outbox;
using mirror::RequestView;

namespace {

const QString kPostingRefused = QStringLiteral("posting_refused");
const QString kCustomerRefused = QStringLiteral("customer_refused");
const QString kStoredDiffers = QStringLiteral("stored_differs");
const QString kApprovalReturned = QStringLiteral("approval_returned");
const QString kNumberTaken = QStringLiteral("6140"); // The next attempt takes the next number by itself.

QString tr(const char *text)
{
    return QCoreApplication::translate("billing", text);
}

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
            tr("an invoice that the books accept"), Cause::Sys1, Fixer::IntegrationOwner, view, policy));
    }
    if (const CompanyWorld *company = world.company(realm)) {
        const auto write = company->customerWrites.constFind(view.accountId);
        if (write != company->customerWrites.cend() && write->outbox == Outbox::Refused) {
            findings.push_back(finding(kCustomerRefused, QStringLiteral("Customer.DisplayName"),
                QStringLiteral("%1: %2").arg(write->name, write->error), tr("a customer that the books accept"),
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

std::vector<Finding> findingsOfReturn(const RequestView &view, const rules::Policy &policy)
{
    if (view.decision != mirror::Decision::Returned)
        return {};
    const QString when = view.decidedAt ? toIso(*view.decidedAt) : QString();
    return { finding(kApprovalReturned, QStringLiteral("Approval"),
        QStringLiteral("%1 (%2)").arg(view.decisionNote, when), tr("an answer to the approver's question"), Cause::Dea2,
        Fixer::Clerk, view, policy) };
}

bool isAcknowledgeable(const QString &check)
{
    return check == kPostingRefused || check == kCustomerRefused || check == kStoredDiffers || check == kApprovalReturned
        || check == QLatin1String("not_invoiced_yet");
}

bool isAcknowledged(const World &world, const RequestId &request, const Finding &finding)
{
    const auto found = world.cases.find(caseId(request, finding.check, finding.lineId).value);
    return found != world.cases.end() && found->second.state == CaseState::Resolved
        && found->second.resolvedBy == QLatin1String("person") && found->second.finding.found == finding.found;
}

} // namespace sluice::billing
