#include "mirror/Access.h"

#include <sqlite3.h>

namespace sluice::mirror {

namespace {

bool isInTransaction(const Database &database)
{
    return sqlite3_get_autocommit(Access::handle(database)) == 0;
}

} // namespace

Transaction::Transaction(Database &database)
    : m_database(database)
{
}

Transaction::~Transaction()
{
    // A full disk may have rolled back already; then there is nothing left to take back.
    if (m_open && !m_joined && isInTransaction(m_database))
        (void)execute(m_database, "ROLLBACK");
}

Result<void> Transaction::begin()
{
    m_joined = isInTransaction(m_database);
    if (!m_joined) {
        // IMMEDIATE: a database that is busy is met here, not half-way.
        if (const Result<void> begun = execute(m_database, "BEGIN IMMEDIATE"); !begun)
            return begun;
    }
    m_open = true;
    return {};
}

Result<void> Transaction::commit()
{
    if (!m_joined) {
        if (const Result<void> committed = execute(m_database, "COMMIT"); !committed)
            return committed;
    }
    m_open = false;
    return {};
}

Snapshot::Snapshot(Database &database)
    : m_database(database)
{
    // A deferred transaction takes its snapshot with the first read; that it cannot begin shows there, too.
    m_own = !isInTransaction(database) && execute(database, "BEGIN").has_value();
}

Snapshot::~Snapshot()
{
    if (m_own && isInTransaction(m_database))
        (void)execute(m_database, "COMMIT");
}

} // namespace sluice::mirror
