#include "crm/salesforce/Schema.h"

#include <algorithm>
#include <limits>
#include <span>

namespace sluice::salesforce {

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

/// What the package brings; all else belongs to Salesforce or to the org.
bool isOfSluice(const QString &name)
{
    return name.startsWith(QLatin1String("Sluice_")) && name.endsWith(QLatin1String("__c"));
}

int sizeIn(net::JsonObject &field, std::string_view key)
{
    return static_cast<int>(std::clamp<std::int64_t>(field.whole(key).value_or(0), 0, std::numeric_limits<int>::max()));
}

Result<FieldShape> shapeOf(net::JsonObject &field)
{
    FieldShape shape;
    shape.calculated = field.flag("calculated").value_or(false);
    shape.type = text(field.text("type").value_or(""));
    shape.precision = sizeIn(field, "precision");
    shape.scale = sizeIn(field, "scale");
    shape.length = sizeIn(field, "length");
    shape.createable = field.flag("createable").value_or(false);
    shape.updateable = field.flag("updateable").value_or(false);
    shape.externalId = field.flag("externalId").value_or(false);
    shape.unique = field.flag("unique").value_or(false);
    if (!field.flag("restrictedPicklist").value_or(false))
        return shape;
    const Result<void> read = field.forEachObject("picklistValues", [&](net::JsonObject value) -> Result<void> {
        if (value.flag("active").value_or(false))
            shape.values.append(text(value.text("value").value_or("")));
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return shape;
}

} // namespace

Result<void> Schema::add(const QString &object, net::JsonObject describe)
{
    ObjectShape shape;
    shape.exists = true;
    shape.queryable = describe.flag("queryable").value_or(false);
    shape.createable = describe.flag("createable").value_or(false);
    shape.updateable = describe.flag("updateable").value_or(false);
    const Result<void> read = describe.forEachObject("fields", [&](net::JsonObject field) -> Result<void> {
        const std::optional<std::string_view> name = field.text("name");
        if (!name)
            return fail(ErrorKind::BadReply, QStringLiteral("describe of %1: a field without a name").arg(object));
        const QString key = text(*name);
        Result<FieldShape> one = shapeOf(field);
        if (!one)
            return tl::unexpected(one.error());
        shape.fields.emplace(key, std::move(*one));
        return {};
    });
    if (!read)
        return read;
    m_objects.emplace(object, std::move(shape));
    return {};
}

const ObjectShape &Schema::object(const QString &name) const
{
    static const ObjectShape none;
    const auto found = m_objects.constFind(name);
    return found == m_objects.constEnd() ? none : *found;
}

QString Schema::prefixed(const QString &name) const
{
    return m_package.isEmpty() ? name : m_package + QLatin1String("__") + name;
}

QString Schema::wireObject(const QString &object) const
{
    return isOfSluice(object) ? prefixed(object) : object;
}

QString Schema::wireNameUnchecked(const QString &object, const QString &field) const
{
    const auto mapped = m_map.constFind(object + QLatin1Char('.') + field);
    if (mapped != m_map.cend())
        return *mapped;
    const bool isPackaged = field.endsWith(QLatin1String("__c")) && (isOfSluice(field) || isOfSluice(object));
    return isPackaged ? prefixed(field) : field;
}

QString Schema::wireName(const QString &object, const QString &field) const
{
    const QString wire = wireNameUnchecked(object, field);
    if (wire.contains(QLatin1Char('.')) || this->object(object).has(wire))
        return wire;
    return {};
}

Columns::Columns(const Schema &schema, const QString &object, std::span<const char *const> wanted)
{
    for (const char *name : wanted) {
        const QString field = QString::fromLatin1(name);
        const QString wire = schema.wireName(object, field);
        if (wire.isEmpty())
            m_missing.append(field);
        else
            m_select.append(wire);
        if (wire != field)
            m_odd.emplace(name, wire.toStdString());
    }
}

bool Columns::has(std::string_view field) const
{
    return !wire(field).empty();
}

} // namespace sluice::salesforce
