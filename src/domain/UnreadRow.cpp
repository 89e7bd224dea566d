#include "domain/UnreadRow.h"

#include <QStringList>

namespace sluice {

namespace {

const QString kNone = QStringLiteral("-"); ///< An empty cursor would leave the last one as it is.
enum Part { PartId, PartDeal, PartAccount, PartWhy, PartCount };

} // namespace

QString unreadSource(const QString &object)
{
    return kUnreadPrefix + object;
}

QString unreadText(const std::vector<UnreadRow> &rows)
{
    QStringList lines;
    for (const UnreadRow &row : rows)
        lines.append(QStringList { row.id, row.dealId.value, row.accountId.value, QString(row.why).replace(QLatin1Char('\n'), QLatin1Char(' ')) }
                         .join(QLatin1Char('\t')));
    lines.sort();
    return lines.isEmpty() ? kNone : lines.join(QLatin1Char('\n'));
}

std::vector<UnreadRow> unreadIn(const QString &source, const QString &text)
{
    std::vector<UnreadRow> rows;
    for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(QLatin1Char('\t'));
        if (parts.size() == PartCount)
            rows.push_back({ source.mid(kUnreadPrefix.size()), parts[PartId], DealId(parts[PartDeal]), AccountId(parts[PartAccount]), parts[PartWhy] });
    }
    return rows;
}

} // namespace sluice
