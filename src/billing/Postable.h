#pragma once

#include "books/Books.h"

namespace sluice::billing {

/// An approved request with everything that its invoice needs.
struct Postable {
    RequestId requestId;
    books::InvoiceDraft draft;                    ///< Without the marker; it comes with the key.
    std::optional<books::CustomerDraft> customer; ///< Set when the customer must be created first.
};

} // namespace sluice::billing
