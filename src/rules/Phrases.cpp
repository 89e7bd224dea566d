#include "rules/Phrases.h"

#include "rules/Words.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace sluice::rules {

namespace {

/// A phrase cut at its place holders, which stand in order: "one item for ", "; several carry this code".
struct Pattern {
    const char *phrase;
    QStringList literals;
};

std::vector<Pattern> patternsOfAll()
{
    std::vector<Pattern> patterns;
    for (const char *phrase : phrase::kAll) {
        QString text = QString::fromUtf8(phrase);
        text.replace(QLatin1String("%2"), QLatin1String("%1"));
        patterns.push_back({ phrase, text.split(QLatin1String("%1")) });
    }
    return patterns;
}

/// What stands at the place holders of `pattern` in `text`; nothing when the text is another one.
std::optional<QStringList> valuesIn(const QString &text, const Pattern &pattern)
{
    const QStringList &literals = pattern.literals;
    if (literals.size() == 1)
        return text == literals.first() ? std::optional(QStringList()) : std::nullopt;
    if (!text.startsWith(literals.first()))
        return std::nullopt;
    QStringList values;
    qsizetype at = literals.first().size();
    for (qsizetype i = 1; i < literals.size(); ++i) {
        const QString &next = literals.at(i);
        const bool last = i + 1 == literals.size();
        const qsizetype end = last ? text.size() - next.size() : text.indexOf(next, at);
        if (end < at || (last && !text.endsWith(next)))
            return std::nullopt;
        values.append(text.mid(at, end - at));
        at = end + next.size();
    }
    return values;
}

} // namespace

QString recorded(const char *phrase)
{
    return QString::fromUtf8(phrase);
}

QString spoken(const QString &recorded)
{
    static const std::vector<Pattern> patterns = patternsOfAll();
    for (const Pattern &pattern : patterns) {
        const std::optional<QStringList> values = valuesIn(recorded, pattern);
        if (!values)
            continue;
        const QString words = Words::tr(pattern.phrase);
        // In one go: a value may look like a place holder.
        return values->isEmpty() ? words
            : values->size() == 1 ? words.arg(values->at(0))
                                  : words.arg(values->at(0), values->at(1));
    }
    return recorded;
}

} // namespace sluice::rules
