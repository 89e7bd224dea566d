#include "ui/kit/Words.h"

#include "ui/kit/FieldWords.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace sluice::ui::words {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString of(RequestState state)
{
    switch (state) {
    case RequestState::Planned:
        return Words::tr("Planned");
    case RequestState::Waiting:
        return Words::tr("Waiting for its event");
    case RequestState::Blocked:
        return Words::tr("Blocked");
    case RequestState::Ready:
        return Words::tr("Ready");
    case RequestState::Submitted:
        return Words::tr("Waiting for approval");
    case RequestState::Approved:
        return Words::tr("Approved");
    case RequestState::Posting:
        return Words::tr("Posting");
    case RequestState::Uncertain:
        return Words::tr("Uncertain");
    case RequestState::Posted:
        return Words::tr("Posted");
    case RequestState::Sent:
        return Words::tr("Sent");
    case RequestState::PartPaid:
        return Words::tr("Part paid");
    case RequestState::Paid:
        return Words::tr("Paid");
    case RequestState::Returned:
        return Words::tr("Returned");
    case RequestState::Rejected:
        return Words::tr("Rejected");
    case RequestState::Cancelled:
        return Words::tr("Cancelled");
    case RequestState::Voided:
        return Words::tr("Voided");
    case RequestState::Credited:
        return Words::tr("Credited");
    }
    return {};
}

QString of(CaseState state)
{
    switch (state) {
    case CaseState::Open:
        return Words::tr("Open");
    case CaseState::Paused:
        return Words::tr("Paused");
    case CaseState::Resolved:
        return Words::tr("Resolved");
    }
    return {};
}

QString of(SlaState state)
{
    switch (state) {
    case SlaState::Running:
        return Words::tr("Running");
    case SlaState::Paused:
        return Words::tr("Paused");
    case SlaState::Met:
        return Words::tr("Met");
    case SlaState::Breached:
        return Words::tr("Breached");
    }
    return {};
}

QString of(Severity severity)
{
    switch (severity) {
    case Severity::Low:
        return Words::tr("Low");
    case Severity::Medium:
        return Words::tr("Medium");
    case Severity::High:
        return Words::tr("High");
    }
    return {};
}

QString of(Role role)
{
    switch (role) {
    case Role::Clerk:
        return Words::tr("Billing clerk");
    case Role::Controller:
        return Words::tr("Controller");
    case Role::SalesOps:
        return Words::tr("Sales operations");
    case Role::Operations:
        return Words::tr("Operations");
    case Role::Cfo:
        return Words::tr("CFO");
    case Role::IntegrationOwner:
        return Words::tr("Integration owner");
    case Role::Auditor:
        return Words::tr("Auditor");
    }
    return {};
}

QString of(Fixer fixer)
{
    switch (fixer) {
    case Fixer::Sales:
        return Words::tr("Sales, the deal's owner");
    case Fixer::SalesOps:
        return Words::tr("Sales operations");
    case Fixer::Operations:
        return Words::tr("Operations");
    case Fixer::Clerk:
        return Words::tr("Billing clerk");
    case Fixer::Controller:
        return Words::tr("Controller");
    case Fixer::IntegrationOwner:
        return Words::tr("Integration owner");
    }
    return {};
}

QString of(Cause cause)
{
    switch (cause) {
    case Cause::Cus1:
        return Words::tr("Customer not active");
    case Cause::Cus2:
        return Words::tr("Ambiguous customer");
    case Cause::Cus3:
        return Words::tr("Address, contact or e-mail");
    case Cause::Itm1:
        return Words::tr("SKU missing or unmapped");
    case Cause::Itm2:
        return Words::tr("Price or discount differs");
    case Cause::Tax1:
        return Words::tr("Tax code missing");
    case Cause::Tax2:
        return Words::tr("Currency conflict");
    case Cause::Dea1:
        return Words::tr("PO number missing");
    case Cause::Dea2:
        return Words::tr("Terms not standard");
    case Cause::Dea3:
        return Words::tr("Deal changed late");
    case Cause::Del1:
        return Words::tr("Delivery not confirmed");
    case Cause::Del2:
        return Words::tr("Quantity disputed");
    case Cause::Sys1:
        return Words::tr("Technical");
    case Cause::Sys2:
        return Words::tr("By-pass or duplicate");
    }
    return {};
}

QString codeAndName(Cause cause)
{
    return nameOf(cause) + QLatin1Char(' ') + of(cause);
}

QString familyOf(Cause cause)
{
    switch (cause) {
    case Cause::Cus1:
    case Cause::Cus2:
    case Cause::Cus3:
        return Words::tr("Customer data");
    case Cause::Itm1:
    case Cause::Itm2:
        return Words::tr("Product and price");
    case Cause::Tax1:
    case Cause::Tax2:
        return Words::tr("Tax and currency");
    case Cause::Dea1:
    case Cause::Dea2:
    case Cause::Dea3:
        return Words::tr("Deal documents");
    case Cause::Del1:
    case Cause::Del2:
        return Words::tr("Delivery");
    case Cause::Sys1:
    case Cause::Sys2:
        return Words::tr("Systems and control");
    }
    return {};
}

