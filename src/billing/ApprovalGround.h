#pragma once

#include "billing/World.h"
#include "rules/Fingerprint.h"
#include "rules/Policy.h"

#include <QSet>

namespace sluice::billing {

/// What has taken away the ground of an approval while the write that it allowed is in doubt, so that nothing more may be
/// sent on it: the deal is gone, deleted or not won; nobody bills it, or another company than the write went to; or it is
/// not cut into this request any more, or yields other decisive values for it. Empty: it stands.
/// Planning, which sees to this for all other requests, leaves alone what may be written already; and the checks ask less,
/// or nothing while the company is not read. So this asks of the books no more than which they are. Pure.
/// `isCrmRead`: see judge(); what half a deal yields says nothing.
std::vector<rules::FieldChange> lostGround(const World &world, const mirror::RequestView &view, const rules::Policy &policy,
    const QSet<QString> &realmsComplete, bool isCrmRead);

} // namespace sluice::billing
