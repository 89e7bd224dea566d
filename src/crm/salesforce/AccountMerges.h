#pragma once

#include "crm/salesforce/Memory.h"

#include <vector>

namespace sluice::salesforce {

/// Two accounts that somebody made one: the loser is deleted, and what belonged to it belongs to the survivor.
struct AccountMerge {
    QString loser, survivor;
    QString customerLink; ///< Of the loser, as Salesforce had it; empty: none.
};

/// The merges that were seen and not followed everywhere yet. They outlive the process, because the pull that saw one has
/// moved its cursor behind it.
class AccountMerges {
public:
    explicit AccountMerges(Memory *memory)
        : m_memory(memory)
    {
    }

    const std::vector<AccountMerge> &all();
    void note(const AccountMerge &merge);
    /// All of them were followed.
    void settle();

private:
    void keep();

    Memory *m_memory;
    bool m_recalled = false;
    std::vector<AccountMerge> m_merges;
};

} // namespace sluice::salesforce
