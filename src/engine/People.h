#pragma once

#include "mirror/ViewStore.h"
#include "rules/Duties.h"

namespace sluice::engine {

/// Everybody who signed in or was granted something, with the roles in force: what was granted, and what the first
/// person holds until somebody else is granted it (contracts §3, people).
Result<std::vector<Person>> peopleInForce(const mirror::ViewStore &views);

/// The same with the first person told apart, as the duties want it.
Result<rules::Staff> staffInForce(const mirror::ViewStore &views);

/// The person who signed in with this e-mail. Errors: Forbidden for a stranger, and for whom was only granted a role.
Result<Person> personNamed(std::span<const Person> people, const QString &email);

} // namespace sluice::engine
