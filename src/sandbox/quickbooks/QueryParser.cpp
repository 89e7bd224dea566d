#include "sandbox/quickbooks/QueryParser.h"

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

constexpr qint64 kPageMax = 1000;

bool isWordStart(QChar c) { return c.isLetter() || c == u'_'; }

bool isWordPart(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'.'; }

} // namespace

Checked<Query> QueryParser::parse()
{
    if (Checked<void> read = tokenize(); !read)
        return refuse(read.error());
    Query query;
    for (const auto step : { &QueryParser::readFields, &QueryParser::readEntity, &QueryParser::readConditions,
             &QueryParser::readOrderings, &QueryParser::readPaging }) {
        if (Checked<void> read = (this->*step)(query); !read)
            return refuse(read.error());
    }
    if (peek().kind != TokenKind::End)
        return refuse(unexpected());
    return query;
}

Checked<void> QueryParser::tokenize()
{
    qsizetype at = 0;
    while (at < m_text.size()) {
        const QChar c = m_text[at];
        const qsizetype from = at;
        if (c.isSpace()) {
            ++at;
        } else if (c == u'\'') {
            const Checked<qsizetype> end = readText(at);
            if (!end)
                return refuse(end.error());
            at = *end;
        } else if (isWordStart(c)) {
            while (at < m_text.size() && isWordPart(m_text[at]))
                ++at;
            m_tokens.append({ TokenKind::Word, m_text.sliced(from, at - from).toString(), from });
        } else if (c.isDigit()
            || ((c == u'-' || c == u'+') && at + 1 < m_text.size() && m_text[at + 1].isDigit())) {
            ++at;
            while (at < m_text.size() && (m_text[at].isDigit() || m_text[at] == u'.'))
                ++at;
            m_tokens.append({ TokenKind::Number, m_text.sliced(from, at - from).toString(), from });
        } else if ((c == u'<' || c == u'>') && at + 1 < m_text.size() && m_text[at + 1] == u'=') {
            at += 2;
            m_tokens.append({ TokenKind::Symbol, m_text.sliced(from, 2).toString(), from });
        } else {
            ++at;
            m_tokens.append({ TokenKind::Symbol, QString(c), from });
        }
    }
    m_tokens.append({ TokenKind::End, {}, m_text.size() });
    return {};
}

Checked<qsizetype> QueryParser::readText(qsizetype from)
{
    QString text;
    for (qsizetype at = from + 1; at < m_text.size(); ++at) {
        if (m_text[at] == u'\\' && at + 1 < m_text.size()) {
            text.append(m_text[++at]);
        } else if (m_text[at] == u'\'') {
            m_tokens.append({ TokenKind::Text, text, from });
            return at + 1;
        } else {
            text.append(m_text[at]);
        }
    }
    return refuse(ApiFault::queryParse(
        u"Lexical error at line 1, column %1.  Encountered: <EOF> after : \"\""_s.arg(m_text.size() + 1)));
}

bool QueryParser::isWord(QLatin1String word) const
{
    return peek().kind == TokenKind::Word && peek().text.compare(word, Qt::CaseInsensitive) == 0;
}

bool QueryParser::takeWord(QLatin1String word)
{
    if (!isWord(word))
        return false;
    ++m_at;
    return true;
}

bool QueryParser::takeSymbol(QLatin1String symbol)
{
    if (peek().kind != TokenKind::Symbol || peek().text != symbol)
        return false;
    ++m_at;
    return true;
}

ApiFault QueryParser::unexpected() const
{
    if (peek().kind == TokenKind::End)
        return ApiFault::queryParse(u"Encountered \"<EOF>\" at line 1, column %1."_s.arg(peek().at + 1));
    return ApiFault::queryParse(u"Encountered \" \"%1\" \"%1 \"\" at line 1, column %2."_s.arg(
        peek().text, QString::number(peek().at + 1)));
}

Checked<void> QueryParser::readFields(Query &query)
{
    if (!takeWord("select"_L1))
        return refuse(unexpected());
    if (takeSymbol("*"_L1))
        return {};
    if (isWord("count"_L1)) {
        ++m_at;
        if (!takeSymbol("("_L1) || !takeSymbol("*"_L1) || !takeSymbol(")"_L1))
            return refuse(unexpected());
        query.countOnly = true;
        return {};
    }
    do {
        if (peek().kind != TokenKind::Word)
            return refuse(unexpected());
        query.fields.append(peek().text);
        ++m_at;
        if (takeSymbol("."_L1) && !takeSymbol("*"_L1)) // `Line.*`
            return refuse(unexpected());
    } while (takeSymbol(","_L1));
    return {};
}

Checked<void> QueryParser::readEntity(Query &query)
{
    if (!takeWord("from"_L1) || peek().kind != TokenKind::Word)
        return refuse(unexpected());
    // Documented as case sensitive, yet node-quickbooks writes every entity in lower case and is served.
    query.entity = entityByPath(peek().text);
    if (!query.entity)
        return refuse(ApiFault::queryInvalid(u"Invalid context declaration: %1"_s.arg(peek().text)));
    ++m_at;
    for (QString &field : query.fields) {
        while (field.endsWith(u'.')) // What is left of `Line.*`.
            field.chop(1);
        const QString head = field.section(u'.', 0, 0);
        const bool known = head == "Id"_L1 || head == "MetaData"_L1 || head == "SyncToken"_L1
            || query.entity->family == Family::Fixed || query.entity->shape->find(head);
        if (!known)
            return refuse(ApiFault::queryInvalid(
                u"Property %1 not found for Entity %2"_s.arg(field, query.entity->name)));
    }
    return {};
}

