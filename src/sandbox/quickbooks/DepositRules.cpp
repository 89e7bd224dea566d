#include "sandbox/quickbooks/DepositRules.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/Currencies.h"
#include "sandbox/quickbooks/Realm.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

/// The deposit that holds a payment; empty if it is free.
QString depositOf(const Value &payment)
{
    for (const Value &link : payment[u"LinkedTxn"].items()) {
        if (link[u"TxnType"].toString() == "Deposit"_L1)
            return link[u"TxnId"].toString();
    }
    return {};
}

} // namespace

Checked<Value> DepositRules::complete()
{
    const Value &fields = m_draft.fields;
    if (!isPresent(fields[u"DepositToAccountRef"]))
        return refuse(ApiFault::required(u"DepositToAccountRef"_s));
    const Checked<Value> account = m_references.resolve(fields[u"DepositToAccountRef"], u"Account"_s);
    if (!account)
        return account;
    if (fields[u"Line"].items().isEmpty())
        return refuse(ApiFault::required(u"Line"_s));
    std::int64_t totalMinor = 0;
    Value::Array lines;
    for (const Value &line : fields[u"Line"].items()) {
        Checked<Value> built = readLine(line, totalMinor);
        if (!built)
            return built;
        built->set(u"Id"_s, QString::number(lines.size() + 1));
        built->set(u"LineNum"_s, static_cast<int>(lines.size()) + 1);
        lines.append(*std::move(built));
    }
    const QString date = fields[u"TxnDate"].toString();
    Value record = Value::object(
        { { u"DepositToAccountRef"_s, *account }, { u"TotalAmt"_s, moneyValue(totalMinor, m_realm.home()) },
            { u"domain"_s, u"QBO"_s }, { u"sparse"_s, false }, { u"Id"_s, m_draft.before[u"Id"].toString() },
            { u"SyncToken"_s, m_draft.before[u"SyncToken"].toString() },
            { u"MetaData"_s, m_draft.before[u"MetaData"] },
            { u"TxnDate"_s, date.isEmpty() ? m_realm.time().date(m_draft.at).toString(Qt::ISODate) : date },
            { u"CurrencyRef"_s, Currencies::reference(m_realm.setup().homeCurrency) },
            { u"Line"_s, Value(std::move(lines)) } });
    appendRest(record, fields);
    return record;
}

Checked<Value> DepositRules::readLine(const Value &line, std::int64_t &totalMinor) const
{
    Value built = line;
    const Value link = line[u"LinkedTxn"].items().value(0);
    if (link.isNull()) {
        const std::optional<std::int64_t> amount = minorOf(line[u"Amount"], m_realm.home());
        if (!amount)
            return refuse(ApiFault::required(u"Line.Amount"_s));
        if (!isPresent(line[u"DepositLineDetail"][u"AccountRef"]))
            return refuse(ApiFault::required(u"Line.DepositLineDetail.AccountRef"_s));
        const Checked<Value> account
            = m_references.resolve(line[u"DepositLineDetail"][u"AccountRef"], u"Account"_s);
        if (!account)
            return account;
        built.set(u"Amount"_s, moneyValue(*amount, m_realm.home()));
        totalMinor += *amount;
        return built;
    }
    const QString type = link[u"TxnType"].toString();
    if (type != "Payment"_L1 && type != "SalesReceipt"_L1)
        return refuse(ApiFault::notLinkable(u"A deposit cannot hold %1."_s.arg(type)));
    const Value *money = m_realm.find(type, link[u"TxnId"].toString());
    if (!money)
        return refuse(ApiFault::objectNotFound());
    const QString holder = depositOf(*money);
    if (!holder.isEmpty() && holder != m_draft.before[u"Id"].toString())
        return refuse(ApiFault::deposited());
    const std::int64_t amount = minorOf((*money)[u"TotalAmt"], m_realm.home()).value_or(0);
    built.set(u"Amount"_s, moneyValue(amount, m_realm.home()));
    totalMinor += amount;
    return built;
}

} // namespace sluice::sandbox::quickbooks
