#pragma once

#include "books/Books.h"
#include "mirror/ViewStore.h"

namespace sluice::billing {

/// How far our clock and that of the books may be apart.
constexpr std::chrono::minutes kClocksApart { 5 };

/// Keeps everything back while this computer's clock is far from that of the books: invoices would bear the wrong day, and
/// what is looked for later would be looked for at the wrong time. Kept in a note of the mirror for the screens.
class ClockGuard {
public:
    explicit ClockGuard(mirror::ViewStore &views);

    /// Why nothing may be posted into these books now; nothing when the clocks agree, or theirs is not known.
    /// Errors: Storage.
    Result<std::optional<Error>> check(const books::Books &books);

    /// By how much our clock was ahead when it was looked at last, if that was too much.
    static std::optional<std::chrono::minutes> tooFarAhead(const mirror::ViewStore &views, const QString &realm);

private:
    mirror::ViewStore &m_views;
};

} // namespace sluice::billing
