#include "engine/Office.h"

namespace sluice::engine {

namespace {

constexpr int kLockWaitMs = 3000;

} // namespace

Office::Office(Parts parts, std::unique_ptr<Profile> profile)
    : m_parts(std::move(parts))
    , m_profile(std::move(profile))
    , m_orders(m_profile->journal(), m_profile->projection(), m_profile->views(), m_profile->facts(), m_parts.clock)
    , m_refreshLock(m_profile->folder(), m_parts.clock)
{
}

Office::~Office() = default;

Result<std::unique_ptr<Office>> Office::open(Parts parts)
{
    Result<std::unique_ptr<Profile>> profile = Profile::open(parts.folder, parts.clock);
    if (!profile)
        return tl::unexpected(profile.error());
    return std::unique_ptr<Office>(new Office(std::move(parts), std::move(*profile)));
}

QCoro::Task<Result<secrets::SecretStore *>> Office::secretStore()
{
    if (!m_secrets) {
        Result<std::unique_ptr<secrets::SecretStore>> opened
            = co_await secrets::openSecretStore(m_parts.secrets, m_profile->folder());
        if (!opened)
            co_return tl::unexpected(opened.error());
        m_secrets = std::move(*opened);
    }
    co_return m_secrets.get();
}

QCoro::Task<Result<Connections *>> Office::connections()
{
    if (!m_connections) {
        const Result<secrets::SecretStore *> store = co_await secretStore();
        if (!store)
            co_return tl::unexpected(store.error());
        ConnectionParts parts { m_parts.transport, m_parts.clock, m_parts.random, **store, m_refreshLock, &m_profile->views() };
        Result<std::unique_ptr<Connections>> made = co_await Connections::make(m_profile->settings(), parts);
        if (!made)
            co_return tl::unexpected(made.error());
        m_connections = std::move(*made);
    }
    co_return m_connections.get();
}

QCoro::Task<Result<CycleSummary>> Office::runCycle(CycleKind kind, std::function<void(const CycleProgress &)> progress, Stop stop)
{
    if (m_profile->settings().connections.empty())
        co_return fail(ErrorKind::SignInNeeded, QStringLiteral("nothing is connected"));
    QLockFile lock(m_profile->file(QStringLiteral("engine.lock")));
    lock.setStaleLockTime(0); // A holder that died is found out by its process id, not by its age.
    if (!lock.tryLock(kLockWaitMs)) {
        Error busy { ErrorKind::Conflict, QStringLiteral("another Sluice is working this profile"), {}, {}, {} };
        busy.code = QStringLiteral("busy");
        co_return tl::unexpected(busy);
    }
    const Result<Connections *> made = co_await connections();
    if (!made)
        co_return tl::unexpected(made.error());
    CycleParts parts {
        .journal = m_profile->journal(),
        .database = m_profile->database(),
        .views = m_profile->views(),
        .facts = m_profile->facts(),
        .mirror = m_profile->pullWriter(),
        .projection = m_profile->projection(),
        .clock = m_parts.clock,
        .crm = (*made)->crm(),
        .companies = (*made)->companies(),
        .settleDelay = std::chrono::seconds(m_profile->settings().settleDelaySeconds.value_or(15)),
        .stop = stop,
        .progress = std::move(progress),
    };
    Cycle cycle(std::move(parts));
    co_return co_await cycle.run(kind);
}

QCoro::Task<Result<salesforce::Client *>> Office::crm()
{
    const Result<Connections *> made = co_await connections();
    if (!made)
        co_return tl::unexpected(made.error());
    if (!(*made)->crm())
        co_return fail(ErrorKind::SignInNeeded, QStringLiteral("Salesforce is not connected"));
    co_return (*made)->crm();
}

QCoro::Task<Result<std::vector<salesforce::ReadinessItem>>> Office::readiness()
{
    const Result<salesforce::Client *> client = co_await crm();
    if (!client)
        co_return tl::unexpected(client.error());
    co_return co_await (*client)->readiness();
}

QCoro::Task<Result<salesforce::DeployReport>> Office::deployMetadata(salesforce::DeployMode mode, QString actor)
{
    if (Result<void> allowed = mayConnect(actor); !allowed)
        co_return tl::unexpected(allowed.error());
    const Result<salesforce::Client *> client = co_await crm();
    if (!client)
        co_return tl::unexpected(client.error());
    co_return co_await (*client)->deployMetadata(mode);
}

QCoro::Task<Result<bool>> Office::assignPermissionSet(QString actor)
{
    if (Result<void> allowed = mayConnect(actor); !allowed)
        co_return tl::unexpected(allowed.error());
    const Result<salesforce::Client *> client = co_await crm();
    if (!client)
        co_return tl::unexpected(client.error());
    co_return co_await (*client)->assignPermissionSet();
}

} // namespace sluice::engine
