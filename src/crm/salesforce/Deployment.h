#pragma once

#include "crm/salesforce/Api.h"

#include <vector>

namespace sluice::salesforce {

/// Dry run or not.
enum class DeployMode { CheckOnly, Install };

/// One component that cannot be deployed, as the org words it.
struct DeployProblem {
    QString component; ///< "Opportunity.Sluice_Invoice_Status__c"
    QString type;      ///< "CustomField"
    QString file;      ///< In the package.
    int line = 0;
    QString problem;
    bool onlyWarning = false;
};

struct DeployReport {
    QString id; ///< Of the deployment, as the org's Deployment Status page shows it.
    QString status;
    bool success = false;
    int deployed = 0, total = 0; ///< Components.
    QString error;               ///< Of the deployment as a whole.
    std::vector<DeployProblem> problems;
};

/// One deployment over the Metadata REST API: all of it or nothing. Source: Salesforce sheet, section 7.3.
class Deployment {
public:
    explicit Deployment(Api &api)
        : m_api(api)
    {
    }

    /// Sends a package in metadata layout and waits for the end. A deployment that found fault is a report, no error.
    /// Errors: of the calls; Rejected when this user may not deploy; LimitReached when it does not end within half an hour.
    QCoro::Task<Result<DeployReport>> run(QMap<QString, QByteArray> package, DeployMode mode);

private:
    QCoro::Task<Result<QString>> start(QMap<QString, QByteArray> package, DeployMode mode);

    Api &m_api;
};

} // namespace sluice::salesforce
