#include "journal/SqliteJournal.h"

#include "journal/JournalCheck.h"
#include "journal/JournalFile.h"

#include "core/CanonicalJson.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace sluice::journal {

namespace {

constexpr const char *kTail = "SELECT seq, at_ms, hash FROM events ORDER BY seq DESC LIMIT 1";
constexpr const char *kVersion = "SELECT coalesce(max(version), 0) FROM events WHERE subject = ?";
constexpr const char *kInsert = "INSERT INTO events (seq, at_ms, actor, subject, kind, version, payload, prev, hash) "
                                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char *kAfter = "SELECT seq, at_ms, actor, subject, kind, version, payload, prev, hash FROM events "
                               "WHERE seq > ? ORDER BY seq LIMIT ?";
constexpr const char *kOfSubject = "SELECT seq, at_ms, actor, subject, kind, version, payload, prev, hash FROM events "
                                   "WHERE subject = ? ORDER BY version";

constexpr std::chrono::minutes kDrawnStraight { 5 };

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QByteArray toBytes(std::span<const unsigned char> blob)
{
    return QByteArray(reinterpret_cast<const char *>(blob.data()), static_cast<qsizetype>(blob.size()));
}

tl::unexpected<Error> movedOn(const NewEvent &event, int version)
{
    return fail(ErrorKind::Conflict,
        QStringLiteral("journal: %1 is at version %2, not %3")
            .arg(event.subject)
            .arg(version)
            .arg(event.expectedVersion.value_or(0)));
}

} // namespace

SqliteJournal::SqliteJournal(QString file, const Clock &clock, Connection connection)
    : m_file(std::move(file))
    , m_clock(clock)
    , m_connection(std::move(connection))
{
}

Result<std::unique_ptr<Journal>> SqliteJournal::open(const QString &file, const Clock &clock)
{
    Result<Connection> connection = openJournalFile(file);
    if (!connection)
        return tl::unexpected(connection.error());
    std::unique_ptr<SqliteJournal> journal(new SqliteJournal(file, clock, std::move(*connection)));
    if (const Result<void> prepared = journal->prepareAll(); !prepared)
        return tl::unexpected(prepared.error());
    return journal;
}

Result<void> SqliteJournal::prepareAll()
{
    const std::pair<Query *, const char *> queries[] = { { &m_tail, kTail }, { &m_version, kVersion },
        { &m_insert, kInsert }, { &m_after, kAfter }, { &m_ofSubject, kOfSubject } };
    for (const auto &[query, sql] : queries) {
        Result<Query> prepared = Query::prepare(m_connection.get(), sql);
        if (!prepared)
            return tl::unexpected(prepared.error());
        *query = std::move(*prepared);
    }
    Result<Query> id = Query::prepare(m_connection.get(), "SELECT value FROM meta WHERE key = 'id'");
    if (!id)
        return tl::unexpected(id.error());
    const Result<bool> row = id->step();
    if (!row)
        return tl::unexpected(row.error());
    m_id = toText(id->text(0));
    return {};
}

/// What was found damaged once takes nothing more, whatever it reads like the next time.
template <class T>
Result<T> SqliteJournal::heed(Result<T> result) const
{
    if (!result && result.error().kind == ErrorKind::Damaged && !m_damage)
        m_damage = result.error();
    return result;
}

Result<std::vector<Event>> SqliteJournal::append(std::vector<NewEvent> events, Durability durability)
{
    if (m_damage)
        return tl::unexpected(*m_damage);
    if (const Result<void> set = setDurability(durability); !set)
        return tl::unexpected(set.error());
    if (events.empty())
        return (durability == Durability::Full ? makeDurable() : Result<void>()).map([] { return std::vector<Event>(); });
    // IMMEDIATE: the lock is taken before the tail is read, so that another program cannot chain onto the same event.
    if (const Result<void> begun = execute(m_connection.get(), "BEGIN IMMEDIATE"); !begun)
        return tl::unexpected(begun.error());
    Result<std::vector<Event>> appended = heed(appendInside(std::move(events)));
    if (appended) {
        const Result<void> committed = execute(m_connection.get(), "COMMIT");
        if (committed)
            return appended;
        appended = tl::unexpected(committed.error());
    }
    // A full disk may have rolled back already; then this fails, and there is nothing left to take back.
    (void)execute(m_connection.get(), "ROLLBACK");
    return appended;
}

/// A commit of nothing syncs nothing: there has to be something to write.
Result<void> SqliteJournal::makeDurable()
{
    return execute(m_connection.get(), "INSERT INTO meta (key, value) SELECT 'durable', coalesce(max(seq), 0) FROM events WHERE true "
                                       "ON CONFLICT (key) DO UPDATE SET value = excluded.value");
}

Result<std::vector<Event>> SqliteJournal::appendInside(std::vector<NewEvent> events)
{
    Result<Tail> last = tail();
    if (!last)
        return tl::unexpected(last.error());
    struct Versions {
        int before = 0, now = 0;
    };
    QHash<QString, Versions> versions;
    std::vector<Event> appended;
    appended.reserve(events.size());

    for (NewEvent &wanted : events) {
        auto known = versions.find(wanted.subject);
        if (known == versions.end()) {
            const Result<int> version = versionOf(wanted.subject.toStdString());
            if (!version)
                return tl::unexpected(version.error());
            known = versions.insert(wanted.subject, { *version, *version });
        }
        // Events of one order on one subject may all name the version that the order was based on, or count along.
        const bool fits = !wanted.expectedVersion || *wanted.expectedVersion == known->before
            || *wanted.expectedVersion == known->now;
        if (!fits)
            return movedOn(wanted, known->now);

        Event event;
        event.at = m_clock.now();
        // A clock that was drawn straight must not make the record run backwards. One that was far ahead must not date all
        // that follows: the sequence tells the order, the time tells what the clock said.
        if (const Instant before = fromMs(last->atMs); event.at < before && before - event.at <= kDrawnStraight)
            event.at = before;
        event.version = ++known->now;
        event.kind = std::move(wanted.kind);
        event.subject = std::move(wanted.subject);
        event.actor = std::move(wanted.actor);
        event.payload = std::move(wanted.payload);
        if (const Result<void> inserted = insert(event, *last); !inserted)
            return tl::unexpected(inserted.error());
        appended.push_back(std::move(event));
    }
    return appended;
}

