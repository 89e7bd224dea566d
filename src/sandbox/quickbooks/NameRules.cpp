#include "sandbox/quickbooks/NameRules.h"

#include "sandbox/quickbooks/Currencies.h"
#include "sandbox/quickbooks/Realm.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

constexpr int kLevelsMax = 5;

bool hasForbidden(const QString &name)
{
    for (const QChar c : name) {
        if (c == u':' || c == u'\t' || c == u'\n' || c == u'\r')
            return true;
    }
    return false;
}

Value kept(const Value &before, QStringView member, const Value &otherwise)
{
    return before[member].isNull() ? otherwise : before[member];
}

} // namespace

Checked<Value> NameRules::complete()
{
    const Checked<QString> name = displayName();
    if (!name)
        return refuse(name.error());
    const Checked<Value> parentRef = parent();
    if (!parentRef)
        return parentRef;
    const Checked<QString> code = currency();
    if (!code)
        return refuse(code.error());
    if (m_draft.entity.name == "Customer"_L1)
        return customer(*name, *parentRef, *code);

    Value record = Value::object();
    if (m_draft.entity.name == "Vendor"_L1) {
        record.set(u"Balance"_s, kept(m_draft.before, u"Balance", 0));
        record.set(u"Vendor1099"_s, m_draft.fields[u"Vendor1099"].toBool());
        record.set(u"CurrencyRef"_s, Currencies::reference(*code));
    }
    record.set(u"domain"_s, u"QBO"_s);
    record.set(u"sparse"_s, false);
    record.set(u"Id"_s, m_draft.before[u"Id"].toString());
    record.set(u"SyncToken"_s, m_draft.before[u"SyncToken"].toString());
    record.set(u"MetaData"_s, m_draft.before[u"MetaData"]);
    record.set(u"DisplayName"_s, *name);
    const QString printed = m_draft.fields[u"PrintOnCheckName"].toString();
    record.set(u"PrintOnCheckName"_s, printed.isEmpty() ? *name : printed);
    record.set(u"Active"_s, m_draft.fields[u"Active"].toBool(true));
    appendRest(record, m_draft.fields);
    return record;
}

Checked<QString> NameRules::displayName() const
{
    QString name = m_draft.fields[u"DisplayName"].toString().trimmed();
    if (name.isEmpty()) {
        QStringList parts;
        for (const auto &member : { u"Title", u"GivenName", u"MiddleName", u"FamilyName", u"Suffix" }) {
            const QString part = m_draft.fields[member].toString().trimmed();
            if (!part.isEmpty())
                parts.append(part);
        }
        name = parts.join(u' ');
    }
    if (name.isEmpty())
        return refuse(ApiFault::required(u"DisplayName"_s));
    if (hasForbidden(name))
        return refuse(ApiFault::business(
            u"A display name cannot contain a colon, a tab or a new line."_s, u"DisplayName"_s));
    const auto holder = m_realm.holderOfName(name);
    const bool own = holder.first == m_draft.entity.name && holder.second == m_draft.before[u"Id"].toString();
    if (!holder.second.isEmpty() && !own)
        return refuse(ApiFault::duplicateName(name, holder.first, holder.second));
    return name;
}

Checked<Value> NameRules::parent() const
{
    const Value &asked = m_draft.fields[u"ParentRef"];
    if (!isPresent(asked)) {
        if (m_draft.fields[u"Job"].toBool())
            return refuse(ApiFault::required(u"ParentRef"_s));
        return Value();
    }
    if (!m_draft.fields[u"Job"].toBool())
        return refuse(ApiFault::required(u"Job"_s));
    const Checked<Value> resolved = m_references.resolve(asked, u"Customer"_s);
    if (!resolved)
        return resolved;
    const Value &record = m_references.record(*resolved, u"Customer"_s);
    if (record[u"Level"].toInt() + 1 >= kLevelsMax)
        return refuse(ApiFault::business(u"Customers may be nested five levels deep."_s, u"ParentRef"_s));
    if ((*resolved)[u"value"].toString() == m_draft.before[u"Id"].toString())
        return refuse(ApiFault::business(u"A customer cannot be its own parent."_s, u"ParentRef"_s));
    return resolved;
}

Checked<QString> NameRules::currency() const
{
    const QString asked = m_draft.fields[u"CurrencyRef"][u"value"].toString();
    const QString stored = m_draft.before[u"CurrencyRef"][u"value"].toString();
    if (stored.isEmpty())
        return Currencies(m_realm).forName(asked);
    // Settable at creation only.
    if (!asked.isEmpty() && asked != stored)
        return refuse(ApiFault::business(u"The currency of a name cannot be changed."_s, u"CurrencyRef"_s));
    return stored;
}

Checked<Value> NameRules::customer(
    const QString &name, const Value &parentRef, const QString &currencyCode) const
{
    const Value &fields = m_draft.fields;
    Value record = Value::object({ { u"Taxable"_s, fields[u"Taxable"].toBool(true) } });
    for (const auto &address : { u"BillAddr"_s, u"ShipAddr"_s }) {
        if (!fields[address].isNull())
            record.set(address, withoutEmptyTexts(fields[address]));
    }
    record.set(u"Job"_s, !parentRef.isNull());
    record.set(u"BillWithParent"_s, fields[u"BillWithParent"].toBool());
    if (!parentRef.isNull()) {
        record.set(u"ParentRef"_s, parentRef);
        record.set(u"Level"_s, m_references.record(parentRef, u"Customer"_s)[u"Level"].toInt() + 1);
    }
    record.set(u"Balance"_s, kept(m_draft.before, u"Balance", 0));
    record.set(u"BalanceWithJobs"_s, kept(m_draft.before, u"BalanceWithJobs", 0));
    record.set(u"CurrencyRef"_s, Currencies::reference(currencyCode));
    const QString delivery = fields[u"PreferredDeliveryMethod"].toString();
    record.set(u"PreferredDeliveryMethod"_s, delivery.isEmpty() ? u"Print"_s : delivery);
    for (const auto &[member, entity] :
        { std::pair { u"SalesTermRef"_s, u"Term"_s }, std::pair { u"PaymentMethodRef"_s, u"PaymentMethod"_s },
            std::pair { u"DefaultTaxCodeRef"_s, u"TaxCode"_s } }) {
        const Checked<Value> resolved = m_references.resolveIfPresent(fields[member], entity);
        if (!resolved)
            return resolved;
        if (!resolved->isNull())
            record.set(member, *resolved);
    }
    record.set(u"domain"_s, u"QBO"_s);
    record.set(u"sparse"_s, false);
    record.set(u"Id"_s, m_draft.before[u"Id"].toString());
    record.set(u"SyncToken"_s, m_draft.before[u"SyncToken"].toString());
    record.set(u"MetaData"_s, m_draft.before[u"MetaData"]);
    const QString above = m_references.record(parentRef, u"Customer"_s)[u"FullyQualifiedName"].toString();
    record.set(u"FullyQualifiedName"_s, parentRef.isNull() ? name : above + u':' + name);
    record.set(u"DisplayName"_s, name);
    const QString printed = fields[u"PrintOnCheckName"].toString();
    record.set(u"PrintOnCheckName"_s, printed.isEmpty() ? name : printed);
    record.set(u"Active"_s, fields[u"Active"].toBool(true));
    Value rest = fields;
    rest.remove(u"ParentRef");
    appendRest(record, rest);
    return record;
}

} // namespace sluice::sandbox::quickbooks
