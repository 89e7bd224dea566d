#pragma once

#include "domain/Pull.h"
#include "mirror/Rows.h"

// The columns of what the CRM says (migrations/0001_records.sql). See Record.h.

namespace sluice::mirror {

template <class Io, Either<Address> T> void billingColumns(Io &io, T &address)
{
    io("billing_street", address.street);
    io("billing_city", address.city);
    io("billing_state", address.state);
    io("billing_postal_code", address.postalCode);
    io("billing_country", address.country);
}

template <class Io, Either<Account> T> void columns(Io &io, T &account)
{
    io("id", account.id);
    io("name", account.name);
    io("owner_id", account.ownerId);
    billingColumns(io, account.billing);
    io("shipping_street", account.shipping.street);
    io("shipping_city", account.shipping.city);
    io("shipping_state", account.shipping.state);
    io("shipping_postal_code", account.shipping.postalCode);
    io("shipping_country", account.shipping.country);
    io("segment", account.segment);
    io("tax_number", account.taxNumber);
    io("taxable", account.taxable);
    io.money("credit_limit_minor", "credit_limit_currency", account.creditLimit);
    io("payment_terms", account.paymentTerms);
    io("customer_link", account.customerLink);
    io("email", account.email);
    io("deleted", account.deleted);
}

template <class Io, Either<User> T> void columns(Io &io, T &user)
{
    io("id", user.id);
    io("name", user.name);
    io("email", user.email);
    io("manager_id", user.managerId);
    io("active", user.active);
}

template <class Io, Either<Product> T> void columns(Io &io, T &product)
{
    io("id", product.id);
    io("name", product.name);
    io("code", product.code);
    io("family", product.family);
    io("item_code", product.itemCode);
    io("active", product.active);
    io("deleted", product.deleted);
}

/// Without lines and milestones, which have tables of their own.
template <class Io, Either<Deal> T> void columns(Io &io, T &deal)
{
    io("id", deal.id);
    io("name", deal.name);
    io("account_id", deal.accountId);
    io("owner_id", deal.ownerId);
    io("stage", deal.stage);
    io("won", deal.won);
    io("closed", deal.closed);
    io("deleted", deal.deleted);
    io("currency", deal.currency);
    io.money("amount_minor", deal.amount, deal.currency);
    io("close_on", deal.closeOn);
    io("won_ms", deal.wonAt);
    io("won_exact", deal.wonAtExact);
    io("modified_ms", deal.modifiedAt);
    io("billing_event", deal.event);
    io("billing_event_text", deal.eventText);
    io("delivery", deal.delivery);
    io("delivery_text", deal.deliveryText);
    io("delivered_on", deal.deliveredOn);
    io("po_number", deal.poNumber);
    io("payment_terms", deal.paymentTerms);
    io("tax_code", deal.taxCode);
    io("entity", deal.entity);
    io("segment", deal.segment);
    io("channel", deal.channel);
    io("term_start", deal.termStart);
    io("term_end", deal.termEnd);
    io("frequency", deal.frequency);
    io("frequency_text", deal.frequencyText);
    io("billing_key", deal.billingKey);
    io("invoice_id", deal.invoiceId);
    io("invoice_number", deal.invoiceNumber);
    io("invoice_status", deal.invoiceStatus);
    io("invoice_amount_text", deal.invoiceAmountText);
    io("invoice_balance_text", deal.invoiceBalanceText);
    io("invoice_due_on", deal.invoiceDueOn);
}

template <class Io, Either<DealLineRow> T> void columns(Io &io, T &row)
{
    io("id", row.line.id);
    io("deal_id", row.dealId);
    io("product_id", row.line.productId);
    io("product_name", row.line.productName);
    io("description", row.line.description);
    io("quantity", row.line.quantity);
    io("unit_price", row.line.unitPrice);
    io("discount_percent", row.line.discountPercent);
    io.money("total_minor", "currency", row.line.total);
    io("service_on", row.line.serviceOn);
    io("sort_order", row.line.sortOrder);
    io("deleted", row.deleted);
}

template <class Io, Either<MilestoneRow> T> void columns(Io &io, T &row)
{
    io("id", row.milestone.id);
    io("deal_id", row.dealId);
    io("name", row.milestone.name);
    io.money("amount_minor", "amount_currency", row.milestone.amount);
    io("planned_on", row.milestone.plannedOn);
    io("approved_on", row.milestone.approvedOn);
    io("deleted", row.deleted);
}

template <class Io, Either<StageChange> T> void columns(Io &io, T &change)
{
    io("id", change.id);
    io("deal_id", change.dealId);
    io("stage", change.stage);
    io("won", change.won);
    io("at_ms", change.at);
}

template <> struct TableOf<Account> {
    static constexpr const char *name = "account";
    static constexpr std::size_t keys = 1;
};
template <> struct TableOf<User> {
    static constexpr const char *name = "app_user";
    static constexpr std::size_t keys = 1;
};
template <> struct TableOf<Product> {
    static constexpr const char *name = "product";
    static constexpr std::size_t keys = 1;
};
template <> struct TableOf<Deal> {
    static constexpr const char *name = "deal";
    static constexpr std::size_t keys = 1;
};
template <> struct TableOf<DealLineRow> {
    static constexpr const char *name = "deal_line";
    static constexpr std::size_t keys = 1;
};
template <> struct TableOf<MilestoneRow> {
    static constexpr const char *name = "milestone";
    static constexpr std::size_t keys = 1;
};
template <> struct TableOf<StageChange> {
    static constexpr const char *name = "stage_change";
    static constexpr std::size_t keys = 1;
};

} // namespace sluice::mirror
