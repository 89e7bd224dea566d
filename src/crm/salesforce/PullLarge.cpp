#include "crm/salesforce/Pull.h"

#include "crm/salesforce/Soql.h"

namespace sluice::salesforce {

// Many rows that changed: through Bulk API 2.0, as for a first pull.

QCoro::Task<Result<BulkQuery::End>> Pull::changesInBulk(Source *source)
{
    const QString changed = QStringLiteral("SystemModstamp >= %1").arg(literal(source->window.from));
    Result<BulkQuery::End> ended = co_await readInBulk(source, changed, changed, true);
    co_return ended;
}

QCoro::Task<Result<BulkQuery::End>> Pull::readInBulk(Source *source, QString condition, QString contactsOf, bool onlyNew)
{
    if (asksForChildren(*source)) {
        Result<BulkQuery::End> contacts = co_await readAddresses(contactsOf);
        if (!contacts || *contacts == BulkQuery::End::Unavailable)
            co_return contacts;
    }
    BulkQuery bulk(m_parts.api, [this] { return m_stop; });
    const QString soql = select(*source, Children::Apart) + QStringLiteral(" WHERE ") + condition;
    const BulkQuery::Take take = [this, source, onlyNew](CsvReader &page) { return takeCsv(*source, page, onlyNew); };
    Result<BulkQuery::End> ended = co_await bulk.run(soql, BulkQuery::Rows::WithDeleted, take);
    co_return ended;
}

QCoro::Task<Result<BulkQuery::End>> Pull::readAddresses(QString ofAccounts)
{
    const QString condition = ofAccounts.isEmpty() ? QString() : QStringLiteral("AccountId IN (SELECT Id FROM Account WHERE %1)").arg(ofAccounts);
    BulkQuery bulk(m_parts.api, [this] { return m_stop; });
    const BulkQuery::Take take = [this](CsvReader &rows) { return m_contactAddresses.take(rows); };
    Result<BulkQuery::End> ended = co_await bulk.run(ContactAddresses::soql(condition), BulkQuery::Rows::Living, take);
    co_return ended;
}

} // namespace sluice::salesforce
