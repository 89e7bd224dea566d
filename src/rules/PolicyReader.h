#pragma once

#include "rules/Policy.h"

namespace sluice::rules {

/// Reads a policy over `base`: what the text leaves out stays as it is there. Lists and tables are replaced as a whole.
/// Errors: Usage, "line 12: approval.limits.large: a number above zero is needed".
Result<Policy> readPolicy(const QString &toml, const Policy &base);

/// "Mon 09:00-17:30" and back; the end of a day is 24:00.
std::optional<WeeklyInterval> parseWeeklyInterval(QStringView text);
QString toText(const WeeklyInterval &interval);

} // namespace sluice::rules
