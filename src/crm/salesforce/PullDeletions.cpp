#include "crm/salesforce/Pull.h"

#include "core/Log.h"

#include <algorithm>

namespace sluice::salesforce {

// What was deleted: from the deletion log, or by comparing all ids when the log does not reach back far enough.

namespace {

/// Source: Salesforce sheet, section 4.3: the log need not be asked more often, and reaches back 15 days.
constexpr std::chrono::minutes kDeletionPace { 5 };
constexpr std::chrono::days kDeletionReach { 14 };
constexpr int kPagesMax = 100'000; ///< A loop must end, even when the other side says "more".

QString textOf(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

} // namespace

bool Pull::isLogIncomplete(const Error &error)
{
    return error.code == QLatin1String("INVALID_REPLICATION_DATE") || error.code == QLatin1String("EXCEEDED_ID_LIMIT");
}

QString Pull::deletionLog(const QString &wireObject, Instant from, Instant to)
{
    const auto encoded = [](Instant at) {
        return toIso(at).left(19).replace(QLatin1Char(':'), QLatin1String("%3A")) + QLatin1String("%2B00%3A00");
    };
    return QStringLiteral("sobjects/%1/deleted/?start=%2&end=%3").arg(wireObject, encoded(from), encoded(to));
}

std::optional<Instant> Pull::coveredBy(net::JsonObject &log) const
{
    const std::optional<Instant> told = parseInstant(log.text("latestDateCovered").value_or(""));
    return told ? std::optional(std::min(*told, m_parts.api.serverNow())) : std::nullopt;
}

void Pull::askForDeletions(Source &source, std::vector<Question> &into)
{
    if (!m_parts.schema.object(source.object).has(QStringLiteral("IsDeleted")))
        return; // Such records cannot be deleted.
    const Instant now = m_parts.api.serverNow();
    const Instant from = m_parts.deletionsRead.value(source.object, *source.cursor - m_parts.overlap);
    if (now - from < kDeletionPace)
        return;
    if (now - from > kDeletionReach) {
        source.censusDue = true;
        return;
    }
    into.push_back({ deletionLog(m_parts.schema.wireObject(source.object), from, now), [this, &source, from](net::JsonObject result) { return takeDeletions(source, from, result); },
                     [&source](const Error &error) -> Result<void> {
                         source.censusDue = isLogIncomplete(error); // Then everything is compared.
                         qCInfo(lcSalesforce, "No deletion log of %s: %s", qUtf8Printable(source.object),
                                qUtf8Printable(error.code));
                         return {};
                     } });
}

Result<void> Pull::takeDeletions(Source &source, Instant from, net::JsonObject result)
{
    PullSink::Page page;
    const Result<void> read = result.forEachObject("deletedRecords", [&](net::JsonObject record) -> Result<void> {
        const QString id = textOf(record.text("id"));
        const std::optional<Instant> at = parseInstant(record.text("deletedDate").value_or(""));
        page.tombstones.push_back({ source.object, id, at.value_or(m_asked) });
        return {};
    });
    if (!read)
        return read;
    const std::optional<Instant> earliest = parseInstant(result.text("earliestDateAvailable").value_or(""));
    const std::optional<Instant> covered = coveredBy(result);
    if (earliest && *earliest > from)
        source.censusDue = true;
    if (Result<void> stored = deliver(source, std::move(page)); !stored)
        return stored;
    if (covered && *covered > from)
        m_parts.deletionsRead.insert(source.object, *covered);
    return {};
}

QCoro::Task<Result<void>> Pull::census(Source *source)
{
    qCInfo(lcSalesforce, "Comparing all ids of %s", qUtf8Printable(source->object));
    const Instant began = m_asked;
    const QStringList known = m_parts.sink.knownIds(source->object, {});
    source->known = QSet<QString>(known.cbegin(), known.cend());
    for (const UnreadRow &row : source->unread)
        source->known.insert(row.id);
    const QString soql = QStringLiteral("SELECT Id FROM %1 ORDER BY Id").arg(m_parts.schema.wireObject(source->object));
    Result<net::HttpResponse> reply = co_await m_parts.api.read(Api::query(soql));
    for (int count = 0; count < kPagesMax; ++count) {
        if (!reply)
            co_return tl::unexpected(reply.error());
        net::JsonText json(std::move(reply->body));
        Result<net::JsonObject> root = json.root();
        if (!root)
            co_return tl::unexpected(root.error());
        const QString next = textOf(root->text("nextRecordsUrl"));
        const Result<void> read = root->forEachObject("records", [source](net::JsonObject record) -> Result<void> {
            source->known.remove(textOf(record.text("Id")));
            return {};
        });
        if (!read)
            co_return read;
        if (next.isEmpty()) {
            const Result<void> buried = buryUnseen(*source, {});
            if (buried)
                m_parts.deletionsRead.insert(source->object, began);
            co_return buried;
        }
        reply = co_await m_parts.api.readNext(next);
    }
    co_return fail(ErrorKind::LimitReached, QStringLiteral("%1: the ids do not end").arg(source->object));
}

/// What the sink knows and the org no longer shows is gone.
Result<void> Pull::buryUnseen(Source &source, PullSink::Page page)
{
    for (const QString &id : std::as_const(source.known))
        page.tombstones.push_back({ source.object, id, source.asked });
    source.known.clear();
    return deliver(source, std::move(page));
}

} // namespace sluice::salesforce
