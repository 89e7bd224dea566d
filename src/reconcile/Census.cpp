#include "reconcile/Census.h"

#include "billing/Comparison.h"
#include "billing/Presence.h"
#include "domain/Keys.h"
#include "reconcile/CensusWords.h"

#include <map>
#include <tuple>

namespace sluice::reconcile {

using desk::CensusFinding;
using desk::CensusFindingKind;
using desk::IntentOutcome;

namespace {

bool isLiving(const Invoice &invoice)
{
    return !invoice.deleted && !invoice.voided;
}

QString placeOf(const QString &realm, const QString &key)
{
    return realm + QLatin1Char(':') + key;
}

Money netOf(const Invoice &invoice)
{
    return invoice.total.minus(invoice.tax).value_or(invoice.total);
}

/// The documents of one company, found by id and by the key in their marker.
class Shelf {
public:
    explicit Shelf(const BooksAtHand &books)
        : m_books(books)
    {
        for (const Invoice &invoice : books.invoices) {
            m_byId.insert(invoice.id.value, &invoice);
            if (const std::optional<QString> key = keyInNote(invoice.privateNote))
                m_byKey[*key].push_back(&invoice);
        }
        for (auto &[key, documents] : m_byKey) { // The first living one is the one that was there first.
            std::sort(documents.begin(), documents.end(), [](const Invoice *a, const Invoice *b) {
                return std::tuple(!isLiving(*a), a->createdAt, a->id.value) < std::tuple(!isLiving(*b), b->createdAt, b->id.value);
            });
        }
    }

    const BooksAtHand &books() const { return m_books; }
    const Invoice *byId(const QString &id) const { return m_byId.value(id); }
    const std::map<QString, std::vector<const Invoice *>> &marked() const { return m_byKey; }
    std::vector<const Invoice *> carrying(const QString &key) const
    {
        const auto found = m_byKey.find(key);
        return found == m_byKey.end() ? std::vector<const Invoice *>() : found->second;
    }

private:
    const BooksAtHand &m_books;
    QHash<QString, const Invoice *> m_byId;
    std::map<QString, std::vector<const Invoice *>> m_byKey; ///< Sorted: the order of findings hangs on it.
};

class Taker {
public:
    Taker(const std::vector<Intent> &intents, std::span<const BooksAtHand> books)
    {
        for (const BooksAtHand &one : books)
            m_shelves.emplace(one.realm, Shelf(one));
        for (const Intent &intent : intents)
            m_known.insert(placeOf(intent.realm, intent.key));
    }

    Census take(const std::vector<Intent> &intents)
    {
        for (const Intent &intent : intents)
            trace(intent);
        findDuplicates();
        findForeign();
        std::sort(m_census.findings.begin(), m_census.findings.end(), [](const CensusFinding &a, const CensusFinding &b) {
            return std::tie(a.kind, a.realm, a.at, a.invoiceId, a.key) < std::tie(b.kind, b.realm, b.at, b.invoiceId, b.key);
        });
        return std::move(m_census);
    }

private:
    const Shelf *shelfOf(const QString &realm) const
    {
        const auto found = m_shelves.find(realm);
        return found == m_shelves.end() ? nullptr : &found->second;
    }

    /// The posted document by its id, for a marker may have been edited away; else by the marker, for an answer may have
    /// been lost.
    static const Invoice *documentOf(const Intent &intent, const Shelf &shelf)
    {
        if (const Invoice *named = intent.invoiceId.isEmpty() ? nullptr : shelf.byId(intent.invoiceId))
            return named;
        const std::vector<const Invoice *> carriers = shelf.carrying(intent.key);
        return carriers.empty() ? nullptr : carriers.front();
    }

    static IntentOutcome outcomeOf(const Intent &intent, const Invoice *document, const Shelf *shelf)
    {
        const bool isOpen = intent.answer == Answer::None || intent.answer == Answer::Uncertain;
        if (isOpen)
            return IntentOutcome::Uncertain; // Also with a document: settling it is the next cycle's first work.
        if (document) {
            if (document->deleted)
                return intent.answer == Answer::Posted ? IntentOutcome::Deleted : IntentOutcome::NotSent;
            if (document->voided)
                return IntentOutcome::Voided;
            return shelf->books().credited.contains(document->id.value) ? IntentOutcome::Credited : IntentOutcome::Posted;
        }
        switch (intent.answer) {
        case Answer::Rejected: return IntentOutcome::Rejected;
        case Answer::NotSent: return IntentOutcome::NotSent;
        case Answer::Posted:
        case Answer::None:
        case Answer::Uncertain: break;
        }
        return shelf && billing::wouldBeSeen(intent.postedAt, shelf->books().readAt) ? IntentOutcome::Deleted
                                                                                     : IntentOutcome::Missing;
    }

