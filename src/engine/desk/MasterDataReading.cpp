#include "engine/desk/DeskReader.h"

#include "rules/Matching.h"

#include <QSet>

// Customers and items: how each record finds its counterpart.

namespace sluice::engine {

Result<std::vector<desk::CustomerRow>> DeskReader::customers()
{
    const Result<const billing::World *> loaded = world();
    if (!loaded)
        return tl::unexpected(loaded.error());
    const billing::World &all = **loaded;
    QSet<QString> seen; // An account once for each company that bills it.
    std::vector<desk::CustomerRow> rows;
    for (const Deal &deal : all.deals) {
        const auto account = all.accounts.constFind(deal.accountId);
        const billing::CompanyWorld *company = all.companyOf(deal);
        if (!deal.won || deal.deleted || account == all.accounts.cend() || !company)
            continue;
        const Company &books = company->index.company();
        const QString key = account->id.value + QLatin1Char(':') + books.realm.value;
        if (seen.contains(key))
            continue;
        seen.insert(key);
        const rules::CustomerMatch match
            = rules::matchCustomer(&*account, company->index, company->links.value(account->id).customerId);
        desk::CustomerRow row;
        row.accountId = account->id;
        row.accountName = account->name;
        row.taxNumber = account->taxNumber;
        row.segment = account->segment.isEmpty() ? deal.segment : account->segment;
        row.realm = books.realm.value;
        row.companyName = books.name;
        row.how = rules::nameOf(match.how);
        row.candidates = static_cast<int>(match.candidates.size());
        row.activated = all.activated.contains(account->id);
        row.openBalance = row.overdue = Money(0, deal.currency);
        if (match.customer) {
            row.customerId = match.customer->id.value;
            row.customerName = match.customer->name;
            row.openBalance = match.customer->balance;
            const QDate today = toQDateTime(m_clock.now()).toTimeZone(company->zone).date();
            Money overdue(0, match.customer->balance.currency());
            for (const Invoice *invoice : company->invoicesByCustomer.value(row.customerId)) {
                if (!invoice->voided && !invoice->deleted && invoice->dueOn.isValid() && invoice->dueOn < today)
                    overdue = overdue.plus(invoice->balance).value_or(overdue);
            }
            row.overdue = overdue;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<std::vector<desk::ItemRow>> DeskReader::items()
{
    const Result<const billing::World *> loaded = world();
    const Result<std::vector<mirror::ItemMappingView>> mappings = m_views.itemMappings();
    if (!loaded)
        return tl::unexpected(loaded.error());
    if (!mappings)
        return tl::unexpected(mappings.error());
    QSet<QString> proposed;
    for (const mirror::ItemMappingView &mapping : *mappings) {
        if (mapping.approvedBy.isEmpty())
            proposed.insert(mapping.productId.value + QLatin1Char(':') + mapping.realm);
    }
    QHash<QString, int> openDeals;
    for (const mirror::RequestView &view : (*loaded)->requests) {
        if (!view.invoiceId.isEmpty())
            continue;
        for (const RequestLine &line : view.request.lines)
            ++openDeals[line.productId];
    }
    std::vector<desk::ItemRow> rows;
    for (const Product &product : (*loaded)->products) {
        if (product.deleted)
            continue;
        for (const auto &company : (*loaded)->companies) {
            const Company &books = company->index.company();
            const rules::ItemMatch match = rules::matchItem(&product, company->index, company->mappedItems.value(product.id));
            desk::ItemRow row;
            row.productId = product.id;
            row.productName = product.name;
            row.code = product.code;
            row.itemCode = product.itemCode;
            row.realm = books.realm.value;
            row.companyName = books.name;
            row.how = rules::nameOf(match.how);
            if (!match.usable() && proposed.contains(product.id.value + QLatin1Char(':') + row.realm))
                row.how = QStringLiteral("proposed");
            if (match.item) {
                row.itemId = match.item->id.value;
                row.itemName = match.item->name;
            }
            row.openDeals = openDeals.value(product.id.value);
            rows.push_back(std::move(row));
        }
    }
    std::sort(rows.begin(), rows.end(), [](const desk::ItemRow &a, const desk::ItemRow &b) {
        return std::tie(a.productName, a.realm) < std::tie(b.productName, b.realm);
    });
    return rows;
}

} // namespace sluice::engine
