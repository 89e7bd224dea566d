#include "books/quickbooks/Fields.h"

#include <array>
#include <utility>

namespace sluice::quickbooks {

namespace {

constexpr int kDecimalsKept = 2;

} // namespace

QString toText(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

QString Fields::text(std::string_view key)
{
    return toText(m_object.text(key));
}

std::optional<int> Fields::whole(std::string_view key)
{
    const std::optional<std::int64_t> value = m_object.whole(key);
    if (value && std::in_range<int>(*value))
        return static_cast<int>(*value);
    if (value)
        note(key, { ErrorKind::BadReply, QStringLiteral("the number is too large"), {}, {}, {} });
    return std::nullopt;
}

QDate Fields::date(std::string_view key)
{
    const std::optional<std::string_view> value = m_object.text(key);
    return value ? parseDate(*value).value_or(QDate()) : QDate();
}

Ref Fields::ref(std::string_view key)
{
    Ref found;
    if (std::optional<net::JsonObject> ref = m_object.object(key)) {
        found.id = toText(ref->text("value"));
        found.name = toText(ref->text("name"));
    }
    return found;
}

QString Fields::inner(std::string_view key, std::string_view innerKey)
{
    std::optional<net::JsonObject> outer = m_object.object(key);
    return outer ? toText(outer->text(innerKey)) : QString();
}

Instant Fields::innerInstant(std::string_view key, std::string_view innerKey)
{
    std::optional<net::JsonObject> outer = m_object.object(key);
    const std::optional<std::string_view> value = outer ? outer->text(innerKey) : std::nullopt;
    return value ? parseInstant(*value).value_or(Instant()) : Instant();
}

Address Fields::address(std::string_view key)
{
    Address address;
    std::optional<net::JsonObject> found = m_object.object(key);
    if (!found)
        return address;
    QStringList street;
    for (const char *line : { "Line1", "Line2", "Line3", "Line4", "Line5" }) {
        const QString text = toText(found->text(line));
        if (!text.isEmpty())
            street.append(text);
    }
    address.street = street.join(QLatin1Char('\n'));
    address.city = toText(found->text("City"));
    address.state = toText(found->text("CountrySubDivisionCode"));
    address.postalCode = toText(found->text("PostalCode"));
    address.country = toText(found->text("Country"));
    return address;
}

std::optional<Decimal> Fields::decimal(std::string_view key)
{
    const std::optional<std::string_view> number = m_object.numberText(key);
    if (!number)
        return std::nullopt;
    Result<Decimal> value = Decimal::fromWire(*number);
    if (!value) {
        note(key, value.error());
        return std::nullopt;
    }
    return *value;
}

std::optional<Money> Fields::money(std::string_view key, Currency currency)
{
    const std::optional<std::string_view> number = m_object.numberText(key);
    if (!number)
        return std::nullopt;
    Result<Money> value = Money::fromWire(*number, currency);
    // Amounts are kept with two decimals in every currency, so that the tax on yen may come to a part of one.
    const Result<Decimal> exact = Decimal::fromWire(*number);
    if (!value && exact && currency.exponent < kDecimalsKept && exact->rounded(kDecimalsKept, Rounding::Down) == *exact)
        value = exact->toMoney(currency, Rounding::HalfUp);
    if (!value) {
        note(key, value.error());
        return std::nullopt;
    }
    return *value;
}

Result<void> Fields::finish() const
{
    if (m_error)
        return tl::unexpected(*m_error);
    return {};
}

void Fields::note(std::string_view key, const Error &error)
{
    if (m_error)
        return;
    m_error = error;
    m_error->kind = ErrorKind::BadReply;
    m_error->detail = QStringLiteral("%1: %2").arg(toText(key), error.detail);
}

} // namespace sluice::quickbooks
