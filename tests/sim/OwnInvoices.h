#pragma once

#include "sim/TwoSystems.h"

namespace sluice::sim {

/// A document of the books that Sluice made, or that carries a marker.
struct OwnInvoice {
    QString realm, key; ///< The key in its marker, or in the one that somebody took from it; empty without either.
    sandbox::Value record;
    QString place() const { return realm + QLatin1Char(':') + record[u"Id"].toString(); }
};

/// All of them that are there, void or not.
std::vector<OwnInvoice> ownInvoices(TwoSystems &systems);

} // namespace sluice::sim
