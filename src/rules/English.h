#pragma once

#include <QString>

namespace sluice::rules {

/// What a record holds for machines, as an English sentence says it: `2026-06-01` becomes `1 June 2026`, `1250.00 USD`
/// and `USD 1250.00` become `USD 1,250.00`. Everything else stays.
QString inEnglish(const QString &recorded);

} // namespace sluice::rules
