#pragma once

#include "domain/Person.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace sluice::rules {

/// What a person may want to do. Source: the matrix E.1.
enum class Action {
    Approve,
    ReturnRequest,
    Reject,
    ConfirmDelivery,
    WorkException, ///< Assign, tag, resolve, re-open.
    PauseException,
    LinkCustomer,
    ActivateCustomer,
    ProposeItem,
    ApproveItem,
    Connect,
    Grant,
    Revoke,
    ChangePolicy
};

/// Who did what with the same item before: what the separation of duties looks at. E-mails; empty: nobody.
struct ItemHistory {
    QString submittedBy, deliveryConfirmedBy, itemProposedBy, customerCreatedBy, policyChangedTodayBy;
    QStringList customerLinkedBy;
    QStringList companyConnectedBy; ///< Of the company that bills the request.
    QStringList signedBy;           ///< Approved the present submission already.
    QStringList rolesStillNeeded;   ///< For Approve: role names, in the order in which they sign.
    QString subjectEmail;           ///< For Grant and Revoke: whose role.
    std::optional<Role> role;       ///< For Grant and Revoke: which role.
};

struct Permission {
    bool allowed = false;
    QString whyNot;    ///< One sentence for the person, when not.
    bool alone = false; ///< Allowed only because nobody else holds a finance role; recorded with the decision.
    QStringList signsFor; ///< For Approve: the needed roles that this signature satisfies. One; when alone, all that are left.
};

/// Whether `person` may do `action`, by role (E.1), by the conflict pairs (E.2), and by the exception for somebody who
/// is alone: while nobody else holds a finance role (clerk, controller, CFO), the integration owner or CFO may do
/// everything, and each such decision is marked. `people`: everybody, `person` included.
Permission permission(const Person &person, Action action, const ItemHistory &history, std::span<const Person> people);

/// The same as a sentence; empty when allowed.
std::optional<QString> whyMayNot(const Person &person, Action action, const ItemHistory &history, std::span<const Person> people);

/// Adds what the first person to sign in holds by default: integration owner and CFO, until somebody else is granted one
/// of the two; what was granted to the first person by name stays. `granted` comes as the journal has it; the first person may be missing from it.
std::vector<Person> withFirstPersonsRoles(std::vector<Person> granted, const QString &firstEmail);

} // namespace sluice::rules
