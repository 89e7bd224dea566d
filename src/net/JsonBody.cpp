#include "net/JsonBody.h"

namespace sluice::net {

JsonBody &JsonBody::beginObject()
{
    comma();
    m_bytes += '{';
    return *this;
}

JsonBody &JsonBody::beginObject(QByteArrayView key)
{
    name(key);
    m_bytes += '{';
    return *this;
}

JsonBody &JsonBody::endObject()
{
    m_bytes += '}';
    return *this;
}

JsonBody &JsonBody::beginArray(QByteArrayView key)
{
    name(key);
    m_bytes += '[';
    return *this;
}

JsonBody &JsonBody::endArray()
{
    m_bytes += ']';
    return *this;
}

JsonBody &JsonBody::text(QByteArrayView key, QStringView value)
{
    name(key);
    quoted(value);
    return *this;
}

JsonBody &JsonBody::flag(QByteArrayView key, bool value)
{
    name(key);
    m_bytes += value ? "true" : "false";
    return *this;
}

JsonBody &JsonBody::whole(QByteArrayView key, qint64 value)
{
    name(key);
    m_bytes += QByteArray::number(value);
    return *this;
}

JsonBody &JsonBody::money(QByteArrayView key, Money value)
{
    name(key);
    m_bytes += value.toText().toLatin1();
    return *this;
}

JsonBody &JsonBody::decimal(QByteArrayView key, const Decimal &value)
{
    name(key);
    m_bytes += value.toText().toLatin1();
    return *this;
}

JsonBody &JsonBody::null(QByteArrayView key)
{
    name(key);
    m_bytes += "null";
    return *this;
}

JsonBody &JsonBody::textIfAny(QByteArrayView key, QStringView value)
{
    return value.isEmpty() ? *this : text(key, value);
}

JsonBody &JsonBody::dateIfAny(QByteArrayView key, QDate value)
{
    return value.isValid() ? text(key, value.toString(Qt::ISODate)) : *this;
}

void JsonBody::comma()
{
    if (m_bytes.isEmpty())
        return;
    const char last = m_bytes.back();
    if (last != '{' && last != '[' && last != ':')
        m_bytes += ',';
}

void JsonBody::name(QByteArrayView key)
{
    comma();
    m_bytes += '"';
    m_bytes += key;
    m_bytes += "\":";
}

void JsonBody::quoted(QStringView value)
{
    // Invalid UTF-16 becomes U+FFFD here, so that the other side always gets valid UTF-8.
    const QByteArray utf8 = value.toUtf8();
    m_bytes += '"';
    for (const char c : utf8) {
        switch (c) {
        case '"':
            m_bytes += "\\\"";
            break;
        case '\\':
            m_bytes += "\\\\";
            break;
        case '\n':
            m_bytes += "\\n";
            break;
        case '\r':
            m_bytes += "\\r";
            break;
        case '\t':
            m_bytes += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                m_bytes += "\\u00" + QByteArray(1, c).toHex();
            else
                m_bytes += c;
        }
    }
    m_bytes += '"';
}

} // namespace sluice::net
