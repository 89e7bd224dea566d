#include "rules/InvoiceMatching.h"

#include "rules/Trigger.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace sluice::rules {

namespace {

constexpr qsizetype kShortId = 15; ///< Letters beyond the 15th of a Salesforce id are a check sum.
constexpr QStringView kDealPrefix = u"006";
constexpr qsizetype kPoLengthMin = 4;

bool isWordCharacter(QChar c) { return c.isLetterOrNumber(); }

template <class Visit>
void forEachWord(QStringView text, Visit visit)
{
    qsizetype from = 0;
    while (from < text.size()) {
        while (from < text.size() && !isWordCharacter(text[from]))
            ++from;
        qsizetype to = from;
        while (to < text.size() && isWordCharacter(text[to]))
            ++to;
        if (to > from)
            visit(text.sliced(from, to - from));
        from = to;
    }
}

/// True if `part` stands in `text` with no letter or digit touching it.
bool containsWord(QStringView text, QStringView part)
{
    for (qsizetype at = text.indexOf(part, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(part, at + 1, Qt::CaseInsensitive)) {
        const qsizetype end = at + part.size();
        if ((at == 0 || !isWordCharacter(text[at - 1])) && (end == text.size() || !isWordCharacter(text[end])))
            return true;
    }
    return false;
}

/// The short forms of the opportunity ids that a text names; their key prefix is 006.
void collectDealIds(QStringView text, QStringList &out)
{
    if (!text.contains(kDealPrefix)) // Most texts name none, and this is the quicker question.
        return;
    forEachWord(text, [&](QStringView word) {
        if ((word.size() == kShortId || word.size() == kShortId + 3) && word.startsWith(kDealPrefix))
            out += shortId(word);
    });
}

struct Candidate {
    const Invoice *invoice = nullptr;
    Money net;
    QStringList dealIds; ///< Short ids that its texts name.
    bool taken = false;
};

/// What makes one pairing better than another: equal amounts first, then the nearest date.
struct Rank {
    bool amountDiffers = true;
    qint64 days = 0;
    auto operator<=>(const Rank &) const = default;
};

/// A claim together with what identifies it whatever the order of the input.
struct Work {
    const InvoiceClaim *claim = nullptr;
    InvoiceMatch *match = nullptr;
    QDate won, expected;
    bool done() const { return match->how != InvoiceHow::None; }
    const DealId &dealId() const { return claim->deal->id; }
};

bool sameWork(const Work &a, const Work &b)
{
    return std::tie(a.dealId().value, a.expected, a.claim->request->id.value)
        < std::tie(b.dealId().value, b.expected, b.claim->request->id.value);
}

Rank rankOf(const Work &work, const Candidate &candidate)
{
    return { !(candidate.net == work.claim->request->amount), std::abs(work.expected.daysTo(candidate.invoice->txnOn)) };
}

class Matcher {
public:
    Matcher(std::vector<Work> works, std::span<const Invoice> invoices, const QSet<QString> &taken, const MatchRules &rules)
        : m_works(std::move(works))
        , m_rules(rules)
    {
        std::ranges::sort(m_works, sameWork);
        for (const Invoice &invoice : invoices) {
            if (invoice.voided || invoice.deleted || taken.contains(invoice.id.value)
                || invoice.privateNote.contains(QLatin1String("[SLUICE:")))
                continue;
            m_candidates.push_back({ &invoice, netOf(invoice), dealsNamedIn(invoice), false });
        }
        std::ranges::sort(m_candidates, [](const Candidate &a, const Candidate &b) {
            return std::tie(a.invoice->txnOn, a.invoice->id.value) < std::tie(b.invoice->txnOn, b.invoice->id.value);
        });
        for (Candidate &candidate : m_candidates) {
            for (const QString &id : std::as_const(candidate.dealIds))
                m_byDeal[id].push_back(&candidate);
            m_byCustomer[candidate.invoice->customerId].push_back(&candidate);
        }
    }

    void run()
    {
        byMention();
        byPurchaseOrder();
        byAmount();
    }

private:
    /// Pairs a deal's open requests with invoices that are known to be the deal's: best rank first, one to one.
    void pair(std::span<Work *const> works, std::span<Candidate *const> candidates, InvoiceHow how)
    {
        struct Pairing {
            Rank rank;
            std::size_t work, candidate;
            auto operator<=>(const Pairing &) const = default;
        };
        std::vector<Pairing> pairings;
        for (std::size_t w = 0; w < works.size(); ++w) {
            for (std::size_t c = 0; c < candidates.size(); ++c)
                pairings.push_back({ rankOf(*works[w], *candidates[c]), w, c });
        }
        std::ranges::sort(pairings, std::less());
        for (const Pairing &pairing : pairings) {
            Work &work = *works[pairing.work];
            Candidate &candidate = *candidates[pairing.candidate];
            // An invoice of another amount says which part it bills only when there is just one.
            if (work.done() || candidate.taken || (pairing.rank.amountDiffers && works.size() > 1))
                continue;
            *work.match = { how, candidate.invoice, {} };
            candidate.taken = true;
        }
    }

    /// Visits the works of each deal; they stand next to each other.
    template <class Visit>
    void forEachDeal(Visit visit)
    {
        for (std::size_t from = 0; from < m_works.size();) {
            std::vector<Work *> works;
            std::size_t to = from;
            for (; to < m_works.size() && m_works[to].dealId() == m_works[from].dealId(); ++to)
                works.push_back(&m_works[to]);
            visit(std::span<Work *const>(works));
            from = to;
        }
    }

    void byMention()
    {
        forEachDeal([this](std::span<Work *const> works) {
            const auto at = m_byDeal.constFind(shortId(works.front()->dealId().value));
            if (at != m_byDeal.cend())
                pair(works, *at, InvoiceHow::Mention);
        });
    }

    /// A purchase order that several deals share names none of them.
    void byPurchaseOrder()
    {
        QHash<QString, int> deals;
        forEachDeal([&](std::span<Work *const> works) { ++deals[codeKey(works.front()->claim->deal->poNumber)]; });
        forEachDeal([&](std::span<Work *const> works) {
            const QString po = works.front()->claim->deal->poNumber.trimmed();
            if (po.size() < kPoLengthMin || deals.value(codeKey(po)) > 1)
                return;
            std::vector<Candidate *> named;
            for (const QString &customer : works.front()->claim->customerIds) {
                for (Candidate *candidate : m_byCustomer.value(customer)) {
                    const Invoice &invoice = *candidate->invoice;
                    const bool isNamed = containsWord(invoice.privateNote, po) || containsWord(invoice.memo, po)
                        || containsWord(invoice.docNumber, po);
                    if (isNamed && !candidate->taken && candidate->dealIds.isEmpty()
                        && invoice.currency == works.front()->claim->request->amount.currency())
                        named.push_back(candidate);
                }
            }
            pair(works, named, InvoiceHow::Mention);
        });
    }

    bool fitsByAmount(const Work &work, const Candidate &candidate) const
    {
        const QDate on = candidate.invoice->txnOn;
        return !candidate.taken && candidate.dealIds.isEmpty() && candidate.net == work.claim->request->amount
            && on >= work.won.addDays(-m_rules.invoiceDaysBefore) && on <= work.expected.addDays(m_rules.invoiceDaysAfter);
    }

    /// Groups everything that fits each other. A group of one deal is paired by date, unless it has more invoices than
    /// requests; a group of several deals is nobody's guess.
    void byAmount()
    {
        std::vector<std::vector<Candidate *>> fitting(m_works.size());
        std::vector<std::size_t> group(m_works.size());
        std::iota(group.begin(), group.end(), std::size_t(0));
        const auto root = [&group](std::size_t i) {
            while (group[i] != i)
                i = group[i] = group[group[i]];
            return i;
        };
        QHash<const Candidate *, std::size_t> firstFor;
        for (std::size_t w = 0; w < m_works.size(); ++w) {
            if (m_works[w].done())
                continue;
            for (const QString &customer : m_works[w].claim->customerIds) {
                for (Candidate *candidate : m_byCustomer.value(customer)) {
                    if (!fitsByAmount(m_works[w], *candidate))
                        continue;
                    fitting[w].push_back(candidate);
                    const auto first = firstFor.constFind(candidate);
                    if (first == firstFor.cend())
                        firstFor.insert(candidate, w);
                    else
                        group[root(w)] = root(*first);
                }
            }
        }
        std::map<std::size_t, std::vector<std::size_t>> groups;
        for (std::size_t w = 0; w < m_works.size(); ++w) {
            if (!fitting[w].empty())
                groups[root(w)].push_back(w);
        }
        for (const auto &[key, members] : groups)
            settle(members, fitting);
    }

    void settle(const std::vector<std::size_t> &members, const std::vector<std::vector<Candidate *>> &fitting)
    {
        std::vector<Work *> works;
        std::vector<Candidate *> candidates;
        for (const std::size_t member : members) {
            works.push_back(&m_works[member]);
            candidates.insert(candidates.end(), fitting[member].begin(), fitting[member].end());
        }
        std::ranges::sort(candidates, std::less()); // They lie in one array, sorted by date and id.
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        const bool oneDeal = std::ranges::all_of(works, [&](Work *work) { return work->dealId() == works.front()->dealId(); });
        if (oneDeal && candidates.size() <= works.size()) {
            pair(works, candidates, InvoiceHow::Amount);
            return;
        }
        for (const std::size_t member : members) {
            InvoiceMatch match { InvoiceHow::Ambiguous, nullptr, {} };
            for (const Candidate *candidate : fitting[member])
                match.candidates.push_back(candidate->invoice);
            *m_works[member].match = std::move(match);
        }
    }

    std::vector<Work> m_works;
    std::vector<Candidate> m_candidates;
    QHash<QString, std::vector<Candidate *>> m_byDeal, m_byCustomer;
    const MatchRules &m_rules;
};

} // namespace

QString nameOf(InvoiceHow how)
{
    switch (how) {
    case InvoiceHow::None: return QStringLiteral("none");
    case InvoiceHow::Mention: return QStringLiteral("mention");
    case InvoiceHow::Amount: return QStringLiteral("amount");
    case InvoiceHow::Ambiguous: return QStringLiteral("ambiguous");
    }
    Q_UNREACHABLE();
}

std::vector<InvoiceMatch> matchInvoices(std::span<const InvoiceClaim> claims, std::span<const Invoice> invoices,
    const QSet<QString> &taken, const MatchRules &rules)
{
    std::vector<InvoiceMatch> matches(claims.size());
    std::vector<Work> works;
    works.reserve(claims.size());
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const QDate won = wonOn(*claims[i].deal);
        const QDate planned = claims[i].request->plannedOn;
        works.push_back({ &claims[i], &matches[i], won, planned.isValid() ? std::max(won, planned) : won });
    }
    Matcher(std::move(works), invoices, taken, rules).run();
    return matches;
}

QString shortId(QStringView id) { return id.left(kShortId).toString(); }

QStringList dealsNamedIn(const Invoice &invoice)
{
    QStringList ids;
    for (const QString &text : { invoice.docNumber, invoice.privateNote, invoice.memo })
        collectDealIds(text, ids);
    return ids;
}

bool mentionsId(QStringView text, QStringView id18)
{
    return containsWord(text, id18) || containsWord(text, id18.left(kShortId));
}

Money netOf(const Invoice &invoice)
{
    return Money(invoice.total.minor() - invoice.tax.minor(), invoice.total.currency());
}

} // namespace sluice::rules
