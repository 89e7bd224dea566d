#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QCoro/QCoroTask>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace sluice::net {

/// One HTTP call as the clients order it.
struct HttpRequest {
    QByteArray method = "GET";
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::chrono::milliseconds timeout { 130'000 };
};

/// What came back. `status` is always a real HTTP status: no answer at all is an Error.
struct HttpResponse {
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers; ///< Names as sent; compare them through header().
    QByteArray body; ///< Already unpacked.

    /// The value of a header, found without regard to case; empty if absent.
    QByteArray header(QByteArrayView name) const;
};

/// Sends one call exactly once. The seam between the clients and the network: sockets in the programs, the
/// stand-ins' handlers in the simulator.
///
/// Errors: Offline when no byte of the request can have arrived; Timeout when the outcome is unknown (the
/// request may have been received); BadReply for an answer that breaks HTTP; Cancelled.
class Transport {
public:
    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    virtual ~Transport() = default;

    virtual QCoro::Task<Result<HttpResponse>> send(HttpRequest request) = 0;
};

} // namespace sluice::net
