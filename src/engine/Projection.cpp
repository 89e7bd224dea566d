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
        const Result<bool> done = apply(*events, *applied);
        if (!done)
            return tl::unexpected(done.error());
        total += *done ? static_cast<qint64>(events->size()) : 0;
    }
}

Result<std::vector<journal::Event>> Projection::record(std::vector<journal::NewEvent> events, journal::Durability durability)
{
    Result<std::vector<journal::Event>> appended = m_journal.append(std::move(events), durability);
    if (!appended)
        return appended;
    if (appended->empty())
        return catchUp().map([](qint64) { return std::vector<journal::Event>(); });
    // Nearly always they are just what the views lack, and need not be read back from the journal.
    const Result<bool> applied = followsTheViews(appended->front()).and_then([&](bool follows) {
        return follows ? apply(*appended, appended->front().seq - 1) : Result<bool>(false);
    });
    if (applied && *applied)
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

/// The hash is what tells this journal from another one of the same length.
Result<bool> Projection::followsTheViews(const journal::Event &first) const
{
    const Result<qint64> applied = m_views.appliedSeq();
    const Result<QString> head = m_views.note(kJournalHead);
    if (!applied || !head)
        return fail(ErrorKind::Storage, QStringLiteral("the views cannot be read"));
    return *applied > 0 && *applied == first.seq - 1 && *head == QString::fromLatin1(first.previousHash.toHex());
}

Result<bool> Projection::apply(std::span<const journal::Event> events, qint64 after)
{
    mirror::Transaction transaction(m_database);
    if (const Result<void> begun = transaction.begin(); !begun)
        return tl::unexpected(begun.error());
    const Result<qint64> before = m_views.appliedSeq(); // Nobody else writes from here on.
    if (!before)
        return tl::unexpected(before.error());
    if (*before != after)
        return false;
    ViewBatch batch(m_journal, m_views);
    for (const journal::Event &event : events) {
        if (const Result<void> applied = batch.apply(event); !applied)
            return tl::unexpected(applied.error());
    }
    const QString head = QString::fromLatin1(events.back().hash.toHex());
    return batch.save()
        .and_then([&] { return m_views.setAppliedSeq(events.back().seq); })
        .and_then([&] { return m_views.setNote(kJournalHead, head); })
        .and_then([&] { return transaction.commit(); })
        .map([] { return true; });
}

} // namespace sluice::engine
