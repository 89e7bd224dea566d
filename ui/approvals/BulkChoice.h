#pragma once

#include "desk/Rows.h"

#include <vector>

namespace sluice::ui {

/// What one gesture would approve, and what it leaves out and why.
struct BulkChoice {
    struct LeftOut {
        desk::ApprovalRow approval;
        QString why;
    };
    std::vector<desk::ApprovalRow> taken;
    std::vector<LeftOut> leftOut;
};

/// Of `candidates`, in their order: clean ones that this person may decide, all on the policy path of the first of them, at
/// most so many and so much a currency as the policy allows. Source: decision table E.3, P19.
BulkChoice chooseForBulk(const std::vector<desk::ApprovalRow> &candidates);

} // namespace sluice::ui
