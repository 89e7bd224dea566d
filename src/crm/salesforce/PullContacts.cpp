#include "crm/salesforce/Pull.h"

#include "core/Log.h"
#include "crm/salesforce/Soql.h"

#include <algorithm>

namespace sluice::salesforce {

// An account has its e-mail from one of its contacts, and a contact changes without touching its account.

namespace {

/// A contact that was deleted longer ago may have left the Recycle Bin. Source: Salesforce sheet, section 4.2.
constexpr std::chrono::days kBinReach { 14 };
constexpr int kPagesMax = 100'000; ///< A loop must end, even when the other side says "more".
constexpr int kIdsPerQuery = 300;  ///< 25 bytes each, encoded; an address may have 16 KiB.

const QString kContact = QStringLiteral("Contact");
const QString kContactLogRead = QStringLiteral("Contact.read");
const QString kContactSource = QStringLiteral("salesforce:Contact");

QString textOf(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

} // namespace

/// A change of a contact can be followed only from accounts that were read with it.
bool Pull::canFollowContacts()
{
    m_contactCursor = parseInstant(QStringView(m_parts.sink.cursor(kContactSource)));
    return m_contactCursor && m_parts.api.serverNow() - *m_contactCursor <= kBinReach && m_parts.addresses.known();
}

/// Which accounts have their address from elsewhere by now cannot be told any more, or only by more questions than accounts.
void Pull::readAccountsAnew(const char *why)
{
    qCInfo(lcSalesforce, "All accounts are read anew with their contacts: %s", why);
    m_accountsAnew = true;
}

QCoro::Task<Result<void>> Pull::beginAccountsAnew()
{
    m_accounts->cursor.reset();
    m_parts.addresses.forget();
    std::vector<Question> extent;
    askForExtent(*m_accounts, extent);
    Result<void> asked = co_await ask(std::move(extent));
    co_return asked;
}

void Pull::askForContacts(std::vector<Question> &into)
{
    m_contactWindow = windowOf(kContact, *m_contactCursor);
    // A new e-mail address of a contact does not touch its account. Also asked for are those without an account and those
    // that were deleted: some account may have had its address from them.
    const QString contacts = QStringLiteral("SELECT Id, AccountId, Email, IsDeleted, SystemModstamp FROM Contact"
                                            " WHERE SystemModstamp >= %1 ORDER BY SystemModstamp, Id")
                                 .arg(literal(m_contactWindow.from));
    const auto takeAll = [this](net::JsonObject result) -> Result<void> {
        m_contactsAsked = m_asked;
        if (!isMuch(result.whole("totalSize")))
            return takeContacts(result);
        readAccountsAnew("too many contacts were changed");
        noteLarge(kContact, m_asked);
        return {};
    };
    const auto tooMuch = [this](const Error &error) -> Result<void> {
        if (!isTooMuch(error))
            return tl::unexpected(error);
        readAccountsAnew(qUtf8Printable(error.code));
        noteLarge(kContact, m_asked);
        return {};
    };
    into.push_back({ Api::queryAll(contacts), takeAll, tooMuch });

    // Those that were emptied out of the Recycle Bin since stand in the deletion log alone. How far it was read counts only
    // once their accounts are stored: until then it waits under a name of its own.
    const Instant now = m_parts.api.serverNow();
    const Instant from = std::max(m_parts.deletionsRead.value(kContact, *m_contactCursor - m_parts.overlap), now - kBinReach);
    m_parts.deletionsRead.remove(kContactLogRead);
    if (now - from < kCursorAge)
        return;
    const auto take = [this, from](net::JsonObject result) -> Result<void> {
        const Result<void> read = result.forEachObject("deletedRecords", [this](net::JsonObject record) -> Result<void> {
            const QString id = textOf(record.text("id"));
            const QStringList accounts = m_parts.addresses.accountsOf(id);
            m_contacts.insert(id);
            m_accountsOfContacts.unite(QSet<QString>(accounts.cbegin(), accounts.cend()));
            return {};
        });
        if (const std::optional<Instant> earliest = parseInstant(result.text("earliestDateAvailable").value_or("")); earliest && *earliest > from)
            readAccountsAnew("its deletion log does not reach back far enough");
        if (const std::optional<Instant> covered = coveredBy(result))
            m_parts.deletionsRead.insert(kContactLogRead, *covered);
        return read;
    };
    const auto without = [this](const Error &error) -> Result<void> {
        qCInfo(lcSalesforce, "No deletion log of Contact: %s", qUtf8Printable(error.code));
        if (isLogIncomplete(error))
            readAccountsAnew(qUtf8Printable(error.code));
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

QCoro::Task<Result<void>> Pull::rereadAccounts()
{
    if (m_accountsAnew)
        co_return Result<void>();
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
    if (!m_contactsAsked || m_accountsAnew)
        return {};
    m_parts.addresses.settle(m_contacts);
    if (const auto read = m_parts.deletionsRead.constFind(kContactLogRead); read != m_parts.deletionsRead.cend()) {
        const Instant covered = *read;
        m_parts.deletionsRead.remove(kContactLogRead);
        m_parts.deletionsRead.insert(kContact, covered);
    }
    const bool isNews = !m_contacts.isEmpty() || *m_contactsAsked - *m_contactCursor >= kCursorAge;
    return closeWindow(kContact, m_contactWindow) && isNews ? storeContactCursor(std::max(*m_contactsAsked, *m_contactCursor)) : Result<void>();
}

Result<void> Pull::storeContactCursor(Instant readUpTo)
{
    PullSink::Page page;
    page.source = kContactSource;
    page.cursor = toIso(readUpTo);
    return m_parts.sink.page(std::move(page));
}

/// All accounts were read with their contacts, up to `asked`.
Result<void> Pull::closeContactsOfAll(Instant asked)
{
    m_parts.deletionsRead.remove(kContactLogRead);
    m_parts.deletionsRead.insert(kContact, asked);
    return storeContactCursor(asked);
}

} // namespace sluice::salesforce
