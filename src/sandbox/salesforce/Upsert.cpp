#include "sandbox/salesforce/Upsert.h"

#include "sandbox/salesforce/Ids.h"

namespace sluice::sandbox::salesforce {

Outcome<int> Upsert::keyField(const Caller &caller, const SObject &object, const QString &name) const
{
    const int field = object.indexOf(name);
    const bool usable = field >= 0 && m_org.access().sees(caller, object, field)
        && (field == IdField || object.fields[static_cast<std::size_t>(field)].externalId);
    if (!usable)
        return tl::unexpected(ApiError { 404, "NOT_FOUND",
            QStringLiteral("Provided external ID field does not exist or is not accessible: %1").arg(name), {}, false });
    return field;
}

/// Another client's upsert of the same key, a moment earlier.
void Upsert::storeRival(const Caller &caller, const SObject &object, int key, const QString &value, const Value &body)
{
    if (m_switches.lostUpsertRaces <= 0)
        return;
    --m_switches.lostUpsertRaces;
    Value rival = body;
    rival.set(object.fields[static_cast<std::size_t>(key)].name, value);
    (void)m_org.dml(caller).insert(object, rival);
}

Outcome<Upserted> Upsert::run(const Caller &caller, const SObject &object, const QString &fieldName, const QString &value,
    const Value &body, bool updateOnly)
{
    const Outcome<int> key = keyField(caller, object, fieldName);
    if (!key)
        return tl::unexpected(key.error());
    const Field &field = object.fields[static_cast<std::size_t>(*key)];
    Value changes = body;
    changes.remove(field.name);
    QStringList matches;
    if (*key == IdField) {
        const QString id = normalId(value).value_or(QString());
        if (m_org.store().findLive(id))
            matches.append(id);
    } else {
        for (const Row *row : m_org.store().table(object).matching(*key, value)) {
            if (!row->isDeleted())
                matches.append(row->id());
        }
    }
    if (matches.size() > 1)
        return Upserted { {}, false, matches };
    if (matches.size() == 1) {
        const Outcome<void> updated = m_org.dml(caller).update(object, matches.constFirst(), changes);
        if (!updated)
            return tl::unexpected(updated.error());
        return Upserted { matches.constFirst(), false };
    }
    if (updateOnly || (*key == IdField && !value.isEmpty()))
        return tl::unexpected(ApiError { 404, "NOT_FOUND", QStringLiteral("The requested resource does not exist"), {}, false });
    if (*key != IdField) {
        storeRival(caller, object, *key, value, changes);
        changes.set(field.name, value);
    }
    const Outcome<QString> created = m_org.dml(caller).insert(object, changes);
    if (!created)
        return tl::unexpected(created.error());
    return Upserted { *created, true };
}

} // namespace sluice::sandbox::salesforce
