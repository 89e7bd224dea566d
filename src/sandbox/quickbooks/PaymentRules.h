#pragma once

#include "sandbox/quickbooks/Applications.h"
#include "sandbox/quickbooks/Currencies.h"
#include "sandbox/quickbooks/Draft.h"
#include "sandbox/quickbooks/References.h"

namespace sluice::sandbox::quickbooks {

/// The rules of customer payments and of what they are applied to.
class PaymentRules {
public:
    PaymentRules(Realm &realm, const Draft &draft);

    Checked<Value> complete();
    /// What a void leaves: no amounts, no lines.
    static Value voided(const Value &record);

private:
    Checked<void> readHead();
    Checked<void> readLines();
    Checked<AppliedLine> readLine(const Value &line) const;
    /// What a document still carries for this payment: its balance and what this payment already holds of it.
    std::int64_t available(const AppliedLine &line, const Value &form) const;
    Value finishedLine(const AppliedLine &line) const;

    Realm &m_realm;
    const Draft &m_draft;
    References m_references;
    QDate m_date;
    Value m_customer;
    Value m_depositTo;
    Value m_method;
    DocumentCurrency m_currency;
    std::int64_t m_totalMinor = 0;
    std::int64_t m_unappliedMinor = 0;
    QList<AppliedLine> m_held; ///< What the stored payment applies.
    Value::Array m_lines;
};

} // namespace sluice::sandbox::quickbooks
