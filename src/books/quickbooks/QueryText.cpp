#include "books/quickbooks/QueryText.h"

namespace sluice::quickbooks {

QString quoted(QStringView value)
{
    QString out = QStringLiteral("'");
    for (const QChar c : value) {
        if (c == QLatin1Char('\\') || c == QLatin1Char('\''))
            out += QLatin1Char('\\');
        out += c.unicode() < 0x20 || c.unicode() == 0x7f ? QLatin1Char(' ') : c;
    }
    return out + QLatin1Char('\'');
}

QString quoted(Instant at)
{
    return QLatin1Char('\'') + toIso(at) + QLatin1Char('\'');
}

QString quoted(QDate date)
{
    return QLatin1Char('\'') + date.toString(Qt::ISODate) + QLatin1Char('\'');
}

} // namespace sluice::quickbooks
