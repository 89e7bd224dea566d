#include "ui/kit/Format.h"

#include "core/Replaced.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <array>
#include <cmath>

namespace sluice::ui::format {

namespace {

constexpr QChar kMinus(0x2212);
constexpr QChar kDash(0x2013);

struct Units {
    Q_DECLARE_TR_FUNCTIONS(Units)
};

quint64 magnitude(std::int64_t value)
{
    return value < 0 ? quint64(0) - static_cast<quint64>(value) : static_cast<quint64>(value);
}

QString grouped(quint64 whole)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale.toString(whole);
}

/// `value` in units of `unit`, rounded to three figures. Display only: an axis label, never a sum.
QString scaled(quint64 value, quint64 unit)
{
    const double ratio = static_cast<double>(value) / static_cast<double>(unit);
    const int places = ratio >= 100 ? 0 : ratio >= 10 ? 1 : 2;
    QString text = QLocale().toString(ratio, 'f', places);
    const QString point = QLocale().decimalPoint();
    while (text.contains(point) && (text.endsWith(QLatin1Char('0')) || text.endsWith(point)))
        text.chop(1);
    return text;
}

} // namespace

QString amount(Money money)
{
    static constexpr std::array<quint64, 5> kPowers { 1, 10, 100, 1000, 10000 };
    const int exponent = std::min<int>(money.currency().exponent, 4);
    const quint64 power = kPowers[static_cast<std::size_t>(exponent)];
    const quint64 value = magnitude(money.minor());
    QString text = grouped(value / power);
    if (exponent > 0)
        text += QLocale().decimalPoint()
            + QStringLiteral("%1").arg(value % power, exponent, 10, QLatin1Char('0'));
    return money.isNegative() ? kMinus + text : text;
}

QString money(Money money)
{
    return money.currency().isNone() ? amount(money) : money.currency().text() + QChar(0xA0) + amount(money);
}

QString total(Money value)
{
    return value.isZero() ? QString(kDash) : money(value);
}

