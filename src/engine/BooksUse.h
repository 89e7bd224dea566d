#pragma once

#include "core/Result.h"
#include "core/Time.h"
#include "mirror/ViewStore.h"

#include <QString>

namespace sluice::engine {

/// What a connection to accounting books has used and how long it lasts, as the mirror's notes keep it.
/// Intuit counts what an app reads by the calendar month and over all companies; writes are free.
/// Source: QuickBooks sheet, section 8.
class BooksUse {
public:
    static constexpr int kReadsAllowed = 500'000; ///< The free tier; beyond it reads are refused until the next month.

    explicit BooksUse(mirror::ViewStore &views);

    /// Errors: Storage.
    Result<void> add(const QString &realm, int reads, Instant now);
    Result<void> setReconnectBy(const QString &realm, std::optional<Instant> by);

    /// Nothing known reads as none.
    static int readsThisMonth(const mirror::ViewStore &views, const QString &realm, Instant now);
    static std::optional<Instant> reconnectBy(const mirror::ViewStore &views, const QString &realm);

private:
    mirror::ViewStore &m_views;
};

} // namespace sluice::engine