Result<void> SqliteJournal::insert(Event &event, Tail &tail)
{
    const std::string actor = event.actor.toStdString();
    const std::string subject = event.subject.toStdString();
    const std::string kind = event.kind.toStdString();
    const QByteArray payload = canonicalJson(event.payload);
    const std::string_view payloadText(payload.constData(), static_cast<std::size_t>(payload.size()));

    if (tail.seq == std::numeric_limits<qint64>::max())
        return fail(ErrorKind::Damaged, QStringLiteral("journal: its events are out of order"));
    event.seq = tail.seq + 1;
    const ChainLink link
        = m_hasher.link(tail.hash, { event.seq, toMs(event.at), event.version, actor, kind, subject, payloadText });
    m_insert.bind(1, event.seq);
    m_insert.bind(2, toMs(event.at));
    m_insert.bind(3, std::string_view(actor));
    m_insert.bind(4, std::string_view(subject));
    m_insert.bind(5, std::string_view(kind));
    m_insert.bind(6, qint64(event.version));
    m_insert.bind(7, payloadText);
    m_insert.bind(8, std::span<const unsigned char>(tail.hash));
    m_insert.bind(9, std::span<const unsigned char>(link));
    if (const Result<void> inserted = m_insert.run(); !inserted)
        return inserted;

    event.previousHash = toBytes(tail.hash);
    event.hash = toBytes(link);
    tail = { event.seq, toMs(event.at), link };
    return {};
}

Result<SqliteJournal::Tail> SqliteJournal::tail() const
{
    const Result<bool> row = m_tail.step();
    if (!row)
        return tl::unexpected(row.error());
    Tail tail;
    if (!*row)
        return tail;
    tail.seq = m_tail.integer(0);
    tail.atMs = m_tail.integer(1);
    const std::span<const unsigned char> hash = m_tail.blob(2);
    std::copy_n(hash.begin(), std::min(hash.size(), tail.hash.size()), tail.hash.begin());
    m_tail.reset();
    return tail;
}

Result<int> SqliteJournal::versionOf(std::string_view subject) const
{
    m_version.bind(1, subject);
    const Result<bool> row = m_version.step();
    if (!row)
        return tl::unexpected(row.error());
    const qint64 version = m_version.integer(0);
    m_version.reset();
    if (version < 0 || version >= std::numeric_limits<int>::max())
        return fail(ErrorKind::Damaged, QStringLiteral("journal: its events are out of order"));
    return static_cast<int>(version);
}

/// Under WAL, NORMAL leaves the last commits to the operating system: a power cut may take them, never half of one.
/// FULL syncs the whole write-ahead log at commit, and so makes everything before it durable, too. The pragma has no
/// effect inside a transaction, hence before it begins.
Result<void> SqliteJournal::setDurability(Durability durability)
{
    if (durability == m_durability)
        return {};
    const bool full = durability == Durability::Full;
    const Result<void> set
        = execute(m_connection.get(), full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    if (set)
        m_durability = durability;
    return set;
}

Result<std::vector<Event>> SqliteJournal::read(Query &query) const
{
    std::vector<Event> events;
    for (;;) {
        const Result<bool> row = query.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return events;
        Event event;
        event.seq = query.integer(0);
        if (event.seq < 1 || (!events.empty() && event.seq <= events.back().seq))
            return fail(ErrorKind::Damaged, QStringLiteral("journal: its events are out of order"));
        event.at = fromMs(query.integer(1));
        event.actor = toText(query.text(2));
        event.subject = toText(query.text(3));
        event.kind = toText(query.text(4));
        event.version = static_cast<int>(query.integer(5));
        const std::string_view payload = query.text(6);
        event.payload = QJsonDocument::fromJson(
            QByteArray::fromRawData(payload.data(), static_cast<qsizetype>(payload.size())))
                            .object();
        event.previousHash = toBytes(query.blob(7));
        event.hash = toBytes(query.blob(8));
        events.push_back(std::move(event));
    }
}

Result<std::vector<Event>> SqliteJournal::after(qint64 seq, int limit) const
{
    m_after.bind(1, seq);
    m_after.bind(2, qint64(limit));
    return heed(read(m_after));
}

Result<std::vector<Event>> SqliteJournal::ofSubject(const QString &subject) const
{
    const std::string utf8 = subject.toStdString();
    m_ofSubject.bind(1, std::string_view(utf8));
    return heed(read(m_ofSubject));
}

Result<qint64> SqliteJournal::lastSeq() const
{
    return heed(tail()).map([](const Tail &last) { return last.seq; });
}

Result<QByteArray> SqliteJournal::head() const
{
    return heed(tail()).map([](const Tail &last) { return toBytes(last.hash); });
}

Result<Verification> SqliteJournal::verify(const Told &told) const
{
    return JournalCheck(m_file).run(told);
}

Result<std::unique_ptr<Journal>> openSqliteJournal(const QString &file, const Clock &clock)
{
    return SqliteJournal::open(file, clock);
}

} // namespace sluice::journal
