#include "books/quickbooks/Pull.h"

#include "books/quickbooks/Fields.h"
#include "books/quickbooks/QueryText.h"
#include "core/Log.h"

namespace sluice::quickbooks {

namespace {

/// What committed late, or reached change capture late, is inside this stretch.
constexpr std::chrono::minutes kOverlap { 5 };
/// An idle cycle moves the cursor only this often, so that it writes nothing.
constexpr std::chrono::minutes kCursorAge { 2 };
/// Change capture reaches back 30 days; nothing tells when one asked for more.
constexpr auto kReach = std::chrono::hours(24 * 28);
constexpr int kChangesCap = 1000;
/// Of what a whole read misses so many are asked for by id. Ids grow: what was made a moment ago is among the last.
constexpr qsizetype kAskedMax = 20;
/// How the cursor of an unfinished first pull begins: "full <kinds done> <time it began>".
const QString kUnfinished = QStringLiteral("full");

const Entity *entityNamed(std::string_view name)
{
    for (const Entity &entity : entities()) {
        if (name == entity.name)
            return &entity;
    }
    return nullptr;
}

} // namespace

Pull::Pull(Parts parts)
    : m_parts(std::move(parts))
    , m_source(QStringLiteral("quickbooks:") + m_parts.context.realm.value)
{
}

QCoro::Task<Result<PullReport>> Pull::run()
{
    const qint64 callsBefore = m_parts.api.calls();
    const QString stored = m_parts.sink.cursor(m_source);
    const QStringList parts = stored.split(QLatin1Char(' '));
    Result<void> pulled;
    if (parts.size() == 3 && parts[0] == kUnfinished) {
        const std::size_t done = std::min<std::size_t>(parts[1].toUInt(), entities().size());
        const std::optional<Instant> began = parseInstant(QStringView(parts[2]));
        pulled = co_await everything(began ? done : 0, began);
    } else {
        const std::optional<Instant> cursor = parseInstant(QStringView(stored));
        if (cursor && m_parts.api.clock().now() - *cursor < kReach)
            pulled = co_await changes(*cursor);
        else
            pulled = co_await everything(0, std::nullopt);
    }
    if (!pulled)
        co_return tl::unexpected(pulled.error());
    m_report.calls = static_cast<int>(m_parts.api.calls() - callsBefore);
    co_return m_report;
}

PullSink::Page Pull::newPage() const
{
    PullSink::Page page;
    page.source = m_source;
    page.realm = m_parts.context.realm.value;
    return page;
}

Result<void> Pull::take(const Entity &entity, net::JsonObject row, PullSink::Page &page)
{
    const QString id = toText(row.text("Id"));
    if (id.isEmpty())
        return fail(ErrorKind::BadReply, QStringLiteral("%1: a record without an id").arg(QString::fromLatin1(entity.name)));
    m_missing.remove(id);
    ++m_report.records[QString::fromLatin1(entity.name)];
    if (row.text("status") == std::optional<std::string_view>("Deleted")) {
        const Instant at = Fields(row).innerInstant("MetaData", "LastUpdatedTime");
        page.tombstones.push_back({ QString::fromLatin1(entity.name), id, at });
        return {};
    }
    const Result<void> read = entity.read(row, m_parts.context, page);
    if (read || read.error().kind != ErrorKind::BadReply)
        return read;
    // One record that nobody understands must not hold up a whole company.
    qCWarning(lcQuickBooks, "%s %ls is left out: %ls", entity.name, qUtf16Printable(id), qUtf16Printable(read.error().detail));
    m_parts.unread.push_back({ QString::fromLatin1(entity.name), id, read.error().detail });
    return {};
}

Result<void> Pull::deliver(PullSink::Page page, const QString &object)
{
    Result<void> stored = m_parts.sink.page(std::move(page));
    if (stored && m_parts.progress && !object.isEmpty())
        m_parts.progress({ object, m_report.records.value(object), {} });
    return stored;
}

QCoro::Task<Result<Instant>> Pull::wholeEntity(const Entity *entity)
{
    const QString name = QString::fromLatin1(entity->name);
    const QStringList known = m_parts.sink.knownIds(name, m_parts.context.realm.value);
    m_missing = QSet<QString>(known.cbegin(), known.cend());
    PullSink::Page page = newPage();
    Api::Query query;
    query.entity = name;
    if (entity->isList)
        query.where = QStringLiteral("Active IN (true, false)");
    query.take = [&](net::JsonObject row) { return take(*entity, row, page); };
    query.pageDone = [&] { return deliver(std::exchange(page, newPage()), name); };
    Result<Instant> began = co_await m_parts.api.readAll(std::move(query));
    if (!began)
        co_return began;
    const bool hasMissing = !m_missing.isEmpty();
    const Result<void> asked = co_await askForNewest(entity, &page);
    if (!asked)
        co_return tl::unexpected(asked.error());
    for (const QString &id : std::as_const(m_missing))
        page.tombstones.push_back({ name, id, *began });
    if (hasMissing) {
        if (Result<void> stored = deliver(std::move(page), name); !stored)
            co_return tl::unexpected(stored.error());
    }
    co_return began;
}

/// A query that does not bring what was made a moment ago proves nothing, for its index lags. Asked for by its id it does not.
QCoro::Task<Result<void>> Pull::askForNewest(const Entity *entity, PullSink::Page *page)
{
    const QString name = QString::fromLatin1(entity->name);
    QStringList newest(m_missing.cbegin(), m_missing.cend());
    std::sort(newest.begin(), newest.end(), [](const QString &a, const QString &b) { return a.toLongLong() > b.toLongLong(); });
    newest = newest.mid(0, kAskedMax);
    for (const QString &id : std::as_const(newest)) {
        Result<net::HttpResponse> reply
            = co_await m_parts.api.read(name.toLower() + QLatin1Char('/') + QString::fromLatin1(QUrl::toPercentEncoding(id)));
        const bool isRefused = !reply && (reply.error().kind == ErrorKind::NotFound || reply.error().kind == ErrorKind::Rejected);
        if (isRefused)
            continue;
        if (!reply)
            co_return tl::unexpected(reply.error());
        net::JsonText json(std::move(reply->body));
        Result<net::JsonObject> root = json.root();
        std::optional<net::JsonObject> record = root ? root->object(entity->name) : std::nullopt;
        if (!record)
            co_return fail(ErrorKind::BadReply, QStringLiteral("%1: an answer without the record").arg(name));
        if (Result<void> taken = take(*entity, *record, *page); !taken)
            co_return taken;
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> Pull::everything(std::size_t first, std::optional<Instant> began)
{
    for (std::size_t at = first; at < entities().size(); ++at) {
        Result<Instant> one = co_await wholeEntity(&entities()[at]);
        if (!one)
            co_return tl::unexpected(one.error());
        if (!began)
            began = *one; // Whatever changes from here on, change capture will tell.
        PullSink::Page page = newPage();
        page.cursor = at + 1 == entities().size()
            ? toIso(*began)
            : QStringLiteral("%1 %2 %3").arg(kUnfinished).arg(at + 1).arg(toIso(*began));
        if (Result<void> stored = deliver(std::move(page), {}); !stored)
            co_return stored;
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> Pull::changes(Instant cursor)
{
    QStringList names;
    for (const Entity &entity : entities())
        names.append(QString::fromLatin1(entity.name));
    PullSink::Page page = newPage();
    const auto takeOne = [&](std::string_view name, net::JsonObject row) -> Result<void> {
        const Entity *entity = entityNamed(name);
        return entity ? take(*entity, row, page) : Result<void>();
    };
    const Instant since = cursor - kOverlap;
    Result<Api::Changes> found = co_await m_parts.api.changes(names, since, takeOne);
    if (!found)
        co_return tl::unexpected(found.error());
    if (found->count >= kChangesCap) {
        m_report.records.clear();
        Result<void> apart = co_await changesApart(since);
        if (!apart)
            co_return apart;
        page = newPage();
    }
    if (found->count == 0 && found->at - cursor < kCursorAge)
        co_return Result<void>();
    page.cursor = toIso(std::max(found->at, cursor));
    co_return deliver(std::move(page), {});
}

QCoro::Task<Result<void>> Pull::changesApart(Instant since)
{
    qCInfo(lcQuickBooks, "more changes than change capture tells in one answer; asking for each kind alone");
    for (const Entity &entity : entities()) {
        const QString name = QString::fromLatin1(entity.name);
        PullSink::Page page = newPage();
        const auto takeOne = [&](std::string_view, net::JsonObject row) { return take(entity, row, page); };
        Result<Api::Changes> found = co_await m_parts.api.changes({ name }, since, takeOne);
        if (!found)
            co_return tl::unexpected(found.error());
        if (found->count < kChangesCap) {
            if (found->count > 0) {
                if (Result<void> stored = deliver(std::move(page), name); !stored)
                    co_return stored;
            }
            continue;
        }
        m_report.records.remove(name);
        Result<void> many = co_await manyChanges(&entity, since);
        if (!many)
            co_return many;
    }
    co_return Result<void>();
}

/// A query does not tell deletions, but a count does: everything new is among the changes, so that afterwards the books
/// and the sink hold the same number, unless something is gone.
QCoro::Task<Result<void>> Pull::manyChanges(const Entity *entity, Instant since)
{
    const QString name = QString::fromLatin1(entity->name);
    const QString any = entity->isList ? QStringLiteral("Active IN (true, false)") : QString();
    PullSink::Page page = newPage();
    Api::Query query;
    query.entity = name;
    query.where = QStringLiteral("MetaData.LastUpdatedTime >= ") + quoted(since) + (any.isEmpty() ? any : QStringLiteral(" AND ") + any);
    query.take = [&](net::JsonObject row) { return take(*entity, row, page); };
    query.pageDone = [&] { return deliver(std::exchange(page, newPage()), name); };
    Result<Instant> changed = co_await m_parts.api.readAll(std::move(query));
    if (!changed)
        co_return tl::unexpected(changed.error());
    Result<qint64> count = co_await m_parts.api.count(name, any);
    if (!count)
        co_return tl::unexpected(count.error());
    if (*count == m_parts.sink.knownIds(name, m_parts.context.realm.value).size())
        co_return Result<void>();
    m_report.records.remove(name);
    Result<Instant> whole = co_await wholeEntity(entity);
    if (!whole)
        co_return tl::unexpected(whole.error());
    co_return Result<void>();
}

QCoro::Task<Result<void>> Pull::taxes()
{
    const Instant asked = m_parts.api.clock().now(); // By the clock that tells which day it is, whatever the books' one says.
    const QString all = QStringLiteral("Active IN (true, false)");
    QHash<QString, DatedRate> ratesById;
    Api::Query rates;
    rates.entity = QStringLiteral("TaxRate");
    rates.where = all;
    rates.take = [&](net::JsonObject row) -> Result<void> {
        Result<TaxRateRow> rate = readTaxRate(row);
        if (!rate)
            return tl::unexpected(rate.error());
        ratesById.insert(rate->id, rate->rate);
        return {};
    };
    Result<Instant> ratesRead = co_await m_parts.api.readAll(std::move(rates));
    if (!ratesRead)
        co_return tl::unexpected(ratesRead.error());

    PullSink::Page page = newPage();
    Api::Query codes;
    codes.entity = QStringLiteral("TaxCode");
    codes.where = all;
    codes.take = [&](net::JsonObject row) -> Result<void> {
        Result<TaxCodeRow> code = readTaxCode(row);
        if (!code)
            return tl::unexpected(code.error());
        std::vector<DatedRate> parts;
        for (const QString &id : std::as_const(code->salesRateIds))
            parts.push_back(ratesById.value(id));
        Result<DatedRate> sum = DatedRate::sumOf(parts);
        if (!sum)
            return tl::unexpected(sum.error());
        code->code.rate = std::move(*sum);
        page.taxCodes.push_back(std::move(code->code));
        return {};
    };
    Result<Instant> codesRead = co_await m_parts.api.readAll(std::move(codes));
    if (!codesRead)
        co_return tl::unexpected(codesRead.error());
    page.source = m_source + QStringLiteral(":settings");
    page.cursor = toIso(asked);
    m_report.records[QStringLiteral("TaxCode")] = static_cast<int>(page.taxCodes.size());
    co_return deliver(std::move(page), QStringLiteral("TaxCode"));
}

} // namespace sluice::quickbooks
