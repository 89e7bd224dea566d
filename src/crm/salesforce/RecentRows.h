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
    /// True if exactly this state of the row was handed on before. Of a change of very many rows only some are remembered: the
    /// others are handed on again, which costs time, where remembering them all would cost room without end.
    bool seen(const QString &object, const QString &id, Instant stamp, std::string_view text)
    {
        QHash<QString, State> &rows = m_rows[object];
        if (rows.size() >= kRowsMax && !rows.contains(id))
            return false;
        State &known = rows[id];
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

    /// Of one object all that is remembered.
    void forget(const QString &object) { m_rows.remove(object); }

private:
    static constexpr qsizetype kRowsMax = 50'000; ///< Of one object.
    struct State {
        Instant stamp {};
        std::size_t content = 0;
    };
    QHash<QString, QHash<QString, State>> m_rows;
};

} // namespace sluice::salesforce
