#include "mirror/Statement.h"

#include "mirror/Access.h"

#include <sqlite3.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace sluice::mirror {

namespace {

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// What was read lately, whatever it was read from: names of products and checks, descriptions, ids of accounts. Each text
/// has one place, and what comes later to the same place stays there.
class LateTexts {
public:
    /// False when `text` had to be made.
    bool take(std::string_view utf8, QString &text)
    {
        Place &place = m_places[std::hash<std::string_view>()(utf8) % m_places.size()];
        const bool known = place.utf8 == utf8;
        if (!known) {
            place.utf8 = utf8;
            place.text = textOf(utf8);
        }
        text = place.text;
        return known;
    }

private:
    struct Place {
        std::string utf8;
        QString text;
    };
    std::vector<Place> m_places { 8192 };
};

constexpr std::size_t kRoom = 8192; ///< For the texts of one row; longer ones go the slow way.

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<Statement> Statement::prepare(const Database &database, std::string_view sql)
{
    sqlite3 *handle = Access::handle(database);
    sqlite3_stmt *raw = nullptr;
    const int answer = sqlite3_prepare_v3(
        handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    Statement statement;
    statement.m_statement.reset(raw);
    if (answer != SQLITE_OK)
        return sqliteFailure(handle);
    return statement;
}

tl::unexpected<Error> Statement::failure() const
{
    return sqliteFailure(sqlite3_db_handle(m_statement.get()));
}

void Statement::bindNull()
{
    sqlite3_bind_null(m_statement.get(), ++m_parameter);
}

void Statement::bind(qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), ++m_parameter, value);
}

char *Statement::room(std::size_t bytes)
{
    if (!m_room)
        m_room = std::make_unique_for_overwrite<char[]>(kRoom);
    if (bytes > kRoom - m_roomUsed)
        return nullptr;
    return m_room.get() + std::exchange(m_roomUsed, m_roomUsed + bytes);
}

void Statement::bindHere(const char *text, std::size_t bytes)
{
    sqlite3_bind_text(m_statement.get(), ++m_parameter, text, static_cast<int>(bytes), SQLITE_STATIC);
}

/// SQLite keeps UTF-8, and for every UTF-16 text it would allocate memory to convert it in. Most texts are ASCII and short.
void Statement::bind(const QString &text)
{
    const auto size = static_cast<std::size_t>(text.size());
    char *here = size > 0 ? room(size) : nullptr;
    if (!here) {
        // An empty text may have no address, and a null address would bind NULL.
        sqlite3_bind_text16(m_statement.get(), ++m_parameter, size > 0 ? static_cast<const void *>(text.utf16()) : u"",
            static_cast<int>(size * sizeof(char16_t)), SQLITE_STATIC);
        return;
    }
    const char16_t *from = reinterpret_cast<const char16_t *>(text.utf16());
    char16_t all = 0;
    for (std::size_t i = 0; i < size; ++i) {
        all = static_cast<char16_t>(all | from[i]);
        here[i] = static_cast<char>(from[i]);
    }
    if (all < 0x80) {
        bindHere(here, size);
        return;
    }
    m_roomUsed -= size;
    const QByteArray utf8 = text.toUtf8();
    bindCopy(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}

void Statement::bindCopy(std::string_view text)
{
    if (char *here = room(text.size())) {
        std::copy(text.begin(), text.end(), here);
        bindHere(here, text.size());
        return;
    }
    sqlite3_bind_text(m_statement.get(), ++m_parameter, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void Statement::bindBlob(const QByteArray &blob)
{
    sqlite3_bind_blob64(m_statement.get(), ++m_parameter, blob.isEmpty() ? "" : blob.constData(),
        static_cast<sqlite3_uint64>(blob.size()), SQLITE_STATIC);
}

Result<bool> Statement::step()
{
    m_column = 0;
    const int answer = sqlite3_step(m_statement.get());
    if (answer == SQLITE_ROW)
        return true;
    if (answer == SQLITE_DONE) {
        reset();
        return false;
    }
    const auto failed = failure();
    reset();
    return failed;
}

Result<int> Statement::run()
{
    for (;;) {
        const Result<bool> more = step();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return sqlite3_changes(sqlite3_db_handle(m_statement.get()));
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
    m_parameter = 0;
    m_roomUsed = 0;
}

bool Statement::nextIsNull() const
{
    return sqlite3_column_type(m_statement.get(), m_column) == SQLITE_NULL;
}

qint64 Statement::integer()
{
    return sqlite3_column_int64(m_statement.get(), m_column++);
}

std::string_view Statement::view()
{
    const int column = m_column++;
    const unsigned char *text = sqlite3_column_text(m_statement.get(), column);
    return { reinterpret_cast<const char *>(text),
        static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column)) };
}

QString Statement::text()
{
    thread_local LateTexts late;
    const auto column = static_cast<std::size_t>(m_column);
    const std::string_view utf8 = view();
    if (utf8.empty())
        return {};
    if (column >= m_seen.size())
        m_seen.resize(static_cast<std::size_t>(columnCount()));
    Seen &seen = m_seen[column];
    if (seen.utf8 != utf8) {
        seen.utf8 = utf8;
        if (seen.repeats()) {
            ++seen.looked;
            seen.found += late.take(utf8, seen.text) ? 1 : 0;
        } else {
            seen.text = textOf(utf8);
        }
    }
    return seen.text;
}

QByteArray Statement::blob()
{
    const int column = m_column++;
    const void *data = sqlite3_column_blob(m_statement.get(), column);
    return QByteArray(static_cast<const char *>(data), sqlite3_column_bytes(m_statement.get(), column));
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_statement.get());
}

std::string_view Statement::columnName(int column) const
{
    return sqlite3_column_name(m_statement.get(), column);
}

bool Statement::columnIsInteger(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_INTEGER;
}

} // namespace sluice::mirror
