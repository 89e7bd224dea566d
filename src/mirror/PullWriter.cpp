#include "mirror/PullWriter.h"

#include "domain/UnreadRow.h"
#include "mirror/LedgerColumns.h"
#include "mirror/Objects.h"

#include <QSet>

namespace sluice::mirror {

namespace {

constexpr const char *kFirstSeenWon
    = "UPDATE deal SET won_seen_ms = modified_ms WHERE id = ? AND won = 1 AND won_seen_ms IS NULL";
constexpr const char *kNoLongerWon = "UPDATE deal SET won_seen_ms = NULL WHERE id = ? AND won_seen_ms IS NOT NULL";

constexpr const char *kForgetWonMoment = "DELETE FROM won_moment WHERE deal_id = ?";
// The first won row after the last row that is not won. Source: section 6.4 of the Salesforce sheet.
constexpr const char *kDeriveWonMoment = R"(
    INSERT INTO won_moment (deal_id, at_ms)
    SELECT deal_id, at_ms FROM stage_change AS mine
    WHERE deal_id = ?1 AND won = 1 AND NOT EXISTS (
        SELECT 1 FROM stage_change AS later
        WHERE later.deal_id = ?1 AND later.won = 0 AND (later.at_ms, later.id) > (mine.at_ms, mine.id))
    ORDER BY at_ms, id LIMIT 1
    ON CONFLICT (deal_id) DO UPDATE SET at_ms = excluded.at_ms)";

constexpr const char *kNewerInvoice = "SELECT 1 FROM invoice WHERE realm = ? AND id = ? AND modified_ms > ?";
constexpr const char *kInvoiceLinesFrom
    = "DELETE FROM invoice_line WHERE realm = ? AND invoice_id = ? AND position >= ?";
constexpr const char *kApplicationsFrom
    = "DELETE FROM payment_application WHERE realm = ? AND payment_id = ? AND position >= ?";

constexpr const char *kStoreCursor = R"(
    INSERT INTO cursor (source, value, pulled_ms) VALUES (?, ?, ?)
    ON CONFLICT (source) DO UPDATE SET value = excluded.value, pulled_ms = excluded.pulled_ms)";
constexpr const char *kCursor = "SELECT value FROM cursor WHERE source = ?";
constexpr const char *kPulledAt = "SELECT pulled_ms FROM cursor WHERE source = ?";
constexpr const char *kNextGeneration = "UPDATE generation SET value = value + 1";

} // namespace

PullWriter::PullWriter(Database &database, const Clock &clock)
    : m_database(database)
    , m_clock(clock)
{
}

Result<void> PullWriter::page(Page page)
{
    const qint64 changedBefore = m_changedRows;
    Transaction transaction(m_database);
    Result<void> written = transaction.begin().and_then([&] { return writeAll(page); });
    if (written && m_changedRows > changedBefore)
        written = execute(m_database, kNextGeneration);
    if (written)
        written = transaction.commit();
    if (!written)
        m_changedRows = changedBefore;
    return written;
}

Result<void> PullWriter::writeAll(Page &page)
{
    return write(page.accounts)
        .and_then([&] { return write(page.users); })
        .and_then([&] { return write(page.products); })
        .and_then([&] { return writeDeals(page.deals); })
        .and_then([&] { return write(page.lines); })
        .and_then([&] { return write(page.milestones); })
        .and_then([&] { return writeStages(page.stages); })
        .and_then([&] { return page.company ? count(put(m_database, *page.company)) : Result<void>(); })
        .and_then([&] { return writeOfRealm(page.realm, page.customers); })
        .and_then([&] { return writeOfRealm(page.realm, page.items); })
        .and_then([&] { return writeOfRealm(page.realm, page.terms); })
        .and_then([&] { return writeOfRealm(page.realm, page.taxCodes); })
        .and_then([&] { return writeInvoices(page.realm, page.invoices); })
        .and_then([&] { return writePayments(page.realm, page.payments); })
        .and_then([&] { return writeNamingRealm(page.realm, page.creditMemos); })
        .and_then([&] { return writeNamingRealm(page.realm, page.salesReceipts); })
        .and_then([&] { return writeNamingRealm(page.realm, page.refundReceipts); })
        .and_then([&] { return markDeleted(page.realm, page.tombstones); })
        .and_then([&] { return storeCursor(page.source, page.cursor); });
}

