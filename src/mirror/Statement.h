#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_stmt;

namespace sluice::mirror {

class Database;

/// A prepared statement of SQLite's C interface: three times faster than QSqlQuery where rows count in the hundreds of
/// thousands. Parameters are bound and columns read in order, one after the other. For this folder only.
class Statement {
public:
    static Result<Statement> prepare(const Database &database, std::string_view sql);

    void bindNull();
    void bind(qint64 value);
    /// `text` must outlive the step.
    void bind(const QString &text);
    void bindCopy(std::string_view text);
    void bindBlob(const QByteArray &blob);

    /// True: a row is ready, to be read from its first column on. False: the end, and the statement is reset.
    Result<bool> step();
    /// Runs to the end and resets. The number of rows it really changed.
    Result<int> run();
    /// Gives up the rest of the rows, and makes the statement ready for new parameters.
    void reset();

    bool nextIsNull() const;
    qint64 integer();
    /// Rows that repeat a text of a row before share it as a rule: most columns of most tables do, and a hundred thousand
    /// rows stay in memory at once.
    QString text();
    std::string_view view(); ///< Valid until the next step.
    QByteArray blob();
    void skip() { ++m_column; }

    int columnCount() const;
    std::string_view columnName(int column) const;
    bool columnIsInteger(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };
    tl::unexpected<Error> failure() const;

    /// The last text of a column, and whether it pays to look for the others.
    struct Seen {
        std::string utf8;
        QString text;
        int looked = 0, found = 0;
        bool repeats() const { return looked < 200 || found > looked / 8; }
    };

    /// Room for so many bytes of text that stays until the next parameters; null when a text is too long for it.
    char *room(std::size_t bytes);
    void bindHere(const char *text, std::size_t bytes);

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    std::unique_ptr<char[]> m_room;
    std::size_t m_roomUsed = 0;
    std::vector<Seen> m_seen; ///< By column.
    int m_parameter = 0, m_column = 0;
};

} // namespace sluice::mirror