Checked<void> QueryParser::readConditions(Query &query)
{
    if (!takeWord("where"_L1))
        return {};
    do {
        Checked<Condition> condition = readCondition(query);
        if (!condition)
            return refuse(condition.error());
        query.conditions.append(*std::move(condition));
    } while (takeWord("and"_L1));
    return {};
}

Checked<Condition> QueryParser::readCondition(const Query &query)
{
    if (peek().kind != TokenKind::Word)
        return refuse(unexpected());
    const Checked<QString> name = property(query, peek().text, query.entity->filterable);
    if (!name)
        return refuse(name.error());
    ++m_at;
    Condition condition { *name, Comparison::Equal, {} };
    if (takeWord("in"_L1)) {
        condition.comparison = Comparison::In;
        if (!takeSymbol("("_L1))
            return refuse(unexpected());
        do {
            const Checked<QString> value = readValue();
            if (!value)
                return refuse(value.error());
            condition.values.append(*value);
        } while (takeSymbol(","_L1));
        if (!takeSymbol(")"_L1))
            return refuse(unexpected());
        return condition;
    }
    if (takeWord("like"_L1))
        condition.comparison = Comparison::Like;
    else if (takeSymbol("<="_L1))
        condition.comparison = Comparison::LessOrEqual;
    else if (takeSymbol(">="_L1))
        condition.comparison = Comparison::GreaterOrEqual;
    else if (takeSymbol("<"_L1))
        condition.comparison = Comparison::Less;
    else if (takeSymbol(">"_L1))
        condition.comparison = Comparison::Greater;
    else if (!takeSymbol("="_L1))
        return refuse(unexpected());
    const Checked<QString> value = readValue();
    if (!value)
        return refuse(value.error());
    condition.values.append(*value);
    return condition;
}

Checked<QString> QueryParser::readValue()
{
    const Token &token = peek();
    const bool flag = isWord("true"_L1) || isWord("false"_L1);
    if (token.kind != TokenKind::Text && token.kind != TokenKind::Number && !flag)
        return refuse(unexpected());
    ++m_at;
    return flag ? token.text.toLower() : token.text;
}

Checked<void> QueryParser::readOrderings(Query &query)
{
    if (takeWord("order"_L1)) {
        if (!takeWord("by"_L1))
            return refuse(unexpected());
    } else if (!takeWord("orderby"_L1)) {
        return {};
    }
    do {
        if (peek().kind != TokenKind::Word)
            return refuse(unexpected());
        const Checked<QString> name = property(query, peek().text, query.entity->sortable);
        if (!name)
            return refuse(name.error());
        ++m_at;
        const bool descending = takeWord("desc"_L1);
        if (!descending)
            takeWord("asc"_L1);
        query.orderings.append({ *name, descending });
    } while (takeSymbol(","_L1));
    return {};
}

Checked<void> QueryParser::readPaging(Query &query)
{
    while (true) {
        if (takeWord("startposition"_L1)) {
            const Checked<qint64> start
                = readWhole(u"startPosition"_s, 1, std::numeric_limits<qint64>::max());
            if (!start)
                return refuse(start.error());
            query.startPosition = *start;
        } else if (takeWord("maxresults"_L1)) {
            const Checked<qint64> most = readWhole(u"maxResults"_s, 1, kPageMax);
            if (!most)
                return refuse(most.error());
            query.maxResults = *most;
            query.limited = true;
        } else {
            return {};
        }
    }
}

Checked<qint64> QueryParser::readWhole(const QString &what, qint64 min, qint64 max)
{
    bool ok = false;
    const qint64 value = peek().text.toLongLong(&ok);
    if (peek().kind != TokenKind::Number || !ok)
        return refuse(unexpected());
    ++m_at;
    if (value < min)
        return refuse(ApiFault::queryInvalid(u"%1: value %2 is too small. Min allowed value is %3"_s.arg(
            what, QString::number(value), QString::number(min))));
    if (value > max)
        return refuse(ApiFault::queryInvalid(u"%1: value %2 is too large. Max allowed value is %3"_s.arg(
            what, QString::number(value), QString::number(max))));
    return value;
}

Checked<QString> QueryParser::property(
    const Query &query, const QString &written, const QStringList &allowed) const
{
    QString name = written;
    if (name.startsWith("metadata."_L1, Qt::CaseInsensitive)) {
        name = u"MetaData."_s + name.mid(9);
        if (name == "MetaData.CreateTime"_L1 || name == "MetaData.LastUpdatedTime"_L1)
            return name;
    }
    if (name == "Id"_L1 || allowed.contains(name))
        return name;
    // `CustomerRef.value` and `PrimaryEmailAddr.Address` say the same as the bare member.
    const QString head = name.section(u'.', 0, 0);
    if (name != head && allowed.contains(head))
        return head;
    const bool exists = query.entity->shape->find(head);
    return refuse(ApiFault::queryInvalid(exists
            ? u"Property '%1' of Entity %2 is not queryable"_s.arg(written, query.entity->name)
            : u"Property %1 not found for Entity %2"_s.arg(written, query.entity->name)));
}

} // namespace sluice::sandbox::quickbooks
