#include "books/quickbooks/Traffic.h"

#include <QStringList>

namespace sluice::quickbooks {

namespace {

QString textOf(const QList<Instant> &calls)
{
    QStringList words;
    for (const Instant call : calls)
        words.append(QString::number(toMs(call)));
    return words.join(QLatin1Char(' '));
}

QList<Instant> callsFrom(const QString &text)
{
    QList<Instant> calls;
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const qint64 ms = word.toLongLong(&isNumber);
        if (!isNumber)
            return {};
        calls.append(fromMs(ms));
    }
    return calls;
}

} // namespace

QString textOf(const Traffic &traffic)
{
    return QStringList { QString::number(toMs(traffic.pausedUntil)), textOf(traffic.calls), textOf(traffic.batches) }.join(QLatin1Char('|'));
}

Traffic trafficFrom(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('|'));
    if (parts.size() != 3)
        return {};
    return { callsFrom(parts[1]), callsFrom(parts[2]), fromMs(parts[0].toLongLong()) };
}

} // namespace sluice::quickbooks
