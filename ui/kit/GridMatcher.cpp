#include "ui/kit/GridMatcher.h"

#include <QDate>

#include <algorithm>

namespace sluice::ui {

namespace {

bool compares(qint64 left, FilterTerm::Relation relation, qint64 right)
{
    switch (relation) {
    case FilterTerm::Relation::Has:
    case FilterTerm::Relation::Equal:
        return left == right;
    case FilterTerm::Relation::Less:
        return left < right;
    case FilterTerm::Relation::AtMost:
        return left <= right;
    case FilterTerm::Relation::More:
        return left > right;
    case FilterTerm::Relation::AtLeast:
        return left >= right;
    }
    return false;
}

} // namespace

bool GridMatcher::setMe(const QStringList &names)
{
    if (names == m_me)
        return false;
    m_me = names;
    return true;
}

bool GridMatcher::matches(int source, const Filter &filter) const
{
    for (const FilterTerm &term : filter.terms()) {
        if (matchesTerm(source, term) == term.negated)
            return false;
    }
    return true;
}

bool GridMatcher::matchesTerm(int source, const FilterTerm &term) const
{
    if (!term.either.empty())
        return std::any_of(term.either.begin(), term.either.end(), [&](const FilterTerm &one) { return matchesTerm(source, one); });
    if (term.milli)
        return matchesNumber(source, term, term.key.isEmpty() ? mainMoneyColumn(m_columns) : columnOf(m_columns, term.key));
    if (term.key.isEmpty()) {
        // An amount may be typed with or without its commas.
        QString bare = term.text;
        if (!bare.isEmpty() && bare.front().isDigit())
            bare.remove(QLatin1Char(','));
        return haystack(source).contains(bare);
    }
    if (term.key == QLatin1String("is") || columnOf(m_columns, term.key) < 0) {
        // `is:breached` looks into every chip and bar; an unknown key is looked for as it was typed.
        if (term.key != QLatin1String("is"))
            return haystack(source).contains(term.key + QLatin1Char(':') + term.text);
        for (int i = 0; i < static_cast<int>(m_columns.size()); ++i) {
            const GridColumn &column = m_columns[static_cast<std::size_t>(i)];
            const bool hasState = column.kind == CellKind::Chip || column.kind == CellKind::Sla;
            if (hasState
                && (hasWordStart(m_texts.text(i, source), term.text)
                    || (column.second && hasWordStart(m_texts.second(i, source), term.text))))
                return true;
        }
        return false;
    }
    const int index = columnOf(m_columns, term.key);
    const GridColumn &column = m_columns[static_cast<std::size_t>(index)];
    const QString text = m_texts.text(index, source);
    if (term.relation == FilterTerm::Relation::Equal && column.kind != CellKind::Date)
        return text == term.text || (column.second && m_texts.second(index, source) == term.text);
    if (term.relation != FilterTerm::Relation::Has) { // Dates, written as 2026-03-31 or a beginning of it.
        if (column.kind != CellKind::Date || !column.number)
            return false;
        const QDate day = QDate::fromJulianDay(column.number(source));
        const QString iso = day.toString(Qt::ISODate).left(term.text.size());
        const int order = QString::compare(iso, term.text);
        return compares(order, term.relation, 0);
    }
    if (term.text == QLatin1String("none"))
        return text.isEmpty();
    const QString second = m_texts.second(index, source);
    if (term.text == QLatin1String("me")) {
        const auto isMe = [&](const QString &who) { return !who.isEmpty() && m_me.contains(who, Qt::CaseInsensitive); };
        return isMe(text) || isMe(second);
    }
    return hasWordStart(text, term.text) || (column.second && hasWordStart(second, term.text));
}

bool GridMatcher::matchesNumber(int source, const FilterTerm &term, int index) const
{
    if (index < 0)
        return false;
    const GridColumn &column = m_columns[static_cast<std::size_t>(index)];
    if (column.money)
        return compares(milliOf(column.money(source)), term.relation, *term.milli);
    if (column.kind == CellKind::Date && column.number) {
        const qint64 year = *term.milli / 1000; // `due:>2026`: a bare year.
        return compares(QDate::fromJulianDay(column.number(source)).year(), term.relation, year);
    }
    return column.number && compares(column.number(source) * 1000, term.relation, *term.milli);
}

const QString &GridMatcher::haystack(int source) const
{
    if (m_haystacks.empty())
        m_haystacks.resize(static_cast<std::size_t>(m_texts.rows()));
    QString &text = m_haystacks[static_cast<std::size_t>(source)];
    if (text.isNull()) {
        text = QStringLiteral("");
        for (const GridColumn &column : m_columns) {
            text += plainText(column, source) + QLatin1Char('\n');
            if (column.second)
                text += column.second(source) + QLatin1Char('\n');
        }
        text = text.toCaseFolded();
    }
    return text;
}

} // namespace sluice::ui
