#pragma once

#include "billing/Numbering.h"
#include "books/Books.h"
#include "journal/Recorder.h"
#include "mirror/Views.h"

namespace sluice::billing {

/// What a round of posting or settling did.
struct PostingTally {
    int posted = 0, uncertain = 0, rejected = 0, notSent = 0;
    std::optional<Error> atRest {}; ///< Why the remainder is for a later round: a rest that was not waited out, or a wrong clock.
    PostingTally &operator+=(const PostingTally &other);
};

/// An intent in force: what is about to be sent, or was.
struct Intent {
    mirror::RequestView view;                 ///< Its outbox is this intent's.
    std::optional<books::InvoiceDraft> draft; ///< With marker and number.
    QString requestKey;                       ///< Under which the books were told to do it once.
    QString fingerprint;                      ///< Of what was approved when it was written down.
};

/// What is known of an intent after an attempt or a look.
struct Outcome {
    Intent intent;
    books::WriteAnswer<Invoice> answer;
    bool found = false; ///< By looking, not from the answer to the write.
    bool gone = false;  ///< It was made, and somebody deleted it since.
};

/// What the books said, with their id of the call: whoever asks their support needs it.
QString saidWithId(const Error &error);

/// The approval stands and is the present one, and nothing was made of the request yet.
bool maySend(const mirror::RequestView &view);
/// The same, and what was approved is what the intent says: an approval of something else sends no old bytes.
bool maySendAgain(const mirror::RequestView &view, const Intent &intent);
/// An intent without a definite outcome is out.
bool isUnsettled(const mirror::RequestView &view);

/// Writes each step of a posting into the journal before the next one begins, and reads back what was meant.
class PostingRecord {
public:
    PostingRecord(const journal::Journal &journal, journal::Recorder &recorder, PullSink &mirror, Numbering &numbering);

    struct Order {
        mirror::RequestView view;
        books::InvoiceDraft draft; ///< Without marker and number.
    };
    struct Intended {
        std::vector<Intent> intents; ///< In the order of the orders.
        QString batchKey;            ///< Empty when they travel alone.
    };
    /// All or none, durable on return by one commit. More than one order travel as a batch.
    /// A write that certainly never left keeps its number, and its key if it would say the same; everything else starts a
    /// revision. Errors: Conflict when somebody decided about one of them meanwhile; Storage.
    Result<Intended> intend(const books::Books &books, std::vector<Order> orders);

    /// The intent that a view speaks of, from the journal.
    Intent intentOf(const mirror::RequestView &view) const;

    /// Every outcome becomes an event, and what was made is in the mirror at once. Errors: Storage.
    Result<PostingTally> conclude(std::vector<Outcome> outcomes);
    /// The program ended between these intents and their answers.
    Result<void> recordSilence(std::span<const mirror::RequestView> views);

    /// They are in doubt as before, and from now on: because one of them is about to be sent again, or because the clock was
    /// set and nobody knows since when. Durable on return. Errors: Storage.
    Result<void> recordDoubtFromNow(std::span<const mirror::RequestView> views);

private:
    struct Prepared {
        Order order;
        QString key;
        int revision = 0;
        QByteArray body;
    };
    Result<Prepared> prepare(const books::Books &books, Order order);
    template <class Why> Result<void> recordDoubt(std::span<const mirror::RequestView> views, Why why);

    const journal::Journal &m_journal;
    journal::Recorder &m_recorder;
    PullSink &m_mirror;
    Numbering &m_numbering;
};

} // namespace sluice::billing
