#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace sluice::salesforce {

/// Files by path below `force-app/main/default`, in source layout: an object and each of its fields in a file of its own.
using SourceFiles = QMap<QString, QByteArray>;

/// What Sluice installs in an org, as it lies in `resources/salesforce`.
SourceFiles shippedMetadata();

/// The same components in metadata layout, which is what a deployment takes: `package.xml`, one `objects/X.object` with all
/// its fields, `permissionsets/X.permissionset`. Errors: Damaged, naming the file and line that cannot be read or has no
/// place in the other layout.
Result<QMap<QString, QByteArray>> metadataPackage(const SourceFiles &source, const QString &apiVersion);

} // namespace sluice::salesforce
