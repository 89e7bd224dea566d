#include "sim/OwnInvoices.h"

#include "domain/Keys.h"

namespace sluice::sim {

std::vector<OwnInvoice> ownInvoices(TwoSystems &systems)
{
    std::vector<OwnInvoice> found;
    for (const BillingCompany &company : systems.companies()) {
        for (const sandbox::Value &invoice : systems.books().realm(company.realm)->all(QStringLiteral("Invoice"))) {
            const QString place = company.realm + QLatin1Char(':') + invoice[u"Id"].toString();
            const QString taken = systems.clearedByHand().value(place);
            const std::optional<QString> key = keyInNote(taken.isEmpty() ? invoice[u"PrivateNote"].toString() : taken);
            if (key || systems.madeByProgram().contains(place))
                found.push_back({ company.realm, key.value_or(QString()), invoice });
        }
    }
    return found;
}

} // namespace sluice::sim
