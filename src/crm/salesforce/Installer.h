#pragma once

#include "crm/salesforce/Deployment.h"
#include "crm/salesforce/Schema.h"

#include <QSet>

#include <functional>

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
    QCoro::Task<std::vector<ReadinessItem>> tellHiddenApart(std::vector<ReadinessItem> items, Schema schema);

    /// What no describe tells: a permission set that this user was not given, and the rules of the org that may refuse what
    /// Sluice writes. What the user may not look up is left out.
    QCoro::Task<std::vector<ReadinessItem>> rightsAndRules(QString userId, Schema schema);

private:
    /// The permission sets with our name, and whether the user has one of them.
    QCoro::Task<Result<QStringList>> permissionSets();
    QCoro::Task<Result<bool>> hasPermissionSet(QString userId, QString permissionSetId);
    QCoro::Task<Result<QStringList>> texts(QString query, QByteArray column);
    /// The names in `column`, by the object that `ofObject` names in each record.
    using ObjectOf = std::function<QString(net::JsonObject &)>;
    QCoro::Task<Result<QMap<QString, QStringList>>> namesByObject(QString query, QByteArray column, ObjectOf objectOf);

    Api &m_api;
};

} // namespace sluice::salesforce