QString of(InvoiceOrigin origin)
{
    switch (origin) {
    case InvoiceOrigin::Sluice:
        return Words::tr("Sluice");
    case InvoiceOrigin::Linked:
        return Words::tr("By hand, linked");
    case InvoiceOrigin::Foreign:
        return Words::tr("By-pass");
    }
    return {};
}

QString of(InvoiceStatus status)
{
    switch (status) {
    case InvoiceStatus::Pending:
        return Words::tr("Pending");
    case InvoiceStatus::Open:
        return Words::tr("Open");
    case InvoiceStatus::Partial:
        return Words::tr("Part paid");
    case InvoiceStatus::Paid:
        return Words::tr("Paid");
    case InvoiceStatus::Overdue:
        return Words::tr("Overdue");
    case InvoiceStatus::Void:
        return Words::tr("Void");
    case InvoiceStatus::Error:
        return Words::tr("Error");
    }
    return {};
}

QString ofRisk(const QString &risk)
{
    static const QHash<QString, const char *> kNames {
        { QStringLiteral("new_customer"), QT_TRANSLATE_NOOP("Words", "New customer") },
        { QStringLiteral("first_invoice"), QT_TRANSLATE_NOOP("Words", "First invoice") },
        { QStringLiteral("changed"), QT_TRANSLATE_NOOP("Words", "Changed") },
        { QStringLiteral("discount"), QT_TRANSLATE_NOOP("Words", "Discount") },
        { QStringLiteral("terms"), QT_TRANSLATE_NOOP("Words", "Terms") },
        { QStringLiteral("credit_limit"), QT_TRANSLATE_NOOP("Words", "Credit limit") },
        { QStringLiteral("tax"), QT_TRANSLATE_NOOP("Words", "Tax") },
        { QStringLiteral("large"), QT_TRANSLATE_NOOP("Words", "Large") },
        { QStringLiteral("duplicate_suspicion"), QT_TRANSLATE_NOOP("Words", "Duplicate?") },
        { QStringLiteral("voided_before"), QT_TRANSLATE_NOOP("Words", "Voided before") },
        { QStringLiteral("billed_beside"), QT_TRANSLATE_NOOP("Words", "Billed beside") },
        { QStringLiteral("turned_down"), QT_TRANSLATE_NOOP("Words", "Turned down before") },
    };
    const auto found = kNames.constFind(risk);
    return found == kNames.constEnd() ? spelledOut(risk) : Words::tr(*found);
}

QString ofPauseReason(const QString &reason)
{
    static const QHash<QString, const char *> kNames {
        { QStringLiteral("waiting_for_customer"), QT_TRANSLATE_NOOP("Words", "Waiting for the customer") },
        { QStringLiteral("waiting_for_sales"), QT_TRANSLATE_NOOP("Words", "Waiting for sales") },
        { QStringLiteral("waiting_for_third_party"), QT_TRANSLATE_NOOP("Words", "Waiting for a third party") },
        { QStringLiteral("ledger_outage"), QT_TRANSLATE_NOOP("Words", "Accounting system is down") },
    };
    const auto found = kNames.constFind(reason);
    return found == kNames.constEnd() ? spelledOut(reason) : Words::tr(*found);
}

QString ofWaterfallPart(const QString &part)
{
    static const QHash<QString, const char *> kNames {
        { QStringLiteral("delivery"), QT_TRANSLATE_NOOP("Words", "Delivery") },
        { QStringLiteral("data"), QT_TRANSLATE_NOOP("Words", "Data") },
        { QStringLiteral("approval"), QT_TRANSLATE_NOOP("Words", "Approval") },
        { QStringLiteral("posting"), QT_TRANSLATE_NOOP("Words", "Posting") },
        { QStringLiteral("sending"), QT_TRANSLATE_NOOP("Words", "Sending") },
    };
    const auto found = kNames.constFind(part);
    return found == kNames.constEnd() ? spelledOut(part) : Words::tr(*found);
}

QString ofSystem(const QString &system)
{
    if (system == QLatin1String("salesforce"))
        return QStringLiteral("Salesforce");
    if (system == QLatin1String("quickbooks"))
        return QStringLiteral("QuickBooks");
    return system;
}

