#include "journal/JournalCheck.h"

#include "journal/ChainHasher.h"
#include "journal/JournalFile.h"

#include <algorithm>
#include <future>
#include <thread>

namespace sluice::journal {

namespace {

constexpr std::chrono::milliseconds kTellEvery { 100 };
constexpr qint64 kStretchMin = 20000; // Below this a thread costs more than it saves.
constexpr const char *kStretch = "SELECT seq, at_ms, actor, subject, kind, version, payload, prev, hash FROM events "
                                 "WHERE seq > ? AND seq <= ? ORDER BY seq";
constexpr const char *kHash = "SELECT hash FROM events WHERE seq = ?";
constexpr const char *kLast = "SELECT coalesce(max(seq), 0) FROM events";
constexpr const char *kCount = "SELECT count(*) FROM events";

bool same(const ChainLink &link, std::span<const unsigned char> blob)
{
    return std::ranges::equal(link, blob);
}

Result<qint64> number(sqlite3 *connection, const char *sql)
{
    Result<Query> query = Query::prepare(connection, sql);
    if (!query)
        return tl::unexpected(query.error());
    const Result<bool> row = query->step();
    if (!row)
        return tl::unexpected(row.error());
    return query->integer(0);
}

/// The hash that the first event of a stretch must name. Zeros when the event before is missing: the stretch that
/// should hold it reports that.
Result<ChainLink> hashOf(sqlite3 *connection, qint64 seq)
{
    ChainLink link {};
    Result<Query> query = Query::prepare(connection, kHash);
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, seq);
    const Result<bool> row = query->step();
    if (!row)
        return tl::unexpected(row.error());
    if (*row && query->blob(0).size() == link.size())
        std::ranges::copy(query->blob(0), link.begin());
    return link;
}

} // namespace

JournalCheck::JournalCheck(QString file)
    : m_file(std::move(file))
{
}

Result<Verification> JournalCheck::run(const Journal::Told &told) const
{
    Result<Connection> connection = openJournalReader(m_file);
    if (!connection)
        return tl::unexpected(connection.error());
    const Result<qint64> last = number(connection->get(), kLast);
    if (!last)
        return tl::unexpected(last.error());
    const Result<qint64> count = number(connection->get(), kCount);
    if (!count)
        return tl::unexpected(count.error());

    const qint64 workers = std::clamp<qint64>(*last / kStretchMin, 1,
        std::max<qint64>(1, static_cast<qint64>(std::thread::hardware_concurrency())));
    std::atomic<qint64> done { 0 }; // Before the answers: leaving early waits for whoever still counts here.
    std::vector<std::future<Result<Answer>>> answers;
    const qint64 share = *last / workers;
    for (qint64 worker = 0; worker < workers; ++worker) {
        const Stretch stretch { share * worker, worker + 1 == workers ? *last : share * (worker + 1) };
        const auto policy = workers == 1 && !told ? std::launch::deferred : std::launch::async;
        answers.push_back(std::async(policy, [this, stretch, &done] { return check(stretch, done); }));
    }

    Verification verification { true, *last, QByteArray(static_cast<qsizetype>(ChainLink().size()), '\0'), 0, {} };
    for (std::future<Result<Answer>> &pending : answers) {
        while (told && pending.wait_for(kTellEvery) == std::future_status::timeout)
            told(done, *last);
        Result<Answer> answer = pending.get();
        if (!answer)
            return tl::unexpected(answer.error());
        verification.head = answer->head;
        if (verification.ok && answer->firstBad != 0) { // In order: the first one found is the first there is.
            verification.ok = false;
            verification.firstBad = answer->firstBad;
            verification.why = answer->why;
        }
    }
    // In a damaged file the greatest number may be less than others are.
    if (verification.ok && *count != *last) {
        verification.ok = false;
        verification.firstBad = *last + 1;
        verification.why = QStringLiteral("there are events outside the sequence");
    }
    return verification;
}

Result<JournalCheck::Answer> JournalCheck::check(Stretch stretch, std::atomic<qint64> &done) const
{
    Result<Connection> connection = openJournalReader(m_file);
    if (!connection)
        return tl::unexpected(connection.error());
    const Result<ChainLink> before = hashOf(connection->get(), stretch.after);
    if (!before)
        return tl::unexpected(before.error());
    Result<Query> query = Query::prepare(connection->get(), kStretch);
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, stretch.after);
    query->bind(2, stretch.last);

    ChainHasher hasher;
    ChainLink previous = *before;
    qint64 uncounted = 0;
    const auto bad = [&previous](qint64 seq, const char *why) {
        return Answer { seq, QString::fromLatin1(why),
            QByteArray(reinterpret_cast<const char *>(previous.data()), static_cast<qsizetype>(previous.size())) };
    };
    for (qint64 expected = stretch.after + 1;; ++expected) {
        const Result<bool> row = query->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return expected > stretch.last ? bad(0, "") : bad(expected, "an event is missing");
        const EventText event { query->integer(0), query->integer(1), query->integer(5), query->text(2),
            query->text(4), query->text(3), query->text(6) };
        if (event.seq != expected)
            return bad(expected, "an event is missing");
        if (!same(previous, query->blob(7)))
            return bad(expected, "the event does not follow the one before it");
        const ChainLink link = hasher.link(previous, event);
        if (!same(link, query->blob(8)))
            return bad(expected, "the event is not what was appended");
        previous = link;
        if ((++uncounted & 0xff) == 0)
            done += 0x100; // Not at each: the workers would wait for each other.
    }
}

} // namespace sluice::journal
