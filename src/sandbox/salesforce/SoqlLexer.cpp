#include "sandbox/salesforce/SoqlLexer.h"

#include <QRegularExpression>

namespace sluice::sandbox::salesforce::soql {

namespace {

bool isWordStart(QChar c) { return c.isLetter() || c == u'_'; }
bool isWordPart(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'.'; }

/// One query being cut.
class Lexer {
public:
    explicit Lexer(const QString &text)
        : m_text(text)
    {
    }

    Outcome<std::vector<Token>> run()
    {
        std::vector<Token> tokens;
        for (;;) {
            while (m_at < m_text.size() && m_text[m_at].isSpace())
                ++m_at;
            Outcome<Token> token = next();
            if (!token)
                return tl::unexpected(token.error());
            tokens.push_back(*std::move(token));
            if (tokens.back().kind == Token::Kind::End)
                return tokens;
        }
    }

private:
    Outcome<Token> next()
    {
        if (m_at >= m_text.size())
            return Token { Token::Kind::End, {}, m_text.size() };
        const QChar c = m_text[m_at];
        if (c == u'\'')
            return quoted();
        if (isWordStart(c))
            return word();
        if (c.isDigit() || ((c == u'-' || c == u'+' || c == u'.') && m_at + 1 < m_text.size()
                && (m_text[m_at + 1].isDigit() || m_text[m_at + 1] == u'.')))
            return numeric();
        return symbol();
    }

    Token word()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && isWordPart(m_text[m_at]))
            ++m_at;
        return { Token::Kind::Word, m_text.mid(start, m_at - start), start };
    }

    Outcome<Token> numeric()
    {
        static const QRegularExpression dateTime(
            QStringLiteral("\\G\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?(Z|[+-]\\d{2}:\\d{2})"));
        static const QRegularExpression date(QStringLiteral("\\G\\d{4}-\\d{2}-\\d{2}(?![T\\d])"));
        static const QRegularExpression number(QStringLiteral("\\G[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?(?![\\w:])"));
        const qsizetype start = m_at;
        const auto take = [&](const QRegularExpression &form) {
            const QRegularExpressionMatch match = form.match(m_text, start);
            if (match.hasMatch())
                m_at += match.capturedLength();
            return match.hasMatch();
        };
        if (take(dateTime))
            return Token { Token::Kind::DateTime, m_text.mid(start, m_at - start), start };
        if (take(date))
            return Token { Token::Kind::Date, m_text.mid(start, m_at - start), start };
        if (take(number))
            return Token { Token::Kind::Number, m_text.mid(start, m_at - start), start };
        return malformed(m_text, start, QStringLiteral("unexpected token: '%1'").arg(m_text.mid(start, 1)));
    }

    Outcome<Token> quoted()
    {
        const qsizetype start = m_at++;
        QString value;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'\'') {
                ++m_at;
                if (value.size() > 4000)
                    return malformed(m_text, start, QStringLiteral("string literal is longer than 4000 characters"));
                return Token { Token::Kind::Text, value, start };
            }
            if (c != u'\\') {
                value += c;
                continue;
            }
            if (!escape(value))
                return malformed(m_text, m_at,
                    QStringLiteral("Invalid string literal '%1'. Illegal character sequence '\\%2' in string literal.")
                        .arg(m_text.mid(start + 1, m_at - start), m_text.mid(m_at, 1)));
        }
        return malformed(m_text, start, QStringLiteral("line 1:%1 no viable alternative at character '<EOF>'").arg(m_at));
    }

    /// Reads one escape; `m_at` ends on its last character.
    bool escape(QString &value)
    {
        static const QHash<QChar, QChar> plain { { u'\\', u'\\' }, { u'\'', u'\'' }, { u'"', u'"' }, { u'n', u'\n' },
            { u'N', u'\n' }, { u'r', u'\r' }, { u'R', u'\r' }, { u't', u'\t' }, { u'T', u'\t' }, { u'b', u'\b' },
            { u'B', u'\b' }, { u'f', u'\f' }, { u'F', u'\f' } };
        if (++m_at >= m_text.size())
            return false;
        const QChar c = m_text[m_at];
        if (c == u'%' || c == u'_') {
            value += c == u'%' ? kLiteralPercent : kLiteralUnderscore;
            return true;
        }
        if (c == u'u' || c == u'U') {
            bool hex = false;
            const uint code = m_text.mid(m_at + 1, 4).toUInt(&hex, 16);
            if (!hex || m_at + 4 >= m_text.size())
                return false;
            value += QChar(code);
            m_at += 4;
            return true;
        }
        const auto found = plain.constFind(c);
        if (found == plain.constEnd())
            return false;
        value += *found;
        return true;
    }

    Outcome<Token> symbol()
    {
        static const QStringList two { QStringLiteral("!="), QStringLiteral("<>"), QStringLiteral("<="),
            QStringLiteral(">=") };
        const qsizetype start = m_at;
        const QString pair = m_text.mid(start, 2);
        if (two.contains(pair)) {
            m_at += 2;
            return Token { Token::Kind::Symbol, pair, start };
        }
        const QChar c = m_text[m_at];
        if (QStringView(u"(),=<>:").contains(c)) {
            ++m_at;
            return Token { Token::Kind::Symbol, QString(c), start };
        }
        return malformed(m_text, start, QStringLiteral("unexpected token: '%1'").arg(c));
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

} // namespace

tl::unexpected<ApiError> malformed(const QString &text, qsizetype at, const QString &what)
{
    constexpr qsizetype kAround = 30;
    const qsizetype from = qMax<qsizetype>(0, at - kAround);
    const QString excerpt = text.mid(from, 2 * kAround).replace(u'\n', u' ');
    return refuseCall(400, "MALFORMED_QUERY",
        QStringLiteral("\n%1\n%2^\nERROR at Row:1:Column:%3\n%4")
            .arg(excerpt, QString(at - from, u' ')).arg(at + 1).arg(what));
}

Outcome<std::vector<Token>> cut(const QString &text)
{
    Lexer lexer(text);
    return lexer.run();
}

} // namespace sluice::sandbox::salesforce::soql
