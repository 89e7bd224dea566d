#include "engine/desk/EventSentences.h"

#include "core/CanonicalJson.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"
#include "rules/Duties.h"
#include "rules/Phrases.h"
#include "rules/Sentences.h"

#include <QCoreApplication>

namespace sluice::engine {

using journal::Event;
using journal::textOf;
namespace kind = journal::kind;

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(journal)
};

QString moneyText(const Event &event)
{
    return textOf(event.payload, "currency") + QLatin1Char(' ') + textOf(event.payload, "amount");
}

QString causeText(const Event &event)
{
    const std::optional<Cause> cause = parseName<Cause>(textOf(event.payload, "cause"));
    return cause ? nameOf(*cause) + QLatin1Char(' ') + rules::causeTitle(*cause) : QString();
}

QString roleText(const Event &event)
{
    const QString name = textOf(event.payload, "role");
    const std::optional<Role> role = parseName<Role>(name);
    return role ? rules::roleTitle(*role) : name;
}

QString changedFields(const Event &event)
{
    QStringList fields;
    const QJsonArray diff = event.payload.value(QLatin1String("diff")).toArray();
    for (const auto &entry : diff)
        fields.append(textOf(entry.toObject(), "field"));
    return fields.join(QStringLiteral(", "));
}

QString changedSettings(const Event &event)
{
    QStringList settings;
    const QJsonArray changes = event.payload.value(QLatin1String("changes")).toArray();
    for (const auto &entry : changes) {
        const QJsonObject change = entry.toObject();
        settings.append(QStringLiteral("%1 %2 → %3").arg(textOf(change, "setting"), textOf(change, "was"), textOf(change, "is")));
    }
    return settings.join(QStringLiteral(", "));
}

QString requestSentence(const Event &event)
{
    const QString &k = event.kind;
    if (k == kind::kRequestPlanned)
        return Say::tr("Planned: %1 over %2").arg(textOf(event.payload, "title"), moneyText(event));
    if (k == kind::kRequestCancelled)
        return Say::tr("Cancelled: %1").arg(rules::spoken(textOf(event.payload, "reason")));
    if (k == kind::kDeliveryConfirmed)
        return Say::tr("Delivery confirmed on %1").arg(textOf(event.payload, "on"));
    if (k == kind::kRequestSubmitted)
        return Say::tr("Submitted for approval by path %1").arg(textOf(event.payload, "path"));
    if (k == kind::kRequestWithdrawn)
        return Say::tr("Withdrawn before the decision: %1").arg(rules::spoken(textOf(event.payload, "reason")));
    if (k == kind::kApprovalGiven)
        return Say::tr("Approved as %1").arg(roleText(event));
    if (k == kind::kApprovalReturned)
        return Say::tr("Returned with a question: %1").arg(textOf(event.payload, "note"));
    if (k == kind::kApprovalRejected)
        return Say::tr("Rejected, %1").arg(causeText(event));
    if (k == kind::kApprovalVoided)
        return Say::tr("Approval void because of a change: %1").arg(changedFields(event));
    return {};
}

QString invoiceSentence(const Event &event)
{
    const QString &k = event.kind;
    if (k == kind::kInvoiceIntended)
        return Say::tr("Invoice about to be written, attempt %1").arg(event.payload.value(QLatin1String("revision")).toInt());
    if (k == kind::kInvoicePosted)
        return event.payload.value(QLatin1String("found")).toBool()
            ? Say::tr("Invoice %1 found in the books by its marker").arg(textOf(event.payload, "doc_number"))
            : Say::tr("Invoice %1 posted").arg(textOf(event.payload, "doc_number"));
    if (k == kind::kInvoiceUncertain)
        return Say::tr("No definite answer; Sluice looks before it does anything else: %1").arg(textOf(event.payload, "why"));
    if (k == kind::kInvoiceRejected)
        return Say::tr("The books refused: %1").arg(textOf(event.payload, "message"));
    if (k == kind::kInvoiceNotSent)
        return Say::tr("Not sent: %1").arg(textOf(event.payload, "why"));
    if (k == kind::kInvoiceLinked)
        return Say::tr("Invoice %1, made by hand, linked by %2").arg(textOf(event.payload, "doc_number"), textOf(event.payload, "how"));
    return {};
}

QString exceptionSentence(const Event &event)
{
    const QString &k = event.kind;
    if (k == kind::kExceptionOpened)
        return Say::tr("Opened: %1").arg(rules::checkTitle(textOf(event.payload, "check")));
    if (k == kind::kExceptionUpdated)
        return Say::tr("Found now: %1").arg(textOf(event.payload, "found"));
    if (k == kind::kExceptionAssigned)
        return textOf(event.payload, "to").isEmpty() ? Say::tr("Assigned to nobody") : Say::tr("Assigned to %1").arg(textOf(event.payload, "to"));
    if (k == kind::kExceptionTagged)
        return Say::tr("Tagged %1").arg(causeText(event));
    if (k == kind::kExceptionPaused)
        return Say::tr("Paused: %1, until %2").arg(rules::pauseReasonTitle(textOf(event.payload, "reason")), textOf(event.payload, "until"));
    if (k == kind::kExceptionResumed)
        return Say::tr("The clock runs again");
    if (k == kind::kExceptionResolved)
        return textOf(event.payload, "by") == QLatin1String("source") ? rules::spoken(textOf(event.payload, "evidence"))
                                                                    : Say::tr("Resolved, %1").arg(causeText(event));
    if (k == kind::kExceptionReopened)
        return Say::tr("Opened again: %1").arg(rules::spoken(textOf(event.payload, "why")));
    if (k == kind::kExceptionAsked)
        return textOf(event.payload, "text").isEmpty() ? Say::tr("The deal's owner is asked by a Salesforce Task")
                                                       : Say::tr("The deal's owner is asked: %1").arg(textOf(event.payload, "text"));
    if (k == kind::kExceptionUndone)
        return Say::tr("A decision was taken back");
    return {};
}

