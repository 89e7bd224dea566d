#include "sandbox/quickbooks/PaymentRules.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/Realm.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

/// The leftover of Intuit's XML binding that payment lines carry. Clients must ignore it.
Value bindingEntry(const QString &name, const QString &value)
{
    return Value::object({ { u"name"_s, u"{http://schema.intuit.com/finance/v3}NameValue"_s },
        { u"declaredType"_s, u"com.intuit.schema.finance.v3.NameValue"_s },
        { u"scope"_s, u"javax.xml.bind.JAXBElement$GlobalScope"_s },
        { u"value"_s, Value::object({ { u"Name"_s, name }, { u"Value"_s, value } }) }, { u"nil"_s, false },
        { u"globalScope"_s, true }, { u"typeSubstituted"_s, false } });
}

std::int64_t sumFor(const QList<AppliedLine> &lines, const AppliedLine &target)
{
    std::int64_t sum = 0;
    for (const AppliedLine &line : lines) {
        if (line.type == target.type && line.id == target.id)
            sum += line.minor;
    }
    return sum;
}

} // namespace

PaymentRules::PaymentRules(Realm &realm, const Draft &draft)
    : m_realm(realm)
    , m_draft(draft)
    , m_references(realm)
{
}

Checked<Value> PaymentRules::complete()
{
    if (Checked<void> head = readHead(); !head)
        return refuse(head.error());
    if (Checked<void> lines = readLines(); !lines)
        return refuse(lines.error());

    const Currency currency = m_currency.currency;
    Value record
        = Value::object({ { u"CustomerRef"_s, m_customer }, { u"DepositToAccountRef"_s, m_depositTo } });
    if (!m_method.isNull())
        record.set(u"PaymentMethodRef"_s, m_method);
    const QString number = m_draft.fields[u"PaymentRefNum"].toString();
    if (!number.isEmpty())
        record.set(u"PaymentRefNum"_s, number);
    record.set(u"TotalAmt"_s, moneyValue(m_totalMinor, currency));
    record.set(u"UnappliedAmt"_s, moneyValue(m_unappliedMinor, currency));
    record.set(u"ProcessPayment"_s, m_draft.fields[u"ProcessPayment"].toBool());
    record.set(u"domain"_s, u"QBO"_s);
    record.set(u"sparse"_s, false);
    record.set(u"Id"_s, m_draft.before[u"Id"].toString());
    record.set(u"SyncToken"_s, m_draft.before[u"SyncToken"].toString());
    record.set(u"MetaData"_s, m_draft.before[u"MetaData"]);
    record.set(u"TxnDate"_s, m_date.toString(Qt::ISODate));
    record.set(u"CurrencyRef"_s, m_currency.reference);
    if (m_realm.multiCurrency())
        record.set(u"ExchangeRate"_s, decimalValue(m_currency.rate));
    if (!m_draft.before[u"LinkedTxn"].isNull())
        record.set(u"LinkedTxn"_s, m_draft.before[u"LinkedTxn"]);
    record.set(u"Line"_s, Value(m_lines));
    Value rest = m_draft.fields;
    rest.remove(u"ExchangeRate");
    appendRest(record, rest);
    return record;
}

Checked<void> PaymentRules::readHead()
{
    const Value &fields = m_draft.fields;
    if (!isPresent(fields[u"CustomerRef"]))
        return refuse(ApiFault::required(u"CustomerRef"_s));
    const Checked<Value> customer = m_references.resolve(fields[u"CustomerRef"], u"Customer"_s);
    if (!customer)
        return refuse(customer.error());
    m_customer = *customer;
    m_date = QDate::fromString(fields[u"TxnDate"].toString(), Qt::ISODate);
    if (!m_date.isValid())
        m_date = m_realm.time().date(m_draft.at);
    const Checked<DocumentCurrency> currency
        = Currencies(m_realm).forDocument(fields, m_references.record(m_customer, u"Customer"_s), m_date);
    if (!currency)
        return refuse(currency.error());
    m_currency = *currency;
    if (fields[u"TotalAmt"].isNull())
        return refuse(ApiFault::required(u"TotalAmt"_s));
    const std::optional<std::int64_t> total = minorOf(fields[u"TotalAmt"], m_currency.currency);
    if (!total || *total < 0)
        return refuse(ApiFault::badNumber(u"TotalAmt"_s, fields[u"TotalAmt"].toString()));
    m_totalMinor = *total;
    Value account = fields[u"DepositToAccountRef"];
    if (!isPresent(account))
        account = Value::object({ { u"value"_s, u"4"_s } }); // Undeposited Funds.
    const Checked<Value> depositTo = m_references.resolve(account, u"Account"_s);
    if (!depositTo)
        return refuse(depositTo.error());
    m_depositTo = Value::object({ { u"value"_s, (*depositTo)[u"value"] } });
    const Checked<Value> method
        = m_references.resolveIfPresent(fields[u"PaymentMethodRef"], u"PaymentMethod"_s);
    if (!method)
        return refuse(method.error());
    if (!method->isNull())
        m_method = Value::object({ { u"value"_s, (*method)[u"value"] } });
    return {};
}

