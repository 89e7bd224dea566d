#include "journal/ChainHasher.h"

#include <sodium.h>

#include <charconv>

namespace sluice::journal {

namespace {

void appendNumber(std::string &out, std::int64_t number)
{
    std::array<char, 20> digits {};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void appendEscaped(std::string &out, char c)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    out += "\\u00";
    out += kHex[code >> 4];
    out += kHex[code & 0xf];
}

} // namespace

void appendJsonString(std::string &out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20)
            appendEscaped(out, c);
        else
            out += c;
    }
    out += '"';
}

ChainLink ChainHasher::link(const ChainLink &previous, const EventText &event)
{
    m_buffer.assign(previous.begin(), previous.end());
    m_buffer += "{\"actor\":";
    appendJsonString(m_buffer, event.actor);
    m_buffer += ",\"at_ms\":";
    appendNumber(m_buffer, event.atMs);
    m_buffer += ",\"kind\":";
    appendJsonString(m_buffer, event.kind);
    m_buffer += ",\"payload\":";
    m_buffer += event.payload;
    m_buffer += ",\"seq\":";
    appendNumber(m_buffer, event.seq);
    m_buffer += ",\"subject\":";
    appendJsonString(m_buffer, event.subject);
    m_buffer += ",\"version\":";
    appendNumber(m_buffer, event.version);
    m_buffer += '}';

    ChainLink link;
    // libsodium: SHA-256 needs no sodium_init(), which only chooses faster code for other primitives.
    crypto_hash_sha256(link.data(), reinterpret_cast<const unsigned char *>(m_buffer.data()), m_buffer.size());
    return link;
}

} // namespace sluice::journal
