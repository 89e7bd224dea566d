#pragma once

#include "crm/salesforce/Api.h"
#include "crm/salesforce/Feeds.h"
#include "crm/salesforce/RecentRows.h"
#include "domain/Pull.h"

#include <functional>

namespace sluice::salesforce {

using Progress = std::function<void(const PullProgress &)>;

/// Brings one sink up to date with one org. Made for one pull and thrown away.
///
/// Records that the sink has a cursor for are asked for by their modification stamp, all kinds in one call; only more than
/// one page costs further calls. Kinds without a cursor are read from the first record to the last, several stretches of
/// ids side by side, and what the sink knows beyond them is gone.
class Pull {
public:
    struct Parts {
        Api &api;
        const Schema &schema;
        Currency currency; ///< Of the org.
        RecentRows &recent;
        PullSink &sink;
        Progress progress;
    };

    explicit Pull(Parts parts);

    /// Errors end the pull; pages before it stay.
    QCoro::Task<Result<PullReport>> run();

private:
    struct Source {
        const Feed *feed = nullptr;
        Columns columns;
        QString name;   ///< "salesforce:Opportunity"
        QString object; ///< "Opportunity"
        std::optional<Instant> cursor;
        QString next;  ///< More of the changes: address of the next page.
        Instant asked {}; ///< By the server's clock.
        std::optional<int> count;
        QString firstId, lastId;
        QSet<QString> known; ///< What the sink held before a first pull and was not seen again yet.
        int done = 0;
    };
    /// One question of the opening call and what becomes of its answer.
    struct Question {
        QString path;
        std::function<Result<void>(net::JsonObject)> take;
    };
    struct PageEnd {
        QString next;
        QString lastId;
    };

    Result<void> prepare();
    std::vector<Question> questions();
    void askForChanges(Source &source, std::vector<Question> &into);
    void askForExtent(Source &source, std::vector<Question> &into);
    QCoro::Task<Result<void>> ask(std::vector<Question> questions);

    QCoro::Task<Result<void>> finishChanges(Source *source);
    Result<void> takeContacts(net::JsonObject result);
    QCoro::Task<Result<void>> finishContacts();
    QCoro::Task<Result<void>> rereadAccounts();
    QCoro::Task<Result<void>> pullAll(Source *source);
    QCoro::Task<Result<void>> pullStretch(Source *source, QString from, QString to);

    QString select(const Source &source) const;
    Result<PageEnd> takePage(Source &source, net::JsonObject result, PullSink::Page &page, bool onlyNew);
    Result<void> deliver(Source &source, PullSink::Page page);
    Result<void> closeChanges(Source &source, PullSink::Page page);

    Parts m_parts;
    RowContext m_context;
    PullReport m_report;
    std::vector<Source> m_sources;
    Source *m_accounts = nullptr;
    QSet<QString> m_accountsOfContacts; ///< Accounts of contacts that changed.
    QString m_contactsNext;
    Instant m_asked {};
    bool m_stop = false; ///< One stretch failed: the others need not go on.
};

} // namespace sluice::salesforce
