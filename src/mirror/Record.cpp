#include "mirror/Record.h"

#include <array>

namespace sluice::mirror {

namespace {

std::string joined(std::span<const std::string> names, const char *prefix = "")
{
    std::string list;
    for (const std::string &name : names) {
        if (!list.empty())
            list += ", ";
        list += prefix + name;
    }
    return list;
}

} // namespace

void ColumnWriter::operator()(const char *, const QDate &value)
{
    if (!value.isValid()) {
        m_statement.bindNull();
        return;
    }
    // QDate::toString costs more than the rest of a row.
    std::array<char, 10> text { '0', '0', '0', '0', '-', '0', '0', '-', '0', '0' };
    const auto put = [&text](std::size_t at, int number) {
        for (; number > 0; number /= 10, --at)
            text[at] = static_cast<char>('0' + number % 10);
    };
    put(3, value.year() % 10000);
    put(6, value.month());
    put(9, value.day());
    m_statement.bindCopy(std::string_view(text.data(), text.size()));
}

void ColumnWriter::operator()(const char *, const Decimal &value)
{
    // As Decimal::toText() spells it, which is made for people and takes four strings.
    std::int64_t coefficient = value.coefficient();
    int scale = value.scale();
    for (; scale > 0 && coefficient % 10 == 0; --scale)
        coefficient /= 10;
    std::array<char, 40> text {};
    char *at = text.data() + text.size();
    const auto put = [&at](char c) { *--at = c; };
    auto magnitude = static_cast<std::uint64_t>(coefficient);
    if (coefficient < 0)
        magnitude = 0 - magnitude;
    for (int place = 0; place <= scale || magnitude > 0; ++place, magnitude /= 10) {
        if (place == scale && scale > 0)
            put('.');
        put(static_cast<char>('0' + magnitude % 10));
    }
    if (coefficient < 0)
        put('-');
    m_statement.bindCopy(std::string_view(at, static_cast<std::size_t>(text.data() + text.size() - at)));
}

void ColumnWriter::operator()(const char *, const Currency &value)
{
    m_statement.bindCopy(std::string_view(value.code.data(), value.code.size()));
}

void ColumnWriter::money(const char *, const std::optional<Money> &value, const Currency &)
{
    if (value)
        m_statement.bind(value->minor());
    else
        m_statement.bindNull();
}

void ColumnWriter::money(const char *minorName, const char *currencyName, const Money &value)
{
    (*this)(currencyName, value.currency());
    (*this)(minorName, qint64(value.minor()));
}

void ColumnWriter::money(const char *minorName, const char *currencyName, const std::optional<Money> &value)
{
    if (value) {
        money(minorName, currencyName, *value);
        return;
    }
    m_statement.bindNull();
    m_statement.bindNull();
}

void ColumnReader::refuse(const char *name)
{
    if (m_refused.empty())
        m_refused = name;
}

void ColumnReader::operator()(const char *name, QDate &value)
{
    if (m_statement.nextIsNull()) {
        m_statement.skip();
        value = {};
        return;
    }
    const std::optional<QDate> date = parseDate(m_statement.view());
    if (!date)
        refuse(name);
    value = date.value_or(QDate());
}

void ColumnReader::operator()(const char *name, Decimal &value)
{
    const Result<Decimal> decimal = Decimal::fromWire(m_statement.view());
    if (!decimal)
        refuse(name);
    value = decimal.value_or(Decimal());
}

void ColumnReader::operator()(const char *name, Currency &value)
{
    const std::string_view code = m_statement.view();
    const std::string_view last(m_lastCurrency.code.data(), m_lastCurrency.code.size());
    if (code != last) { // Rows of one table rarely change their currency, and looking one up takes a while.
        const Result<Currency> currency = code == "XXX" ? Currency {} : Currency::fromCode(code);
        if (!currency)
            refuse(name);
        m_lastCurrency = currency.value_or(Currency {});
    }
    value = m_lastCurrency;
}

void ColumnReader::money(const char *, Money &value, const Currency &currency)
{
    value = Money(m_statement.integer(), currency);
}

void ColumnReader::money(const char *name, std::optional<Money> &value, const Currency &currency)
{
    if (m_statement.nextIsNull()) {
        m_statement.skip();
        value.reset();
        return;
    }
    money(name, value.emplace(), currency);
}

void ColumnReader::money(const char *minorName, const char *currencyName, Money &value)
{
    Currency currency;
    (*this)(currencyName, currency);
    money(minorName, value, currency);
}

void ColumnReader::money(const char *minorName, const char *currencyName, std::optional<Money> &value)
{
    if (m_statement.nextIsNull()) {
        m_statement.skip();
        m_statement.skip();
        value.reset();
        return;
    }
    money(minorName, currencyName, value.emplace());
}

TableSql::TableSql(const char *table, std::size_t keys, const std::vector<std::string> &columns)
    : select("SELECT " + joined(columns) + " FROM " + table)
{
    const std::span<const std::string> key(columns.data(), keys);
    const std::span<const std::string> rest(columns.data() + keys, columns.size() - keys);
    std::string places;
    for (std::size_t i = 0; i < columns.size(); ++i)
        places += i == 0 ? "?" : ", ?";
    upsert = std::string("INSERT INTO ") + table + " (" + joined(columns) + ") VALUES (" + places + ") ON CONFLICT ("
        + joined(key) + ") DO ";
    if (rest.empty()) {
        upsert += "NOTHING";
        return;
    }
    std::string set;
    for (const std::string &name : rest)
        set.append(set.empty() ? "" : ", ").append(name).append(" = excluded.").append(name);
    const std::string own = std::string(table) + ".";
    upsert += "UPDATE SET " + set + " WHERE (" + joined(rest, own.c_str()) + ") IS NOT (" + joined(rest, "excluded.")
        + ")";
}

} // namespace sluice::mirror
