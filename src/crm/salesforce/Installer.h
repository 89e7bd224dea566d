#pragma once

#include "crm/salesforce/Deployment.h"
#include "crm/salesforce/Schema.h"

#include <QSet>

namespace sluice::salesforce {

/// Puts into an org what Sluice needs there, and finds out what is there but hidden.
class Installer {
public:
    explicit Installer(Api &api)
        : m_api(api)
    {
    }

    /// Deploys the fields, objects and the permission set. Errors: of Deployment::run().
    QCoro::Task<Result<DeployReport>> deploy(DeployMode mode);

    /// Gives the deployed permission set to a user; false when the user had it. A field that was deployed is seen by
    /// nobody before. Errors: NotFound when the org has no such permission set; of the calls.
    QCoro::Task<Result<bool>> assignPermissionSet(QString userId);

    /// Says of everything that readiness did not see whether it is not installed or hidden from this user. What the user
    /// may not look up, either, stays unknown.
    QCoro::Task<std::vector<ReadinessItem>> tellHiddenApart(std::vector<ReadinessItem> items);

private:
    QCoro::Task<Result<QStringList>> texts(QString query, QByteArray column);

    Api &m_api;
};

} // namespace sluice::salesforce
