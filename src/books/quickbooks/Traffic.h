#pragma once

#include "core/Time.h"

#include <QList>
#include <QString>

namespace sluice::quickbooks {

/// What still counts against the limits of one company. The limits do not end with a program: whoever speaks to the company
/// next begins with it, or is refused for what another did.
struct Traffic {
    QList<Instant> calls, batches; ///< Oldest first.
    Instant pausedUntil {};        ///< In the past unless the company asked for a rest.
};

QString textOf(const Traffic &traffic);
/// What is no such text is no traffic: at worst a call is refused and made again.
Traffic trafficFrom(const QString &text);

} // namespace sluice::quickbooks
