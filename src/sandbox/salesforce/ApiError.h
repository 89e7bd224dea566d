#pragma once

#include "sandbox/Http.h"

#include <tl/expected.hpp>

#include <QStringList>

namespace sluice::sandbox::salesforce {

/// One refusal as the data API words it.
struct ApiError {
    int status = 400;
    QByteArray code; ///< `errorCode` of a single call, `statusCode` in collections.
    QString message;
    QStringList fields {};
    bool aboutRecord = true; ///< Refusals of a record carry `fields`, even empty; those of a query or session do not.
};

/// What the stand-in computes, or the refusal that it sends instead.
template <class T>
using Outcome = tl::expected<T, ApiError>;

/// A refusal of one record by a rule.
tl::unexpected<ApiError> refuse(QByteArray code, QString message, QStringList fields = {});
/// A refusal of the call itself.
tl::unexpected<ApiError> refuseCall(int status, QByteArray code, QString message);

/// `[{"message":…,"errorCode":…}]`, the body of every refused data call.
QByteArray errorBody(const ApiError &error);
Response errorResponse(const ApiError &error);

/// A JSON answer with the headers that the data API always sends.
Response jsonResponse(int status, QByteArray body);

} // namespace sluice::sandbox::salesforce
