#pragma once

#include "domain/Enums.h"

#include <QList>
#include <QString>

namespace sluice {

/// Somebody who signed in to this profile. The e-mail in lower case is the key.
struct Person {
    QString email, name, salesforceUserId;
    QList<Role> roles;
    bool has(Role role) const { return roles.contains(role); }
};

} // namespace sluice
