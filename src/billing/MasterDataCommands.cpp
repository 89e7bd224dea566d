#include "billing/MasterDataCommands.h"

#include "domain/Keys.h"
#include "journal/Kinds.h"

#include <QCoreApplication>

namespace sluice::billing {

namespace kind = journal::kind;

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(billing)
};

Result<void> allow(const Person &actor, std::span<const Person> people, rules::Action action, const rules::ItemHistory &history)
{
    const rules::Permission permission = rules::permission(actor, action, history, people);
    if (!permission.allowed)
        return fail(ErrorKind::Forbidden, permission.whyNot);
    return {};
}

} // namespace

MasterDataCommands::MasterDataCommands(journal::Recorder &recorder, const mirror::ViewStore &views)
    : m_recorder(recorder)
    , m_views(views)
{
}

Result<void> MasterDataCommands::linkCustomer(const Person &actor, std::span<const Person> people, const AccountId &id,
    const QString &realm, const QString &customerId)
{
    if (Result<void> allowed = allow(actor, people, rules::Action::LinkCustomer, {}); !allowed)
        return allowed;
    return record(actor, subjectOf(id), kind::kCustomerLinked,
        { { QStringLiteral("realm"), realm }, { QStringLiteral("customer"), customerId },
            { QStringLiteral("how"), QStringLiteral("person") } });
}

Result<void> MasterDataCommands::activateCustomer(const Person &actor, std::span<const Person> people,
    const AccountId &id, const QString &note)
{
    if (Result<void> allowed = allow(actor, people, rules::Action::ActivateCustomer, {}); !allowed)
        return allowed;
    return record(actor, subjectOf(id), kind::kCustomerActivated, { { QStringLiteral("note"), note } });
}

Result<void> MasterDataCommands::mapItem(const Person &actor, std::span<const Person> people, const ProductId &id,
    const QString &realm, const QString &itemId)
{
    if (Result<void> allowed = allow(actor, people, rules::Action::ProposeItem, {}); !allowed)
        return allowed;
    return record(actor, subjectOf(id), kind::kItemProposed,
        { { QStringLiteral("realm"), realm }, { QStringLiteral("item"), itemId } });
}

Result<void> MasterDataCommands::approveItem(const Person &actor, std::span<const Person> people, const ProductId &id)
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
        if (Result<void> allowed = allow(actor, people, rules::Action::ApproveItem, history); !allowed)
            return allowed;
        const Result<void> recorded = record(actor, subjectOf(id), kind::kItemApproved,
            { { QStringLiteral("realm"), mapping.realm }, { QStringLiteral("item"), mapping.itemId } });
        if (!recorded)
            return recorded;
        any = true;
    }
    if (!any)
        return fail(ErrorKind::Conflict, Say::tr("no mapping of this product waits for approval"));
    return {};
}

Result<void> MasterDataCommands::grant(const Person &actor, std::span<const Person> people, const QString &email, Role role)
{
    return changeRole(actor, people, email, role, rules::Action::Grant, kind::kPersonGranted);
}

Result<void> MasterDataCommands::revoke(const Person &actor, std::span<const Person> people, const QString &email, Role role)
{
    return changeRole(actor, people, email, role, rules::Action::Revoke, kind::kPersonRevoked);
}

Result<void> MasterDataCommands::changeRole(const Person &actor, std::span<const Person> people, const QString &email,
    Role role, rules::Action action, const QString &eventKind)
{
    rules::ItemHistory history;
    history.subjectEmail = email;
    history.role = role;
    if (Result<void> allowed = allow(actor, people, action, history); !allowed)
        return allowed;
    return record(actor, QStringLiteral("person:") + email.toLower(), eventKind, { { QStringLiteral("role"), nameOf(role) } });
}

Result<void> MasterDataCommands::record(const Person &actor, const QString &subject, const QString &eventKind, QJsonObject payload)
{
    const auto recorded = m_recorder.record({ { eventKind, subject, actor.email, std::move(payload), {} } });
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

} // namespace sluice::billing
