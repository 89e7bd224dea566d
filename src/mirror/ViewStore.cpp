#include "mirror/ViewStore.h"

#include "mirror/ViewColumns.h"

namespace sluice::mirror {

namespace {

constexpr const char *kViewTables[] = { "request_view", "request_line", "case_view", "customer_link", "activation",
    "customer_write", "item_mapping", "task", "written", "person" };
constexpr const char *kLinesAfter = "DELETE FROM request_line WHERE request_id = ? AND position >= ?";
constexpr const char *kSetApplied = "UPDATE applied SET seq = ?";
constexpr const char *kNote = "SELECT value FROM note WHERE key = ?";
constexpr const char *kSetNote
    = "INSERT INTO note (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
constexpr const char *kForgetRest = "DELETE FROM note WHERE substr(key, 1, 5) = 'rest.'"; // kRestNotes
constexpr const char *kUnsettled = "WHERE outbox IN ('intended', 'uncertain') AND outbox_realm = ?";
constexpr const char *kSomeAfter = "WHERE id > ? ORDER BY id LIMIT 500";
constexpr const char *kWritten = "SELECT id, hash FROM written WHERE object = ?";

/// Changes the columns of the last assessment of one view.
const std::string &keepAssessment()
{
    static const std::string sql = [] {
        ColumnNames columns;
        const RequestView empty;
        assessmentColumns(columns, empty);
        std::string set;
        for (const std::string &name : columns.names)
            set += (set.empty() ? "" : ", ") + name + " = ?";
        return "UPDATE request_view SET " + set + " WHERE id = ?";
    }();
    return sql;
}

Result<void> done(const Result<int> &changed)
{
    return changed.map([](int) { });
}

template <class T> Result<std::optional<T>> first(Result<std::vector<T>> rows)
{
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->empty())
        return std::optional<T>();
    return std::optional<T>(std::move(rows->front()));
}

/// Saves all or none.
template <class T, class Save> Result<void> saveAll(Database &database, std::span<const T> views, Save save)
{
    Transaction transaction(database);
    if (const Result<void> begun = transaction.begin(); !begun)
        return begun;
    for (const T &view : views) {
        if (const Result<void> saved = save(view); !saved)
            return saved;
    }
    return transaction.commit();
}

} // namespace

ViewStore::ViewStore(Database &database)
    : m_database(database)
{
}

Result<std::vector<RequestView>> ViewStore::requestsWhere(
    std::string_view where, const QStringList &values) const
{
    const Snapshot snapshot(m_database);
    Result<std::vector<RequestView>> views
        = listMany<RequestView>(m_database, std::string(where) + " ORDER BY id", values);
    if (!views)
        return views;
    std::string lines;
    if (!where.empty())
        lines = "WHERE request_id IN (SELECT id FROM request_view " + std::string(where) + ") ";
    lines += "ORDER BY request_id, position";
    const Result<void> joined = joinRows<RequestLineRow>(
        m_database, lines, values, *views, [](const RequestLineRow &row) -> const QString & { return row.requestId; },
        [](const RequestView &view) -> const QString & { return view.request.id.value; },
        [](RequestLineRow &&row, RequestView &view) { view.request.lines.push_back(std::move(row.line)); });
    if (!joined)
        return tl::unexpected(joined.error());
    for (RequestView &view : *views)
        view.request.lines.shrink_to_fit(); // They came one by one, and all of them stay in memory.
    return views;
}

Result<std::vector<RequestView>> ViewStore::requests() const
{
    return requestsWhere("", {});
}

Result<std::optional<RequestView>> ViewStore::request(const RequestId &id) const
{
    return first(requestsWhere("WHERE id = ?", { id.value }));
}

Result<std::vector<RequestView>> ViewStore::requestsOfDeal(const DealId &id) const
{
    return requestsWhere("WHERE deal_id = ?", { id.value });
}

Result<std::vector<RequestView>> ViewStore::unsettledRequests(const QString &realm) const
{
    return requestsWhere(kUnsettled, { realm });
}

Result<void> ViewStore::save(std::span<const RequestView> views)
{
    return saveAll(m_database, views, [this](const RequestView &view) {
        return put(m_database, view).and_then([&](int) { return saveLines(view); });
    });
}

Result<int> ViewStore::reassess(const std::function<bool(RequestView &)> &assess)
{
    Transaction transaction(m_database);
    if (const Result<void> begun = transaction.begin(); !begun)
        return tl::unexpected(begun.error());
    int changed = 0;
    QString last;
    for (;;) {
        Result<std::vector<RequestView>> some = list<RequestView>(m_database, kSomeAfter, { last });
        if (!some)
            return tl::unexpected(some.error());
        if (some->empty())
            break;
        for (RequestView &view : *some) {
            if (!assess(view))
                continue;
            ++changed;
            if (const Result<void> kept = saveAssessment(view); !kept)
                return tl::unexpected(kept.error());
        }
        last = some->back().request.id.value;
    }
    return transaction.commit().map([changed] { return changed; });
}

