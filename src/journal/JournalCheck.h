#pragma once

#include "journal/Journal.h"

#include <atomic>

namespace sluice::journal {

/// Reads a whole journal and recomputes every hash. Each event carries the hash before it, so that stretches of the
/// chain can be checked side by side.
class JournalCheck {
public:
    explicit JournalCheck(QString file);

    /// Errors: Damaged, Storage when the file cannot be read; a broken chain is an answer, not an error.
    /// `told` hears a few times a second how far it has come.
    Result<Verification> run(const Journal::Told &told = {}) const;

private:
    struct Stretch {
        qint64 after = 0, last = 0; ///< Events in (after, last].
    };
    struct Answer {
        qint64 firstBad = 0; ///< 0: none.
        QString why;
        QByteArray head;
    };
    Result<Answer> check(Stretch stretch, std::atomic<qint64> &done) const;

    QString m_file;
};

} // namespace sluice::journal
