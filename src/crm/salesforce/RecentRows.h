#pragma once

#include "core/Time.h"

#include <QHash>
#include <QString>

namespace sluice::salesforce {

/// Remembers which rows of the overlap were already handed on, so that an idle cycle hands on nothing.
///
/// Stamps count whole seconds: a row that was read in the second of its stamp may change once more within it and would
/// look the same. Only rows whose second is safely over count as seen.
class RecentRows {
public:
    /// True if exactly this state of the row was handed on before. `readAt` is the server's time of this reading.
    bool seen(const QString &object, const QString &id, Instant stamp, Instant readAt)
    {
        QHash<QString, Instant> &rows = m_rows[object];
        const auto known = rows.constFind(id);
        if (known != rows.constEnd() && *known == stamp)
            return true;
        if (stamp + std::chrono::seconds(2) < readAt)
            rows.insert(id, stamp);
        return false;
    }

    /// Forgets what the overlap no longer reaches.
    void forgetBefore(const QString &object, Instant limit)
    {
        m_rows[object].removeIf([limit](QHash<QString, Instant>::iterator row) { return row.value() < limit; });
    }

    void clear() { m_rows.clear(); }

private:
    QHash<QString, QHash<QString, Instant>> m_rows;
};

} // namespace sluice::salesforce
