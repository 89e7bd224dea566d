#include "sandbox/quickbooks/References.h"

#include "sandbox/quickbooks/Realm.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

QString nameOf(const Value &record)
{
    for (const auto &member : { u"DisplayName", u"FullyQualifiedName", u"Name" }) {
        const Value &name = record[member];
        if (name.isString())
            return name.toString();
    }
    return {};
}

} // namespace

bool isPresent(const Value &reference) { return !reference[u"value"].toString().isEmpty(); }

Checked<Value> References::resolve(const Value &reference, const QString &entity) const
{
    const QString id = reference[u"value"].toString();
    const Value *record = m_realm.find(entity, id);
    if (!record)
        return refuse(ApiFault::badReference(entityByName(entity)->referenceFamily, id));
    if (!(*record)[u"Active"].toBool(true))
        return refuse(ApiFault::objectNotFound());
    return Value::object({ { u"value"_s, id }, { u"name"_s, nameOf(*record) } });
}

Checked<Value> References::resolveIfPresent(const Value &reference, const QString &entity) const
{
    if (!isPresent(reference))
        return Value();
    return resolve(reference, entity);
}

const Value &References::record(const Value &reference, const QString &entity) const
{
    static const Value none;
    const Value *found = m_realm.find(entity, reference[u"value"].toString());
    return found ? *found : none;
}

} // namespace sluice::sandbox::quickbooks
