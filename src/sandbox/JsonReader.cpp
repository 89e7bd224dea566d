#include "sandbox/JsonReader.h"

#include <QStringDecoder>

#include <string>

namespace sluice::sandbox {

namespace {

constexpr int kDepthMax = 200;

void appendUtf8(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

std::optional<QString> fromUtf8(std::string_view bytes)
{
    bool ascii = true;
    for (const char c : bytes)
        ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    if (ascii)
        return QString::fromLatin1(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (decoder.hasError())
        return {};
    return text;
}

} // namespace

std::optional<Value> JsonReader::read()
{
    std::optional<Value> found = value(0);
    if (!found)
        return {};
    skipSpace();
    if (m_at != m_text.size())
        return {};
    return found;
}

std::optional<Value> JsonReader::value(int depth)
{
    skipSpace();
    if (m_at >= m_text.size() || depth > kDepthMax)
        return {};
    switch (m_text[m_at]) {
    case '{':
        return object(depth + 1);
    case '[':
        return array(depth + 1);
    case '"': {
        std::optional<QString> read = text();
        if (!read)
            return {};
        return Value(*std::move(read));
    }
    case 't':
        return word("true") ? std::optional<Value>(Value(true)) : std::nullopt;
    case 'f':
        return word("false") ? std::optional<Value>(Value(false)) : std::nullopt;
    case 'n':
        return word("null") ? std::optional<Value>(Value()) : std::nullopt;
    default:
        return number();
    }
}

std::optional<Value> JsonReader::object(int depth)
{
    ++m_at;
    Value object = Value::object();
    skipSpace();
    if (take('}'))
        return object;
    do {
        skipSpace();
        std::optional<QString> name = text();
        if (!name)
            return {};
        skipSpace();
        if (!take(':'))
            return {};
        std::optional<Value> member = value(depth);
        if (!member)
            return {};
        object.set(*std::move(name), *std::move(member));
        skipSpace();
    } while (take(','));
    if (!take('}'))
        return {};
    return object;
}

std::optional<Value> JsonReader::array(int depth)
{
    ++m_at;
    Value::Array items;
    skipSpace();
    if (take(']'))
        return Value(items);
    do {
        std::optional<Value> item = value(depth);
        if (!item)
            return {};
        items.append(*std::move(item));
        skipSpace();
    } while (take(','));
    if (!take(']'))
        return {};
    return Value(std::move(items));
}

std::optional<Value> JsonReader::number()
{
    const std::size_t from = m_at;
    take('-');
    if (!take('0') && !digits())
        return {};
    if (take('.') && !digits())
        return {};
    if (take('e') || take('E')) {
        if (!take('+'))
            take('-');
        if (!digits())
            return {};
    }
    return Value::number(QByteArray(m_text.data() + from, static_cast<qsizetype>(m_at - from)));
}

std::optional<QString> JsonReader::text()
{
    if (!take('"'))
        return {};
    const std::size_t from = m_at;
    while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\'
        && static_cast<unsigned char>(m_text[m_at]) >= 0x20)
        ++m_at;
    if (m_at < m_text.size() && m_text[m_at] == '"')
        return fromUtf8(m_text.substr(from, m_at++ - from));

    std::string unescaped(m_text.substr(from, m_at - from));
    while (m_at < m_text.size()) {
        const char c = m_text[m_at++];
        if (c == '"')
            return fromUtf8(unescaped);
        if (static_cast<unsigned char>(c) < 0x20)
            return {};
        if (c != '\\')
            unescaped += c;
        else if (!escape(unescaped))
            return {};
    }
    return {};
}

bool JsonReader::escape(std::string &out)
{
    if (m_at >= m_text.size())
        return false;
    switch (const char c = m_text[m_at++]; c) {
    case '"':
    case '\\':
    case '/':
        out += c;
        return true;
    case 'b':
        out += '\b';
        return true;
    case 'f':
        out += '\f';
        return true;
    case 'n':
        out += '\n';
        return true;
    case 'r':
        out += '\r';
        return true;
    case 't':
        out += '\t';
        return true;
    case 'u':
        break;
    default:
        return false;
    }
    const std::optional<char32_t> first = hex4();
    if (!first)
        return false;
    if (*first < 0xD800 || *first > 0xDFFF) {
        appendUtf8(out, *first);
        return true;
    }
    if (*first > 0xDBFF || !take('\\') || !take('u'))
        return false;
    const std::optional<char32_t> second = hex4();
    if (!second || *second < 0xDC00 || *second > 0xDFFF)
        return false;
    appendUtf8(out, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
    return true;
}

std::optional<char32_t> JsonReader::hex4()
{
    if (m_at + 4 > m_text.size())
        return {};
    char32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = m_text[m_at++];
        value <<= 4;
        if (c >= '0' && c <= '9')
            value += static_cast<char32_t>(c - '0');
        else if (c >= 'a' && c <= 'f')
            value += static_cast<char32_t>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            value += static_cast<char32_t>(c - 'A' + 10);
        else
            return {};
    }
    return value;
}

bool JsonReader::digits()
{
    const std::size_t from = m_at;
    while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9')
        ++m_at;
    return m_at > from;
}

bool JsonReader::word(std::string_view expected)
{
    if (m_text.substr(m_at, expected.size()) != expected)
        return false;
    m_at += expected.size();
    return true;
}

void JsonReader::skipSpace()
{
    while (m_at < m_text.size()
        && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n' || m_text[m_at] == '\r'))
        ++m_at;
}

bool JsonReader::take(char c)
{
    if (m_at >= m_text.size() || m_text[m_at] != c)
        return false;
    ++m_at;
    return true;
}

} // namespace sluice::sandbox
