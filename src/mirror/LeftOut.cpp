#include "mirror/LeftOut.h"

#include "mirror/Rows.h"

namespace sluice::mirror {

namespace {

constexpr const char *kLeftOut = "SELECT object, id, why FROM left_out WHERE realm = ? ORDER BY object, id";
constexpr const char *kKeep = R"(
    INSERT INTO left_out (realm, object, id, why) VALUES (?, ?, ?, ?)
    ON CONFLICT (realm, object, id) DO UPDATE SET why = excluded.why)";
constexpr const char *kForget = "DELETE FROM left_out WHERE realm = ? AND object = ? AND id = ?";

Result<void> runWith(const Database &database, std::string_view sql, const QStringList &texts)
{
    const Result<Statement *> statement = Access::statement(database, sql);
    if (!statement)
        return tl::unexpected(statement.error());
    for (const QString &text : texts)
        (*statement)->bind(text);
    return (*statement)->run().map([](int) { });
}

} // namespace

Result<std::vector<LeftOutRecord>> LeftOut::of(const QString &realm) const
{
    std::vector<LeftOutRecord> records;
    const Result<void> read = forEachRow(m_database, kLeftOut, { realm }, [&records](Statement &row) -> Result<void> {
        LeftOutRecord record;
        record.object = row.text();
        record.id = row.text();
        record.why = row.text();
        records.push_back(std::move(record));
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return records;
}

Result<void> LeftOut::keep(const QString &realm, const std::vector<LeftOutRecord> &records)
{
    Transaction transaction(m_database);
    Result<void> kept = transaction.begin();
    for (const LeftOutRecord &record : records)
        kept = kept.and_then([&] { return runWith(m_database, kKeep, { realm, record.object, record.id, record.why }); });
    return kept.and_then([&] { return transaction.commit(); });
}

Result<void> LeftOut::forget(const QString &realm, const std::vector<LeftOutRecord> &records)
{
    Transaction transaction(m_database);
    Result<void> forgotten = transaction.begin();
    for (const LeftOutRecord &record : records)
        forgotten = forgotten.and_then([&] { return runWith(m_database, kForget, { realm, record.object, record.id }); });
    return forgotten.and_then([&] { return transaction.commit(); });
}

} // namespace sluice::mirror
