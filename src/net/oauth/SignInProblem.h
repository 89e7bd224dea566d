#pragma once

#include "core/Result.h"
#include "net/oauth/Tokens.h"

#include <QString>

namespace sluice::net {

/// What went wrong with signing in or staying signed in, in words for the person in front of the screen.
struct SignInProblem {
    QString what; ///< "QuickBooks did not accept the keys"
    QString why; ///< "The client id or secret is wrong, or belongs to the other environment"
    QString whatToDo; ///< "Copy both again from …"
};

/// Sentences for every error of SignIn, TokenKeeper, discovery and the secret store; one that is not known by
/// its code is described by its kind. The sentences are translated and end without a full stop.
SignInProblem describeSignIn(const Error &error, Provider provider);

} // namespace sluice::net
