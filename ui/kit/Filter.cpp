#include "ui/kit/Filter.h"

#include "core/Decimal.h"

namespace sluice::ui {

namespace {

QStringList splitOutsideQuotes(QStringView text)
{
    QStringList parts;
    QString part;
    bool quoted = false;
    for (const QChar c : text) {
        if (c == QLatin1Char('"')) {
            quoted = !quoted;
            part += c;
        } else if (c.isSpace() && !quoted) {
            if (!part.isEmpty())
                parts += part;
            part.clear();
        } else {
            part += c;
        }
    }
    if (!part.isEmpty())
        parts += part;
    return parts;
}

QString withoutQuotes(QString text)
{
    return text.remove(QLatin1Char('"'));
}

/// `10k`, `1.5m`, `12,400.50`, `3d`, `4h`; nullopt if it is no number.
std::optional<qint64> milliOf(QString text, bool isAge)
{
    text.remove(QLatin1Char(','));
    qint64 factor = 1000;
    if (!text.isEmpty() && text.back().isLetter()) {
        switch (text.back().toLower().unicode()) {
        case 'k':
            factor *= 1000;
            break;
        case 'm':
            factor *= isAge ? 1 : 1'000'000;
            break;
        case 'h':
            factor *= 60;
            break;
        case 'd':
            factor *= 1440;
            break;
        default:
            return std::nullopt;
        }
        text.chop(1);
    } else if (isAge) {
        factor *= 1440;
    }
    const Result<Decimal> number = Decimal::fromText(text);
    if (!number)
        return std::nullopt;
    const Result<Decimal> scaled = number->times(Decimal(factor, 0));
    if (!scaled)
        return std::nullopt;
    const Decimal whole = scaled->rounded(0, Rounding::HalfUp);
    qint64 milli = whole.coefficient();
    for (int i = 0; i < -whole.scale(); ++i)
        milli *= 10;
    return milli;
}

bool isKey(QStringView text)
{
    if (text.isEmpty())
        return false;
    for (const QChar c : text) {
        if (!c.isLetter() && c != QLatin1Char('_'))
            return false;
    }
    return true;
}

FilterTerm::Relation takeRelation(QString &text)
{
    using Relation = FilterTerm::Relation;
    static const std::pair<const char *, Relation> kSigns[] { { "<=", Relation::AtMost }, { ">=", Relation::AtLeast },
        { "<", Relation::Less }, { ">", Relation::More }, { "=", Relation::Equal } };
    for (const auto &[sign, relation] : kSigns) {
        if (text.startsWith(QLatin1String(sign))) {
            text = text.mid(qsizetype(qstrlen(sign)));
            return relation;
        }
    }
    return Relation::Has;
}

void addEither(FilterTerm &term)
{
    for (const QString &text : term.text.split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
        FilterTerm one = term;
        one.negated = false;
        one.either.clear();
        one.text = text;
        term.either.push_back(std::move(one));
    }
}

FilterTerm parseTerm(const QString &part)
{
    FilterTerm term;
    QString rest = part;
    if (rest.size() > 1 && rest.startsWith(QLatin1Char('-')) && !rest.at(1).isDigit()) {
        term.negated = true;
        rest = rest.mid(1);
    }
    const qsizetype colon = rest.indexOf(QLatin1Char(':'));
    if (colon > 0 && isKey(QStringView(rest).left(colon))) {
        term.key = rest.left(colon).toLower();
        rest = rest.mid(colon + 1);
    }
    QString value = rest;
    term.relation = takeRelation(value);
    if (term.relation != FilterTerm::Relation::Has) {
        const bool isAge = term.key == QLatin1String("age") || term.key == QLatin1String("sla");
        term.milli = milliOf(withoutQuotes(value), isAge);
        if (!term.milli) { // No number behind the sign: dates compare as text, anything else is text to look for.
            term.text = withoutQuotes(value).toCaseFolded();
            if (term.key.isEmpty()) {
                term.relation = FilterTerm::Relation::Has;
                term.text = withoutQuotes(rest).toCaseFolded();
            }
        }
        return term;
    }
    term.text = withoutQuotes(rest).toCaseFolded();
    if (term.text.contains(QLatin1Char('|')) && !rest.contains(QLatin1Char('"')))
        addEither(term);
    return term;
}

QString signOf(FilterTerm::Relation relation)
{
    switch (relation) {
    case FilterTerm::Relation::Has:
        return {};
    case FilterTerm::Relation::Less:
        return QStringLiteral("<");
    case FilterTerm::Relation::AtMost:
        return QStringLiteral("<=");
    case FilterTerm::Relation::More:
        return QStringLiteral(">");
    case FilterTerm::Relation::AtLeast:
        return QStringLiteral(">=");
    case FilterTerm::Relation::Equal:
        return QStringLiteral("=");
    }
    return {};
}

QString numberText(qint64 milli, bool isAge)
{
    if (isAge) {
        const qint64 minutes = milli / 1000;
        if (minutes % 1440 == 0)
            return QString::number(minutes / 1440) + QLatin1Char('d');
        if (minutes % 60 == 0)
            return QString::number(minutes / 60) + QLatin1Char('h');
        return QString::number(minutes) + QLatin1Char('m');
    }
    if (milli != 0 && milli % 1'000'000'000 == 0)
        return QString::number(milli / 1'000'000'000) + QLatin1Char('m');
    if (milli != 0 && milli % 1'000'000 == 0)
        return QString::number(milli / 1'000'000) + QLatin1Char('k');
    return Decimal(milli, 3).toText();
}

} // namespace

QString FilterTerm::toText() const
{
    QString value = text;
    if (milli)
        value = numberText(*milli, key == QLatin1String("age") || key == QLatin1String("sla"));
    if (value.contains(QLatin1Char(' ')))
        value = QLatin1Char('"') + value + QLatin1Char('"');
    QString out;
    if (negated)
        out += QLatin1Char('-');
    if (!key.isEmpty())
        out += key + QLatin1Char(':');
    return out + signOf(relation) + value;
}

Filter Filter::parse(QStringView text)
{
    Filter filter;
    for (const QString &part : splitOutsideQuotes(text)) {
        FilterTerm term = parseTerm(part);
        if (!term.text.isEmpty() || term.milli)
            filter.m_terms.push_back(std::move(term));
    }
    return filter;
}

bool Filter::names(const QString &key) const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [&key](const FilterTerm &term) { return term.key == key; });
}

QString Filter::toText() const
{
    QStringList parts;
    for (const FilterTerm &term : m_terms)
        parts += term.toText();
    return parts.join(QLatin1Char(' '));
}

void Filter::add(const Filter &other)
{
    for (const FilterTerm &term : other.m_terms) {
        if (std::find(m_terms.begin(), m_terms.end(), term) == m_terms.end())
            m_terms.push_back(term);
    }
}

void Filter::removeAt(std::size_t index)
{
    if (index < m_terms.size())
        m_terms.erase(m_terms.begin() + static_cast<std::ptrdiff_t>(index));
}

bool hasWordStart(const QString &text, const QString &needle)
{
    qsizetype at = text.indexOf(needle);
    while (at >= 0) {
        if (at == 0 || !text.at(at - 1).isLetterOrNumber())
            return true;
        at = text.indexOf(needle, at + 1);
    }
    return needle.isEmpty();
}

} // namespace sluice::ui
