#pragma once

#include "core/Result.h"
#include "net/oauth/SigningKey.h"

namespace sluice::ctl {

/// The key in a file, for this user. A file that others may read or replace is refused, as ssh does: what could have been
/// copied signs in for ever. One that belongs to somebody else, as secrets mounted by root do, may be open to our group.
/// Errors: Usage with code "key_unreadable" or "key_open"; those of net::RsaKey::fromPem().
Result<net::SigningKey> readKeyFile(const QString &name, const QString &username);

} // namespace sluice::ctl
