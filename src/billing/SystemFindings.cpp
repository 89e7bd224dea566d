#include "billing/SystemFindings.h"

#include "billing/CustomerPoster.h"
#include "billing/Doubt.h"
#include "billing/PostingProof.h"
#include "books/Refusals.h"
#include "domain/Keys.h"
#include "rules/BilledInvoice.h"
#include "rules/Checks.h"
#include "rules/Phrases.h"

#include <QHash>
#include <QJsonObject>

namespace sluice::billing {

using mirror::Outbox;
using mirror::RequestView;

namespace {

const QString kPostingRefused = QStringLiteral("posting_refused");
const QString kPostingUncertain = QStringLiteral("posting_uncertain");
const QString kEarlierUncertain = QStringLiteral("earlier_uncertain");
const QString kCustomerRefused = QStringLiteral("customer_refused");
const QString kStoredDiffers = QStringLiteral("stored_differs");
const QString kApprovalReturned = QStringLiteral("approval_returned");
const QString kVoided = QStringLiteral("invoice_voided");
const QString kDeleted = QStringLiteral("invoice_deleted");
const QString kDuplicate = QStringLiteral("invoice_duplicate");
const QString kInvoice = QStringLiteral("Invoice");
const QString kJournalOlder = QStringLiteral("journal_older");
const QString kJournalRewritten = QStringLiteral("journal_rewritten");
const QString kRecordUnreadable = QStringLiteral("record_unreadable");
const QString kSettingsChanged = QStringLiteral("settings_changed");
// A number that is taken: the next attempt takes the next one by itself, until somebody must look at where they lead.
constexpr int kNumbersTried = 50;

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

/// The proposed cause of a refusal, and who can settle it. Source: D.17.
std::pair<Cause, Fixer> causeOf(books::RefusedFor what)
{
    using books::RefusedFor;
    switch (what) {
    case RefusedFor::Something:
    case RefusedFor::Edition: return { Cause::Sys1, Fixer::IntegrationOwner };
    case RefusedFor::Value: return { Cause::Sys1, Fixer::SalesOps };
    case RefusedFor::Reach: return { Cause::Cus3, Fixer::SalesOps };
    case RefusedFor::Item: return { Cause::Itm1, Fixer::IntegrationOwner };
    case RefusedFor::Customer: return { Cause::Cus1, Fixer::Controller };
    case RefusedFor::Tax: return { Cause::Tax1, Fixer::Controller };
    case RefusedFor::Period: return { Cause::Sys2, Fixer::Controller };
    }
    Q_UNREACHABLE();
}

} // namespace

std::vector<Finding> findingsOfWrite(const World &world, const RequestView &view, const QString &realm,
    bool needsCustomer, const rules::Policy &policy)
{
    std::vector<Finding> findings;
    const bool takesAnother = view.outboxErrorCode == kNumberTaken && view.outboxRevision < kNumbersTried;
    if (view.outbox == Outbox::Refused && !takesAnother) {
        const QString code = view.outboxErrorCode.isEmpty() ? QString() : view.outboxErrorCode + QStringLiteral(": ");
        const auto [cause, fixer] = causeOf(books::refusedFor(view.outboxErrorCode, view.outboxError));
        findings.push_back(finding(kPostingRefused, QStringLiteral("Invoice"),
            QStringLiteral("%1%2 (attempt %3)").arg(code, view.outboxError, QString::number(view.outboxRevision)),
            rules::recorded(rules::phrase::kInvoiceAccepted), cause, fixer, view, policy));
    }
    const CompanyWorld *company = needsCustomer ? world.company(realm) : nullptr;
    if (!company)
        return findings;
    const auto write = company->customerWrites.constFind(view.accountId);
    if (write != company->customerWrites.cend() && write->outbox == Outbox::Refused) {
        // What a person said of one attempt, they did not say of the next.
        const int attempt = attemptOf(write->key);
        const QString which = attempt > 1 ? QStringLiteral(" (attempt %1)").arg(attempt) : QString();
        findings.push_back(finding(kCustomerRefused, QStringLiteral("Customer.DisplayName"),
            QStringLiteral("%1: %2%3").arg(write->name, write->error, which), rules::recorded(rules::phrase::kCustomerAccepted),
            Cause::Cus2, Fixer::Clerk, view, policy));
    }
    return findings;
}

std::vector<Finding> findingsOfDoubt(const RequestView &view, Instant now, const rules::Policy &policy)
{
    const bool hasLookAlike = view.outboxErrorCode == kLookAlike, isUnread = view.outboxErrorCode == kUnreadable;
    if (view.outbox != Outbox::Uncertain || !(hasLookAlike || isUnread || now >= doubtShownAt(view)))
        return {};
    const QString code = view.outboxErrorCode.isEmpty() || hasLookAlike || isUnread ? QString() : view.outboxErrorCode + QStringLiteral(": ");
    // What was said of one attempt was not said of the next. A look-alike is told together with the attempt's key.
    const QString which = view.outboxRevision > 1 && !hasLookAlike ? QStringLiteral(" (attempt %1)").arg(view.outboxRevision) : QString();
    return { finding(kPostingUncertain, kInvoice, code + view.outboxError + which,
        rules::recorded(hasLookAlike || isUnread ? rules::phrase::kLookAlikeKnown : rules::phrase::kPostingKnown), Cause::Sys1,
        hasLookAlike ? Fixer::Controller : Fixer::IntegrationOwner, view, policy) };
}

Finding findingOfDoubtBefore(const RequestView &view, const QStringList &titles, const rules::Policy &policy)
{
    return finding(kEarlierUncertain, kInvoice, titles.join(QStringLiteral(", ")), rules::recorded(rules::phrase::kEarlierKnown),
        Cause::Sys1, Fixer::IntegrationOwner, view, policy);
}

CaseId caseOfDoubt(const RequestView &view)
{
    return caseId(view.request.id, kPostingUncertain, {});
}

bool isVouchedBy(const mirror::CaseView &view, const QString &seen)
{
    return view.state == CaseState::Resolved && view.resolvedBy == QLatin1String("person") && view.vouchedFor == seen;
}

std::vector<Finding> findingsOfStored(const RequestView &view, const rules::Policy &policy)
{
    if (view.postedDifferences.isEmpty())
        return {};
    QStringList found, needed;
    for (const auto &entry : view.postedDifferences) {
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

bool isOfSettings(const QString &check)
{
    return check == kSettingsChanged;
}

Finding settingFinding(const QString &realm, const QString &companyName, const QString &setting, const QString &was,
    const QString &is)
{
    struct About {
        const char *field, *words, *needed;
    };
    static const QHash<QString, About> known {
        { QStringLiteral("custom_numbers"),
            { "Preferences.CustomTxnNumbers", "custom numbers", rules::phrase::kNumberingSeen } },
        { QStringLiteral("sales_tax"), { "Preferences.UsingSalesTax", "sales tax", rules::phrase::kTaxingSeen } },
        { QStringLiteral("automated_sales_tax"),
            { "Preferences.PartnerTaxEnabled", "automated sales tax", rules::phrase::kTaxingSeen } },
        { QStringLiteral("usual_tax_code"), { "Preferences.TaxGroupCodeRef", "usual tax code", rules::phrase::kTaxingSeen } },
        { QStringLiteral("country"), { "CompanyInfo.Country", "country", rules::phrase::kTaxingSeen } },
        { QStringLiteral("home_currency"), { "Preferences.HomeCurrency", "home currency", rules::phrase::kCurrencySeen } },
        { QStringLiteral("multi_currency"),
            { "Preferences.MultiCurrencyEnabled", "multicurrency", rules::phrase::kCurrencySeen } },
        { QStringLiteral("closed_until"), { "Preferences.BookCloseDate", "books closed until", rules::phrase::kClosingSeen } },
    };
    const About about = known.value(setting, { "Preferences", "settings", rules::phrase::kTaxingSeen });
    const auto shown = [](const QString &value) { return value.isEmpty() ? QStringLiteral("none") : value; };
    Finding result;
    result.check = kSettingsChanged;
    result.field = QString::fromLatin1(about.field);
    result.found = QStringLiteral("%1: %2 → %3 (%4)").arg(QString::fromLatin1(about.words), shown(was), shown(is), companyName);
    result.needed = rules::recorded(about.needed);
    result.cause = Cause::Sys1; // Its upstream fix is to watch the preferences.
    result.fixer = Fixer::IntegrationOwner;
    result.severity = Severity::Medium;
    result.lineId = realm + QLatin1Char(':') + setting;
    return result;
}

bool isOfReading(const QString &check)
{
    return check == kRecordUnreadable;
}

Finding unreadFinding(const QString &realm, const QString &companyName, const books::UnreadRecord &record)
{
    Finding result;
    result.check = kRecordUnreadable;
    result.field = record.object;
    result.found = QStringLiteral("%1 (%2): %3").arg(record.id, companyName, record.why);
    result.needed = rules::recorded(rules::phrase::kReadableRecord);
    result.cause = Cause::Sys1;
    result.fixer = Fixer::IntegrationOwner;
    result.severity = Severity::High;
    result.lineId = QStringList { realm, record.object, record.id }.join(QLatin1Char(':'));
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
    return check == kVoided || check == kDeleted || check == kDuplicate || isOfCensus(check) || isOfSettings(check) || isOfReading(check) || isOfWitness(check) || rules::isOfBilled(check) || check == kPostingRefused || check == kPostingUncertain || check == kCustomerRefused || check == kStoredDiffers || check == kApprovalReturned
        || check == QLatin1String("not_invoiced_yet");
}

bool isAcknowledged(const World &world, const RequestId &request, const Finding &finding)
{
    const auto found = world.cases.find(caseId(request, finding.check, finding.lineId).value);
    return found != world.cases.end() && isVouchedBy(found->second, whatIsSeen(finding));
}

} // namespace sluice::billing
