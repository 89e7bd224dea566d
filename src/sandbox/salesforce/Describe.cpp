#include "sandbox/salesforce/Describe.h"

#include "sandbox/salesforce/HttpDates.h"

namespace sluice::sandbox::salesforce {

namespace {

void set(Value &object, const char *name, Value value) { object.set(QString::fromLatin1(name), std::move(value)); }

QString labelOf(const SObject &object)
{
    Field named;
    named.name = object.name;
    QString label = named.label();
    return label.startsWith(QStringLiteral("Sluice ")) ? label.mid(7) : label;
}

QString soapType(const Field &field)
{
    switch (field.type) {
    case FieldType::Id:
    case FieldType::Reference: return QStringLiteral("tns:ID");
    case FieldType::Boolean: return QStringLiteral("xsd:boolean");
    case FieldType::Int: return QStringLiteral("xsd:int");
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent: return QStringLiteral("xsd:double");
    case FieldType::Date: return QStringLiteral("xsd:date");
    case FieldType::DateTime: return QStringLiteral("xsd:dateTime");
    default: return QStringLiteral("xsd:string");
    }
}

Value strings(const QStringList &list)
{
    Value values = Value::array();
    for (const QString &each : list)
        values.append(each);
    return values;
}

} // namespace

std::optional<Response> Describe::unchanged(const Request &request) const
{
    const std::optional<Instant> since = fromHttpDate(request.header("If-Modified-Since"));
    if (!since || m_changed > *since)
        return {};
    Response response;
    response.status = 304;
    return response;
}

Response Describe::stamped(QByteArray body) const
{
    Response response = jsonResponse(200, std::move(body));
    response.headers.append({ "Last-Modified", toHttpDate(m_changed) });
    return response;
}

Value Describe::head(const Call &call, const SObject &object) const
{
    const bool writable = m_org.access().mayWrite(call.caller, object);
    const QString url = QString::fromLatin1(call.base) + QStringLiteral("/sobjects/") + object.name;
    Value head = Value::object();
    set(head, "activateable", false);
    set(head, "createable", object.createable && writable);
    set(head, "custom", object.isCustom());
    set(head, "customSetting", false);
    set(head, "deletable", object.deletable && writable);
    set(head, "deprecatedAndHidden", false);
    set(head, "feedEnabled", false);
    set(head, "keyPrefix", object.keyPrefix);
    set(head, "label", labelOf(object));
    set(head, "labelPlural", object.plural);
    set(head, "layoutable", true);
    set(head, "mergeable", false);
    set(head, "name", object.name);
    set(head, "queryable", true);
    set(head, "replicateable", true);
    set(head, "retrieveable", true);
    set(head, "searchable", true);
    set(head, "triggerable", true);
    set(head, "undeletable", object.deletable);
    set(head, "updateable", object.updateable && writable);
    set(head, "urls",
        Value::object({ { QStringLiteral("sobject"), url }, { QStringLiteral("describe"), url + QStringLiteral("/describe") },
            { QStringLiteral("rowTemplate"), url + QStringLiteral("/{ID}") } }));
    return head;
}

Response Describe::global(const Call &call) const
{
    if (std::optional<Response> same = unchanged(call.request))
        return *std::move(same);
    Value objects = Value::array();
    for (const SObject &object : Schema::instance().objects()) {
        if (m_org.access().sees(call.caller, object))
            objects.append(head(call, object));
    }
    return stamped(Value::object({ { QStringLiteral("encoding"), "UTF-8" }, { QStringLiteral("maxBatchSize"), 200 },
                                     { QStringLiteral("sobjects"), objects } })
                       .toJson());
}

Response Describe::basic(const Call &call, const SObject &object) const
{
    return stamped(Value::object({ { QStringLiteral("objectDescribe"), head(call, object) },
                                     { QStringLiteral("recentItems"), Value::array() } })
                       .toJson());
}

Value Describe::picklist(const Field &field) const
{
    QStringList names = field.values;
    if (field.name == QStringLiteral("StageName")) {
        for (const Value &stage : m_org.all(QStringLiteral("OpportunityStage")))
            names.append(stage[u"ApiName"].toString());
    } else if (field.name == QStringLiteral("Status")) {
        names.clear();
        for (const Value &status : m_org.all(QStringLiteral("TaskStatus")))
            names.append(status[u"ApiName"].toString());
    } else if (field.name == QStringLiteral("CurrencyIsoCode")) {
        for (const Value &type : m_org.all(QStringLiteral("CurrencyType")))
            names.append(type[u"IsoCode"].toString());
    }
    Value values = Value::array();
    for (const QString &name : std::as_const(names))
        values.append(Value::object({ { QStringLiteral("active"), true },
            { QStringLiteral("defaultValue"), field.defaultFirst && name == field.values.constFirst() },
            { QStringLiteral("label"), name }, { QStringLiteral("validFor"), Value() }, { QStringLiteral("value"), name } }));
    return values;
}

Value Describe::field(const Call &call, const SObject &object, int ordinal) const
{
    const Field &field = object.fields[static_cast<std::size_t>(ordinal)];
    const bool writable
        = m_org.access().mayWrite(call.caller, object) && m_org.access().mayWrite(call.caller, object, ordinal);
    const bool isLong = field.type == FieldType::LongText || (field.type == FieldType::TextArea && field.length > 255);
    Value value = Value::object();
    set(value, "aggregatable", !isLong);
    set(value, "autoNumber", field.autoNumber);
    set(value, "byteLength", field.length * 3);
    set(value, "calculated", false);
    set(value, "caseSensitive", false);
    set(value, "createable", field.createable && object.createable && writable);
    set(value, "custom", field.isCustom());
    set(value, "defaultedOnCreate", field.type == FieldType::Boolean || field.defaultFirst || field.autoNumber
            || ordinal <= StampField || field.name == QStringLiteral("OwnerId"));
    set(value, "digits", field.type == FieldType::Int ? field.length : 0);
    set(value, "externalId", field.externalId);
    set(value, "filterable", !isLong);
    set(value, "groupable", !isLong && !field.isNumber());
    set(value, "idLookup", field.type == FieldType::Id || field.externalId);
    set(value, "label", field.label());
    set(value, "length", field.isText() ? field.length : 0);
    set(value, "name", field.name);
    set(value, "nameField", field.name == QStringLiteral("Name") || field.name == QStringLiteral("Subject"));
    set(value, "nillable", !field.required && field.type != FieldType::Boolean && ordinal > StampField);
    set(value, "permissionable", ordinal > StampField && !field.required);
    set(value, "picklistValues", picklist(field));
    set(value, "precision", field.precision);
    set(value, "referenceTo", strings(field.referenceTo));
    set(value, "relationshipName", field.relationship.isEmpty() ? Value() : Value(field.relationship));
    set(value, "restrictedPicklist", field.restricted);
    set(value, "scale", field.scale);
    set(value, "soapType", soapType(field));
    set(value, "sortable", !isLong);
    set(value, "type", field.typeName());
    set(value, "unique", field.unique);
    set(value, "updateable", field.updateable && object.updateable && writable);
    return value;
}

Response Describe::object(const Call &call, const SObject &object) const
{
    if (std::optional<Response> same = unchanged(call.request))
        return *std::move(same);
    Value described = head(call, object);
    Value children = Value::array();
    for (const ChildRelationship &down : object.children) {
        const SObject &child = *Schema::instance().find(down.child);
        if (m_org.access().sees(call.caller, child) && m_org.access().sees(call.caller, child, down.field))
            children.append(Value::object({ { QStringLiteral("cascadeDelete"), false },
                { QStringLiteral("childSObject"), child.name },
                { QStringLiteral("deprecatedAndHidden"), false },
                { QStringLiteral("field"), child.fields[static_cast<std::size_t>(down.field)].name },
                { QStringLiteral("relationshipName"), down.name }, { QStringLiteral("restrictedDelete"), false } }));
    }
    set(described, "childRelationships", children);
    Value fields = Value::array();
    for (std::size_t i = 0; i < object.fields.size(); ++i) {
        if (m_org.access().sees(call.caller, object, static_cast<int>(i)))
            fields.append(field(call, object, static_cast<int>(i)));
    }
    set(described, "fields", fields);
    set(described, "recordTypeInfos",
        Value(Value::Array { Value::object({ { QStringLiteral("active"), true }, { QStringLiteral("available"), true },
            { QStringLiteral("defaultRecordTypeMapping"), true }, { QStringLiteral("master"), true },
            { QStringLiteral("name"), "Master" }, { QStringLiteral("recordTypeId"), "012000000000000AAA" } }) }));
    return stamped(described.toJson());
}

} // namespace sluice::sandbox::salesforce
