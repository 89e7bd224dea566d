#pragma once

#include "sandbox/Http.h"

#include <QString>

#include <vector>

namespace sluice::sandbox::salesforce {

/// The pages that a person sees while signing in.

/// A person who may sign in.
struct LoginChoice {
    QString userId;
    QString label;
};

/// Asks who signs in and whether the app may have access; posts to `/services/oauth2/authorize`.
Response consentPage(const QString &ticket, const std::vector<LoginChoice> &people, const QStringList &scopes);

/// An error that cannot be sent to the callback; the app never sees it.
Response loginErrorPage(const QString &error, const QString &description);

} // namespace sluice::sandbox::salesforce
