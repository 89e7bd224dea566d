#pragma once

#include "core/Decimal.h"
#include "core/Time.h"
#include "crm/salesforce/CsvReader.h"
#include "crm/salesforce/Schema.h"
#include "domain/Enums.h"
#include "net/Json.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>

namespace sluice::salesforce {

/// One record of a query answer, be it JSON or CSV, read by our names. A column that was left out reads as empty.
class Row {
public:
    Row(net::JsonObject object, const Columns &columns)
        : m_object(object)
        , m_columns(columns)
    {
    }
    /// The record on which the reader stands.
    Row(CsvReader &csv, const Columns &columns)
        : m_csv(&csv)
        , m_columns(columns)
    {
    }

    /// True for CSV, where no row brings others with it.
    bool isAlone() const { return m_csv != nullptr; }
    /// All of it as it was sent; to be asked before any column.
    std::string raw() { return m_object ? std::string(m_object->raw()) : m_csv->record(); }
    QString text(std::string_view field);
    bool flag(std::string_view field, bool otherwise = false);
    std::optional<bool> flagIfAny(std::string_view field);
    int whole(std::string_view field);
    QDate date(std::string_view field);
    std::optional<Instant> instant(std::string_view field);
    /// The number of a percent, quantity or price field. Exact, unless it has more digits than a Decimal holds: what a trigger
    /// computed may be `27.77777777777778`, and is rounded half up.
    std::optional<Decimal> decimal(std::string_view field);
    /// A currency field. More digits than the currency has (an org may keep prices that way) are rounded half up.
    std::optional<Money> money(std::string_view field, Currency currency);
    /// The record's currency; `otherwise` when the org has one currency only, and no currency when the code is unknown.
    Currency currency(Currency otherwise);

    /// Texts of the first child row of a sub-query; none when there is no such row.
    QStringList childTexts(std::string_view children, std::initializer_list<std::string_view> fields);

    template <class Enum>
    std::optional<Enum> named(std::string_view field)
    {
        return parseName<Enum>(text(field));
    }

    /// What could not be read so far: BadReply with the field's name.
    Result<void> finish() const;

private:
    std::optional<std::string_view> string(std::string_view field);
    std::optional<Decimal> decimal(std::string_view field, int scaleMax);
    void note(std::string_view field, const Error &error);

    std::optional<net::JsonObject> m_object;
    CsvReader *m_csv = nullptr;
    const Columns &m_columns;
    std::optional<Error> m_error;
};

} // namespace sluice::salesforce
