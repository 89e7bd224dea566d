#pragma once

#include "core/Money.h"
#include "core/Time.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

// How values are spelled inside a payload, both ways: money and decimals as text, times in ISO 8601, dates YYYY-MM-DD.

namespace sluice::journal {

/// Money spread over the keys `amount` and `currency`.
void putMoney(QJsonObject &payload, Money money);
std::optional<Money> moneyFrom(const QJsonObject &payload);

QJsonArray toArray(const QStringList &texts);
QStringList textsFrom(const QJsonValue &array);

QString dateText(QDate date); ///< Empty for an invalid date.
QDate dateFrom(const QJsonValue &value);

inline QString textOf(const QJsonObject &payload, const char *key)
{
    return payload.value(QLatin1String(key)).toString();
}

} // namespace sluice::journal
