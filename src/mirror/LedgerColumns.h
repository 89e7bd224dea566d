#pragma once

#include "domain/Ledger.h"
#include "mirror/CrmColumns.h"

// The columns of what the books say (migrations/0001_records.sql). See Record.h.

namespace sluice::mirror {

/// A record of a realm that does not name its realm itself.
template <class T> struct OfRealm {
    QString realm;
    T record;
    bool deleted = false;
};

struct InvoiceLineRow {
    QString realm, invoiceId;
    int position = 0;
    InvoiceLine line;
};

struct PaymentApplicationRow {
    QString realm, paymentId;
    int position = 0;
    Payment::Application application;
};

template <class Io, Either<Company> T> void columns(Io &io, T &company)
{
    io("realm", company.realm);
    io("name", company.name);
    io("legal_name", company.legalName);
    io("country", company.country);
    io("home_currency", company.homeCurrency);
    io("multi_currency", company.multiCurrency);
    io("custom_numbers", company.customNumbers);
    io("uses_sales_tax", company.usesSalesTax);
    io("automated_sales_tax", company.automatedSalesTax);
    io("books_closed_on", company.booksClosedOn);
    io("time_zone", company.timeZone);
    io("allows_discount", company.allowsDiscount);
    io("allows_service_date", company.allowsServiceDate);
    io("usual_tax_code_id", company.usualTaxCodeId);
}

template <class Io, Either<OfRealm<Customer>> T> void columns(Io &io, T &row)
{
    io("realm", row.realm);
    io("id", row.record.id);
    io("name", row.record.name);
    io("company_name", row.record.companyName);
    io("email", row.record.email);
    io("tax_number", row.record.taxNumber);
    io("currency_code", row.record.currencyCode);
    io("term_id", row.record.termId);
    billingColumns(io, row.record.billing);
    io("active", row.record.active);
    io.money("balance_minor", "balance_currency", row.record.balance);
    io("version", row.record.version);
    io("taxable", row.record.taxable);
    io("deleted", row.deleted);
}

template <class Io, Either<OfRealm<Item>> T> void columns(Io &io, T &row)
{
    io("realm", row.realm);
    io("id", row.record.id);
    io("name", row.record.name);
    io("sku", row.record.sku);
    io("type", row.record.type);
    io("active", row.record.active);
    io("version", row.record.version);
    io("taxable", row.record.taxable);
    io("deleted", row.deleted);
}

template <class Io, Either<OfRealm<Term>> T> void columns(Io &io, T &row)
{
    io("realm", row.realm);
    io("id", row.record.id);
    io("name", row.record.name);
    io("due_days", row.record.dueDays);
    io("active", row.record.active);
    io("deleted", row.deleted);
}

template <class Io, Either<OfRealm<TaxCode>> T> void columns(Io &io, T &row)
{
    io("realm", row.realm);
    io("id", row.record.id);
    io("name", row.record.name);
    io("description", row.record.description);
    io("active", row.record.active);
    io("taxable", row.record.taxable);
    io("rate_steps", row.record.rate);
    io("deleted", row.deleted);
}

/// Without the lines, which have a table of their own.
template <class Io, Either<Invoice> T> void columns(Io &io, T &invoice)
{
    io("realm", invoice.realm);
    io("id", invoice.id);
    io("doc_number", invoice.docNumber);
    io("customer_id", invoice.customerId);
    io("customer_name", invoice.customerName);
    io("term_id", invoice.termId);
    io("private_note", invoice.privateNote);
    io("memo", invoice.memo);
    io("email_status", invoice.emailStatus);
    io("version", invoice.version);
    io("txn_on", invoice.txnOn);
    io("due_on", invoice.dueOn);
    io("currency", invoice.currency);
    io.money("total_minor", invoice.total, invoice.currency);
    io.money("tax_minor", invoice.tax, invoice.currency);
    io.money("balance_minor", invoice.balance, invoice.currency);
    io.money("discount_minor", invoice.discount, invoice.currency);
    io("created_ms", invoice.createdAt);
    io("modified_ms", invoice.modifiedAt);
    io("sent_ms", invoice.sentAt);
    io("voided", invoice.voided);
    io("deleted", invoice.deleted);
    io("tax_inclusive", invoice.taxInclusive);
    io("bill_email", invoice.billEmail);
    io("exchange_rate", invoice.exchangeRate);
}

template <class Io, Either<InvoiceLineRow> T> void columns(Io &io, T &row)
{
    io("realm", row.realm);
    io("invoice_id", row.invoiceId);
    io("position", row.position);
    io("id", row.line.id);
    io("item_id", row.line.itemId);
    io("item_name", row.line.itemName);
    io("description", row.line.description);
    io("tax_code_id", row.line.taxCodeId);
    io("quantity", row.line.quantity);
    io("unit_price", row.line.unitPrice);
    io.money("amount_minor", "currency", row.line.amount);
    io("service_on", row.line.serviceOn);
    io("is_discount", row.line.isDiscount);
    io("discount_percent", row.line.discountPercent);
}

/// Without the applications, which have a table of their own.
template <class Io, Either<Payment> T> void columns(Io &io, T &payment)
{
    io("realm", payment.realm);
    io("id", payment.id);
    io("customer_id", payment.customerId);
    io("reference", payment.reference);
    io("txn_on", payment.txnOn);
    io("currency", payment.currency);
    io.money("total_minor", payment.total, payment.currency);
    io.money("unapplied_minor", payment.unapplied, payment.currency);
    io("modified_ms", payment.modifiedAt);
    io("deleted", payment.deleted);
}

template <class Io, Either<PaymentApplicationRow> T> void columns(Io &io, T &row)
{
    io("realm", row.realm);
    io("payment_id", row.paymentId);
    io("position", row.position);
    io("txn_type", row.application.txnType);
    io("txn_id", row.application.txnId);
    io.money("amount_minor", "currency", row.application.amount);
}

template <class Io, Either<CreditMemo> T> void columns(Io &io, T &memo)
{
    io("realm", memo.realm);
    io("id", memo.id);
    io("doc_number", memo.docNumber);
    io("customer_id", memo.customerId);
    io("private_note", memo.privateNote);
    io("txn_on", memo.txnOn);
    io("currency", memo.currency);
    io.money("total_minor", memo.total, memo.currency);
    io.money("tax_minor", memo.tax, memo.currency);
    io.money("remaining_minor", memo.remaining, memo.currency);
    io("created_ms", memo.createdAt);
    io("modified_ms", memo.modifiedAt);
    io("voided", memo.voided);
    io("deleted", memo.deleted);
}

template <class Io, class T>
    requires Either<T, SalesReceipt> || Either<T, RefundReceipt>
void columns(Io &io, T &receipt)
{
    io("realm", receipt.realm);
    io("id", receipt.id);
    io("doc_number", receipt.docNumber);
    io("customer_id", receipt.customerId);
    io("private_note", receipt.privateNote);
    io("txn_on", receipt.txnOn);
    io("currency", receipt.currency);
    io.money("total_minor", receipt.total, receipt.currency);
    io.money("tax_minor", receipt.tax, receipt.currency);
    io("created_ms", receipt.createdAt);
    io("modified_ms", receipt.modifiedAt);
    io("voided", receipt.voided);
    io("deleted", receipt.deleted);
}

template <> struct TableOf<Company> {
    static constexpr const char *name = "company";
    static constexpr std::size_t keys = 1;
};
template <> struct TableOf<OfRealm<Customer>> {
    static constexpr const char *name = "customer";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<OfRealm<Item>> {
    static constexpr const char *name = "item";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<OfRealm<Term>> {
    static constexpr const char *name = "term";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<OfRealm<TaxCode>> {
    static constexpr const char *name = "tax_code";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<Invoice> {
    static constexpr const char *name = "invoice";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<InvoiceLineRow> {
    static constexpr const char *name = "invoice_line";
    static constexpr std::size_t keys = 3;
};
template <> struct TableOf<Payment> {
    static constexpr const char *name = "payment";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<PaymentApplicationRow> {
    static constexpr const char *name = "payment_application";
    static constexpr std::size_t keys = 3;
};
template <> struct TableOf<CreditMemo> {
    static constexpr const char *name = "credit_memo";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<SalesReceipt> {
    static constexpr const char *name = "sales_receipt";
    static constexpr std::size_t keys = 2;
};
template <> struct TableOf<RefundReceipt> {
    static constexpr const char *name = "refund_receipt";
    static constexpr std::size_t keys = 2;
};

} // namespace sluice::mirror
