#pragma once

#include "system/Workplace.h"

namespace sluice::bench {

/// Posts `posts` invoices from approval to QuickBooks under its limits, and `creates` more while answers get lost, and
/// prints how close the first came to the limits' own floor and how many duplicates the second made, each beside the script
/// that people write instead. In real time. `place` is signed in and planned; 0 leaves a part out. Returns the exit code.
int printPosting(testing::Workplace &place, int posts, int creates);

} // namespace sluice::bench