Result<void> PullWriter::count(const Result<int> &changed)
{
    if (!changed)
        return tl::unexpected(changed.error());
    m_changedRows += *changed;
    return {};
}

Result<void> PullWriter::run(std::string_view sql, const QStringList &texts, std::optional<qint64> last)
{
    const Result<Statement *> statement = Access::statement(m_database, sql);
    if (!statement)
        return tl::unexpected(statement.error());
    for (const QString &text : texts)
        (*statement)->bind(text);
    if (last)
        (*statement)->bind(*last);
    return count((*statement)->run());
}

template <class T> Result<void> PullWriter::write(const std::vector<T> &records)
{
    for (const T &record : records) {
        if (const Result<void> written = count(put(m_database, record)); !written)
            return written;
    }
    return {};
}

template <class T> Result<void> PullWriter::writeOfRealm(const QString &realm, std::vector<T> &records)
{
    OfRealm<T> row { realm, {}, false };
    for (T &record : records) {
        row.record = std::move(record);
        if (const Result<void> written = count(put(m_database, row)); !written)
            return written;
    }
    return {};
}

Result<void> PullWriter::writeDeals(const std::vector<Deal> &deals)
{
    for (const Deal &deal : deals) {
        const Result<int> changed = put(m_database, deal);
        if (const Result<void> counted = count(changed); !counted)
            return counted;
        if (*changed == 0 || (deal.won && deal.wonAt))
            continue;
        if (const Result<void> noted = run(deal.won ? kFirstSeenWon : kNoLongerWon, { deal.id.value }); !noted)
            return noted;
    }
    return {};
}

Result<void> PullWriter::writeStages(const std::vector<StageChange> &stages)
{
    QSet<QString> deals;
    for (const StageChange &change : stages) {
        const Result<int> changed = put(m_database, change);
        if (const Result<void> counted = count(changed); !counted)
            return counted;
        if (*changed > 0)
            deals.insert(change.dealId.value);
    }
    for (const QString &deal : std::as_const(deals)) {
        const qint64 before = m_changedRows;
        Result<void> derived = run(kDeriveWonMoment, { deal });
        if (derived && m_changedRows == before) // It was never won, or is no longer.
            derived = run(kForgetWonMoment, { deal });
        if (!derived)
            return derived;
    }
    return {};
}

/// Queries lag behind what a read by id or a write has brought already.
Result<bool> PullWriter::isOlder(const Invoice &invoice) const
{
    const Result<Statement *> statement = Access::statement(m_database, kNewerInvoice);
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(invoice.realm.value);
    (*statement)->bind(invoice.id.value);
    (*statement)->bind(qint64(toMs(invoice.modifiedAt)));
    const Result<bool> row = (*statement)->step();
    (*statement)->reset();
    return row;
}

Result<void> PullWriter::writeInvoices(const QString &realm, std::vector<Invoice> &invoices)
{
    for (Invoice &invoice : invoices) {
        if (invoice.realm.isEmpty())
            invoice.realm.value = realm;
        const Result<bool> older = isOlder(invoice);
        if (!older)
            return tl::unexpected(older.error());
        if (*older)
            continue;
        if (const Result<void> written = count(put(m_database, invoice)); !written)
            return written;
        InvoiceLineRow row { invoice.realm.value, invoice.id.value, 0, {} };
        for (InvoiceLine &line : invoice.lines) {
            row.line = std::move(line);
            if (const Result<void> written = count(put(m_database, row)); !written)
                return written;
            ++row.position;
        }
        const Result<void> shortened = run(kInvoiceLinesFrom, { row.realm, row.invoiceId }, row.position);
        if (!shortened)
            return shortened;
    }
    return {};
}

