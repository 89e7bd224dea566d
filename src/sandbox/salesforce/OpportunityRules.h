#pragma once

#include "sandbox/salesforce/RecordRules.h"

namespace sluice::sandbox::salesforce {

/// IsWon, IsClosed, probability and forecast from the stage; expected revenue; fiscal period; amounts that lines own.
void deriveOpportunity(const Derivation &derivation);
/// A row of OpportunityHistory for each change of stage, amount, probability or close date.
void propagateOpportunity(Store &store, const Row &row, const std::optional<Row> &before, const QString &userId);

/// Product, list price and name from the price book; whichever of unit price and total was not given.
void deriveLineItem(const Derivation &derivation);
/// The deal's amount is the sum of its lines as soon as it has any.
void propagateLineItem(Store &store, const Row &row, const QString &userId);

} // namespace sluice::sandbox::salesforce
