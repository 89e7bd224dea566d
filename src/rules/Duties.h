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
    VouchForBooks, ///< Give the word that what stands in the books, or in the journal, is no reason to hold back what goes out.
    PauseException,
    LinkCustomer, ///< For the first time, or another one.
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
    QString submittedBy, itemProposedBy, customerCreatedBy, policyChangedTodayBy;
    QStringList deliveryConfirmedBy, customerLinkedBy;
    QStringList companyConnectedBy; ///< Of the company that bills the request.
    QStringList signedBy;           ///< Approved the present submission already.
    QStringList rolesStillNeeded;   ///< For Approve: role names, in the order in which they sign.
    bool customerIsLinked = false;  ///< For LinkCustomer: to another customer that the books have.
    std::optional<Cause> cause;     ///< For WorkException: what the exception is about.
    QString subjectEmail;           ///< For Grant and Revoke: whose role.
    std::optional<Role> role;       ///< For Grant and Revoke: which role.
};

struct Permission {
    bool allowed = false;
    QString whyNot;    ///< One sentence for the person, when not.
    bool alone = false; ///< Allowed only to the first person, who is alone; recorded with what clears the way for money.
    QStringList signsFor; ///< For Approve: the needed roles that this signature satisfies. One; when alone, all that are left.
};

/// Everybody with the roles in force, and who of them was the first to sign in; empty: nobody is alone.
struct Staff {
    Staff(std::vector<Person> everybody = {}, QString firstEmail = {})
        : people(std::move(everybody))
        , first(std::move(firstEmail))
    {
    }

    std::vector<Person> people;
    QString first;
};

/// False for somebody who was only granted a role. Such a grant is in force from the sign-in on: who never signed in
/// may be an invention of who granted it, and so neither acts nor keeps anybody company.
bool hasSignedIn(const Person &person);

/// Whether `person` may do `action`, by role (E.1), by the conflict pairs (E.2), and by the exception for the first
/// person, who sets Sluice up: while that one is integration owner or CFO and nobody else holds a finance role (clerk,
/// controller, CFO), that one may do everything, and is marked as alone. Nobody else ever is: a later integration owner
/// has the first person to grant the roles that are missing. `staff`: everybody, `person` included.
Permission permission(const Person &person, Action action, const ItemHistory &history, const Staff &staff);

/// The same as a sentence; empty when allowed.
std::optional<QString> whyMayNot(const Person &person, Action action, const ItemHistory &history, const Staff &staff);

/// Adds what the first person to sign in holds by default: integration owner and CFO, until somebody else who signed in
/// is granted one of the two; what was granted to the first person by name stays. `granted` comes as the journal has it.
std::vector<Person> withFirstPersonsRoles(std::vector<Person> granted, const QString &firstEmail);

/// What it takes to resolve an exception about `check`: to let an invoice go out beside one that stands, or by a journal that
/// Salesforce does not know, is not for who works the queue to say.
Action actionToResolve(const QString &check);

/// "billing clerk", in the reader's language.
QString roleTitle(Role role);

} // namespace sluice::rules
