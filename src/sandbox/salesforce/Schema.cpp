#include "sandbox/salesforce/Schema.h"

#include "sandbox/salesforce/SchemaText.h"

namespace sluice::sandbox::salesforce {

namespace {

const QHash<QString, FieldType> &typeWords()
{
    static const QHash<QString, FieldType> words {
        { QStringLiteral("string"), FieldType::String }, { QStringLiteral("area"), FieldType::TextArea },
        { QStringLiteral("long"), FieldType::LongText }, { QStringLiteral("picklist"), FieldType::Picklist },
        { QStringLiteral("combobox"), FieldType::Combobox }, { QStringLiteral("phone"), FieldType::Phone },
        { QStringLiteral("email"), FieldType::Email }, { QStringLiteral("url"), FieldType::Url },
        { QStringLiteral("bool"), FieldType::Boolean }, { QStringLiteral("int"), FieldType::Int },
        { QStringLiteral("double"), FieldType::Double }, { QStringLiteral("currency"), FieldType::Currency },
        { QStringLiteral("percent"), FieldType::Percent }, { QStringLiteral("date"), FieldType::Date },
        { QStringLiteral("datetime"), FieldType::DateTime }, { QStringLiteral("reference"), FieldType::Reference },
    };
    return words;
}

void readSize(Field &field, const QString &size)
{
    if (field.type == FieldType::Reference) {
        const QStringList parts = size.split(u'>');
        field.referenceTo = parts.value(0).split(u'|');
        field.relationship = parts.value(1);
        field.fromParent = parts.value(2);
        field.length = 18;
    } else if (field.isNumber()) {
        field.precision = size.section(u',', 0, 0).toInt();
        field.scale = size.section(u',', 1, 1).toInt();
    } else {
        field.length = size.toInt();
    }
}

void readFlag(Field &field, QStringView flag)
{
    if (flag == u"required") {
        field.required = true;
    } else if (flag == u"readonly") {
        field.createable = field.updateable = false;
    } else if (flag == u"fixed") {
        field.updateable = false;
    } else if (flag == u"unique") {
        field.unique = true;
    } else if (flag == u"external") {
        field.externalId = true;
    } else if (flag == u"restricted") {
        field.restricted = true;
    } else if (flag == u"defaultfirst") {
        field.defaultFirst = true;
    } else if (flag == u"auto") {
        field.autoNumber = true;
        field.createable = field.updateable = false;
    }
}

Field readField(const QString &line)
{
    const qsizetype colon = line.indexOf(QStringLiteral(" : "));
    const QStringList words = line.left(colon).split(u' ', Qt::SkipEmptyParts);
    const QString type = words.value(1);
    const qsizetype paren = type.indexOf(u'(');
    Field field;
    field.name = words.value(0);
    field.type = typeWords().value(type.left(paren));
    if (paren >= 0)
        readSize(field, type.mid(paren + 1).chopped(1));
    if (field.type == FieldType::Picklist)
        field.length = 255;
    for (const QString &flag : words.mid(2))
        readFlag(field, flag);
    if (colon >= 0)
        field.values = line.mid(colon + 3).split(QStringLiteral(", "));
    return field;
}

Field systemField(const char *name, FieldType type, int length, const QStringList &referenceTo = {},
    const char *relationship = "")
{
    Field field;
    field.name = QString::fromLatin1(name);
    field.type = type;
    field.length = length;
    field.createable = field.updateable = false;
    field.referenceTo = referenceTo;
    field.relationship = QString::fromLatin1(relationship);
    return field;
}

/// In the order of SystemField.
std::vector<Field> systemFields(bool deletable)
{
    const QStringList user { QStringLiteral("User") };
    std::vector<Field> fields {
        systemField("Id", FieldType::Id, 18),
        systemField("IsDeleted", FieldType::Boolean, 0),
        systemField("CreatedDate", FieldType::DateTime, 0),
        systemField("CreatedById", FieldType::Reference, 18, user, "CreatedBy"),
        systemField("LastModifiedDate", FieldType::DateTime, 0),
        systemField("LastModifiedById", FieldType::Reference, 18, user, "LastModifiedBy"),
        systemField("SystemModstamp", FieldType::DateTime, 0),
    };
    fields[IsDeletedField].hidden = !deletable;
    return fields;
}

} // namespace

bool Field::isText() const
{
    return type != FieldType::Boolean && type != FieldType::Int && type != FieldType::Date && type != FieldType::DateTime
        && !isNumber();
}

bool Field::isNumber() const
{
    return type == FieldType::Double || type == FieldType::Currency || type == FieldType::Percent;
}

QString Field::label() const
{
    QString text = name;
    if (isCustom())
        text.chop(3);
    QString label;
    for (const QChar c : std::as_const(text)) {
        if (c == u'_')
            label += u' ';
        else if (c.isUpper() && !label.isEmpty() && label.back().isLower())
            label += QStringLiteral(" ") + c;
        else
            label += c;
    }
    return label.simplified();
}

QString Field::typeName() const
{
    switch (type) {
    case FieldType::Id: return QStringLiteral("id");
    case FieldType::Reference: return QStringLiteral("reference");
    case FieldType::String: return QStringLiteral("string");
    case FieldType::TextArea:
    case FieldType::LongText: return QStringLiteral("textarea");
    case FieldType::Picklist: return QStringLiteral("picklist");
    case FieldType::Combobox: return QStringLiteral("combobox");
    case FieldType::Phone: return QStringLiteral("phone");
    case FieldType::Email: return QStringLiteral("email");
    case FieldType::Url: return QStringLiteral("url");
    case FieldType::Boolean: return QStringLiteral("boolean");
    case FieldType::Int: return QStringLiteral("int");
    case FieldType::Double: return QStringLiteral("double");
    case FieldType::Currency: return QStringLiteral("currency");
    case FieldType::Percent: return QStringLiteral("percent");
    case FieldType::Date: return QStringLiteral("date");
    case FieldType::DateTime: return QStringLiteral("datetime");
    }
    return {};
}

int SObject::indexOf(QStringView field) const { return m_byName.value(field.toString().toLower(), -1); }

int SObject::at(const char *field) const
{
    const int ordinal = m_byName.value(QString::fromLatin1(field).toLower(), -1);
    Q_ASSERT(ordinal >= 0);
    return ordinal;
}

int SObject::relationshipIndex(QStringView relationship) const
{
    return m_byRelationship.value(relationship.toString().toLower(), -1);
}

const ChildRelationship *SObject::childNamed(QStringView relationship) const
{
    for (const ChildRelationship &child : children) {
        if (relationship.compare(child.name, Qt::CaseInsensitive) == 0)
            return &child;
    }
    return nullptr;
}

void SObject::indexFields()
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        Field &field = fields[i];
        field.jsonKey = '"' + field.name.toUtf8() + "\":";
        if (field.hidden)
            continue;
        m_byName.insert(field.name.toLower(), static_cast<int>(i));
        if (!field.relationship.isEmpty())
            m_byRelationship.insert(field.relationship.toLower(), static_cast<int>(i));
    }
}

