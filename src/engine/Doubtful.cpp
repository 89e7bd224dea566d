#include "engine/Doubtful.h"

namespace sluice::engine {

using mirror::RequestView;

namespace {

/// A request may have been meant for one company, be written in a second and be found in a third.
bool isSurelyRead(const RequestView &view, const QSet<QString> &realmsRead)
{
    const auto isRead = [&](const QString &realm) { return realm.isEmpty() || realmsRead.contains(realm); };
    return realmsRead.contains(view.realm) && isRead(view.outboxRealm) && isRead(view.invoiceRealm);
}

} // namespace

Doubtful doubtfulIn(const billing::World &world, const QSet<QString> &realmsRead)
{
    Doubtful doubtful;
    for (const RequestView &view : world.requests) {
        if (isSurelyRead(view, realmsRead))
            continue;
        doubtful.deals.insert(view.request.dealId);
        doubtful.accounts.insert(view.accountId);
        if (const Deal *deal = world.dealById.value(view.request.dealId)) // It may have moved to another account since.
            doubtful.accounts.insert(deal->accountId);
    }
    for (const Account &account : world.accounts) {
        const QString realm = account.customerLink.section(QLatin1Char(':'), 0, 0);
        if (!realm.isEmpty() && !realmsRead.contains(realm))
            doubtful.accounts.insert(account.id);
    }
    return doubtful;
}

} // namespace sluice::engine
