#pragma once

#include "mirror/Statement.h"
#include "mirror/Texts.h"

#include "core/Decimal.h"
#include "core/Id.h"
#include "core/Time.h"
#include "domain/Enums.h"

#include <QDate>

#include <concepts>
#include <optional>
#include <string>
#include <vector>

// A record's columns are listed once, in CrmColumns.h, LedgerColumns.h and ViewColumns.h:
//
//     template <class Io, Either<User> T> void columns(Io &io, T &user) { io("id", user.id); … }
//
// Three visitors go through that list: ColumnNames, from which the statements are made; ColumnWriter, which binds a
// record; ColumnReader, which fills one. What is written is therefore what is read, in the same order.

namespace sluice::mirror {

/// T or const T.
template <class T, class Of>
concept Either = std::same_as<std::remove_const_t<T>, Of>;

/// Names of the columns, in order.
class ColumnNames {
public:
    template <class T> void operator()(const char *name, const T &) { names.emplace_back(name); }
    template <class T, class C> void money(const char *name, const T &, const C &) { names.emplace_back(name); }
    template <class T> void money(const char *minorName, const char *currencyName, const T &)
    {
        names.emplace_back(currencyName);
        names.emplace_back(minorName);
    }
    std::vector<std::string> names;
};

/// Binds a record's columns to a statement. The record must outlive the step.
class ColumnWriter {
public:
    explicit ColumnWriter(Statement &statement)
        : m_statement(statement)
    {
    }

    void operator()(const char *, const QString &value) { m_statement.bind(value); }
    void operator()(const char *, const QByteArray &value) { m_statement.bindBlob(value); }
    void operator()(const char *, bool value) { m_statement.bind(qint64(value)); }
    void operator()(const char *, int value) { m_statement.bind(qint64(value)); }
    void operator()(const char *, qint64 value) { m_statement.bind(value); }
    void operator()(const char *, Instant value) { m_statement.bind(toMs(value)); }
    void operator()(const char *, const QDate &value);
    void operator()(const char *, const Decimal &value);
    void operator()(const char *, const Currency &value);
    template <class Tag> void operator()(const char *, const Id<Tag> &value) { m_statement.bind(value.value); }
    template <class T> void operator()(const char *name, const std::optional<T> &value)
    {
        if (value)
            (*this)(name, *value);
        else
            m_statement.bindNull();
    }
    /// Enums and lists, as Texts.h spells them.
    template <class T>
        requires requires(const T &value) { toText(value); }
    void operator()(const char *, const T &value)
    {
        m_statement.bindCopy(toText(value));
    }

    /// An amount in the currency of its record.
    void money(const char *, const Money &value, const Currency &) { m_statement.bind(value.minor()); }
    void money(const char *name, const std::optional<Money> &value, const Currency &currency);
    /// An amount that brings its own currency, in a column before it.
    void money(const char *minorName, const char *currencyName, const Money &value);
    void money(const char *minorName, const char *currencyName, const std::optional<Money> &value);

private:
    Statement &m_statement;
};

/// Fills a record from the row at which a statement stands.
class ColumnReader {
public:
    explicit ColumnReader(Statement &statement)
        : m_statement(statement)
    {
    }

    void operator()(const char *, QString &value) { value = m_statement.text(); }
    void operator()(const char *, QByteArray &value) { value = m_statement.blob(); }
    void operator()(const char *, bool &value) { value = m_statement.integer() != 0; }
    void operator()(const char *, int &value) { value = static_cast<int>(m_statement.integer()); }
    void operator()(const char *, qint64 &value) { value = m_statement.integer(); }
    void operator()(const char *, Instant &value) { value = fromMs(m_statement.integer()); }
    void operator()(const char *name, QDate &value);
    void operator()(const char *name, Decimal &value);
    void operator()(const char *name, Currency &value);
    template <class Tag> void operator()(const char *, Id<Tag> &value) { value.value = m_statement.text(); }
    template <class T> void operator()(const char *name, std::optional<T> &value)
    {
        if (m_statement.nextIsNull()) {
            m_statement.skip();
            value.reset();
            return;
        }
        (*this)(name, value.emplace());
    }
    template <class T>
        requires requires(std::string_view text, T &value) { fromText(text, value); }
    void operator()(const char *name, T &value)
    {
        if (!fromText(m_statement.view(), value))
            refuse(name);
    }

    void money(const char *, Money &value, const Currency &currency);
    void money(const char *, std::optional<Money> &value, const Currency &currency);
    void money(const char *minorName, const char *currencyName, Money &value);
    void money(const char *minorName, const char *currencyName, std::optional<Money> &value);

    /// The first column that held something that cannot have been written; empty if none did.
    const std::string &refused() const { return m_refused; }

private:
    void refuse(const char *name);

    Statement &m_statement;
    Currency m_lastCurrency;
    std::string m_refused;
};

/// The statements of one table, made from its list of columns; the first `keys` columns are its primary key.
struct TableSql {
    std::string select; ///< "SELECT … FROM table", to be continued.
    std::string upsert; ///< Changes a row, and counts it as changed, only where it differs.

    TableSql(const char *table, std::size_t keys, const std::vector<std::string> &columns);
};

} // namespace sluice::mirror
