#pragma once

#include "core/Id.h"
#include "core/Money.h"
#include "core/Time.h"
#include "domain/BillingRequest.h"
#include "domain/Finding.h"
#include "domain/Person.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <vector>

// Rows of the view tables: derived from journal and mirror, written by projectors only, rebuilt by a replay.

namespace sluice::mirror {

/// What people and Sluice have decided about a request so far (from the journal alone).
enum class Decision { None, Submitted, Approved, Returned, Rejected, Cancelled };
/// How far its invoice write is (from the journal alone).
enum class Outbox { None, Intended, NotSent, Uncertain, Refused, Posted };

struct Signature {
    QString actor, role, note, fingerprint;
    Instant at {};
    bool alone = false;
};

/// A billing request as the journal tells it, with what the last assessment found.
struct RequestView {
    BillingRequest request;
    AccountId accountId; ///< Of the deal when it was planned.
    int version = 0;     ///< Events of its subject so far.

    Decision decision = Decision::None;
    std::optional<Instant> submittedAt, decidedAt; ///< decidedAt: last signature, return, rejection.
    QString fingerprint;      ///< Of the submission in force.
    QJsonObject decisive;     ///< The fields that the fingerprint covers, as submitted.
    QString path;             ///< "P2"
    QStringList needs, risks; ///< Roles that must sign, in order; risk marks.
    std::vector<Signature> signatures;
    QJsonObject lastApproved; ///< Decisive fields of the last approval that was given, for "since approval".
    QString decisionNote;     ///< Of a return or rejection.
    QJsonArray voidedDiff;    ///< Of the last approval.voided.
    QString turnedDown;       ///< "returned" or "rejected", until the next approval: whatever changed since, somebody said no.

    Outbox outbox = Outbox::None;
    QString outboxRealm, outboxKey, outboxError, outboxErrorCode;
    int outboxRevision = 0; ///< Counts intents; 0: none yet.
    QByteArray outboxBody;  ///< Canonical bytes of the intent in force.
    QString outboxCustomer; ///< Customer id of the intent, for looking.
    std::optional<Instant> intendedAt, uncertainAt;

    QString invoiceRealm, invoiceId, docNumber;
    InvoiceOrigin origin = InvoiceOrigin::Sluice; ///< Sluice or Linked, once invoiceId is set.
    std::optional<Instant> postedAt;
    QJsonArray postedDifferences; ///< Intended against stored.

    QDate deliveredOn; ///< Confirmed in Sluice.
    QString deliveredBy;

    // From the last assessment; recomputed at will.
    RequestState state = RequestState::Planned;
    QString entity, realm, customerId, customerHow;
    QDate triggeredOn, dueOn;
    std::vector<Finding> findings;
    std::vector<QString> passed; ///< Names of the checks that passed.
    std::optional<Money> balance;
    std::optional<Instant> sentAt, paidAt;
};

/// One exception with its present cycle.
struct CaseView {
    CaseId id; ///< UUIDv5 of request, check and line: the same finding always opens the same case.
    RequestId requestId;
    DealId dealId;
    AccountId accountId;
    Finding finding;
    Money amount;
    int version = 0;

    CaseState state = CaseState::Open;
    int cycle = 1;
    int attempts = 0;
    std::optional<Cause> cause;
    QString owner;
    Instant openedAt {}, cycleOpenedAt {}, dueAt {};
    /// Pauses of the present cycle; the last one is open while paused.
    struct Pause {
        Instant from {};
        std::optional<Instant> to;
        QString reason, note;
        std::optional<Instant> until;
    };
    std::vector<Pause> pauses;
    std::optional<Instant> resolvedAt;
    QString resolvedBy, resolvedNote; ///< "person" or "source", and what closed it.
    QString vouchedFor; ///< What the person saw who closed it: exactly which documents, else what was found.
};

struct CustomerLinkView {
    AccountId accountId;
    QString realm, customerId, how;
};
struct ActivationView {
    AccountId accountId;
    QString by;
    Instant at {};
};
/// A customer write that has an intent.
struct CustomerWriteView {
    AccountId accountId;
    QString realm, key, name, error;
    QByteArray body;
    Outbox outbox = Outbox::None;
    std::optional<Instant> at;
};
struct ItemMappingView {
    ProductId productId;
    QString realm, itemId, proposedBy, approvedBy; ///< In force once approvedBy is set.
};
struct TaskView {
    AccountId accountId;
    QString key, taskId, state; ///< "asked" (by a person), "intended", "open", "closed"
};
/// What was last written to a Salesforce record, to write only what differs.
struct WrittenView {
    QString object, id, hash;
};

} // namespace sluice::mirror
