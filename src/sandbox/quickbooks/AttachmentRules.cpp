#include "sandbox/quickbooks/AttachmentRules.h"

#include "sandbox/quickbooks/Realm.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

Checked<Value> AttachmentRules::complete() const
{
    const Value &fields = m_draft.fields;
    if (fields[u"FileName"].toString().isEmpty() && fields[u"Note"].toString().isEmpty())
        return refuse(ApiFault::required(u"Note"_s));
    for (const Value &reference : fields[u"AttachableRef"].items()) {
        const Value &target = reference[u"EntityRef"];
        const Entity *entity = entityByPath(target[u"type"].toString());
        if (!entity)
            return refuse(ApiFault::badChoice(u"AttachableRef.EntityRef.type"_s, target[u"type"].toString()));
        if (!m_realm.find(entity->name, target[u"value"].toString()))
            return refuse(ApiFault::objectNotFound());
    }
    Value record = Value::object(
        { { u"domain"_s, u"QBO"_s }, { u"sparse"_s, false }, { u"Id"_s, m_draft.before[u"Id"].toString() },
            { u"SyncToken"_s, m_draft.before[u"SyncToken"].toString() },
            { u"MetaData"_s, m_draft.before[u"MetaData"] } });
    for (const auto &member : { u"FileAccessUri"_s, u"TempDownloadUri"_s, u"Size"_s }) {
        if (!m_draft.before[member].isNull())
            record.set(member, m_draft.before[member]);
    }
    appendRest(record, fields);
    return record;
}

} // namespace sluice::sandbox::quickbooks
