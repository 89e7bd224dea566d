#pragma once

#include "sandbox/Value.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sluice::sandbox {

/// Reads one JSON text strictly, as both servers do: no comments, no trailing commas, no bare control
/// characters.
class JsonReader {
public:
    explicit JsonReader(std::string_view text)
        : m_text(text)
    {
    }

    /// The value, if the text is exactly one; leading and trailing white space is allowed.
    std::optional<Value> read();

private:
    std::optional<Value> value(int depth);
    std::optional<Value> object(int depth);
    std::optional<Value> array(int depth);
    std::optional<Value> number();
    std::optional<QString> text();
    /// Reads the escape behind a backslash into `out` (UTF-8).
    bool escape(std::string &out);
    std::optional<char32_t> hex4();
    bool digits();
    bool word(std::string_view expected);
    void skipSpace();
    bool take(char c);

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace sluice::sandbox
