#include "journal/ChainHasher.h"

#include <QtGlobal>

#include <openssl/evp.h>

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

void ChainHasher::FreeDigest::operator()(evp_md_ctx_st *digest) const
{
    EVP_MD_CTX_free(digest);
}

// Without its digest a journal can neither be written nor checked; it is part of every OpenSSL, so that its absence is
// an installation out of order and no state to go on from.
ChainHasher::ChainHasher()
    : m_digest(EVP_MD_CTX_new())
{
    if (!m_digest || EVP_DigestInit_ex2(m_digest.get(), EVP_sha256(), nullptr) != 1)
        qFatal("OpenSSL has no SHA-256");
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

    ChainLink link {};
    const bool hashed = EVP_DigestInit_ex2(m_digest.get(), nullptr, nullptr) == 1
        && EVP_DigestUpdate(m_digest.get(), m_buffer.data(), m_buffer.size()) == 1
        && EVP_DigestFinal_ex(m_digest.get(), link.data(), nullptr) == 1;
    if (!hashed)
        qFatal("SHA-256 failed: the journal cannot go on");
    return link;
}

} // namespace sluice::journal
