#pragma once

#include "domain/Pull.h"
#include "net/Json.h"

#include <QHash>

#include <span>

namespace sluice::quickbooks {

/// What a row needs to know beyond itself.
struct RowContext {
    Realm realm;
    Currency home; ///< Documents of a company with one currency carry none.
};

/// Entities as they stand on the wire into domain values. Errors: BadReply with the field, never the value.
Result<Customer> readCustomer(net::JsonObject row, const RowContext &context);
Result<Item> readItem(net::JsonObject row);
Result<Term> readTerm(net::JsonObject row);
/// `lines` in the order of the document; subtotals and plain descriptions are left out, bundles are opened.
Result<Invoice> readInvoice(net::JsonObject row, const RowContext &context);
Result<Payment> readPayment(net::JsonObject row, const RowContext &context);
Result<CreditMemo> readCreditMemo(net::JsonObject row, const RowContext &context);
Result<SalesReceipt> readSalesReceipt(net::JsonObject row, const RowContext &context);
Result<RefundReceipt> readRefundReceipt(net::JsonObject row, const RowContext &context);

/// A tax code and the ids of its sales rates, whose percentages stand elsewhere.
struct TaxCodeRow {
    TaxCode code;
    QStringList salesRateIds;
};
Result<TaxCodeRow> readTaxCode(net::JsonObject row);
struct TaxRateRow {
    QString id;
    DatedRate rate; ///< From its dated list if it has one.
};
Result<TaxRateRow> readTaxRate(net::JsonObject row);

/// CompanyInfo and Preferences, each into its part of `company`.
Result<void> readCompanyInfo(net::JsonObject info, sluice::Company &company);
Result<void> readPreferences(net::JsonObject preferences, sluice::Company &company);

/// One kind of record that change capture tells about.
struct Entity {
    const char *name;
    bool isList; ///< Made inactive instead of deleted, and hidden from queries then unless asked for.
    Result<void> (*read)(net::JsonObject row, const RowContext &context, PullSink::Page &page);
};

/// In the order in which a first pull reads them.
std::span<const Entity> entities();

} // namespace sluice::quickbooks