Result<void> PullWriter::writePayments(const QString &realm, std::vector<Payment> &payments)
{
    for (Payment &payment : payments) {
        if (payment.realm.isEmpty())
            payment.realm.value = realm;
        if (const Result<void> written = count(put(m_database, payment)); !written)
            return written;
        PaymentApplicationRow row { payment.realm.value, payment.id, 0, {} };
        for (Payment::Application &application : payment.applications) {
            row.application = std::move(application);
            if (const Result<void> written = count(put(m_database, row)); !written)
                return written;
            ++row.position;
        }
        const Result<void> shortened = run(kApplicationsFrom, { row.realm, row.paymentId }, row.position);
        if (!shortened)
            return shortened;
    }
    return {};
}

template <class T> Result<void> PullWriter::writeNamingRealm(const QString &realm, std::vector<T> &documents)
{
    for (T &document : documents) {
        if (document.realm.isEmpty())
            document.realm.value = realm;
    }
    return write(documents);
}

/// Rows stay, marked: what was billed for them must remain explainable. A tombstone for a row that never came says
/// nothing.
Result<void> PullWriter::markDeleted(const QString &realm, const std::vector<Tombstone> &tombstones)
{
    for (const Tombstone &tombstone : tombstones) {
        const ObjectTable *object = tableOfObject(tombstone.object);
        if (!object || !object->canBeDeleted)
            continue;
        const std::string sql = "UPDATE " + std::string(object->table) + " SET deleted = 1 WHERE deleted = 0 AND id = ?";
        const Result<void> marked = object->ofRealm ? run(sql + " AND realm = ?", { tombstone.id, realm })
                                                    : run(sql, { tombstone.id });
        if (!marked)
            return marked;
    }
    return {};
}

Result<void> PullWriter::storeCursor(const QString &source, const QString &cursor)
{
    if (cursor.isEmpty())
        return {};
    if (source.startsWith(kUnreadPrefix)) // Of whoever assesses: what it names is not billed.
        return cursor == this->cursor(source) ? Result<void>() : run(kStoreCursor, { source, cursor }, toMs(m_clock.now()));
    const qint64 changedRows = m_changedRows; // A cursor that moves on is no news for anybody who reads records.
    const Result<void> stored = run(kStoreCursor, { source, cursor }, toMs(m_clock.now()));
    m_changedRows = changedRows;
    return stored;
}

QString PullWriter::cursor(const QString &source) const
{
    QString value;
    const Result<void> read = forEachRow(m_database, kCursor, { source }, [&value](Statement &row) -> Result<void> {
        value = row.text();
        return {};
    });
    return read ? value : QString();
}

QStringList PullWriter::knownIds(const QString &object, const QString &realm) const
{
    const ObjectTable *known = tableOfObject(object);
    if (!known)
        return {};
    const std::string_view id = known->table == "company" ? "realm" : "id";
    std::string sql = "SELECT " + std::string(id) + " FROM " + std::string(known->table);
    sql += known->canBeDeleted ? " WHERE deleted = 0" : " WHERE true";
    sql += known->ofRealm ? " AND realm = ? ORDER BY 1" : " ORDER BY 1";
    const QStringList parameters = known->ofRealm ? QStringList { realm } : QStringList();
    QStringList ids;
    const Result<void> read = forEachRow(m_database, sql, parameters, [&ids](Statement &row) -> Result<void> {
        ids.append(row.text());
        return {};
    });
    return read ? ids : QStringList();
}

Result<std::optional<Instant>> PullWriter::pulledAt(const QString &source) const
{
    std::optional<Instant> at;
    const Result<void> read = forEachRow(m_database, kPulledAt, { source }, [&at](Statement &row) -> Result<void> {
        at = fromMs(row.integer());
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return at;
}

} // namespace sluice::mirror
