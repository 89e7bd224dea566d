#include "engine/Projection.h"

#include "core/Log.h"
#include "engine/ViewBatch.h"

namespace sluice::engine {

namespace {
const QString kJournalId = QStringLiteral("journal.id");
const QString kJournalHead = QStringLiteral("journal.head");
constexpr int kBatch = 2000;
}

Projection::Projection(journal::Journal &journal, mirror::Database &database, mirror::ViewStore &views)
    : m_journal(journal)
    , m_database(database)
    , m_views(views)
{
}

Result<qint64> Projection::catchUp()
{
    if (Result<void> checked = startOverIfForeign(); !checked)
        return tl::unexpected(checked.error());
    qint64 total = 0;
    for (;;) {
        const Result<qint64> applied = m_views.appliedSeq();
        if (!applied)
            return tl::unexpected(applied.error());
        const Result<std::vector<journal::Event>> events = m_journal.after(*applied, kBatch);
        if (!events)
            return tl::unexpected(events.error());
        if (events->empty())
            return total;
        if (Result<void> done = apply(*events); !done)
            return tl::unexpected(done.error());
        total += static_cast<qint64>(events->size());
    }
}

Result<std::vector<journal::Event>> Projection::record(std::vector<journal::NewEvent> events, journal::Durability durability)
{
    Result<std::vector<journal::Event>> appended = m_journal.append(std::move(events), durability);
    if (!appended)
        return appended;
    if (const Result<qint64> caughtUp = catchUp(); !caughtUp)
        qCWarning(lcEngine, "The views are behind the journal: %ls", qUtf16Printable(caughtUp.error().detail));
    return appended;
}

Result<void> Projection::startOverIfForeign()
{
    const Result<QString> id = m_views.note(kJournalId);
    const Result<qint64> applied = m_views.appliedSeq();
    const Result<qint64> last = m_journal.lastSeq();
    if (!id || !applied || !last)
        return fail(ErrorKind::Storage, QStringLiteral("journal or views cannot be read"));
    bool foreign = *id != m_journal.id() || *applied > *last;
    if (!foreign && *applied > 0) {
        // The event that the views ended with must still be the one that the journal holds there.
        const Result<std::vector<journal::Event>> at = m_journal.after(*applied - 1, 1);
        const Result<QString> head = m_views.note(kJournalHead);
        if (!at || !head)
            return fail(ErrorKind::Storage, QStringLiteral("journal or views cannot be read"));
        foreign = at->empty() || QString::fromLatin1(at->front().hash.toHex()) != *head;
    }
    if (!foreign)
        return {};
    mirror::Transaction transaction(m_database);
    if (Result<void> begun = transaction.begin(); !begun)
        return begun;
    if (Result<void> cleared = m_views.clear(); !cleared)
        return cleared;
    if (Result<void> noted = m_views.setNote(kJournalId, m_journal.id()); !noted)
        return noted;
    return transaction.commit();
}

Result<void> Projection::apply(std::span<const journal::Event> events)
{
    mirror::Transaction transaction(m_database);
    if (Result<void> begun = transaction.begin(); !begun)
        return begun;
    ViewBatch batch(m_journal, m_views);
    for (const journal::Event &event : events) {
        if (Result<void> applied = batch.apply(event); !applied)
            return applied;
    }
    if (Result<void> saved = batch.save(); !saved)
        return saved;
    if (Result<void> moved = m_views.setAppliedSeq(events.back().seq); !moved)
        return moved;
    if (Result<void> noted = m_views.setNote(kJournalHead, QString::fromLatin1(events.back().hash.toHex())); !noted)
        return noted;
    return transaction.commit();
}

} // namespace sluice::engine
