#pragma once

#include "crm/salesforce/AccountMerges.h"
#include "journal/Recorder.h"
#include "mirror/Facts.h"
#include "mirror/ViewStore.h"

namespace sluice::engine {

/// Gives the survivor of a merge of accounts the customers of the account that it swallowed: otherwise its next invoice
/// would go to nobody, or to a customer that is made a second time. A customer that the survivor has already stays. A
/// customer of whose making nobody has heard yet is the survivor's, too, once it is settled.
class MergeRound {
public:
    MergeRound(journal::Recorder &recorder, const mirror::ViewStore &views, const mirror::Facts &facts);

    /// May be repeated. Errors: Storage; Conflict when somebody decided meanwhile.
    Result<void> run(const std::vector<salesforce::AccountMerge> &merges);

private:
    Result<std::vector<journal::NewEvent>> eventsOf(const std::vector<salesforce::AccountMerge> &merges) const;

    journal::Recorder &m_recorder;
    const mirror::ViewStore &m_views;
    const mirror::Facts &m_facts;
};

} // namespace sluice::engine