QString shortAmount(Money money)
{
    quint64 power = 1;
    for (int i = 0; i < money.currency().exponent; ++i)
        power *= 10;
    const quint64 whole = magnitude(money.minor()) / power;
    QString text;
    if (whole >= 1'000'000)
        text = scaled(whole, 1'000'000) + QChar(0xA0) + Units::tr("M");
    else if (whole >= 1'000)
        text = scaled(whole, 1'000) + QChar(0xA0) + Units::tr("k");
    else
        text = grouped(whole);
    return money.isNegative() ? kMinus + text : text;
}

QString shortMoney(Money money)
{
    return money.currency().text() + QChar(0xA0) + shortAmount(money);
}

QString count(qint64 number)
{
    return number < 0 ? kMinus + grouped(magnitude(number)) : grouped(static_cast<quint64>(number));
}

QString decimal(double value)
{
    const double rounded = std::round(value * 10) / 10;
    const bool whole = std::abs(rounded - std::round(rounded)) < 0.05;
    const QString text = QLocale().toString(std::abs(rounded), 'f', whole ? 0 : 1);
    return rounded < 0 ? kMinus + text : text;
}

QString quantity(const QString &plain)
{
    const bool negative = plain.startsWith(QLatin1Char('-'));
    const QString digits = negative ? plain.mid(1) : plain;
    const qsizetype point = digits.indexOf(QLatin1Char('.'));
    bool isNumber = false;
    const quint64 whole = QStringView(digits).left(point < 0 ? digits.size() : point).toULongLong(&isNumber);
    if (!isNumber)
        return plain;
    QString text = grouped(whole);
    if (point >= 0)
        text += QLocale().decimalPoint() + digits.mid(point + 1);
    return negative ? kMinus + text : text;
}

QString datePattern()
{
    QString pattern = QLocale().dateFormat(QLocale::ShortFormat);
    if (!pattern.contains(QLatin1String("yyyy")))
        pattern.replace(QLatin1String("yy"), QLatin1String("yyyy"));
    return pattern;
}

QString date(QDate date)
{
    return date.isValid() ? QLocale().toString(date, datePattern()) : QString();
}

QString month(QDate date)
{
    return date.isValid() ? QLocale().toString(date, QStringLiteral("MMM yyyy")) : QString();
}

QDate localDay(Instant at)
{
    // No zone changes its offset but on a quarter of an hour, and asking the zone is what takes the time.
    constexpr std::chrono::milliseconds kQuarter = std::chrono::minutes(15);
    constexpr qsizetype kKeptMax = 100'000;
    static thread_local QHash<qint64, qint64> days;
    const qint64 since = toMs(at);
    const qint64 quarter = since / kQuarter.count() - (since % kQuarter.count() < 0 ? 1 : 0);
    const auto known = days.constFind(quarter);
    if (known != days.constEnd())
        return QDate::fromJulianDay(*known);
    if (days.size() >= kKeptMax)
        days.clear();
    const QDate day = toQDateTime(at).toLocalTime().date();
    days.insert(quarter, day.toJulianDay());
    return day;
}

QString dateTime(Instant at)
{
    const QDateTime local = toQDateTime(at).toLocalTime();
    return date(local.date()) + QLatin1Char(' ') + QLocale().toString(local.time(), QStringLiteral("HH:mm"));
}

QString dateTimeExact(Instant at)
{
    const QDateTime local = toQDateTime(at).toLocalTime();
    return date(local.date()) + QLatin1Char(' ')
        + QLocale().toString(local.time(), QStringLiteral("HH:mm:ss")) + QLatin1Char(' ')
        + local.timeZoneAbbreviation();
}

QString minutes(qint64 minutes)
{
    const quint64 value = magnitude(minutes);
    const quint64 days = value / 1440, hours = value / 60 % 24, rest = value % 60;
    QString text;
    if (days >= 3 || (days > 0 && hours == 0))
        text = Units::tr("%1 d").arg(days);
    else if (days > 0)
        text = Units::tr("%1 d %2 h").arg(days).arg(hours);
    else if (hours > 0 && rest > 0)
        text = Units::tr("%1 h %2 m").arg(hours).arg(rest);
    else if (hours > 0)
        text = Units::tr("%1 h").arg(hours);
    else
        text = Units::tr("%1 m").arg(rest);
    return minutes < 0 ? kMinus + text : text;
}

QString age(Instant since, Instant now)
{
    const qint64 seconds = std::max<qint64>(0, (toMs(now) - toMs(since)) / 1000);
    if (seconds < 60)
        return Units::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return Units::tr("%1 m").arg(seconds / 60);
    if (seconds < 86400)
        return Units::tr("%1 h").arg(seconds / 3600);
    return ageDays(static_cast<int>(seconds / 86400));
}

QString ageDays(int days)
{
    return days < 0 ? kMinus + Units::tr("%1 d").arg(-days) : Units::tr("%1 d").arg(days);
}

QString readable(const QString &recorded)
{
    static const QRegularExpression kDay(QStringLiteral("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b(?![T\\d]|[-:.]\\d)"));
    static const QRegularExpression kAmount(
        QStringLiteral("(?<![\\w.,-])(?:(-?\\d+(?:\\.\\d{1,3})?) ([A-Z]{3})|([A-Z]{3}) (-?\\d+(?:\\.\\d{1,3})?))(?![\\w.,]*\\w)"));
    const bool hasDigit = std::any_of(recorded.begin(), recorded.end(), [](QChar c) { return c.isDigit(); });
    if (!hasDigit)
        return recorded;
    const QString days = replaced(recorded, kDay, [](const QRegularExpressionMatch &match) {
        QString day = date(QDate(match.capturedView(1).toInt(), match.capturedView(2).toInt(), match.capturedView(3).toInt()));
        return day.replace(QLatin1Char(' '), QChar(QChar::Nbsp)); // A date is one word.
    });
    return replaced(days, kAmount, [](const QRegularExpressionMatch &match) {
        const bool codeLast = match.hasCaptured(1);
        const auto currency = Currency::fromCode(codeLast ? match.captured(2) : match.captured(3));
        if (!currency)
            return QString();
        const auto amount = Money::fromWire(match.captured(codeLast ? 1 : 4).toStdString(), *currency);
        return amount ? money(*amount) : QString();
    });
}

QString joinedSums(std::span<const Money> sums)
{
    QStringList parts;
    for (const Money &sum : sums)
        parts += money(sum);
    return parts.join(QStringLiteral(" · "));
}

} // namespace sluice::ui::format
