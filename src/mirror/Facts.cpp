#include "mirror/Facts.h"

#include "mirror/DealParts.h"
#include "mirror/LedgerColumns.h"
#include "mirror/RawRecord.h"

namespace sluice::mirror {

namespace {

// What the stage history says about the won moment, and when the deal was first seen won, behind a deal's columns.
const std::string &dealSelect()
{
    static const std::string sql = [] {
        std::string select = tableSql<Deal>().select;
        select.insert(select.find(" FROM "),
            ", (SELECT at_ms FROM won_moment WHERE won_moment.deal_id = deal.id), won_seen_ms");
        return select;
    }();
    return sql;
}

constexpr const char *kWonOrRequested
    = "WHERE won = 1 OR EXISTS (SELECT 1 FROM request_view WHERE request_view.deal_id = deal.id) ORDER BY id";
// With max(), the other column comes from the row that holds the maximum.
constexpr const char *kSegments = "SELECT account_id, segment, max(coalesce(close_on, '') || id) FROM deal "
                                  "WHERE segment <> '' AND deleted = 0 GROUP BY account_id";
constexpr const char *kNumbers = "SELECT doc_number FROM invoice WHERE realm = ?1 AND substr(doc_number, 1, length(?2)) = ?2";
constexpr const char *kPresentOfRealm = "WHERE realm = ? AND deleted = 0 ORDER BY id";

/// In this order of trust: the stage history, the record itself, the record's stamp when it was first seen won.
/// Source: section 6.4 of the Salesforce sheet.
void settleWonMoment(Deal &deal, std::optional<Instant> fromHistory, std::optional<Instant> firstSeen)
{
    if (!deal.won) {
        deal.wonAt.reset();
        deal.wonAtExact = false;
    } else if (fromHistory) {
        deal.wonAt = fromHistory;
        deal.wonAtExact = true;
    } else if (!deal.wonAt) {
        deal.wonAt = firstSeen;
        deal.wonAtExact = false;
    }
}

Result<void> takeDeal(Statement &statement, Deal &deal)
{
    if (const Result<void> taken = take(statement, deal); !taken)
        return taken;
    std::optional<Instant> fromHistory;
    std::optional<Instant> firstSeen;
    ColumnReader reader(statement);
    reader("won_moment", fromHistory);
    reader("won_seen_ms", firstSeen);
    settleWonMoment(deal, fromHistory, firstSeen);
    return {};
}

/// Records by their id, deleted ones left out where the table marks them.
template <class Key, class T, class IdOf>
Result<QHash<Key, T>> hashed(const Database &database, std::string_view where, IdOf idOf)
{
    Result<std::vector<T>> records = list<T>(database, where);
    if (!records)
        return tl::unexpected(records.error());
    QHash<Key, T> byId;
    byId.reserve(static_cast<qsizetype>(records->size()));
    for (T &record : *records) {
        const Key id = idOf(record);
        byId.emplace(id, std::move(record));
    }
    return byId;
}

template <class T> Result<std::vector<T>> listOfRealm(const Database &database, const QString &realm)
{
    std::vector<T> records;
    const std::string sql = tableSql<OfRealm<T>>().select + ' ' + kPresentOfRealm;
    OfRealm<T> row;
    const Result<void> read = forEachRow(database, sql, { realm }, [&](Statement &statement) -> Result<void> {
        if (const Result<void> taken = take(statement, row); !taken)
            return taken;
        records.push_back(std::move(row.record));
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return records;
}

} // namespace

Facts::Facts(Database &database)
    : m_database(database)
{
}

Result<std::vector<Deal>> Facts::dealsWhere(std::string_view where, const QStringList &parameters) const
{
    const Snapshot snapshot(m_database);
    std::vector<Deal> deals;
    const auto reserve = [&deals](Statement &row) -> Result<void> {
        deals.reserve(static_cast<std::size_t>(row.integer())); // Moving deals later costs more than reading them.
        return {};
    };
    const Result<void> read
        = forEachRow(m_database, "SELECT count(*) FROM deal " + std::string(where), parameters, reserve).and_then([&] {
              return forEachRow(m_database, dealSelect() + ' ' + std::string(where), parameters,
                  [&deals](Statement &row) { return takeDeal(row, deals.emplace_back()); });
          });
    if (!read)
        return tl::unexpected(read.error());
    if (const Result<void> added = addParts(m_database, deals); !added)
        return tl::unexpected(added.error());
    return deals;
}

Result<std::vector<Deal>> Facts::deals() const
{
    return dealsWhere(kWonOrRequested, {});
}

Result<std::vector<Deal>> Facts::dealsById(const QStringList &ids) const
{
    const Snapshot snapshot(m_database);
    std::vector<Deal> deals;
    for (const QString &id : ids) {
        const Result<void> read = forEachRow(m_database, dealSelect() + " WHERE id = ?", { id },
            [&deals](Statement &row) { return takeDeal(row, deals.emplace_back()); });
        if (!read)
            return tl::unexpected(read.error());
    }
    if (const Result<void> added = addParts(m_database, deals); !added)
        return tl::unexpected(added.error());
    return deals;
}

Result<std::vector<Deal>> Facts::openDeals() const
{
    return dealsWhere("WHERE closed = 0 AND deleted = 0 ORDER BY id", {});
}

Result<QHash<AccountId, Account>> Facts::accounts() const
{
    const Snapshot snapshot(m_database);
    auto accounts = hashed<AccountId, Account>(
        m_database, "WHERE deleted = 0", [](const Account &account) { return account.id; });
    if (!accounts)
        return accounts;
    const Result<void> read = forEachRow(m_database, kSegments, {}, [&accounts](Statement &row) -> Result<void> {
        const auto account = accounts->find(AccountId(row.text()));
        if (account != accounts->end() && account->segment.isEmpty())
            account->segment = row.text();
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return accounts;
}

Result<QHash<ProductId, Product>> Facts::products() const
{
    return hashed<ProductId, Product>(
        m_database, "WHERE deleted = 0", [](const Product &product) { return product.id; });
}

Result<QHash<QString, User>> Facts::users() const
{
    return hashed<QString, User>(m_database, "", [](const User &user) { return user.id; });
}

Result<std::vector<Company>> Facts::companies() const
{
    return list<Company>(m_database, "ORDER BY realm");
}

Result<std::vector<Customer>> Facts::customers(const QString &realm) const
{
    return listOfRealm<Customer>(m_database, realm);
}

Result<std::vector<Item>> Facts::items(const QString &realm) const
{
    return listOfRealm<Item>(m_database, realm);
}

Result<std::vector<Term>> Facts::terms(const QString &realm) const
{
    return listOfRealm<Term>(m_database, realm);
}

Result<std::vector<TaxCode>> Facts::taxCodes(const QString &realm) const
{
    return listOfRealm<TaxCode>(m_database, realm);
}

Result<std::vector<Invoice>> Facts::invoicesWhere(
    std::string_view where, std::string_view linesWhere, const QStringList &parameters) const
{
    const Snapshot snapshot(m_database);
    Result<std::vector<Invoice>> invoices = listMany<Invoice>(m_database, where, parameters);
    if (!invoices)
        return invoices;
    const Result<void> joined = joinRows<InvoiceLineRow>(
        m_database, linesWhere, parameters, *invoices,
        [](const InvoiceLineRow &row) -> const QString & { return row.invoiceId; },
        [](const Invoice &invoice) -> const QString & { return invoice.id.value; },
        [](InvoiceLineRow &&row, Invoice &invoice) { invoice.lines.push_back(std::move(row.line)); });
    if (!joined)
        return tl::unexpected(joined.error());
    for (Invoice &invoice : *invoices)
        invoice.lines.shrink_to_fit(); // They came one by one, and all of them stay in memory.
    return invoices;
}

Result<std::vector<Invoice>> Facts::invoices(const QString &realm) const
{
    return invoicesWhere("WHERE realm = ? ORDER BY id", "WHERE realm = ? ORDER BY invoice_id, position", { realm });
}

Result<QStringList> Facts::invoiceNumbers(const QString &realm, const QString &prefix) const
{
    QStringList numbers;
    const Result<void> read = forEachRow(m_database, kNumbers, { realm, prefix },
        [&numbers](Statement &statement) -> Result<void> {
            numbers.append(statement.text());
            return {};
        });
    if (!read)
        return tl::unexpected(read.error());
    return numbers;
}

Result<std::optional<Invoice>> Facts::invoice(const QString &realm, const QString &id) const
{
    Result<std::vector<Invoice>> found = invoicesWhere(
        "WHERE realm = ? AND id = ?", "WHERE realm = ? AND invoice_id = ? ORDER BY position", { realm, id });
    if (!found)
        return tl::unexpected(found.error());
    if (found->empty())
        return std::optional<Invoice>();
    return std::optional<Invoice>(std::move(found->front()));
}

Result<std::vector<Payment>> Facts::payments(const QString &realm) const
{
    const Snapshot snapshot(m_database);
    Result<std::vector<Payment>> payments = listMany<Payment>(m_database, kPresentOfRealm, { realm });
    if (!payments)
        return payments;
    const Result<void> joined = joinRows<PaymentApplicationRow>(
        m_database, "WHERE realm = ? ORDER BY payment_id, position", { realm }, *payments,
        [](const PaymentApplicationRow &row) -> const QString & { return row.paymentId; },
        [](const Payment &payment) -> const QString & { return payment.id; },
        [](PaymentApplicationRow &&row, Payment &payment) {
            payment.applications.push_back(std::move(row.application));
        });
    if (!joined)
        return tl::unexpected(joined.error());
    return payments;
}

Result<std::vector<CreditMemo>> Facts::creditMemos(const QString &realm) const
{
    return listMany<CreditMemo>(m_database, kPresentOfRealm, { realm });
}

Result<std::vector<SalesReceipt>> Facts::salesReceipts(const QString &realm) const
{
    return listMany<SalesReceipt>(m_database, kPresentOfRealm, { realm });
}

Result<std::vector<RefundReceipt>> Facts::refundReceipts(const QString &realm) const
{
    return listMany<RefundReceipt>(m_database, kPresentOfRealm, { realm });
}

Result<QString> Facts::raw(const QString &object, const QString &realm, const QString &id) const
{
    return rawRecord(m_database, object, realm, id);
}

Result<qint64> Facts::generation() const
{
    return m_database.generation();
}

} // namespace sluice::mirror
