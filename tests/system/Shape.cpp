#include "system/Shape.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace sluice::testing {

namespace {

bool reads(const QJsonValue &value, const char *pattern)
{
    return value.isString()
        && QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern))).match(value.toString()).hasMatch();
}

bool isWhole(const QJsonValue &value)
{
    return value.isDouble() && value.toInteger(-1) >= 0 && static_cast<double>(value.toInteger()) == value.toDouble();
}

bool fits(const QJsonValue &value, Holds holds)
{
    switch (holds) {
    case Holds::Text: return value.isString();
    case Holds::Filled: return !value.toString().isEmpty();
    case Holds::TextOrNull: return value.isString() || value.isNull();
    case Holds::Money: return reads(value, "-?\\d+(\\.\\d{2,3})?");
    case Holds::Currency: return reads(value, "[A-Z]{3}");
    case Holds::Count: return isWhole(value);
    case Holds::Number: return value.isDouble();
    case Holds::Flag: return value.isBool();
    case Holds::Time: return reads(value, "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
    case Holds::Day: return reads(value, "(\\d{4}-\\d\\d-\\d\\d)?");
    case Holds::CrmId: return reads(value, "([a-zA-Z0-9]{18})?");
    case Holds::List: return value.isArray();
    case Holds::Object: return value.isObject();
    }
    Q_UNREACHABLE();
}

} // namespace

QString misfit(const QJsonObject &object, const Shape &shape)
{
    for (const auto &[name, holds] : shape) {
        if (!fits(object[QLatin1String(name)], holds))
            return QStringLiteral("'%1' in %2").arg(QLatin1String(name), QString::fromUtf8(QJsonDocument(object).toJson().left(3000)));
    }
    return {};
}

QString misfit(const QJsonArray &rows, const Shape &shape)
{
    for (const QJsonValue &row : rows) {
        if (const QString problem = misfit(row.toObject(), shape); !problem.isEmpty())
            return problem;
    }
    return rows.isEmpty() ? QStringLiteral("there is no row") : QString();
}

} // namespace sluice::testing
