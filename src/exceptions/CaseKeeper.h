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

/// Something about the exceptions of a check, by its name: whether a keeper keeps them, whether a person may close them.
using KeepsCheck = std::function<bool(const QString &check)>;

/// What has to happen so that exactly the present findings have an open exception: opened, updated, re-opened, woken at
/// the end of a pause, and closed with what closed them. Pure. Cases of requests that were not judged, and those whose
/// check is not `mine` (unset: all are), stay as they are.
///
/// A person may close what still fails. Where that is no `acknowledged` answer, the cycle is not over: what opens it again
/// goes on with its due time and its clock (D.10: never reset). Only once the check has passed, which is recorded, too,
/// does the next failure start another cycle.
std::vector<journal::NewEvent> caseChanges(std::span<const Judged> judged,
    const std::unordered_map<QString, mirror::CaseView> &cases, const rules::Policy &policy, Instant now,
    const KeepsCheck &mine = {}, const KeepsCheck &acknowledged = {});

} // namespace sluice::exceptions
