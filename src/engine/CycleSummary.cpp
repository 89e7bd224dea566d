#include "engine/CycleSummary.h"

namespace sluice::engine {

std::optional<Error> CycleSummary::censusTrouble() const
{
    for (const System &company : companies) {
        if (company.error)
            return company.error;
    }
    return censusError;
}

std::optional<Error> CycleSummary::firstError() const
{
    if (salesforce.error)
        return salesforce.error;
    for (const System &company : companies) {
        if (company.error)
            return company.error;
    }
    for (const System &company : companies) {
        if (company.writeError)
            return company.writeError;
    }
    return writeBackError ? writeBackError : censusError;
}

} // namespace sluice::engine