Tone toneOf(RequestState state)
{
    switch (state) {
    case RequestState::Blocked:
    case RequestState::Uncertain:
    case RequestState::Rejected:
        return Tone::Bad;
    case RequestState::Returned:
    case RequestState::Submitted:
        return Tone::Warn;
    case RequestState::Ready:
    case RequestState::Approved:
    case RequestState::Posting:
        return Tone::Accent;
    case RequestState::Posted:
    case RequestState::Sent:
    case RequestState::PartPaid:
        return Tone::Info;
    case RequestState::Paid:
        return Tone::Good;
    case RequestState::Planned:
    case RequestState::Waiting:
    case RequestState::Cancelled:
    case RequestState::Voided:
    case RequestState::Credited:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

Tone toneOf(Severity severity)
{
    switch (severity) {
    case Severity::Low:
        return Tone::Neutral;
    case Severity::Medium:
        return Tone::Warn;
    case Severity::High:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

Tone toneOf(InvoiceStatus status)
{
    switch (status) {
    case InvoiceStatus::Pending:
    case InvoiceStatus::Void:
        return Tone::Neutral;
    case InvoiceStatus::Open:
        return Tone::Accent;
    case InvoiceStatus::Partial:
        return Tone::Info;
    case InvoiceStatus::Paid:
        return Tone::Good;
    case InvoiceStatus::Overdue:
    case InvoiceStatus::Error:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

Tone toneOf(InvoiceOrigin origin)
{
    switch (origin) {
    case InvoiceOrigin::Sluice:
        return Tone::Accent;
    case InvoiceOrigin::Linked:
        return Tone::Neutral;
    case InvoiceOrigin::Foreign:
        return Tone::Warn;
    }
    return Tone::Neutral;
}

QChar keyOf(Cause cause)
{
    static const QString kKeys = QStringLiteral("1234567890ABCD");
    return kKeys.at(static_cast<qsizetype>(cause));
}

namespace {

/// An order is refused with its reason in words. What begins with the name of a part ("journal: …") is for the log: there,
/// somebody else came first.
bool isSaidToPeople(const Error &error)
{
    return error.code.isEmpty() && !error.detail.isEmpty() && !error.detail.startsWith(QLatin1String("journal:"));
}

QString asSentence(const QString &reason)
{
    static const QString kEnds = QStringLiteral(".!?…");
    const QString said = reason.left(1).toUpper() + reason.mid(1);
    return said.isEmpty() || kEnds.contains(said.back()) ? said : said + QLatin1Char('.');
}

} // namespace

QString asSentences(const QStringList &parts)
{
    QStringList sentences;
    for (const QString &part : parts) {
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty())
            sentences += asSentence(trimmed);
    }
    return sentences.join(QLatin1Char(' '));
}

Problem problemOf(const QString &what, const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
        return { what, Words::tr("Nothing was reached over the network."), Words::tr("Try again when you are online.") };
    case ErrorKind::Timeout:
        return { what, Words::tr("There was no answer in time."), Words::tr("Sluice looks what became of it; try again later.") };
    case ErrorKind::RateLimited:
        return { what, Words::tr("The other system asked Sluice to slow down."), Words::tr("Try again in a minute.") };
    case ErrorKind::SignInNeeded:
        return { what, Words::tr("The sign-in has expired."), Words::tr("Sign in again under Set-up.") };
    case ErrorKind::Rejected:
        return { what, Words::tr("The other system said no."), error.detail };
    case ErrorKind::NotFound:
        return { what, Words::tr("It is not there any more."), Words::tr("Reload the list.") };
    case ErrorKind::Conflict:
        if (isSaidToPeople(error))
            return { what, asSentence(error.detail), Words::tr("Look at it again and decide anew.") };
        return { what, Words::tr("Somebody else was faster."), Words::tr("Look at it again and decide anew.") };
    case ErrorKind::BadReply:
        return { what, Words::tr("The answer could not be read."), error.detail };
    case ErrorKind::Storage:
        return { what, Words::tr("The profile's folder could not be read or written."), Words::tr("Check free space and rights.") };
    case ErrorKind::Damaged:
        return { what, Words::tr("A file of the profile is damaged or from a newer version."), Words::tr("Run the doctor.") };
    case ErrorKind::LimitReached:
        return { what, Words::tr("A limit was reached."), error.detail };
    case ErrorKind::Forbidden:
        return { what, Words::tr("Your roles, or the separation of duties, do not allow it."), error.detail };
    case ErrorKind::Usage:
        return { what, Words::tr("Something is missing."), error.detail };
    case ErrorKind::Cancelled:
        return { what, Words::tr("It was cancelled."), {} };
    }
    return { what, {}, {} };
}

QString dealBeside(const QString &account, const QString &deal)
{
    static const QRegularExpression kSeparator(QStringLiteral("\\s+[—–|-]\\s+|:\\s+"));
    const QRegularExpressionMatch found = kSeparator.match(deal);
    const QString head = deal.left(found.capturedStart()), rest = deal.mid(found.capturedEnd());
    if (!found.hasMatch() || head.isEmpty() || rest.isEmpty() || !account.startsWith(head, Qt::CaseInsensitive))
        return deal;
    const bool isWhole = account.size() == head.size() || !account.at(head.size()).isLetterOrNumber();
    return isWhole ? rest : deal;
}

QString initialsOf(const QString &emailOrName)
{
    const QString name = emailOrName.section(QLatin1Char('@'), 0, 0);
    QString initials;
    bool starts = true;
    for (const QChar c : name) {
        if (starts && c.isLetter() && initials.size() < 2)
            initials += c.toUpper();
        starts = !c.isLetterOrNumber();
    }
    return initials;
}

} // namespace sluice::ui::words
