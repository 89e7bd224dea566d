#include "sandbox/seed/QuickBooksPlanter.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/Writer.h"
#include "sandbox/seed/Record.h"

using namespace Qt::Literals::StringLiterals;

// The documents of a company: invoices, credit memos, payments, voids.

namespace sluice::sandbox::seed {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// A part of a line, rounded half up.
std::int64_t shareOf(std::int64_t minor, int percent)
{
    return (minor * percent + 50) / 100;
}

} // namespace

Value QuickBooksPlanter::linesOf(const InvoicePlan &invoice, int percent) const
{
    const bool us = m_realm.isUs();
    const QString taxCode = us ? (invoice.taxed ? u"TAX"_s : u"NON"_s)
                               : m_taxCodes.value(invoice.taxed ? m_entity.taxCode : m_entity.zeroTaxCode);
    Value lines = Value::array();
    for (const InvoiceLinePlan &line : invoice.lines) {
        const bool whole = percent == 100;
        const std::int64_t amountMinor = shareOf(line.amountMinor, percent);
        Record detail;
        detail.reference(u"ItemRef"_s, m_items[at(line.product)]);
        detail.decimal(u"Qty"_s, whole ? line.quantity : Decimal(1, 0));
        detail.decimal(u"UnitPrice"_s, whole ? line.unitPrice : Decimal(amountMinor, 2));
        detail.reference(u"TaxCodeRef"_s, taxCode).date(u"ServiceDate"_s, line.serviceOn);
        Record built;
        built.text(u"DetailType"_s, u"SalesItemLineDetail"_s).money(u"Amount"_s, amountMinor);
        built.text(u"Description"_s, line.description).value(u"SalesItemLineDetail"_s, detail.take());
        lines.append(built.take());
    }
    return lines;
}

void QuickBooksPlanter::addTax(Value &document, const InvoicePlan &invoice) const
{
    if (!m_realm.isUs()) {
        document.set(u"GlobalTaxCalculation"_s, m_entity.taxInclusive ? u"TaxInclusive"_s : u"TaxExcluded"_s);
    } else if (invoice.taxed && !m_salesTax.isEmpty()) {
        Record tax;
        tax.reference(u"TxnTaxCodeRef"_s, m_salesTax);
        document.set(u"TxnTaxDetail"_s, tax.take());
    }
}

Result<void> QuickBooksPlanter::putInvoice(InvoicePlan &invoice)
{
    const Result<QString> customer = customerOf(invoice);
    if (!customer)
        return tl::unexpected(customer.error());
    invoice.number = m_entity.numberPrefix + QString::number(++m_lastNumber);
    Record record;
    record.text(u"DocNumber"_s, invoice.number).date(u"TxnDate"_s, invoice.txnOn).date(u"DueDate"_s, invoice.dueOn);
    record.reference(u"CustomerRef"_s, *customer).reference(u"CurrencyRef"_s, invoice.currency);
    if (invoice.currency != m_entity.currency && !(invoice.exchangeRate == Decimal(1, 0)))
        record.decimal(u"ExchangeRate"_s, invoice.exchangeRate);
    record.reference(u"SalesTermRef"_s, m_terms.value(invoice.termName)).text(u"PrivateNote"_s, invoice.note);
    if (invoice.account >= 0 && !m_plan.accounts[at(invoice.account)].email.isEmpty()) {
        record.value(u"BillEmail"_s, Value::object({ { u"Address"_s, m_plan.accounts[at(invoice.account)].email } }));
        record.text(u"EmailStatus"_s, u"EmailSent"_s);
    }
    record.value(u"Line"_s, linesOf(invoice, 100));
    Value document = record.take();
    addTax(document, invoice);
    const Result<Value> made = create(invoice.createdAt, u"Invoice"_s, document);
    if (!made)
        return tl::unexpected(made.error());
    invoice.id = (*made)[u"Id"].toString();
    if (document.has(u"BillEmail"))
        noteDelivery(invoice, *made);
    return {};
}

/// When it was mailed, which only the server can write down: mostly within a day of typing it.
void QuickBooksPlanter::noteDelivery(const InvoicePlan &invoice, Value record)
{
    const qint64 spread = toMs(invoice.createdAt) / 1000 % 97;
    const Instant mailed = invoice.createdAt + std::chrono::minutes(spread < 80 ? spread * 9 : spread * 60);
    if (mailed >= m_plan.options.now)
        return;
    Record delivery;
    delivery.text(u"DeliveryType"_s, u"Email"_s).text(u"DeliveryTime"_s, m_realm.time().seconds(mailed));
    record.set(u"DeliveryInfo"_s, delivery.take());
    m_realm.put(u"Invoice"_s, std::move(record));
}

