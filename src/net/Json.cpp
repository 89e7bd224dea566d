#include "net/Json.h"

#include "core/Log.h"

#include <cstring>

namespace sluice::net {

using simdjson::error_code;
using simdjson::SUCCESS;

namespace {

std::string_view trimmed(std::string_view token)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    while (!token.empty() && isSpace(token.back()))
        token.remove_suffix(1);
    return token;
}

/// JSON's own grammar of a number, because the token is taken as it stands and no parser has looked at it.
bool isJsonNumber(std::string_view text)
{
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        return at - from;
    };
    if (at < text.size() && text[at] == '-')
        ++at;
    const bool leadingZero = at < text.size() && text[at] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (leadingZero && whole > 1))
        return false;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (digits() == 0)
            return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (digits() == 0)
            return false;
    }
    return at == text.size();
}

simdjson::dom::parser &reader()
{
    thread_local simdjson::dom::parser parser;
    return parser;
}

/// The reader on demand takes the structure of what it passes over for granted, and must never see a text that is broken
/// there. The one pass that this takes is an eighth of reading a page.
error_code faultOf(const simdjson::padded_string_view &text)
{
    simdjson::dom::element ignored;
    return reader().parse(text.data(), text.size(), false).get(ignored);
}

} // namespace

JsonText::JsonText(QByteArray bytes)
    : m_bytes(std::move(bytes))
    , m_size(m_bytes.size())
{
    // The parser reads a little past the end; resizing keeps what it reads there defined.
    m_bytes.resize(m_size + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
    std::memset(m_bytes.data() + m_size, ' ', simdjson::SIMDJSON_PADDING);
}

void JsonText::giveBackRoom()
{
    reader() = simdjson::dom::parser();
}

Result<void> JsonText::parse()
{
    m_error.reset();
    m_unescaped = 0;
    const simdjson::padded_string_view view(
        m_bytes.constData(), static_cast<std::size_t>(m_size), static_cast<std::size_t>(m_bytes.size()));
    if (!m_isWhole) {
        if (const error_code error = faultOf(view); error != SUCCESS) {
            note(error, "text");
            return finish();
        }
        m_isWhole = true;
    }
    if (const error_code error = m_parser.iterate(view).get(m_document); error != SUCCESS)
        note(error, "text");
    return finish();
}

Result<JsonObject> JsonText::root()
{
    if (Result<void> parsed = parse(); !parsed)
        return tl::unexpected(parsed.error());
    simdjson::ondemand::object object;
    if (const error_code error = m_document.get_object().get(object); error != SUCCESS) {
        note(error, "text");
        return tl::unexpected(*m_error);
    }
    return JsonObject(*this, object);
}

Result<void> JsonText::finish() const
{
    if (m_error)
        return tl::unexpected(*m_error);
    return {};
}

void JsonText::note(error_code error, std::string_view where)
{
    if (m_error)
        return; // The first failure explains the others.
    m_error = Error { ErrorKind::BadReply,
        QStringLiteral("JSON: %1 at \"%2\"")
            .arg(QString::fromLatin1(simdjson::error_message(error)),
                QString::fromUtf8(where.data(), static_cast<qsizetype>(where.size()))),
        {}, QStringLiteral("bad_json"), {} };
}

std::string_view JsonObject::raw()
{
    std::string_view text;
    if (m_owner->m_error)
        return {};
    error_code error = m_object.raw_json().get(text);
    if (error == SUCCESS)
        error = m_object.reset().error();
    if (error == SUCCESS)
        return text;
    m_owner->note(error, "an object");
    return {};
}

std::optional<JsonObject::Value> JsonObject::find(std::string_view key)
{
    if (m_owner->m_error)
        return std::nullopt;
    Value value;
    const error_code error = m_object.find_field_unordered(key).get(value);
    if (error == simdjson::NO_SUCH_FIELD)
        return std::nullopt;
    if (error != SUCCESS) {
        m_owner->note(error, key);
        return std::nullopt;
    }
    if (trimmed(value.raw_json_token()) == "null")
        return std::nullopt;
    return value;
}

std::optional<std::string_view> JsonObject::stringOf(Value value, std::string_view key)
{
    const std::string_view token = trimmed(value.raw_json_token());
    if (token.size() >= 2 && token.front() == '"' && token.back() == '"'
        && std::memchr(token.data(), '\\', token.size()) == nullptr)
        return token.substr(1, token.size() - 2); // Nothing to unescape: the text itself is the answer.

    m_owner->m_unescaped += token.size();
    if (m_owner->m_unescaped > static_cast<std::size_t>(m_owner->m_size)) {
        m_owner->note(simdjson::CAPACITY, key); // The same texts were asked for again and again.
        return std::nullopt;
    }
    std::string_view text;
    if (const error_code error = value.get_string().get(text); error != SUCCESS) {
        m_owner->note(error, key);
        return std::nullopt;
    }
    return text;
}

std::optional<std::string_view> JsonObject::text(std::string_view key)
{
    std::optional<Value> value = find(key);
    return value ? stringOf(*value, key) : std::nullopt;
}

std::optional<std::string_view> JsonObject::numberText(std::string_view key)
{
    std::optional<Value> value = find(key);
    if (!value)
        return std::nullopt;
    const std::string_view token = trimmed(value->raw_json_token());
    if (!isJsonNumber(token)) {
        m_owner->note(simdjson::NUMBER_ERROR, key);
        return std::nullopt;
    }
    return token;
}

std::optional<bool> JsonObject::flag(std::string_view key)
{
    std::optional<Value> value = find(key);
    if (!value)
        return std::nullopt;
    bool flag = false;
    if (const error_code error = value->get_bool().get(flag); error != SUCCESS) {
        m_owner->note(error, key);
        return std::nullopt;
    }
    return flag;
}

std::optional<std::int64_t> JsonObject::whole(std::string_view key)
{
    std::optional<Value> value = find(key);
    if (!value)
        return std::nullopt;
    std::int64_t number = 0;
    if (const error_code error = value->get_int64().get(number); error != SUCCESS) {
        m_owner->note(error, key);
        return std::nullopt;
    }
    return number;
}

std::optional<JsonObject> JsonObject::object(std::string_view key)
{
    std::optional<Value> value = find(key);
    if (!value)
        return std::nullopt;
    simdjson::ondemand::object object;
    if (const error_code error = value->get_object().get(object); error != SUCCESS) {
        m_owner->note(error, key);
        return std::nullopt;
    }
    return JsonObject(*m_owner, object);
}

} // namespace sluice::net
