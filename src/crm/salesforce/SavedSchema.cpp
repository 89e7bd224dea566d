#include "crm/salesforce/Schema.h"

#include <QJsonArray>

namespace sluice::salesforce {

// {"Opportunity":{"flags":7,"fields":{"Name":["string",120,0,0,3,[]]}},"Sluice_Witness__c":null}: null for an object that the org
// does not have.

namespace {

enum Flag { Createable = 1, Updateable = 2, Calculated = 4, ExternalId = 8, Unique = 16 };
enum ObjectFlag { ObjectQueryable = 1, ObjectCreateable = 2, ObjectUpdateable = 4 };
constexpr qsizetype kParts = 6;
const QString kFlags = QStringLiteral("flags"), kFields = QStringLiteral("fields");

QJsonArray savedField(const FieldShape &field)
{
    const int flags = (field.createable ? Createable : 0) | (field.updateable ? Updateable : 0)
        | (field.calculated ? Calculated : 0) | (field.externalId ? ExternalId : 0) | (field.unique ? Unique : 0);
    return { field.type, field.length, field.precision, field.scale, flags, QJsonArray::fromStringList(field.values) };
}

FieldShape restoredField(const QJsonArray &parts)
{
    FieldShape field;
    field.type = parts[0].toString();
    field.length = parts[1].toInt();
    field.precision = parts[2].toInt();
    field.scale = parts[3].toInt();
    const int flags = parts[4].toInt();
    field.createable = flags & Createable;
    field.updateable = flags & Updateable;
    field.calculated = flags & Calculated;
    field.externalId = flags & ExternalId;
    field.unique = flags & Unique;
    for (const auto &value : parts[5].toArray())
        field.values.append(value.toString());
    return field;
}

} // namespace

QJsonObject Schema::saved() const
{
    QJsonObject saved;
    for (auto object = m_objects.cbegin(); object != m_objects.cend(); ++object) {
        QJsonObject fields;
        for (auto field = object->fields.cbegin(); field != object->fields.cend(); ++field)
            fields.insert(field.key(), savedField(*field));
        const int flags = (object->queryable ? ObjectQueryable : 0) | (object->createable ? ObjectCreateable : 0)
            | (object->updateable ? ObjectUpdateable : 0);
        const QJsonObject shape { { kFlags, flags }, { kFields, fields } };
        saved.insert(object.key(), object->exists ? QJsonValue(shape) : QJsonValue());
    }
    return saved;
}

bool Schema::restore(const QJsonObject &saved)
{
    QHash<QString, ObjectShape> objects;
    for (auto object = saved.begin(); object != saved.end(); ++object) {
        ObjectShape shape;
        shape.exists = object->isObject();
        const QJsonObject saidOf = object->toObject();
        if (shape.exists && !saidOf[kFields].isObject())
            return false;
        const int flags = saidOf[kFlags].toInt();
        shape.queryable = flags & ObjectQueryable;
        shape.createable = flags & ObjectCreateable;
        shape.updateable = flags & ObjectUpdateable;
        const QJsonObject fields = saidOf[kFields].toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            const QJsonArray parts = field->toArray();
            if (parts.size() != kParts)
                return false;
            shape.fields.insert(field.key(), restoredField(parts));
        }
        objects.emplace(object.key(), std::move(shape));
    }
    m_objects = std::move(objects);
    return !m_objects.isEmpty();
}

} // namespace sluice::salesforce
