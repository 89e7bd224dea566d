#include "sandbox/salesforce/Soql.h"
#include "sandbox/salesforce/SoqlLexer.h"

namespace sluice::sandbox::salesforce::soql {

namespace {

constexpr int kDepthMax = 40; ///< Of parentheses; a query is not allowed to exhaust the stack.

/// Recursive descent over the tokens of one query.
class Parser {
public:
    Parser(const QString &text, std::vector<Token> tokens)
        : m_text(text)
        , m_tokens(std::move(tokens))
    {
    }

    Outcome<Select> query()
    {
        Outcome<Select> select = selectClause(false);
        if (select && m_tokens[m_at].kind != Token::Kind::End)
            return unexpectedToken();
        return select;
    }

    Outcome<Condition> onlyCondition()
    {
        Outcome<Condition> condition = either();
        if (condition && m_tokens[m_at].kind != Token::Kind::End)
            return unexpectedToken();
        return condition;
    }

private:
    const Token &here() const { return m_tokens[m_at]; }
    bool isWord(const char *word) const
    {
        return here().kind == Token::Kind::Word && here().text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
    }
    bool takeWord(const char *word)
    {
        const bool found = isWord(word);
        m_at += found ? 1 : 0;
        return found;
    }
    bool takeSymbol(const char *symbol)
    {
        const bool found = here().kind == Token::Kind::Symbol && here().text == QLatin1String(symbol);
        m_at += found ? 1 : 0;
        return found;
    }
    tl::unexpected<ApiError> unexpectedToken() const
    {
        if (here().kind == Token::Kind::End)
            return malformed(m_text, here().at, QStringLiteral("unexpected token: '<EOF>'"));
        return malformed(m_text, here().at, QStringLiteral("unexpected token: '%1'").arg(here().text));
    }
    bool isReserved() const
    {
        static const QStringList reserved { QStringLiteral("select"), QStringLiteral("from"), QStringLiteral("where"),
            QStringLiteral("order"), QStringLiteral("limit"), QStringLiteral("offset"), QStringLiteral("group"),
            QStringLiteral("and"), QStringLiteral("or"), QStringLiteral("not"), QStringLiteral("in"),
            QStringLiteral("like"), QStringLiteral("having"), QStringLiteral("for"), QStringLiteral("with"),
            QStringLiteral("using") };
        return reserved.contains(here().text.toLower());
    }
    Outcome<QString> name()
    {
        if (here().kind != Token::Kind::Word || isReserved())
            return unexpectedToken();
        return m_tokens[m_at++].text;
    }

    Outcome<Select> selectClause(bool nested)
    {
        Select select;
        if (!takeWord("SELECT"))
            return unexpectedToken();
        if (isWord("COUNT") && m_tokens[m_at + 1].text == QLatin1String("(")) {
            ++m_at;
            if (nested || !takeSymbol("(") || !takeSymbol(")"))
                return unexpectedToken();
            select.count = true;
        } else if (Outcome<void> items = itemList(select, nested); !items) {
            return tl::unexpected(items.error());
        }
        if (!takeWord("FROM"))
            return unexpectedToken();
        Outcome<QString> from = name();
        if (!from)
            return tl::unexpected(from.error());
        select.from = *from;
        if (Outcome<void> rest = clauses(select); !rest)
            return tl::unexpected(rest.error());
        return select;
    }

    Outcome<void> itemList(Select &select, bool nested)
    {
        do {
            Item item;
            if (!nested && takeSymbol("(")) {
                Outcome<Select> children = selectClause(true);
                if (!children)
                    return tl::unexpected(children.error());
                if (!takeSymbol(")"))
                    return unexpectedToken();
                item.children = std::make_shared<Select>(*std::move(children));
            } else {
                Outcome<QString> path = name();
                if (!path)
                    return tl::unexpected(path.error());
                item.path = *path;
            }
            select.items.push_back(std::move(item));
        } while (takeSymbol(","));
        return {};
    }

    Outcome<void> clauses(Select &select)
    {
        if (takeWord("WHERE")) {
            Outcome<Condition> where = either();
            if (!where)
                return tl::unexpected(where.error());
            select.where = *std::move(where);
        }
        if (takeWord("ORDER")) {
            if (Outcome<void> order = orderings(select); !order)
                return order;
        }
        if (takeWord("LIMIT")) {
            const Outcome<qint64> limit = count();
            if (!limit)
                return tl::unexpected(limit.error());
            select.limit = *limit;
        }
        if (takeWord("OFFSET")) {
            const Outcome<qint64> offset = count();
            if (!offset)
                return tl::unexpected(offset.error());
            if (*offset > 2000)
                return refuseCall(400, "NUMBER_OUTSIDE_VALID_RANGE", QStringLiteral("Maximum SOQL offset allowed is 2000"));
            select.offset = *offset;
        }
        return {};
    }

    Outcome<void> orderings(Select &select)
    {
        if (!takeWord("BY"))
            return unexpectedToken();
        do {
            Outcome<QString> path = name();
            if (!path)
                return tl::unexpected(path.error());
            Ordering ordering { *path };
            ordering.descending = takeWord("DESC");
            if (!ordering.descending)
                takeWord("ASC");
            if (takeWord("NULLS")) {
                ordering.nullsLast = takeWord("LAST");
                if (!ordering.nullsLast && !takeWord("FIRST"))
                    return unexpectedToken();
            }
            select.order.push_back(std::move(ordering));
        } while (takeSymbol(","));
        return {};
    }

