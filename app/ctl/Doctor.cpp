#include "ctl/Doctor.h"

#include "engine/Readiness.h"

#include <QJsonArray>

namespace sluice::ctl {

int doctor(Context &context)
{
    const Result<engine::Office *> office = context.office();
    if (!office)
        return context.out().failed(complain(QStringLiteral("opening the profile"), office.error()));
    engine::Readiness readiness(**office, context.clock());
    const std::vector<desk::ReadinessRow> found = context.wait(readiness.look());
    QJsonArray rows;
    for (const desk::ReadinessRow &row : found)
        rows.append(QJsonObject { { QStringLiteral("subject"), row.id }, { QStringLiteral("ok"), row.ok },
            { QStringLiteral("wanted"), row.wanted }, { QStringLiteral("fact"), row.fact }, { QStringLiteral("do"), row.toDo } });
    context.out().rows(rows, { QStringLiteral("subject"), QStringLiteral("ok"), QStringLiteral("wanted"), QStringLiteral("fact"), QStringLiteral("do") });
    return engine::isReady(found) ? Done : AnswerIsNo;
}

} // namespace sluice::ctl
