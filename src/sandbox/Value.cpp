#include "sandbox/Value.h"

#include "sandbox/JsonReader.h"

#include <QStringView>

namespace sluice::sandbox {

namespace {

const Value kNull;
const Value::Array kNoItems;
const Value::Members kNoMembers;

constexpr char kHex[] = "0123456789abcdef";

void writeText(QByteArray &out, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    out.append('"');
    qsizetype plainFrom = 0;
    const auto flush = [&](qsizetype end) { out.append(utf8.constData() + plainFrom, end - plainFrom); };
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        flush(i);
        plainFrom = i + 1;
        out.append('\\');
        switch (c) {
        case '"':
        case '\\':
            out.append(static_cast<char>(c));
            break;
        case '\n':
            out.append('n');
            break;
        case '\r':
            out.append('r');
            break;
        case '\t':
            out.append('t');
            break;
        case '\b':
            out.append('b');
            break;
        case '\f':
            out.append('f');
            break;
        default:
            out.append("u00").append(kHex[c >> 4]).append(kHex[c & 15]);
        }
    }
    flush(utf8.size());
    out.append('"');
}

} // namespace

void Value::writeTo(QByteArray &out) const
{
    if (isObject()) {
        out.append('{');
        bool first = true;
        for (const auto &[name, member] : members()) {
            if (!first)
                out.append(',');
            first = false;
            writeText(out, name);
            out.append(':');
            member.writeTo(out);
        }
        out.append('}');
    } else if (isArray()) {
        out.append('[');
        bool first = true;
        for (const Value &item : items()) {
            if (!first)
                out.append(',');
            first = false;
            item.writeTo(out);
        }
        out.append(']');
    } else if (isString()) {
        writeText(out, toString());
    } else if (isNumber()) {
        out.append(numberText());
    } else if (isBool()) {
        out.append(toBool() ? "true" : "false");
    } else if (const auto *prepared = std::get_if<Prepared>(&m_data)) {
        out.append(prepared->json);
    } else {
        out.append("null");
    }
}

Value Value::number(QByteArray text)
{
    Value value;
    value.m_data = Number { std::move(text) };
    return value;
}

Value Value::prepared(QByteArray json)
{
    Value value;
    value.m_data = Prepared { std::move(json) };
    return value;
}

bool Value::toBool(bool otherwise) const
{
    const bool *flag = std::get_if<bool>(&m_data);
    return flag ? *flag : otherwise;
}

QString Value::toString() const
{
    if (const auto *text = std::get_if<QString>(&m_data))
        return *text;
    if (const auto *number = std::get_if<Number>(&m_data))
        return QString::fromLatin1(number->text);
    return {};
}

QByteArray Value::numberText() const
{
    const auto *number = std::get_if<Number>(&m_data);
    return number ? number->text : QByteArray();
}

double Value::toDouble() const { return numberText().toDouble(); }

qint64 Value::toInt(qint64 otherwise) const
{
    bool ok = false;
    const qint64 whole = numberText().toLongLong(&ok);
    return ok ? whole : otherwise;
}

const Value::Array &Value::items() const
{
    const auto *items = std::get_if<Array>(&m_data);
    return items ? *items : kNoItems;
}

Value::Array &Value::items()
{
    if (isNull())
        m_data = Array {};
    Q_ASSERT(isArray());
    return std::get<Array>(m_data);
}

const Value::Members &Value::members() const
{
    const auto *members = std::get_if<Members>(&m_data);
    return members ? *members : kNoMembers;
}

bool Value::has(QStringView name) const
{
    for (const auto &[key, member] : members()) {
        if (key == name)
            return true;
    }
    return false;
}

const Value &Value::operator[](QStringView name) const
{
    for (const auto &[key, member] : members()) {
        if (key == name)
            return member;
    }
    return kNull;
}

const Value &Value::at(QStringView path) const
{
    const Value *value = this;
    while (!path.isEmpty()) {
        const qsizetype dot = path.indexOf(u'.');
        value = &(*value)[dot < 0 ? path : path.first(dot)];
        path = dot < 0 ? QStringView() : path.sliced(dot + 1);
    }
    return *value;
}

Value *Value::member(QStringView name)
{
    auto *members = std::get_if<Members>(&m_data);
    if (!members)
        return nullptr;
    for (qsizetype i = 0; i < members->size(); ++i) {
        if (std::as_const(*members)[i].first == name)
            return &(*members)[i].second;
    }
    return nullptr;
}

void Value::set(QString name, Value value)
{
    if (isNull())
        m_data = Members {};
    Q_ASSERT(isObject());
    if (Value *present = member(name)) {
        *present = std::move(value);
        return;
    }
    std::get<Members>(m_data).append({ std::move(name), std::move(value) });
}

void Value::remove(QStringView name)
{
    auto *members = std::get_if<Members>(&m_data);
    if (!members)
        return;
    for (qsizetype i = 0; i < members->size(); ++i) {
        if (std::as_const(*members)[i].first == name) {
            members->removeAt(i);
            return;
        }
    }
}

void Value::append(Value value) { items().append(std::move(value)); }

bool Value::operator==(const Value &) const = default;

QByteArray Value::toJson() const
{
    QByteArray out;
    out.reserve(256);
    writeTo(out);
    return out;
}

std::optional<Value> Value::parse(std::string_view text) { return JsonReader(text).read(); }

std::optional<Value> Value::parse(const QByteArray &text)
{
    return parse(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
}

} // namespace sluice::sandbox
