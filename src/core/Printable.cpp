#include "core/Printable.h"

namespace sluice {

namespace {

/// Left-to-right and right-to-left marks, embeddings, overrides and isolates. Source: Unicode Standard Annex 9, section 2.
bool turnsDirection(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x061C || u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
}

bool mustBeSpelled(QChar c)
{
    return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator
        || turnsDirection(c);
}

QString spelled(QChar c)
{
    switch (c.unicode()) {
    case '\n': return QStringLiteral("\\n");
    case '\r': return QStringLiteral("\\r");
    case '\t': return QStringLiteral("\\t");
    default: return QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
    }
}

} // namespace

QString printable(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        if (mustBeSpelled(c))
            shown += spelled(c);
        else
            shown += c;
    }
    return shown;
}

} // namespace sluice
