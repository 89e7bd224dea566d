#pragma once

#include "core/Clock.h"
#include "core/ProcessLock.h"
#include "core/Random.h"
#include "engine/Connections.h"
#include "engine/Cycle.h"
#include "engine/OrderDesk.h"
#include "engine/Profile.h"
#include "engine/SeatRecorder.h"
#include "net/oauth/SignIn.h"
#include "secrets/SecretStore.h"

#include <memory>

namespace sluice::engine {

/// A sign-in to Salesforce, as ordered.
struct SalesforceOrder {
    QString clientId, loginUrl;
    net::SignIn::Order flow; ///< Ports, timeout, showAddress; the client is filled in.
    /// E-mail of the integration owner who says that this e-mail belongs to another user of Salesforce from now on.
    QString confirmedBy {};
    std::optional<net::SigningKey> key {}; ///< Signs in instead of a browser, now and whenever a session has ended.
    bool replacesKey = false; ///< The connection goes on with the sign-in in the browser, and forgets its key.
    QString actor {}; ///< Who orders a change of how the connection signs in.
};

/// A sign-in to a QuickBooks company, as ordered.
struct QuickBooksOrder {
    QString clientId, clientSecret;
    QString environment; ///< "production", "sandbox" or "custom"
    QString discoveryUrl, apiUrl; ///< For "custom".
    QString entity;
    net::SignIn::Order flow;
};

/// What a connection was made with: the customer's own app.
struct Registration {
    ConnectionSettings connection;
    QString clientSecret; ///< QuickBooks only.
};

/// Everything that works on one profile, on the engine's thread: files, key store, clients, orders, cycles, sign-ins.
/// Desktop and command line are two doors to it. Sign-ins may come while a cycle runs: it ends with the clients it began
/// with, and the next one has new ones. The office must outlive whatever it was asked for.
class Office {
public:
    struct Parts {
        QString folder;
        secrets::StoreOptions secrets;
        net::Transport &transport;
        Clock &clock;
        Random &random;
        /// The clock is not the machine's: real systems are neither worked with nor signed in to (contracts §3, --now).
        bool standInsOnly = false;
    };

    /// Opens the files at once and the key store when something needs it. Errors: of Profile::open(); Usage when a
    /// connection is to a real system and may not be.
    static Result<std::unique_ptr<Office>> open(Parts parts);
    ~Office();

    Profile &profile() { return *m_profile; }
    desk::Orders &orders() { return m_orders; }

    /// One cycle, alone in the profile and with the settings as they are now: a second engine waits briefly and then loses.
    /// Errors: Conflict with code "busy" when another one works; SignInNeeded when nothing is connected; of Cycle::run() and
    /// rereadSettings().
    QCoro::Task<Result<CycleSummary>> runCycle(CycleKind kind, std::function<void(const CycleProgress &)> progress, Stop stop);

    /// Signs a person in. The first one makes the connection; another user of the same org becomes another person, and the
    /// connection keeps a grant that is good, and a key in any case. A key, or the order to replace one, takes the place of what
    /// it has; what it had is given back. Returns the person.
    /// Errors: of net::SignIn and net::signInByKey(); Conflict with code "other_user" when the e-mail is that of a person who
    /// is another user of Salesforce, and no integration owner confirmed the change; Forbidden; Storage. What was granted
    /// before an error is given back.
    QCoro::Task<Result<Person>> connectSalesforce(SalesforceOrder order);
    /// Signs in to a company and adds it, or renews it. Returns its connection. Errors: as above.
    QCoro::Task<Result<ConnectionSettings>> connectQuickBooks(QuickBooksOrder order, QString actor);
    /// What a connection was made with, for signing in to it again. Errors: NotFound; SignInNeeded with code "no_secret" when
    /// its secret is not in the key store any more; of rereadSettings() and secretStore().
    QCoro::Task<Result<Registration>> registrationOf(QString connectionId);
    /// The sign-in under way, for paste and cancel; nullptr when none is.
    net::SignIn *signInUnderWay() { return m_signIn.get(); }

