#include "engine/MergeRound.h"

#include "domain/Keys.h"
#include "journal/Kinds.h"

#include <QMap>

namespace sluice::engine {

namespace kind = journal::kind;
using mirror::CustomerWriteView;
using mirror::Outbox;
using salesforce::AccountMerge;

namespace {

const QString kSystem = QStringLiteral("sluice");

using Customers = QMap<QString, QString>; ///< By realm.

void addLink(Customers &customers, const QString &link)
{
    const qsizetype colon = link.indexOf(QLatin1Char(':'));
    if (colon > 0 && !customers.contains(link.left(colon)))
        customers.insert(link.left(colon), link.mid(colon + 1));
}

bool isInDoubt(const CustomerWriteView &write)
{
    return write.outbox == Outbox::Intended || write.outbox == Outbox::Uncertain;
}

/// A customer that may have been made for the loser is as much the survivor's. Under its own key and in its own words it is
/// looked for, and made if it must be; until that is settled no other is made beside it.
journal::NewEvent takenOver(const CustomerWriteView &write, const QString &survivor)
{
    return { kind::kCustomerIntended, subjectOf(AccountId(survivor)), kSystem,
        { { QStringLiteral("realm"), write.realm }, { QStringLiteral("key"), write.key }, { QStringLiteral("name"), write.name },
            { QStringLiteral("body"), QString::fromUtf8(write.body) }, { QStringLiteral("how"), QStringLiteral("merge") } }, {} };
}

/// Where an account ended, when its survivor was swallowed as well.
QString lastSurvivor(const AccountMerge &merge, const std::vector<AccountMerge> &merges)
{
    QString survivor = merge.survivor;
    for (std::size_t steps = 0; steps < merges.size(); ++steps) {
        const auto next = std::find_if(merges.begin(), merges.end(), [&](const AccountMerge &one) { return one.loser == survivor; });
        if (next == merges.end())
            break;
        survivor = next->survivor;
    }
    return survivor;
}

} // namespace

MergeRound::MergeRound(journal::Recorder &recorder, const mirror::ViewStore &views, const mirror::Facts &facts)
    : m_recorder(recorder)
    , m_views(views)
    , m_facts(facts)
{
}

Result<void> MergeRound::run(const std::vector<AccountMerge> &merges)
{
    if (merges.empty())
        return {};
    Result<std::vector<journal::NewEvent>> events = eventsOf(merges);
    if (!events)
        return tl::unexpected(events.error());
    // Durably: whoever saw the merges forgets them now.
    return events->empty() ? Result<void>() : m_recorder.record(std::move(*events), journal::Durability::Full).map([](const auto &) { });
}

Result<std::vector<journal::NewEvent>> MergeRound::eventsOf(const std::vector<AccountMerge> &merges) const
{
    const Result<std::vector<mirror::CustomerLinkView>> links = m_views.customerLinks();
    const Result<QHash<AccountId, Account>> accounts = m_facts.accounts();
    const Result<std::vector<CustomerWriteView>> writes = m_views.customerWrites();
    if (!links || !accounts || !writes)
        return fail(ErrorKind::Storage, QStringLiteral("the views cannot be read"));
    QHash<QString, Customers> decided; // By account.
    for (const mirror::CustomerLinkView &link : *links)
        decided[link.accountId.value].insert(link.realm, link.customerId);
    QSet<QString> doubtful; // "account realm"
    const auto inRealm = [](const QString &account, const QString &realm) { return account + QLatin1Char(' ') + realm; };
    for (const CustomerWriteView &write : *writes) {
        if (isInDoubt(write))
            doubtful.insert(inRealm(write.accountId.value, write.realm));
    }
    std::vector<journal::NewEvent> events;
    for (const AccountMerge &merge : merges) {
        const QString survivor = lastSurvivor(merge, merges);
        Customers ofLoser = decided.value(merge.loser);
        addLink(ofLoser, merge.customerLink);
        Customers &has = decided[survivor];
        addLink(has, accounts->value(AccountId(survivor)).customerLink);
        for (auto customer = ofLoser.cbegin(); customer != ofLoser.cend(); ++customer) {
            if (has.contains(customer.key()))
                continue;
            has.insert(customer.key(), customer.value());
            events.push_back({ kind::kCustomerLinked, subjectOf(AccountId(survivor)), kSystem,
                { { QStringLiteral("realm"), customer.key() }, { QStringLiteral("customer"), customer.value() },
                    { QStringLiteral("how"), QStringLiteral("merge") } }, {} });
        }
        for (const CustomerWriteView &write : *writes) {
            const QString place = inRealm(survivor, write.realm);
            if (write.accountId.value != merge.loser || !isInDoubt(write) || has.contains(write.realm) || doubtful.contains(place))
                continue;
            doubtful.insert(place);
            events.push_back(takenOver(write, survivor));
        }
    }
    return events;
}

} // namespace sluice::engine
