#include "sandbox/quickbooks/ListRules.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/Realm.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

QString classification(const QString &accountType)
{
    if (accountType == "Income"_L1 || accountType == "Other Income"_L1)
        return u"Revenue"_s;
    if (accountType == "Expense"_L1 || accountType == "Other Expense"_L1
        || accountType == "Cost of Goods Sold"_L1)
        return u"Expense"_s;
    if (accountType == "Equity"_L1)
        return u"Equity"_s;
    if (accountType.contains("Liability"_L1) || accountType.contains("Payable"_L1)
        || accountType == "Credit Card"_L1)
        return u"Liability"_s;
    return u"Asset"_s;
}

} // namespace

Checked<Value> ListRules::complete()
{
    const bool isCurrency = m_draft.entity.name == "CompanyCurrency"_L1;
    if (isCurrency && !m_realm.multiCurrency())
        return refuse(ApiFault::notInEdition(u"Multicurrency"_s));
    if (Checked<void> name = checkName(isCurrency ? u"Code"_s : u"Name"_s); !name)
        return refuse(name.error());
    Value record = Value::object();
    for (const auto &member : { u"Code"_s, u"Name"_s }) {
        if (!m_draft.fields[member].toString().isEmpty())
            record.set(member, m_draft.fields[member]);
    }
    if (Checked<void> described = describe(record); !described)
        return refuse(described.error());
    record.set(u"Active"_s, m_draft.fields[u"Active"].toBool(true));
    record.set(u"domain"_s, u"QBO"_s);
    record.set(u"sparse"_s, false);
    record.set(u"Id"_s, m_draft.before[u"Id"].toString());
    record.set(u"SyncToken"_s, m_draft.before[u"SyncToken"].toString());
    record.set(u"MetaData"_s, m_draft.before[u"MetaData"]);
    appendRest(record, m_draft.fields);
    return record;
}

Checked<void> ListRules::checkName(const QString &member) const
{
    const QString name = m_draft.fields[member].toString().trimmed();
    if (name.isEmpty())
        return refuse(ApiFault::required(member));
    const QString folded = name.toCaseFolded();
    for (const Row &row : m_realm.table(m_draft.entity).rows()) {
        if (row.deleted || row.id == m_draft.before[u"Id"].toString())
            continue;
        if (row.record[member].toString().toCaseFolded() == folded
            && row.record[u"ParentRef"][u"value"] == m_draft.fields[u"ParentRef"][u"value"])
            return refuse(ApiFault::duplicateName(name, m_draft.entity.name, row.id));
    }
    return {};
}

Checked<void> ListRules::describe(Value &record) const
{
    const Value &fields = m_draft.fields;
    if (m_draft.entity.name == "Term"_L1) {
        const bool byDate = !fields[u"DayOfMonthDue"].isNull();
        record.set(u"Type"_s, byDate ? u"DATE_DRIVEN"_s : u"STANDARD"_s);
        const qint64 days = fields[u"DueDays"].toInt();
        if (days < 0 || days > 999)
            return refuse(ApiFault::badNumber(u"DueDays"_s, QString::number(days)));
        return {};
    }
    if (m_draft.entity.name == "Account"_L1) {
        const QString type = fields[u"AccountType"].toString();
        if (type.isEmpty())
            return refuse(ApiFault::required(u"AccountType"_s));
        record.set(u"Classification"_s, classification(type));
        record.set(u"CurrentBalance"_s, 0);
    }
    if (m_draft.entity.name == "PaymentMethod"_L1 && fields[u"Type"].isNull())
        record.set(u"Type"_s, u"NON_CREDIT_CARD"_s);
    if (m_draft.entity.shape->find(u"FullyQualifiedName"_s)) {
        const Checked<Value> parentRef
            = m_references.resolveIfPresent(fields[u"ParentRef"], m_draft.entity.name);
        if (!parentRef)
            return refuse(parentRef.error());
        const QString above
            = m_references.record(*parentRef, m_draft.entity.name)[u"FullyQualifiedName"].toString();
        const QString name = fields[u"Name"].toString();
        record.set(u"FullyQualifiedName"_s, above.isEmpty() ? name : above + u':' + name);
    }
    return {};
}

Checked<Value> ListRules::completeRate()
{
    const Value &fields = m_draft.fields;
    if (!m_realm.multiCurrency())
        return refuse(ApiFault::notInEdition(u"Multicurrency"_s));
    for (const auto &member : { u"SourceCurrencyCode"_s, u"Rate"_s, u"AsOfDate"_s }) {
        if (fields[member].toString().isEmpty())
            return refuse(ApiFault::required(member));
    }
    const QString code = fields[u"SourceCurrencyCode"].toString();
    if (code == m_realm.setup().homeCurrency)
        return refuse(
            ApiFault::business(u"The home currency has no exchange rate."_s, u"SourceCurrencyCode"_s));
    const std::optional<Decimal> rate = decimalOf(fields[u"Rate"]);
    if (!rate || rate->isNegative() || rate->isZero())
        return refuse(ApiFault::badNumber(u"Rate"_s, fields[u"Rate"].toString()));
    const QString day = fields[u"AsOfDate"].toString();
    return Value::object({ { u"Id"_s, code + u'-' + day }, { u"SyncToken"_s, u"0"_s },
        { u"domain"_s, u"QBO"_s }, { u"AsOfDate"_s, day }, { u"SourceCurrencyCode"_s, code },
        { u"Rate"_s, decimalValue(*rate) }, { u"TargetCurrencyCode"_s, m_realm.setup().homeCurrency } });
}

} // namespace sluice::sandbox::quickbooks
