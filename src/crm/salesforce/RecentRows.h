#pragma once

#include "core/Time.h"

#include <QHash>
#include <QString>

#include <string_view>

namespace sluice::salesforce {

/// Remembers which rows of the overlap were already handed on, so that an idle cycle hands on nothing.
///
/// The stamp alone does not do. It counts whole seconds, and a change that is committed late bears the second in which it
/// was made: a row may change without changing its stamp. So its text as it was read is part of what is remembered.
class RecentRows {
public:
    /// True if exactly this state of the row was handed on before.
    bool seen(const QString &object, const QString &id, Instant stamp, std::string_view text)
    {
        State &known = m_rows[object][id];
        const State now { stamp, qHashBits(text.data(), text.size()) };
        if (known.stamp == now.stamp && known.content == now.content)
            return true;
        known = now;
        return false;
    }

    /// Forgets what the overlap no longer reaches.
    void forgetBefore(const QString &object, Instant limit)
    {
        m_rows[object].removeIf([limit](QHash<QString, State>::iterator row) { return row.value().stamp < limit; });
    }

    void clear() { m_rows.clear(); }

private:
    struct State {
        Instant stamp {};
        std::size_t content = 0;
    };
    QHash<QString, QHash<QString, State>> m_rows;
};

} // namespace sluice::salesforce
