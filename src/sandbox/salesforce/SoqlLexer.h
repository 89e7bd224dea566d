#pragma once

#include "sandbox/salesforce/ApiError.h"

#include <vector>

namespace sluice::sandbox::salesforce::soql {

/// What stands for an escaped `%` and `_` until LIKE has read its pattern; both are private to this program.
constexpr QChar kLiteralPercent(0xE000);
constexpr QChar kLiteralUnderscore(0xE001);

struct Token {
    enum class Kind { Word, Text, Number, Date, DateTime, Symbol, End };
    Kind kind = Kind::End;
    QString text; ///< Unescaped for Text; `\%` and `\_` become the two characters below.
    qsizetype at = 0;
};

/// Cuts a query into tokens. Errors: MALFORMED_QUERY.
Outcome<std::vector<Token>> cut(const QString &text);

/// The refusal of `text` at `at`, worded with the excerpt and the caret that Salesforce puts there.
tl::unexpected<ApiError> malformed(const QString &text, qsizetype at, const QString &what);

} // namespace sluice::sandbox::salesforce::soql