    void trace(const Intent &intent)
    {
        const Shelf *shelf = shelfOf(intent.realm);
        TracedIntent traced { intent, IntentOutcome::Uncertain, shelf ? documentOf(intent, *shelf) : nullptr, {} };
        traced.outcome = outcomeOf(intent, traced.document, shelf);
        m_census.traced.push_back(std::move(traced));
        TracedIntent &here = m_census.traced.back();
        const bool stands = here.document && isLiving(*here.document);
        switch (here.outcome) {
        case IntentOutcome::Voided: add(here, CensusFindingKind::Voided, here.document); break;
        case IntentOutcome::Deleted: add(here, CensusFindingKind::Deleted, here.document); break;
        case IntentOutcome::Missing: add(here, CensusFindingKind::Missing, nullptr); break;
        case IntentOutcome::Posted:
        case IntentOutcome::Credited: findAltered(here); break;
        case IntentOutcome::Rejected:
        case IntentOutcome::NotSent:
        case IntentOutcome::Uncertain: break;
        }
        if (stands && !intent.approved)
            add(here, CensusFindingKind::Unapproved, here.document);
        const bool gaveUp = intent.gaveUp || intent.answer == Answer::Rejected || intent.answer == Answer::NotSent;
        if (gaveUp && here.document && !here.document->deleted)
            add(here, CensusFindingKind::Late, here.document);
    }

    void findAltered(TracedIntent &traced)
    {
        if (!traced.intent.draft)
            return;
        const std::vector<billing::StoredDifference> differences
            = billing::compareStored(*traced.intent.draft, *traced.document);
        if (differences.empty())
            return;
        CensusFinding &finding = add(traced, CensusFindingKind::Altered, traced.document);
        for (const billing::StoredDifference &difference : differences)
            finding.differences.push_back({ difference.field, difference.intended, difference.stored });
        finding.sentence = sentenceOf(finding);
    }

    /// A request may have several intents, one after the other; of their documents one may live, whatever its key.
    void findDuplicates()
    {
        std::map<QString, std::vector<TracedIntent *>> byRequest;
        for (TracedIntent &traced : m_census.traced)
            byRequest[traced.intent.requestId.value].push_back(&traced);
        for (auto &[request, intents] : byRequest) {
            std::vector<std::pair<TracedIntent *, const Invoice *>> living;
            QSet<QString> seen;
            const auto take = [&](TracedIntent *traced, const Invoice *document) {
                const QString place = placeOf(traced->intent.realm, document->id.value);
                if (isLiving(*document) && !seen.contains(place)) {
                    seen.insert(place);
                    living.emplace_back(traced, document);
                }
            };
            for (TracedIntent *traced : intents) {
                if (traced->document) // What was posted comes first: the others are its copies.
                    take(traced, traced->document);
            }
            for (TracedIntent *traced : intents) {
                const Shelf *shelf = shelfOf(traced->intent.realm);
                for (const Invoice *carrier : shelf ? shelf->carrying(traced->intent.key) : std::vector<const Invoice *>())
                    take(traced, carrier);
            }
            for (std::size_t i = 1; i < living.size(); ++i) {
                CensusFinding &finding = add(*living[i].first, CensusFindingKind::Duplicate, living[i].second);
                finding.differences.push_back({ QStringLiteral("invoice"), numberOf(*living.front().second), numberOf(*living[i].second) });
                finding.sentence = sentenceOf(finding);
            }
        }
    }

