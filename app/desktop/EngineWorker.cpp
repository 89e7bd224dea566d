#include "desktop/EngineWorker.h"

#include "core/Log.h"
#include "engine/Readiness.h"
#include "net/QnamTransport.h"
#include "net/oauth/SignInPage.h"
#include "net/oauth/SignInProblem.h"

#include <algorithm>

namespace sluice::desktop {

namespace {

constexpr std::chrono::milliseconds kAfterOrder { 1500 }; // Long enough to take a mistaken key back.

const QStringList kEverything { QStringLiteral("requests"), QStringLiteral("exceptions"), QStringLiteral("approvals"),
    QStringLiteral("invoices"), QStringLiteral("figures"), QStringLiteral("connections"), QStringLiteral("journal"),
    QStringLiteral("people") };

} // namespace

EngineWorker::EngineWorker(EngineOptions options)
    : m_options(std::move(options))
    , m_clock(m_options.now ? std::make_unique<SystemClock>(*m_options.now) : std::make_unique<SystemClock>())
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EngineWorker::syncNow);
}

EngineWorker::~EngineWorker() = default;

void EngineWorker::start()
{
    m_network = std::make_unique<net::QnamTransport>("Sluice/" SLUICE_VERSION);
    m_transport = std::make_unique<engine::StoppableTransport>(*m_network, m_stop);
    Result<std::unique_ptr<engine::Office>> office
        = engine::Office::open({ m_options.folder, m_options.secrets, *m_transport, *m_clock, m_random, m_options.now.has_value() });
    if (!office) {
        Q_EMIT failed(office.error());
        return;
    }
    m_office = std::move(*office);
    m_connections = m_office->profile().settings().connections;
    Q_EMIT opened(m_office->lastPerson());
    if (m_options.autoSync && !m_office->profile().settings().connections.empty())
        m_timer.start(std::chrono::seconds(2)); // The window first.
}

void EngineWorker::runOrder(const std::function<void(desk::Orders &)> &order)
{
    if (!m_office)
        return;
    order(m_office->orders());
    Q_EMIT changed(kEverything);
    if (m_options.autoSync && !m_cycling && !m_office->profile().settings().connections.empty())
        m_timer.start(kAfterOrder);
    m_again = m_again || m_cycling;
}

void EngineWorker::syncNow()
{
    if (!m_office || m_closing)
        return;
    if (isBusy()) {
        m_again = true;
        return;
    }
    if (m_countWanted)
        countAnew();
    else
        cycle();
}

void EngineWorker::countAnew()
{
    if (!m_office || m_closing || m_counting)
        return; // The one under way is the answer to this one, too.
    m_countWanted = isBusy();
    if (!m_countWanted)
        cycle(engine::CycleKind::Census);
}

void EngineWorker::cancelCount()
{
    if (m_counting)
        m_stop.raise();
    else if (std::exchange(m_countWanted, false))
        Q_EMIT censusEnded(Error { ErrorKind::Cancelled, QStringLiteral("stopped before it began"), {}, {}, {} });
}

void EngineWorker::begin()
{
    ++m_underWay;
}

/// The last one to end tells whoever waits to close.
void EngineWorker::end()
{
    if (--m_underWay == 0 && m_closing)
        Q_EMIT closed();
}

/// Screens read the connections by themselves, and must do so anew when there are others.
void EngineWorker::noteConnections()
{
    const std::vector<engine::ConnectionSettings> &now = m_office->profile().settings().connections;
    if (now == m_connections)
        return;
    m_connections = now;
    Q_EMIT connectionsChanged();
    Q_EMIT changed(kEverything);
}

QCoro::Task<void> EngineWorker::cycle(engine::CycleKind kind)
{
    begin();
    m_cycling = true;
    m_counting = kind == engine::CycleKind::Census;
    m_again = m_again && m_counting; // A census posts nothing that was decided meanwhile.
    m_stop.lower();
    Q_EMIT cycleStarted();
    const auto tell = [this](const engine::CycleProgress &progress) {
        noteConnections(); // The cycle has read the settings anew.
        Q_EMIT progressed(progress);
    };
    const Result<engine::CycleSummary> summary = co_await m_office->runCycle(kind, tell, m_stop);
    m_cycling = false;
    const bool wasCensus = std::exchange(m_counting, false);
    if (m_closing) {
        end();
        co_return;
    }
    noteConnections();
    const std::chrono::milliseconds rest = summary ? summary->rest : std::chrono::milliseconds(0);
    if (summary)
        Q_EMIT cycleEnded(*summary);
    else
        Q_EMIT cycleFailed(summary.error());
    Q_EMIT changed(kEverything);
    if (wasCensus)
        Q_EMIT censusEnded(summary ? summary->censusTrouble() : std::optional(summary.error()));
    if (m_options.autoSync)
        m_timer.start(m_again ? std::chrono::duration_cast<std::chrono::milliseconds>(kAfterOrder)
                              : std::max<std::chrono::milliseconds>(m_options.interval, rest));
    if (!m_signOuts.empty())
        removeConnections();
    else if (m_lookAfterCycle)
        checkReadiness();
    if (m_countWanted)
        countAnew();
    end();
}

