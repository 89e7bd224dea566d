#pragma once

#include "sandbox/quickbooks/Currencies.h"
#include "sandbox/quickbooks/Draft.h"
#include "sandbox/quickbooks/FormLines.h"

namespace sluice::sandbox::quickbooks {

/// The rules of invoices, credit memos, sales receipts, refund receipts and estimates.
class SalesFormRules {
public:
    SalesFormRules(Realm &realm, const Draft &draft);

    /// The finished record, without side effects.
    Checked<Value> complete();

    /// What a void leaves: id, number and customer stay, every amount and quantity becomes 0.
    static Value voided(const Value &record);

private:
    bool is(QLatin1String entity) const { return m_draft.entity.name == entity; }
    Checked<void> readHead();
    Checked<void> readNumber();
    Checked<void> readTerms();
    Checked<void> readTotals();
    Checked<void> readMail() const;
    TaxMode taxMode() const;
    /// `TxnTaxDetail` as the tax rules should see it: an older total only counts while nothing that makes it
    /// changed.
    Value givenTax() const;
    Value shipAddress() const;
    Value links() const;
    Checked<void> checkLinks() const;
    Value homeAmount(std::int64_t minor) const;
    /// What payments and credits already took off the stored document.
    std::int64_t appliedMinor() const;

    void writeHead(Value &record) const;
    void writeCustomer(Value &record) const;
    void writeMoney(Value &record) const;

    Realm &m_realm;
    const Draft &m_draft;
    References m_references;
    QDate m_date;
    QDate m_due;
    QString m_number;
    Value m_customer; ///< Reference; null for documents that may go without.
    Value m_customerRecord;
    Value m_term;
    Value m_depositTo;
    Value m_department;
    DocumentCurrency m_currency;
    TaxMode m_mode = TaxMode::Excluded;
    BuiltLines m_lines;
    TaxAnswer m_tax;
    bool m_taxAfterDiscount = false;
    std::int64_t m_totalMinor = 0;
    std::int64_t m_balanceMinor = 0;
};

} // namespace sluice::sandbox::quickbooks
