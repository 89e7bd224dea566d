#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::journal {

using ChainLink = std::array<unsigned char, 32>;

/// What an event's hash covers, as UTF-8. `payload` is canonical JSON already and goes in as it stands.
struct EventText {
    std::int64_t seq = 0, atMs = 0, version = 0;
    std::string_view actor, kind, subject, payload;
};

/// Computes links of the chain. Keeps its buffer, because a verification computes a million of them.
class ChainHasher {
public:
    /// SHA-256 over `previous` and the canonical JSON of {actor, at_ms, kind, payload, seq, subject, version}.
    ChainLink link(const ChainLink &previous, const EventText &event);

private:
    std::string m_buffer;
};

/// Appends `text` as a JSON string, spelled as core/CanonicalJson.h spells it.
void appendJsonString(std::string &out, std::string_view text);

} // namespace sluice::journal
