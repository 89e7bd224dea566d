#pragma once

#include "engine/LeftOutSink.h"
#include "engine/SettingsWatch.h"

namespace sluice::engine {

/// Tells people of the records that reads of a company had to leave out. Until the journal knows of them they wait in the
/// mirror, whatever ends the program or comes between.
class LeftOutRound {
public:
    struct Parts {
        SettingsWatch &watch;
        const mirror::Facts &facts;
        PullSink &mirror;
        mirror::Database &database;
    };
    explicit LeftOutRound(Parts parts)
        : m_parts(parts)
    {
    }

    /// Returns how many exceptions it opened. Errors: Storage; Damaged; Conflict when somebody decided meanwhile.
    Result<int> run(books::Books &books);

private:
    Result<bool> isKnown(const QString &realm) const;

    Parts m_parts;
};

} // namespace sluice::engine
