#include "billing/World.h"

#include "domain/Keys.h"
#include "mirror/Notes.h"

#include <unordered_map>

namespace sluice::billing {

namespace {

Money smallerOf(const Money &one, const Money &other)
{
    return one.minor() < other.minor() ? one : other;
}

/// A payment of nothing that joins invoice and credit memo is how books apply a credit: nobody has paid by it. Nor by one
/// that was voided, of which only zeros are left. `standing`: the credit memos that count.
void apply(const Payment &payment, const QSet<QString> &standing, CompanyWorld &world)
{
    Money credit(0, payment.currency), received = payment.total;
    for (const Payment::Application &application : payment.applications) {
        if (application.txnType == QLatin1String("CreditMemo") && standing.contains(application.txnId))
            credit = credit.plus(application.amount).value_or(credit);
    }
    for (const Payment::Application &application : payment.applications) {
        if (application.txnType != QLatin1String("Invoice"))
            continue;
        Money open = application.amount;
        if (!credit.isZero()) {
            const Money share = smallerOf(credit, open);
            Money &credited = world.creditedByInvoice[application.txnId];
            credited = Money(credited.minor() + share.minor(), payment.currency);
            credit = credit.minus(share).value_or(credit);
            open = open.minus(share).value_or(open);
        }
        const Money paid = smallerOf(received, open);
        if (paid.minor() <= 0)
            continue;
        received = received.minus(paid).value_or(received);
        QDate &last = world.lastPaidOn[application.txnId];
        if (!last.isValid() || payment.txnOn > last)
            last = payment.txnOn;
    }
}

Result<std::unique_ptr<CompanyWorld>> loadCompany(const mirror::Facts &facts, const Company &company, const QString &entity)
{
    const QString realm = company.realm.value;
    Result<std::vector<Customer>> customers = facts.customers(realm);
    Result<std::vector<Item>> items = facts.items(realm);
    Result<std::vector<Term>> terms = facts.terms(realm);
    Result<std::vector<TaxCode>> taxCodes = facts.taxCodes(realm);
    Result<std::vector<Invoice>> invoices = facts.invoices(realm);
    const Result<std::vector<Payment>> payments = facts.payments(realm);
    const Result<std::vector<CreditMemo>> credits = facts.creditMemos(realm);
    Result<std::vector<SalesReceipt>> sales = facts.salesReceipts(realm);
    if (!customers || !items || !terms || !taxCodes || !invoices || !payments || !credits || !sales)
        return fail(ErrorKind::Storage, QStringLiteral("the records of a company could not be read"));

    auto world = std::make_unique<CompanyWorld>(rules::CompanyIndex(company, entity, std::move(*customers),
                                                    std::move(*items), std::move(*terms), std::move(*taxCodes)),
        std::move(*invoices));
    world->takeReceipts(std::move(*sales));
    QSet<QString> standing; // A credit memo that was voided or deleted takes nothing back, whatever still names it.
    for (const CreditMemo &memo : *credits) {
        if (memo.deleted || memo.voided)
            continue;
        standing.insert(memo.id);
        if (!memo.remaining.isZero())
            world->openCredits[memo.customerId].push_back(memo.remaining);
    }
    for (const Payment &payment : *payments) {
        if (!payment.deleted)
            apply(payment, standing, *world);
    }
    return world;
}

} // namespace

CompanyWorld::CompanyWorld(rules::CompanyIndex indexed, std::vector<Invoice> documents)
    : index(std::move(indexed))
    , invoices(std::move(documents))
    , zone(index.company().timeZone.isEmpty() ? QTimeZone::utc() : QTimeZone(index.company().timeZone.toLatin1()))
{
    if (!zone.isValid())
        zone = QTimeZone::utc();
    invoiceById.reserve(static_cast<qsizetype>(invoices.size()));
    for (const Invoice &invoice : invoices) {
        invoiceById.insert(invoice.id.value, &invoice);
        invoicesByCustomer[invoice.customerId].push_back(&invoice);
    }
}

void CompanyWorld::takeReceipts(std::vector<SalesReceipt> receipts)
{
    salesReceipts = std::move(receipts);
    for (const SalesReceipt &receipt : salesReceipts) {
        if (receipt.voided)
            continue;
        receiptsByCustomer[receipt.customerId].push_back(&receipt);
        if (const std::optional<QString> key = keyInNote(receipt.privateNote))
            receiptByKey.insert(*key, &receipt);
    }
}

bool CompanyWorld::isCredited(const Invoice &invoice) const
{
    const auto credited = creditedByInvoice.constFind(invoice.id.value);
    return credited != creditedByInvoice.cend() && invoice.balance.isZero() && *credited == invoice.total;
}

const CompanyWorld *World::company(const QString &realm) const
{
    for (const auto &candidate : companies) {
        if (candidate->index.company().realm.value == realm)
            return candidate.get();
    }
    return nullptr;
}

const CompanyWorld *World::companyOf(const Deal &deal) const
{
    const rules::CompanyIndex *index = rules::billingCompany(deal.entity, indices);
    return index ? company(index->company().realm.value) : nullptr;
}

Result<std::unique_ptr<World>> World::load(const mirror::Facts &facts, const mirror::ViewStore &views,
    const QHash<QString, QString> &entities)
{
    auto world = std::make_unique<World>();
    Result<std::vector<Deal>> deals = facts.deals();
    Result<QHash<AccountId, Account>> accounts = facts.accounts();
    Result<QHash<ProductId, Product>> products = facts.products();
    Result<QHash<QString, User>> users = facts.users();
    const Result<std::vector<Company>> companies = facts.companies();
    if (!deals || !accounts || !products || !users || !companies)
        return fail(ErrorKind::Storage, QStringLiteral("the mirror could not be read"));

    world->deals = std::move(*deals);
    world->accounts = std::move(*accounts);
    world->products = std::move(*products);
    world->users = std::move(*users);
    for (const Deal &deal : world->deals)
        world->dealById.insert(deal.id, &deal);

    for (const Company &company : *companies) {
        const QString realm = company.realm.value;
        Result<std::unique_ptr<CompanyWorld>> loaded = loadCompany(facts, company, entities.value(realm));
        if (!loaded)
            return tl::unexpected(loaded.error());
        const Result<QString> readAt = views.note(mirror::freshNote(realm));
        if (!readAt)
            return tl::unexpected(readAt.error());
        if (!readAt->isEmpty())
            (*loaded)->readAt = fromMs(readAt->toLongLong());
        world->companies.push_back(std::move(*loaded));
    }
    for (const auto &company : world->companies)
        world->indices.push_back(&company->index);
    for (auto entity = entities.cbegin(); entity != entities.cend(); ++entity) {
        const CompanyWorld *company = world->company(entity.key());
        world->hasUnread = world->hasUnread || !company || !company->readAt;
    }
    if (const Result<void> read = world->readViews(views); !read)
        return tl::unexpected(read.error());
    return world;
}

Result<void> World::readViews(const mirror::ViewStore &views)
{
    requests = {}; // Before the next ones take as much room.
    cases.clear();
    Result<std::vector<mirror::RequestView>> requestsNow = views.requests();
    Result<std::vector<mirror::CaseView>> casesNow = views.cases();
    const auto links = views.customerLinks();
    const auto writes = views.customerWrites();
    const auto mappings = views.itemMappings();
    const auto activations = views.activations();
    if (!requestsNow || !casesNow || !links || !writes || !mappings || !activations)
        return fail(ErrorKind::Storage, QStringLiteral("the mirror could not be read"));

    requests = std::move(*requestsNow);
    for (mirror::CaseView &one : *casesNow)
        cases.emplace(one.id.value, std::move(one));
    activated.clear();
    for (const mirror::ActivationView &activation : *activations)
        activated.insert(activation.accountId);
    for (const auto &company : companies) {
        const QString realm = company->index.company().realm.value;
        company->links.clear();
        company->customerWrites.clear();
        company->mappedItems.clear();
        for (const mirror::CustomerLinkView &link : *links) {
            if (link.realm == realm)
                company->links.insert(link.accountId, link);
        }
        for (const mirror::CustomerWriteView &write : *writes) {
            if (write.realm == realm)
                company->customerWrites.insert(write.accountId, write);
        }
        for (const mirror::ItemMappingView &mapping : *mappings) {
            if (mapping.realm == realm && !mapping.approvedBy.isEmpty())
                company->mappedItems.insert(mapping.productId, mapping.itemId);
        }
    }
    return {};
}

} // namespace sluice::billing