    Outcome<qint64> count()
    {
        bool whole = false;
        const qint64 value = here().text.toLongLong(&whole);
        if (here().kind != Token::Kind::Number || !whole || value < 0)
            return unexpectedToken();
        ++m_at;
        return value;
    }

    /// AND and OR are not mixed without parentheses; Salesforce refuses to guess.
    Outcome<Condition> either()
    {
        if (++m_depth > kDepthMax)
            return malformed(m_text, here().at, QStringLiteral("query is too deeply nested"));
        Outcome<Condition> first = negation();
        if (!first)
            return first;
        const bool any = isWord("OR");
        if (!any && !isWord("AND")) {
            --m_depth;
            return first;
        }
        Condition joined { any ? Condition::Kind::Or : Condition::Kind::And };
        joined.parts.push_back(*std::move(first));
        while (takeWord(any ? "OR" : "AND")) {
            Outcome<Condition> next = negation();
            if (!next)
                return next;
            joined.parts.push_back(*std::move(next));
        }
        if (isWord("AND") || isWord("OR"))
            return unexpectedToken();
        --m_depth;
        return joined;
    }

    Outcome<Condition> negation()
    {
        if (takeWord("NOT")) {
            Outcome<Condition> inner = primary();
            if (!inner)
                return inner;
            Condition negated { Condition::Kind::Not };
            negated.parts.push_back(*std::move(inner));
            return negated;
        }
        return primary();
    }

    Outcome<Condition> primary()
    {
        if (!takeSymbol("("))
            return comparison();
        Outcome<Condition> inner = either();
        if (inner && !takeSymbol(")"))
            return unexpectedToken();
        return inner;
    }

    Outcome<Condition> comparison()
    {
        Outcome<QString> path = name();
        if (!path)
            return tl::unexpected(path.error());
        Condition condition { Condition::Kind::Compare };
        condition.path = *path;
        const Outcome<Operator> op = comparisonOperator();
        if (!op)
            return tl::unexpected(op.error());
        condition.op = *op;
        if (condition.op == Operator::In || condition.op == Operator::NotIn)
            return membership(std::move(condition));
        Outcome<Literal> value = literal();
        if (!value)
            return tl::unexpected(value.error());
        condition.values.push_back(*std::move(value));
        return condition;
    }

    Outcome<Operator> comparisonOperator()
    {
        static const QHash<QString, Operator> symbols { { QStringLiteral("="), Operator::Equal },
            { QStringLiteral("!="), Operator::NotEqual }, { QStringLiteral("<>"), Operator::NotEqual },
            { QStringLiteral("<"), Operator::Less }, { QStringLiteral("<="), Operator::LessOrEqual },
            { QStringLiteral(">"), Operator::Greater }, { QStringLiteral(">="), Operator::GreaterOrEqual } };
        if (takeWord("LIKE"))
            return Operator::Like;
        if (takeWord("IN"))
            return Operator::In;
        if (takeWord("NOT"))
            return takeWord("IN") ? Outcome<Operator>(Operator::NotIn) : unexpectedToken();
        const auto found = symbols.constFind(here().text);
        if (here().kind != Token::Kind::Symbol || found == symbols.constEnd())
            return unexpectedToken();
        ++m_at;
        return *found;
    }

    Outcome<Condition> membership(Condition condition)
    {
        if (!takeSymbol("("))
            return unexpectedToken();
        if (isWord("SELECT")) {
            Outcome<Select> inner = selectClause(true);
            if (!inner)
                return tl::unexpected(inner.error());
            condition.semiJoin = std::make_shared<Select>(*std::move(inner));
        } else {
            do {
                Outcome<Literal> value = literal();
                if (!value)
                    return tl::unexpected(value.error());
                condition.values.push_back(*std::move(value));
            } while (takeSymbol(","));
        }
        if (!takeSymbol(")"))
            return unexpectedToken();
        return condition;
    }

    Outcome<Literal> literal()
    {
        Literal value;
        value.text = here().text;
        switch (here().kind) {
        case Token::Kind::Text: value.kind = Literal::Kind::Text; break;
        case Token::Kind::Number: value.kind = Literal::Kind::Number; break;
        case Token::Kind::Date: value.kind = Literal::Kind::Date; break;
        case Token::Kind::DateTime: value.kind = Literal::Kind::DateTime; break;
        case Token::Kind::Word:
            value.text = value.text.toLower();
            if (value.text == QStringLiteral("null"))
                value.kind = Literal::Kind::Null;
            else if (value.text == QStringLiteral("true") || value.text == QStringLiteral("false"))
                value.kind = Literal::Kind::Boolean;
            else
                return unexpectedToken();
            break;
        case Token::Kind::Symbol:
        case Token::Kind::End: return unexpectedToken();
        }
        ++m_at;
        return value;
    }

    const QString &m_text;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

Outcome<Select> parse(const QString &text)
{
    Outcome<std::vector<Token>> tokens = cut(text);
    if (!tokens)
        return tl::unexpected(tokens.error());
    Parser parser(text, *std::move(tokens));
    return parser.query();
}

Outcome<Condition> parseCondition(const QString &text)
{
    Outcome<std::vector<Token>> tokens = cut(text);
    if (!tokens)
        return tl::unexpected(tokens.error());
    Parser parser(text, *std::move(tokens));
    return parser.onlyCondition();
}

} // namespace sluice::sandbox::salesforce::soql
