#include "crm/salesforce/Pull.h"

#include "core/Log.h"

#include <QCryptographicHash>

namespace sluice::salesforce {

namespace {

constexpr int kPagesMax = 100'000; ///< A loop must end, even when the other side says "more".

const QString kInBulk = QStringLiteral("#"); ///< The same row reads otherwise there.
QString textOf(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

QString fieldsNote(const QString &object) { return QStringLiteral("fields.") + object; }

bool isEmpty(const PullSink::Page &page)
{
    return page.accounts.empty() && page.users.empty() && page.products.empty() && page.deals.empty()
        && page.lines.empty() && page.milestones.empty() && page.stages.empty() && page.tombstones.empty();
}

/// Of what the kinds of Salesforce hold: to take the last one away again.
struct Sizes {
    std::size_t accounts, users, products, deals, lines, milestones, stages;
};

Sizes sizesOf(const PullSink::Page &page)
{
    return { page.accounts.size(), page.users.size(), page.products.size(), page.deals.size(), page.lines.size(), page.milestones.size(),
        page.stages.size() };
}

/// Takes away what was read of a row that could not be read to its end, and says what it belongs to.
UnreadRow takeBack(PullSink::Page &page, const Sizes &before)
{
    UnreadRow row;
    if (page.accounts.size() > before.accounts)
        row.accountId = page.accounts.back().id;
    if (page.deals.size() > before.deals)
        row.dealId = page.deals.back().id;
    if (page.lines.size() > before.lines)
        row.dealId = page.lines.back().dealId;
    if (page.milestones.size() > before.milestones)
        row.dealId = page.milestones.back().dealId;
    if (page.stages.size() > before.stages)
        row.dealId = page.stages.back().dealId;
    page.accounts.resize(before.accounts);
    page.users.resize(before.users);
    page.products.resize(before.products);
    page.deals.resize(before.deals);
    page.lines.resize(before.lines);
    page.milestones.resize(before.milestones);
    page.stages.resize(before.stages);
    return row;
}

} // namespace

Pull::Pull(Parts parts)
    : m_parts(std::move(parts))
{
    m_context.currency = m_parts.currency;
    m_context.addresses = &m_parts.addresses;
    m_context.contacts = &m_contactAddresses;
    m_context.stages = &m_parts.stages;
    m_context.metStrangeStage = &m_metStrangeStage;
}

QCoro::Task<Result<PullReport>> Pull::run()
{
    const qint64 callsBefore = m_parts.api.calls();
    if (Result<void> prepared = prepare(); !prepared)
        co_return tl::unexpected(prepared.error());
    Result<void> asked = co_await open();
    if (!asked)
        co_return tl::unexpected(asked.error());

    for (Source &source : m_sources) {
        if (source.next.isEmpty() && !source.isLarge)
            continue;
        Result<void> finished = co_await finishChanges(&source);
        if (!finished)
            co_return tl::unexpected(finished.error());
    }
    for (Source &source : m_sources) {
        if (!source.censusDue)
            continue;
        Result<void> counted = co_await census(&source);
        if (!counted)
            co_return tl::unexpected(counted.error());
    }
    Result<void> followed = co_await followMerges();
    if (!followed)
        co_return tl::unexpected(followed.error());
    Result<void> contacts = co_await finishContacts();
    if (!contacts)
        co_return tl::unexpected(contacts.error());
    Result<void> reread = co_await rereadAccounts();
    if (reread)
        reread = closeContacts();
    if (reread && m_accountsAnew)
        reread = co_await beginAccountsAnew();
    if (!reread)
        co_return tl::unexpected(reread.error());

    std::vector<QCoro::Task<Result<void>>> firstPulls;
    for (Source &source : m_sources) {
        if (!source.cursor)
            firstPulls.push_back(pullAll(&source));
    }
    Result<void> all;
    for (QCoro::Task<Result<void>> &pull : firstPulls) {
        Result<void> one = co_await pull; // Every one of them, even after a failure: they use this object.
        if (!one && (all || all.error().kind == ErrorKind::Cancelled))
            all = std::move(one);
    }
    if (!all)
        co_return tl::unexpected(all.error());
    co_await finishReconciliation();
    m_report.calls = static_cast<int>(m_parts.api.calls() - callsBefore);
    co_return std::move(m_report);
}

Result<void> Pull::prepare()
{
    for (const Feed &feed : feeds()) {
        const QString object = QString::fromLatin1(feed.object);
        if (!m_parts.schema.object(object).exists && !feed.needsObject)
            continue;
        Columns columns(m_parts.schema, object, feed.columns);
        for (const char *needed : feed.needed) {
            if (columns.has(needed))
                continue;
            Error error { ErrorKind::Rejected, QStringLiteral("%1.%2 is missing or hidden").arg(object, QString::fromLatin1(needed)),
                          {}, QStringLiteral("INVALID_FIELD"), {} };
            return tl::unexpected(std::move(error));
        }
        Source &source = m_sources.emplace_back();
        source.feed = &feed;
        source.columns = std::move(columns);
        source.object = object;
        source.name = QStringLiteral("salesforce:") + object;
        source.unread = unreadIn(unreadSource(object), m_parts.sink.cursor(unreadSource(object)));
        source.cursor = parseInstant(QStringView(m_parts.sink.cursor(source.name)));
        if (source.cursor && readsOtherFields(source))
            source.cursor.reset();
        if (!asksForChildren(source))
            continue;
        if (!canFollowContacts())
            source.cursor.reset();
        if (!source.cursor)
            m_parts.addresses.forget();
    }
    return {};
}

bool Pull::asksForChildren(const Source &source) const
{
    return source.feed->childSelect && m_parts.schema.object(QString::fromLatin1(source.feed->childObject)).exists;
}

QString Pull::select(const Source &source, Children children) const
{
    QStringList columns { QStringLiteral("Id"), QStringLiteral("SystemModstamp") };
    if (m_parts.schema.object(source.object).has(QStringLiteral("IsDeleted")))
        columns.append(QStringLiteral("IsDeleted"));
    columns.append(source.columns.selectList());
    if (children == Children::WithRow && asksForChildren(source))
        columns.append(QString::fromLatin1(source.feed->childSelect));
    return QStringLiteral("SELECT %1 FROM %2").arg(columns.join(QLatin1String(", ")), m_parts.schema.wireObject(source.object));
}

QString Pull::fingerprint(const Source &source) const
{
    QByteArray read = select(source).toUtf8();
    if (!m_parts.schema.multiCurrency())
        read += m_parts.currency.text().toUtf8(); // Amounts were read in it.
    return QString::fromLatin1(QCryptographicHash::hash(read, QCryptographicHash::Sha256).toHex().left(16));
}

bool Pull::readsOtherFields(const Source &source) const
{
    const QString before = m_parts.memory ? m_parts.memory->recall(fieldsNote(source.object)) : QString();
    return !before.isEmpty() && before != fingerprint(source);
}

void Pull::keepFields(const Source &source)
{
    const QString note = fieldsNote(source.object), now = fingerprint(source);
    if (m_parts.memory && m_parts.memory->recall(note) != now)
        m_parts.memory->keep(note, now);
}

Result<Pull::PageEnd> Pull::takePage(Source &source, net::JsonObject result, PullSink::Page &page, bool onlyNew)
{
    PageEnd end;
    end.total = result.whole("totalSize").value_or(0);
    end.next = textOf(result.text("nextRecordsUrl"));
    const Result<void> read = result.forEachObject("records", [&](net::JsonObject record) -> Result<void> {
        Result<QString> id = takeRow(source, Row(record, source.columns), page, onlyNew);
        if (!id)
            return tl::unexpected(id.error());
        if (end.rows++ == 0)
            end.firstId = *id;
        end.lastId = std::move(*id);
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return end;
}

/// Returns the id of the row.
Result<QString> Pull::takeRow(Source &source, Row row, PullSink::Page &page, bool onlyNew)
{
    const std::string text = onlyNew ? row.raw() : std::string();
    const QString id = row.text("Id");
    const std::optional<Instant> stamp = row.instant("SystemModstamp");
    if (id.isEmpty() || !stamp)
        return fail(ErrorKind::BadReply, QStringLiteral("%1: a record without id or stamp").arg(source.object));
    source.known.remove(id);
    if (onlyNew && m_parts.recent.seen(row.isAlone() ? source.object + kInBulk : source.object, id, *stamp, text))
        return id;
    ++source.done;
    if (row.flag("IsDeleted")) {
        if (const QString survivor = source.feed->childObject ? row.text("MasterRecordId") : QString(); !survivor.isEmpty())
            m_parts.merges.note({ id, survivor, row.text("Sluice_Customer_Id__c") });
        page.tombstones.push_back({ source.object, id, *stamp });
        forgetUnread(source, id);
        return id;
    }
    const Sizes before = sizesOf(page);
    if (const Result<void> read = source.feed->read(row, id, *stamp, m_context, page); !read) {
        // One record that nobody understands must not hold up all the others.
        qCWarning(lcSalesforce, "%ls %ls is left out: %ls", qUtf16Printable(source.object), qUtf16Printable(id), qUtf16Printable(read.error().detail));
        UnreadRow unread = takeBack(page, before);
        unread.object = source.object;
        unread.id = id;
        unread.why = read.error().detail;
        leaveOut(source, std::move(unread));
    } else {
        forgetUnread(source, id);
    }
    return id;
}

void Pull::leaveOut(Source &source, UnreadRow row)
{
    std::erase_if(source.unread, [&](const UnreadRow &known) { return known.id == row.id; });
    source.readableAgain.remove(row.id);
    source.unread.push_back(std::move(row));
    source.isUnreadNews = true;
}

void Pull::forgetUnread(Source &source, const QString &id)
{
    const auto isIt = [&](const UnreadRow &known) { return known.id == id; };
    if (!source.unread.empty() && std::ranges::any_of(source.unread, isIt))
        source.readableAgain.insert(id);
}

Result<void> Pull::storeUnread(Source &source)
{
    PullSink::Page page;
    page.source = unreadSource(source.object);
    page.cursor = unreadText(source.unread);
    return m_parts.sink.page(std::move(page));
}

/// What could not be read is noted before the cursor goes by it, and forgotten after its record is stored: whoever dies in
/// between has noted too much.
Result<void> Pull::deliver(Source &source, PullSink::Page page)
{
    page.source = source.name;
    for (const Tombstone &stone : page.tombstones)
        forgetUnread(source, stone.id);
    if (std::exchange(source.isUnreadNews, false)) {
        if (Result<void> noted = storeUnread(source); !noted)
            return noted;
    }
    if (isEmpty(page) && page.cursor.isEmpty() && source.readableAgain.isEmpty())
        return {};
    m_report.records[source.object] = source.done;
    if (&source == m_accounts && source.cursor)
        m_parts.addresses.keep(); // A first pull keeps them once, at its end.
    Result<void> stored = isEmpty(page) && page.cursor.isEmpty() ? Result<void>() : m_parts.sink.page(std::move(page));
    if (stored && !source.readableAgain.isEmpty()) {
        std::erase_if(source.unread, [&](const UnreadRow &known) { return source.readableAgain.contains(known.id); });
        source.readableAgain.clear();
        stored = storeUnread(source);
    }
    if (stored && m_parts.progress)
        m_parts.progress({ source.object, source.done, source.count });
    return stored;
}

Result<void> Pull::closeChanges(Source &source, PullSink::Page page)
{
    // What was handed on and lies inside the next overlap is remembered; the rest cannot come again.
    m_parts.recent.forgetBefore(source.object + kInBulk, source.asked - m_parts.overlap - kCursorAge);
    m_parts.recent.forgetBefore(source.object, source.asked - m_parts.overlap - kCursorAge);
    const bool isDue = !isEmpty(page) || source.asked - *source.cursor >= kCursorAge;
    if (closeWindow(source.object, source.window) && isDue)
        page.cursor = toIso(std::max(source.asked, *source.cursor));
    keepFields(source); // Of a mirror that was read before this was kept.
    return deliver(source, std::move(page));
}

Result<void> Pull::closeLarge(Source *source, PullSink::Page page)
{
    Result<void> closed = closeChanges(*source, std::move(page));
    if (closed)
        noteLarge(source->object, source->asked);
    return closed;
}

QCoro::Task<Result<void>> Pull::finishChanges(Source *source)
{
    Result<BulkQuery::End> inBulk = BulkQuery::End::Unavailable;
    if (source->isLarge)
        inBulk = co_await changesInBulk(source);
    if (!inBulk)
        co_return tl::unexpected(inBulk.error());
    if (*inBulk == BulkQuery::End::Complete)
        co_return closeLarge(source, {});
    if (source->next.isEmpty())
        co_return fail(ErrorKind::LimitReached, QStringLiteral("%1: too much has changed for a query").arg(source->object));
    for (int count = 0; count < kPagesMax; ++count) {
        Result<net::HttpResponse> reply = co_await m_parts.api.readNext(source->next);
        if (!reply)
            co_return tl::unexpected(reply.error()); // An expired locator too: the next pull starts at the cursor.
        net::JsonText json(std::move(reply->body));
        Result<net::JsonObject> root = json.root();
        if (!root)
            co_return tl::unexpected(root.error());
        PullSink::Page page;
        Result<PageEnd> end = takePage(*source, *root, page, true);
        if (!end)
            co_return tl::unexpected(end.error());
        source->next = end->next;
        if (source->next.isEmpty())
            co_return source->isLarge ? closeLarge(source, std::move(page)) : closeChanges(*source, std::move(page));
        if (Result<void> stored = deliver(*source, std::move(page)); !stored)
            co_return stored;
    }
    co_return fail(ErrorKind::LimitReached, QStringLiteral("%1: the changes do not end").arg(source->object));
}

} // namespace sluice::salesforce
