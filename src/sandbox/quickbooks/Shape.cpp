#include "sandbox/quickbooks/Shape.h"

#include "core/Decimal.h"
#include "core/Time.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

Checked<Value> acceptNumber(const Value &value, const QString &path)
{
    const QString text = value.toString();
    const Result<Decimal> number = Decimal::fromText(text);
    if ((!value.isNumber() && !value.isString()) || !number)
        return refuse(ApiFault::badNumber(path, text));
    // A number as text may be spelled as JSON does not allow ("007").
    return value.isNumber() ? value : Value::number(number->toText().toLatin1());
}

Checked<Value> acceptFlag(const Value &value, const QString &path)
{
    if (value.isBool())
        return value;
    const QString text = value.toString();
    if (text == "true"_L1 || text == "false"_L1)
        return Value(text == "true"_L1);
    return refuse(ApiFault::unknownProperty(
        u"Can not construct instance of Boolean from value '%1'"_s.arg(text), path));
}

Checked<Value> acceptDate(const Value &value, const QString &path)
{
    const QString text = value.toString();
    // A client may send a date-time; only its day counts.
    const std::string day = text.left(10).toStdString();
    if (!value.isString() || !parseDate(std::string_view(day)) || (text.size() > 10 && text[10] != u'T'))
        return refuse(ApiFault::unknownProperty(u"Failed to parse Date value '%1'"_s.arg(text), path));
    return Value(text.left(10));
}

Checked<Value> acceptText(const Property &property, const Value &value, const QString &path)
{
    if (value.isObject() || value.isArray())
        return refuse(
            ApiFault::unknownProperty(u"Can not deserialize instance of String out of START_%1 token"_s.arg(
                                          value.isObject() ? "OBJECT"_L1 : "ARRAY"_L1),
                path));
    QString text = value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.toString();
    if (property.max > 0 && text.size() > property.max)
        return refuse(ApiFault::badLength(path, 0, property.max, static_cast<int>(text.size())));
    return Value(std::move(text));
}

} // namespace

Shape::Shape(QString className, QList<Property> properties)
    : m_className(std::move(className))
    , m_properties(std::move(properties))
{
    for (qsizetype i = 0; i < m_properties.size(); ++i)
        m_index.insert(m_properties[i].name, i);
}

const Property *Shape::find(const QString &name) const
{
    const auto found = m_index.constFind(name);
    return found == m_index.cend() ? nullptr : &m_properties[*found];
}

Checked<Value> Shape::accept(const Value &body, const QString &prefix) const
{
    Value accepted = Value::object();
    for (const auto &[name, value] : body.members()) {
        const Property *property = find(name);
        if (!property)
            return refuse(unknown(name));
        if (property->readOnly || value.isNull())
            continue;
        Checked<Value> member
            = acceptMember(*property, value, prefix.isEmpty() ? name : prefix + u'.' + name);
        if (!member)
            return member;
        accepted.set(name, *std::move(member));
    }
    return accepted;
}

Checked<Value> Shape::acceptMember(const Property &property, const Value &value, const QString &path) const
{
    switch (property.kind) {
    case Kind::Text:
        return acceptText(property, value, path);
    case Kind::Number:
        // An empty text is no number, yet clients send it to clear one.
        return value.isString() && value.toString().isEmpty() ? value : acceptNumber(value, path);
    case Kind::Flag:
        return acceptFlag(value, path);
    case Kind::Date:
        return value.isString() && value.toString().isEmpty() ? value : acceptDate(value, path);
    case Kind::Choice:
        if (!property.choices.contains(value.toString()))
            return refuse(ApiFault::badChoice(path, value.toString()));
        return value;
    case Kind::Object:
        if (!value.isObject())
            return refuse(
                ApiFault::unknownProperty(u"Can not construct instance of %1"_s.arg(property.name), path));
        return property.shape->accept(value, path);
    case Kind::List: {
        if (!value.isArray())
            return refuse(ApiFault::unknownProperty(
                u"Can not deserialize instance of ArrayList for %1"_s.arg(property.name), path));
        Value::Array items;
        for (const Value &item : value.items()) {
            if (!item.isObject())
                return refuse(ApiFault::unknownProperty(
                    u"Can not construct instance of %1"_s.arg(property.name), path));
            Checked<Value> accepted = property.shape->accept(item, path);
            if (!accepted)
                return accepted;
            items.append(*std::move(accepted));
        }
        return Value(std::move(items));
    }
    case Kind::Moment:
    case Kind::Anything:
        break;
    }
    return value;
}

ApiFault Shape::unknown(const QString &name) const
{
    QStringList known;
    for (const Property &property : m_properties)
        known.append(u'"' + property.name + u'"');
    return ApiFault::unknownProperty(
        u"Unrecognized field \"%1\" (class com.intuit.schema.finance.v3.%2), not marked as ignorable (%3 "
        u"known "
        "properties: %4)"_s.arg(name, m_className, QString::number(known.size()), known.join(u", "_s)),
        name);
}

namespace shapes {

namespace {

Property make(const char *name, Kind kind)
{
    Property property;
    property.name = QString::fromLatin1(name);
    property.kind = kind;
    return property;
}

} // namespace

std::shared_ptr<const Shape> shape(const char *className, QList<Property> properties)
{
    return std::make_shared<const Shape>(QString::fromLatin1(className), std::move(properties));
}

Property text(const char *name, int max)
{
    Property property = make(name, Kind::Text);
    property.max = max;
    return property;
}

Property number(const char *name) { return make(name, Kind::Number); }

Property flag(const char *name) { return make(name, Kind::Flag); }

Property date(const char *name) { return make(name, Kind::Date); }

Property choice(const char *name, const char *choices)
{
    Property property = make(name, Kind::Choice);
    property.choices = QString::fromLatin1(choices).split(u' ');
    return property;
}

Property object(const char *name, std::shared_ptr<const Shape> inner)
{
    Property property = make(name, Kind::Object);
    property.shape = std::move(inner);
    return property;
}

Property list(const char *name, std::shared_ptr<const Shape> inner)
{
    Property property = make(name, Kind::List);
    property.shape = std::move(inner);
    return property;
}

Property readOnly(const char *name)
{
    Property property = make(name, Kind::Anything);
    property.readOnly = true;
    return property;
}

Property reference(const char *name)
{
    static const auto inner = shape("ReferenceType", { text("value"), text("name"), text("type") });
    return object(name, inner);
}

Property address(const char *name)
{
    static const auto inner = shape("PhysicalAddress",
        { readOnly("Id"), text("Line1", 500), text("Line2", 500), text("Line3", 500), text("Line4", 500),
            text("Line5", 500), text("City", 255), text("Country", 255), text("CountryCode", 255),
            text("CountrySubDivisionCode", 255), text("PostalCode", 30), text("PostalCodeSuffix", 30),
            text("Lat"), text("Long"), text("Tag"), text("Note") });
    return object(name, inner);
}

Property email(const char *name)
{
    static const auto inner
        = shape("EmailAddress", { readOnly("Id"), text("Address", 100), flag("Default"), text("Tag") });
    return object(name, inner);
}

Property phone(const char *name)
{
    static const auto inner = shape("TelephoneNumber",
        { readOnly("Id"), text("DeviceType"), text("CountryCode"), text("AreaCode"), text("ExchangeCode"),
            text("Extension"), text("FreeFormNumber", 30), flag("Default"), text("Tag") });
    return object(name, inner);
}

} // namespace shapes

} // namespace sluice::sandbox::quickbooks
