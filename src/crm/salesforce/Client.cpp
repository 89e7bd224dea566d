#include "crm/salesforce/Client.h"

#include "crm/salesforce/Allowance.h"
#include "crm/salesforce/Fault.h"
#include "crm/salesforce/Readiness.h"
#include "crm/salesforce/StatusBodies.h"

namespace sluice::salesforce {

namespace {

/// Source: Salesforce sheet, section 4.2.
constexpr std::chrono::seconds kClockOffMax { 60 };
constexpr std::chrono::minutes kClockStopsPosting { 5 }; // As far from the books' clock nothing is posted.
const QString kSpentNote = QStringLiteral("spent_at");

QString textOf(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

} // namespace

Client::Client(Api::Parts parts, Session session)
    : m_api(parts)
    , m_org(std::move(session.fields), std::move(session.package), session.currency, session.memory)
    , m_memory(session.memory)
    , m_overlap(session.overlap)
    , m_bulkAbove(session.bulkAbove)
    , m_rowsPerJob(session.rowsPerJob)
    , m_stages(session.memory)
    , m_addresses(session.memory)
    , m_merges(session.memory)
    , m_writeBack(m_api, m_org.schema())
    , m_wholeWriteBack(m_api, m_org.schema())
    , m_tasks(m_api, m_org.schema())
    , m_installer(m_api)
{
}

QCoro::Task<Result<void>> Client::open()
{
    return m_org.refresh(&m_api);
}

QCoro::Task<Result<PullReport>> Client::pull(PullSink *sink, Progress progress)
{
    Result<void> allowed = co_await mayPull();
    if (!allowed)
        co_return tl::unexpected(allowed.error());
    const qint64 callsBefore = m_api.calls();
    const Instant began = m_api.clock().now();
    m_api.spareOrg(true);
    Result<PullReport> report = co_await pullOnce(sink, progress);
    if (!report && isOutdated(report.error())) {
        const bool askedJustNow = m_org.describedAt() >= began;
        m_org.doubt();
        // A field or an object that was there is gone, or is back: look again and go on without it.
        if (!askedJustNow)
            report = co_await pullOnce(sink, progress);
    }
    m_api.spareOrg(false);
    if (m_api.usage())
        noteSpent(isSpent(*m_api.usage()));
    if (report)
        report->calls = static_cast<int>(m_api.calls() - callsBefore);
    co_return report;
}

QCoro::Task<Result<void>> Client::mayPull()
{
    if (m_memory && !std::exchange(m_spentRecalled, true))
        m_spentAt = parseInstant(QStringView(m_memory->recall(kSpentNote)));
    if (!m_spentAt)
        co_return Result<void>();
    const Instant now = m_api.clock().now();
    // A clock that was set back since would make the rest as long as the jump.
    if (now - *m_spentAt >= kSpentRest || now < *m_spentAt) {
        Result<Limits> left = co_await limits();
        if (!left)
            co_return tl::unexpected(left.error());
        noteSpent(false); // Puts the old time away, wherever it is kept.
        noteSpent(isSpent({ left->callsMax - left->callsRemaining, left->callsMax }));
        if (!m_spentAt)
            co_return Result<void>();
    }
    Error error { ErrorKind::RateLimited, QStringLiteral("the org's calls of a day are nearly used up: Sluice leaves the rest to people"),
                  std::chrono::duration_cast<std::chrono::milliseconds>(*m_spentAt + kSpentRest - now), kAllowanceSpent, {} };
    co_return tl::unexpected(std::move(error));
}

void Client::noteSpent(bool spent)
{
    if (spent == m_spentAt.has_value())
        return;
    m_spentAt = spent ? std::optional(m_api.clock().now()) : std::nullopt;
    if (m_memory)
        m_memory->keep(kSpentNote, m_spentAt ? toIso(*m_spentAt) : QString());
}

QCoro::Task<Result<PullReport>> Client::pullOnce(PullSink *sink, Progress progress)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    if (!knowsCurrency()) {
        Error error { ErrorKind::Rejected, QStringLiteral("the org does not tell its currency"), {},
                      kCurrencyUnknown, {} };
        co_return tl::unexpected(std::move(error));
    }
    Pull pull({ m_api, m_org.schema(), m_org.currency(), m_recent, m_stages, m_largeReads, m_addresses, m_merges, m_memory, m_org.deletionsRead(), *sink, std::move(progress), m_overlap,
        m_bulkAbove, m_rowsPerJob });
    Result<PullReport> report = co_await pull.run();
    if (!report)
        m_recent.clear(); // Rows that were read may not have been stored: hand all of the overlap on again.
    else
        m_org.keepDeletions();
    co_return report;
}

namespace {

bool foundOutdated(const Result<WriteBackReport> &report)
{
    if (!report)
        return isOutdated(report.error());
    return (report->broken && isOutdated(*report->broken)) || std::any_of(report->failures.begin(), report->failures.end(),
                       [](const WriteFailure &failure) { return isOutdated(failure.error); });
}

} // namespace

/// Every write may be repeated: fixed values, or upserts by a unique key.
QCoro::Task<Result<WriteBackReport>> Client::write(Write once)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<WriteBackReport> report = co_await once();
    if (!foundOutdated(report))
        co_return report;
    // A field was hidden or locked since we looked: once more without it.
    m_org.doubt();
    opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    report = co_await once();
    co_return report;
}

QStringList Client::unwritable(const QString &object)
{
    m_org.remember(m_api);
    return m_org.schema().isEmpty() ? QStringList() : unwritableFields(m_org.schema(), object);
}

QCoro::Task<Result<WriteBackReport>> Client::writeWhole(std::vector<WholeWrite> writes)
{
    return write([this, writes = std::move(writes)] { return m_wholeWriteBack.write(writes); });
}

