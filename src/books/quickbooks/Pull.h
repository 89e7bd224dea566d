#pragma once

#include "books/Books.h"
#include "books/quickbooks/Api.h"

#include <QSet>

namespace sluice::quickbooks {

/// Brings one sink up to date with one company. Made for one pull and thrown away.
///
/// With a cursor one call of change capture tells everything; it is silent about what it cut off after 1000 records, so
/// from that count on each kind is asked for alone and, if that is too much as well, its changes are read by query and its
/// records are counted: when some are gone, the kind is read whole. Without a cursor, or
/// with one that is older than change capture reaches, everything is read by query, and what the sink knows beyond it is
/// gone. A pull that was interrupted goes on with the kind of record at which it stopped.
class Pull {
public:
    struct Parts {
        Api &api;
        RowContext context;
        PullSink &sink;
        books::Progress progress;
        std::vector<books::UnreadRecord> &unread; ///< Told here before the page that lacks them is.
    };

    explicit Pull(Parts parts);

    /// Errors end the pull; pages before it stay.
    QCoro::Task<Result<PullReport>> run();

    /// Tax codes with their rates on a day: change capture does not know them.
    QCoro::Task<Result<void>> taxes();

    const PullReport &report() const { return m_report; }

private:
    QCoro::Task<Result<void>> everything(std::size_t first, std::optional<Instant> began);
    QCoro::Task<Result<void>> changes(Instant cursor);
    QCoro::Task<Result<void>> changesApart(Instant since);
    QCoro::Task<Result<void>> manyChanges(const Entity *entity, Instant since);
    QCoro::Task<Result<Instant>> wholeEntity(const Entity *entity);
    QCoro::Task<Result<void>> askForNewest(const Entity *entity, PullSink::Page *page);

    Result<void> take(const Entity &entity, net::JsonObject row, PullSink::Page &page);
    Result<void> deliver(PullSink::Page page, const QString &object);
    PullSink::Page newPage() const;

    Parts m_parts;
    QString m_source;
    PullReport m_report;
    QSet<QString> m_missing; ///< Ids of the entity being read whole that were not seen yet.
};

} // namespace sluice::quickbooks
