#include "sandbox/salesforce/FieldDefinition.h"

namespace sluice::sandbox::salesforce {

namespace {

struct TypeWord {
    const char *metadata;
    FieldType type;
    const char *needs; ///< What the definition must say besides, separated by spaces.
};

constexpr TypeWord kTypes[] = {
    { "Text", FieldType::String, "length" },
    { "LongTextArea", FieldType::LongText, "length visibleLines" },
    { "Picklist", FieldType::Picklist, "valueSet" },
    { "Checkbox", FieldType::Boolean, "defaultValue" },
    { "Currency", FieldType::Currency, "precision scale" },
    { "Number", FieldType::Double, "precision scale" },
    { "Date", FieldType::Date, "" },
    { "DateTime", FieldType::DateTime, "" },
    { "Lookup", FieldType::Reference, "referenceTo relationshipName" },
};

const TypeWord *typeOf(const XmlNode &field)
{
    const QString type = field.value(u"type");
    for (const TypeWord &word : kTypes) {
        if (type == QLatin1String(word.metadata))
            return &word;
    }
    return nullptr;
}

QStringList valuesOf(const XmlNode &field)
{
    QStringList values;
    const XmlNode *set = field.child(u"valueSet");
    const XmlNode *definition = set ? set->child(u"valueSetDefinition") : nullptr;
    if (!definition)
        return values;
    for (const XmlNode &value : definition->children) {
        if (value.name == u"value")
            values.append(value.value(u"fullName"));
    }
    return values;
}

bool isRestricted(const XmlNode &field)
{
    const XmlNode *set = field.child(u"valueSet");
    return set && set->flag(u"restricted");
}

} // namespace

QString definitionProblem(const XmlNode &field)
{
    const QString name = field.value(u"fullName");
    if (!name.endsWith(QStringLiteral("__c")))
        return QStringLiteral("Invalid fullName, must end in __c");
    if (field.value(u"label").isEmpty())
        return QStringLiteral("Must specify a non-empty label for the CustomField");
    const TypeWord *type = typeOf(field);
    if (!type)
        return QStringLiteral("Invalid type: %1").arg(field.value(u"type"));
    for (const QString &need : QString::fromLatin1(type->needs).split(u' ', Qt::SkipEmptyParts)) {
        if (!field.child(need))
            return QStringLiteral("Must specify '%1' for a CustomField of type %2").arg(need, field.value(u"type"));
    }
    if (field.flag(u"unique") && type->type != FieldType::String)
        return QStringLiteral("Can not specify 'unique' for a CustomField of type %1").arg(field.value(u"type"));
    return {};
}

QString differenceFrom(const Field &field, const XmlNode &definition)
{
    const auto differs = [&](const char *what, const QString &here, const QString &there) {
        return QStringLiteral("This stand-in keeps %1 with %2 %3, not %4").arg(field.name, QString::fromLatin1(what), here, there);
    };
    const TypeWord &type = *typeOf(definition);
    if (type.type != field.type)
        return differs("type", field.typeName(), definition.value(u"type"));
    if (field.isText() && field.type != FieldType::Picklist && field.type != FieldType::Reference
        && definition.value(u"length").toInt() != field.length)
        return differs("length", QString::number(field.length), definition.value(u"length"));
    if (field.isNumber() && (definition.value(u"precision").toInt() != field.precision || definition.value(u"scale").toInt() != field.scale))
        return differs("precision", QString::number(field.precision), definition.value(u"precision"));
    if (definition.flag(u"externalId") != field.externalId || definition.flag(u"unique") != field.unique)
        return differs("external id", field.externalId ? QStringLiteral("on") : QStringLiteral("off"), QStringLiteral("so"));
    if (field.type == FieldType::Picklist && (valuesOf(definition) != field.values || isRestricted(definition) != field.restricted))
        return differs("values", field.values.join(u','), valuesOf(definition).join(u','));
    if (field.type == FieldType::Reference && !field.referenceTo.contains(definition.value(u"referenceTo")))
        return differs("target", field.referenceTo.join(u','), definition.value(u"referenceTo"));
    return {};
}

} // namespace sluice::sandbox::salesforce
