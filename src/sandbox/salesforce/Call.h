#pragma once

#include "sandbox/salesforce/Access.h"
#include "sandbox/Value.h"
#include "sandbox/salesforce/ApiError.h"

#include <QStringList>

namespace sluice::sandbox::salesforce {

/// One data call behind `/services/data/vXX.X/`, its caller known.
struct Call {
    const Request &request;
    Caller caller;
    QByteArray base; ///< `/services/data/v64.0`
    int version = 0; ///< Major: 64.
    QStringList path; ///< Decoded segments behind the version.

    QString segment(qsizetype at) const { return path.value(at); }
    bool is(const char *method) const { return request.method == method; }
};

/// The refusals that every resource shares.
Response noSuchResource();
Response methodNotAllowed(const Request &request);
/// A JSON object as body. Errors: JSON_PARSER_ERROR, 415.
Outcome<Value> objectBody(const Request &request);

} // namespace sluice::sandbox::salesforce
