#pragma once

#include "core/Time.h"

#include <QHash>
#include <QString>

namespace sluice::sandbox::salesforce {

/// Rows that somebody else is writing: an attempt to write them, or rows that refer to them, is refused.
class RowLocks {
public:
    void forAttempts(const QString &id, int attempts) { m_attempts[id] = attempts; }
    void until(const QString &id, Instant end) { m_until[id] = end; }
    /// Every row, for the length of one request.
    void setAll(bool on) { m_all = on; }

    /// Whether an attempt to write this row fails now; counts the attempt.
    bool strike(const QString &id, Instant now)
    {
        if (m_all)
            return true;
        if (const auto until = m_until.constFind(id); until != m_until.constEnd() && now < *until)
            return true;
        const auto left = m_attempts.find(id);
        if (left == m_attempts.end() || *left <= 0)
            return false;
        --*left;
        return true;
    }

private:
    QHash<QString, int> m_attempts;
    QHash<QString, Instant> m_until;
    bool m_all = false;
};

} // namespace sluice::sandbox::salesforce
