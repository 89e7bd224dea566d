#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace sluice::salesforce {

/// A zip archive of these files by path, stored as they are and all of one age: the same files give the same bytes.
/// For the small archives of a deployment: fewer than 65,536 files and 4 GB.
QByteArray zipOf(const QMap<QString, QByteArray> &files);

} // namespace sluice::salesforce
