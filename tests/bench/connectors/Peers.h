#pragma once

#include "bench/connectors/Measured.h"
#include "system/Workplace.h"

#include <optional>

namespace sluice::bench {

inline const QString kPassphrase = QStringLiteral("a passphrase for benches");

/// The environment of every program measured here: the caller's, with the passphrase of the bench's profile.
QProcessEnvironment benchEnvironment();

/// What people write instead: jsforce reads the same rows page by page, better-sqlite3 upserts them. Nothing when there is
/// no Node.js or its packages cannot be had; says so.
std::optional<Measured> jsforcePull(testing::Workplace &place);

} // namespace sluice::bench
