#include "sandbox/salesforce/Cell.h"

#include <cstdio>

namespace sluice::sandbox::salesforce {

namespace {

template <class T>
int compare(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

std::optional<Cell> readNumber(const Field &field, const Value &value)
{
    const QByteArray text = value.isNumber() ? value.numberText() : value.toString().trimmed().toLatin1();
    const Result<Decimal> number = Decimal::fromWire({ text.constData(), static_cast<std::size_t>(text.size()) });
    if (!number)
        return {};
    if (field.type == FieldType::Int)
        return Cell(number->rounded(0, Rounding::HalfUp).coefficient());
    return Cell(number->scale() > field.scale ? number->rounded(field.scale, Rounding::HalfUp) : *number);
}

std::optional<Cell> readDate(const QString &text)
{
    const QByteArray ascii = text.toLatin1();
    const std::string_view view(ascii.constData(), static_cast<std::size_t>(ascii.size()));
    if (const std::optional<QDate> date = parseDate(view))
        return Cell(qint64(date->toJulianDay()));
    // A moment is accepted where a date is asked for; its day counts.
    if (const std::optional<Instant> at = parseInstant(view))
        return Cell(qint64(toQDateTime(*at).date().toJulianDay()));
    return {};
}

std::optional<Cell> readDateTime(const QString &text)
{
    const QByteArray ascii = text.toLatin1();
    const std::string_view view(ascii.constData(), static_cast<std::size_t>(ascii.size()));
    if (const std::optional<Instant> at = parseInstant(view))
        return Cell(qint64(toMs(*at)));
    if (const std::optional<QDate> date = parseDate(view))
        return Cell(qint64(QDateTime(*date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch()));
    return {};
}

} // namespace

const QString &textOf(const Cell &cell)
{
    static const QString none;
    const QString *text = std::get_if<QString>(&cell);
    return text ? *text : none;
}

bool flagOf(const Cell &cell)
{
    const bool *flag = std::get_if<bool>(&cell);
    return flag && *flag;
}

Decimal decimalOf(const Cell &cell)
{
    const Decimal *number = std::get_if<Decimal>(&cell);
    return number ? *number : Decimal();
}

qint64 wholeOf(const Cell &cell)
{
    const qint64 *whole = std::get_if<qint64>(&cell);
    return whole ? *whole : 0;
}

int compareCells(const Cell &a, const Cell &b, Qt::CaseSensitivity sensitivity)
{
    if (a.index() != b.index())
        return a.index() < b.index() ? -1 : 1;
    switch (a.index()) {
    case 1: return compare(std::get<bool>(a), std::get<bool>(b));
    case 2: return compare(std::get<qint64>(a), std::get<qint64>(b));
    case 3: return compare(std::get<Decimal>(a), std::get<Decimal>(b));
    case 4: return std::get<QString>(a).compare(std::get<QString>(b), sensitivity);
    default: return 0;
    }
}

std::optional<Cell> readCell(const Field &field, const Value &value)
{
    if (value.isNull())
        return Cell();
    if (field.type == FieldType::Boolean) {
        if (value.isBool())
            return Cell(value.toBool());
        const QString word = value.toString().toLower();
        if (word == QStringLiteral("true") || word == QStringLiteral("false"))
            return Cell(word == QStringLiteral("true"));
        return {};
    }
    if (value.isBool() || value.isArray() || value.isObject())
        return {};
    const QString text = value.toString();
    if (value.isString() && text.isEmpty())
        return Cell();
    if (field.isNumber() || field.type == FieldType::Int)
        return readNumber(field, value);
    if (field.type == FieldType::Date)
        return readDate(text);
    if (field.type == FieldType::DateTime)
        return readDateTime(text);
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() ? Cell() : Cell(trimmed);
}

QByteArray numberText(Decimal number)
{
    if (number.isZero())
        return "0.0";
    QByteArray digits = QByteArray::number(number.coefficient());
    const bool negative = digits.startsWith('-');
    if (negative)
        digits.remove(0, 1);
    const qsizetype point = digits.size() - number.scale(); // Digits before the point; may be negative.
    while (digits.size() > 1 && digits.endsWith('0'))
        digits.chop(1);
    QByteArray text;
    if (const qsizetype exponent = point - 1; exponent >= 7 || exponent < -3) {
        text = digits.left(1) + '.' + (digits.size() > 1 ? digits.mid(1) : QByteArray("0")) + 'E'
            + QByteArray::number(exponent);
    } else if (point <= 0) {
        text = "0." + QByteArray(-point, '0') + digits;
    } else {
        if (digits.size() < point)
            digits.append(point - digits.size(), '0');
        text = digits.left(point) + '.' + (digits.size() > point ? digits.mid(point) : QByteArray("0"));
    }
    return negative ? '-' + text : text;
}

QByteArray dateTimeText(qint64 ms)
{
    const Instant at = fromMs(ms);
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    char text[40];
    const int size = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03d+0000",
        static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return QByteArray(text, size);
}

void writeJsonText(QByteArray &out, QStringView text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\\u00";
                out += kHex[c >> 4];
                out += kHex[c & 15];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

void writeCell(QByteArray &out, const Field &field, const Cell &cell)
{
    switch (cell.index()) {
    case 0: out += "null"; return;
    case 1: out += std::get<bool>(cell) ? "true" : "false"; return;
    case 3: out += numberText(std::get<Decimal>(cell)); return;
    case 4: writeJsonText(out, std::get<QString>(cell)); return;
    default: break;
    }
    const qint64 whole = std::get<qint64>(cell);
    if (field.type == FieldType::Int)
        out += QByteArray::number(whole);
    else if (field.type == FieldType::Date)
        out += '"' + QDate::fromJulianDay(whole).toString(Qt::ISODate).toLatin1() + '"';
    else
        out += '"' + dateTimeText(whole) + '"';
}

Value cellValue(const Field &field, const Cell &cell)
{
    switch (cell.index()) {
    case 0: return {};
    case 1: return std::get<bool>(cell);
    case 3: return Value::number(numberText(std::get<Decimal>(cell)));
    case 4: return std::get<QString>(cell);
    default: break;
    }
    const qint64 whole = std::get<qint64>(cell);
    if (field.type == FieldType::Int)
        return whole;
    if (field.type == FieldType::Date)
        return QDate::fromJulianDay(whole).toString(Qt::ISODate);
    return QString::fromLatin1(dateTimeText(whole));
}

} // namespace sluice::sandbox::salesforce
