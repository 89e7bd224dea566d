#include "billing/MasterDataCommands.h"

#include "domain/Keys.h"
#include "journal/Kinds.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice::billing {

namespace kind = journal::kind;

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(billing)
};

/// Errors: Forbidden, with the reason.
Result<rules::Permission> allow(const Person &actor, const rules::Staff &staff, rules::Action action,
    const rules::ItemHistory &history)
{
    rules::Permission permission = rules::permission(actor, action, history, staff);
    if (!permission.allowed)
        return fail(ErrorKind::Forbidden, permission.whyNot);
    return std::move(permission);
}

} // namespace

MasterDataCommands::MasterDataCommands(const journal::Journal &journal, journal::Recorder &recorder,
    const mirror::ViewStore &views, const mirror::Facts &facts)
    : m_journal(journal)
    , m_recorder(recorder)
    , m_views(views)
    , m_facts(facts)
{
}

Result<void> MasterDataCommands::linkCustomer(const Person &actor, const rules::Staff &staff, const AccountId &id,
    const QString &realm, const QString &customerId)
{
    const Result<QString> linked = linkOf(id, realm);
    if (!linked)
        return tl::unexpected(linked.error());
    rules::ItemHistory history; // A link to nobody is no link: mending it changes no customer.
    history.customerIsLinked = !linked->isEmpty() && *linked != customerId && findCustomer(realm, *linked);
    const Result<rules::Permission> allowed = allow(actor, staff, rules::Action::LinkCustomer, history);
    if (!allowed)
        return tl::unexpected(allowed.error());
    if (Result<void> there = findAccount(id).and_then([&] { return findCustomer(realm, customerId); }); !there)
        return there;
    return record(actor, *allowed, subjectOf(id), kind::kCustomerLinked,
        { { QStringLiteral("realm"), realm }, { QStringLiteral("customer"), customerId },
            { QStringLiteral("how"), QStringLiteral("person") } });
}

Result<void> MasterDataCommands::activateCustomer(const Person &actor, const rules::Staff &staff,
    const AccountId &id, const QString &note)
{
    const Result<rules::ItemHistory> history = historyOf(id);
    if (!history)
        return tl::unexpected(history.error());
    const Result<rules::Permission> allowed = allow(actor, staff, rules::Action::ActivateCustomer, *history);
    if (!allowed)
        return tl::unexpected(allowed.error());
    if (Result<void> there = findAccount(id); !there)
        return there;
    return record(actor, *allowed, subjectOf(id), kind::kCustomerActivated, { { QStringLiteral("note"), note } });
}

Result<void> MasterDataCommands::mapItem(const Person &actor, const rules::Staff &staff, const ProductId &id,
    const QString &realm, const QString &itemId)
{
    const Result<rules::Permission> allowed = allow(actor, staff, rules::Action::ProposeItem, {});
    if (!allowed)
        return tl::unexpected(allowed.error());
    if (Result<void> there = findItem(id, realm, itemId); !there)
        return there;
    return record(actor, *allowed, subjectOf(id), kind::kItemProposed,
        { { QStringLiteral("realm"), realm }, { QStringLiteral("item"), itemId } });
}

Result<void> MasterDataCommands::approveItem(const Person &actor, const rules::Staff &staff, const ProductId &id)
{
    const Result<std::vector<mirror::ItemMappingView>> mappings = m_views.itemMappings();
    if (!mappings)
        return tl::unexpected(mappings.error());
    bool any = false;
    for (const mirror::ItemMappingView &mapping : *mappings) {
        if (!(mapping.productId == id) || !mapping.approvedBy.isEmpty())
            continue;
        rules::ItemHistory history;
        history.itemProposedBy = mapping.proposedBy;
        const Result<rules::Permission> allowed = allow(actor, staff, rules::Action::ApproveItem, history);
        if (!allowed)
            return tl::unexpected(allowed.error());
        const Result<void> recorded = record(actor, *allowed, subjectOf(id), kind::kItemApproved,
            { { QStringLiteral("realm"), mapping.realm }, { QStringLiteral("item"), mapping.itemId } });
        if (!recorded)
            return recorded;
        any = true;
    }
    if (!any)
        return fail(ErrorKind::Conflict, Say::tr("no mapping of this product waits for approval"));
    return {};
}

Result<void> MasterDataCommands::grant(const Person &actor, const rules::Staff &staff, const QString &email, Role role)
{
    return changeRole(actor, staff, email, role, rules::Action::Grant, kind::kPersonGranted);
}

