#pragma once

#include "tests/ui/support/MemoryDesk.h"

namespace sluice::testing {

/// A certificate with one row of each kind that matters, and two findings: one of the journal, one of the books.
inline desk::Certificate certificateOf(const MemoryDesk &memory)
{
    const Currency usd { { 'U', 'S', 'D' }, 2 };
    desk::Certificate made;
    made.events = 4711;
    made.head = QStringLiteral("0123456789abcdef");
    made.text = QStringLiteral("Certificate of posting\n");
    for (const desk::IntentOutcome outcome : { desk::IntentOutcome::Posted, desk::IntentOutcome::Deleted }) {
        desk::CertificateRow row;
        row.realm = QStringLiteral("9130");
        row.companyName = QStringLiteral("Tidemark US");
        row.key = QStringLiteral("k-%1").arg(made.rows.size() + 1);
        row.requestId = memory.requestRows.front().id;
        row.dealName = QStringLiteral("Wexford renewal");
        row.title = QStringLiteral("On close");
        row.intendedAt = *parseInstant(QStringView(u"2026-11-03T10:00:00Z"));
        row.amount = Money(1250'00, usd);
        row.outcome = outcome;
        made.rows.push_back(row);
    }
    desk::CensusFinding older;
    older.kind = desk::CensusFindingKind::JournalOlder;
    older.companyName = QStringLiteral("Salesforce");
    older.sentence = QStringLiteral("Salesforce was told of 4,749 events, and this journal held 4,702 when it was opened");
    desk::CensusFinding deleted;
    deleted.kind = desk::CensusFindingKind::Deleted;
    deleted.companyName = QStringLiteral("Tidemark US");
    deleted.sentence = QStringLiteral("Invoice S-7 was posted and is gone from the books <b>now</b>");
    deleted.amount = Money(1250'00, usd);
    made.findings = { older, deleted };
    made.faults = 2;
    made.witnessRead = desk::Certificate::WitnessRead { memory.now, desk::WitnessOutcome::Older, 4749, QStringLiteral("ab") };
    return made;
}

} // namespace sluice::testing
