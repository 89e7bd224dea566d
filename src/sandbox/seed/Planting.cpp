#include "sandbox/seed/Planting.h"

#include "sandbox/seed/QuickBooksPlanter.h"
#include "sandbox/seed/SalesforcePlanter.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::seed {

Result<void> plant(CompanyPlan &plan, salesforce::Org &org, const std::vector<quickbooks::Realm *> &realms)
{
    Q_ASSERT(realms.size() == plan.entities.size());
    for (std::size_t i = 0; i < realms.size(); ++i) {
        if (Result<void> books = QuickBooksPlanter(plan, static_cast<int>(i), *realms[i]).plant(); !books)
            return books;
    }
    SalesforcePlanter(plan, org).plant();
    return {};
}

Value plantedList(const CompanyPlan &plan)
{
    Value list = Value::array();
    for (const Planted &planted : plan.planted) {
        Value ids = Value::array();
        Value invoices = Value::array();
        Value entry = Value::object();
        const auto text = [&entry](const QString &name, const QString &value) {
            if (!value.isEmpty())
                entry.set(name, value);
        };
        text(u"class"_s, planted.mismatch);
        text(u"cause"_s, planted.cause);
        text(u"kind"_s, planted.kind);
        int entity = 0;
        for (const int index : { planted.deal, planted.otherDeal }) {
            if (index < 0)
                continue;
            const DealPlan &deal = plan.deals[static_cast<std::size_t>(index)];
            ids.append(deal.id);
            text(index == planted.deal ? u"deal"_s : u"other_deal"_s, deal.id);
            if (deal.account >= 0)
                text(u"account"_s, plan.accounts[static_cast<std::size_t>(deal.account)].id);
            entity = deal.entity;
        }
        for (const int index : planted.invoices) {
            const InvoicePlan &invoice = plan.invoices[static_cast<std::size_t>(index)];
            ids.append(invoice.id);
            invoices.append(invoice.id);
            entity = invoice.entity;
        }
        text(u"realm"_s, plan.entities[static_cast<std::size_t>(entity)].realm);
        entry.set(u"ids"_s, ids);
        entry.set(u"invoices"_s, invoices);
        list.append(entry);
    }
    return list;
}

} // namespace sluice::sandbox::seed
