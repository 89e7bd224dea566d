#include "books/quickbooks/Rows.h"

#include "books/quickbooks/Fields.h"

namespace sluice::quickbooks {

namespace {

template <class Value>
Result<Value> done(const Fields &fields, Value value)
{
    if (Result<void> read = fields.finish(); !read)
        return tl::unexpected(read.error());
    return value;
}

Result<Currency> currencyOf(Fields &fields, Currency home)
{
    const QString code = fields.ref("CurrencyRef").id;
    return code.isEmpty() ? Result<Currency>(home) : Currency::fromCode(code);
}

/// A void keeps the document and empties it: note, amounts and quantities. Source: QuickBooks sheet, section 7.8. The note
/// may be edited afterwards; a document that came to nothing by a discount has quantities and amounts.
bool isVoided(const QString &privateNote, Money total, const std::vector<InvoiceLine> &lines)
{
    if (!total.isZero() || privateNote.startsWith(QLatin1String("Voided")))
        return total.isZero();
    return !lines.empty() && std::all_of(lines.begin(), lines.end(), [](const InvoiceLine &line) {
        return line.amount.isZero() && line.quantity && line.quantity->isZero();
    });
}

/// Some countries' tax numbers come back as XXXXXXX: that is no number.
QString unmasked(const QString &taxNumber)
{
    const bool masked = std::all_of(taxNumber.begin(), taxNumber.end(),
                                    [](QChar c) { return c == QLatin1Char('X') || c == QLatin1Char('*'); });
    return masked ? QString() : taxNumber;
}

Money taxOf(Fields &fields, Currency currency)
{
    std::optional<net::JsonObject> detail = fields.object("TxnTaxDetail");
    if (!detail)
        return Money(0, currency);
    Fields inside(*detail);
    const Money tax = inside.moneyOrZero("TotalTax", currency);
    fields.keep(inside.finish());
    return tax;
}

InvoiceLine readSalesLine(Fields &line, net::JsonObject detail, Currency currency)
{
    InvoiceLine read;
    Fields inside(detail);
    const Ref item = inside.ref("ItemRef");
    read.itemId = item.id;
    read.itemName = item.name;
    read.unitPrice = inside.decimal("UnitPrice");
    read.quantity = inside.decimal("Qty");
    read.taxCodeId = inside.ref("TaxCodeRef").id;
    read.serviceOn = inside.date("ServiceDate");
    line.keep(inside.finish());
    read.id = line.text("Id");
    read.description = line.text("Description");
    read.amount = line.moneyOrZero("Amount", currency);
    return read;
}

InvoiceLine readDiscountLine(Fields &line, net::JsonObject detail, Currency currency)
{
    InvoiceLine read;
    Fields inside(detail);
    read.isDiscount = true;
    read.discountPercent = inside.decimal("DiscountPercent");
    line.keep(inside.finish());
    read.amount = line.moneyOrZero("Amount", currency);
    return read;
}

Result<void> readLine(net::JsonObject object, Currency currency, std::vector<InvoiceLine> &lines)
{
    Fields line(object);
    const QString type = line.text("DetailType");
    if (type == QLatin1String("SalesItemLineDetail")) {
        if (std::optional<net::JsonObject> detail = line.object("SalesItemLineDetail"))
            lines.push_back(readSalesLine(line, *detail, currency));
    } else if (type == QLatin1String("DiscountLineDetail")) {
        if (std::optional<net::JsonObject> detail = line.object("DiscountLineDetail"))
            lines.push_back(readDiscountLine(line, *detail, currency));
    } else if (type == QLatin1String("GroupLineDetail")) {
        if (std::optional<net::JsonObject> detail = line.object("GroupLineDetail"))
            line.keep(detail->forEachObject("Line", [&](net::JsonObject part) { return readLine(part, currency, lines); }));
    }
    return line.finish();
}

} // namespace

Result<Customer> readCustomer(net::JsonObject row, const RowContext &context)
{
    Fields fields(row);
    Customer customer;
    customer.id = CustomerId(fields.text("Id"));
    customer.name = fields.text("DisplayName");
    customer.companyName = fields.text("CompanyName");
    customer.email = fields.inner("PrimaryEmailAddr", "Address");
    for (const char *key : { "PrimaryTaxIdentifier", "BusinessNumber", "GSTIN" }) {
        if (customer.taxNumber.isEmpty())
            customer.taxNumber = unmasked(fields.text(key));
    }
    const Result<Currency> currency = currencyOf(fields, context.home);
    if (!currency)
        return tl::unexpected(currency.error());
    customer.currencyCode = currency->text();
    customer.termId = fields.ref("SalesTermRef").id;
    customer.billing = fields.address("BillAddr");
    customer.active = fields.flag("Active", true);
    customer.taxable = fields.flag("Taxable", true);
    customer.balance = fields.moneyOrZero("Balance", *currency);
    customer.version = fields.text("SyncToken");
    customer.notes = fields.text("Notes");
    return done(fields, std::move(customer));
}

Result<Item> readItem(net::JsonObject row)
{
    Fields fields(row);
    Item item;
    item.id = ItemId(fields.text("Id"));
    item.name = fields.text("Name");
    item.sku = fields.text("Sku");
    item.type = fields.text("Type");
    item.active = fields.flag("Active", true);
    item.taxable = fields.flag("Taxable", true);
    item.version = fields.text("SyncToken");
    return done(fields, std::move(item));
}

Result<Term> readTerm(net::JsonObject row)
{
    Fields fields(row);
    Term term;
    term.id = fields.text("Id");
    term.name = fields.text("Name");
    if (fields.text("Type") != QLatin1String("DATE_DRIVEN"))
        term.dueDays = fields.whole("DueDays");
    term.active = fields.flag("Active", true);
    return done(fields, std::move(term));
}

Result<Invoice> readInvoice(net::JsonObject row, const RowContext &context)
{
    Fields fields(row);
    Invoice invoice;
    invoice.realm = context.realm;
    invoice.id = InvoiceId(fields.text("Id"));
    invoice.version = fields.text("SyncToken");
    invoice.createdAt = fields.innerInstant("MetaData", "CreateTime");
    invoice.modifiedAt = fields.innerInstant("MetaData", "LastUpdatedTime");
    invoice.docNumber = fields.text("DocNumber");
    invoice.txnOn = fields.date("TxnDate");
    invoice.dueOn = fields.date("DueDate");
    const Result<Currency> currency = currencyOf(fields, context.home);
    if (!currency)
        return tl::unexpected(currency.error());
    invoice.currency = *currency;
    fields.forEach("Line", [&](net::JsonObject line) { return readLine(line, *currency, invoice.lines); });
    invoice.tax = taxOf(fields, *currency);
    const Ref customer = fields.ref("CustomerRef");
    invoice.customerId = customer.id;
    invoice.customerName = customer.name;
    invoice.memo = fields.inner("CustomerMemo", "value");
    invoice.termId = fields.ref("SalesTermRef").id;
    invoice.privateNote = fields.text("PrivateNote");
    invoice.taxInclusive = fields.text("GlobalTaxCalculation") == QLatin1String("TaxInclusive");
    invoice.emailStatus = fields.text("EmailStatus");
    invoice.billEmail = fields.inner("BillEmail", "Address");
    if (!(*currency == context.home))
        invoice.exchangeRate = fields.decimal("ExchangeRate");
    const Instant delivered = fields.innerInstant("DeliveryInfo", "DeliveryTime");
    if (delivered != Instant())
        invoice.sentAt = delivered;
    invoice.total = fields.moneyOrZero("TotalAmt", *currency);
    invoice.balance = fields.moneyOrZero("Balance", *currency);

    Result<Money> discount = Money(0, *currency);
    for (const InvoiceLine &line : invoice.lines) {
        if (line.isDiscount && discount)
            discount = discount->plus(line.amount);
    }
    if (!discount)
        return tl::unexpected(discount.error());
    invoice.discount = *discount;
    invoice.voided = isVoided(invoice.privateNote, invoice.total, invoice.lines);
    return done(fields, std::move(invoice));
}

Result<Payment> readPayment(net::JsonObject row, const RowContext &context)
{
    Fields fields(row);
    Payment payment;
    payment.realm = context.realm;
    payment.id = fields.text("Id");
    payment.customerId = fields.ref("CustomerRef").id;
    payment.reference = fields.text("PaymentRefNum");
    payment.txnOn = fields.date("TxnDate");
    payment.modifiedAt = fields.innerInstant("MetaData", "LastUpdatedTime");
    const Result<Currency> currency = currencyOf(fields, context.home);
    if (!currency)
        return tl::unexpected(currency.error());
    payment.currency = *currency;
    payment.total = fields.moneyOrZero("TotalAmt", *currency);
    payment.unapplied = fields.moneyOrZero("UnappliedAmt", *currency);
    fields.forEach("Line", [&](net::JsonObject object) -> Result<void> {
        Fields line(object);
        const Money amount = line.moneyOrZero("Amount", *currency);
        line.forEach("LinkedTxn", [&](net::JsonObject linked) -> Result<void> {
            payment.applications.push_back({ toText(linked.text("TxnType")), toText(linked.text("TxnId")), amount });
            return {};
        });
        return line.finish();
    });
    return done(fields, std::move(payment));
}

namespace {

/// What documents other than invoices have in common; their currency.
template <class Document>
Result<Currency> readDocument(Fields &fields, const RowContext &context, Document &document)
{
    document.realm = context.realm;
    document.id = fields.text("Id");
    document.docNumber = fields.text("DocNumber");
    document.customerId = fields.ref("CustomerRef").id;
    document.privateNote = fields.text("PrivateNote");
    document.txnOn = fields.date("TxnDate");
    document.createdAt = fields.innerInstant("MetaData", "CreateTime");
    document.modifiedAt = fields.innerInstant("MetaData", "LastUpdatedTime");
    const Result<Currency> currency = currencyOf(fields, context.home);
    if (!currency)
        return tl::unexpected(currency.error());
    document.currency = *currency;
    document.total = fields.moneyOrZero("TotalAmt", *currency);
    document.tax = taxOf(fields, *currency);
    document.voided = isVoided(document.privateNote, document.total, {});
    return currency;
}

} // namespace

Result<CreditMemo> readCreditMemo(net::JsonObject row, const RowContext &context)
{
    Fields fields(row);
    CreditMemo memo;
    const Result<Currency> currency = readDocument(fields, context, memo);
    if (!currency)
        return tl::unexpected(currency.error());
    const Money balance = fields.moneyOrZero("Balance", *currency);
    memo.remaining = fields.money("RemainingCredit", *currency).value_or(balance);
    return done(fields, std::move(memo));
}

namespace {

template <class Document>
Result<Document> readReceipt(net::JsonObject row, const RowContext &context)
{
    Fields fields(row);
    Document receipt;
    if (const Result<Currency> currency = readDocument(fields, context, receipt); !currency)
        return tl::unexpected(currency.error());
    return done(fields, std::move(receipt));
}

} // namespace

Result<SalesReceipt> readSalesReceipt(net::JsonObject row, const RowContext &context)
{
    return readReceipt<SalesReceipt>(row, context);
}

Result<RefundReceipt> readRefundReceipt(net::JsonObject row, const RowContext &context)
{
    return readReceipt<RefundReceipt>(row, context);
}

namespace {

template <auto read, auto member>
Result<void> into(net::JsonObject row, const RowContext &context, PullSink::Page &page)
{
    auto value = [&] {
        if constexpr (std::is_invocable_v<decltype(read), net::JsonObject>)
            return read(row);
        else
            return read(row, context);
    }();
    if (!value)
        return tl::unexpected(value.error());
    (page.*member).push_back(std::move(*value));
    return {};
}

constexpr Entity kEntities[] = {
    { "Term", true, into<readTerm, &PullSink::Page::terms> },
    { "Item", true, into<readItem, &PullSink::Page::items> },
    { "Customer", true, into<readCustomer, &PullSink::Page::customers> },
    { "Invoice", false, into<readInvoice, &PullSink::Page::invoices> },
    { "Payment", false, into<readPayment, &PullSink::Page::payments> },
    { "CreditMemo", false, into<readCreditMemo, &PullSink::Page::creditMemos> },
    { "SalesReceipt", false, into<readSalesReceipt, &PullSink::Page::salesReceipts> },
    { "RefundReceipt", false, into<readRefundReceipt, &PullSink::Page::refundReceipts> },
};

} // namespace

std::span<const Entity> entities()
{
    return kEntities;
}

} // namespace sluice::quickbooks
