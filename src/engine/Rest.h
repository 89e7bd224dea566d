#pragma once

#include "journal/Journal.h"
#include "mirror/ViewStore.h"

namespace sluice::engine {

/// Everything that the outcome of a step depends on, at one moment.
struct RestInputs {
    qint64 generation = 0; ///< Of the mirror.
    qint64 seq = 0;        ///< Journal sequence that the views had reached.
    QString others;        ///< What is neither record nor decision: policy, connections, the day. Compared as it is.
};

/// Remembers, across programs, that a step of the cycle came to rest: nothing was left to do, and as long as none of its
/// inputs moves, doing it again would change nothing. Lies in a note of the mirror, so that it is gone with the mirror.
/// Errors of everything: Storage.
class Rest {
public:
    /// `step`: "assessment", "writeback".
    Rest(const journal::Journal &journal, mirror::ViewStore &views, const QString &step);

    /// What was remembered with the mark, if the step is still at rest; nothing if it must be done again.
    Result<std::optional<QJsonObject>> holds(const RestInputs &inputs, Instant now);

    /// The step came to rest on `inputs`; with `until`, time alone will end that.
    Result<void> mark(const RestInputs &inputs, std::optional<Instant> until, const QJsonObject &remembered);

private:
    Result<bool> onlyEchoes(qint64 after, qint64 last) const;

    const journal::Journal &m_journal;
    mirror::ViewStore &m_views;
    QString m_note;
};

} // namespace sluice::engine
