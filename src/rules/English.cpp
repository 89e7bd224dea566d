#include "rules/English.h"

#include "core/MoneyText.h"
#include "core/Replaced.h"

namespace sluice::rules {

QString inEnglish(const QString &recorded)
{
    static const QRegularExpression kDay(QStringLiteral("\\b(\\d{4}-\\d{2}-\\d{2})\\b(?![T\\d]|[-:.]\\d)"));
    static const QRegularExpression kAmount(
        QStringLiteral("(?<![\\w.,-])(?:(-?\\d+(?:\\.\\d{1,3})?) ([A-Z]{3})|([A-Z]{3}) (-?\\d+(?:\\.\\d{1,3})?))(?![\\w.,]*\\w)"));
    const QString days = replaced(recorded, kDay,
        [](const QRegularExpressionMatch &match) { return englishDate(QDate::fromString(match.captured(1), Qt::ISODate)); });
    return replaced(days, kAmount, [](const QRegularExpressionMatch &match) {
        const bool codeLast = match.hasCaptured(1);
        const Result<Currency> currency = Currency::fromCode(QStringView(match.captured(codeLast ? 2 : 3)));
        if (!currency)
            return QString();
        const Result<Money> money = Money::fromText(match.captured(codeLast ? 1 : 4), *currency);
        return money ? englishMoney(*money) : QString();
    });
}

} // namespace sluice::rules
