#pragma once

#include "crm/salesforce/AccountMerges.h"
#include "crm/salesforce/Api.h"
#include "crm/salesforce/BulkQuery.h"
#include "crm/salesforce/Feeds.h"
#include "crm/salesforce/RecentRows.h"
#include "domain/Pull.h"
#include "domain/UnreadRow.h"

#include <functional>
#include <list>

namespace sluice::salesforce {

/// Rows become visible when their transaction commits, up to minutes after the stamp they carry: changes are asked for
/// from so long before the cursor, unless the settings want more.
constexpr std::chrono::minutes kPullOverlap { 10 };

/// An idle cycle moves a cursor only this often, so that it writes nothing; and what nobody waits for is asked for this often.
constexpr std::chrono::minutes kCursorAge { 5 };

using Progress = std::function<void(const PullProgress &)>;

/// Brings one sink up to date with one org. Made for one pull and thrown away.
///
/// Records that the sink has a cursor for are asked for by their modification stamp: those that somebody waits for in one call,
/// and the others (users, products, contacts) in a second one every five minutes, or when the first brought something. Only
/// more than one page costs further calls. Kinds without a cursor are read from the first record to the last, several stretches of
/// ids side by side, and what the sink knows beyond them is gone.
///
/// What was deleted comes with the changes while it lies in the Recycle Bin; what was emptied out of the bin since, comes
/// with the deletion log; and when that does not reach back far enough, after a long sleep, the ids of all living records
/// are read and compared with those that the sink knows.
///
/// Once a day each kind is read anew as far as it changed within 30 days: what became visible later than the overlap
/// reaches, nobody else would find. When many changes wait, they come through Bulk API 2.0, accounts apart from their
/// contacts.
class Pull {
public:
    struct Parts {
        Api &api;
        const Schema &schema;
        Currency currency; ///< Of the org.
        RecentRows &recent;
        StageNames &stages;
        QHash<QString, Instant> &largeReads; ///< By object: when so much had changed that it was read in bulk, until the overlap is over.
        AddressSources &addresses;
        AccountMerges &merges;
        Memory *memory; ///< Where it is kept which fields were read; null: nowhere.
        QHash<QString, Instant> &deletionsRead; ///< By object: up to when its deletion log was read.
        PullSink &sink;
        Progress progress;
        std::chrono::milliseconds overlap; ///< See kPullOverlap.
        int bulkAbove; ///< More rows than this are read with Bulk API 2.0; negative: never.
        int rowsPerJob; ///< About how many rows one job yields.
    };

    explicit Pull(Parts parts);

    /// Errors end the pull; pages before it stay.
    QCoro::Task<Result<PullReport>> run();

private:
    /// From when on changes are asked for.
    struct Window {
        Instant from {};
        bool isWhole = true; ///< False: part of the overlap is left for later.
    };
    struct Source {
        const Feed *feed = nullptr;
        Columns columns;
        QString name;   ///< "salesforce:Opportunity"
        QString object; ///< "Opportunity"
        std::optional<Instant> cursor;
        Window window {};
        QString next;  ///< More of the changes: address of the next page.
        Instant asked {}; ///< By the server's clock.
        std::optional<int> count;
        QString firstId, lastId;
        std::vector<UnreadRow> unread; ///< That could not be read, all there are.
        bool isUnreadNews = false; ///< More of them since they were stored.
        QSet<QString> readableAgain; ///< Of those, what came or is gone.
        QSet<QString> known; ///< What the sink held before a first pull or a census and was not seen again yet.
        int done = 0;
        bool censusDue = false;
        bool isLarge = false; ///< So many changes wait that they are read with Bulk API 2.0.
        std::list<QCoro::Task<Result<void>>> stretches {}; ///< Stay where they are while more are added.
    };
    /// One question of the opening call and what becomes of its answer.
    struct Question {
        QString path;
        std::function<Result<void>(net::JsonObject)> take;
        /// What to do when this one question is refused; empty: the pull fails.
        std::function<Result<void>(const Error &)> refused {};
    };
    /// Rows that are read anew, as far back as late commits may lie.
    struct Reconciliation {
        Source *source;
        QString condition;
        QString contactsOf; ///< See readAddresses().
        QString next {};
        bool isLarge = false;
        std::optional<Error> failed {};
    };
    struct PageEnd {
        QString next;
        QString firstId, lastId;
        int rows = 0;
        std::int64_t total = 0; ///< Of the query.
    };

    Result<void> prepare();
    QCoro::Task<Result<void>> open();
    QCoro::Task<Result<void>> askForExtents();
    std::vector<Question> urgentQuestions();
    bool areOthersDue();
    std::vector<Question> otherQuestions();
    void askForStages(std::vector<Question> &into);
    Result<void> takeStage(net::JsonObject stage);
    QCoro::Task<Result<void>> finishStages();
    Window windowOf(const QString &object, Instant cursor) const;
    void noteLarge(const QString &object, Instant asked);
    bool closeWindow(const QString &object, const Window &window);
    void askForDeletions(Source &source, std::vector<Question> &into);
    void askForChanges(Source &source, std::vector<Question> &into);
    void askForExtent(Source &source, std::vector<Question> &into);
    QCoro::Task<Result<void>> ask(std::vector<Question> questions);
    QCoro::Task<Result<void>> askTogether(std::vector<Question> questions);

