#pragma once

#include "books/Books.h"
#include "core/Clock.h"
#include "journal/Recorder.h"
#include "mirror/ViewStore.h"

#include <QCoro/QCoroTask>

namespace sluice::billing {

class CustomerPoster;

/// An approved request with everything that its invoice needs.
struct Postable {
    RequestId requestId;
    books::InvoiceDraft draft;                    ///< Without the marker; it comes with the key.
    std::optional<books::CustomerDraft> customer; ///< Set when the customer must be created first.
};

/// What a round of posting or settling did.
struct PostingTally {
    int posted = 0, uncertain = 0, rejected = 0, notSent = 0;
    PostingTally &operator+=(const PostingTally &other);
};

struct PosterOptions {
    /// How long after an unclear answer the books are given before Sluice looks: their index may lag.
    std::chrono::milliseconds settleDelay { 15'000 };
    /// The next invoice number of a realm; empty text: its books number themselves. Unset: they all do.
    std::function<Result<QString>(const QString &realm)> nextNumber {};
};

/// Waits until `since` lies a settle delay back.
QCoro::Task<void> waitUntilSettled(Clock &clock, Instant since, PosterOptions options);

/// The outbox: writes every approved invoice exactly once, and finds out what became of the writes whose answer was
/// lost. The protocol is section 4 of the design; each step is in the journal before the next one begins.
/// Lives on the engine's thread; one round at a time and company.
class Poster {
public:
    Poster(const journal::Journal &journal, journal::Recorder &recorder, mirror::ViewStore &views, PullSink &mirror,
        Clock &clock, PosterOptions options);
    ~Poster();

    /// Settles every intent of this company without a definite outcome. Comes before anything else in a cycle.
    /// Errors: Storage; a company that does not answer is no error, its intents stay uncertain.
    QCoro::Task<Result<PostingTally>> settle(books::Books &books);

    /// Posts what is approved, one after the other. Stops early when the company does not answer.
    QCoro::Task<Result<PostingTally>> post(books::Books &books, std::vector<Postable> approved);

private:
    QCoro::Task<Result<void>> settleOne(books::Books &books, mirror::RequestView view, PostingTally &tally);
    QCoro::Task<Result<std::optional<Invoice>>> look(books::Books &books, mirror::RequestView view);
    QCoro::Task<Result<void>> sendAgain(books::Books &books, mirror::RequestView view, PostingTally &tally);
    QCoro::Task<Result<bool>> postOne(books::Books &books, Postable postable, PostingTally &tally);

    Result<mirror::RequestView> intend(const books::Books &books, const mirror::RequestView &view, books::InvoiceDraft draft);
    Result<void> recordPosted(const mirror::RequestView &view, const Invoice &stored, bool found, PostingTally &tally);
    Result<void> record(const mirror::RequestView &view, const QString &kind, const Error &error);

    const journal::Journal &m_journal;
    journal::Recorder &m_recorder;
    mirror::ViewStore &m_views;
    PullSink &m_mirror;
    Clock &m_clock;
    PosterOptions m_options;
    std::unique_ptr<CustomerPoster> m_customers;
};

/// The invoice among `documents` that carries the marker of `key`, voided ones included; nothing if none does.
std::optional<Invoice> carrying(const QString &key, const std::vector<Invoice> &documents);

} // namespace sluice::billing
