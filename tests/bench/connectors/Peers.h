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

/// node-quickbooks posts `count` invoices to one company, every one tried again until it is answered; `mode` is "plain" or
/// "keys" (the repeats of one invoice share a requestid). Its invoices carry a marker that begins with `name`.
std::optional<Measured> nodeQuickbooksPost(
    testing::Workplace &place, const QString &realm, int count, const QString &mode, const QString &name);

} // namespace sluice::bench
