#pragma once

#include "desk/Rows.h"
#include "engine/Office.h"

namespace sluice::engine {

/// Looks at everything that could be wrong with an installation and says what the administrator must do about it: the
/// profile's folder and disk, the journal, the key store, what Salesforce shows of its fields, and every connection.
/// `sluicectl doctor` and the set-up screen show the same list.
class Readiness {
public:
    explicit Readiness(Office &office, const Clock &clock);

    /// Goes to Salesforce once. What cannot be looked at is a row that says so; never an error.
    QCoro::Task<std::vector<desk::ReadinessRow>> look();

private:
    void lookAtFiles();
    QCoro::Task<void> lookAtSalesforce();
    void lookAtBooks();
    void lookAtConnections();
    void note(const QString &id, bool ok, const QString &fact, const QString &toDo);

    Office &m_office;
    const Clock &m_clock;
    std::vector<desk::ReadinessRow> m_rows;
};

/// Whether nothing in the list stands in the way.
bool isReady(const std::vector<desk::ReadinessRow> &rows);

} // namespace sluice::engine
