#pragma once

#include "crm/salesforce/RecordBody.h"
#include "crm/salesforce/WriteBack.h"

namespace sluice::salesforce {

// What a status says, field by field; whatever the org lacks or this user may not write is left out.

void fill(RecordBody &body, const DealStatus &deal);
void fill(RecordBody &body, const AccountStatus &account);
void fill(RecordBody &body, const SyncException &exception);

/// The fields of a status of Opportunity, Account or Sluice_Sync_Exception__c that this user may not write, sorted. Whoever was
/// told a status was not told these.
QStringList unwritableFields(const Schema &schema, const QString &object);

} // namespace sluice::salesforce
