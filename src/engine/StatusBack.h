#pragma once

#include "billing/World.h"
#include "crm/salesforce/Client.h"

namespace sluice::engine {

// What Salesforce shall show, worked out from the world. Pure: the same world at the same moment gives the same statuses.
// What is overdue, each company's own calendar says.

/// One living Task an account with overdue invoices.
struct OverdueTask {
    AccountId accountId;
    QString ownerId; ///< The account's owner, or their manager when they have left.
    QString key, subject, description;
    QDate dueOn;
};

std::vector<salesforce::DealStatus> dealStatuses(const billing::World &world, Instant now);
std::vector<salesforce::AccountStatus> accountStatuses(const billing::World &world, Instant now);
std::vector<OverdueTask> overdueTasks(const billing::World &world, Instant now);
/// Who gets what is meant for an owner of records: the owner, or their manager when they have left.
QString recipientOf(const billing::World &world, const QString &ownerId);
std::vector<salesforce::SyncException> syncExceptions(const billing::World &world);

/// Fingerprints of what a status says, without its time stamp: only what differs from what was written is written again.
QString hashOf(const salesforce::DealStatus &status);
QString hashOf(const salesforce::AccountStatus &status);
QString hashOf(const salesforce::SyncException &exception);

} // namespace sluice::engine
