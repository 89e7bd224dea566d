#pragma once

#include "sandbox/quickbooks/Draft.h"
#include "sandbox/quickbooks/References.h"
#include "sandbox/quickbooks/TaxRules.h"

namespace sluice::sandbox::quickbooks {

/// The lines of a sales form, finished, with what they add up to.
struct BuiltLines {
    Value::Array lines; ///< Sales, group and description lines; then the subtotal; then the discount.
    QList<TaxedAmount> taxed;
    std::int64_t subtotalMinor = 0;
    std::int64_t discountMinor = 0;
    std::optional<Decimal> discountPercent {};
};

/// Builds the lines of one invoice, credit memo, receipt or estimate from what was sent.
class FormLines {
public:
    FormLines(const Realm &realm, const Draft &draft, Currency currency, TaxMode mode, QDate on);

    /// Refusals: 2020, 2500, 610, 6000, 6070, 6090, 6100, 5030.
    Checked<BuiltLines> build();

private:
    Checked<void> add(const Value &line);
    Checked<Value> salesLine(const Value &line);
    Checked<Value> groupLine(const Value &line);
    Checked<void> discountLine(const Value &line);
    Checked<Value> salesDetail(const Value &line, std::int64_t &amountMinor);
    Checked<Value> itemOf(const Value &detail) const;
    Checked<Value> taxCodeOf(const Value &detail, const Value &item) const;
    Checked<void> checkProduct(const Value &line, std::int64_t amountMinor) const;
    Value::Array groupParts(const Value &item, const Value &detail) const;
    /// The line with the Id it had, or the next free one.
    Value numbered(const Value &line);
    void finish();

    const Realm &m_realm;
    const Draft &m_draft;
    References m_references;
    TaxRules m_tax;
    Currency m_currency;
    TaxMode m_mode;
    BuiltLines m_built;
    QStringList m_knownIds; ///< Line ids of the stored record.
    QStringList m_usedIds;
    Value m_discount;
    qint64 m_lastId = 0;
    int m_lineNum = 0;
    bool m_anyAmount = false;
};

} // namespace sluice::sandbox::quickbooks
