#pragma once

#include "sandbox/quickbooks/Realm.h"
#include "sandbox/quickbooks/RequestIds.h"
#include "sandbox/quickbooks/Throttle.h"

namespace sluice::sandbox::quickbooks {

/// One company as the service keeps it: its books, and what the gateway knows of its traffic.
struct Company {
    Realm realm;
    RequestIds requestIds {};
    Throttle throttle {};
};

/// What one exchange leaves behind for the record and for faults that lose its answer.
struct Exchange {
    QByteArray note; ///< "created Invoice 130", "replayed", …
    QStringList requestIds; ///< Ids under which this exchange stored or replayed answers.
    bool isRead = false; ///< Counts as metered.

    void say(const QByteArray &text) { note += (note.isEmpty() ? "" : "; ") + text; }
};

} // namespace sluice::sandbox::quickbooks
