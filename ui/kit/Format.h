#pragma once

#include "core/Money.h"
#include "core/Time.h"

#include <QDate>
#include <QString>

#include <optional>
#include <span>

// How numbers, money and time look to people: by locale, with a true minus, and always in the same way.

namespace sluice::ui::format {

/// `18,400.00`, `−250.00`: all digits of the currency, grouped by the locale, U+2212 for minus.
QString amount(Money money);
/// `USD 18,400.00`. The code is set apart in muted ink where there is painting (see paintMoney).
QString money(Money money);
/// As `money`, with `–` for zero: for foots and totals.
QString total(Money money);
/// Rounded for tiles and axes: `USD 1.24 M`, `18.4 k`.
QString shortAmount(Money money);
QString shortMoney(Money money);
QString count(qint64 number);
/// One decimal at most: `4.5`, `12`.
QString decimal(double value);
/// Plain decimal text as it came from the desk (`1250.5`) in the locale's writing.
QString quantity(const QString &plain);

/// Short, by locale, always with four digits of the year. Empty for an invalid date.
QString date(QDate date);
QString datePattern(); ///< Of `date`, for an editor.
QString month(QDate date);
/// The day it is in local time. Quick enough to sort and gather a hundred thousand rows by.
QDate localDay(Instant at);
/// Short date and minutes in local time.
QString dateTime(Instant at);
QString dateTimeExact(Instant at);

/// `12 m`, `4 h 10 m`, `3 d`, `3 d 4 h`; negative with a true minus.
QString minutes(qint64 minutes);
/// Only the largest unit: `12 s`, `4 h`, `3 d`, `5 mo`.
QString age(Instant since, Instant now);
QString ageDays(int days);

/// Sentences and values that the record holds for machines: days become `23 Nov 2026`, amounts (`74244.08 USD`,
/// `USD 74244.08`) as money() writes them. Everything else stays.
QString readable(const QString &recorded);

QString joinedSums(std::span<const Money> sums);

} // namespace sluice::ui::format
