#include "sandbox/salesforce/Access.h"

namespace sluice::sandbox::salesforce {

namespace {

QString keyOf(const QString &object, const QString &field) { return object.toLower() + u'.' + field.toLower(); }

bool belongsToMultiCurrency(const SObject &object)
{
    return object.name == QStringLiteral("CurrencyType") || object.name == QStringLiteral("DatedConversionRate");
}

bool belongsToMultiCurrency(const SObject &object, const Field &field)
{
    return field.name == QStringLiteral("CurrencyIsoCode")
        || (field.name == QStringLiteral("DefaultCurrencyIsoCode") && object.name == QStringLiteral("User"));
}

} // namespace

void Access::hide(const QString &object, const QString &field, const QString &profileId)
{
    m_hidden[profileId].insert(keyOf(object, field));
}

void Access::show(const QString &object, const QString &field, const QString &profileId)
{
    m_hidden[profileId].remove(keyOf(object, field));
}

void Access::lockDown(const QString &object, const QString &field, const QString &profileId)
{
    m_readOnly[profileId].insert(keyOf(object, field));
}

void Access::uninstallSluice()
{
    for (const SObject &object : Schema::instance().objects()) {
        if (object.isCustom())
            hide(object.name);
        for (const Field &field : object.fields) {
            if (field.isCustom())
                hide(object.name, field.name);
        }
    }
}

bool Access::has(const Keys &keys, const Caller &caller, const QString &key)
{
    if (keys.isEmpty())
        return false;
    const auto all = keys.constFind(QString());
    if (all != keys.constEnd() && all->contains(key))
        return true;
    const auto some = keys.constFind(caller.profileId);
    return some != keys.constEnd() && some->contains(key);
}

bool Access::sees(const Caller &caller, const SObject &object) const
{
    if (!m_multiCurrency && belongsToMultiCurrency(object))
        return false;
    return m_hidden.isEmpty() || !has(m_hidden, caller, keyOf(object.name, {}));
}

bool Access::sees(const Caller &caller, const SObject &object, int field) const
{
    const Field &asked = object.fields[static_cast<std::size_t>(field)];
    if (asked.hidden || (!m_multiCurrency && belongsToMultiCurrency(object, asked)))
        return false;
    return m_hidden.isEmpty() || !has(m_hidden, caller, keyOf(object.name, asked.name));
}

bool Access::mayWrite(const Caller &caller, const SObject &object) const
{
    return m_readOnly.isEmpty() || !has(m_readOnly, caller, keyOf(object.name, {}));
}

bool Access::mayWrite(const Caller &caller, const SObject &object, int field) const
{
    return m_readOnly.isEmpty()
        || !has(m_readOnly, caller, keyOf(object.name, object.fields[static_cast<std::size_t>(field)].name));
}

} // namespace sluice::sandbox::salesforce
