#pragma once

#include "journal/ChainHasher.h"
#include "journal/Journal.h"
#include "journal/Sqlite.h"

namespace sluice::journal {

/// The journal of one person's machine: `journal.sqlite`, which desktop and command line may have open together.
class SqliteJournal final : public Journal {
public:
    static Result<std::unique_ptr<Journal>> open(const QString &file, const Clock &clock);

    Result<std::vector<Event>> append(std::vector<NewEvent> events, Durability durability) override;
    Result<std::vector<Event>> after(qint64 seq, int limit) const override;
    Result<std::vector<Event>> ofSubject(const QString &subject) const override;
    Result<qint64> lastSeq() const override;
    Result<QByteArray> head() const override;
    QString id() const override { return m_id; }
    Result<Verification> verify(const Told &told = {}) const override;

private:
    struct Tail {
        qint64 seq = 0, atMs = 0;
        ChainLink hash {};
    };
    SqliteJournal(QString file, const Clock &clock, Connection connection);

    Result<void> prepareAll();
    Result<void> makeDurable();
    Result<std::vector<Event>> appendInside(std::vector<NewEvent> events);
    Result<Tail> tail() const;
    Result<int> versionOf(std::string_view subject) const;
    Result<void> insert(Event &event, Tail &tail);
    Result<void> setDurability(Durability durability);
    Result<std::vector<Event>> read(Query &query) const;
    template <class T> Result<T> heed(Result<T> result) const;

    QString m_file;
    const Clock &m_clock;
    Connection m_connection; // Before the queries, which must go first.
    mutable Query m_tail, m_version, m_insert, m_after, m_ofSubject;
    ChainHasher m_hasher;
    QString m_id;
    Durability m_durability = Durability::Normal;
    mutable std::optional<Error> m_damage; ///< The first that was found. SQLite may read a broken page the second time.
};

} // namespace sluice::journal