Result<void> MasterDataCommands::revoke(const Person &actor, const rules::Staff &staff, const QString &email, Role role)
{
    return changeRole(actor, staff, email, role, rules::Action::Revoke, kind::kPersonRevoked);
}

Result<void> MasterDataCommands::changeRole(const Person &actor, const rules::Staff &staff, const QString &email,
    Role role, rules::Action action, const QString &eventKind)
{
    rules::ItemHistory history;
    history.subjectEmail = email.toLower();
    history.role = role;
    const Result<rules::Permission> allowed = allow(actor, staff, action, history);
    if (!allowed)
        return tl::unexpected(allowed.error());
    return record(actor, *allowed, QStringLiteral("person:") + email.toLower(), eventKind,
        { { QStringLiteral("role"), nameOf(role) } });
}

Result<rules::ItemHistory> MasterDataCommands::historyOf(const AccountId &id) const
{
    const Result<std::vector<journal::Event>> events = m_journal.ofSubject(subjectOf(id));
    if (!events)
        return tl::unexpected(events.error());
    rules::ItemHistory history;
    for (const journal::Event &event : *events) {
        if (event.kind == kind::kCustomerLinked)
            history.customerLinkedBy.append(event.actor);
        else if (event.kind == kind::kCustomerCreated)
            history.customerCreatedBy = event.actor;
    }
    return history;
}

Result<QString> MasterDataCommands::linkOf(const AccountId &id, const QString &realm) const
{
    const Result<std::vector<mirror::CustomerLinkView>> links = m_views.customerLinks();
    if (!links)
        return tl::unexpected(links.error());
    for (const mirror::CustomerLinkView &link : *links) {
        if (link.accountId == id && link.realm == realm)
            return link.customerId;
    }
    const Result<QHash<AccountId, Account>> accounts = m_facts.accounts();
    if (!accounts)
        return tl::unexpected(accounts.error());
    const QString written = accounts->value(id).customerLink; // "realm:customer"
    return written.startsWith(realm + QLatin1Char(':')) ? written.mid(realm.size() + 1) : QString();
}

Result<void> MasterDataCommands::findAccount(const AccountId &id) const
{
    const Result<QHash<AccountId, Account>> accounts = m_facts.accounts();
    if (!accounts)
        return tl::unexpected(accounts.error());
    if (!accounts->contains(id))
        return fail(ErrorKind::NotFound, Say::tr("there is no account %1").arg(id.value));
    return {};
}

Result<void> MasterDataCommands::findCompany(const QString &realm) const
{
    const Result<std::vector<Company>> companies = m_facts.companies();
    if (!companies)
        return tl::unexpected(companies.error());
    if (std::ranges::none_of(*companies, [&](const Company &company) { return company.realm.value == realm; }))
        return fail(ErrorKind::NotFound, Say::tr("there is no company %1").arg(realm));
    return {};
}

Result<void> MasterDataCommands::findCustomer(const QString &realm, const QString &customerId) const
{
    if (Result<void> company = findCompany(realm); !company)
        return company;
    const Result<std::vector<Customer>> customers = m_facts.customers(realm);
    if (!customers)
        return tl::unexpected(customers.error());
    if (std::ranges::none_of(*customers, [&](const Customer &customer) { return customer.id.value == customerId; }))
        return fail(ErrorKind::NotFound, Say::tr("there is no customer %1 in the company %2").arg(customerId, realm));
    return {};
}

Result<void> MasterDataCommands::findItem(const ProductId &id, const QString &realm, const QString &itemId) const
{
    const Result<QHash<ProductId, Product>> products = m_facts.products();
    if (!products)
        return tl::unexpected(products.error());
    if (!products->contains(id))
        return fail(ErrorKind::NotFound, Say::tr("there is no product %1").arg(id.value));
    if (Result<void> company = findCompany(realm); !company)
        return company;
    const Result<std::vector<Item>> items = m_facts.items(realm);
    if (!items)
        return tl::unexpected(items.error());
    if (std::ranges::none_of(*items, [&](const Item &item) { return item.id.value == itemId; }))
        return fail(ErrorKind::NotFound, Say::tr("there is no item %1 in the company %2").arg(itemId, realm));
    return {};
}

Result<void> MasterDataCommands::record(const Person &actor, const rules::Permission &permission, const QString &subject,
    const QString &eventKind, QJsonObject payload)
{
    if (permission.alone)
        payload.insert(QStringLiteral("alone"), true);
    const auto recorded = m_recorder.record({ { eventKind, subject, actor.email, std::move(payload), {} } });
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

} // namespace sluice::billing
