#pragma once

#include <QString>

namespace sluice::sandbox::quickbooks {

/// What the developer portal has against a redirect address; empty if nothing. Development keys allow http on
/// localhost (and, so that a loopback client can be tested, on 127.0.0.1); production keys want https and a
/// name that is neither localhost nor an IP address.
QString redirectComplaint(const QString &uri, bool production);

} // namespace sluice::sandbox::quickbooks
