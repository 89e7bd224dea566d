#pragma once

#include "crm/salesforce/RecordBody.h"
#include "crm/salesforce/WriteBack.h"

namespace sluice::salesforce {

// What a status says, field by field; whatever the org lacks or this user may not write is left out.

void fill(RecordBody &body, const DealStatus &deal);
void fill(RecordBody &body, const AccountStatus &account);
void fill(RecordBody &body, const SyncException &exception);

} // namespace sluice::salesforce
