#include "crm/salesforce/Soql.h"

#include <array>

namespace sluice::salesforce {

namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kChecksums = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
constexpr int kIdLength = 15;
constexpr int kPrefixLength = 6; ///< Object, instance and a reserved character.
constexpr std::uint64_t kNumbers = 13'537'086'546'263'552; ///< 62^9

QString escaped(QStringView value)
{
    QString out;
    out.reserve(value.size() + 8);
    for (const QChar c : value) {
        switch (c.unicode()) {
        case u'\\': out += QLatin1String("\\\\"); break;
        case u'\'': out += QLatin1String("\\'"); break;
        case u'"': out += QLatin1String("\\\""); break;
        case u'\n': out += QLatin1String("\\n"); break;
        case u'\r': out += QLatin1String("\\r"); break;
        case u'\t': out += QLatin1String("\\t"); break;
        case u'\b': out += QLatin1String("\\b"); break;
        case u'\f': out += QLatin1String("\\f"); break;
        default:
            if (c.unicode() < 0x20)
                out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
            else
                out += c;
        }
    }
    return out;
}

QString idText(const QString &prefix, std::uint64_t number)
{
    QString digits(kIdLength - kPrefixLength, QLatin1Char('0'));
    for (qsizetype at = digits.size() - 1; at >= 0; --at) {
        digits[at] = QLatin1Char(kDigits[number % kDigits.size()]);
        number /= kDigits.size();
    }
    return withChecksum(prefix + digits);
}

} // namespace

QString quoted(QStringView value)
{
    return QLatin1Char('\'') + escaped(value) + QLatin1Char('\'');
}

QString likeContaining(QStringView value)
{
    QString pattern = escaped(value);
    pattern.replace(QLatin1Char('%'), QLatin1String("\\%")).replace(QLatin1Char('_'), QLatin1String("\\_"));
    return QLatin1String("'%") + pattern + QLatin1String("%'");
}

QString listOf(const QStringList &values)
{
    Q_ASSERT(!values.isEmpty());
    QStringList literals;
    literals.reserve(values.size());
    for (const QString &value : values)
        literals.append(quoted(value));
    return QLatin1Char('(') + literals.join(QLatin1Char(',')) + QLatin1Char(')');
}

QString literal(Instant at)
{
    return toIso(at);
}

std::optional<std::uint64_t> idNumber(QStringView id)
{
    if (id.size() != kIdLength && id.size() != kIdLength + 3)
        return std::nullopt;
    std::uint64_t number = 0; // 62^9 needs 54 bits.
    for (const QChar c : id.mid(kPrefixLength, kIdLength - kPrefixLength)) {
        const std::size_t digit = c.unicode() < 0x80 ? kDigits.find(static_cast<char>(c.unicode())) : std::string_view::npos;
        if (digit == std::string_view::npos)
            return std::nullopt;
        number = number * kDigits.size() + digit;
    }
    return number;
}

QStringList idBounds(const QString &first, const QString &last, int parts)
{
    const std::optional<std::uint64_t> low = idNumber(first);
    const std::optional<std::uint64_t> high = idNumber(last);
    const QString prefix = first.left(kPrefixLength);
    if (!low || !high || *low >= *high || prefix != last.left(kPrefixLength) || parts < 2)
        return {};
    const std::uint64_t width = (*high - *low) / static_cast<std::uint64_t>(parts);
    if (width == 0)
        return {};
    QStringList bounds;
    for (int part = 1; part < parts; ++part)
        bounds.append(idText(prefix, *low + width * static_cast<std::uint64_t>(part)));
    return bounds;
}

std::optional<QString> idBeyond(const QString &first, const QString &last, double times)
{
    const std::optional<std::uint64_t> low = idNumber(first);
    const std::optional<std::uint64_t> high = idNumber(last);
    const QString prefix = first.left(kPrefixLength);
    if (!low || !high || *low >= *high || prefix != last.left(kPrefixLength))
        return {};
    const double beyond = static_cast<double>(*high - *low) * times;
    if (beyond < 1 || beyond >= static_cast<double>(kNumbers - *high))
        return {};
    return idText(prefix, *high + static_cast<std::uint64_t>(beyond));
}

QString withChecksum(const QString &id15)
{
    if (id15.size() != kIdLength)
        return id15;
    QString id = id15;
    for (int group = 0; group < 3; ++group) {
        std::size_t bits = 0;
        for (int at = 0; at < 5; ++at) {
            const QChar c = id15[group * 5 + at];
            if (c >= QLatin1Char('A') && c <= QLatin1Char('Z'))
                bits |= std::size_t(1) << at;
        }
        id += QLatin1Char(kChecksums[bits]);
    }
    return id;
}

} // namespace sluice::salesforce