const Schema &Schema::instance()
{
    static const Schema schema;
    return schema;
}

Schema::Schema()
{
    read(kStandardSchema);
    read(kSluiceSchema);
    link();
}

void Schema::read(const char *text)
{
    const QStringList lines = QString::fromLatin1(text).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (!line.startsWith(QStringLiteral("object "))) {
            m_objects.back().fields.push_back(readField(line));
            continue;
        }
        const QStringList words = line.split(u' ');
        SObject object;
        object.name = words.value(1);
        object.keyPrefix = words.value(2);
        object.plural = words.value(3);
        object.plural.replace(u'_', u' ');
        object.createable = object.updateable = !words.contains(QStringLiteral("readonly"));
        object.deletable = !words.contains(QStringLiteral("undeletable"));
        object.index = static_cast<int>(m_objects.size());
        // History is never edited, but its rows go with the deal.
        const bool inBin = object.deletable || object.name == QStringLiteral("OpportunityHistory");
        object.fields = systemFields(inBin);
        m_objects.push_back(std::move(object));
    }
}

void Schema::link()
{
    for (SObject &object : m_objects) {
        object.indexFields();
        m_byName.insert(object.name.toLower(), object.index);
        m_byPrefix.insert(object.keyPrefix, object.index);
    }
    for (const SObject &child : m_objects) {
        for (std::size_t i = 0; i < child.fields.size(); ++i) {
            const Field &field = child.fields[i];
            if (field.fromParent.isEmpty())
                continue;
            for (const QString &target : field.referenceTo)
                m_objects[static_cast<std::size_t>(m_byName.value(target.toLower()))].children.push_back(
                    { field.fromParent, child.name, static_cast<int>(i) });
        }
    }
}

const SObject *Schema::find(QStringView name) const
{
    const auto found = m_byName.constFind(name.toString().toLower());
    return found == m_byName.constEnd() ? nullptr : &m_objects[static_cast<std::size_t>(*found)];
}

const SObject &Schema::get(const char *name) const
{
    const SObject *object = find(QString::fromLatin1(name));
    Q_ASSERT(object);
    return *object;
}

const SObject *Schema::byPrefix(QStringView id) const
{
    const auto found = m_byPrefix.constFind(id.first(qMin<qsizetype>(3, id.size())).toString());
    return found == m_byPrefix.constEnd() ? nullptr : &m_objects[static_cast<std::size_t>(*found)];
}

} // namespace sluice::sandbox::salesforce
