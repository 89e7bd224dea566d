#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace sluice::sandbox::salesforce {

/// Record ids: 15 case-sensitive characters (key prefix, pod, counter in base 62) and a checksum of three that makes
/// them safe where case is lost. Source: section 6.1 of the Salesforce sheet.

/// The checksum of a 15-character id.
QString idChecksum(QStringView id15);

/// The 18-character form of record number `count` of the object with this key prefix. Ids of one object ascend.
QString makeId(QStringView prefix, quint64 count);

/// The 18-character form of an id given with 15 or 18 characters; 18 characters may have lost their case.
/// Empty if it cannot be an id.
std::optional<QString> normalId(QStringView id);

} // namespace sluice::sandbox::salesforce
