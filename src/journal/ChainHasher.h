#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace sluice::journal {

using ChainLink = std::array<unsigned char, 32>;

/// What an event's hash covers, as UTF-8. `payload` is canonical JSON already and goes in as it stands.
struct EventText {
    std::int64_t seq = 0, atMs = 0, version = 0;
    std::string_view actor, kind, subject, payload;
};

/// Computes links of the chain. Keeps its buffer and its digest, because a verification computes a million of them.
/// OpenSSL's SHA-256, because it uses the processor's instructions for it where there are any.
class ChainHasher {
public:
    ChainHasher();

    /// SHA-256 over `previous` and the canonical JSON of {actor, at_ms, kind, payload, seq, subject, version}.
    ChainLink link(const ChainLink &previous, const EventText &event);

private:
    struct FreeDigest {
        void operator()(evp_md_ctx_st *digest) const;
    };
    std::unique_ptr<evp_md_ctx_st, FreeDigest> m_digest;
    std::string m_buffer;
};

/// Appends `text` as a JSON string, spelled as core/CanonicalJson.h spells it.
void appendJsonString(std::string &out, std::string_view text);

} // namespace sluice::journal
