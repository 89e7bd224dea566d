#pragma once

#include "books/Books.h"
#include "core/Id.h"
#include "journal/Journal.h"
#include "reconcile/Witness.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace sluice::reconcile {

/// The last answer that is on record for an intent.
enum class Answer { None, Posted, Uncertain, Rejected, NotSent };

/// What the journal says of one intended invoice.
struct Intent {
    RequestId requestId;
    DealId dealId;
    AccountId accountId;
    QString title;
    QString realm, key;
    int revision = 0;
    Instant intendedAt {};
    std::optional<books::InvoiceDraft> draft; ///< Empty when the event holds none that can be read.
    Money amount;                             ///< Net.
    bool approved = false;                    ///< Every role that was needed had signed exactly this when it was intended.
    QStringList approvedBy;

    Answer answer = Answer::None;
    QString why; ///< Of a refusal, of doubt, or why nothing was sent.
    std::optional<Instant> answeredAt;
    QString invoiceId, docNumber; ///< Once posted.
    std::optional<Instant> postedAt; ///< When the document was made, by the books' clock.
    bool gaveUp = false; ///< It was put down as refused or not sent before its document turned up.
};

/// Folds the events of requests into the intents that they tell of. The approval in force at each intent is told from the
/// events alone, apart from the code that posts: this is the check upon it.
class IntentBook {
public:
    /// Events in the order of the chain; other subjects than requests are passed over.
    void take(const journal::Event &event);

    /// In the order in which they were intended.
    const std::vector<Intent> &intents() const { return m_intents; }

private:
    struct Signature {
        QString actor, role;
    };
    struct RequestStory {
        DealId dealId;
        AccountId accountId;
        QString title, submitted; ///< Fingerprint of the submission in force.
        Money planned;
        QStringList needs;
        std::vector<Signature> signatures;

        void forget();
        bool covers(const QString &fingerprint) const;
    };

    void takeDecision(RequestStory &story, const journal::Event &event);
    void takeIntent(const RequestStory &story, const journal::Event &event);
    void takeAnswer(const journal::Event &event);

    std::vector<Intent> m_intents;
    QHash<QString, std::size_t> m_byKey; ///< "realm:key"
    QHash<QString, RequestStory> m_stories;
};

/// The head as it was last told to an outside witness.
struct WitnessWord {
    Instant at {};
    qint64 events = 0;
    QString head;
    bool agrees = false; ///< The chain has that head at that event still.
};

/// A journal read from end to end for the census.
struct JournalReading {
    QString id, head;
    qint64 events = 0;
    IntentBook book;
    std::optional<WitnessWord> witness;
    std::optional<desk::Certificate::WitnessRead> witnessRead; ///< By the last census that asked.
    std::vector<Contradiction> contradictions;                 ///< Oldest first.
};

/// Verifies the chain and reads it. Errors: Damaged when it does not hold; Storage.
Result<JournalReading> readJournal(const journal::Journal &journal);

} // namespace sluice::reconcile
