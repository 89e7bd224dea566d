#include "crm/salesforce/Pull.h"

#include "core/Log.h"
#include "crm/salesforce/Allowance.h"
#include "crm/salesforce/Fault.h"
#include "crm/salesforce/Soql.h"

namespace sluice::salesforce {

// What no cursor finds: rows that became visible long after the stamp they carry, and what follows from a merge.

namespace {

/// Source: Salesforce sheet, section 4.2.
constexpr std::chrono::days kReach { 30 };
constexpr std::chrono::hours kPace { 24 }, kPaceAfterFailure { 1 };
constexpr int kPagesMax = 100'000; ///< A loop must end, even when the other side says "more".
constexpr int kIdsPerQuery = 300;  ///< 25 bytes each, encoded; an address may have 16 KiB.

const QString kDeal = QStringLiteral("Opportunity"), kAccount = QStringLiteral("Account");

QString noteOf(const QString &object) { return QStringLiteral("reconciled.") + object; }
QString triedNoteOf(const QString &object) { return QStringLiteral("reconciled.tried.") + object; }

} // namespace

Pull::Source *Pull::sourceOf(const QString &object)
{
    for (Source &source : m_sources) {
        if (source.object == object)
            return &source;
    }
    return nullptr;
}

bool Pull::isReconciliationDue(const Source &source) const
{
    if (!source.cursor)
        return false; // All of it is read.
    const Instant now = m_parts.api.serverNow();
    const auto isPast = [&](const QString &note, std::chrono::hours pace) {
        const std::optional<Instant> last = parseInstant(QStringView(m_parts.memory->recall(note)));
        return !last || now - *last >= pace || now < *last;
    };
    return isPast(noteOf(source.object), kPace) && isPast(triedNoteOf(source.object), kPaceAfterFailure);
}

void Pull::keepReconciled(const Source &source)
{
    if (m_parts.memory)
        m_parts.memory->keep(noteOf(source.object), toIso(m_asked));
}

void Pull::keepTried(const Source &source)
{
    if (m_parts.memory)
        m_parts.memory->keep(triedNoteOf(source.object), toIso(m_asked));
}

/// One kind a pull, with a call that is made anyway.
void Pull::askForReconciliation(std::vector<Question> &into)
{
    const std::optional<OrgUsage> usage = m_parts.api.usage();
    if (!m_parts.memory || (usage && paceOf(*usage, 0) != Pace::Usual))
        return;
    const auto due = std::find_if(m_sources.begin(), m_sources.end(), [this](const Source &source) { return isReconciliationDue(source); });
    if (due == m_sources.end())
        return;
    const auto windowUntil = [this](Instant cursor) {
        return QStringLiteral("SystemModstamp >= %1 AND SystemModstamp < %2")
            .arg(literal(m_parts.api.serverNow() - kReach), literal(cursor - m_parts.overlap));
    };
    const QString window = windowUntil(*due->cursor);
    m_reconciliations.push_back({ &*due, window, window });
    if (asksForChildren(*due)) {
        const QString touched = QStringLiteral("Id IN (SELECT AccountId FROM Contact WHERE %1)").arg(windowUntil(*m_contactCursor));
        m_reconciliations.push_back({ &*due, touched, {} }); // A query of contacts must not ask for contacts inside.
    }
    for (Reconciliation &one : m_reconciliations)
        askForReconciliation(one, into);
}

void Pull::askForReconciliation(Reconciliation &one, std::vector<Question> &into)
{
    const auto take = [this, &one](net::JsonObject result) -> Result<void> {
        one.isLarge = isMuch(result.whole("totalSize"));
        const int changed = one.source->done; // These are no changes, as far as we know.
        PullSink::Page page;
        Result<PageEnd> end = takePage(*one.source, result, page, false);
        one.source->done = changed;
        if (!end)
            return tl::unexpected(end.error());
        one.next = end->next;
        return deliver(*one.source, std::move(page));
    };
    const auto without = [this, &one](const Error &error) -> Result<void> {
        qCInfo(lcSalesforce, "%s was not compared: %s", qUtf8Printable(one.source->object), qUtf8Printable(error.code));
        one.isLarge = isTooMuch(error) && m_parts.bulkAbove >= 0;
        one.failed = error;
        return {};
    };
    const QString soql = select(*one.source) + QStringLiteral(" WHERE ") + one.condition + QStringLiteral(" ORDER BY SystemModstamp, Id");
    into.push_back({ Api::queryAll(soql), take, without });
}

/// What fails here is tried again in an hour, and until then it is the turn of other kinds: the changes themselves were read.
QCoro::Task<void> Pull::finishReconciliation()
{
    if (m_reconciliations.empty())
        co_return;
    Source *source = m_reconciliations.front().source;
    const int changed = source->done;
    Result<void> done;
    for (Reconciliation &one : m_reconciliations) {
        if (done)
            done = co_await reconcile(&one);
    }
    source->done = changed;
    if (changed > 0)
        m_report.records[source->object] = changed;
    else
        m_report.records.remove(source->object);
    if (!done)
        qCInfo(lcSalesforce, "%s was not compared to the end: %s", qUtf8Printable(source->object), qUtf8Printable(done.error().code));
    if (done)
        keepReconciled(*source);
    else if (concernsOneCall(done.error()))
        keepTried(*source); // Otherwise it was not its fault.
}

QCoro::Task<Result<void>> Pull::reconcile(Reconciliation *one)
{
    if (one->isLarge) {
        Result<BulkQuery::End> ended = co_await readInBulk(one->source, one->condition, one->contactsOf, false);
        if (!ended)
            co_return tl::unexpected(ended.error());
        if (*ended == BulkQuery::End::Complete)
            co_return Result<void>();
    }
    if (one->failed)
        co_return tl::unexpected(*one->failed);
    for (int count = 0; count < kPagesMax && !one->next.isEmpty(); ++count) {
        Result<net::HttpResponse> reply = co_await m_parts.api.readNext(one->next);
        if (!reply)
            co_return tl::unexpected(reply.error());
        net::JsonText json(std::move(reply->body));
        Result<net::JsonObject> root = json.root();
        if (!root)
            co_return tl::unexpected(root.error());
        PullSink::Page page;
        Result<PageEnd> end = takePage(*one->source, *root, page, false);
        if (!end)
            co_return tl::unexpected(end.error());
        one->next = end->next;
        if (Result<void> stored = deliver(*one->source, std::move(page)); !stored)
            co_return stored;
    }
    if (!one->next.isEmpty())
        co_return fail(ErrorKind::LimitReached, QStringLiteral("%1: the records do not end").arg(one->source->object));
    co_return Result<void>();
}

QCoro::Task<Result<void>> Pull::readWhere(Source *source, QString condition)
{
    Result<net::HttpResponse> reply = co_await m_parts.api.read(Api::query(select(*source) + QStringLiteral(" WHERE ") + condition));
    for (int count = 0; count < kPagesMax; ++count) {
        if (!reply)
            co_return tl::unexpected(reply.error());
        net::JsonText json(std::move(reply->body));
        Result<net::JsonObject> root = json.root();
        if (!root)
            co_return tl::unexpected(root.error());
        PullSink::Page page;
        Result<PageEnd> end = takePage(*source, *root, page, false);
        if (!end)
            co_return tl::unexpected(end.error());
        if (Result<void> stored = deliver(*source, std::move(page)); !stored)
            co_return stored;
        if (end->next.isEmpty())
            co_return Result<void>();
        reply = co_await m_parts.api.readNext(end->next);
    }
    co_return fail(ErrorKind::LimitReached, QStringLiteral("%1: the records do not end").arg(source->object));
}

/// A merge hands the deals of one account to another. Whether that moves their stamp is not promised.
/// Source: Salesforce sheet, section 4.2.
QCoro::Task<Result<void>> Pull::followMerges()
{
    QStringList survivors;
    for (const AccountMerge &merge : m_parts.merges.all())
        survivors.append(merge.survivor);
    Source *accounts = sourceOf(kAccount), *deals = sourceOf(kDeal);
    for (qsizetype at = 0; at < survivors.size(); at += kIdsPerQuery) {
        const QString ids = listOf(survivors.mid(at, kIdsPerQuery));
        Result<void> read;
        if (accounts && accounts->cursor) // A first pull reads all of them.
            read = co_await readWhere(accounts, QStringLiteral("Id IN ") + ids);
        if (read && deals && deals->cursor)
            read = co_await readWhere(deals, QStringLiteral("AccountId IN ") + ids);
        if (!read)
            co_return read;
    }
    co_return Result<void>();
}

} // namespace sluice::salesforce
