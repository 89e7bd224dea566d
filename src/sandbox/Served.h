#pragma once

#include "core/Time.h"
#include "sandbox/Http.h"

namespace sluice::sandbox {

/// One line of a stand-in's record of what it was asked and what it answered. Tokens and secrets are not kept.
struct Served {
    Instant at;
    QByteArray method;
    QByteArray path;  ///< Without the query.
    QByteArray query; ///< Still encoded.
    QByteArray requestBody;
    int status = 0;
    QByteArray note; ///< What matters for assertions: "created Invoice 130", "replayed", "fault drop-after".
};

} // namespace sluice::sandbox
