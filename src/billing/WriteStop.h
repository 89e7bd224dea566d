#pragma once

#include "books/Books.h"
#include "core/Clock.h"
#include "mirror/ViewStore.h"

namespace sluice::billing {

/// Companies that take no writes at all, whatever is sent: their subscription has ended. Such a company is left in peace, and
/// looked at now and then with one write that waits anyway; there is nothing else that would tell. Kept in a note of the
/// mirror from one program to the next: with the mirror it is forgotten, at the cost of one refused write.
/// Errors of everything: Storage.
class WriteStop {
public:
    /// Since when, and what the company said.
    struct Stopped {
        Instant since {}, nextLookAt {};
        QString detail;
    };

    WriteStop(mirror::ViewStore &views, const Clock &clock);

    /// Nothing may be sent now. False: the company takes writes as far as anybody knows, or it is time for a look.
    Result<bool> holds(const QString &realm) const;
    /// The company refused the last write for what it is, whether or not it is time for a look.
    Result<bool> isKnown(const QString &realm) const;

    /// Learns from an answer: it is refused because of the company, or proof that the company takes writes again.
    template <class Document>
    Result<void> heed(const QString &realm, const books::WriteAnswer<Document> &answer)
    {
        if (answer.error.code == books::kTakesNoWrites)
            return refused(realm, answer.error.detail);
        const bool isAnswer = answer.outcome == books::WriteOutcome::Created || answer.outcome == books::WriteOutcome::Rejected;
        return isAnswer ? lift(realm) : Result<void>();
    }

    static std::optional<Stopped> stoppedAt(const mirror::ViewStore &views, const QString &realm);

private:
    Result<void> refused(const QString &realm, const QString &detail);
    Result<void> lift(const QString &realm);

    mirror::ViewStore &m_views;
    const Clock &m_clock;
};

} // namespace sluice::billing
