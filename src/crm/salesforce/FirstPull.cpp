#include "crm/salesforce/Pull.h"

#include "crm/salesforce/Soql.h"

namespace sluice::salesforce {

// The first pull of one kind of record: everything there is, in stretches of ids side by side or through the Bulk API.

namespace {

constexpr int kRowsPerStretch = 8000;
constexpr int kParentsPerStretch = 1000; ///< Rows with a sub-query come in pages of a few hundred.
constexpr int kStretchesMax = 16;
constexpr int kJobsMax = 8;
constexpr int kPagesMax = 100'000; ///< A loop must end, even when the other side says "more".
constexpr int kRowsPerTransaction = 2000; ///< Of a Bulk page: as many as a page of a query holds.

QString textOf(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

QStringList withFilter(const Feed &feed)
{
    return feed.filter ? QStringList { QString::fromLatin1(feed.filter) } : QStringList();
}

QString whereAll(const QStringList &conditions)
{
    return conditions.isEmpty() ? QString() : QStringLiteral(" WHERE ") + conditions.join(QLatin1String(" AND "));
}

/// Where each part of the ids begins, and after the last an end: both ends are open, for rows that come meanwhile.
QStringList openBounds(const QString &firstId, const QString &lastId, int parts)
{
    return QStringList { QString() } + idBounds(firstId, lastId, parts) + QStringList { QString() };
}

QStringList between(const QString &from, const QString &to)
{
    QStringList conditions;
    if (!from.isEmpty())
        conditions.append(QStringLiteral("Id >= ") + quoted(from));
    if (!to.isEmpty())
        conditions.append(QStringLiteral("Id < ") + quoted(to));
    return conditions;
}

} // namespace

void Pull::askForExtent(Source &source, std::vector<Question> &into)
{
    // An org that is too large to be counted in time can be read all the same, without knowing how much it is.
    const auto doWithout = [](const Error &error) -> Result<void> {
        if (error.kind == ErrorKind::Timeout || error.kind == ErrorKind::LimitReached)
            return {};
        return tl::unexpected(error);
    };
    const QString from = QStringLiteral(" FROM ") + m_parts.schema.wireObject(source.object) + whereAll(withFilter(*source.feed));
    into.push_back({ Api::query(QStringLiteral("SELECT COUNT()") + from), [this, &source](net::JsonObject result) -> Result<void> {
                        source.asked = m_asked;
                        if (const std::optional<std::int64_t> count = result.whole("totalSize"))
                            source.count = static_cast<int>(*count);
                        return {};
                    }, [this, &source, doWithout](const Error &error) -> Result<void> {
                        source.asked = m_asked;
                        return doWithout(error);
                    } });
    const auto takeId = [](QString &into_) {
        return [&into_](net::JsonObject result) {
            return result.forEachObject("records", [&into_](net::JsonObject record) -> Result<void> {
                into_ = textOf(record.text("Id"));
                return {};
            });
        };
    };
    const QString select = QStringLiteral("SELECT Id") + from;
    into.push_back({ Api::query(select + QStringLiteral(" ORDER BY Id LIMIT 1")), takeId(source.firstId), doWithout });
    into.push_back({ Api::query(select + QStringLiteral(" ORDER BY Id DESC LIMIT 1")), takeId(source.lastId), doWithout });
}

QCoro::Task<Result<void>> Pull::pullAll(Source *source)
{
    const QStringList known = m_parts.sink.knownIds(source->object, {});
    source->known = QSet<QString>(known.cbegin(), known.cend());
    for (const UnreadRow &row : source->unread)
        source->known.insert(row.id);
    // What could not be counted is much.
    const bool bulk = m_parts.bulkAbove >= 0 && (!source->count || isMuch(*source->count));
    bool done = false;
    if (bulk) {
        Result<BulkQuery::End> ended = co_await pullInBulk(source);
        if (!ended)
            co_return tl::unexpected(ended.error());
        done = *ended == BulkQuery::End::Complete;
    }
    if (!done) {
        Result<void> read = co_await pullStretches(source);
        if (!read)
            co_return read;
    }

    PullSink::Page last;
    last.cursor = toIso(source->asked);
    m_report.records[source->object] = source->done;
    const bool isOfContacts = asksForChildren(*source);
    if (isOfContacts)
        m_parts.addresses.close();
    Result<void> closed = buryUnseen(*source, std::move(last));
    if (closed) {
        m_parts.deletionsRead.insert(source->object, source->asked);
        keepReconciled(*source);
        keepFields(*source); // Not before: with the old cursor in place they would never be read.
    }
    if (closed && isOfContacts)
        closed = closeContactsOfAll(source->asked);
    co_return closed;
}

/// Unavailable when one part is.
QCoro::Task<Result<BulkQuery::End>> Pull::pullInBulk(Source *source)
{
    if (asksForChildren(*source)) {
        Result<BulkQuery::End> contacts = co_await readAddresses({});
        if (!contacts || *contacts == BulkQuery::End::Unavailable)
            co_return contacts;
    }
    const int parts = std::min(kJobsMax, source->count.value_or(0) / m_parts.rowsPerJob + 1);
    const QStringList bounds = openBounds(source->firstId, source->lastId, parts);
    std::vector<QCoro::Task<Result<BulkQuery::End>>> jobs;
    for (qsizetype at = 0; at + 1 < bounds.size(); ++at)
        jobs.push_back(pullJob(source, between(bounds[at], bounds[at + 1])));
    Result<BulkQuery::End> all = BulkQuery::End::Complete;
    for (QCoro::Task<Result<BulkQuery::End>> &job : jobs) {
        const Result<BulkQuery::End> one = co_await job; // Every one of them, even after a failure: they use this object.
        const bool tellsMore = all || all.error().kind == ErrorKind::Cancelled; // Who was cancelled, was so for another.
        if (one ? all && *one == BulkQuery::End::Unavailable : tellsMore)
            all = one;
    }
    co_return all;
}

QCoro::Task<Result<BulkQuery::End>> Pull::pullJob(Source *source, QStringList conditions)
{
    BulkQuery bulk(m_parts.api, [this] { return m_stop; });
    const QString soql = select(*source, Children::Apart) + whereAll(withFilter(*source->feed) + conditions);
    const BulkQuery::Take take = [this, source](CsvReader &rows) { return takeCsv(*source, rows, false); };
    Result<BulkQuery::End> ended = co_await bulk.run(soql, BulkQuery::Rows::Living, take);
    if (!ended)
        m_stop = true; // The other parts need not go on.
    co_return ended;
}

Result<void> Pull::takeCsv(Source &source, CsvReader &rows, bool onlyNew)
{
    PullSink::Page page;
    for (int taken = 1;; ++taken) {
        const Result<bool> more = rows.next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return deliver(source, std::move(page));
        if (const Result<QString> id = takeRow(source, Row(rows, source.columns), page, onlyNew); !id)
            return tl::unexpected(id.error());
        if (taken % kRowsPerTransaction != 0)
            continue;
        if (Result<void> stored = deliver(source, std::exchange(page, {})); !stored)
            return stored;
    }
}

QCoro::Task<Result<void>> Pull::pullStretches(Source *source)
{
    const int rows = asksForChildren(*source) ? kParentsPerStretch : kRowsPerStretch;
    const int parts = std::min(kStretchesMax, source->count.value_or(0) / rows + 1);
    const QStringList bounds = openBounds(source->firstId, source->lastId, parts);
    for (qsizetype at = 0; at + 1 < bounds.size(); ++at)
        source->stretches.push_back(pullStretch(source, bounds[at], bounds[at + 1]));
    Result<void> all;
    for (QCoro::Task<Result<void>> &stretch : source->stretches) { // Each may add another that takes a part of it.
        Result<void> one = co_await stretch;
        if (!one && all)
            all = std::move(one);
    }
    if (!all)
        co_return all;
    if (m_stop)
        co_return fail(ErrorKind::Cancelled, QStringLiteral("another part of the pull failed"));
    co_return all;
}

/// Ids seldom lie evenly: one stretch may hold nearly everything. While there are places that nobody uses, one that is far
/// from its end gives away its second half. Where that begins is guessed from how close the ids of the last page lay.
std::optional<QString> Pull::whereToShare(const PageEnd &page, std::int64_t taken, const QString &to) const
{
    const std::int64_t left = page.total - taken;
    if (page.rows == 0 || left <= std::int64_t { 2 } * page.rows || m_parts.api.placesFree() < 2) // Its own next call needs a place, too.
        return {};
    const double pagesOfHalf = static_cast<double>(left) / page.rows / 2;
    const std::optional<QString> guess = idBeyond(page.firstId, page.lastId, pagesOfHalf);
    if (guess && (to.isEmpty() || *guess < to))
        return guess;
    const QStringList middle = to.isEmpty() ? QStringList() : idBounds(page.lastId, to, 2);
    return middle.isEmpty() ? std::nullopt : std::optional(middle.front());
}

QCoro::Task<Result<void>> Pull::pullStretch(Source *source, QString from, QString to)
{
    QString lastId;
    QString next;
    std::int64_t taken = 0; // Of the query under way.
    for (int count = 0; count < kPagesMax && !m_stop; ++count) {
        Result<net::HttpResponse> reply;
        if (next.isEmpty()) {
            taken = 0;
            QStringList conditions = withFilter(*source->feed);
            if (!lastId.isEmpty())
                conditions += QStringList { QStringLiteral("Id > ") + quoted(lastId) } + between({}, to);
            else
                conditions += between(from, to);
            const QString soql = select(*source) + whereAll(conditions) + QStringLiteral(" ORDER BY Id");
            reply = co_await m_parts.api.read(Api::query(soql));
        } else {
            reply = co_await m_parts.api.readNext(next);
        }
        if (!reply && reply.error().code == QLatin1String("INVALID_QUERY_LOCATOR") && !next.isEmpty()) {
            next.clear(); // The laptop slept longer than a locator lives: go on behind the last row.
            continue;
        }
        if (!reply) {
            m_stop = true;
            co_return tl::unexpected(reply.error());
        }
        net::JsonText json(std::move(reply->body));
        Result<net::JsonObject> root = json.root();
        if (!root) {
            m_stop = true;
            co_return tl::unexpected(root.error());
        }
        PullSink::Page page;
        Result<PageEnd> end = takePage(*source, *root, page, false);
        Result<void> stored = end ? deliver(*source, std::move(page)) : Result<void>(tl::unexpected(end.error()));
        if (!stored) {
            m_stop = true;
            co_return stored;
        }
        if (end->next.isEmpty())
            co_return Result<void>();
        next = end->next;
        if (!end->lastId.isEmpty())
            lastId = end->lastId;
        taken += end->rows;
        if (const std::optional<QString> half = whereToShare(*end, taken, to)) {
            source->stretches.push_back(pullStretch(source, *half, to));
            to = *half;
            next.clear();
        }
    }
    if (m_stop)
        co_return Result<void>(); // Whoever failed says why.
    m_stop = true;
    co_return fail(ErrorKind::LimitReached, QStringLiteral("%1: the records do not end").arg(source->object));
}

} // namespace sluice::salesforce
