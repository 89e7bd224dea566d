#include "engine/CensusRound.h"

#include "billing/SystemFindings.h"
#include "core/Log.h"
#include "domain/Keys.h"
#include "engine/BooksAtHand.h"
#include "engine/CensusCases.h"
#include "engine/OwnTrouble.h"
#include "engine/Policies.h"
#include "journal/Kinds.h"
#include "mirror/Notes.h"

namespace sluice::engine {

namespace kind = journal::kind;

namespace {

constexpr std::chrono::hours kEvery { 24 };
constexpr std::chrono::hours kSkew { 7 * 24 }; ///< Between our clock, which dates intents, and the books', which date documents.

void count(QJsonObject &counts, const QString &name)
{
    counts.insert(name, counts.value(name).toInt() + 1);
}

/// Marked documents that the mirror holds as living, made since then.
std::vector<InvoiceId> markedSince(const std::vector<Invoice> &invoices, Instant madeSince)
{
    std::vector<InvoiceId> ids;
    for (const Invoice &invoice : invoices) {
        if (!invoice.deleted && invoice.createdAt >= madeSince && keyInNote(invoice.privateNote))
            ids.push_back(invoice.id);
    }
    return ids;
}

} // namespace

CensusRound::CensusRound(Parts parts)
    : m_parts(std::move(parts))
{
}

Result<std::vector<mirror::RequestView>> CensusRound::requestsOf(const QString &realm) const
{
    Result<std::vector<mirror::RequestView>> views = m_parts.views.requests();
    if (views)
        std::erase_if(*views, [&](const mirror::RequestView &view) { return view.outboxRealm != realm; });
    return views;
}

Result<bool> CensusRound::isDue(const QString &realm) const
{
    const Result<QString> last = m_parts.views.note(mirror::censusNote(realm));
    if (!last)
        return tl::unexpected(last.error());
    const Instant now = m_parts.clock.now(), before = fromMs(last->toLongLong());
    if (!last->isEmpty() && before <= now && now - before < kEvery) // One that lies ahead was taken by a clock that ran ahead.
        return false;
    const Result<std::vector<mirror::RequestView>> views = requestsOf(realm);
    if (!views)
        return tl::unexpected(views.error());
    return !views->empty();
}

QCoro::Task<Result<CensusTally>> CensusRound::run(std::vector<books::Books *> companies)
{
    if (const Result<qint64> caughtUp = m_parts.projection.catchUp(); !caughtUp)
        co_return tl::unexpected(caughtUp.error());
    CensusTally tally;
    const Result<QJsonObject> witness = co_await askWitness(&tally);
    if (!witness)
        co_return tl::unexpected(witness.error());
    const Result<reconcile::JournalReading> before = reconcile::readJournal(m_parts.journal);
    if (!before)
        co_return tl::unexpected(before.error());
    const Instant began = m_parts.clock.now();
    std::vector<QCoro::Task<Result<void>>> readings; // Side by side: a slow company holds up nobody.
    for (books::Books *books : companies) {
        const QString realm = books->realm().value;
        std::optional<Instant> first;
        for (const reconcile::Intent &intent : before->book.intents()) {
            if (intent.realm == realm && (!first || intent.intendedAt < *first))
                first = intent.intendedAt;
        }
        // Intents dated ahead of now say nothing of when their documents were made: then all are read.
        const bool isDated = !first || *first <= began;
        readings.push_back(read(books, isDated ? first.value_or(began) - kSkew : Instant()));
    }
    QStringList counted;
    std::optional<Error> broken;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const QString realm = companies[i]->realm().value;
        const Result<void> done = co_await readings[i];
        if (!done && isOwnTrouble(done.error())) {
            broken = broken.value_or(done.error());
        } else if (!done) {
            qCInfo(lcEngine, "The census of %ls was not finished: %ls", qUtf16Printable(realm), qUtf16Printable(done.error().detail));
            tally.trouble = tally.trouble.value_or(done.error());
        } else {
            counted.append(realm);
            tally.read += 1;
        }
    }
    if (broken)
        co_return tl::unexpected(*broken);

    const Result<std::unique_ptr<billing::World>> world
        = billing::World::load(m_parts.facts, m_parts.views, m_parts.entities);
    if (!world)
        co_return tl::unexpected(world.error());
    const QSet<QString> connected(m_parts.entities.keyBegin(), m_parts.entities.keyEnd());
    const Result<std::vector<reconcile::BooksAtHand>> books = booksAtHand(**world, m_parts.views, connected);
    if (!books)
        co_return tl::unexpected(books.error());
    const reconcile::Census census = reconcile::takeCensus(before->book.intents(), *books);
    if (Result<void> kept = keepCases(**world, census, tally); !kept)
        co_return tl::unexpected(kept.error());
    if (Result<void> recorded = record(*books, census, *witness, tally); !recorded)
        co_return tl::unexpected(recorded.error());
    for (const QString &realm : counted) {
        if (Result<void> noted = m_parts.views.setNote(mirror::censusNote(realm), QString::number(toMs(began))); !noted)
            co_return tl::unexpected(noted.error());
    }
    co_return tally;
}

