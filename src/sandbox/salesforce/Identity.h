#pragma once

#include "sandbox/salesforce/Org.h"

namespace sluice::sandbox::salesforce {

/// Who signed in: `/services/oauth2/userinfo` and the identity URL `/id/{org}/{user}`.
class Identity {
public:
    explicit Identity(const Org &org)
        : m_org(org)
    {
    }

    Response userInfo(const std::optional<Caller> &caller, const QString &baseUrl) const;
    /// `path` is the encoded path of the request.
    Response identity(const QByteArray &path, const std::optional<Caller> &caller, const QString &baseUrl) const;

private:
    Value urls(const QString &baseUrl, const QString &userId) const;

    const Org &m_org;
};

} // namespace sluice::sandbox::salesforce
