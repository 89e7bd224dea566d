#include "crm/salesforce/RecordBody.h"

namespace sluice::salesforce {

RecordBody::RecordBody(const Schema &schema, const QString &object, Form form)
    : m_schema(schema)
    , m_object(object)
{
    m_body.beginObject();
    if (form == Form::InCollection)
        m_body.beginObject("attributes").text("type", schema.wireObject(object)).endObject();
}

QByteArray RecordBody::writable(const char *field)
{
    const QString wire = m_schema.wireName(m_object, QString::fromLatin1(field));
    const auto shape = m_schema.object(m_object).fields.constFind(wire);
    if (wire.isEmpty() || shape == m_schema.object(m_object).fields.constEnd() || !shape->updateable) {
        m_leftOut.append(QString::fromLatin1(field));
        return {};
    }
    return wire.toLatin1();
}

void RecordBody::text(const char *field, const QString &value)
{
    const QByteArray name = writable(field);
    if (name.isEmpty())
        return;
    if (value.isEmpty()) {
        m_body.null(name);
        return;
    }
    const int length = m_schema.object(m_object).fields.value(QString::fromLatin1(name)).length;
    m_body.text(name, length > 0 ? QStringView(value).left(length) : QStringView(value));
}

void RecordBody::money(const char *field, std::optional<Money> value)
{
    const QByteArray name = writable(field);
    if (name.isEmpty())
        return;
    if (value)
        m_body.money(name, *value);
    else
        m_body.null(name);
}

void RecordBody::whole(const char *field, qint64 value)
{
    if (const QByteArray name = writable(field); !name.isEmpty())
        m_body.whole(name, value);
}

void RecordBody::flag(const char *field, bool value)
{
    if (const QByteArray name = writable(field); !name.isEmpty())
        m_body.flag(name, value);
}

void RecordBody::date(const char *field, QDate value)
{
    text(field, value.isValid() ? value.toString(Qt::ISODate) : QString());
}

void RecordBody::instant(const char *field, Instant value)
{
    text(field, value == Instant() ? QString() : toIso(value));
}

void RecordBody::key(const char *field, const QString &value)
{
    m_body.text(m_schema.wireNameUnchecked(m_object, QString::fromLatin1(field)).toLatin1(), value);
}

QByteArray RecordBody::finish()
{
    m_body.endObject();
    return m_body.bytes();
}

} // namespace sluice::salesforce