QString taskSentence(const Event &event)
{
    const QString &k = event.kind;
    const bool isQuestion = askedIn(textOf(event.payload, "key")).has_value();
    if (k == kind::kTaskIntended)
        return isQuestion ? Say::tr("Task with a question about to be created") : Say::tr("Task for overdue invoices about to be created");
    if (k == kind::kTaskRefused)
        return Say::tr("Salesforce refused a Task: %1").arg(textOf(event.payload, "message"));
    if (k != kind::kTaskWritten)
        return {};
    if (textOf(event.payload, "state") == QLatin1String("closed"))
        return isQuestion ? Say::tr("Task with a question closed") : Say::tr("Task for overdue invoices closed");
    return isQuestion ? Say::tr("Task with a question kept up to date") : Say::tr("Task for overdue invoices kept up to date");
}

QString otherSentence(const Event &event)
{
    const QString &k = event.kind;
    if (k == kind::kCustomerLinked)
        return Say::tr("Linked to customer %1").arg(textOf(event.payload, "customer"));
    if (k == kind::kCustomerActivated)
        return Say::tr("Customer released for billing");
    if (k == kind::kCustomerIntended)
        return Say::tr("Customer %1 about to be created").arg(textOf(event.payload, "name"));
    if (k == kind::kCustomerCreated)
        return Say::tr("Customer %1 created").arg(textOf(event.payload, "customer"));
    if (k == kind::kCustomerUncertain)
        return Say::tr("No definite answer about the customer: %1").arg(textOf(event.payload, "why"));
    if (k == kind::kCustomerNotSent)
        return Say::tr("The customer was not created: %1").arg(textOf(event.payload, "why"));
    if (k == kind::kCustomerRejected)
        return Say::tr("The books refused the customer: %1").arg(textOf(event.payload, "message"));
    if (k == kind::kItemProposed)
        return Say::tr("Item %1 proposed").arg(textOf(event.payload, "item"));
    if (k == kind::kItemApproved)
        return Say::tr("Item %1 approved").arg(textOf(event.payload, "item"));
    if (k == kind::kStatusIntended)
        return Say::tr("To be written back to %1: %2")
            .arg(textOf(event.payload, "object"))
            .arg(event.payload.value(QLatin1String("ids")).toArray().size());
    if (k == kind::kStatusWritten)
        return Say::tr("Written back to %1: %2")
            .arg(textOf(event.payload, "object"))
            .arg(event.payload.value(QLatin1String("records")).toArray().size());
    if (k == kind::kWitnessWritten)
        return Say::tr("The journal's head was told to Salesforce");
    if (k == kind::kWitnessContradicted)
        return textOf(event.payload, "outcome") == QLatin1String("older")
            ? Say::tr("Salesforce was told of %1 events, and the journal held %2")
                  .arg(event.payload.value(QLatin1String("told_events")).toInteger())
                  .arg(event.payload.value(QLatin1String("events")).toInteger())
            : Say::tr("The journal has another head at event %1 than the one told to Salesforce")
                  .arg(event.payload.value(QLatin1String("told_events")).toInteger());
    if (k == kind::kCensusTaken)
        return Say::tr("Census: %1 intents compared with the books, %2 findings")
            .arg(event.payload.value(QLatin1String("intents")).toInt())
            .arg(event.payload.value(QLatin1String("faults")).toInt());
    if (k == kind::kSettingsSeen)
        return Say::tr("The settings of the books were read");
    if (k == kind::kSettingsChanged)
        return Say::tr("Settings of the books changed: %1").arg(changedSettings(event));
    if (k == kind::kPolicyAdopted)
        return Say::tr("Policy %1 adopted").arg(textOf(event.payload, "version"));
    if (k == kind::kPersonSignedIn)
        return (textOf(event.payload, "by") == QLatin1String("key") ? Say::tr("%1 signed in by key") : Say::tr("%1 signed in"))
            .arg(textOf(event.payload, "name"));
    if (k == kind::kPersonGranted)
        return Say::tr("Role %1 granted").arg(roleText(event));
    if (k == kind::kPersonRevoked)
        return Say::tr("Role %1 revoked").arg(roleText(event));
    if (k == kind::kConnectionAdded)
        return Say::tr("Connected %1 %2").arg(textOf(event.payload, "system"), textOf(event.payload, "company"));
    if (k == kind::kConnectionRemoved)
        return Say::tr("Connection removed");
    return event.kind;
}

} // namespace

QString eventSentence(const Event &event)
{
    const QString alone = event.payload.value(QLatin1String("alone")).toBool()
        ? Say::tr(" (alone: nobody else holds a finance role)") : QString();
    for (const QString &sentence :
        { requestSentence(event), invoiceSentence(event), exceptionSentence(event), taskSentence(event) }) {
        if (!sentence.isEmpty())
            return sentence + alone;
    }
    return otherSentence(event) + alone;
}

desk::EventRow eventRow(const Event &event)
{
    desk::EventRow row;
    row.seq = event.seq;
    row.at = event.at;
    row.kind = event.kind;
    row.subject = event.subject;
    row.actor = event.actor;
    row.summary = eventSentence(event);
    row.payload = QString::fromUtf8(canonicalJson(event.payload));
    row.hash = QString::fromLatin1(event.hash.toHex());
    return row;
}

std::vector<desk::EventRow> eventRows(const std::vector<Event> &events)
{
    std::vector<desk::EventRow> rows;
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        rows.push_back(eventRow(*event));
    return rows;
}

} // namespace sluice::engine
