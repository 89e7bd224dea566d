#include "journal/PayloadText.h"

namespace sluice::journal {

void putMoney(QJsonObject &payload, Money money)
{
    payload.insert(QStringLiteral("amount"), money.toText());
    payload.insert(QStringLiteral("currency"), money.currency().text());
}

std::optional<Money> moneyFrom(const QJsonObject &payload)
{
    const Result<Currency> currency = Currency::fromCode(textOf(payload, "currency"));
    if (!currency)
        return {};
    const Result<Money> money = Money::fromText(textOf(payload, "amount"), *currency);
    return money ? std::optional(*money) : std::nullopt;
}

QJsonArray toArray(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

QStringList textsFrom(const QJsonValue &array)
{
    QStringList texts;
    const QJsonArray items = array.toArray();
    for (const auto &item : items)
        texts.append(item.toString());
    return texts;
}

QString dateText(QDate date)
{
    return date.toString(Qt::ISODate);
}

QDate dateFrom(const QJsonValue &value)
{
    return QDate::fromString(value.toString(), Qt::ISODate);
}

} // namespace sluice::journal
