#include "engine/Days.h"

namespace sluice::engine {

QDate dayIn(const billing::World &world, const QString &realm, Instant at)
{
    const billing::CompanyWorld *company = world.company(realm);
    return toQDateTime(at).toTimeZone(company ? company->zone : QTimeZone::utc()).date();
}

} // namespace sluice::engine
