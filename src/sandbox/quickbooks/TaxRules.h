#pragma once

#include "core/Decimal.h"
#include "sandbox/quickbooks/ApiFault.h"

#include <QDate>

namespace sluice::sandbox::quickbooks {

class Realm;

enum class TaxMode { Excluded, Inclusive, NotApplicable };

/// What one line gives to the tax sum. Amounts in minor units.
struct TaxedAmount {
    QString code; ///< US: TAX or NON; elsewhere the id of a TaxCode; empty: not taxed.
    std::int64_t netMinor = 0;
    std::int64_t grossMinor = 0; ///< Only for inclusive documents.
};

/// The part of a document that decides its tax.
struct TaxQuestion {
    QList<TaxedAmount> lines;
    TaxMode mode = TaxMode::Excluded;
    std::int64_t subtotalMinor = 0; ///< Net, before the discount.
    std::int64_t discountMinor = 0; ///< Net.
    std::optional<Decimal> discountPercent {};
    bool taxAfterDiscount = false;
    Value given; ///< `TxnTaxDetail` as sent.
    bool customerTaxable = true;
    QString shipState; ///< US: state of the ship-to address, else of the company.
};

struct TaxAnswer {
    Value detail; ///< `TxnTaxDetail` as a read shows it.
    std::int64_t taxMinor = 0;
};

/// Sales tax of one document. US: one TaxCode for the document over the lines marked TAX. Elsewhere: a
/// TaxCode a line. One tax line a rate, each rounded half up. Source: "Manage sales tax" pages and recorded
/// documents.
class TaxRules {
public:
    TaxRules(const Realm &realm, Currency currency, QDate on)
        : m_realm(realm)
        , m_currency(currency)
        , m_on(on)
    {
    }

    /// Refusals: 2500 for an unknown tax code.
    Checked<TaxAnswer> compute(const TaxQuestion &question) const;

    /// The net part of an amount that includes the tax of a code.
    std::int64_t netOf(std::int64_t grossMinor, const QString &code) const;
    /// The amount with the tax of a code added.
    std::int64_t grossOf(std::int64_t netMinor, const QString &code) const;

private:
    struct Rate {
        QString id;
        Decimal percent;
    };
    struct Line {
        Rate rate;
        std::int64_t baseMinor = 0;
        std::int64_t taxMinor = 0;
    };

    QList<Rate> ratesOf(const QString &code) const;
    Decimal percentOn(const Value &rate) const;
    Decimal sumOf(const QList<Rate> &rates) const;
    Checked<QString> documentCode(const TaxQuestion &question) const;
    QList<Line> excluded(const TaxQuestion &question, const QString &documentCode) const;
    QList<Line> inclusive(const TaxQuestion &question) const;
    static void overrideTotal(QList<Line> &lines, std::int64_t totalMinor);
    TaxAnswer answer(const QString &documentCode, const QList<Line> &lines, std::int64_t totalMinor) const;

    const Realm &m_realm;
    Currency m_currency;
    QDate m_on;
};

} // namespace sluice::sandbox::quickbooks