QCoro::Task<Result<QJsonObject>> CensusRound::askWitness(CensusTally *tally)
{
    QJsonObject said;
    if (!m_parts.crm)
        co_return said;
    WitnessCheck check({ *m_parts.crm, m_parts.journal, m_parts.projection, m_parts.views, m_parts.clock, *m_parts.witness });
    const Result<WitnessCheck::Answer> answer = co_await check.run();
    if (!answer && (isOwnTrouble(answer.error()) || answer.error().kind == ErrorKind::Conflict))
        co_return tl::unexpected(answer.error());
    if (!answer) {
        qCInfo(lcEngine, "The witness could not be read: %ls", qUtf16Printable(answer.error().detail));
        tally->trouble = answer.error();
        co_return said;
    }
    if (answer->skipped)
        co_return said;
    tally->exceptionsOpened += answer->exceptionsOpened;
    tally->faults += reconcile::checkOf(answer->outcome).isEmpty() ? 0 : 1;
    said = { { QStringLiteral("outcome"), reconcile::nameOf(answer->outcome) } };
    if (answer->told) {
        said.insert(QStringLiteral("events"), answer->told->events);
        said.insert(QStringLiteral("head"), answer->told->head);
    }
    co_return said;
}

/// What the reading does not bring may lag or be gone: only asking for the one document tells.
QCoro::Task<Result<void>> CensusRound::read(books::Books *books, Instant madeSince)
{
    const QString realm = books->realm().value;
    const Result<QSet<QString>> seen = co_await books->readInvoices(&m_parts.mirror, madeSince);
    if (!seen)
        co_return tl::unexpected(seen.error());
    const Result<std::vector<Invoice>> known = m_parts.facts.invoices(realm);
    if (!known)
        co_return tl::unexpected(known.error());
    PullSink::Page page;
    page.realm = realm;
    for (const InvoiceId &id : markedSince(*known, madeSince)) {
        if (seen->contains(id.value))
            continue;
        const Result<Invoice> invoice = co_await books->invoice(id);
        if (invoice)
            page.invoices.push_back(*invoice);
        else if (invoice.error().kind == ErrorKind::NotFound)
            page.tombstones.push_back({ QStringLiteral("Invoice"), id.value, m_parts.clock.now() });
        else
            co_return tl::unexpected(invoice.error());
    }
    if (page.invoices.empty() && page.tombstones.empty())
        co_return Result<void> {};
    co_return m_parts.mirror.page(std::move(page));
}

Result<void> CensusRound::keepCases(const billing::World &world, const reconcile::Census &census, CensusTally &tally)
{
    const Result<rules::Policy> policy = policyInForce(m_parts.journal);
    if (!policy)
        return tl::unexpected(policy.error());
    std::vector<journal::NewEvent> events = exceptions::caseChanges(
        judgedByCensus(world, census, *policy), world.cases, *policy, m_parts.clock.now(), billing::isOfCensus,
        billing::isAcknowledgeable);
    if (events.empty())
        return {};
    for (const journal::NewEvent &event : events) {
        tally.exceptionsOpened += event.kind == kind::kExceptionOpened || event.kind == kind::kExceptionReopened;
        tally.exceptionsClosed += event.kind == kind::kExceptionResolved;
    }
    const auto recorded = m_parts.projection.record(std::move(events));
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

Result<void> CensusRound::record(const std::vector<reconcile::BooksAtHand> &books, const reconcile::Census &census,
    const QJsonObject &witness, CensusTally &tally)
{
    QJsonArray companies;
    for (const reconcile::BooksAtHand &one : books) {
        int documents = 0;
        for (const Invoice &invoice : one.invoices)
            documents += !invoice.deleted && keyInNote(invoice.privateNote);
        companies.append(QJsonObject { { QStringLiteral("realm"), one.realm }, { QStringLiteral("documents"), documents } });
    }
    QJsonObject outcomes, findings;
    for (const reconcile::TracedIntent &traced : census.traced)
        count(outcomes, reconcile::nameOf(traced.outcome));
    for (const desk::CensusFinding &finding : census.findings) {
        count(findings, reconcile::nameOf(finding.kind));
        tally.faults += finding.isFault;
    }
    QJsonObject payload { { QStringLiteral("companies"), companies },
        { QStringLiteral("intents"), static_cast<int>(census.traced.size()) }, { QStringLiteral("outcomes"), outcomes },
        { QStringLiteral("findings"), findings }, { QStringLiteral("faults"), tally.faults } };
    if (!witness.isEmpty())
        payload.insert(QStringLiteral("witness"), witness);
    const auto recorded = m_parts.projection.record(
        { { kind::kCensusTaken, QStringLiteral("census"), QStringLiteral("sluice"), payload, {} } });
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

} // namespace sluice::engine