Result<void> ViewStore::saveAssessment(const RequestView &view)
{
    const Result<Statement *> statement = Access::statement(m_database, keepAssessment());
    if (!statement)
        return tl::unexpected(statement.error());
    ColumnWriter writer(**statement);
    assessmentColumns(writer, view);
    (*statement)->bind(view.request.id.value);
    return done((*statement)->run());
}

Result<void> ViewStore::saveLines(const RequestView &view)
{
    RequestLineRow row { view.request.id.value, 0, {} };
    for (const RequestLine &line : view.request.lines) {
        row.line = line;
        if (const Result<int> saved = put(m_database, row); !saved)
            return done(saved);
        ++row.position;
    }
    const Result<Statement *> statement = Access::statement(m_database, kLinesAfter);
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(row.requestId);
    (*statement)->bind(qint64(row.position));
    return done((*statement)->run());
}

Result<std::vector<CaseView>> ViewStore::cases() const
{
    return listMany<CaseView>(m_database, "ORDER BY id");
}

Result<std::optional<CaseView>> ViewStore::oneCase(const CaseId &id) const
{
    return first(list<CaseView>(m_database, "WHERE id = ?", { id.value }));
}

Result<void> ViewStore::save(std::span<const CaseView> views)
{
    return saveAll(m_database, views, [this](const CaseView &view) { return done(put(m_database, view)); });
}

Result<std::vector<CustomerLinkView>> ViewStore::customerLinks() const
{
    return list<CustomerLinkView>(m_database, "ORDER BY account_id, realm");
}

Result<void> ViewStore::save(const CustomerLinkView &view)
{
    return done(put(m_database, view));
}

Result<std::vector<ActivationView>> ViewStore::activations() const
{
    return list<ActivationView>(m_database, "ORDER BY account_id");
}

Result<void> ViewStore::save(const ActivationView &view)
{
    return done(put(m_database, view));
}

Result<std::vector<CustomerWriteView>> ViewStore::customerWrites() const
{
    return list<CustomerWriteView>(m_database, "ORDER BY account_id, realm");
}

Result<void> ViewStore::save(const CustomerWriteView &view)
{
    return done(put(m_database, view));
}

Result<std::vector<ItemMappingView>> ViewStore::itemMappings() const
{
    return list<ItemMappingView>(m_database, "ORDER BY product_id, realm");
}

Result<void> ViewStore::save(const ItemMappingView &view)
{
    return done(put(m_database, view));
}

Result<std::vector<TaskView>> ViewStore::tasks() const
{
    return list<TaskView>(m_database, "ORDER BY key");
}

Result<void> ViewStore::save(const TaskView &view)
{
    return done(put(m_database, view));
}

Result<QHash<QString, QString>> ViewStore::written(const QString &object) const
{
    QHash<QString, QString> hashes;
    const Result<void> read = forEachRow(m_database, kWritten, { object }, [&hashes](Statement &row) -> Result<void> {
        const QString id = row.text();
        hashes.insert(id, row.text());
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return hashes;
}

Result<void> ViewStore::save(std::span<const WrittenView> views)
{
    return saveAll(m_database, views, [this](const WrittenView &view) { return done(put(m_database, view)); });
}

Result<void> ViewStore::doubtWritten() { return execute(m_database, "UPDATE written SET hash = ''"); }

Result<std::vector<Person>> ViewStore::people() const
{
    return list<Person>(m_database, "ORDER BY email");
}

Result<void> ViewStore::save(const Person &person)
{
    return done(put(m_database, person));
}

Result<qint64> ViewStore::appliedSeq() const
{
    return number(m_database, "SELECT seq FROM applied");
}

Result<void> ViewStore::setAppliedSeq(qint64 seq)
{
    const Result<Statement *> statement = Access::statement(m_database, kSetApplied);
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(seq);
    return done((*statement)->run());
}

Result<void> ViewStore::clear()
{
    Transaction transaction(m_database);
    if (const Result<void> begun = transaction.begin(); !begun)
        return begun;
    for (const char *table : kViewTables) {
        if (const Result<void> emptied = execute(m_database, ("DELETE FROM " + std::string(table)).c_str()); !emptied)
            return emptied;
    }
    return execute(m_database, kForgetRest)
        .and_then([this] { return setAppliedSeq(0); })
        .and_then([&transaction] { return transaction.commit(); });
}

Result<QString> ViewStore::note(const QString &key) const
{
    QString value;
    const Result<void> read = forEachRow(m_database, kNote, { key }, [&value](Statement &row) -> Result<void> {
        value = row.text();
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return value;
}

Result<void> ViewStore::setNote(const QString &key, const QString &value)
{
    const Result<Statement *> statement = Access::statement(m_database, kSetNote);
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(key);
    (*statement)->bind(value);
    return done((*statement)->run());
}

} // namespace sluice::mirror
