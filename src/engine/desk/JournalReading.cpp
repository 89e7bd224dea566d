#include "engine/desk/DeskReader.h"

#include "engine/desk/EventSentences.h"

#include <QFileDevice>
#include <QJsonDocument>
#include <QSaveFile>

// The record: searched, verified, exported.

namespace sluice::engine {

namespace {

constexpr qint64 kPortion = 2000;

bool matches(const desk::EventRow &row, const QString &search)
{
    for (const QString &text : { row.kind, row.subject, row.actor, row.summary, row.payload }) {
        if (text.contains(search, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

QByteArray exportLine(const journal::Event &event)
{
    const QJsonObject line { { QStringLiteral("seq"), event.seq }, { QStringLiteral("at_ms"), qint64(toMs(event.at)) },
        { QStringLiteral("actor"), event.actor }, { QStringLiteral("subject"), event.subject },
        { QStringLiteral("kind"), event.kind }, { QStringLiteral("version"), event.version },
        { QStringLiteral("payload"), event.payload },
        { QStringLiteral("previous"), QString::fromLatin1(event.previousHash.toHex()) },
        { QStringLiteral("hash"), QString::fromLatin1(event.hash.toHex()) } };
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

Result<std::vector<desk::EventRow>> DeskReader::journal(const QString &search, qint64 before, int limit)
{
    // From the newest backwards in portions, until enough match.
    const Result<qint64> last = m_journal.lastSeq();
    if (!last)
        return tl::unexpected(last.error());
    qint64 end = before > 0 ? before - 1 : *last;
    std::vector<desk::EventRow> rows;
    while (end > 0 && static_cast<int>(rows.size()) < limit) {
        const qint64 start = std::max<qint64>(0, end - kPortion);
        const Result<std::vector<journal::Event>> events = m_journal.after(start, static_cast<int>(end - start));
        if (!events)
            return tl::unexpected(events.error());
        for (desk::EventRow &row : eventRows(*events)) {
            if ((search.isEmpty() || matches(row, search)) && static_cast<int>(rows.size()) < limit)
                rows.push_back(std::move(row));
        }
        end = start;
    }
    return rows;
}

Result<desk::Reader::JournalState> DeskReader::verifyJournal(const Told &told)
{
    const Result<journal::Verification> verified = m_journal.verify(told);
    if (!verified)
        return tl::unexpected(verified.error());
    JournalState state;
    state.ok = verified->ok;
    state.events = verified->events;
    state.head = QString::fromLatin1(verified->head.toHex());
    state.firstBad = verified->firstBad;
    state.why = verified->why;
    return state;
}

Result<qint64> DeskReader::exportJournal(const QString &fileName, const Told &told)
{
    const Result<qint64> last = m_journal.lastSeq();
    if (!last)
        return tl::unexpected(last.error());
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Storage, file.errorString());
    qint64 seq = 0;
    while (seq < *last) {
        const Result<std::vector<journal::Event>> events
            = m_journal.after(seq, static_cast<int>(std::min(kPortion, *last - seq)));
        if (!events)
            return tl::unexpected(events.error());
        if (events->empty())
            break;
        for (const journal::Event &event : *events)
            file.write(exportLine(event));
        seq = events->back().seq;
        if (told)
            told(seq, *last);
    }
    if (!file.commit()) // Also says when one of the writes before did not go through.
        return fail(ErrorKind::Storage, file.errorString());
    return seq;
}

} // namespace sluice::engine
