#pragma once

#include <QRegularExpression>
#include <QString>

namespace sluice {

/// The text with every match of the pattern as `write(match)` says it; what it answers with nothing stays as it was.
template <class Write>
QString replaced(const QString &text, const QRegularExpression &pattern, Write write)
{
    QString result;
    qsizetype at = 0;
    for (auto found = pattern.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString words = write(match);
        result += QStringView(text).mid(at, match.capturedStart() - at);
        result += words.isEmpty() ? match.captured() : words;
        at = match.capturedEnd();
    }
    result += QStringView(text).mid(at);
    return result;
}

} // namespace sluice
