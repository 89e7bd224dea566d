#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <optional>

namespace sluice::sandbox::salesforce {

/// The files of a zip archive by path, stored or deflated, their checksums compared. Nothing when it is no whole zip.
std::optional<QMap<QString, QByteArray>> unzip(const QByteArray &archive);

} // namespace sluice::sandbox::salesforce
