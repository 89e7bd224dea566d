#pragma once

#include "core/Money.h"
#include "crm/salesforce/Api.h"
#include "crm/salesforce/Memory.h"
#include "crm/salesforce/Schema.h"

namespace sluice::salesforce {

/// What a client knows of its org and need not ask in every cycle: the API version, which fields there are, the currency,
/// and up to when deletions were read. It outlives the process where a memory is given.
class OrgKnowledge {
public:
    /// `package`: see Schema. `currencyGiven` stands for an org that does not tell its own. `memory` may be null; it must outlive this.
    OrgKnowledge(FieldMap fields, QString package, Currency currencyGiven, Memory *memory);

    /// Brings the knowledge up to date: out of the memory, or from the org when it is older than a day or was doubted.
    /// Errors: of the calls; BadReply.
    QCoro::Task<Result<void>> refresh(Api *api);
    /// The part of it that asks nobody: what the memory holds.
    void remember(Api &api);
    /// Something in the org is not as we thought: the next refresh asks, whatever the memory says.
    void doubt();

    const Schema &schema() const { return m_schema; }
    /// A fingerprint of the schema; empty as long as there is none.
    QString print() const { return m_print; }
    /// Of the org, for records that carry none; none when it does not tell.
    Currency currency() const { return m_currency; }
    /// When the org was last asked, by our clock.
    Instant describedAt() const { return m_describedAt; }

    /// Up to when the deletions of an object were read, by the server's clock. Kept by keepDeletions().
    QHash<QString, Instant> &deletionsRead() { return m_deletionsRead; }
    void keepDeletions();

private:
    void recall(Api &api);
    void adopt(Schema schema);
    void keep(const QString &version);
    QCoro::Task<Result<void>> describe(Api *api);
    QCoro::Task<Result<void>> findCurrency(Api *api);

    FieldMap m_fields;
    QString m_package;
    Currency m_currencyGiven;
    Memory *m_memory;
    bool m_recalled = false;
    Schema m_schema;
    QString m_print;
    Currency m_currency, m_currencyTold;
    Instant m_describedAt {};
    QHash<QString, Instant> m_deletionsRead, m_deletionsKept;
};

} // namespace sluice::salesforce
