#pragma once

#include "books/quickbooks/Company.h"
#include "core/Random.h"
#include "crm/salesforce/Client.h"
#include "engine/Cycle.h"
#include "engine/SecretVault.h"
#include "engine/Settings.h"
#include "net/oauth/RefreshLock.h"
#include "net/oauth/TokenKeeper.h"

#include <memory>

namespace sluice::engine {

/// What connections are made of. Everything must outlive them.
struct ConnectionParts {
    net::Transport &transport;
    Clock &clock;
    Random &random;
    secrets::SecretStore &secrets;
    net::RefreshLock &lock;
    /// Where the clients keep what they learned from one start to the next; null: nowhere.
    mirror::ViewStore *notes = nullptr;
};

/// The clients of every connection in the settings, each with its own tokens and limits.
class Connections {
public:
    /// Errors: Storage when the secret store does not open. A connection whose secrets are missing is made all the same;
    /// its calls end with SignInNeeded.
    static QCoro::Task<Result<std::unique_ptr<Connections>>> make(Settings settings, ConnectionParts parts);

    ~Connections(); ///< Leaves behind what the next program must know of the calls that were made.

    salesforce::Client *crm() { return m_crm ? m_crm->client.get() : nullptr; }
    /// When the org may let the sign-in end if it stays unused; nothing for a key, which is not used up by waiting.
    std::optional<Instant> crmReconnectBy() const;
    std::vector<CompanyPart> companies();

private:
    struct Crm {
        std::unique_ptr<net::TokenKeeper> keeper;
        std::unique_ptr<salesforce::Memory> memory;
        std::unique_ptr<salesforce::Client> client;
    };
    struct Company {
        std::unique_ptr<net::TokenKeeper> keeper;
        std::unique_ptr<quickbooks::Company> books;
        QString name, entity, app;
    };
    explicit Connections(ConnectionParts parts);
    void addCrm(const ConnectionSettings &connection, const Settings &settings);
    QCoro::Task<Result<void>> addCompany(ConnectionSettings connection);

    ConnectionParts m_parts;
    SecretVault m_vault;
    std::unique_ptr<Crm> m_crm;
    std::vector<std::unique_ptr<Company>> m_companies;
};

/// The name under which a connection's tokens are kept.
QString vaultName(const ConnectionSettings &connection);

/// The customer's registration behind a connection. `secret`: QuickBooks only.
net::OAuthClient oauthClient(const ConnectionSettings &connection, const QString &secret);

} // namespace sluice::engine
