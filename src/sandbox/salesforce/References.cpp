#include "sandbox/salesforce/References.h"

#include <QRegularExpression>
#include <QUrl>

namespace sluice::sandbox::salesforce {

namespace {

/// `records[0].Id` inside an answer; null if there is no such place.
const Value *descend(const Value &from, const QString &path)
{
    static const QRegularExpression part(QStringLiteral("\\A(\\w*)((?:\\[\\d+\\])*)\\z"));
    const Value *at = &from;
    for (const QString &segment : path.split(u'.')) {
        const QRegularExpressionMatch match = part.match(segment);
        if (!match.hasMatch())
            return nullptr;
        if (const QString name = match.captured(1); !name.isEmpty()) {
            if (!at->has(name))
                return nullptr;
            at = &(*at)[name];
        }
        for (const QString &index : match.captured(2).split(u'[', Qt::SkipEmptyParts)) {
            const qsizetype item = index.chopped(1).toLongLong();
            if (item >= at->items().size())
                return nullptr;
            at = &at->items().at(item);
        }
    }
    return at;
}

} // namespace

std::optional<QString> resolveReferences(const QString &text, const FindAnswer &find, bool encode, QString &missing)
{
    static const QRegularExpression reference(QStringLiteral("@\\{(\\w+)\\.([^}]+)\\}"));
    QString resolved;
    qsizetype copied = 0;
    for (auto matches = reference.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const Value *answer = find(match.captured(1));
        const Value *value = answer ? descend(*answer, match.captured(2)) : nullptr;
        if (!value || value->isNull()) {
            missing = match.captured(0);
            return {};
        }
        const QString plain = value->isBool() ? QString::fromUtf8(value->toJson()) : value->toString();
        resolved += QStringView(text).sliced(copied, match.capturedStart() - copied);
        resolved += encode ? QString::fromLatin1(QUrl::toPercentEncoding(plain)) : plain;
        copied = match.capturedEnd();
    }
    return resolved + text.mid(copied);
}

std::optional<Value> resolveReferences(const Value &value, const FindAnswer &find, QString &missing)
{
    if (value.isString()) {
        const std::optional<QString> text = resolveReferences(value.toString(), find, false, missing);
        return text ? std::optional<Value>(*text) : std::nullopt;
    }
    if (value.isArray()) {
        Value resolved = Value::array();
        for (const Value &item : value.items()) {
            std::optional<Value> inner = resolveReferences(item, find, missing);
            if (!inner)
                return {};
            resolved.append(*std::move(inner));
        }
        return resolved;
    }
    if (!value.isObject())
        return value;
    Value resolved = Value::object();
    for (const auto &[name, member] : value.members()) {
        std::optional<Value> inner = resolveReferences(member, find, missing);
        if (!inner)
            return {};
        resolved.set(name, *std::move(inner));
    }
    return resolved;
}

} // namespace sluice::sandbox::salesforce
