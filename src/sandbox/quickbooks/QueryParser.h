#pragma once

#include "sandbox/quickbooks/Query.h"

namespace sluice::sandbox::quickbooks {

/// Reads a statement such as `select * from Invoice where TxnDate >= '2026-03-01' orderby Id startposition
/// 1`. Keywords and entity names in any case; no OR, no NOT, no joins: just as the real one.
class QueryParser {
public:
    explicit QueryParser(QStringView text)
        : m_text(text)
    {
    }

    /// Refusals: 4000 for what is no statement, 4001 for unknown or unfilterable properties and impossible
    /// pages.
    Checked<Query> parse();

private:
    enum class TokenKind { End, Word, Text, Number, Symbol };
    struct Token {
        TokenKind kind = TokenKind::End;
        QString text;
        qsizetype at = 0;
    };

    Checked<void> tokenize();
    Checked<qsizetype> readText(qsizetype from);
    const Token &peek() const { return m_tokens[m_at]; }
    bool takeWord(QLatin1String word);
    bool takeSymbol(QLatin1String symbol);
    bool isWord(QLatin1String word) const;
    ApiFault unexpected() const;

    Checked<void> readFields(Query &query);
    Checked<void> readEntity(Query &query);
    Checked<void> readConditions(Query &query);
    Checked<Condition> readCondition(const Query &query);
    Checked<QString> readValue();
    Checked<void> readOrderings(Query &query);
    Checked<void> readPaging(Query &query);
    Checked<qint64> readWhole(const QString &what, qint64 min, qint64 max);
    /// The property in its own spelling. Refusals: 4001.
    Checked<QString> property(const Query &query, const QString &written, const QStringList &allowed) const;

    QStringView m_text;
    QList<Token> m_tokens;
    qsizetype m_at = 0;
};

} // namespace sluice::sandbox::quickbooks
