#pragma once

#include "core/Time.h"
#include "crm/salesforce/Api.h"
#include "crm/salesforce/Portion.h"
#include "crm/salesforce/Schema.h"
#include "domain/Crm.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace sluice::salesforce {

/// What a deal shall say about its invoice. An empty text, date or amount clears the field. Amounts are in the deal's own
/// currency: Salesforce takes any number for one in the currency of the record.
struct DealStatus {
    DealId dealId;
    QString billingKey {}, invoiceId {}, invoiceNumber {};
    std::optional<InvoiceStatus> status {};
    std::optional<Money> amount {}, balance {};
    QDate dueOn {};
    Instant syncedAt {};
};

/// What stands open between us and an account in one currency.
struct AccountBalance {
    Money open, overdue, credits;
};

/// What an account shall say about its standing in the books. An empty value clears the field.
struct AccountStatus {
    AccountId accountId;
    QString customerLink {}; ///< `realm:customer`
    std::vector<AccountBalance> balances {}; ///< One a currency. Written is the one in the currency of the record.
    QDate lastPaymentOn {}, oldestOverdueOn {};
    Instant syncedAt {};
    Currency currency {}; ///< Of the record; WriteBack::accounts() finds it out.
};

/// One failed sync, as the people of the CRM see it. Written under its key as often as one likes.
struct SyncException {
    QString key; ///< At most 120 of `[A-Za-z0-9._:-]`.
    QString cause {}, message {};
    Severity severity = Severity::Medium;
    int retries = 0;
    Instant firstSeenAt {}, lastSeenAt {};
    bool resolved = false;
    DealId dealId {};       ///< Empty: none.
    AccountId accountId {}; ///< Empty: none.
};

/// The journal's head, told to somebody outside.
struct Witness {
    QString key; ///< The journal's id.
    QString head;
    qint64 events = 0;
    Instant at {};
};

/// What the org says when it is asked for a witness.
struct WitnessAnswer {
    bool skipped = false; ///< The org has no place for it, or hides it (see readiness).
    std::optional<Witness> witness {}; ///< Nothing: it holds none under this key.
};

struct WriteFailure {
    QString subject; ///< Record id or external key.
    Error error;
};

/// What became of the records, each on its own. Every write may be repeated: fixed values, or an upsert by a unique key.
struct WriteBackReport {
    int written = 0;
    std::vector<WriteFailure> failures;
    bool skipped = false; ///< The org has no place for it (see readiness).
    /// The first call of several that failed as a whole, and whose records got no answer, those of later calls that were
    /// not made any more among them.
    std::optional<Error> broken {};
    QStringList untold {};
};

/// How often a record that meets a lock is tried. Source: Salesforce sheet, section 2.5.
constexpr int kLockTriesMax = 5;
/// How long to wait behind attempt number `attempt` (from 1, below kLockTriesMax): 1 to 30 s, with jitter.
std::chrono::milliseconds delayAfterLock(int attempt, Random &random);

/// What a collection holds.
constexpr int kRecordsPerCall = 200;

/// Writes what happened in the books back to the org, 200 records a call, one call after the other; fewer after calls that
/// nobody answered. An account that an org with several currencies does not show is a failure, and not written.
/// Fields that are missing, hidden or not writable are left out.
class WriteBack {
public:
    WriteBack(Api &api, const Schema &schema)
        : m_api(api)
        , m_schema(schema)
    {
    }

    /// Errors: of a whole call, if no other one brought anything. Records that Salesforce refused are in the report; those that met a lock were tried
    /// again, with growing pauses, before they got there.
    QCoro::Task<Result<WriteBackReport>> deals(std::vector<DealStatus> deals);
    /// `ofOrg`: the currency of every record in an org that has but one.
    QCoro::Task<Result<WriteBackReport>> accounts(std::vector<AccountStatus> accounts, Currency ofOrg);
    QCoro::Task<Result<WriteBackReport>> exceptions(std::vector<SyncException> exceptions);
    QCoro::Task<Result<WriteBackReport>> witness(Witness witness);
    /// What stands there now: one call, or none when there is no place for it.
    QCoro::Task<Result<WitnessAnswer>> readWitness(QString key);

private:
    /// One record of a call, ready to send.
    struct Record {
        QString subject;
        QByteArray json;
    };
    QCoro::Task<Result<QHash<QString, Currency>>> currenciesOf(QStringList accountIds);
    QCoro::Task<Result<WriteBackReport>> send(QString path, std::vector<Record> records);
    QCoro::Task<Result<WriteBackReport>> sendChunk(QString path, std::vector<Record> chunk);

    Api &m_api;
    const Schema &m_schema;
    Portion m_portion { kRecordsPerCall };
};

} // namespace sluice::salesforce
