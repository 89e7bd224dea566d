#include "billing/InvoiceJoining.h"

#include "billing/Comparison.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "rules/InvoiceMatching.h"
#include "rules/Matching.h"

#include <span>
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

/// Living documents of a request in one company beyond the first, which is the one that it names, in whatever company, or else
/// the oldest. `unclaimed`: see documentOf(); else there can be none in a company that the request has left.
std::vector<const Invoice *> copiesOf(const RequestView &view, const CompanyWorld &company, const Marked &marked, bool unclaimed)
{
    const QString realm = company.index.company().realm.value;
    if (view.outboxRevision == 0 || (view.invoiceRealm != realm && view.outboxRealm != realm && !unclaimed))
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
    const bool isNamedElsewhere = !view.invoiceId.isEmpty() && view.invoiceRealm != realm;
    if (!living.empty() && !isNamedElsewhere)
        living.erase(living.begin());
    return living;
}

journal::NewEvent postedEvent(const RequestView &view, const QString &key, const Invoice &invoice, const DraftOfIntent &intended)
{
    const std::optional<books::InvoiceDraft> draft = intended ? intended(view.request.id, key) : std::nullopt;
    const QJsonArray differences = draft ? toJson(compareStored(*draft, invoice)) : QJsonArray();
    return { kind::kInvoicePosted, subjectOf(view.request.id), kSystem,
        { { QStringLiteral("realm"), invoice.realm.value }, { QStringLiteral("key"), key },
            { QStringLiteral("invoice"), invoice.id.value }, { QStringLiteral("doc_number"), invoice.docNumber },
            { QStringLiteral("posted_at"), toIso(invoice.createdAt) }, { QStringLiteral("found"), true },
            { QStringLiteral("differences"), differences } },
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

bool isOpen(const RequestView &view)
{
    return view.invoiceId.isEmpty() && view.decision != Decision::Cancelled && view.outbox != mirror::Outbox::Intended
        && view.outbox != mirror::Outbox::Uncertain;
}

/// Joins one company after the other, and then asks what is left over.
class Joiner {
public:
    Joiner(const World &world, const rules::Policy &policy, const QSet<QString> &realmsComplete, const DraftOfIntent &intended,
        Joined &joined)
        : m_world(world)
        , m_policy(policy)
        , m_realmsComplete(realmsComplete)
        , m_intended(intended)
        , m_joined(joined)
    {
        for (const RequestView &view : world.requests) {
            if (!view.invoiceId.isEmpty()) {
                m_taken[view.invoiceRealm].insert(view.invoiceId);
                m_billed[rules::shortId(view.request.dealId.value)].push_back(&view);
            }
            if (view.decision != Decision::Cancelled || !view.invoiceId.isEmpty())
                m_known.insert(rules::shortId(view.request.dealId.value));
        }
    }

    void run()
    {
        for (const auto &company : m_world.companies) {
            if (isComplete(*company))
                joinCompany(*company);
        }
        for (const RequestView &view : m_world.requests) {
            if (isOpen(view) && !m_joined.settled.contains(view.request.id) && m_world.dealById.contains(view.request.dealId))
                m_open[rules::shortId(view.request.dealId.value)].push_back(&view);
        }
        // Also of companies that are signed out or half read: what is known of them is enough to ask.
        for (const auto &company : m_world.companies) {
            if (!m_open.isEmpty())
                suspectMentions(*company);
            findOthers(*company);
        }
    }

private:
    bool isComplete(const CompanyWorld &company) const
    {
        return m_realmsComplete.contains(company.index.company().realm.value);
    }

    void joinCompany(const CompanyWorld &company)
    {
        const QString realm = company.index.company().realm.value;
        const Marked marked = markedInvoices(company);
        const bool unclaimed = hasUnclaimed(marked, m_taken.value(realm));
        std::vector<rules::InvoiceClaim> claims;
        std::vector<const RequestView *> claimants;
        for (const RequestView &view : m_world.requests) {
            for (const Invoice *copy : copiesOf(view, company, marked, unclaimed))
                m_joined.copies[view.request.id].push_back({ copy, view.invoiceRealm == realm ? QString() : company.index.company().name });
            if (!view.invoiceId.isEmpty())
                continue;
            const auto document = documentOf(view, realm, marked, unclaimed);
            const bool isCancelled = view.decision == Decision::Cancelled;
            if (document && (!isCancelled || !document->second->voided)) // One that turned up after it was given up, too.
                settle(view, *document->second, postedEvent(view, document->first, *document->second, m_intended));
            if (isCancelled)
                continue;
            const Deal *deal = m_world.dealById.value(view.request.dealId);
            if (!deal || m_joined.settled.contains(view.request.id) || m_world.companyOf(*deal) != &company || !isOpen(view))
                continue;
            claims.push_back({ deal, &view.request, customersOf(m_world, company, deal->accountId) });
            claimants.push_back(&view);
        }
        const std::vector<rules::InvoiceMatch> matches
            = rules::matchInvoices(claims, company.invoices, m_taken.value(realm), m_policy.match);
        for (std::size_t i = 0; i < matches.size(); ++i) {
            const rules::InvoiceMatch &match = matches[i];
            switch (match.how) {
            case rules::InvoiceHow::None: break;
            case rules::InvoiceHow::Mention:
            case rules::InvoiceHow::Amount:
                settle(*claimants[i], *match.invoice, linkedEvent(*claimants[i], *match.invoice, match.how));
                break;
            case rules::InvoiceHow::Ambiguous:
                for (const Invoice *candidate : match.candidates)
                    m_joined.suspected[claimants[i]->request.id].push_back({ candidate, QString() });
                break;
            }
        }
    }

    void settle(const RequestView &view, const Invoice &invoice, journal::NewEvent event)
    {
        m_joined.events.push_back(std::move(event));
        m_joined.settled.insert(view.request.id);
        m_taken[invoice.realm.value].insert(invoice.id.value);
    }

    /// An invoice that names a deal bills some of it, whoever wrote it. Of equal parts the nearest is meant, as it is in the
    /// deal's own company; one that fits no part may bill any of them.
    void suspectMentions(const CompanyWorld &company)
    {
        std::vector<Invoice> naming = leftOver(company);
        if (naming.empty())
            return;
        std::vector<rules::InvoiceClaim> claims;
        std::vector<const RequestView *> claimants;
        for (const QString &id : namedBy(naming)) {
            for (const RequestView *view : m_open.value(id)) {
                // No customers: here nothing but the name of the deal counts.
                claims.push_back({ m_world.dealById.value(view->request.dealId), &view->request, {} });
                claimants.push_back(view);
            }
        }
        const std::vector<rules::InvoiceMatch> matches = rules::matchInvoices(claims, naming, {}, m_policy.match);
        QSet<QString> explained;
        for (std::size_t i = 0; i < matches.size(); ++i) {
            if (matches[i].how != rules::InvoiceHow::Mention)
                continue;
            suspect(*claimants[i], company, matches[i].invoice->id);
            explained.insert(matches[i].invoice->id.value);
        }
        for (const Invoice &invoice : naming) {
            if (explained.contains(invoice.id.value))
                continue;
            for (const QString &id : namedBy({ &invoice, 1 })) {
                for (const RequestView *view : m_open.value(id))
                    suspect(*view, company, invoice.id);
            }
        }
    }

    /// The living invoices of a company that name an open deal and belong to no request.
    std::vector<Invoice> leftOver(const CompanyWorld &company)
    {
        const QSet<QString> taken = m_taken.value(company.index.company().realm.value);
        std::vector<Invoice> found;
        for (const Invoice &invoice : company.invoices) {
            if (invoice.voided || invoice.deleted || taken.contains(invoice.id.value))
                continue;
            const QStringList ids = rules::dealsNamedIn(invoice);
            if (std::any_of(ids.begin(), ids.end(), [&](const QString &id) { return m_open.contains(id) && !isOurs(invoice, id); }))
                found.push_back(invoice);
        }
        return found;
    }

    /// Invoices that name a deal all of which is billed, or none of which is to be.
    void findOthers(const CompanyWorld &company)
    {
        const QSet<QString> taken = m_taken.value(company.index.company().realm.value);
        for (const Invoice &invoice : company.invoices) {
            if (invoice.voided || invoice.deleted || taken.contains(invoice.id.value))
                continue;
            const QStringList ids = rules::dealsNamedIn(invoice);
            for (const QString &id : ids) {
                if (m_billed.contains(id) && !isOurs(invoice, id))
                    beside(id, invoice, company);
            }
            const bool isLoose = !ids.isEmpty() && !keyInNote(invoice.privateNote)
                && std::none_of(ids.begin(), ids.end(), [&](const QString &id) { return m_known.contains(id); });
            if (isLoose)
                loosen(ids, invoice, company);
        }
    }

    /// It goes to the part of the deal that it is likest to; but first of all an open part is asked about it.
    void beside(const QString &dealId, const Invoice &invoice, const CompanyWorld &company)
    {
        const Money net = rules::netOf(invoice);
        const auto rank = [&](const RequestView *view) {
            return std::tuple(!(net == view->request.amount), std::abs(view->request.plannedOn.daysTo(invoice.txnOn)),
                view->request.id.value);
        };
        const std::vector<const RequestView *> billed = m_billed.value(dealId), open = m_open.value(dealId);
        const RequestView *likest = *std::min_element(billed.begin(), billed.end(),
            [&](const RequestView *a, const RequestView *b) { return rank(a) < rank(b); });
        const bool isWanted = std::any_of(open.begin(), open.end(),
            [&](const RequestView *view) { return net == view->request.amount; });
        if (!open.empty() && (isWanted || !(net == likest->request.amount)))
            return;
        const bool isThere = company.index.company().realm.value == likest->invoiceRealm;
        m_joined.others[likest->request.id].push_back({ &invoice, isThere ? QString() : company.index.company().name });
    }

    void loosen(const QStringList &ids, const Invoice &invoice, const CompanyWorld &company)
    {
        if (m_dealByShortId.isEmpty()) {
            for (const Deal &deal : m_world.deals)
                m_dealByShortId.insert(rules::shortId(deal.id.value), &deal);
        }
        const Deal *deal = m_dealByShortId.value(ids.front());
        const bool isToBePlanned = std::any_of(ids.begin(), ids.end(), [this](const QString &id) {
            const Deal *named = m_dealByShortId.value(id);
            return named && named->won && !named->deleted;
        });
        if (!isToBePlanned)
            m_joined.loose.push_back({ &invoice, deal, company.index.company().name });
    }

    QStringList namedBy(std::span<const Invoice> invoices) const
    {
        QStringList ids;
        for (const Invoice &invoice : invoices)
            ids += rules::dealsNamedIn(invoice);
        ids.removeDuplicates();
        ids.removeIf([this](const QString &id) { return !m_open.contains(id); });
        return ids;
    }

    /// Whether a document carries the marker of a request of the deal: what became of that is told elsewhere.
    bool isOurs(const Invoice &invoice, const QString &dealId) const
    {
        const std::optional<QString> key = keyInNote(invoice.privateNote);
        if (!key)
            return false;
        return std::any_of(m_world.requests.begin(), m_world.requests.end(), [&](const RequestView &view) {
            const QString realm = invoice.realm.value;
            return view.request.dealId.value.startsWith(dealId)
                && (view.outboxKey == *key || keysOf(view, realm).contains(*key) || forgottenKeysOf(view, realm).contains(*key));
        });
    }

    void suspect(const RequestView &view, const CompanyWorld &company, const InvoiceId &id)
    {
        const Deal *deal = m_world.dealById.value(view.request.dealId);
        const QString name = m_world.companyOf(*deal) == &company ? QString() : company.index.company().name;
        m_joined.suspected[view.request.id].push_back({ company.invoiceById.value(id.value), name });
    }

    const World &m_world;
    const rules::Policy &m_policy;
    const QSet<QString> &m_realmsComplete;
    const DraftOfIntent &m_intended;
    Joined &m_joined;
    QHash<QString, QSet<QString>> m_taken; ///< Ids of the invoices that belong to a request, by realm.
    QHash<QString, std::vector<const RequestView *>> m_billed; ///< Requests with an invoice, by the short id of their deal.
    QSet<QString> m_known; ///< Short ids of the deals that have requests.
    QHash<QString, const Deal *> m_dealByShortId; ///< Made when it is first asked.
    QHash<QString, std::vector<const RequestView *>> m_open; ///< Requests without an invoice, by the short id of their deal.
};

} // namespace

Joined joinInvoices(const World &world, const rules::Policy &policy, const QSet<QString> &realmsComplete,
    const DraftOfIntent &intended)
{
    Joined joined;
    Joiner(world, policy, realmsComplete, intended, joined).run();
    return joined;
}

} // namespace sluice::billing
