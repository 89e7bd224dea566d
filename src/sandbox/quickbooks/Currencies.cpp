#include "sandbox/quickbooks/Currencies.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/Realm.h"
#include "sandbox/quickbooks/References.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

struct Known {
    QLatin1String code;
    QLatin1String name;
    std::int64_t usdMicros; ///< Millionths of a US dollar for one unit.
};

constexpr std::array kKnown {
    Known { "USD"_L1, "United States Dollar"_L1, 1'000'000 },
    Known { "EUR"_L1, "Euro"_L1, 1'085'000 },
    Known { "GBP"_L1, "British Pound Sterling"_L1, 1'265'000 },
    Known { "CAD"_L1, "Canadian Dollar"_L1, 735'000 },
    Known { "AUD"_L1, "Australian Dollar"_L1, 655'000 },
    Known { "CHF"_L1, "Swiss Franc"_L1, 1'120'000 },
    Known { "JPY"_L1, "Japanese Yen"_L1, 6'700 },
    Known { "SEK"_L1, "Swedish Krona"_L1, 95'000 },
    Known { "DKK"_L1, "Danish Krone"_L1, 145'500 },
    Known { "NOK"_L1, "Norwegian Krone"_L1, 93'000 },
    Known { "INR"_L1, "Indian Rupee"_L1, 11'900 },
};

const Known *find(const QString &code)
{
    for (const Known &known : kKnown) {
        if (code == known.code)
            return &known;
    }
    return nullptr;
}

/// A gentle monthly swing of up to one per cent, so that a rate is not the same all year; hundredths of a per
/// cent.
std::int64_t swing(QDate on) { return (on.month() * 37 + on.year() * 11) % 201 - 100; }

} // namespace

Value Currencies::reference(const QString &code)
{
    const Known *known = find(code);
    return Value::object({ { u"value"_s, code }, { u"name"_s, known ? QString(known->name) : code } });
}

Checked<QString> Currencies::forName(const QString &asked) const
{
    const QString home = m_realm.setup().homeCurrency;
    if (asked.isEmpty() || asked == home)
        return home;
    if (!m_realm.multiCurrency())
        return refuse(
            ApiFault::business(u"Multicurrency is not enabled in this company."_s, u"CurrencyRef"_s));
    static const Entity &entity = *entityByName(u"CompanyCurrency"_s);
    for (const Row &row : m_realm.table(entity).rows()) {
        if (!row.deleted && row.record[u"Code"].toString() == asked && row.record[u"Active"].toBool(true))
            return asked;
    }
    return refuse(ApiFault::badReference(u"Currencies"_s, asked));
}

Checked<DocumentCurrency> Currencies::forDocument(const Value &fields, const Value &customer, QDate on) const
{
    const QString home = m_realm.setup().homeCurrency;
    const QString asked = fields[u"CurrencyRef"][u"value"].toString();
    const QString code = asked.isEmpty() ? home : asked;
    const QString theirs = customer[u"CurrencyRef"][u"value"].toString();
    if (code != home && !m_realm.multiCurrency())
        return refuse(
            ApiFault::business(u"Multicurrency is not enabled in this company."_s, u"CurrencyRef"_s));
    if (code != (theirs.isEmpty() ? home : theirs))
        return refuse(ApiFault::business(
            u"The currency of the transaction is invalid for the customer / vendor / account."_s,
            u"CurrencyRef"_s));
    const Result<Currency> currency = Currency::fromCode(QStringView(code));
    if (!currency)
        return refuse(ApiFault::badReference(u"Currencies"_s, code));

    DocumentCurrency document { *currency, reference(code), Decimal(1, 0) };
    if (code == home)
        return document;
    const std::optional<Decimal> given = decimalOf(fields[u"ExchangeRate"]);
    if (given && (given->isZero() || given->isNegative()))
        return refuse(
            ApiFault::business(u"The exchange rate must be greater than zero."_s, u"ExchangeRate"_s));
    document.rate = given ? *given : rate(code, on);
    return document;
}

Decimal Currencies::rate(const QString &code, QDate on) const
{
    const QString home = m_realm.setup().homeCurrency;
    if (code == home)
        return Decimal(1, 0);
    const Value *set = m_realm.find(u"ExchangeRate"_s, code + u'-' + on.toString(Qt::ISODate));
    if (set)
        return decimalOf((*set)[u"Rate"]).value_or(Decimal(1, 0));
    const Known *from = find(code);
    const Known *to = find(home);
    if (!from || !to)
        return Decimal(1, 0);
    const Decimal cross = Decimal(from->usdMicros * (10'000 + swing(on)), 4)
                              .dividedBy(Decimal(to->usdMicros, 0), 6, Rounding::HalfUp)
                              .value_or(Decimal(1, 0));
    return cross;
}

} // namespace sluice::sandbox::quickbooks
