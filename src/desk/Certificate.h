#pragma once

#include "core/Id.h"
#include "core/Money.h"
#include "core/Time.h"
#include "desk/Rows.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

// The certificate: what became of every invoice that Sluice intended, as the books and the journal tell it together.

namespace sluice::desk {

/// What became of one intent.
enum class IntentOutcome {
    Posted,   ///< Its document stands in the books.
    Credited, ///< It stands, and a credit memo took all of it back.
    Voided,   ///< Voided by somebody in the books.
    Deleted,  ///< Posted, and gone from the books.
    Missing,  ///< Posted, and not seen yet: the company was not read since, or is not at hand.
    Rejected, ///< The books refused it.
    NotSent,  ///< Nothing left, or nothing was found after its approval fell.
    Uncertain ///< No definite answer yet.
};

/// How the journal's own chain stood to the head that Salesforce holds of it.
enum class WitnessOutcome {
    Same,      ///< The chain has that head at that event.
    Absent,    ///< Salesforce holds no head of this journal.
    Older,     ///< The journal ends before that event: a backup was put back.
    Rewritten  ///< It has another head there.
};

/// Faults first.
enum class CensusFindingKind {
    JournalOlder,     ///< What Salesforce was told of the journal is missing in it.
    JournalRewritten, ///< The journal tells another story than the one Salesforce was told of.
    Duplicate,  ///< Two living documents bill one request.
    Foreign,    ///< A document carries a marker that this journal never gave.
    Altered,    ///< The stored document says something else than the intent.
    Unapproved, ///< It was intended without an approval in force.
    Deleted,
    Missing,
    Voided,
    Late ///< It turned up after Sluice had put down that nothing was written.
};

/// One thing the census names. The kinds up to Missing are faults, but what a person has accepted of the journal itself; the
/// others are facts worth knowing.
struct CensusFinding {
    CensusFindingKind kind = CensusFindingKind::Foreign;
    bool isFault = true;
    QString realm, companyName, invoiceId, docNumber, key;
    RequestId requestId; ///< Empty for a foreign document.
    DealId dealId;
    AccountId accountId;
    Money amount; ///< Net: of the intent, or of the document when no intent is known.
    Instant at {}; ///< When the intent was made, or the document.
    QString sentence; ///< For people.
    std::vector<Difference> differences; ///< Of an altered one: `was` as intended, `is` as stored.
};

/// One intent with its outcome.
struct CertificateRow {
    QString realm, companyName, key;
    int revision = 0;
    RequestId requestId;
    DealId dealId;
    AccountId accountId;
    QString title, dealName, accountName;
    Instant intendedAt {};
    std::optional<Instant> settledAt; ///< When the last answer was put down.
    QStringList approvedBy;           ///< Signatures in force when it was intended; "sluice" for the policy.
    Money amount;                     ///< Net, as intended.
    IntentOutcome outcome = IntentOutcome::Uncertain;
    QString why; ///< Of a refusal, of doubt, or why nothing was sent.
    QString invoiceId, docNumber;
    std::vector<CensusFindingKind> findings;
};

/// How one company stood to this certificate.
struct CertificateCompany {
    QString realm, name, zone; ///< IANA name of the zone in which its months are counted.
    bool connected = true;
    std::optional<Instant> readAt;   ///< Last complete pull.
    std::optional<Instant> censusAt; ///< Last time its marked documents were all read fresh.
    int documents = 0;               ///< With a marker, in the period.
};

struct OutcomeSum {
    IntentOutcome outcome = IntentOutcome::Posted;
    Money sum;
    int count = 0;
};

/// A pure value: the same journal, the same documents and the same freshness give the same certificate.
struct Certificate {
    QDate month; ///< First day, counted in each company's zone; invalid: since the journal began.
    Instant madeAt {};
    QString journalId, head;
    qint64 events = 0;
    /// The last time the head was told to Salesforce, and whether the chain still says the same there.
    struct Witness {
        Instant at {};
        qint64 events = 0;
        QString head;
        bool agrees = false;
    };
    std::optional<Witness> witness;
    /// The last time Salesforce was asked which head it holds.
    struct WitnessRead {
        Instant at {};
        WitnessOutcome outcome = WitnessOutcome::Same;
        qint64 events = 0;
        QString head;
    };
    std::optional<WitnessRead> witnessRead;
    std::vector<CertificateCompany> companies;
    std::vector<CertificateRow> rows;     ///< By moment of intent.
    std::vector<OutcomeSum> sums;         ///< One an outcome and currency, in the order of the outcomes.
    std::vector<CensusFinding> findings;  ///< Faults first.
    int faults = 0, unsettled = 0;
    QStringList limits;  ///< What this certificate cannot promise, a sentence each.
    QString text, csv;   ///< For people; one row an intent or a foreign document.
};

} // namespace sluice::desk
