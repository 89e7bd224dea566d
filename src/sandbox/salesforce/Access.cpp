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
            m_absent.insert(keyOf(object.name, {}));
        for (const Field &field : object.fields) {
            if (field.isCustom())
                m_absent.insert(keyOf(object.name, field.name));
        }
    }
}

void Access::install(const QString &object, const QString &field)
{
    const QString key = keyOf(object, field);
    if (m_absent.remove(key))
        m_deployed.insert(key);
}

bool Access::isInstalled(const QString &object, const QString &field) const
{
    return !m_absent.contains(keyOf(object, field));
}

bool Access::isClosed(const Caller &caller, const QString &key, bool edit) const
{
    if (!m_deployed.contains(key))
        return false;
    const auto granted = m_granted.constFind(caller.userId);
    return granted == m_granted.cend() || !(edit ? granted->mayEdit(key) : granted->mayRead(key));
}

void Permissions::add(const QString &object, const QString &field, bool read, bool edit)
{
    if (read)
        m_readable.insert(keyOf(object, field));
    if (edit)
        m_editable.insert(keyOf(object, field));
}

void Permissions::add(const Permissions &others)
{
    m_readable.unite(others.m_readable);
    m_editable.unite(others.m_editable);
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
    if (m_hidden.isEmpty() && m_absent.isEmpty() && m_deployed.isEmpty())
        return true; // The usual org, asked for every row.
    const QString key = keyOf(object.name, {});
    return !m_absent.contains(key) && !isClosed(caller, key, false) && !has(m_hidden, caller, key);
}

bool Access::sees(const Caller &caller, const SObject &object, int field) const
{
    const Field &asked = object.fields[static_cast<std::size_t>(field)];
    if (asked.hidden || (!m_multiCurrency && belongsToMultiCurrency(object, asked)))
        return false;
    if (m_hidden.isEmpty() && m_absent.isEmpty() && m_deployed.isEmpty())
        return true;
    const QString key = keyOf(object.name, asked.name);
    return !m_absent.contains(key) && !isClosed(caller, key, false) && !has(m_hidden, caller, key);
}

bool Access::mayWrite(const Caller &caller, const SObject &object) const
{
    if (m_readOnly.isEmpty() && m_deployed.isEmpty())
        return true;
    const QString key = keyOf(object.name, {});
    return !isClosed(caller, key, true) && !has(m_readOnly, caller, key);
}

bool Access::mayWrite(const Caller &caller, const SObject &object, int field) const
{
    if (m_readOnly.isEmpty() && m_deployed.isEmpty())
        return true;
    const QString key = keyOf(object.name, object.fields[static_cast<std::size_t>(field)].name);
    return !isClosed(caller, key, true) && !has(m_readOnly, caller, key);
}

} // namespace sluice::sandbox::salesforce
