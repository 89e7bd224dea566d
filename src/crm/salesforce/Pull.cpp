#include "crm/salesforce/Pull.h"

#include "core/Log.h"
#include "crm/salesforce/Fault.h"
#include "crm/salesforce/Soql.h"

#include <QCryptographicHash>

namespace sluice::salesforce {

using std::chrono::minutes;

namespace {

/// An idle cycle moves a cursor only this often, so that it writes nothing.
constexpr minutes kCursorAge { 5 };
/// A contact that was deleted longer ago may have left the Recycle Bin. Source: Salesforce sheet, section 4.2.
constexpr std::chrono::days kBinReach { 14 };
constexpr int kPagesMax = 100'000; ///< A loop must end, even when the other side says "more".
constexpr int kIdsPerQuery = 300;  ///< 25 bytes each, encoded; an address may have 16 KiB.

const QString kInBulk = QStringLiteral("#"); ///< The same row reads otherwise there.
const QString kContact = QStringLiteral("Contact");
const QString kContactLogRead = QStringLiteral("Contact.read");
const QString kContactSource = QStringLiteral("salesforce:Contact");

QString textOf(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

QString deletionLog(const QString &object, Instant from, Instant to)
{
    const auto encoded = [](Instant at) {
        return toIso(at).left(19).replace(QLatin1Char(':'), QLatin1String("%3A")) + QLatin1String("%2B00%3A00");
    };
    return QStringLiteral("sobjects/%1/deleted/?start=%2&end=%3").arg(object, encoded(from), encoded(to));
}

QString fieldsNote(const QString &object) { return QStringLiteral("fields.") + object; }

bool isEmpty(const PullSink::Page &page)
{
    return page.accounts.empty() && page.users.empty() && page.products.empty() && page.deals.empty()
        && page.lines.empty() && page.milestones.empty() && page.stages.empty() && page.tombstones.empty();
}

} // namespace

Pull::Pull(Parts parts)
    : m_parts(std::move(parts))
{
    m_context.currency = m_parts.currency;
    m_context.addresses = &m_parts.addresses;
    m_context.contacts = &m_contactAddresses;
}

QCoro::Task<Result<PullReport>> Pull::run()
{
    const qint64 callsBefore = m_parts.api.calls();
    if (Result<void> prepared = prepare(); !prepared)
        co_return tl::unexpected(prepared.error());
    std::vector<Question> opening = questions();
    Result<void> asked = co_await ask(std::move(opening));
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
        source.cursor = parseInstant(QStringView(m_parts.sink.cursor(source.name)));
        if (source.cursor && readsOtherFields(source))
            source.cursor.reset();
        if (!asksForChildren(source))
            continue;
        // A change of a contact can be followed only from accounts that were read with it.
        m_contactCursor = parseInstant(QStringView(m_parts.sink.cursor(kContactSource)));
        if (!m_contactCursor || m_parts.api.serverNow() - *m_contactCursor > kBinReach || !m_parts.addresses.known())
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

std::vector<Pull::Question> Pull::questions()
{
    std::vector<Question> asked;
    asked.push_back({ Api::query(QStringLiteral("SELECT ApiName FROM OpportunityStage WHERE IsWon = TRUE")),
                      [this](net::JsonObject result) {
                          return result.forEachObject("records", [this](net::JsonObject stage) -> Result<void> {
                              m_context.wonStages.insert(textOf(stage.text("ApiName")));
                              return {};
                          });
                      } });
    for (Source &source : m_sources) {
        if (source.feed->childObject)
            m_accounts = &source;
        if (source.cursor) {
            askForDeletions(source, asked); // Before the changes: whoever came back is alive.
            askForChanges(source, asked);
        } else
            askForExtent(source, asked);
    }
    askForReconciliation(asked);
    return asked;
}

void Pull::askForChanges(Source &source, std::vector<Question> &into)
{
    const QString changed = QStringLiteral(" WHERE SystemModstamp >= %1").arg(literal(*source.cursor - m_parts.overlap));
    const QString soql = select(source) + changed + QStringLiteral(" ORDER BY SystemModstamp, Id");
    into.push_back({ Api::queryAll(soql), [this, &source](net::JsonObject result) -> Result<void> {
                        source.asked = m_asked;
                        source.isLarge = isMuch(result.whole("totalSize"));
                        PullSink::Page page;
                        Result<PageEnd> end = takePage(source, result, page, true);
                        if (!end)
                            return tl::unexpected(end.error());
                        source.next = end->next;
                        source.isLarge = source.isLarge && !source.next.isEmpty();
                        return source.next.isEmpty() ? closeChanges(source, std::move(page))
                                                     : deliver(source, std::move(page));
                    }, [this, &source](const Error &error) -> Result<void> {
                        // Too many for a query that must answer in time are none too many for a job.
                        const bool isTooMuch = error.kind == ErrorKind::Timeout || error.kind == ErrorKind::LimitReached;
                        if (!isTooMuch || m_parts.bulkAbove < 0)
                            return tl::unexpected(error);
                        qCInfo(lcSalesforce, "The changes of %s: %s", qUtf8Printable(source.object), qUtf8Printable(error.code));
                        source.asked = m_asked;
                        source.isLarge = true;
                        return {};
                    } });
    if (!asksForChildren(source))
        return;
    // A new e-mail address of a contact does not touch its account. Also asked for are those without an account and those
    // that were deleted: some account may have had its address from them.
    const QString contacts = QStringLiteral("SELECT Id, AccountId, Email, IsDeleted, SystemModstamp FROM Contact"
                                            " WHERE SystemModstamp >= %1 ORDER BY SystemModstamp, Id")
                                 .arg(literal(*m_contactCursor - m_parts.overlap));
    into.push_back({ Api::queryAll(contacts), [this](net::JsonObject result) { return takeContacts(result); } });

    // Those that were emptied out of the Recycle Bin since stand in the deletion log alone. How far it was read counts only
    // once their accounts are stored: until then it waits under a name of its own.
    const Instant now = m_parts.api.serverNow();
    const Instant from = std::max(m_parts.deletionsRead.value(kContact, *m_contactCursor - m_parts.overlap), now - kBinReach);
    m_parts.deletionsRead.remove(kContactLogRead);
    if (now - from < kCursorAge)
        return;
    const auto take = [this](net::JsonObject result) -> Result<void> {
        const Result<void> read = result.forEachObject("deletedRecords", [this](net::JsonObject record) -> Result<void> {
            const QString id = textOf(record.text("id"));
            const QStringList accounts = m_parts.addresses.accountsOf(id);
            m_contacts.insert(id);
            m_accountsOfContacts.unite(QSet<QString>(accounts.cbegin(), accounts.cend()));
            return {};
        });
        if (const std::optional<Instant> covered = parseInstant(result.text("latestDateCovered").value_or("")))
            m_parts.deletionsRead.insert(kContactLogRead, *covered);
        return read;
    };
    const auto without = [](const Error &error) -> Result<void> {
        qCInfo(lcSalesforce, "No deletion log of Contact: %s", qUtf8Printable(error.code));
        return {};
    };
    into.push_back({ deletionLog(kContact, from, now), take, without });
}

Result<void> Pull::takeContacts(net::JsonObject result)
{
    m_contactsNext = textOf(result.text("nextRecordsUrl"));
    m_parts.recent.forgetBefore(kContact, m_asked - m_parts.overlap - kCursorAge);
    return result.forEachObject("records", [this](net::JsonObject contact) -> Result<void> {
        const std::string_view text = contact.raw();
        const QString id = textOf(contact.text("Id"));
        const QString account = textOf(contact.text("AccountId"));
        const std::optional<Instant> stamp = parseInstant(contact.text("SystemModstamp").value_or(""));
        if (!stamp || m_parts.recent.seen(kContact, id, *stamp, text))
            return {};
        m_contacts.insert(id);
        QStringList accounts = m_parts.addresses.accountsOf(id); // Where it was.
        if (!account.isEmpty())
            accounts.append(account);
        m_accountsOfContacts.unite(QSet<QString>(accounts.cbegin(), accounts.cend()));
        return {};
    });
}

QCoro::Task<Result<void>> Pull::finishContacts()
{
    for (int count = 0; count < kPagesMax && !m_contactsNext.isEmpty(); ++count) {
        Result<net::HttpResponse> reply = co_await m_parts.api.readNext(m_contactsNext);
        if (!reply)
            co_return tl::unexpected(reply.error());
        net::JsonText json(std::move(reply->body));
        Result<net::JsonObject> root = json.root();
        Result<void> taken = root ? takeContacts(*root) : Result<void>(tl::unexpected(root.error()));
        if (!taken)
            co_return taken;
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> Pull::ask(std::vector<Question> questions)
{
    QStringList paths;
    for (const Question &question : questions)
        paths.append(question.path);
    Result<net::HttpResponse> reply = co_await m_parts.api.readMany(std::move(paths));
    if (!reply)
        co_return tl::unexpected(reply.error());
    m_asked = serverTime(*reply, m_parts.api.clock().now());
    net::JsonText json(std::move(reply->body));
    std::size_t answered = 0;
    const auto take = [&](int index, int status, net::JsonObject entry) -> Result<void> {
        answered = static_cast<std::size_t>(index) + 1;
        if (answered > questions.size())
            return fail(ErrorKind::BadReply, QStringLiteral("more answers than questions"));
        const Question &question = questions[answered - 1];
        if (status != 200) {
            const Error error = errorOfAnswer(status, entry);
            if (!question.refused)
                return tl::unexpected(error);
            return question.refused(error);
        }
        std::optional<net::JsonObject> result = entry.object("result");
        if (!result)
            return fail(ErrorKind::BadReply, QStringLiteral("an answer without a result"));
        return question.take(*result);
    };
    Result<void> walked = forEachAnswer(json, take);
    if (walked && answered != questions.size())
        co_return fail(ErrorKind::BadReply, QStringLiteral("%1 questions, %2 answers").arg(questions.size()).arg(answered));
    co_return walked;
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
        return id;
    }
    if (Result<void> read = source.feed->read(row, id, *stamp, m_context, page); !read)
        return tl::unexpected(read.error());
    return id;
}

Result<void> Pull::deliver(Source &source, PullSink::Page page)
{
    page.source = source.name;
    if (isEmpty(page) && page.cursor.isEmpty())
        return {};
    m_report.records[source.object] = source.done;
    if (&source == m_accounts && source.cursor)
        m_parts.addresses.keep(); // A first pull keeps them once, at its end.
    Result<void> stored = m_parts.sink.page(std::move(page));
    if (stored && m_parts.progress)
        m_parts.progress({ source.object, source.done, source.count });
    return stored;
}

Result<void> Pull::closeChanges(Source &source, PullSink::Page page)
{
    // What was handed on and lies inside the next overlap is remembered; the rest cannot come again.
    m_parts.recent.forgetBefore(source.object + kInBulk, source.asked - m_parts.overlap - kCursorAge);
    m_parts.recent.forgetBefore(source.object, source.asked - m_parts.overlap - kCursorAge);
    if (!isEmpty(page) || source.asked - *source.cursor >= kCursorAge)
        page.cursor = toIso(std::max(source.asked, *source.cursor));
    keepFields(source); // Of a mirror that was read before this was kept.
    return deliver(source, std::move(page));
}

QCoro::Task<Result<void>> Pull::finishChanges(Source *source)
{
    Result<BulkQuery::End> inBulk = BulkQuery::End::Unavailable;
    if (source->isLarge)
        inBulk = co_await changesInBulk(source);
    if (!inBulk)
        co_return tl::unexpected(inBulk.error());
    if (*inBulk == BulkQuery::End::Complete)
        co_return closeChanges(*source, {});
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
            co_return closeChanges(*source, std::move(page));
        if (Result<void> stored = deliver(*source, std::move(page)); !stored)
            co_return stored;
    }
    co_return fail(ErrorKind::LimitReached, QStringLiteral("%1: the changes do not end").arg(source->object));
}

QCoro::Task<Result<void>> Pull::rereadAccounts()
{
    const QStringList ids(m_accountsOfContacts.cbegin(), m_accountsOfContacts.cend());
    for (qsizetype at = 0; at < ids.size(); at += kIdsPerQuery) {
        const QString soql = select(*m_accounts)
            + QStringLiteral(" WHERE Id IN %1 ORDER BY Id").arg(listOf(ids.mid(at, kIdsPerQuery)));
        Result<net::HttpResponse> reply = co_await m_parts.api.read(Api::query(soql));
        while (reply) {
            net::JsonText json(std::move(reply->body));
            Result<net::JsonObject> root = json.root();
            if (!root)
                co_return tl::unexpected(root.error());
            PullSink::Page page;
            Result<PageEnd> end = takePage(*m_accounts, *root, page, false);
            if (!end)
                co_return tl::unexpected(end.error());
            if (Result<void> stored = deliver(*m_accounts, std::move(page)); !stored)
                co_return stored;
            if (end->next.isEmpty())
                break;
            reply = co_await m_parts.api.readNext(end->next);
        }
        if (!reply)
            co_return tl::unexpected(reply.error());
    }
    co_return Result<void>();
}

/// Not before the accounts of all of them are stored: what failed in between comes again.
Result<void> Pull::closeContacts()
{
    if (!m_accounts || !m_accounts->cursor || !asksForChildren(*m_accounts))
        return {};
    m_parts.addresses.settle(m_contacts);
    if (const auto read = m_parts.deletionsRead.constFind(kContactLogRead); read != m_parts.deletionsRead.cend()) {
        const Instant covered = *read;
        m_parts.deletionsRead.remove(kContactLogRead);
        m_parts.deletionsRead.insert(kContact, covered);
    }
    const bool isNews = !m_contacts.isEmpty() || m_asked - *m_contactCursor >= kCursorAge;
    return isNews ? storeContactCursor(std::max(m_asked, *m_contactCursor)) : Result<void>();
}

Result<void> Pull::storeContactCursor(Instant readUpTo)
{
    PullSink::Page page;
    page.source = kContactSource;
    page.cursor = toIso(readUpTo);
    return m_parts.sink.page(std::move(page));
}

} // namespace sluice::salesforce
