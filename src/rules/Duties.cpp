#include "rules/Duties.h"

#include "rules/Words.h"

#include <algorithm>

namespace sluice::rules {

namespace {

constexpr Role kFinanceRoles[] = { Role::Clerk, Role::Controller, Role::Cfo };

bool holdsAny(const Person &person, std::span<const Role> roles)
{
    return std::ranges::any_of(roles, [&](Role role) { return person.has(role); });
}

/// This person set Sluice up, and nobody else holds a finance role.
bool isAlone(const Person &person, const Staff &staff)
{
    if (person.email != staff.first || (!person.has(Role::IntegrationOwner) && !person.has(Role::Cfo)))
        return false;
    return std::ranges::none_of(staff.people, [&](const Person &other) {
        return other.email != person.email && hasSignedIn(other) && holdsAny(other, kFinanceRoles);
    });
}

bool isOfTheSystems(std::optional<Cause> cause)
{
    return cause == Cause::Sys1 || cause == Cause::Sys2;
}

/// Who does it by the matrix E.1; approvals are judged by what is still needed.
std::span<const Role> rolesFor(Action action, const ItemHistory &history)
{
    static constexpr Role kController[] = { Role::Controller };
    static constexpr Role kApprovers[] = { Role::Controller, Role::Cfo };
    static constexpr Role kOperations[] = { Role::Operations };
    static constexpr Role kQueue[] = { Role::Clerk, Role::Controller, Role::IntegrationOwner };
    static constexpr Role kClerks[] = { Role::Clerk, Role::Controller };
    static constexpr Role kReLinkers[] = { Role::Controller, Role::IntegrationOwner };
    static constexpr Role kProposers[] = { Role::Clerk, Role::IntegrationOwner };
    static constexpr Role kOwner[] = { Role::IntegrationOwner };
    static constexpr Role kAdmins[] = { Role::Cfo, Role::IntegrationOwner };
    static constexpr Role kCfo[] = { Role::Cfo };
    switch (action) {
    case Action::Approve:
    case Action::ReturnRequest:
    case Action::Reject: return kApprovers;
    case Action::ConfirmDelivery: return kOperations;
    case Action::WorkException:
        if (isOfTheSystems(history.cause))
            return kQueue;
        return kClerks;
    case Action::PauseException: return kQueue;
    case Action::LinkCustomer:
        if (history.customerIsLinked)
            return kReLinkers;
        return kQueue;
    case Action::VouchForBooks:
    case Action::ActivateCustomer:
    case Action::ApproveItem: return kController;
    case Action::ProposeItem: return kProposers;
    case Action::Connect: return kOwner;
    case Action::Grant:
    case Action::Revoke: return kAdmins;
    case Action::ChangePolicy: return kCfo;
    }
    Q_UNREACHABLE();
}

QString missingRole(std::span<const Role> roles)
{
    QStringList titles;
    for (const Role role : roles)
        titles += roleTitle(role);
    return Words::tr("This needs the role %1.").arg(titles.join(Words::tr(" or ")));
}

/// The conflict pairs of E.2 that stand against an approval.
QString approvalConflict(const QString &email, const ItemHistory &history)
{
    if (history.submittedBy == email)
        return Words::tr("You submitted this request; somebody else approves it.");
    if (history.deliveryConfirmedBy.contains(email))
        return Words::tr("You confirmed the delivery; somebody else approves the request.");
    if (history.signedBy.contains(email))
        return Words::tr("You have already approved this request; the next signature is somebody else's.");
    if (history.companyConnectedBy.contains(email))
        return Words::tr("You connected this company; somebody else approves its invoices.");
    if (history.policyChangedTodayBy == email)
        return Words::tr("You changed the policy today; somebody else approves under it until tomorrow.");
    return {};
}

/// The conflict pairs of E.2; empty when none stands in the way.
QString conflict(const QString &email, Action action, const ItemHistory &history)
{
    switch (action) {
    case Action::Approve: return approvalConflict(email, history);
    case Action::ConfirmDelivery:
        return history.signedBy.contains(email)
            ? Words::tr("You approved this request; somebody else confirms its delivery.") : QString();
    case Action::ApproveItem:
        return history.itemProposedBy == email
            ? Words::tr("You proposed this mapping; somebody else approves it.") : QString();
    case Action::ActivateCustomer:
        return history.customerCreatedBy == email || history.customerLinkedBy.contains(email)
            ? Words::tr("You created or linked this customer; somebody else activates it.") : QString();
    case Action::Grant:
        return history.subjectEmail == email && history.role
                && std::ranges::find(kFinanceRoles, *history.role) != std::end(kFinanceRoles)
            ? Words::tr("Somebody else grants you a finance role.") : QString();
    case Action::ReturnRequest:
    case Action::Reject:
    case Action::WorkException:
    case Action::VouchForBooks:
    case Action::PauseException:
    case Action::LinkCustomer:
    case Action::ProposeItem:
    case Action::Connect:
    case Action::Revoke:
    case Action::ChangePolicy: return {};
    }
    Q_UNREACHABLE();
}

Permission refused(QString whyNot)
{
    return { false, std::move(whyNot), false, {} };
}

/// Signatures come in order: the controller looks before the CFO does.
Permission signature(const Person &person, const ItemHistory &history)
{
    if (history.rolesStillNeeded.isEmpty())
        return refused(Words::tr("Nothing is left to sign."));
    const std::optional<Role> next = parseName<Role>(history.rolesStillNeeded.first());
    if (next && person.has(*next))
        return { true, {}, false, { history.rolesStillNeeded.first() } };
    const bool later = std::ranges::any_of(history.rolesStillNeeded, [&](const QString &name) {
        const std::optional<Role> role = parseName<Role>(name);
        return role && person.has(*role);
    });
    const QString title = next ? roleTitle(*next) : history.rolesStillNeeded.first();
    return refused(later ? Words::tr("The %1 signs first.").arg(title)
                         : Words::tr("This needs the signature of the %1.").arg(title));
}

Permission byTheBook(const Person &person, Action action, const ItemHistory &history)
{
    const std::span<const Role> roles = rolesFor(action, history);
    if (!holdsAny(person, roles))
        return refused(missingRole(roles));
    if (QString why = conflict(person.email, action, history); !why.isEmpty())
        return refused(std::move(why));
    if (action == Action::Approve)
        return signature(person, history);
    return { true, {}, false, {} };
}

} // namespace

Action actionToResolve(const QString &check)
{
    static const QStringList vouched { QStringLiteral("posting_uncertain"), QStringLiteral("not_invoiced_yet"),
        QStringLiteral("journal_older"), QStringLiteral("journal_rewritten") };
    return vouched.contains(check) ? Action::VouchForBooks : Action::WorkException;
}

QString roleTitle(Role role)
{
    switch (role) {
    case Role::Clerk: return Words::tr("billing clerk");
    case Role::Controller: return Words::tr("controller");
    case Role::SalesOps: return Words::tr("sales operations");
    case Role::Operations: return Words::tr("operations");
    case Role::Cfo: return Words::tr("CFO");
    case Role::IntegrationOwner: return Words::tr("integration owner");
    case Role::Auditor: return Words::tr("auditor");
    }
    Q_UNREACHABLE();
}

bool hasSignedIn(const Person &person)
{
    return !person.salesforceUserId.isEmpty() || !person.name.isEmpty(); // Only a sign-in tells either.
}

Permission permission(const Person &person, Action action, const ItemHistory &history, const Staff &staff)
{
    Permission answer = byTheBook(person, action, history);
    if (answer.allowed || !isAlone(person, staff))
        return answer;
    if (action == Action::Approve && history.rolesStillNeeded.isEmpty())
        return answer;
    return { true, {}, true, action == Action::Approve ? history.rolesStillNeeded : QStringList() };
}

std::optional<QString> whyMayNot(const Person &person, Action action, const ItemHistory &history, const Staff &staff)
{
    Permission answer = permission(person, action, history, staff);
    if (answer.allowed)
        return {};
    return std::move(answer.whyNot);
}

std::vector<Person> withFirstPersonsRoles(std::vector<Person> granted, const QString &firstEmail)
{
    constexpr Role kDefaults[] = { Role::IntegrationOwner, Role::Cfo };
    if (firstEmail.isEmpty())
        return granted;
    const bool replaced = std::ranges::any_of(granted, [&](const Person &person) {
        return person.email != firstEmail && hasSignedIn(person) && holdsAny(person, kDefaults);
    });
    if (replaced)
        return granted;
    auto first = std::ranges::find(granted, firstEmail, &Person::email);
    if (first == granted.end()) {
        Person person;
        person.email = firstEmail;
        first = granted.insert(granted.begin(), std::move(person));
    }
    for (const Role role : kDefaults) {
        if (!first->has(role))
            first->roles += role;
    }
    return granted;
}

} // namespace sluice::rules
