#include "ctl/Commands.h"

namespace sluice::ctl {

int order(Context &context, const QString &what,
    const std::function<Result<void>(desk::Orders &orders, const QString &actor)> &give)
{
    const Result<engine::Office *> office = context.office();
    if (!office)
        return context.out().failed(complain(what, office.error()));
    const Result<QString> actor = context.actor();
    if (!actor)
        return context.out().failed(complain(what, actor.error()));
    const Result<void> given = give((*office)->orders(), *actor);
    if (!given)
        return context.out().failed(complain(what, given.error()));
    if (context.out().isJson())
        context.out().object({ { QStringLiteral("ok"), true } });
    else
        context.out().line(QStringLiteral("done"));
    return Done;
}

} // namespace sluice::ctl
