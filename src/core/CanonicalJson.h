#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace sluice {

/// One spelling for one value: keys sorted, no white space, UTF-8. What is hashed and fingerprinted goes through here.
/// Numbers must be whole; money and decimals are text.
QByteArray canonicalJson(const QJsonObject &object);

/// SHA-256 in lower-case hexadecimal.
QString sha256Hex(const QByteArray &bytes);

} // namespace sluice
