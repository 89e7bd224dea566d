#pragma once

#include "billing/World.h"
#include "reconcile/Census.h"

namespace sluice::engine {

/// The companies of a world as the census sees them, with how fresh each is. The world must outlive what is returned.
/// `connected`: the realms that this profile is connected to. Errors: Storage.
Result<std::vector<reconcile::BooksAtHand>> booksAtHand(const billing::World &world, const mirror::ViewStore &views,
    const QSet<QString> &connected);

} // namespace sluice::engine
