#include "engine/Cycle.h"

#include "engine/CensusRound.h"
#include "engine/Freshness.h"
#include "engine/LeftOutRound.h"
#include "engine/MergeRound.h"
#include "engine/OwnTrouble.h"
#include "engine/PostingHold.h"
#include "engine/SettingsWatch.h"
#include "engine/StandingRefusals.h"
#include "engine/UnseenRound.h"
#include "engine/WriteBackRound.h"
#include "net/Json.h"

#include <numeric>

namespace sluice::engine {

namespace {

const QString kSalesforce = QStringLiteral("salesforce");
const QString kStillRefused = QStringLiteral("refused");
// How long a step bears trouble in one company: what it takes longer, the others wait for.
constexpr std::chrono::seconds kTroubleMax { 30 }, kTroubleMaxAlone { 120 };
constexpr std::chrono::minutes kWriteBackRestMax { 5 }; // What was refused for a while is tried again when the while is over.

void add(const QMap<QString, int> &records, QMap<QString, int> &sums)
{
    for (auto it = records.cbegin(); it != records.cend(); ++it)
        sums[it.key()] += it.value();
}

Result<void> countOpened(const Result<int> &opened, CycleSummary &summary)
{
    summary.exceptionsOpened += opened.value_or(0);
    if (opened || opened.error().kind == ErrorKind::Conflict)
        return {}; // Somebody decided meanwhile; the next cycle looks again.
    return tl::unexpected(opened.error());
}

} // namespace

Cycle::Cycle(CycleParts parts)
    : m_parts(std::move(parts))
    , m_ownWitness(WitnessMemory::of(m_parts.journal))
    , m_numbering(m_parts.facts, m_parts.views)
    , m_poster(m_parts.journal, m_parts.projection, m_parts.views, m_parts.mirror, m_parts.clock, m_numbering,
          billing::PosterOptions { m_parts.settleDelay, m_parts.batchAbove })
    , m_assessment(m_parts.journal, m_parts.projection, m_parts.database, m_parts.views, m_parts.facts, m_parts.clock)
{
}

QCoro::Task<Result<CycleSummary>> Cycle::run(CycleKind kind)
{
    const Instant began = m_parts.clock.now();
    CycleSummary summary;
    summary.salesforce.id = kSalesforce;
    if (m_parts.crm)
        m_callsBefore.insert(kSalesforce, m_parts.crm->callsMade());
    for (const CompanyPart &company : m_parts.companies) {
        summary.companies.push_back({ company.books->realm().value, company.name, 0, {}, {} });
        m_callsBefore.insert(company.books->realm().value, company.books->callsMade());
        m_readsBefore.insert(company.books->realm().value, company.books->readsMade());
    }
    if (const Result<qint64> caughtUp = m_parts.projection.catchUp(); !caughtUp)
        co_return tl::unexpected(caughtUp.error());

    const Result<void> done = co_await takeSteps(kind, &summary);
    const Result<void> counted = countCalls(summary); // They were made, however the cycle ended.
    if (!done || !counted)
        co_return tl::unexpected(!done ? done.error() : counted.error());
    summary.duration = m_parts.clock.now() - began;
    co_return summary;
}

QCoro::Task<Result<void>> Cycle::takeSteps(CycleKind kind, CycleSummary *summary)
{
    Result<void> done;
    const bool isFull = kind == CycleKind::Full;
    if (isFull) {
        done = co_await lookForUnsettled(summary);
        if (!done)
            co_return done;
    }
    bool isSettled = !isFull; // Once, however many portions follow.
    do {
        m_hasMore = false;
        done = co_await readAndAssess(summary);
        if (done && !std::exchange(isSettled, true))
            done = co_await settle(summary);
        if (done && isFull)
            done = co_await post(summary);
        if (!done)
            co_return done;
    } while (m_hasMore);
    if (isFull) {
        if (done = noteStopped(*summary); !done)
            co_return done;
    }
    if (kind != CycleKind::PullOnly) {
        done = co_await takeCensus(kind, summary);
        if (!done)
            co_return done;
    }
    done = noteLeftOut(*summary);
    if (done && isFull)
        done = co_await writeBack(summary);
    co_return done;
}

QCoro::Task<Result<void>> Cycle::readAndAssess(CycleSummary *summary)
{
    Result<void> done = co_await pullAll(summary);
    net::JsonText::giveBackRoom();
    if (!done)
        co_return done;
    if (m_parts.stop.isRaised())
        co_return fail(ErrorKind::Cancelled, QStringLiteral("stopped after the pull"));
    done = followMerges(*summary).and_then([&] { return watchSettings(*summary); }).and_then([&] { return assess(*summary); });
    if (!done)
        co_return done;
    co_return co_await lookForUnseen(summary);
}

void Cycle::beginStep(std::chrono::milliseconds waits)
{
    const std::chrono::milliseconds most = m_parts.companies.size() > 1 ? kTroubleMax : kTroubleMaxAlone;
    for (const CompanyPart &company : m_parts.companies)
        company.books->bearTroubleUntil(m_parts.clock.now() + waits + most);
}

/// Whether anything is in doubt that may be sent again.
Result<bool> Cycle::hasUnsettled() const
{
    for (const CompanyPart &company : m_parts.companies) {
        const Result<std::vector<mirror::RequestView>> unsettled = m_parts.views.unsettledRequests(company.books->realm().value);
        if (!unsettled)
            return tl::unexpected(unsettled.error());
        if (!unsettled->empty())
            return true;
    }
    const Result<std::vector<mirror::CustomerWriteView>> writes = m_parts.views.customerWrites();
    if (!writes)
        return tl::unexpected(writes.error());
    return std::ranges::any_of(*writes, [](const mirror::CustomerWriteView &write) {
        return write.outbox == mirror::Outbox::Intended || write.outbox == mirror::Outbox::Uncertain;
    });
}

/// Whatever stands in the books by now is known before they are read, and nothing is sent: what speaks against it may be just
/// what was not read yet.
QCoro::Task<Result<void>> Cycle::lookForUnsettled(CycleSummary *summary)
{
    const Result<bool> needed = hasUnsettled();
    if (!needed)
        co_return tl::unexpected(needed.error());
    if (*needed) { // Before the journal grows by what is found, Salesforce says which one it knows.
        const Result<std::optional<Error>> held = co_await whatHoldsPosting(summary);
        if (!held)
            co_return tl::unexpected(held.error());
    }
    beginStep(m_parts.settleDelay);
    std::vector<std::size_t> all(m_parts.companies.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    co_return co_await settleIn(std::move(all), billing::Sending::Later, summary);
}

/// What is still in doubt is sent again, by what was just read; or it is held, looked for ever more seldom, and waits.
QCoro::Task<Result<void>> Cycle::settle(CycleSummary *summary)
{
    const Result<bool> needed = hasUnsettled();
    if (!needed)
        co_return tl::unexpected(needed.error());
    if (!*needed)
        co_return Result<void> {};
    const Result<std::optional<Error>> held = co_await whatHoldsPosting(summary);
    if (!held)
        co_return tl::unexpected(held.error());
    beginStep(m_parts.settleDelay);
    std::vector<std::size_t> fresh;
    for (std::size_t i = 0; i < m_parts.companies.size(); ++i) {
        if (!summary->companies[i].error && !summary->salesforce.error)
            fresh.push_back(i);
    }
    const auto settled = [summary] { return summary->invoices.posted + summary->invoices.rejected + summary->invoices.notSent; };
    const int before = settled();
    const Result<void> done = co_await settleIn(std::move(fresh), *held ? billing::Sending::Held : billing::Sending::Allowed, summary);
    if (done && settled() > before)
        co_return assess(*summary);
    co_return done;
}

QCoro::Task<Result<void>> Cycle::settleIn(std::vector<std::size_t> companies, billing::Sending sending, CycleSummary *summary)
{
    std::vector<QCoro::Task<Result<billing::PostingTally>>> rounds;
    for (const std::size_t i : companies) {
        const CompanyPart &company = m_parts.companies[i];
        tell(QStringLiteral("settle"), company.books->realm().value);
        rounds.push_back(m_poster.settle(company.books, sending));
    }
    Result<void> outcome;
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        const Result<billing::PostingTally> tally = co_await rounds[i];
        if (!tally && outcome)
            outcome = tl::unexpected(tally.error());
        if (!tally)
            continue;
        // A company is settled twice; what is in doubt is what was so the last time.
        summary->invoices.uncertain -= std::exchange(m_uncertain[companies[i]], tally->uncertain);
        summary->invoices += *tally;
        summary->companies[companies[i]].writeError = tally->atRest;
    }
    co_return outcome;
}

QCoro::Task<Result<void>> Cycle::pullAll(CycleSummary *summary)
{
    // Side by side: a slow company holds up nobody. Each is started, then each is waited for.
    beginStep();
    std::vector<QCoro::Task<Result<void>>> pulls;
    pulls.reserve(m_parts.companies.size());
    for (std::size_t i = 0; i < m_parts.companies.size(); ++i)
        pulls.push_back(pullCompany(i, summary));
    if (m_parts.crm) {
        tell(QStringLiteral("pull"), kSalesforce);
        const Result<PullReport> report = co_await m_parts.crm->pull(&m_parts.mirror, progressOf(kSalesforce));
        if (report)
            add(report->records, summary->salesforce.records);
        else
            summary->salesforce.error = report.error();
    } else {
        summary->salesforce.error
            = Error { ErrorKind::SignInNeeded, QStringLiteral("Salesforce is not connected"), {}, {}, {} };
    }
    Result<void> outcome = noteRead(m_parts.views, m_parts.clock, kSalesforce, summary->salesforce.error);
    for (QCoro::Task<Result<void>> &pull : pulls) {
        const Result<void> done = co_await pull;
        if (!done && outcome)
            outcome = done;
    }
    co_return outcome;
}

QCoro::Task<Result<void>> Cycle::pullCompany(std::size_t index, CycleSummary *summary)
{
    books::Books *books = m_parts.companies[index].books;
    const QString realm = books->realm().value;
    tell(QStringLiteral("pull"), realm);
    LeftOutSink sink({ *books, m_parts.mirror, m_parts.database });
    const Result<PullReport> report = co_await books->pull(&sink, progressOf(realm));
    if (report)
        add(report->records, summary->companies[index].records);
    else
        summary->companies[index].error = report.error();
    co_return noteRead(m_parts.views, m_parts.clock, realm, summary->companies[index].error);
}

Result<void> Cycle::followMerges(const CycleSummary &summary)
{
    if (!m_parts.crm || summary.salesforce.error)
        return {};
    const Result<void> followed = MergeRound(m_parts.projection, m_parts.views, m_parts.facts).run(m_parts.crm->merges());
    if (!followed)
        return followed.error().kind == ErrorKind::Conflict ? Result<void>() : followed; // The next cycle looks again.
    m_parts.crm->mergesFollowed();
    return {};
}

QStringList Cycle::realms() const
{
    QStringList realms;
    for (const CompanyPart &company : m_parts.companies)
        realms += company.books->realm().value;
    return realms;
}

QHash<QString, QString> Cycle::entities() const
{
    QHash<QString, QString> entities;
    for (const CompanyPart &company : m_parts.companies)
        entities.insert(company.books->realm().value, company.entity);
    return entities;
}

Result<void> Cycle::watchSettings(CycleSummary &summary)
{
    SettingsWatch watch({ m_parts.journal, m_parts.projection, m_parts.views, m_parts.facts, m_parts.clock });
    if (Result<void> counted = countOpened(watch.run(), summary); !counted)
        return counted;
    return noteLeftOut(summary);
}

/// Whatever read them: the pull, a look, the census.
Result<void> Cycle::noteLeftOut(CycleSummary &summary)
{
    SettingsWatch watch({ m_parts.journal, m_parts.projection, m_parts.views, m_parts.facts, m_parts.clock });
    LeftOutRound round({ watch, m_parts.facts, m_parts.mirror, m_parts.database });
    for (const CompanyPart &company : m_parts.companies) {
        if (Result<void> counted = countOpened(round.run(*company.books), summary); !counted)
            return counted;
    }
    return {};
}

/// As long as a profile is being set up, every deal would be nobody's to bill: nothing is judged, and nobody is told.
Result<bool> Cycle::isAnyCompanyKnown() const
{
    if (!m_parts.companies.empty())
        return true;
    return m_parts.facts.companies().map([](const std::vector<Company> &companies) { return !companies.empty(); });
}

Result<void> Cycle::assess(CycleSummary &summary)
{
    const Result<bool> setUp = isAnyCompanyKnown();
    if (!setUp)
        return tl::unexpected(setUp.error());
    if (!*setUp)
        return {};
    tell(QStringLiteral("assess"));
    Result<Completeness> complete = completenessOf(m_parts.views, realms());
    if (!complete)
        return tl::unexpected(complete.error());
    // A pull that broke off may have brought a deal without its lines: what it yields is planned once it is whole.
    complete->crm = complete->crm && !summary.salesforce.error;
    Result<AssessmentResult> result = m_assessment.run(entities(), *complete);
    if (!result)
        return tl::unexpected(result.error());
    summary.assessed = result->assessed;
    summary.ready = result->ready;
    summary.blocked = result->blocked;
    summary.exceptionsOpened += result->exceptionsOpened;
    summary.exceptionsClosed += result->exceptionsClosed;
    m_postable = std::move(result->postable);
    m_unseen = std::move(result->unseen);
    return {};
}

QCoro::Task<Result<void>> Cycle::lookForUnseen(CycleSummary *summary)
{
    std::vector<Invoice> unseen = std::exchange(m_unseen, {});
    if (unseen.empty())
        co_return Result<void> {};
    beginStep();
    std::vector<books::Books *> companies;
    companies.reserve(m_parts.companies.size());
    for (const CompanyPart &company : m_parts.companies)
        companies.push_back(company.books);
    UnseenRound round(m_parts.mirror, m_parts.clock);
    const Result<bool> learnt = co_await round.run(std::move(companies), std::move(unseen));
    if (!learnt)
        co_return tl::unexpected(learnt.error());
    if (*learnt)
        co_return assess(*summary);
    co_return Result<void> {};
}

QCoro::Task<Result<std::optional<Error>>> Cycle::whatHoldsPosting(CycleSummary *summary)
{
    PostingHold hold({ m_parts.crm, m_parts.journal, m_parts.projection, m_parts.views, m_parts.clock, witness() });
    const Result<PostingHold::Answer> answer = co_await hold.look();
    if (!answer)
        co_return tl::unexpected(answer.error());
    summary->exceptionsOpened += answer->exceptionsOpened;
    co_return std::optional<Error>(answer->why);
}

void Cycle::noteHeld(const Error &why, CycleSummary &summary) const
{
    for (CycleSummary::System &company : summary.companies) {
        if (m_postable.contains(company.id))
            company.writeError = why;
    }
}

QCoro::Task<Result<void>> Cycle::post(CycleSummary *summary)
{
    beginStep();
    m_waited += QSet<QString>(m_postable.keyBegin(), m_postable.keyEnd());
    if (!m_postable.isEmpty()) {
        const Result<std::optional<Error>> held = co_await whatHoldsPosting(summary);
        if (!held)
            co_return tl::unexpected(held.error());
        if (*held) {
            noteHeld(**held, *summary);
            co_return Result<void> {};
        }
    }
    QSet<std::size_t> shortened;
    std::vector<std::pair<std::size_t, QCoro::Task<Result<billing::PostingTally>>>> rounds;
    for (std::size_t i = 0; i < m_parts.companies.size(); ++i) {
        const CompanyPart &company = m_parts.companies[i];
        std::vector<billing::Postable> approved = m_postable.take(company.books->realm().value);
        // Only on records that are fresh: the fingerprint was compared with what this cycle read.
        if (approved.empty() || summary->companies[i].error || summary->salesforce.error)
            continue;
        if (approved.size() > m_parts.portion) {
            approved.resize(m_parts.portion);
            shortened.insert(i);
        }
        tell(QStringLiteral("post"), company.books->realm().value);
        rounds.emplace_back(i, m_poster.post(company.books, std::move(approved)));
    }
    Result<void> outcome;
    for (auto &[company, round] : rounds) {
        const Result<billing::PostingTally> tally = co_await round;
        if (!tally && outcome)
            outcome = tl::unexpected(tally.error());
        if (!tally)
            continue;
        summary->invoices += *tally;
        if (tally->atRest) // Else what settling met stands.
            summary->companies[company].writeError = tally->atRest;
        m_hasMore = m_hasMore || (shortened.contains(company) && tally->posted > 0);
    }
    m_hasMore = m_hasMore && !m_parts.stop.isRaised();
    if (outcome && !rounds.empty())
        co_return assess(*summary); // New states, and exceptions for what was refused.
    co_return outcome;
}

/// Only where something waits for it: nobody finds out that the company takes writes again before there is one.
Result<void> Cycle::noteStopped(CycleSummary &summary) const
{
    for (CycleSummary::System &company : summary.companies) {
        const auto stopped = billing::WriteStop::stoppedAt(m_parts.views, company.id);
        if (!stopped)
            continue;
        const Result<std::vector<mirror::RequestView>> unsettled = m_parts.views.unsettledRequests(company.id);
        if (!unsettled)
            return tl::unexpected(unsettled.error());
        if (m_waited.contains(company.id) || !unsettled->empty())
            company.writeError = Error { ErrorKind::Rejected, stopped->detail, {}, books::kTakesNoWrites, {} };
    }
    return {};
}

QCoro::Task<Result<void>> Cycle::takeCensus(CycleKind kind, CycleSummary *summary)
{
    CensusRound round({ m_parts.journal, m_parts.projection, m_parts.views, m_parts.facts, m_parts.mirror, m_parts.clock,
        entities(), summary->salesforce.error ? nullptr : m_parts.crm, &witness() });
    std::vector<books::Books *> due;
    for (std::size_t i = 0; i < m_parts.companies.size(); ++i) {
        books::Books *books = m_parts.companies[i].books;
        const Result<bool> isDue = round.isDue(books->realm().value);
        if (!isDue)
            co_return tl::unexpected(isDue.error());
        if (!summary->companies[i].error && (*isDue || kind == CycleKind::Census))
            due.push_back(books);
    }
    if (due.empty())
        co_return Result<void> {};
    tell(QStringLiteral("reconcile"));
    beginStep();
    const Result<qint64> before = m_parts.database.generation();
    const Result<CensusTally> tally = co_await round.run(std::move(due));
    if (!tally && tally.error().kind == ErrorKind::Conflict)
        co_return Result<void> {}; // Somebody decided meanwhile; it stays due.
    if (!tally)
        co_return tl::unexpected(tally.error());
    summary->exceptionsOpened += tally->exceptionsOpened;
    summary->exceptionsClosed += tally->exceptionsClosed;
    summary->censusFaults = tally->faults;
    summary->censusError = tally->trouble;
    const Result<qint64> after = m_parts.database.generation();
    if (!before || !after)
        co_return fail(ErrorKind::Storage, QStringLiteral("the mirror could not be read"));
    if (*before != *after)
        co_return assess(*summary); // It found what no pull had told.
    co_return Result<void> {};
}

QCoro::Task<Result<void>> Cycle::writeBack(CycleSummary *summary)
{
    const Result<bool> setUp = isAnyCompanyKnown();
    if (!setUp)
        co_return tl::unexpected(setUp.error());
    if (!m_parts.crm || summary->salesforce.error || !*setUp)
        co_return Result<void> {};
    const Result<Completeness> complete = completenessOf(m_parts.views, realms());
    if (!complete)
        co_return tl::unexpected(complete.error());
    Result<RestInputs> inputs = m_assessment.inputs(entities(), *complete);
    if (!inputs)
        co_return tl::unexpected(inputs.error());
    // What was refused may be taken once the org has changed, or somebody asks for another try.
    inputs->others += QStringList { QString(), m_parts.crm->schemaPrint(), askedAgain(m_parts.views) }.join(QLatin1Char('\n'));
    Rest rest(m_parts.journal, m_parts.views, QStringLiteral("writeback"));
    const Result<std::optional<QJsonObject>> nothingNew = rest.holds(*inputs, m_parts.clock.now());
    if (!nothingNew)
        co_return tl::unexpected(nothingNew.error());
    summary->writeBackFailed = *nothingNew ? (*nothingNew)->value(kStillRefused).toInt() : 0;
    if (*nothingNew)
        co_return Result<void> {};
    tell(QStringLiteral("write_back"), kSalesforce);
    const Result<billing::World *> world = m_assessment.world(entities());
    if (!world)
        co_return tl::unexpected(world.error());
    WriteBackRound round(*m_parts.crm, m_parts.journal, m_parts.projection, m_parts.views, m_parts.clock, witness());
    const bool allRead = complete->realms.size() == static_cast<qsizetype>(m_parts.companies.size());
    const Result<WriteBackTally> tally
        = co_await round.run(*world, allRead ? Doubtful() : doubtfulIn(**world, complete->realms));
    if (!tally && isOwnTrouble(tally.error()))
        co_return tl::unexpected(tally.error());
    if (!tally) {
        summary->writeBackError = tally.error();
        co_return Result<void> {};
    }
    summary->exceptionsOpened += tally->exceptionsOpened;
    summary->writtenBack = tally->written;
    summary->writeBackFailed = tally->failed;
    if (tally->failedForNow > 0)
        co_return Result<void> {}; // Tried again in the next cycle.
    co_return rest.mark(*inputs, m_parts.clock.now() + kWriteBackRestMax, { { kStillRefused, tally->failed } });
}

void Cycle::tell(const QString &step, const QString &system) const
{
    if (m_parts.progress)
        m_parts.progress({ step, system, {}, 0, {} });
}

books::Progress Cycle::progressOf(const QString &system) const
{
    if (!m_parts.progress)
        return {};
    return [progress = m_parts.progress, system](const PullProgress &pull) {
        progress({ QStringLiteral("pull"), system, pull.object, pull.done, pull.total });
    };
}

} // namespace sluice::engine
