#include "crm/salesforce/CsvReader.h"

#include <algorithm>
#include <cstring>

namespace sluice::salesforce {

CsvReader::CsvReader(QByteArray text)
    : m_text(std::move(text))
{
    if (m_text.contains('\0'))
        m_text.replace('\0', QByteArrayView());
    m_at = m_text.data();
    m_end = m_at + m_text.size();
    if (m_text.startsWith("\xEF\xBB\xBF"))
        m_at += 3;
    const Result<bool> header = readRecord();
    if (!header) {
        m_headerError = header.error();
        return;
    }
    for (const std::string_view name : m_values)
        m_header.emplace_back(name);
}

Result<bool> CsvReader::next()
{
    if (m_headerError)
        return tl::unexpected(*m_headerError);
    m_likely = 0;
    Result<bool> read = readRecord();
    if (!read || !*read)
        return read;
    if (m_values.size() != m_header.size())
        return fail(ErrorKind::BadReply, QStringLiteral("CSV: %1 values under %2 names").arg(m_values.size()).arg(m_header.size()));
    ++m_records;
    return true;
}

std::optional<std::string_view> CsvReader::value(std::string_view name)
{
    for (std::size_t tried = 0; tried < m_header.size(); ++tried) {
        const std::size_t at = (m_likely + tried) % m_header.size();
        if (m_header[at] != name)
            continue;
        m_likely = at + 1;
        return m_values[at].empty() ? std::nullopt : std::optional(m_values[at]);
    }
    return std::nullopt;
}

std::string CsvReader::record() const
{
    std::string all;
    for (const std::string_view value : m_values)
        all.append(value).push_back('\0'); // No value holds one: they are stripped.
    return all;
}

bool CsvReader::has(std::string_view name) const
{
    return std::find(m_header.begin(), m_header.end(), name) != m_header.end();
}

Result<bool> CsvReader::readRecord()
{
    m_values.clear();
    if (m_at == m_end)
        return false;
    for (;;) {
        if (m_at != m_end && *m_at == '"') {
            Result<std::string_view> quoted = readQuoted();
            if (!quoted)
                return tl::unexpected(quoted.error());
            m_values.push_back(*quoted);
        } else {
            m_values.push_back(readPlain());
        }
        if (m_at == m_end)
            return true; // The last line need not be ended.
        const char separator = *m_at++;
        if (separator == ',')
            continue;
        if (separator == '\r' && m_at != m_end && *m_at == '\n')
            ++m_at;
        return true;
    }
}

/// From the opening quote to behind the closing one. Doubled quotes are made single where they stand.
Result<std::string_view> CsvReader::readQuoted()
{
    char *const begin = ++m_at;
    char *write = begin;
    for (;;) {
        char *quote = static_cast<char *>(std::memchr(m_at, '"', static_cast<std::size_t>(m_end - m_at)));
        if (!quote)
            return fail(ErrorKind::BadReply, QStringLiteral("CSV: a quoted value does not end"));
        if (write != m_at)
            std::memmove(write, m_at, static_cast<std::size_t>(quote - m_at));
        write += quote - m_at;
        m_at = quote + 1;
        if (m_at == m_end || *m_at != '"')
            break;
        *write++ = '"';
        ++m_at;
    }
    const bool closed = m_at == m_end || *m_at == ',' || *m_at == '\n'
        || (*m_at == '\r' && (m_at + 1 == m_end || m_at[1] == '\n'));
    if (!closed)
        return fail(ErrorKind::BadReply, QStringLiteral("CSV: text behind a closing quote"));
    return std::string_view(begin, static_cast<std::size_t>(write - begin));
}

/// Up to the next comma or line end; a carriage return inside a line belongs to the value.
std::string_view CsvReader::readPlain()
{
    char *const begin = m_at;
    while (m_at != m_end && *m_at != ',' && *m_at != '\n') {
        if (*m_at == '\r' && m_at + 1 != m_end && m_at[1] == '\n')
            break;
        ++m_at;
    }
    return std::string_view(begin, static_cast<std::size_t>(m_at - begin));
}

} // namespace sluice::salesforce
