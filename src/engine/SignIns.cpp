#include "engine/Office.h"

#include "core/Log.h"
#include "engine/Freshness.h"
#include "engine/People.h"
#include "journal/Kinds.h"
#include "net/oauth/Discovery.h"
#include "net/oauth/KeySignIn.h"
#include "rules/Duties.h"

// The sign-ins of the office: the half of it that talks to people through a browser.

namespace sluice::engine {

namespace {

const QString kSalesforce = QStringLiteral("salesforce");
const QString kQuickBooks = QStringLiteral("quickbooks");

struct Endpoints {
    QString discoveryUrl, apiUrl;
};

Endpoints endpointsOf(const QuickBooksOrder &order)
{
    if (order.environment == QLatin1String("sandbox"))
        return { QStringLiteral("https://developer.intuit.com/.well-known/openid_sandbox_configuration/"),
            QStringLiteral("https://sandbox-quickbooks.api.intuit.com") };
    if (order.environment == QLatin1String("custom"))
        return { order.discoveryUrl, order.apiUrl };
    return { QStringLiteral("https://developer.api.intuit.com/.well-known/openid_configuration/"),
        QStringLiteral("https://quickbooks.api.intuit.com") };
}

/// As net::SignIn says it, for an org that was connected while the browser was open.
Error otherOrg(const QString &connected)
{
    return { ErrorKind::Conflict, QStringLiteral("this profile works with the org %1").arg(connected), {},
        QStringLiteral("other_org"), {} };
}

} // namespace

QCoro::Task<Result<net::SignedIn>> Office::signIn(net::SignIn::Order order)
{
    if (m_signIn)
        co_return fail(ErrorKind::Conflict, QStringLiteral("a sign-in is under way already"));
    m_signIn = std::make_unique<net::SignIn>(m_parts.transport, m_parts.clock, m_parts.random);
    Result<net::SignedIn> outcome = co_await m_signIn->run(std::move(order));
    m_signIn.reset();
    co_return outcome;
}

QCoro::Task<Result<Person>> Office::connectSalesforce(SalesforceOrder order)
{
    if (Result<void> allowed = maySpeakTo({ QUrl(order.loginUrl) }); !allowed)
        co_return tl::unexpected(allowed.error());
    // Before the browser opens: a sign-in that cannot be kept would be lost.
    const Result<secrets::SecretStore *> store = co_await secretStore();
    if (!store)
        co_return tl::unexpected(store.error());
    const net::OAuthClient client = net::OAuthClient::salesforce(order.clientId, QUrl(order.loginUrl));
    if (const Result<bool> read = rereadSettings(); !read)
        co_return tl::unexpected(read.error());
    if (order.key || order.replacesKey) {
        if (Result<void> allowed = mayConnect(order.actor); !allowed)
            co_return tl::unexpected(allowed.error());
    }
    const Result<net::SignedIn> signedIn = co_await signInAsOrdered(order, client);
    if (!signedIn)
        co_return tl::unexpected(signedIn.error());
    Result<Person> person = co_await takeIn(std::move(order), client, *signedIn);
    if (!person) // Nobody keeps what was granted.
        co_await net::signOut(&m_parts.transport, &m_parts.clock, client, signedIn->tokens);
    co_return person;
}

QCoro::Task<Result<net::SignedIn>> Office::signInAsOrdered(SalesforceOrder order, net::OAuthClient client)
{
    const ConnectionSettings *known = m_profile->settings().salesforce();
    const QString ownerExpected = known ? known->organizationId : QString();
    if (order.key) {
        net::KeyOrder byKey { std::move(client), std::move(*order.key), ownerExpected };
        co_return co_await net::signInByKey(&m_parts.transport, &m_parts.clock, &m_parts.random, std::move(byKey));
    }
    net::SignIn::Order flow = std::move(order.flow);
    flow.client = std::move(client);
    flow.ownerExpected = ownerExpected;
    co_return co_await signIn(std::move(flow));
}

/// Another person of the same org was only to know who it is, unless the connection has nothing better. A key goes only when
/// that is ordered: one that is refused today may be allowed tomorrow, and whoever set it up relies on it.
QCoro::Task<bool> Office::keepsItsGrant(SalesforceOrder order, ConnectionSettings connection)
{
    if (order.key)
        co_return false;
    const std::optional<net::Tokens> tokens = co_await tokensOf(vaultName(connection));
    if (!tokens || tokens->signInNeeded)
        co_return false;
    if (!tokens->signingKey)
        co_return !tokens->refreshToken.isEmpty();
    co_return !order.replacesKey;
}

/// What the last cycle said of the grant before is not true of the one at work now.
void Office::forgetSignedOut()
{
    const QString trouble = m_profile->views().note(errorNote(kSalesforce)).value_or(QString());
    if (!trouble.startsWith(errorKindName(ErrorKind::SignInNeeded)))
        return;
    if (const Result<void> forgotten = m_profile->views().setNote(errorNote(kSalesforce), {}); !forgotten)
        qCWarning(lcEngine) << "That Salesforce was signed out stays noted until the next cycle:" << forgotten.error().detail;
}

/// Ends a grant in whose place another one is at work now; but not one of the key's own user, because that they signed in
/// themselves may be what allows the key.
QCoro::Task<void> Office::giveBack(ConnectionSettings connection, std::optional<net::Tokens> before, net::Tokens now)
{
    if (!before || before->signInNeeded || before->accessToken == now.accessToken)
        co_return;
    if (now.signingKey && !before->signingKey && before->userId == now.userId)
        co_return;
    const Result<void> ended
        = co_await net::signOut(&m_parts.transport, &m_parts.clock, oauthClient(connection, {}), std::move(*before));
    if (!ended)
        qCInfo(lcEngine) << "A grant that was replaced could not be given back:" << ended.error().code;
}

/// While the browser was open, anything may have been connected or removed.
QCoro::Task<Result<Person>> Office::takeIn(SalesforceOrder order, net::OAuthClient client, net::SignedIn signedIn)
{
    if (const Result<bool> read = rereadSettings(); !read)
        co_return tl::unexpected(read.error());
    const ConnectionSettings *known = m_profile->settings().salesforce();
    if (known && known->organizationId != signedIn.tokens.orgId)
        co_return tl::unexpected(otherOrg(known->organizationId));
    const Result<QString> confirmedBy = confirmationFor(signedIn.person, order.confirmedBy);
    if (!confirmedBy)
        co_return tl::unexpected(confirmedBy.error());
    ConnectionSettings connection = known ? *known : ConnectionSettings {};
    const ConnectionSettings before = connection;
    const bool isNew = !known;
    connection.id = connection.system = kSalesforce;
    connection.organizationId = signedIn.tokens.orgId;
    const bool keepOldGrant = !isNew && co_await keepsItsGrant(order, connection);
    const QString email = signedIn.person.email.toLower();
    if (keepOldGrant) {
        co_await net::signOut(&m_parts.transport, &m_parts.clock, client, signedIn.tokens);
    } else {
        connection.clientId = order.clientId;
        connection.loginUrl = order.loginUrl;
        connection.instanceUrl = signedIn.tokens.instanceUrl.toString();
        connection.jwtUser = signedIn.tokens.signingKey ? signedIn.tokens.signingKey->username : QString();
        const std::optional<net::Tokens> replaced = co_await tokensOf(vaultName(connection));
        const Result<void> adopted = co_await adopt(connection, client, signedIn.tokens);
        if (!adopted)
            co_return tl::unexpected(adopted.error());
        forgetSignedOut();
        if (!isNew)
            co_await giveBack(before, replaced, signedIn.tokens);
    }
    if (Result<void> recorded = recordPerson(signedIn, *confirmedBy); !recorded)
        co_return tl::unexpected(recorded.error());
    const Result<void> kept = keepOldGrant ? m_profile->changeSettings([&](Settings &settings) { settings.lastPerson = email; })
                                           : keepConnection(connection, Keep::Added, email);
    if (!kept)
        co_return tl::unexpected(kept.error());
    if (isNew) {
        if (Result<void> recorded = recordConnection(connection, email); !recorded)
            co_return tl::unexpected(recorded.error());
    }
    const Result<std::vector<Person>> people = peopleInForce(m_profile->views());
    if (!people)
        co_return tl::unexpected(people.error());
    co_return personNamed(*people, email);
}

QCoro::Task<Result<ConnectionSettings>> Office::connectQuickBooks(QuickBooksOrder order, QString actor)
{
    if (Result<void> allowed = mayConnect(actor); !allowed)
        co_return tl::unexpected(allowed.error());
    const Endpoints endpoints = endpointsOf(order);
    order.discoveryUrl = endpoints.discoveryUrl;
    order.apiUrl = endpoints.apiUrl;
    if (Result<void> allowed = maySpeakTo({ QUrl(order.discoveryUrl), QUrl(order.apiUrl) }); !allowed)
        co_return tl::unexpected(allowed.error());
    const Result<secrets::SecretStore *> store = co_await secretStore();
    if (!store)
        co_return tl::unexpected(store.error());
    Result<net::OAuthClient> client = co_await net::discoverQuickBooks(
        &m_parts.transport, QUrl(order.discoveryUrl), order.clientId, order.clientSecret);
    if (!client)
        co_return tl::unexpected(client.error());
    const QString redirectUri = order.flow.redirectUri;
    net::SignIn::Order flow = std::exchange(order.flow, {});
    order.flow.redirectUri = redirectUri;
    flow.client = *client;
    const Result<net::SignedIn> signedIn = co_await signIn(std::move(flow));
    if (!signedIn)
        co_return tl::unexpected(signedIn.error());
    Result<ConnectionSettings> connection = co_await takeInCompany(std::move(order), *client, signedIn->tokens, std::move(actor));
    // Nobody keeps what was granted. Ending it ends all that the company granted, so not when it was connected before.
    if (!connection && !m_profile->settings().company(signedIn->tokens.realm))
        co_await net::signOut(&m_parts.transport, &m_parts.clock, *client, signedIn->tokens);
    co_return connection;
}

QCoro::Task<Result<ConnectionSettings>> Office::takeInCompany(
    QuickBooksOrder order, net::OAuthClient client, net::Tokens tokens, QString actor)
{
    if (const Result<bool> read = rereadSettings(); !read)
        co_return tl::unexpected(read.error());
    const ConnectionSettings *known = m_profile->settings().company(tokens.realm);
    ConnectionSettings connection = known ? *known : ConnectionSettings {};
    const bool isNew = !known;
    connection.id = connection.realm = tokens.realm;
    connection.system = kQuickBooks;
    connection.clientId = order.clientId;
    connection.environment = order.environment;
    connection.discoveryUrl = order.discoveryUrl;
    connection.apiUrl = order.apiUrl;
    connection.tokenUrl = client.tokenUrl.toString();
    connection.revokeUrl = client.revokeUrl.toString();
    connection.redirectUri = order.flow.redirectUri;
    if (!order.entity.isEmpty())
        connection.entity = order.entity;
    const Result<secrets::SecretStore *> store = co_await secretStore();
    if (!store)
        co_return tl::unexpected(store.error());
    const Result<void> kept = co_await (*store)->write(clientSecretKey(order.clientId), order.clientSecret.toUtf8());
    if (!kept)
        co_return tl::unexpected(kept.error());
    const Result<void> adopted = co_await adopt(connection, client, std::move(tokens));
    if (!adopted)
        co_return tl::unexpected(adopted.error());
    if (Result<void> saved = keepConnection(connection, Keep::Added); !saved)
        co_return tl::unexpected(saved.error());
    Result<ConnectionSettings> told = co_await asCompanyTells(std::move(connection));
    if (!told)
        co_return told;
    if (Result<void> saved = keepConnection(*told, Keep::IfStillThere); !saved)
        co_return tl::unexpected(saved.error());
    if (isNew) {
        if (Result<void> recorded = recordConnection(*told, actor); !recorded)
            co_return tl::unexpected(recorded.error());
    }
    co_return told;
}

/// The company tells its own name and legal entity; a person may have said otherwise.
QCoro::Task<Result<ConnectionSettings>> Office::asCompanyTells(ConnectionSettings connection)
{
    const Result<std::shared_ptr<Connections>> made = co_await connections();
    if (!made)
        co_return tl::unexpected(made.error());
    for (const CompanyPart &part : (*made)->companies()) {
        if (part.books->realm().value != connection.realm)
            continue;
        auto *company = static_cast<quickbooks::Company *>(part.books);
        const Result<void> opened = co_await company->open();
        if (opened && company->settings()) {
            connection.company = company->settings()->name;
            if (connection.entity.isEmpty())
                connection.entity = company->settings()->legalName;
        }
    }
    co_return connection;
}

QCoro::Task<Result<Registration>> Office::registrationOf(QString connectionId)
{
    if (const Result<bool> read = rereadSettings(); !read)
        co_return tl::unexpected(read.error());
    const ConnectionSettings *found = m_profile->settings().find(connectionId);
    if (!found)
        co_return fail(ErrorKind::NotFound, QStringLiteral("there is no connection %1").arg(connectionId));
    Registration registration { *found, {} };
    if (registration.connection.system == kSalesforce)
        co_return registration;
    const Result<secrets::SecretStore *> store = co_await secretStore();
    if (!store)
        co_return tl::unexpected(store.error());
    const Result<QByteArray> secret = co_await (*store)->read(clientSecretKey(registration.connection.clientId));
    if (!secret)
        co_return tl::unexpected(Error { ErrorKind::SignInNeeded, QStringLiteral("the key store does not hold the client secret"), {},
            QStringLiteral("no_secret"), {} });
    registration.clientSecret = QString::fromUtf8(*secret);
    co_return registration;
}

QCoro::Task<Result<void>> Office::removeConnection(QString id, QString actor)
{
    if (Result<void> allowed = mayConnect(actor); !allowed)
        co_return allowed;
    const Result<std::unique_ptr<ProcessLock>> turn = co_await turnOfEngine();
    if (!turn)
        co_return tl::unexpected(turn.error());
    if (const Result<bool> read = rereadSettings(); !read)
        co_return tl::unexpected(read.error());
    const ConnectionSettings *found = m_profile->settings().find(id);
    if (!found)
        co_return fail(ErrorKind::NotFound, QStringLiteral("there is no connection %1").arg(id));
    const ConnectionSettings connection = *found;
    const Result<secrets::SecretStore *> store = co_await secretStore();
    if (!store)
        co_return tl::unexpected(store.error());
    SecretVault vault(**store);
    const Result<net::Tokens> tokens = co_await vault.load(vaultName(connection));
    if (tokens) {
        const Result<QByteArray> secret = co_await (*store)->read(clientSecretKey(connection.clientId));
        const net::OAuthClient client = oauthClient(connection, secret ? QString::fromUtf8(*secret) : QString());
        // Offline it cannot be ended there; here it is gone all the same.
        co_await net::signOut(&m_parts.transport, &m_parts.clock, client, *tokens);
        const Result<void> removed = co_await vault.remove(vaultName(connection));
        if (!removed)
            co_return removed;
    }
    const Result<void> saved = m_profile->changeSettings([&id](Settings &settings) {
        std::erase_if(settings.connections, [&id](const ConnectionSettings &one) { return one.id == id; });
    });
    dropConnections();
    if (!saved)
        co_return saved;
    const auto recorded = m_seat.record(
        { { journal::kind::kConnectionRemoved, QStringLiteral("connection:") + id, actor, {}, {} } }, journal::Durability::Normal);
    if (!recorded)
        co_return tl::unexpected(recorded.error());
    co_return Result<void> {};
}

QCoro::Task<Result<void>> Office::adopt(ConnectionSettings connection, net::OAuthClient client, net::Tokens tokens)
{
    const Result<secrets::SecretStore *> store = co_await secretStore();
    if (!store)
        co_return tl::unexpected(store.error());
    SecretVault vault(**store);
    net::TokenKeeper keeper({ vaultName(connection), client, m_parts.transport, m_parts.clock, m_parts.random, vault, m_refreshLock });
    co_return co_await keeper.adopt(std::move(tokens));
}

QCoro::Task<std::optional<net::Tokens>> Office::tokensOf(QString name)
{
    const Result<secrets::SecretStore *> store = co_await secretStore();
    if (!store)
        co_return std::nullopt;
    SecretVault vault(**store);
    Result<net::Tokens> tokens = co_await vault.load(name);
    co_return tokens ? std::optional(std::move(*tokens)) : std::nullopt;
}

Result<void> Office::mayConnect(const QString &actor) const
{
    const Result<std::vector<Person>> people = peopleInForce(m_profile->views());
    if (!people)
        return tl::unexpected(people.error());
    if (people->empty())
        return {}; // Nobody signed in to Salesforce yet: whoever sets the profile up may begin with the books.
    const Result<Person> person = personNamed(*people, actor);
    if (!person)
        return tl::unexpected(person.error());
    const rules::Permission permission = rules::permission(*person, rules::Action::Connect, {}, *people);
    if (!permission.allowed)
        return fail(ErrorKind::Forbidden, permission.whyNot);
    return {};
}

/// `person`: whoever signed in with it; empty when that is not known of this connection.
Result<void> Office::keepConnection(const ConnectionSettings &connection, Keep how, const QString &person)
{
    const Result<void> saved = m_profile->changeSettings([&](Settings &settings) {
        std::vector<ConnectionSettings> &all = settings.connections;
        const auto found = std::ranges::find(all, connection.id, &ConnectionSettings::id);
        if (found != all.end())
            *found = connection;
        else if (how == Keep::Added)
            all.push_back(connection);
        if (!person.isEmpty())
            settings.lastPerson = person;
    });
    dropConnections();
    return saved;
}

/// E-mail of whoever stands for it that the person with this e-mail is another user of Salesforce from now on; empty when
/// it is the same one, or a new person. Otherwise whoever can set an e-mail address in some org would be that person.
Result<QString> Office::confirmationFor(const net::Person &who, const QString &confirmedBy) const
{
    constexpr int kIdLength = 15; // Some write three more characters, which only say which letters are capital.
    const Result<std::vector<Person>> people = peopleInForce(m_profile->views());
    if (!people)
        return tl::unexpected(people.error());
    const Result<Person> known = personNamed(*people, who.email);
    if (!known || known->salesforceUserId.left(kIdLength) == who.userId.left(kIdLength))
        return QString();
    if (confirmedBy.isEmpty())
        return tl::unexpected(Error { ErrorKind::Conflict,
            QStringLiteral("%1 signed in before as another user of Salesforce").arg(known->email), {},
            QStringLiteral("other_user"), {} });
    if (Result<void> allowed = mayConnect(confirmedBy); !allowed)
        return tl::unexpected(allowed.error());
    return confirmedBy;
}

Result<void> Office::recordPerson(const net::SignedIn &signedIn, const QString &confirmedBy)
{
    const net::Person &who = signedIn.person;
    const QString email = who.email.toLower();
    QJsonObject payload { { QStringLiteral("name"), who.name }, { QStringLiteral("salesforce_user"), who.userId },
        { QStringLiteral("org"), who.orgId } };
    if (!confirmedBy.isEmpty())
        payload.insert(QStringLiteral("confirmed_by"), confirmedBy);
    if (signedIn.tokens.signingKey) { // Nobody proved to be there: whoever holds the key may be anybody.
        payload.insert(QStringLiteral("by"), QStringLiteral("key"));
        payload.insert(QStringLiteral("os_user"), m_seat.osUser());
    }
    const auto recorded = m_profile->projection().record(
        { { journal::kind::kPersonSignedIn, QStringLiteral("person:") + email, email, payload, {} } }, journal::Durability::Full);
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

Result<void> Office::recordConnection(const ConnectionSettings &connection, const QString &actor)
{
    const auto recorded = m_seat.record({ { journal::kind::kConnectionAdded,
        QStringLiteral("connection:") + connection.id, actor.isEmpty() ? QStringLiteral("sluice") : actor,
        { { QStringLiteral("system"), connection.system }, { QStringLiteral("realm"), connection.realm },
            { QStringLiteral("org"), connection.organizationId }, { QStringLiteral("company"), connection.company },
            { QStringLiteral("entity"), connection.entity } },
        {} } }, journal::Durability::Full);
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

} // namespace sluice::engine