    void findForeign()
    {
        for (const auto &[realm, shelf] : m_shelves) {
            for (const auto &[key, documents] : shelf.marked()) {
                if (m_known.contains(placeOf(realm, key)))
                    continue;
                for (const Invoice *document : documents) {
                    if (!isLiving(*document))
                        continue;
                    CensusFinding finding = about(shelf.books().realm, CensusFindingKind::Foreign, document);
                    finding.key = key;
                    finding.amount = netOf(*document);
                    finding.at = document->createdAt;
                    finding.sentence = sentenceOf(finding);
                    m_census.findings.push_back(std::move(finding));
                }
            }
        }
    }

    CensusFinding about(const QString &realm, CensusFindingKind kind, const Invoice *document) const
    {
        CensusFinding finding;
        finding.kind = kind;
        finding.isFault = isFault(kind);
        finding.realm = realm;
        const Shelf *shelf = shelfOf(realm);
        finding.companyName = shelf ? shelf->books().name : realm;
        if (document) {
            finding.invoiceId = document->id.value;
            finding.docNumber = document->docNumber;
        }
        return finding;
    }

    CensusFinding &add(TracedIntent &traced, CensusFindingKind kind, const Invoice *document)
    {
        const Intent &intent = traced.intent;
        CensusFinding finding = about(intent.realm, kind, document);
        if (!document) {
            finding.invoiceId = intent.invoiceId;
            finding.docNumber = intent.docNumber;
        }
        finding.key = intent.key;
        finding.requestId = intent.requestId;
        finding.dealId = intent.dealId;
        finding.accountId = intent.accountId;
        finding.amount = intent.amount;
        finding.at = intent.intendedAt;
        finding.sentence = sentenceOf(finding);
        traced.findings.push_back(kind);
        m_census.findings.push_back(std::move(finding));
        return m_census.findings.back();
    }

    static QString numberOf(const Invoice &invoice)
    {
        return invoice.docNumber.isEmpty() ? invoice.id.value : invoice.docNumber;
    }

    std::map<QString, Shelf> m_shelves;
    QSet<QString> m_known; ///< "realm:key" of every intent.
    Census m_census;
};

} // namespace

Census takeCensus(const std::vector<Intent> &intents, std::span<const BooksAtHand> books)
{
    return Taker(intents, books).take(intents);
}

bool isFault(CensusFindingKind kind)
{
    switch (kind) {
    case CensusFindingKind::JournalOlder:
    case CensusFindingKind::JournalRewritten:
    case CensusFindingKind::Duplicate:
    case CensusFindingKind::Foreign:
    case CensusFindingKind::Altered:
    case CensusFindingKind::Unapproved:
    case CensusFindingKind::Deleted:
    case CensusFindingKind::Missing: return true;
    case CensusFindingKind::Voided:
    case CensusFindingKind::Late: return false;
    }
    Q_UNREACHABLE();
}

QString nameOf(IntentOutcome outcome)
{
    switch (outcome) {
    case IntentOutcome::Posted: return QStringLiteral("posted");
    case IntentOutcome::Credited: return QStringLiteral("credited");
    case IntentOutcome::Voided: return QStringLiteral("voided");
    case IntentOutcome::Deleted: return QStringLiteral("deleted");
    case IntentOutcome::Missing: return QStringLiteral("missing");
    case IntentOutcome::Rejected: return QStringLiteral("rejected");
    case IntentOutcome::NotSent: return QStringLiteral("not_sent");
    case IntentOutcome::Uncertain: return QStringLiteral("uncertain");
    }
    Q_UNREACHABLE();
}

QString nameOf(CensusFindingKind kind)
{
    switch (kind) {
    case CensusFindingKind::JournalOlder: return QStringLiteral("journal_older");
    case CensusFindingKind::JournalRewritten: return QStringLiteral("journal_rewritten");
    case CensusFindingKind::Duplicate: return QStringLiteral("duplicate");
    case CensusFindingKind::Foreign: return QStringLiteral("foreign");
    case CensusFindingKind::Altered: return QStringLiteral("altered");
    case CensusFindingKind::Unapproved: return QStringLiteral("unapproved");
    case CensusFindingKind::Deleted: return QStringLiteral("deleted");
    case CensusFindingKind::Missing: return QStringLiteral("missing");
    case CensusFindingKind::Voided: return QStringLiteral("voided");
    case CensusFindingKind::Late: return QStringLiteral("late");
    }
    Q_UNREACHABLE();
}

} // namespace sluice::reconcile
