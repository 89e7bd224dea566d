#pragma once

#include "core/Clock.h"
#include "core/Random.h"
#include "net/HttpClient.h"
#include "net/Json.h"

#include "books/quickbooks/Rows.h"
#include "books/quickbooks/Traffic.h"

#include <QCoro/QCoroTask>
#include <QUrl>

#include <functional>

namespace sluice::quickbooks {

/// Takes one record of an answer; false ends the reading without an error.
using TakeRow = std::function<Result<void>(net::JsonObject)>;

/// The REST calls of one company, under its own limits: a throttled company does not hold up another.
class Api {
public:
    struct Parts {
        net::Transport &transport;
        Clock &clock;
        Random &random;
        net::TokenSource &tokens;
        QUrl base; ///< `https://quickbooks.api.intuit.com`
        Realm realm;
    };

    /// Calls side by side. One place of the ten is left free: an answer reaches us before its end is counted there.
    static constexpr int kAtOnce = 9;

    explicit Api(Parts parts);

    /// What still counts against the limits, and, before the first call, what others left behind.
    Traffic traffic() const;
    void joinTraffic(const Traffic &others);

    /// Until then what fails is read again, and a rest is waited out; a read that hangs has no longer than that, either.
    void bearTroubleUntil(Instant until);

    /// A call below `/v3/company/<realm>/` that changes nothing. `query` is encoded already.
    QCoro::Task<Result<net::HttpResponse>> read(QString path, QByteArray query = {});

    /// All records of a query, page by page in the order of their ids. Returns the server's time of the first page.
    ///
    /// Pages are no snapshot: a record deleted between two of them moves the rest up, and one would be skipped. So each
    /// page starts with the last record of the one before; when it does not, the reading starts again.
    /// `restart` is called then; what was taken before will come once more.
    struct Query {
        QString entity;
        QString where; ///< Without the word; may be empty.
        TakeRow take;
        std::function<Result<void>()> pageDone; ///< After each page.
    };
    QCoro::Task<Result<Instant>> readAll(Query query);

    /// How many records there are. `where` as above.
    QCoro::Task<Result<qint64>> count(QString entity, QString where);

    /// One look through change capture. Errors: those of `take`.
    struct Changes {
        int count = 0;
        Instant at {};
        QHash<QString, int> perEntity;
    };
    QCoro::Task<Result<Changes>> changes(QStringList entities, Instant since,
                                         std::function<Result<void>(std::string_view, net::JsonObject)> take);

    /// Sends exactly one create.
    QCoro::Task<Result<net::HttpResponse>> create(QString entity, QByteArray body, QString requestId);

    /// Sends exactly one batch. Waits for its turn among the batches, which have a limit of their own.
    QCoro::Task<Result<net::HttpResponse>> batch(QByteArray body, QString requestId);

    qint64 calls() const { return m_http.calls(); }
    /// Calls that only read, repeats included: Intuit meters them by the month, writes are free.
    qint64 reads() const { return m_http.reads(); }
    Clock &clock() const { return m_clock; }
    /// By how much our time is ahead of what the company said last; nothing before it said any.
    std::optional<std::chrono::milliseconds> clockAhead() const;

private:
    net::HttpRequest request(QByteArray method, const QString &path, const QByteArray &query, QByteArray body) const;
    bool isBornNoMore(const Error &error) const;
    Instant timeOf(net::JsonObject &root);

    Clock &m_clock;
    QUrl m_base;
    Realm m_realm;
    net::RateLimiter m_limiter;
    net::RateLimiter m_batchLimiter;
    static constexpr std::chrono::milliseconds kForEver = std::chrono::milliseconds::max() / 2;
    std::chrono::milliseconds m_bearUntil = kForEver; ///< By the steady clock, which nobody sets.
    std::optional<std::chrono::milliseconds> m_booksTime; ///< What theirs says beyond the steady clock.
    net::HttpClient m_http;
};

} // namespace sluice::quickbooks
