#pragma once

#include "mirror/Views.h"

// How long the outcome of a posting has been in doubt, and what follows from it.

namespace sluice::billing {

/// Code of an intent that was given up because long looks found nothing: its key is not used again.
inline const QString kGivenUp = QStringLiteral("given_up");

/// Code of a refusal because another document has the number.
inline const QString kNumberTaken = QStringLiteral("6140");

/// Whether an intent in doubt is to be looked for now. At first in every cycle; what stays in doubt for longer is asked for
/// ever more seldom, because each look costs metered calls. `looked`: when that was done last.
bool isLookDue(const mirror::RequestView &view, std::optional<Instant> looked, Instant now);

/// Whether what a look does not find now may still come: books that broke off with 504 may be at work for a while yet.
bool mayStillAppear(const mirror::RequestView &view, Instant now);

/// Whether the same call under the same key leads nowhere any more, because the books remember it and do not say what came
/// of it: nothing is sent again. Once nothing can appear either and a look finds nothing, the intent is over.
bool leadsNowhere(const mirror::RequestView &view, Instant now);

/// The moment at which a person is to hear of it, if it is in doubt still.
Instant doubtShownAt(const mirror::RequestView &view);

} // namespace sluice::billing
