#include "billing/InvoiceJoining.h"

#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "rules/InvoiceMatching.h"
#include "rules/Matching.h"

#include <tuple>

namespace sluice::billing {

using mirror::Decision;
using mirror::RequestView;
namespace kind = journal::kind;

namespace {

const QString kSystem = QStringLiteral("sluice");
constexpr int kForgottenMax = 8; ///< Intents of one request between a backup and its loss.

QStringList customersOf(const World &world, const CompanyWorld &company, const AccountId &accountId)
{
    const auto account = world.accounts.constFind(accountId);
    if (account == world.accounts.cend())
        return {};
    const rules::CustomerMatch match
        = rules::matchCustomer(&*account, company.index, company.links.value(accountId).customerId);
    QStringList ids;
    if (match.customer)
        ids.append(match.customer->id.value);
    for (const Customer *candidate : match.candidates)
        ids.append(candidate->id.value);
    return ids;
}

/// Our own documents by the key in their marker; of several the living ones first, and of those the oldest.
using Marked = QHash<QString, std::vector<const Invoice *>>;

bool comesFirst(const Invoice *a, const Invoice *b)
{
    return std::tie(a->voided, a->createdAt, a->id.value) < std::tie(b->voided, b->createdAt, b->id.value);
}

Marked markedInvoices(const CompanyWorld &company)
{
    Marked byKey;
    for (const Invoice &invoice : company.invoices) {
        if (invoice.deleted)
            continue;
        const std::optional<QString> key = keyInNote(invoice.privateNote);
        if (!key)
            continue;
        std::vector<const Invoice *> &carriers = byKey[*key];
        carriers.insert(std::upper_bound(carriers.begin(), carriers.end(), &invoice, comesFirst), &invoice);
    }
    return byKey;
}

/// Keys of all intents of a request in a realm. Only the last one is on record; the others follow from their number.
QStringList keysOf(const RequestView &view, const QString &realm)
{
    QStringList keys;
    for (int revision = 1; revision <= view.outboxRevision; ++revision) {
        const bool isLast = revision == view.outboxRevision && view.outboxRealm == realm;
        keys.append(isLast ? view.outboxKey : invoiceKey(realm, view.request.id, revision));
    }
    return keys;
}

/// Keys of intents that are no longer on record: a journal that was put back from a backup has forgotten the last ones, and
/// the books have not.
QStringList forgottenKeysOf(const RequestView &view, const QString &realm)
{
    QStringList keys;
    for (int revision = view.outboxRevision + 1; revision <= view.outboxRevision + kForgottenMax; ++revision)
        keys.append(invoiceKey(realm, view.request.id, revision));
    return keys;
}

/// The key of a request that stands on a document, and the document, a living one before one that was voided; nothing if none
/// does. `unclaimed`: some document of ours belongs to no request, so that it is worth a longer look.
std::optional<std::pair<QString, const Invoice *>> documentOf(const RequestView &view, const QString &realm,
    const Marked &marked, bool unclaimed)
{
    std::optional<std::pair<QString, const Invoice *>> voided;
    for (const QString &key : keysOf(view, realm) + (unclaimed ? forgottenKeysOf(view, realm) : QStringList())) {
        const auto carriers = marked.constFind(key);
        if (carriers == marked.cend())
            continue;
        if (!carriers->front()->voided)
            return std::pair(key, carriers->front());
        if (!voided)
            voided = std::pair(key, carriers->front());
    }
    return voided;
}

bool hasUnclaimed(const Marked &marked, const QSet<QString> &taken)
{
    return std::any_of(marked.begin(), marked.end(), [&](const std::vector<const Invoice *> &carriers) {
        return std::none_of(carriers.begin(), carriers.end(),
            [&](const Invoice *invoice) { return taken.contains(invoice->id.value); });
    });
}

/// Living documents of a request beyond the first: the one that it names, else the oldest.
std::vector<const Invoice *> copiesOf(const RequestView &view, const CompanyWorld &company, const Marked &marked)
{
    const QString realm = company.index.company().realm.value;
    if (view.outboxRevision == 0 || (view.invoiceRealm != realm && view.outboxRealm != realm))
        return {};
    std::vector<const Invoice *> living;
    const auto add = [&living](const Invoice *invoice) {
        if (invoice && !invoice->voided && !invoice->deleted && std::find(living.begin(), living.end(), invoice) == living.end())
            living.push_back(invoice);
    };
    if (view.invoiceRealm == realm)
        add(company.invoiceById.value(view.invoiceId));
    for (const QString &key : keysOf(view, realm)) {
        for (const Invoice *carrier : marked.value(key))
            add(carrier);
    }
    if (!living.empty())
        living.erase(living.begin());
    return living;
}

journal::NewEvent postedEvent(const RequestView &view, const QString &key, const Invoice &invoice)
{
    return { kind::kInvoicePosted, subjectOf(view.request.id), kSystem,
        { { QStringLiteral("realm"), invoice.realm.value }, { QStringLiteral("key"), key },
            { QStringLiteral("invoice"), invoice.id.value }, { QStringLiteral("doc_number"), invoice.docNumber },
            { QStringLiteral("posted_at"), toIso(invoice.createdAt) }, { QStringLiteral("found"), true },
            { QStringLiteral("differences"), QJsonArray() } },
        {} };
}

journal::NewEvent linkedEvent(const RequestView &view, const Invoice &invoice, rules::InvoiceHow how)
{
    return { kind::kInvoiceLinked, subjectOf(view.request.id), kSystem,
        { { QStringLiteral("realm"), invoice.realm.value }, { QStringLiteral("invoice"), invoice.id.value },
            { QStringLiteral("doc_number"), invoice.docNumber }, { QStringLiteral("how"), rules::nameOf(how) },
            { QStringLiteral("posted_at"), toIso(invoice.createdAt) } },
        {} };
}

void joinCompany(const World &world, const CompanyWorld &company, const rules::Policy &policy, Joined &joined)
{
    const QString realm = company.index.company().realm.value;
    const Marked marked = markedInvoices(company);
    QSet<QString> taken;
    for (const RequestView &view : world.requests) {
        if (view.invoiceRealm == realm)
            taken.insert(view.invoiceId);
    }
    const bool unclaimed = hasUnclaimed(marked, taken);
    std::vector<rules::InvoiceClaim> claims;
    std::vector<const RequestView *> claimants;
    for (const RequestView &view : world.requests) {
        if (std::vector<const Invoice *> copies = copiesOf(view, company, marked); !copies.empty())
            joined.copies.insert(view.request.id, std::move(copies));
        if (!view.invoiceId.isEmpty() || view.decision == Decision::Cancelled)
            continue;
        if (const auto document = documentOf(view, realm, marked, unclaimed)) {
            joined.events.push_back(postedEvent(view, document->first, *document->second));
            joined.settled.insert(view.request.id);
        }
        const Deal *deal = world.dealById.value(view.request.dealId);
        if (!deal || joined.settled.contains(view.request.id) || world.companyOf(*deal) != &company
            || view.outbox == mirror::Outbox::Intended || view.outbox == mirror::Outbox::Uncertain)
            continue;
        claims.push_back({ deal, &view.request, customersOf(world, company, deal->accountId) });
        claimants.push_back(&view);
    }
    const std::vector<rules::InvoiceMatch> matches = rules::matchInvoices(claims, company.invoices, taken, policy.match);
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const rules::InvoiceMatch &match = matches[i];
        switch (match.how) {
        case rules::InvoiceHow::None: break;
        case rules::InvoiceHow::Mention:
        case rules::InvoiceHow::Amount:
            joined.events.push_back(linkedEvent(*claimants[i], *match.invoice, match.how));
            joined.settled.insert(claimants[i]->request.id);
            break;
        case rules::InvoiceHow::Ambiguous:
            joined.suspected.insert(claimants[i]->request.id, match.candidates.front());
            break;
        }
    }
}

} // namespace

Joined joinInvoices(const World &world, const rules::Policy &policy, const QSet<QString> &realmsComplete)
{
    Joined joined;
    for (const auto &company : world.companies) {
        if (realmsComplete.contains(company->index.company().realm.value))
            joinCompany(world, *company, policy, joined);
    }
    return joined;
}

} // namespace sluice::billing
