#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace sluice::sandbox {

/// A JSON value that keeps what both protocols promise and QJsonValue loses: numbers as their text (`100.00`,
/// `1.25E7`, 18 digits) and members in the order in which they were written.
class Value {
public:
    struct Number {
        QByteArray text;
        bool operator==(const Number &) const = default;
    };
    using Array = QList<Value>;
    using Members = QList<QPair<QString, Value>>;

    Value() = default; ///< null
    Value(std::nullptr_t) { }
    Value(bool flag)
        : m_data(flag)
    {
    }
    Value(int whole)
        : m_data(Number { QByteArray::number(whole) })
    {
    }
    Value(qint64 whole)
        : m_data(Number { QByteArray::number(whole) })
    {
    }
    Value(QString text)
        : m_data(std::move(text))
    {
    }
    Value(const char *text)
        : m_data(QString::fromUtf8(text))
    {
    }
    Value(Array items)
        : m_data(std::move(items))
    {
    }
    static Value number(QByteArray text); ///< `text` must be a JSON number; it is written as it stands.
    /// JSON text made before, to be written as it stands. It can be nothing else: it has no members and no items.
    static Value prepared(QByteArray json);
    static Value object() { return Value(Members {}); }
    static Value object(Members members) { return Value(std::move(members)); }
    static Value array() { return Value(Array {}); }

    bool isNull() const { return std::holds_alternative<std::monostate>(m_data); }
    bool isBool() const { return std::holds_alternative<bool>(m_data); }
    bool isNumber() const { return std::holds_alternative<Number>(m_data); }
    bool isString() const { return std::holds_alternative<QString>(m_data); }
    bool isArray() const { return std::holds_alternative<Array>(m_data); }
    bool isObject() const { return std::holds_alternative<Members>(m_data); }

    bool toBool(bool otherwise = false) const;
    QString toString() const; ///< Text of a string or number; empty otherwise.
    QByteArray numberText() const; ///< Empty unless a number.
    double toDouble() const; ///< For comparing and sorting only, never for money.
    qint64 toInt(qint64 otherwise = 0) const;

    const Array &items() const; ///< Empty unless an array.
    Array &items(); ///< Makes this an array if it is null.
    const Members &members() const;
    bool has(QStringView name) const;
    /// A member of an object; a shared null if absent or no object.
    const Value &operator[](QStringView name) const;
    /// A member by dotted path: `MetaData.LastUpdatedTime`.
    const Value &at(QStringView path) const;
    /// A member that may be changed in place; null pointer if absent or no object.
    Value *member(QStringView name);
    /// Sets or appends a member; makes this an object if it is null.
    void set(QString name, Value value);
    void remove(QStringView name);
    void append(Value value);

    bool operator==(const Value &) const;

    QByteArray toJson() const; ///< Compact UTF-8, members in order.
    /// Empty optional if the text is not exactly one JSON value (RFC 8259, valid UTF-8, at most 200 levels
    /// deep). Of members with the same name the last one counts.
    static std::optional<Value> parse(std::string_view text);
    static std::optional<Value> parse(const QByteArray &text);

private:
    struct Prepared {
        QByteArray json;
        bool operator==(const Prepared &) const = default;
    };
    explicit Value(Members members)
        : m_data(std::move(members))
    {
    }
    void writeTo(QByteArray &out) const;

    std::variant<std::monostate, bool, Number, QString, Array, Members, Prepared> m_data;
};

} // namespace sluice::sandbox
