#include "sandbox/quickbooks/ItemRules.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/Realm.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

Checked<Value> ItemRules::complete()
{
    const Value &fields = m_draft.fields;
    const QString given = fields[u"Type"].toString();
    const QString type = given.isEmpty() ? u"NonInventory"_s : given;
    const bool sold = type == "Service"_L1 || type == "NonInventory"_L1 || type == "Inventory"_L1;
    const bool stocked = type == "Inventory"_L1;
    const Checked<Value> parentRef = m_references.resolveIfPresent(fields[u"ParentRef"], u"Item"_s);
    if (!parentRef)
        return parentRef;
    const Checked<QString> itemName = name(*parentRef);
    if (!itemName)
        return refuse(itemName.error());

    Value record = Value::object({ { u"Name"_s, *itemName } });
    for (const auto &text : { u"Description"_s, u"Sku"_s }) {
        if (!fields[text].toString().isEmpty())
            record.set(text, fields[text]);
    }
    record.set(u"Active"_s, fields[u"Active"].toBool(true));
    if (!parentRef->isNull()) {
        record.set(u"SubItem"_s, true);
        record.set(u"ParentRef"_s, *parentRef);
        record.set(u"Level"_s, m_references.record(*parentRef, u"Item"_s)[u"Level"].toInt() + 1);
    }
    const QString above = m_references.record(*parentRef, u"Item"_s)[u"FullyQualifiedName"].toString();
    record.set(u"FullyQualifiedName"_s, above.isEmpty() ? *itemName : above + u':' + *itemName);
    record.set(u"Taxable"_s, fields[u"Taxable"].toBool());
    record.set(u"UnitPrice"_s, decimalValue(decimalOf(fields[u"UnitPrice"]).value_or(Decimal())));
    record.set(u"Type"_s, type);

    struct Needed {
        QString member;
        QStringList types;
        bool required;
    };
    const Needed accounts[] { { u"IncomeAccountRef"_s, { u"Income"_s, u"Other Income"_s }, sold },
        { u"ExpenseAccountRef"_s, { u"Cost of Goods Sold"_s, u"Expense"_s, u"Other Expense"_s }, stocked },
        { u"AssetAccountRef"_s, { u"Other Current Asset"_s }, stocked } };
    for (const Needed &needed : accounts) {
        const Checked<Value> resolved = account(needed.member, needed.types, needed.required);
        if (!resolved)
            return resolved;
        if (!resolved->isNull())
            record.set(needed.member, *resolved);
    }
    for (const auto &member : { u"QtyOnHand"_s, u"InvStartDate"_s }) {
        if (stocked && fields[member].isNull())
            return refuse(ApiFault::required(member));
    }
    record.set(u"TrackQtyOnHand"_s, fields[u"TrackQtyOnHand"].toBool());
    record.set(u"domain"_s, u"QBO"_s);
    record.set(u"sparse"_s, false);
    record.set(u"Id"_s, m_draft.before[u"Id"].toString());
    record.set(u"SyncToken"_s, m_draft.before[u"SyncToken"].toString());
    record.set(u"MetaData"_s, m_draft.before[u"MetaData"]);
    Value rest = fields;
    rest.remove(u"ParentRef");
    rest.remove(u"SubItem");
    appendRest(record, rest);
    return record;
}

Checked<QString> ItemRules::name(const Value &parentRef) const
{
    const QString wanted = m_draft.fields[u"Name"].toString().trimmed();
    if (wanted.isEmpty())
        return refuse(ApiFault::required(u"Name"_s));
    for (const QChar c : wanted) {
        if (c == u':' || c == u'\t' || c == u'\n')
            return refuse(ApiFault::business(
                u"An item's name cannot contain a colon, a tab or a new line."_s, u"Name"_s));
    }
    const QString folded = wanted.toCaseFolded();
    for (const Row &row : m_realm.table(m_draft.entity).rows()) {
        if (row.deleted || row.id == m_draft.before[u"Id"].toString())
            continue;
        if (row.record[u"Name"].toString().toCaseFolded() == folded
            && row.record[u"ParentRef"][u"value"] == parentRef[u"value"])
            return refuse(ApiFault::duplicateName(wanted, u"item"_s, row.id));
    }
    return wanted;
}

Checked<Value> ItemRules::account(const QString &member, const QStringList &types, bool required) const
{
    const Value &asked = m_draft.fields[member];
    if (!isPresent(asked)) {
        if (required)
            return refuse(ApiFault::required(member));
        return Value();
    }
    const Checked<Value> resolved = m_references.resolve(asked, u"Account"_s);
    if (resolved && !types.contains(m_references.record(*resolved, u"Account"_s)[u"AccountType"].toString()))
        return refuse(ApiFault::accountType(member));
    return resolved;
}

} // namespace sluice::sandbox::quickbooks