    QCoro::Task<Result<void>> finishChanges(Source *source);
    Result<void> takeDeletions(Source &source, Instant from, net::JsonObject result);
    QCoro::Task<Result<void>> census(Source *source);
    Result<void> buryUnseen(Source &source, PullSink::Page page);
    bool canFollowContacts();
    void askForContacts(std::vector<Question> &into);
    void readAccountsAnew(const char *why);
    QCoro::Task<Result<void>> beginAccountsAnew();
    Result<void> closeContactsOfAll(Instant asked);
    Result<void> takeContacts(net::JsonObject result);
    QCoro::Task<Result<void>> finishContacts();
    QCoro::Task<Result<void>> rereadAccounts();
    Result<void> closeContacts();
    Result<void> storeContactCursor(Instant readUpTo);
    QCoro::Task<Result<void>> pullAll(Source *source);
    QCoro::Task<Result<void>> pullStretches(Source *source);
    QCoro::Task<Result<BulkQuery::End>> pullInBulk(Source *source);
    QCoro::Task<Result<BulkQuery::End>> pullJob(Source *source, QStringList conditions);
    Result<void> takeCsv(Source &source, CsvReader &rows, bool onlyNew);
    QCoro::Task<Result<void>> pullStretch(Source *source, QString from, QString to);
    std::optional<QString> whereToShare(const PageEnd &page, std::int64_t taken, const QString &to) const;

    /// The changes of one kind when there are many of them. Unavailable: read them page by page.
    QCoro::Task<Result<BulkQuery::End>> changesInBulk(Source *source);
    /// The rows of one kind for which a condition holds, the deleted ones with the others. `contactsOf`: see readAddresses().
    QCoro::Task<Result<BulkQuery::End>> readInBulk(Source *source, QString condition, QString contactsOf, bool onlyNew);
    /// The contacts of accounts that are read without them; `ofAccounts` is the accounts' condition, which must not ask for other
    /// records in its turn; empty: of all.
    QCoro::Task<Result<BulkQuery::End>> readAddresses(QString ofAccounts);
    QCoro::Task<Result<void>> readWhere(Source *source, QString condition);
    QCoro::Task<Result<void>> followMerges();
    Source *sourceOf(const QString &object);

    void askForReconciliation(std::vector<Question> &into);
    bool isReconciliationDue(const Source &source) const;
    void keepReconciled(const Source &source);
    void keepTried(const Source &source);
    void askForReconciliation(Reconciliation &one, std::vector<Question> &into);
    QCoro::Task<void> finishReconciliation();
    QCoro::Task<Result<void>> reconcile(Reconciliation *one);

    enum class Children { WithRow, Apart };
    QString select(const Source &source, Children children = Children::WithRow) const;
    /// Rows that did not change lack a field that is read only since: then all of them are read anew.
    bool readsOtherFields(const Source &source) const;
    void keepFields(const Source &source);
    QString fingerprint(const Source &source) const;
    bool asksForChildren(const Source &source) const;
    /// Too many for a query that must answer in time are none too many for a job.
    static bool isTooMuch(const Error &error) { return error.kind == ErrorKind::Timeout || error.kind == ErrorKind::LimitReached; }
    /// The call for what was deleted between two moments, by the object's name on the wire.
    static QString deletionLog(const QString &wireObject, Instant from, Instant to);
    /// How far a deletion log tells; nothing if it does not say. It cannot know what is still to come, whatever it says.
    std::optional<Instant> coveredBy(net::JsonObject &log) const;
    /// A deletion log that was purged or is too long, or our clock is wrong: it does not tell of all that is gone. Other refusals
    /// concern kinds of records that keep no log; their deletions come with the changes.
    static bool isLogIncomplete(const Error &error);
    bool isMuch(std::optional<std::int64_t> rows) const { return m_parts.bulkAbove >= 0 && rows && *rows > m_parts.bulkAbove; }
    Result<QString> takeRow(Source &source, Row row, PullSink::Page &page, bool onlyNew);
    Result<PageEnd> takePage(Source &source, net::JsonObject result, PullSink::Page &page, bool onlyNew);
    void leaveOut(Source &source, UnreadRow row);
    void forgetUnread(Source &source, const QString &id);
    Result<void> storeUnread(Source &source);
    Result<void> deliver(Source &source, PullSink::Page page);
    Result<void> closeChanges(Source &source, PullSink::Page page);
    Result<void> closeLarge(Source *source, PullSink::Page page);

    Parts m_parts;
    RowContext m_context;
    PullReport m_report;
    std::vector<Source> m_sources;
    Source *m_accounts = nullptr;
    std::optional<Instant> m_contactCursor, m_contactsAsked;
    Window m_contactWindow;
    bool m_accountsAnew = false; ///< Contacts changed in a way that cannot be followed.
    QSet<QString> m_stages, m_wonStages;
    QString m_stagesNext;
    bool m_metStrangeStage = false;
    Source *m_strangeStages = nullptr; ///< Rows that were not taken, because they name stages that are not known yet.
    QSet<QString> m_contacts, m_accountsOfContacts; ///< Contacts that changed, and the accounts where they are and were.
    QString m_contactsNext;
    ContactAddresses m_contactAddresses;
    std::list<Reconciliation> m_reconciliations; ///< Of one kind; stay where they are while more are added.
    Instant m_asked {};
    bool m_stop = false; ///< One stretch failed: the others need not go on.
};

} // namespace sluice::salesforce
