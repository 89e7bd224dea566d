#pragma once

#include "core/Result.h"

#include <QByteArray>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::salesforce {

/// Reads CSV as RFC 4180 has it, record by record and in place: a quoted value may hold commas, doubled quotes and line
/// breaks, lines end with LF or CRLF. NUL bytes, which Salesforce lets through, are dropped. Values live until the next
/// record is read.
class CsvReader {
public:
    /// The first record of `text` is its header.
    explicit CsvReader(QByteArray text);

    /// Goes to the next record; false at the end. Errors: BadReply when a quote stays open, something follows a closed
    /// quote, or a record has more or fewer values than the header.
    Result<bool> next();

    /// The value under this name; nothing when it is empty or the header lacks it. Asking in the order of the header is
    /// fastest.
    std::optional<std::string_view> value(std::string_view name);
    bool has(std::string_view name) const;
    /// All values of the record, told apart.
    std::string record() const;

    int recordsRead() const { return m_records; }

private:
    Result<bool> readRecord();
    Result<std::string_view> readQuoted();
    std::string_view readPlain();

    QByteArray m_text;
    char *m_at = nullptr;
    char *m_end = nullptr;
    std::vector<std::string> m_header;
    std::vector<std::string_view> m_values;
    std::size_t m_likely = 0; ///< Where the next value that is asked for probably lies.
    int m_records = 0;
    std::optional<Error> m_headerError;
};

} // namespace sluice::salesforce
