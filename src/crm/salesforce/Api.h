#pragma once

#include "core/Clock.h"
#include "core/Random.h"
#include "net/HttpClient.h"
#include "net/Json.h"

#include <QCoro/QCoroTask>
#include <QStringList>

#include <functional>
#include <optional>

namespace sluice::salesforce {

/// How much of the org's calls of the last 24 hours are used, by everybody.
struct OrgUsage {
    int used = 0;
    int max = 0;
};

/// The REST calls of one org: versioned addresses, several questions in one call, and what the replies tell about the
/// org's allowance.
class Api {
public:
    struct Parts {
        net::Transport &transport;
        Clock &clock;
        Random &random;
        net::TokenSource &tokens;
        int inFlightMax = 8; ///< Reached only by a first pull, which reads stretches side by side.
    };

    explicit Api(Parts parts);

    /// Agrees on a version with the org: the newest of ours that it offers. Does nothing the second time.
    /// Errors: Rejected with code "api_version" when the org offers none that we can use.
    QCoro::Task<Result<void>> open();

    /// A call below `/services/data/vXX.X` that changes nothing. Repeated when that may help.
    QCoro::Task<Result<net::HttpResponse>> read(QString path);
    /// The same for a page of Bulk results, which is CSV.
    QCoro::Task<Result<net::HttpResponse>> readCsv(QString path);
    /// One page of a query: `address` is a nextRecordsUrl, sent as it came. Errors: BadReply with code
    /// "next_page_elsewhere" unless it is a path.
    QCoro::Task<Result<net::HttpResponse>> readNext(QString address);
    /// A call outside the versioned tree, `/services/oauth2/userinfo`.
    QCoro::Task<Result<net::HttpResponse>> readAbsolute(QString path);

    /// Up to 25 questions in one call that counts once, no more than 5 of them queries. They are answered one after the other,
    /// which may take ten minutes. `paths` are below the version; forEachAnswer() reads the answers.
    /// Source: REST guide, Composite; the parts of Composite Batch count each.
    QCoro::Task<Result<net::HttpResponse>> readTogether(QStringList paths);

    using TakeRecord = std::function<Result<void>(net::JsonObject record)>;
    /// All records of a query, however many pages they come in. Errors: of the calls; of `take`; BadReply; LimitReached if
    /// the pages do not end.
    QCoro::Task<Result<void>> readAll(QString path, TakeRecord take);
    /// The same from a nextRecordsUrl on.
    QCoro::Task<Result<void>> readOn(QString next, TakeRecord take);

    /// While it lasts, nothing more is read once replies told that the org's calls are nearly used up: RateLimited with code
    /// kAllowanceSpent. What is being written goes on.
    void spareOrg(bool sparing) { m_sparing = sparing; }
    /// Errors: see spareOrg().
    Result<void> mayRead() const;

    /// A call that changes something. Its bytes leave once.
    QCoro::Task<Result<net::HttpResponse>> write(QByteArray method, QString path, QByteArray body);

    /// The same as POST of something that is no JSON.
    QCoro::Task<Result<net::HttpResponse>> upload(QString path, QByteArray contentType, QByteArray body);

    /// `query?q=…` or `queryAll?q=…`, encoded.
    static QString query(const QString &soql);
    static QString queryAll(const QString &soql);
    /// Whether a part of readTogether() counts among its queries.
    static bool isQuery(const QString &path);

    qint64 calls() const { return m_http.calls(); }
    /// How many more calls could be under way now.
    int placesFree() const { return m_limiter.placesFree(); }
    std::optional<OrgUsage> usage() const { return m_usage; }
    QString version() const { return m_version; }
    /// Goes on with a version that was agreed on before; an empty one makes open() ask.
    void setVersion(const QString &version) { m_version = version; }
    /// The server's time, as far as its replies told how its clock differs from ours.
    Instant serverNow() const { return m_clock.now() + m_skew; }
    Clock &clock() const { return m_clock; }
    Random &random() const { return m_random; }

private:
    QCoro::Task<Result<net::HttpResponse>> ask(net::HttpRequest question);
    QCoro::Task<Result<void>> readPages(Result<net::HttpResponse> first, TakeRecord take);
    Result<void> judge(const net::HttpResponse &response);
    QUrl address(const QString &path) const;

    Clock &m_clock;
    Random &m_random;
    net::RateLimiter m_limiter;
    net::HttpClient m_http;
    QString m_version; ///< "64.0"; empty until agreed.
    std::optional<OrgUsage> m_usage;
    bool m_sparing = false;
    std::chrono::milliseconds m_skew { 0 };
};

/// An alert of a duplicate rule keeps nothing of ours from being saved, nobody is assigned anything because we wrote, and
/// nobody finds our records among those viewed last.
/// Source: Salesforce sheet, sections 2.2 and 5.7.
constexpr std::pair<const char *, const char *> kWriteHeaders[]
    = { { "Sforce-Duplicate-Rule-Header", "allowSave=true" }, { "Sforce-Auto-Assign", "FALSE" }, { "Sforce-Mru", "updateMru=false" } };

/// When the reply was made by the server's own clock; `otherwise` if it does not say.
Instant serverTime(const net::HttpResponse &reply, Instant otherwise);

/// What one call of readTogether() may hold.
constexpr int kPartsMax = 25, kQueriesMax = 5;

/// Walks the answers of readTogether: `visit(index of the question, status, entry)`, where `entry` holds `body`.
Result<void> forEachAnswer(net::JsonText &json, const std::function<Result<void>(int, int, net::JsonObject)> &visit);

/// The error of one answer of readTogether.
Error errorOfAnswer(int status, net::JsonObject entry);

} // namespace sluice::salesforce
