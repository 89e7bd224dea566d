#pragma once

#include "journal/Event.h"
#include "mirror/Views.h"
#include "rules/Policy.h"

#include <functional>
#include <span>
#include <unordered_map>

namespace sluice::exceptions {

/// The findings of one request, as an assessment hands them over.
struct Judged {
    RequestId requestId;
    DealId dealId;
    AccountId accountId;
    Money amount; ///< What the request holds up.
    std::vector<Finding> findings;
};

/// Whose exceptions a keeper keeps, by the name of their check.
using KeepsCheck = std::function<bool(const QString &check)>;

/// What has to happen so that exactly the present findings have an open exception: opened, updated, re-opened, woken at
/// the end of a pause, and closed with what closed them. Pure. Cases of requests that were not judged, and those whose
/// check is not `mine` (unset: all are), stay as they are.
std::vector<journal::NewEvent> caseChanges(std::span<const Judged> judged,
    const std::unordered_map<QString, mirror::CaseView> &cases, const rules::Policy &policy, Instant now,
    const KeepsCheck &mine = {});

} // namespace sluice::exceptions
