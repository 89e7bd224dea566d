#include "engine/RefusedWrites.h"

#include "crm/salesforce/Refusal.h"

#include <QMap>

namespace sluice::engine {

std::vector<desk::ReadinessRow> refusedWrites(const mirror::ViewStore &views)
{
    std::vector<desk::ReadinessRow> rows;
    for (const QString &object : { QStringLiteral("Opportunity"), QStringLiteral("Account"), QStringLiteral("Sluice_Sync_Exception__c") }) {
        // Lines of "id code hash", as the last write-back left them.
        const QString note = views.note(QStringLiteral("refused.") + object).value_or(QString());
        QMap<QString, int> records;
        for (const QString &line : note.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            ++records[line.section(QLatin1Char(' '), 1, 1)];
        for (auto code = records.cbegin(); code != records.cend(); ++code) {
            const salesforce::Refusal refusal = salesforce::explainRefusal({ ErrorKind::Rejected, {}, {}, code.key(), {} });
            const QString fact = QStringLiteral("%1 not written: %2").arg(*code).arg(refusal.why);
            rows.push_back({ QStringLiteral("writes to ") + object, refusal.repeats, false, fact, refusal.whoCanFix });
        }
    }
    return rows;
}

} // namespace sluice::engine
