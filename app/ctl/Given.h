#pragma once

#include <string>

// Checks of what is given on the command line, for CLI11: empty when it can be read, else the sentence that refuses it.

namespace sluice::ctl {

std::string dayProblem(const std::string &text);    ///< `2026-03-31`
std::string monthProblem(const std::string &text);  ///< `2026-03`
std::string momentProblem(const std::string &text); ///< `2026-03-31T08:00:00Z`
std::string portsProblem(const std::string &text);  ///< `17171,27171`: ports, in order

} // namespace sluice::ctl
