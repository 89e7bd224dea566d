#include "sandbox/quickbooks/SalesFormRules.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/Realm.h"

using namespace Qt::Literals::StringLiterals;

// How a finished sales form is written down: the members of the recorded answers, in their order.
namespace sluice::sandbox::quickbooks {

namespace {

const Value &orElse(const Value &value, const Value &otherwise)
{
    return value.isNull() || (value.isObject() && value.members().isEmpty()) ? otherwise : value;
}

/// Every amount and quantity of a line set to nothing.
Value emptied(Value line)
{
    if (line.has(u"Amount"))
        line.set(u"Amount"_s, 0);
    for (const auto &member : { u"SalesItemLineDetail"_s, u"GroupLineDetail"_s }) {
        if (!line.has(member))
            continue;
        Value detail = line[member];
        for (const auto &amount : { u"Qty"_s, u"Quantity"_s, u"TaxInclusiveAmt"_s }) {
            if (detail.has(amount))
                detail.set(amount, 0);
        }
        if (detail.has(u"Line")) {
            Value::Array parts;
            for (const Value &part : std::as_const(detail)[u"Line"].items())
                parts.append(emptied(part));
            detail.set(u"Line"_s, Value(std::move(parts)));
        }
        line.set(member, detail);
    }
    return line;
}

QString voidedNote(const QString &note)
{
    if (note.startsWith("Voided"_L1))
        return note;
    return note.isEmpty() ? u"Voided"_s : (u"Voided - "_s + note).left(4000);
}

} // namespace

void SalesFormRules::writeHead(Value &record) const
{
    if (is("Invoice"_L1)) {
        for (const auto &option : { u"AllowIPNPayment"_s, u"AllowOnlinePayment"_s,
                 u"AllowOnlineCreditCardPayment"_s, u"AllowOnlineACHPayment"_s })
            record.set(option, m_draft.fields[option].toBool());
    }
    record.set(u"domain"_s, u"QBO"_s);
    record.set(u"sparse"_s, false);
    record.set(u"Id"_s, m_draft.before[u"Id"].toString());
    record.set(u"SyncToken"_s, m_draft.before[u"SyncToken"].toString());
    record.set(u"MetaData"_s, m_draft.before[u"MetaData"]);
    Value::Array custom;
    for (const Value &field : m_draft.fields[u"CustomField"].items()) {
        // Without a definition a custom field is silently ignored.
        if (!field[u"DefinitionId"].toString().isEmpty())
            custom.append(withoutEmptyTexts(field));
    }
    record.set(u"CustomField"_s, Value(std::move(custom)));
    if (!m_number.isEmpty())
        record.set(u"DocNumber"_s, m_number);
    record.set(u"TxnDate"_s, m_date.toString(Qt::ISODate));
    if (!m_department.isNull())
        record.set(u"DepartmentRef"_s, m_department);
    record.set(u"CurrencyRef"_s, m_currency.reference);
    if (m_realm.multiCurrency())
        record.set(u"ExchangeRate"_s, decimalValue(m_currency.rate));
    const QString note = m_draft.fields[u"PrivateNote"].toString();
    if (!note.isEmpty())
        record.set(u"PrivateNote"_s, note);
}

void SalesFormRules::writeCustomer(Value &record) const
{
    if (!m_customer.isNull())
        record.set(u"CustomerRef"_s, m_customer);
    if (!m_draft.fields[u"CustomerMemo"].isNull())
        record.set(u"CustomerMemo"_s, withoutEmptyTexts(m_draft.fields[u"CustomerMemo"]));
    const Value &billTo = orElse(m_draft.fields[u"BillAddr"], m_customerRecord[u"BillAddr"]);
    if (!billTo.isNull())
        record.set(u"BillAddr"_s, withoutEmptyTexts(billTo));
    const Value shipTo = orElse(shipAddress(), m_customerRecord[u"BillAddr"]);
    if (!shipTo.isNull())
        record.set(u"ShipAddr"_s, withoutEmptyTexts(shipTo));
    if (!m_realm.isUs())
        record.set(u"GlobalTaxCalculation"_s,
            m_mode == TaxMode::Inclusive      ? u"TaxInclusive"_s
                : m_mode == TaxMode::Excluded ? u"TaxExcluded"_s
                                              : u"NotApplicable"_s);
    if (!is("Invoice"_L1))
        return;
    if (!m_term.isNull())
        record.set(u"SalesTermRef"_s, m_term);
    record.set(u"DueDate"_s, m_due.toString(Qt::ISODate));
}

void SalesFormRules::writeMoney(Value &record) const
{
    const Currency currency = m_currency.currency;
    record.set(u"TotalAmt"_s, moneyValue(m_totalMinor, currency));
    const bool homeToo = m_realm.multiCurrency();
    if (homeToo)
        record.set(u"HomeTotalAmt"_s, homeAmount(m_totalMinor));
    record.set(u"ApplyTaxAfterDiscount"_s, m_taxAfterDiscount);
    const auto status = [this](QStringView member, const QString &otherwise) {
        const QString given = m_draft.fields[member].toString();
        return given.isEmpty() ? otherwise : given;
    };
    record.set(u"PrintStatus"_s, status(u"PrintStatus", u"NeedToPrint"_s));
    record.set(u"EmailStatus"_s, status(u"EmailStatus", u"NotSet"_s));
    if (!m_draft.fields[u"BillEmail"][u"Address"].toString().isEmpty())
        record.set(u"BillEmail"_s, m_draft.fields[u"BillEmail"]);
    // How it was sent belongs to the server; an update keeps it.
    if (!m_draft.before[u"DeliveryInfo"].isNull())
        record.set(u"DeliveryInfo"_s, m_draft.before[u"DeliveryInfo"]);
    if (!m_depositTo.isNull())
        record.set(u"DepositToAccountRef"_s, m_depositTo);
    if (is("Estimate"_L1)) {
        record.set(u"TxnStatus"_s, status(u"TxnStatus", u"Pending"_s));
        return;
    }
    record.set(u"Balance"_s, moneyValue(m_balanceMinor, currency));
    if (homeToo)
        record.set(u"HomeBalance"_s, homeAmount(m_balanceMinor));
    if (is("CreditMemo"_L1))
        record.set(u"RemainingCredit"_s, moneyValue(m_balanceMinor, currency));
    if (is("Invoice"_L1) && !m_draft.fields[u"Deposit"].isNull())
        record.set(
            u"Deposit"_s, moneyValue(minorOf(m_draft.fields[u"Deposit"], currency).value_or(0), currency));
}

Value SalesFormRules::voided(const Value &record)
{
    Value result = record;
    Value::Array lines;
    for (const Value &line : record[u"Line"].items())
        lines.append(emptied(line));
    result.set(u"Line"_s, Value(std::move(lines)));
    Value tax = record[u"TxnTaxDetail"];
    tax.set(u"TotalTax"_s, 0);
    tax.remove(u"TaxLine");
    result.set(u"TxnTaxDetail"_s, tax);
    result.set(u"LinkedTxn"_s, Value::array());
    for (const auto &amount : { u"TotalAmt"_s, u"HomeTotalAmt"_s, u"Balance"_s, u"HomeBalance"_s,
             u"RemainingCredit"_s, u"Deposit"_s }) {
        if (record.has(amount))
            result.set(amount, 0);
    }
    result.set(u"PrivateNote"_s, voidedNote(record[u"PrivateNote"].toString()));
    return result;
}

} // namespace sluice::sandbox::quickbooks
