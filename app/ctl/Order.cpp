#include "ctl/Commands.h"

namespace sluice::ctl {

std::optional<Complaint> refusalOf(Context &context, const QString &what, const Order &give)
{
    const Result<engine::Office *> office = context.office();
    if (!office)
        return complain(what, office.error());
    const Result<QString> actor = context.actor();
    if (!actor)
        return complain(what, actor.error());
    const Result<void> given = give((*office)->orders(), *actor);
    return given ? std::nullopt : std::optional(complain(what, given.error()));
}

int order(Context &context, const QString &what, const Order &give)
{
    if (const std::optional<Complaint> refusal = refusalOf(context, what, give))
        return context.out().failed(*refusal);
    if (context.out().isJson())
        context.out().object({ { QStringLiteral("ok"), true } });
    else
        context.out().line(QStringLiteral("done"));
    return Done;
}

} // namespace sluice::ctl