    /// Forgets a connection and ends its grant; the mirror and the journal keep what they know. Waits for a cycle to end,
    /// also another program's: nothing may be written with a grant that is being ended.
    /// Errors: NotFound; Forbidden; Storage; Conflict with code "busy" when the cycle does not end.
    QCoro::Task<Result<void>> removeConnection(QString id, QString actor);

    /// Takes over what another program changed in settings.toml since. Whether it changed anything. Errors: of
    /// loadSettings(); Usage as open().
    Result<bool> rereadSettings();

    /// What the org lacks. Errors: SignInNeeded when Salesforce is not connected.
    QCoro::Task<Result<std::vector<salesforce::ReadinessItem>>> readiness();
    /// Deploys what Sluice needs in the org, or only tries. Errors: Forbidden; of salesforce::Client::deployMetadata().
    QCoro::Task<Result<salesforce::DeployReport>> deployMetadata(salesforce::DeployMode mode, QString actor);
    /// Gives the permission set that was deployed to the user of the connection. Errors: Forbidden; of the client's.
    QCoro::Task<Result<bool>> assignPermissionSet(QString actor);
    /// Opens the key store. Errors: as openSecretStore().
    QCoro::Task<Result<secrets::SecretStore *>> secretStore();

    /// E-mail of whoever acts when nobody is named: the last sign-in.
    QString lastPerson() const { return m_profile->settings().lastPerson; }

private:
    enum class Keep {
        Added,
        IfStillThere ///< Somebody may have removed it since.
    };
    Office(Parts parts, std::unique_ptr<Profile> profile);
    /// Shared with whoever works with them: a sign-in may replace them at any await.
    QCoro::Task<Result<std::shared_ptr<Connections>>> connections();
    QCoro::Task<Result<std::shared_ptr<salesforce::Client>>> crm();
    QCoro::Task<Result<net::SignedIn>> signIn(net::SignIn::Order order);
    QCoro::Task<Result<net::SignedIn>> signInAsOrdered(SalesforceOrder order, net::OAuthClient client);
    QCoro::Task<bool> keepsItsGrant(SalesforceOrder order, ConnectionSettings connection);
    QCoro::Task<void> giveBack(ConnectionSettings connection, std::optional<net::Tokens> before, net::Tokens now);
    QCoro::Task<Result<Person>> takeIn(SalesforceOrder order, net::OAuthClient client, net::SignedIn signedIn);
    QCoro::Task<Result<ConnectionSettings>> takeInCompany(
        QuickBooksOrder order, net::OAuthClient client, net::Tokens tokens, QString actor);
    QCoro::Task<Result<ConnectionSettings>> asCompanyTells(ConnectionSettings connection);
    QCoro::Task<Result<void>> adopt(ConnectionSettings connection, net::OAuthClient client, net::Tokens tokens);
    Result<void> mayConnect(const QString &actor) const;
    Result<void> maySpeakTo(std::initializer_list<QUrl> addresses) const;
    QCoro::Task<Result<std::unique_ptr<ProcessLock>>> turnOfEngine();
    void dropConnections();
    Result<void> keepConnection(const ConnectionSettings &connection, Keep how, const QString &person = {});
    Result<QString> confirmationFor(const net::Person &who, const QString &confirmedBy) const;
    Result<void> recordPerson(const net::SignedIn &signedIn, const QString &confirmedBy);
    Result<void> recordConnection(const ConnectionSettings &connection, const QString &actor);
    QCoro::Task<std::optional<net::Tokens>> tokensOf(QString vaultName);
    void forgetSignedOut();

    Parts m_parts;
    std::unique_ptr<Profile> m_profile;
    WitnessMemory m_witness; ///< Before the orders, which make the journal grow.
    SeatRecorder m_seat; ///< Before the orders, which are recorded through it.
    OrderDesk m_orders;
    net::FileRefreshLock m_refreshLock;
    std::unique_ptr<secrets::SecretStore> m_secrets;
    std::shared_ptr<Connections> m_connections;
    int m_settingsSeen = 0; ///< Rises with every change: what was made of older ones is not kept.
    std::unique_ptr<net::SignIn> m_signIn;
};

} // namespace sluice::engine
