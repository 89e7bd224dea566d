#include "engine/RefusedWrites.h"

#include "crm/salesforce/Refusal.h"
#include "engine/StandingRefusals.h"

namespace sluice::engine {

std::vector<desk::ReadinessRow> refusedWrites(const mirror::ViewStore &views)
{
    std::vector<desk::ReadinessRow> rows;
    for (const QString &object : { QStringLiteral("Opportunity"), QStringLiteral("Account"), QStringLiteral("Sluice_Sync_Exception__c"),
             QStringLiteral("Task") }) {
        const QMap<QString, int> records = refusedByCode(views, object);
        for (auto code = records.cbegin(); code != records.cend(); ++code) {
            const salesforce::Refusal refusal = salesforce::explainRefusal({ ErrorKind::Rejected, {}, {}, code.key(), {} });
            const QString fact = QStringLiteral("%1 not written: %2").arg(*code).arg(refusal.why);
            rows.push_back({ QStringLiteral("writes to ") + object, refusal.repeats, false, fact, refusal.whoCanFix });
        }
    }
    return rows;
}

} // namespace sluice::engine