net::SignIn::Order EngineWorker::flowFor(const ui::SignInOptions &options)
{
    net::SignIn::Order flow;
    flow.listens = !options.paste;
    flow.redirectUri = options.redirectUri;
    if (options.system == QLatin1String("quickbooks"))
        flow.ownerExpected = options.connectionId; // Again means the same company.
    // The page goes with the flow, when the sign-in has ended.
    auto page = std::make_shared<std::unique_ptr<net::SignInPage>>();
    flow.showAddress = [this, page, system = options.system, paste = options.paste](const QUrl &url) {
        *page = net::SignInPage::write(url, m_options.folder).value_or(nullptr);
        ui::SignInState state;
        state.system = system;
        state.phase = paste ? ui::SignInState::Phase::WaitingForAddress : ui::SignInState::Phase::WaitingForBrowser;
        state.url = url;
        state.page = *page ? (*page)->url() : QUrl();
        Q_EMIT signInChanged(state);
    };
    return flow;
}

void EngineWorker::signIn(const ui::SignInOptions &options, const QString &person)
{
    if (!m_office)
        return;
    m_stop.lower(); // Of a cycle that was stopped a while ago.
    cancelSignIn(); // Nobody can go on with one whose card is gone, and cycles wait for it.
    if (options.connectionId.isEmpty())
        connectTo(options, person);
    else
        signInAgain(options, person);
}

void EngineWorker::connectTo(const ui::SignInOptions &options, const QString &person)
{
    if (options.system == QLatin1String("salesforce"))
        connectSalesforce(options, person);
    else
        connectQuickBooks(options, person);
}

QCoro::Task<void> EngineWorker::signInAgain(ui::SignInOptions options, QString person)
{
    begin();
    const Result<engine::Registration> known = co_await m_office->registrationOf(options.connectionId);
    if (!known) {
        registrationMissing(options.system, known.error());
        end();
        co_return;
    }
    const engine::ConnectionSettings &connection = known->connection;
    options.clientId = connection.clientId;
    options.clientSecret = known->clientSecret;
    options.loginUrl = connection.loginUrl;
    options.environment = connection.environment;
    if (connection.environment == QLatin1String("custom")) {
        options.discoveryUrl = connection.discoveryUrl;
        options.apiUrl = connection.apiUrl;
    }
    options.redirectUri = connection.redirectUri;
    if (!m_closing)
        connectTo(options, person);
    end();
}

void EngineWorker::registrationMissing(const QString &system, const Error &error)
{
    const bool isGone = error.kind == ErrorKind::NotFound;
    if (!isGone && error.code != QLatin1String("no_secret")) {
        signInFailed(system, error, system == QLatin1String("salesforce") ? net::Provider::Salesforce : net::Provider::QuickBooks);
        return;
    }
    ui::SignInState state;
    state.system = system;
    state.phase = ui::SignInState::Phase::Failed;
    state.what = tr("The registration of this connection is not at hand.");
    state.why = isGone ? tr("The connection was removed.") : tr("The key store does not hold its client secret any more.");
    state.todo = tr("Enter it anew.");
    Q_EMIT signInChanged(state);
    goOn();
}

/// The user whose key signs the connection in; empty when there is none.
QString EngineWorker::jwtUser() const
{
    const engine::ConnectionSettings *connection = m_office->profile().settings().salesforce();
    return connection ? connection->jwtUser : QString();
}

QCoro::Task<void> EngineWorker::connectSalesforce(ui::SignInOptions options, QString person)
{
    const QString loginUrl = options.loginUrl.isEmpty() ? QStringLiteral("https://login.salesforce.com") : options.loginUrl;
    engine::SalesforceOrder order { options.clientId, loginUrl, flowFor(options) };
    order.replacesKey = options.replacesKey;
    order.actor = std::move(person);
    const QString keyBefore = jwtUser();
    begin();
    ++m_signIns;
    const Result<Person> known = co_await m_office->connectSalesforce(std::move(order));
    --m_signIns;
    if (!known) {
        signInFailed(options.system, known.error(), net::Provider::Salesforce);
        end();
        co_return;
    }
    ui::SignInState state;
    state.system = options.system;
    state.phase = ui::SignInState::Phase::Done;
    state.message = tr("Signed in to Salesforce as %1").arg(known->name);
    if (const QString keyNow = jwtUser(); !keyNow.isEmpty())
        state.message = tr("Signed in to Salesforce as %1. The connection goes on signing in by key as %2.").arg(known->name, keyNow);
    else if (!keyBefore.isEmpty())
        state.message = tr("Signed in to Salesforce as %1. The key of %2 is deleted here: the connection lives by this sign-in now.")
                            .arg(known->name, keyBefore);
    Q_EMIT personSignedIn(known->email);
    signedIn(state);
    end();
}

