#include "crm/salesforce/Row.h"

#include "core/RoundedDecimal.h"

#include <charconv>
#include <utility>

namespace sluice::salesforce {

namespace {

constexpr int kPlacesMax = 12; ///< That a Decimal has.

} // namespace

std::optional<std::string_view> Row::string(std::string_view field)
{
    const std::string_view wire = m_columns.wire(field);
    if (wire.empty())
        return std::nullopt;
    if (m_csv)
        return m_csv->value(wire); // Parents too: `Product2.Name` is a column.
    const std::size_t dot = wire.find('.');
    if (dot == std::string_view::npos)
        return m_object->text(wire);
    std::optional<net::JsonObject> parent = m_object->object(wire.substr(0, dot));
    return parent ? parent->text(wire.substr(dot + 1)) : std::nullopt;
}

QString Row::text(std::string_view field)
{
    const std::optional<std::string_view> value = string(field);
    return value ? QString::fromUtf8(value->data(), static_cast<qsizetype>(value->size())) : QString();
}

std::optional<bool> Row::flagIfAny(std::string_view field)
{
    const std::string_view wire = m_columns.wire(field);
    if (wire.empty())
        return std::nullopt;
    if (!m_csv)
        return m_object->flag(wire);
    const std::optional<std::string_view> value = m_csv->value(wire);
    return value ? std::optional(*value == "true") : std::nullopt;
}

bool Row::flag(std::string_view field, bool otherwise)
{
    return flagIfAny(field).value_or(otherwise);
}

int Row::whole(std::string_view field)
{
    const std::string_view wire = m_columns.wire(field);
    if (wire.empty())
        return 0;
    if (!m_csv) {
        const std::int64_t value = m_object->whole(wire).value_or(0);
        return std::in_range<int>(value) ? static_cast<int>(value) : 0; // As in a file: what nobody can mean is not there.
    }
    const std::string_view digits = m_csv->value(wire).value_or(std::string_view());
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

QDate Row::date(std::string_view field)
{
    const std::optional<std::string_view> value = string(field);
    return value ? parseDate(*value).value_or(QDate()) : QDate();
}

std::optional<Instant> Row::instant(std::string_view field)
{
    const std::optional<std::string_view> value = string(field);
    return value ? parseInstant(*value) : std::nullopt;
}

std::optional<Decimal> Row::decimal(std::string_view field)
{
    return decimal(field, kPlacesMax);
}

std::optional<Decimal> Row::decimal(std::string_view field, int scaleMax)
{
    const std::string_view wire = m_columns.wire(field);
    if (wire.empty())
        return std::nullopt;
    const std::optional<std::string_view> number = m_csv ? m_csv->value(wire) : m_object->numberText(wire);
    if (!number)
        return std::nullopt;
    Result<Decimal> value = Decimal::fromWire(*number);
    if (!value && value.error().kind == ErrorKind::LimitReached)
        value = roundedFromWire(*number, scaleMax);
    if (!value) {
        note(field, value.error());
        return std::nullopt;
    }
    return *value;
}

std::optional<Money> Row::money(std::string_view field, Currency currency)
{
    const std::optional<Decimal> value = decimal(field, currency.exponent); // Rounded once, not to more places before.
    if (!value)
        return std::nullopt;
    Result<Money> money = value->toMoney(currency);
    if (!money) {
        note(field, money.error());
        return std::nullopt;
    }
    return *money;
}

Currency Row::currency(Currency otherwise)
{
    const std::optional<std::string_view> code = string("CurrencyIsoCode");
    return code ? Currency::fromCode(*code).value_or(Currency()) : otherwise;
}

QStringList Row::childTexts(std::string_view children, std::initializer_list<std::string_view> fields)
{
    QStringList found;
    std::optional<net::JsonObject> list = m_object ? m_object->object(children) : std::nullopt;
    if (!list)
        return found;
    const Result<void> read = list->forEachObject("records", [&](net::JsonObject child) -> Result<void> {
        if (!found.isEmpty())
            return {};
        for (const std::string_view field : fields) {
            const std::string_view value = child.text(field).value_or("");
            found.append(QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())));
        }
        return {};
    });
    if (!read)
        note(children, read.error());
    return found;
}

Result<void> Row::finish() const
{
    if (m_error)
        return tl::unexpected(*m_error);
    return {};
}

void Row::note(std::string_view field, const Error &error)
{
    if (m_error)
        return;
    m_error = error;
    m_error->detail = QStringLiteral("%1: %2").arg(
        QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size())), error.detail);
}

} // namespace sluice::salesforce
