#include "rules/NameIndex.h"

#include <QSet>

namespace sluice::rules {

namespace {

/// Walks over a name the way normalisedName() would spell it, without making the text.
class NameWalk {
public:
    explicit NameWalk(QStringView name)
        : m_name(name.trimmed())
    {
    }

    /// The next character, or null at the end.
    QChar next()
    {
        if (m_at == m_name.size())
            return {};
        const QChar here = m_name[m_at++];
        if (!here.isSpace())
            return here.toCaseFolded();
        while (m_name[m_at].isSpace()) // Trimmed: a space is never the last.
            ++m_at;
        return QLatin1Char(' ');
    }

private:
    QStringView m_name;
    qsizetype m_at = 0;
};

// Legal forms at the end of a company's name, without punctuation.
const QSet<QString> &legalForms()
{
    static const QSet<QString> forms { QStringLiteral("inc"), QStringLiteral("incorporated"), QStringLiteral("corp"),
        QStringLiteral("corporation"), QStringLiteral("co"), QStringLiteral("company"), QStringLiteral("llc"),
        QStringLiteral("llp"), QStringLiteral("lp"), QStringLiteral("ltd"), QStringLiteral("limited"), QStringLiteral("plc"),
        QStringLiteral("gmbh"), QStringLiteral("ag"), QStringLiteral("kg"), QStringLiteral("se"), QStringLiteral("sa"),
        QStringLiteral("sas"), QStringLiteral("sarl"), QStringLiteral("bv"), QStringLiteral("nv"), QStringLiteral("oy"),
        QStringLiteral("ab"), QStringLiteral("as"), QStringLiteral("aps"), QStringLiteral("srl"), QStringLiteral("spa"),
        QStringLiteral("pty") };
    return forms;
}

} // namespace

QString normalisedName(QStringView name)
{
    QString out;
    out.reserve(name.size());
    NameWalk walk(name);
    for (QChar c = walk.next(); !c.isNull(); c = walk.next())
        out += c;
    return out;
}

QString nameCore(QStringView name)
{
    QStringList words;
    QString word;
    const QString decomposed = name.toString().normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        if (c.isLetterOrNumber())
            word += c.toCaseFolded();
        // A point joins the letters of a legal form ("L.L.C."); an accent or an apostrophe is no end of a word either.
        else if (c != QLatin1Char('.') && c != QLatin1Char('\'') && c != QChar(0x2019) && !c.isMark() && !word.isEmpty())
            words += std::exchange(word, {});
    }
    if (!word.isEmpty())
        words += word;
    while (words.size() > 1 && legalForms().contains(words.last()))
        words.removeLast();
    return words.join(QString());
}

QString nameInBooks(const QString &accountName)
{
    QString name = accountName;
    return name.remove(QLatin1Char(':')).simplified();
}

QString codeKey(QStringView code)
{
    QString out;
    for (const QChar c : code) {
        if (c.isLetterOrNumber())
            out += c.toUpper();
    }
    return out;
}

std::size_t NameHash::operator()(QStringView name) const noexcept
{
    std::size_t hash = 0xcbf29ce484222325ULL;
    NameWalk walk(name);
    for (QChar c = walk.next(); !c.isNull(); c = walk.next())
        hash = (hash ^ c.unicode()) * 0x100000001b3ULL;
    return hash;
}

bool NameEqual::operator()(QStringView a, QStringView b) const noexcept
{
    NameWalk left(a);
    NameWalk right(b);
    for (;;) {
        const QChar c = left.next();
        if (c != right.next())
            return false;
        if (c.isNull())
            return true;
    }
}

} // namespace sluice::rules