void EngineWorker::signedIn(const ui::SignInState &state)
{
    noteConnections();
    Q_EMIT signInChanged(state);
    Q_EMIT changed(kEverything);
    m_again = true; // Also after a cycle under way, which began without it.
    if (!m_cycling && !m_closing)
        m_timer.start(std::chrono::seconds(1));
}

QCoro::Task<void> EngineWorker::connectQuickBooks(ui::SignInOptions options, QString person)
{
    engine::QuickBooksOrder order;
    order.clientId = options.clientId;
    order.clientSecret = options.clientSecret;
    order.environment = options.discoveryUrl.isEmpty() ? options.environment : QStringLiteral("custom");
    order.discoveryUrl = options.discoveryUrl;
    order.apiUrl = options.apiUrl;
    order.entity = options.entity;
    order.flow = flowFor(options);
    begin();
    ++m_signIns;
    const Result<engine::ConnectionSettings> connection
        = co_await m_office->connectQuickBooks(std::move(order), std::move(person));
    --m_signIns;
    if (!connection) {
        signInFailed(options.system, connection.error(), net::Provider::QuickBooks);
        end();
        co_return;
    }
    ui::SignInState state;
    state.system = options.system;
    state.phase = ui::SignInState::Phase::Done;
    state.message = tr("Connected %1, billing for %2").arg(connection->company, connection->entity);
    signedIn(state);
    end();
}

void EngineWorker::signInFailed(const QString &system, const Error &error, net::Provider provider)
{
    const net::SignInProblem problem = net::describeSignIn(error, provider);
    ui::SignInState state;
    state.system = system;
    state.phase = error.kind == ErrorKind::Cancelled ? ui::SignInState::Phase::Idle : ui::SignInState::Phase::Failed;
    state.what = problem.what;
    state.why = problem.why;
    state.todo = problem.whatToDo;
    Q_EMIT signInChanged(state);
    goOn();
}

void EngineWorker::pasteAddress(const QString &address)
{
    if (net::SignIn *signIn = m_office ? m_office->signInUnderWay() : nullptr) {
        if (const Result<void> taken = signIn->paste(QUrl(address.trimmed())); !taken)
            qCInfo(lcEngine, "The pasted address is not where a sign-in ends.");
    }
}

void EngineWorker::cancelSignIn()
{
    if (net::SignIn *signIn = m_office ? m_office->signInUnderWay() : nullptr)
        signIn->cancel();
}

void EngineWorker::signOut(const QString &connectionId, const QString &person)
{
    const auto isThisOne = [&connectionId](const SignOut &one) { return one.connectionId == connectionId; };
    if (!m_office || m_closing || std::any_of(m_signOuts.begin(), m_signOuts.end(), isThisOne))
        return;
    m_signOuts.push_back({ connectionId, person });
    if (!m_cycling && m_signOuts.size() == 1)
        removeConnections();
    m_again = m_again || m_cycling;
    if (m_cycling && m_signIns == 0) // A sign-in's own calls would end with it.
        m_stop.raise();
}

QCoro::Task<void> EngineWorker::removeConnections()
{
    begin();
    m_stop.lower(); // The other side must hear that the grant has ended.
    while (!m_signOuts.empty() && !m_closing) {
        const SignOut next = m_signOuts.front();
        const Result<void> removed = co_await m_office->removeConnection(next.connectionId, next.person);
        m_signOuts.pop_front();
        if (!removed)
            Q_EMIT signOutRefused(next.connectionId, removed.error());
    }
    noteConnections();
    Q_EMIT changed(kEverything);
    if (m_lookAfterCycle)
        checkReadiness();
    goOn();
    end();
}

/// What was asked for meanwhile, and otherwise what goes on by itself.
void EngineWorker::goOn()
{
    if (m_closing)
        return;
    if (m_countWanted)
        countAnew();
    if (m_connections.empty())
        m_timer.stop();
    else if (m_again)
        m_timer.start(kAfterOrder);
    else if (m_options.autoSync && !m_cycling && !m_timer.isActive())
        m_timer.start(m_options.interval);
}

void EngineWorker::checkReadiness()
{
    m_lookAfterCycle = m_cycling; // Both talk to Salesforce through one client: one after the other.
    if (m_office && !m_cycling && !m_looking && !m_closing)
        lookAtReadiness();
}

QCoro::Task<void> EngineWorker::lookAtReadiness()
{
    begin();
    m_looking = true;
    engine::Readiness readiness(*m_office, *m_clock);
    const std::vector<desk::ReadinessRow> rows = co_await readiness.look();
    m_looking = false;
    if (!m_closing) {
        Q_EMIT readinessFound(rows);
        if (m_countWanted)
            countAnew();
        if (m_again)
            syncNow();
    }
    end();
}

void EngineWorker::close()
{
    m_closing = true;
    m_timer.stop();
    m_stop.raise();
    cancelSignIn();
    if (m_underWay == 0)
        Q_EMIT closed();
}

} // namespace sluice::desktop
