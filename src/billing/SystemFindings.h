#pragma once

#include "billing/Presence.h"
#include "books/Books.h"
#include "rules/Policy.h"

namespace sluice::billing {

// Findings that do not come from the records but from what became of Sluice's own writes and decisions.

/// The books refused the invoice or, where one is needed, its customer (check "posting_refused", "customer_refused").
std::vector<Finding> findingsOfWrite(const World &world, const mirror::RequestView &view, const QString &realm,
    bool needsCustomer, const rules::Policy &policy);

/// It stays unknown what became of a write, because a document may be ours or for long (check "posting_uncertain").
std::vector<Finding> findingsOfDoubt(const mirror::RequestView &view, Instant now, const rules::Policy &policy);
/// The exception that such a finding opens.
CaseId caseOfDoubt(const mirror::RequestView &view);
/// A request waits because the deal was cut in another way, and it is not known whether a part of it as it was before is
/// billed (check "earlier_uncertain"). `titles`: of those parts.
Finding findingOfDoubtBefore(const mirror::RequestView &view, const QStringList &titles, const rules::Policy &policy);
/// Whether a person closed the exception, and what they saw was just this (whatIsSeen()).
bool isVouchedBy(const mirror::CaseView &view, const QString &seen);

/// The stored document is not what was intended (check "stored_differs").
std::vector<Finding> findingsOfStored(const mirror::RequestView &view, const rules::Policy &policy);

/// The invoice was voided or deleted in the books, or is not the only one (checks "invoice_voided", "invoice_deleted",
/// "invoice_duplicate"). `others`: what further ones are called. Source: product reference D.16, M61 and M32.
std::vector<Finding> findingsOfPresence(const mirror::RequestView &view, Presence presence,
    const QStringList &others, const rules::Policy &policy);

/// An approver asked a question (check "approval_returned").
std::vector<Finding> findingsOfReturn(const mirror::RequestView &view, const rules::Policy &policy);

/// Checks that only the census makes, because the intent itself lies in the journal: "invoice_altered",
/// "invoice_unapproved", "invoice_foreign". An assessment leaves their exceptions alone.
bool isOfCensus(const QString &check);

/// A finding of the census, with the severity that the policy gives an amount.
Finding censusFinding(const QString &check, const QString &found, const char *needed, Money amount, const rules::Policy &policy);

/// Of the settings of a company, under no request: "settings_changed". Nothing but a person's word closes their exceptions.
bool isOfSettings(const QString &check);
/// A setting that somebody changed in the books. `setting`: its name in the record of settings.
Finding settingFinding(const QString &realm, const QString &companyName, const QString &setting, const QString &was,
    const QString &is);

/// A record of the books that was left out, under no request: "record_unreadable". Closed by a person.
bool isOfReading(const QString &check);
Finding unreadFinding(const QString &realm, const QString &companyName, const books::UnreadRecord &record);

/// Checks of the journal itself against its outside witness: "journal_older", "journal_rewritten". Nothing but a person's
/// answer closes their exceptions.
bool isOfWitness(const QString &check);

/// Salesforce was told of other events than the journal holds.
Finding witnessFinding(bool isOlder, qint64 toldEvents, const QString &toldHead, const QString &toldAt, qint64 events,
    const QString &head);

/// True for checks that a person's answer settles, because the records cannot.
bool isAcknowledgeable(const QString &check);

/// A person resolved this very finding: same check, same value found.
bool isAcknowledged(const World &world, const RequestId &request, const Finding &finding);

} // namespace sluice::billing
