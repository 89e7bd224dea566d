#include "engine/Office.h"

#include "net/QnamTransport.h"

#include <algorithm>

namespace sluice::engine {

using namespace std::chrono_literals;

namespace {

constexpr auto kLockWait = 3000ms;
constexpr auto kTurnPoll = 50ms;
constexpr auto kTurnPatience = 600'000ms; // A first pull is long; whoever signs out has asked for it all the same.
const QString kEngineLock = QStringLiteral("engine.lock");

tl::unexpected<Error> realSystem()
{
    return tl::unexpected(Error { ErrorKind::Usage, QStringLiteral("--now is for tests and refuses to work with real systems"),
        {}, QStringLiteral("real_system"), {} });
}

Error busy()
{
    Error error { ErrorKind::Conflict, QStringLiteral("another Sluice is working this profile"), {}, {}, {} };
    error.code = QStringLiteral("busy");
    return error;
}

tl::unexpected<Error> noLock()
{
    return fail(ErrorKind::Storage, QStringLiteral("cannot make the lock file engine.lock"));
}

} // namespace

Office::Office(Parts parts, std::unique_ptr<Profile> profile)
    : m_parts(std::move(parts))
    , m_profile(std::move(profile))
    , m_witness(WitnessMemory::of(m_profile->journal()))
    , m_seat(m_profile->projection(), [this] { return lastPerson(); })
    , m_orders(m_profile->journal(), m_seat, m_profile->views(), m_profile->facts(), m_parts.clock)
    , m_refreshLock(m_profile->folder(), m_parts.clock)
{
}

Office::~Office() = default;

Result<std::unique_ptr<Office>> Office::open(Parts parts)
{
    Result<std::unique_ptr<Profile>> profile = Profile::open(parts.folder, parts.clock);
    if (!profile)
        return tl::unexpected(profile.error());
    if (parts.standInsOnly && !(*profile)->settings().onlyLoopback())
        return realSystem();
    return std::unique_ptr<Office>(new Office(std::move(parts), std::move(*profile)));
}

QCoro::Task<Result<secrets::SecretStore *>> Office::secretStore()
{
    if (!m_secrets) {
        Result<std::unique_ptr<secrets::SecretStore>> opened
            = co_await secrets::openSecretStore(m_parts.secrets, m_profile->folder());
        if (!opened)
            co_return tl::unexpected(opened.error());
        if (!m_secrets) // Somebody else may have opened it meanwhile, and works with it.
            m_secrets = std::move(*opened);
    }
    co_return m_secrets.get();
}

QCoro::Task<Result<std::shared_ptr<Connections>>> Office::connections()
{
    while (!m_connections) {
        const Result<secrets::SecretStore *> store = co_await secretStore();
        if (!store)
            co_return tl::unexpected(store.error());
        ConnectionParts parts { m_parts.transport, m_parts.clock, m_parts.random, **store, m_refreshLock, &m_profile->views() };
        const int seen = m_settingsSeen;
        Result<std::unique_ptr<Connections>> made = co_await Connections::make(m_profile->settings(), parts);
        if (!made)
            co_return tl::unexpected(made.error());
        if (seen == m_settingsSeen && !m_connections)
            m_connections = std::move(*made);
    }
    std::shared_ptr<Connections> shared = m_connections; // A copy: QCoro moves out of whatever is returned.
    co_return shared;
}

void Office::dropConnections()
{
    m_connections.reset(); // Made anew with the next call.
    ++m_settingsSeen;
}

Result<bool> Office::rereadSettings()
{
    Result<bool> changed = m_profile->rereadSettings();
    if (changed && m_parts.standInsOnly && !m_profile->settings().onlyLoopback())
        return realSystem();
    if (changed && *changed)
        dropConnections();
    return changed;
}

Result<void> Office::maySpeakTo(std::initializer_list<QUrl> addresses) const
{
    if (m_parts.standInsOnly && !std::ranges::all_of(addresses, net::isLoopback))
        return realSystem();
    return {};
}

QCoro::Task<Result<std::unique_ptr<ProcessLock>>> Office::turnOfEngine()
{
    auto lock = std::make_unique<ProcessLock>(m_profile->file(kEngineLock));
    for (auto waited = 0ms; waited < kTurnPatience; waited += kTurnPoll) {
        switch (lock->tryLock()) {
        case ProcessLock::Outcome::Held: co_return std::move(lock);
        case ProcessLock::Outcome::Failed: co_return noLock();
        case ProcessLock::Outcome::Busy: break;
        }
        co_await m_parts.clock.sleep(kTurnPoll);
    }
    co_return tl::unexpected(busy());
}

QCoro::Task<Result<CycleSummary>> Office::runCycle(CycleKind kind, std::function<void(const CycleProgress &)> progress, Stop stop)
{
    if (const Result<bool> read = rereadSettings(); !read)
        co_return tl::unexpected(read.error());
    if (m_profile->settings().connections.empty())
        co_return fail(ErrorKind::SignInNeeded, QStringLiteral("nothing is connected"));
    ProcessLock lock(m_profile->file(kEngineLock));
    switch (lock.tryLockFor(kLockWait)) {
    case ProcessLock::Outcome::Held: break;
    case ProcessLock::Outcome::Failed: co_return noLock();
    case ProcessLock::Outcome::Busy: co_return tl::unexpected(busy());
    }
    const Result<std::shared_ptr<Connections>> made = co_await connections(); // Held until the cycle has ended.
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
        .crmReconnectBy = [held = made->get()] { return held->crmReconnectBy(); },
        .companies = (*made)->companies(),
        .settleDelay = std::chrono::seconds(m_profile->settings().settleDelaySeconds.value_or(15)),
        .stop = stop,
        .progress = std::move(progress),
        .witness = &m_witness,
    };
    Cycle cycle(std::move(parts));
    co_return co_await cycle.run(kind);
}

QCoro::Task<Result<std::shared_ptr<salesforce::Client>>> Office::crm()
{
    const Result<std::shared_ptr<Connections>> made = co_await connections();
    if (!made)
        co_return tl::unexpected(made.error());
    if (!(*made)->crm())
        co_return fail(ErrorKind::SignInNeeded, QStringLiteral("Salesforce is not connected"));
    co_return std::shared_ptr<salesforce::Client>(*made, (*made)->crm());
}

QCoro::Task<Result<std::vector<salesforce::ReadinessItem>>> Office::readiness()
{
    const Result<std::shared_ptr<salesforce::Client>> client = co_await crm();
    if (!client)
        co_return tl::unexpected(client.error());
    co_return co_await (*client)->readiness();
}

QCoro::Task<Result<salesforce::DeployReport>> Office::deployMetadata(salesforce::DeployMode mode, QString actor)
{
    if (Result<void> allowed = mayConnect(actor); !allowed)
        co_return tl::unexpected(allowed.error());
    const Result<std::shared_ptr<salesforce::Client>> client = co_await crm();
    if (!client)
        co_return tl::unexpected(client.error());
    co_return co_await (*client)->deployMetadata(mode);
}

QCoro::Task<Result<bool>> Office::assignPermissionSet(QString actor)
{
    if (Result<void> allowed = mayConnect(actor); !allowed)
        co_return tl::unexpected(allowed.error());
    const Result<std::shared_ptr<salesforce::Client>> client = co_await crm();
    if (!client)
        co_return tl::unexpected(client.error());
    co_return co_await (*client)->assignPermissionSet();
}

} // namespace sluice::engine
