#include "reconcile/CensusWords.h"

#include <QCoreApplication>

namespace sluice::reconcile {

using desk::CensusFindingKind;
using desk::IntentOutcome;

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(reconcile)
};

QString fieldsOf(const std::vector<desk::Difference> &differences)
{
    QStringList fields;
    for (const desk::Difference &difference : differences)
        fields.append(difference.field);
    return fields.join(QStringLiteral(", "));
}

} // namespace

QString sentenceOf(const desk::CensusFinding &finding)
{
    const QString number = finding.docNumber.isEmpty() ? finding.invoiceId : finding.docNumber;
    switch (finding.kind) {
    case CensusFindingKind::JournalOlder:
    case CensusFindingKind::JournalRewritten: return finding.sentence; // Worded where it is found.
    case CensusFindingKind::Duplicate:
        return Say::tr("Invoice %1 bills a request that invoice %2 bills already")
            .arg(number, finding.differences.empty() ? QString() : finding.differences.front().was);
    case CensusFindingKind::Foreign:
        return Say::tr("Invoice %1 carries a marker of Sluice that this journal never gave").arg(number);
    case CensusFindingKind::Altered:
        return Say::tr("Invoice %1 is not what was intended any more: %2").arg(number, fieldsOf(finding.differences));
    case CensusFindingKind::Unapproved:
        return Say::tr("Invoice %1 was intended without an approval in force").arg(number);
    case CensusFindingKind::Deleted: return Say::tr("Invoice %1 was posted and is gone from the books").arg(number);
    case CensusFindingKind::Missing:
        return Say::tr("Invoice %1 was posted, and its company has not been read since").arg(number);
    case CensusFindingKind::Voided: return Say::tr("Invoice %1 was voided in the books").arg(number);
    case CensusFindingKind::Late:
        return Say::tr("Invoice %1 turned up after it had been put down as not written").arg(number);
    }
    Q_UNREACHABLE();
}

QString wordOf(IntentOutcome outcome)
{
    switch (outcome) {
    case IntentOutcome::Posted: return Say::tr("posted");
    case IntentOutcome::Credited: return Say::tr("posted and credited");
    case IntentOutcome::Voided: return Say::tr("voided in the books");
    case IntentOutcome::Deleted: return Say::tr("deleted from the books");
    case IntentOutcome::Missing: return Say::tr("posted, not seen yet");
    case IntentOutcome::Rejected: return Say::tr("refused by the books");
    case IntentOutcome::NotSent: return Say::tr("not sent");
    case IntentOutcome::Uncertain: return Say::tr("no definite answer yet");
    }
    Q_UNREACHABLE();
}

} // namespace sluice::reconcile
