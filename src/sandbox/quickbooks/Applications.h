#pragma once

#include "core/Money.h"
#include "core/Time.h"
#include "sandbox/quickbooks/Entity.h"

namespace sluice::sandbox::quickbooks {

class Realm;

/// One line of a payment: so much of it goes to (or is taken from) another document.
struct AppliedLine {
    QString type; ///< "Invoice" or "CreditMemo".
    QString id;
    std::int64_t minor = 0;
};

/// What a payment record applies to invoices and takes from credit memos.
QList<AppliedLine> appliedLines(const Value &payment, Currency currency);
/// The currency a document is written in.
Currency currencyOf(const Value &record, Currency home);

/// The ties between payments, invoices, credit memos, deposits and estimates: carries the consequences of a
/// write to the documents at the other end. Nothing here can fail; the rules checked before.
class Applications {
public:
    Applications(Realm &realm, Instant at)
        : m_realm(realm)
        , m_at(at)
    {
    }

    /// After a change of an invoice or credit memo: payments keep no more on it than it still carries.
    /// `after` is null for a deletion or a void.
    void formChanged(const Entity &entity, const Value &before, const Value &after);
    /// Moves balances and links of the documents that a payment touched before and touches now.
    void paymentChanged(const Value &before, const Value &after);
    /// Marks the payments of a deposit as deposited, and frees those that left it.
    void depositChanged(const Value &before, const Value &after);

private:
    void release(const QString &type, const Value &form, std::int64_t excessMinor);
    std::int64_t releaseFrom(
        const QString &paymentId, const QString &type, const QString &formId, std::int64_t excess);
    /// Takes what a payment no longer covers away from its invoices, last line first.
    void uncover(QList<Value> &lines, std::int64_t missingMinor, const QString &paymentId, Currency currency);
    void adjust(const AppliedLine &change, const QString &paymentId, bool stillLinked);
    void setLink(const QString &entity, const QString &id, const QString &linkType, const QString &linkId,
        bool linked);

    Realm &m_realm;
    Instant m_at;
};

} // namespace sluice::sandbox::quickbooks
