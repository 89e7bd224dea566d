#pragma once

#include <QByteArray>
#include <QString>

namespace sluice::net {

/// One request of a browser, as far as the loopback listener cares.
struct CallbackRequest {
    QByteArray method;
    QByteArray target;
    QByteArray host;
    bool asksForPrivateNetwork = false;

    /// Reads the head of an HTTP request (everything before the empty line). An unreadable one has no method.
    static CallbackRequest parse(const QByteArray &head);
};

/// The complete answers of the loopback listener. Fixed text: nothing that was sent to it comes back.
namespace callback {
QByteArray redirectTo(const QByteArray &path);
QByteArray donePage();
QByteArray failedPage();
QByteArray preflight();
QByteArray nothing(); ///< For the favicon.
QByteArray status(const QByteArray &statusLine, const QByteArray &extraHeader = {});
} // namespace callback

} // namespace sluice::net