Checked<void> PaymentRules::readLines()
{
    m_held = appliedLines(m_draft.before, m_currency.currency);
    QList<AppliedLine> wanted;
    std::int64_t toInvoices = 0;
    std::int64_t fromCredits = 0;
    for (const Value &line : m_draft.fields[u"Line"].items()) {
        const Checked<AppliedLine> read = readLine(line);
        if (!read)
            return refuse(read.error());
        wanted.append(*read);
        const Value *form = m_realm.find(read->type, read->id);
        if (!form)
            return refuse(ApiFault::objectNotFound());
        if (sumFor(wanted, *read) > available(*read, *form))
            return refuse(ApiFault::business(
                u"The amount applied to a transaction cannot exceed its open balance."_s, u"Line.Amount"_s));
        (read->type == "Invoice"_L1 ? toInvoices : fromCredits) += read->minor;
        m_lines.append(finishedLine(*read));
    }
    m_unappliedMinor = m_totalMinor + fromCredits - toInvoices;
    if (m_unappliedMinor < 0)
        return refuse(ApiFault::business(
            u"The amounts applied exceed the payment and the credits used with it."_s, u"TotalAmt"_s));
    return {};
}

Checked<AppliedLine> PaymentRules::readLine(const Value &line) const
{
    const std::optional<std::int64_t> amount = minorOf(line[u"Amount"], m_currency.currency);
    if (!amount)
        return refuse(ApiFault::required(u"Line.Amount"_s));
    if (*amount < 0)
        return refuse(ApiFault::badNumber(u"Line.Amount"_s, line[u"Amount"].toString()));
    const Value::Array &links = line[u"LinkedTxn"].items();
    if (links.size() != 1)
        return refuse(ApiFault::required(u"Line.LinkedTxn"_s));
    const QString type = links[0][u"TxnType"].toString();
    const QString id = links[0][u"TxnId"].toString();
    if (type != "Invoice"_L1 && type != "CreditMemo"_L1)
        return refuse(ApiFault::notLinkable(u"A payment cannot be linked to %1."_s.arg(type)));
    const Value *form = m_realm.find(type, id);
    if (!form)
        return refuse(ApiFault::objectNotFound());
    const Value &owner = (*form)[u"CustomerRef"];
    const Value &ownerRecord = m_references.record(owner, u"Customer"_s);
    const QString payer = m_customer[u"value"].toString();
    // A parent may pay for its sub-customers.
    if (owner[u"value"].toString() != payer && ownerRecord[u"ParentRef"][u"value"].toString() != payer)
        return refuse(ApiFault::notLinkable(u"The transaction to link belongs to another customer."_s));
    if ((*form)[u"CurrencyRef"][u"value"] != m_currency.reference[u"value"])
        return refuse(
            ApiFault::business(u"The linked transaction is in another currency."_s, u"CurrencyRef"_s));
    return AppliedLine { type, id, *amount };
}

std::int64_t PaymentRules::available(const AppliedLine &line, const Value &form) const
{
    return minorOf(form[u"Balance"], m_currency.currency).value_or(0) + sumFor(m_held, line);
}

Value PaymentRules::finishedLine(const AppliedLine &line) const
{
    const Value *form = m_realm.find(line.type, line.id);
    Value::Array entries { bindingEntry(u"txnId"_s, line.id),
        bindingEntry(u"txnOpenBalance"_s, Money(available(line, *form), m_currency.currency).toText()) };
    const QString number = (*form)[u"DocNumber"].toString();
    if (!number.isEmpty())
        entries.append(bindingEntry(u"txnReferenceNumber"_s, number));
    const Value link = Value::object({ { u"TxnId"_s, line.id }, { u"TxnType"_s, line.type } });
    return Value::object({ { u"Amount"_s, moneyValue(line.minor, m_currency.currency) },
        { u"LinkedTxn"_s, Value(Value::Array { link }) },
        { u"LineEx"_s, Value::object({ { u"any"_s, Value(std::move(entries)) } }) } });
}

Value PaymentRules::voided(const Value &record)
{
    Value result = record;
    result.set(u"TotalAmt"_s, 0);
    result.set(u"UnappliedAmt"_s, 0);
    result.set(u"Line"_s, Value::array());
    const QString note = record[u"PrivateNote"].toString();
    if (!note.startsWith("Voided"_L1))
        result.set(u"PrivateNote"_s, note.isEmpty() ? u"Voided"_s : (u"Voided - "_s + note).left(4000));
    return result;
}

} // namespace sluice::sandbox::quickbooks
