#pragma once

#include "journal/Event.h"
#include "mirror/Views.h"

namespace sluice::billing {

/// Applies one event of a `request:` subject to the view of that request. Pure: the same events give the same view.
/// Fields that the assessment owns are left alone. Kinds of other subjects change nothing.
void applyToRequest(mirror::RequestView &view, const journal::Event &event);

/// True once every role that the path needs has signed the fingerprint in force.
bool isFullySigned(const mirror::RequestView &view);

/// The roles that must still sign, in order.
QStringList rolesOutstanding(const mirror::RequestView &view);

} // namespace sluice::billing
