#pragma once

#include "sandbox/salesforce/Call.h"
#include "sandbox/salesforce/DeployPackage.h"
#include "sandbox/salesforce/Org.h"

#include <functional>
#include <map>

namespace sluice::sandbox::salesforce {

/// `/metadata/deployRequest`: packages that administrators deploy, and `/tooling/query` about what is installed. A
/// deployment works for `Switches::deployDelay`, installs all or nothing, and a dry run nothing. What it installs is seen
/// by whom a permission set is assigned that says so.
class Metadata {
public:
    /// `changed` is told when fields or permissions are others than before.
    Metadata(Org &org, const Switches &switches, std::function<void()> changed)
        : m_org(org)
        , m_switches(switches)
        , m_changed(std::move(changed))
    {
    }

    Response deployRequest(const Call &call);
    Response tooling(const Call &call) const;
    /// Gives users what permission sets were assigned to them since.
    void noticeAssignments();

private:
    struct Deployment {
        QString id;
        bool checkOnly = false, canceled = false, done = false, success = false;
        Instant created;
        Value options;
        QByteArray zip;
        std::vector<DeployPackage::Component> components {};
    };
    Response create(const Call &call);
    Response validationRules(const QString &statement) const;
    void advance(Deployment &deployment);
    void install(const DeployPackage &package);
    Value describe(const Deployment &deployment, bool details) const;

    Org &m_org;
    const Switches &m_switches;
    std::function<void()> m_changed;
    std::map<QString, Deployment> m_deployments;
    QHash<QString, Permissions> m_permissionSets; ///< By record id.
    qsizetype m_assignmentsSeen = 0;
};

} // namespace sluice::sandbox::salesforce
