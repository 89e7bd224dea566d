#pragma once

#include "core/Result.h"

namespace sluice::engine {

/// Whether something is wrong with this computer's files rather than with a remote system: then no cycle goes on.
inline bool isOwnTrouble(const Error &error)
{
    return error.kind == ErrorKind::Storage || error.kind == ErrorKind::Damaged;
}

} // namespace sluice::engine