Result<void> QuickBooksPlanter::putCreditMemo(const CreditMemoPlan &memo)
{
    const InvoicePlan &invoice = m_plan.invoices[at(memo.invoice)];
    const Value *billed = m_realm.find(u"Invoice"_s, invoice.id);
    if (!billed)
        return {};
    const QString customer = billed->at(u"CustomerRef.value").toString();
    Record record;
    record.text(u"DocNumber"_s, u"CM-"_s + invoice.number).date(u"TxnDate"_s, memo.txnOn);
    record.reference(u"CustomerRef"_s, customer).reference(u"CurrencyRef"_s, invoice.currency);
    record.text(u"PrivateNote"_s, u"%1 (%2)"_s.arg(memo.note, invoice.number));
    record.value(u"Line"_s, linesOf(invoice, memo.percent));
    Value document = record.take();
    addTax(document, invoice);
    const Result<Value> made = create(memo.createdAt, u"CreditMemo"_s, document);
    if (!made || !memo.applied)
        return made ? Result<void>() : tl::unexpected(made.error());

    // A payment of nothing that takes from the one what it puts on the other is how QuickBooks applies a credit.
    const auto line = [&](const QString &type, const QString &id) {
        Record link;
        link.text(u"TxnId"_s, id).text(u"TxnType"_s, type);
        Record part;
        part.value(u"Amount"_s, (*made)[u"TotalAmt"]).value(u"LinkedTxn"_s, Value(Value::Array { link.take() }));
        return part.take();
    };
    Record application;
    application.reference(u"CustomerRef"_s, customer).reference(u"CurrencyRef"_s, invoice.currency);
    application.date(u"TxnDate"_s, memo.txnOn).whole(u"TotalAmt"_s, 0);
    application.value(u"Line"_s, Value(Value::Array { line(u"Invoice"_s, invoice.id),
                                                      line(u"CreditMemo"_s, (*made)[u"Id"].toString()) }));
    const Result<Value> applied
        = create(memo.createdAt + std::chrono::minutes(2), u"Payment"_s, application.take());
    return applied ? Result<void>() : tl::unexpected(applied.error());
}

Result<void> QuickBooksPlanter::putPayment(const PaymentPlan &payment)
{
    const InvoicePlan &invoice = m_plan.invoices[at(payment.invoice)];
    const Value *billed = m_realm.find(u"Invoice"_s, invoice.id);
    if (!billed)
        return {};
    const Currency currency = Currency::fromCode(QStringView(invoice.currency)).value_or(Currency {});
    const std::int64_t open = quickbooks::minorOf((*billed)[u"Balance"], currency).value_or(0);
    const std::int64_t amount = shareOf(open, payment.percent);
    if (amount <= 0)
        return {};
    Record link;
    link.text(u"TxnId"_s, invoice.id).text(u"TxnType"_s, u"Invoice"_s);
    Record line;
    line.money(u"Amount"_s, amount).value(u"LinkedTxn"_s, Value(Value::Array { link.take() }));
    Record record;
    record.value(u"CustomerRef"_s, Value::object({ { u"value"_s, billed->at(u"CustomerRef.value") } }));
    record.reference(u"CurrencyRef"_s, invoice.currency).date(u"TxnDate"_s, payment.txnOn);
    record.money(u"TotalAmt"_s, amount).text(u"PaymentRefNum"_s, payment.reference);
    record.value(u"Line"_s, Value(Value::Array { line.take() }));
    const Result<Value> made = create(payment.createdAt, u"Payment"_s, record.take());
    return made ? Result<void>() : tl::unexpected(made.error());
}

Result<void> QuickBooksPlanter::cancel(const Happening &happening)
{
    const InvoicePlan &invoice = m_plan.invoices[at(happening.index)];
    const Value *billed = m_realm.find(u"Invoice"_s, invoice.id);
    if (!billed)
        return {};
    const Value body = Value::object({ { u"Id"_s, invoice.id }, { u"SyncToken"_s, (*billed)[u"SyncToken"] } });
    const auto operation = happening.kind == Happening::Kind::Void ? quickbooks::Operation::Void
                                                                    : quickbooks::Operation::Delete;
    const quickbooks::WriteOrder order { quickbooks::entityByName(u"Invoice"_s), operation, body, false, happening.at };
    const auto done = quickbooks::Writer(m_realm).apply(order);
    return done ? Result<void>()
                : fail(ErrorKind::Rejected, u"invoice %1 could not be cancelled"_s.arg(invoice.number));
}

} // namespace sluice::sandbox::seed
