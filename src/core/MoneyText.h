#pragma once

#include "core/Money.h"

#include <QDate>
#include <QLocale>

// Amounts with their currency as text that no reader's language changes: for records, for rows, and for what is written
// in English wherever it is written. What people read on a screen is formatted there, by locale.

namespace sluice {

/// `1250.00 USD`: as records hold it.
inline QString amountAndCode(Money money)
{
    return money.toText() + QLatin1Char(' ') + money.currency().text();
}

/// Empty for none.
inline QString amountAndCode(const std::optional<Money> &money)
{
    return money ? amountAndCode(*money) : QString();
}

/// `USD 1250.00`: as rows show it before it is formatted.
inline QString codeAndAmount(Money money)
{
    return money.currency().text() + QLatin1Char(' ') + money.toText();
}

/// `USD 1,250.00`: for an English sentence.
inline QString englishMoney(Money money)
{
    QString digits = money.toText();
    const qsizetype point = digits.indexOf(QLatin1Char('.'));
    const qsizetype first = money.isNegative() ? 1 : 0;
    for (qsizetype at = (point < 0 ? digits.size() : point) - 3; at > first; at -= 3)
        digits.insert(at, QLatin1Char(','));
    return money.currency().text() + QLatin1Char(' ') + digits;
}

/// `1 June 2026`: for an English sentence.
inline QString englishDate(QDate date)
{
    return QLocale::c().toString(date, QStringLiteral("d MMMM yyyy"));
}

} // namespace sluice