QCoro::Task<Result<WriteBackReport>> Client::writeDeals(std::vector<DealStatus> deals)
{
    return write([this, deals = std::move(deals)] { return m_writeBack.deals(deals); });
}

QCoro::Task<Result<WriteBackReport>> Client::writeAccounts(std::vector<AccountStatus> accounts)
{
    return write([this, accounts = std::move(accounts)] { return m_writeBack.accounts(accounts, m_org.currency()); });
}

QCoro::Task<Result<WriteBackReport>> Client::upsertExceptions(std::vector<SyncException> exceptions)
{
    return write([this, exceptions = std::move(exceptions)] { return m_writeBack.exceptions(exceptions); });
}

QCoro::Task<Result<WriteBackReport>> Client::writeWitness(Witness witness)
{
    return write([this, witness = std::move(witness)] { return m_writeBack.witness(witness); });
}

QCoro::Task<Result<WitnessAnswer>> Client::readWitness(QString key)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<WitnessAnswer> answer = co_await m_writeBack.readWitness(key);
    if (answer || !isOutdated(answer.error()))
        co_return answer;
    // The object or a field was hidden since we looked.
    m_org.doubt();
    opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    answer = co_await m_writeBack.readWitness(key);
    co_return answer;
}

QCoro::Task<Result<std::vector<TaskRecord>>> Client::findTasks(QStringList keys)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<std::vector<TaskRecord>> found = co_await m_tasks.find(std::move(keys));
    co_return found;
}

QCoro::Task<Result<QString>> Client::createTask(TaskDraft task)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<QString> id = co_await m_tasks.create(std::move(task));
    co_return id;
}

QCoro::Task<Result<void>> Client::updateTask(QString id, TaskDraft task)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return opened;
    Result<void> updated = co_await m_tasks.update(std::move(id), std::move(task));
    co_return updated;
}

QCoro::Task<Result<std::vector<ReadinessItem>>> Client::readiness()
{
    m_org.doubt();
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    std::vector<ReadinessItem> items = readinessOf(m_org.schema(), m_org.currency());
    if (!knowsCurrency())
        items.push_back({ QStringLiteral("Organization"), QStringLiteral("DefaultCurrencyIsoCode"),
            ReadinessItem::Problem::CurrencyUnknown, true, {} });
    const auto off = std::chrono::duration_cast<std::chrono::seconds>(m_api.serverNow() - m_api.clock().now());
    if (off > kClockOffMax || off < -kClockOffMax)
        items.push_back({ QStringLiteral("clock"), {}, ReadinessItem::Problem::ClockOff,
            std::chrono::abs(off) > kClockStopsPosting, QString::number(std::abs(off.count())) });
    std::vector<ReadinessItem> told = co_await m_installer.tellHiddenApart(std::move(items), m_org.schema());
    const Result<Identity> who = co_await identity();
    if (!who)
        co_return told; // Whose rights they are is not known.
    std::vector<ReadinessItem> more = co_await m_installer.rightsAndRules(who->userId, m_org.schema());
    told.insert(told.end(), more.begin(), more.end());
    co_return told;
}

QCoro::Task<Result<DeployReport>> Client::deployMetadata(DeployMode mode)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<DeployReport> report = co_await m_installer.deploy(mode);
    if (report && report->success && mode == DeployMode::Install)
        m_org.doubt();
    co_return report;
}

QCoro::Task<Result<bool>> Client::assignPermissionSet()
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<Identity> who = co_await identity();
    if (!who)
        co_return tl::unexpected(who.error());
    Result<bool> given = co_await m_installer.assignPermissionSet(who->userId);
    if (given && *given)
        m_org.doubt();
    co_return given;
}

QCoro::Task<Result<Identity>> Client::identity()
{
    Result<net::HttpResponse> reply = co_await m_api.readAbsolute(QStringLiteral("/services/oauth2/userinfo"));
    if (!reply)
        co_return tl::unexpected(reply.error());
    net::JsonText json(std::move(reply->body));
    Result<net::JsonObject> root = json.root();
    if (!root)
        co_return tl::unexpected(root.error());
    Identity who;
    who.userId = textOf(root->text("user_id"));
    who.orgId = textOf(root->text("organization_id"));
    who.name = textOf(root->text("name"));
    who.email = textOf(root->text("email")).toLower();
    who.username = textOf(root->text("preferred_username"));
    who.timeZone = textOf(root->text("zoneinfo"));
    if (Result<void> read = json.finish(); !read)
        co_return tl::unexpected(read.error());
    if (who.userId.isEmpty() || who.orgId.isEmpty() || who.email.isEmpty())
        co_return fail(ErrorKind::BadReply, QStringLiteral("userinfo does not say who signed in"));
    co_return who;
}

QCoro::Task<Result<Limits>> Client::limits()
{
    Result<void> opened = co_await m_api.open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<net::HttpResponse> reply = co_await m_api.read(QStringLiteral("limits"));
    if (!reply)
        co_return tl::unexpected(reply.error());
    net::JsonText json(std::move(reply->body));
    Result<net::JsonObject> root = json.root();
    if (!root)
        co_return tl::unexpected(root.error());
    std::optional<net::JsonObject> daily = root->object("DailyApiRequests");
    if (!daily)
        co_return fail(ErrorKind::BadReply, QStringLiteral("limits without DailyApiRequests"));
    Limits limits;
    limits.callsMax = static_cast<int>(daily->whole("Max").value_or(0));
    limits.callsRemaining = static_cast<int>(daily->whole("Remaining").value_or(0));
    co_return limits;
}

} // namespace sluice::salesforce
