#pragma once

#include "sandbox/salesforce/Call.h"
#include "sandbox/salesforce/Org.h"
#include "sandbox/salesforce/PreparedRows.h"
#include "sandbox/salesforce/RecordWriter.h"

#include "core/Random.h"

namespace sluice::sandbox::salesforce {

/// `/query` and `/queryAll`: runs SOQL and keeps what did not fit on a page for later.
class Queries {
public:
    Queries(Org &org, const Switches &switches, quint64 seed)
        : m_org(org)
        , m_switches(switches)
        , m_random(seed)
    {
    }

    Response handle(const Call &call);
    /// Every locator given out so far is forgotten, as after two days.
    void expireLocators() { m_cursors.clear(); }

    /// The plan of a statement as this caller sees the org.
    Outcome<soql::Plan> plan(const Caller &caller, const QString &statement, bool deletedToo) const;

private:
    struct Cursor {
        std::shared_ptr<const soql::Plan> plan;
        std::shared_ptr<PreparedRows::Selection> selection;
        Instant opened;
        QString userId;
    };
    Response run(const Call &call, const QString &statement, bool deletedToo);
    Response more(const Call &call, const QString &locator);
    struct Page {
        QByteArray body;
        bool last = true;
    };
    std::shared_ptr<PreparedRows::Selection> select(const Call &call, const QString &statement, const soql::Plan &plan);
    PreparedRows::Page rowsOf(const QByteArray &base, const Cursor &cursor, std::size_t from, std::size_t batch);
    Page page(const QByteArray &base, const QString &locator, const Cursor &cursor, std::size_t from, std::size_t batch);
    QString nextLocator();
    std::size_t pageSize(const Call &call, const soql::Plan &plan);
    void dropExpired();

    Org &m_org;
    const Switches &m_switches;
    SeededRandom m_random;
    PreparedRows m_prepared;
    std::map<QString, Cursor> m_cursors; ///< By locator; older ones first.
    quint64 m_opened = 0;
};

} // namespace sluice::sandbox::salesforce
