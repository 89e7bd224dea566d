#pragma once

#include "billing/World.h"

namespace sluice::billing {

/// How the invoice of a request stands in the books.
enum class Presence {
    Stands,
    Voided,
    Gone,   ///< Deleted: the books said so, or a complete reading long after it was made does not hold it.
    Unknown ///< Not read yet, or its company is not at hand.
};

/// Whether a document made at `madeAt` must be in a mirror whose company was last read completely at `readAt`. A while is
/// given for the clocks and for the lag of the books' own index.
bool wouldBeSeen(std::optional<Instant> madeAt, std::optional<Instant> readAt);

/// The same before and after a mirror is made anew: a deleted document leaves a marked row behind in the one and nothing
/// in the other.
Presence presenceOf(const World &world, const mirror::RequestView &view);

/// What is still known of an invoice that is gone: its place, its number and its currency; its amounts are zero.
Invoice goneInvoice(const mirror::RequestView &view);

} // namespace sluice::billing
