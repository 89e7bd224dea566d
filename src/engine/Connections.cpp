#include "engine/Connections.h"

#include "core/Log.h"
#include "engine/NoteMemory.h"

namespace sluice::engine {

namespace {

/// The grant ends when it is not used for a while, and for good after some years.
std::optional<Instant> endOf(const std::optional<net::Tokens> &tokens)
{
    if (!tokens || !tokens->refreshExpiresAt || !tokens->refreshHardExpiresAt)
        return tokens ? (tokens->refreshHardExpiresAt ? tokens->refreshHardExpiresAt : tokens->refreshExpiresAt) : std::nullopt;
    return std::min(*tokens->refreshExpiresAt, *tokens->refreshHardExpiresAt);
}

/// Source: Salesforce sheet, section 1.5.
constexpr std::chrono::days kIdleLife { 30 };

QString trafficNote(const QString &realm) { return QStringLiteral("traffic.") + realm; }

} // namespace

QString vaultName(const ConnectionSettings &connection)
{
    return connection.system == QLatin1String("salesforce") ? QStringLiteral("salesforce:") + connection.organizationId
                                                            : QStringLiteral("quickbooks:") + connection.realm;
}

net::OAuthClient oauthClient(const ConnectionSettings &connection, const QString &secret)
{
    if (connection.system == QLatin1String("salesforce"))
        return net::OAuthClient::salesforce(connection.clientId, QUrl(connection.loginUrl));
    net::OAuthClient client;
    client.provider = net::Provider::QuickBooks;
    client.id = connection.clientId;
    client.secret = secret;
    client.tokenUrl = QUrl(connection.tokenUrl);
    client.revokeUrl = QUrl(connection.revokeUrl);
    return client;
}

Connections::Connections(ConnectionParts parts)
    : m_parts(parts)
    , m_vault(parts.secrets)
{
}

Connections::~Connections()
{
    if (!m_parts.notes)
        return;
    for (const auto &company : m_companies) {
        const Result<void> noted = m_parts.notes->setNote(trafficNote(company->books->realm().value), textOf(company->books->traffic()));
        if (!noted) // At worst a call is refused and made again.
            qCInfo(lcEngine, "What counts against the limits was not noted: %ls", qUtf16Printable(noted.error().detail));
    }
}

QCoro::Task<Result<std::unique_ptr<Connections>>> Connections::make(Settings settings, ConnectionParts parts)
{
    std::unique_ptr<Connections> connections(new Connections(parts));
    for (const ConnectionSettings &connection : settings.connections) {
        if (connection.system == QLatin1String("salesforce")) {
            connections->addCrm(connection, settings);
            continue;
        }
        const Result<void> added = co_await connections->addCompany(connection);
        if (!added)
            co_return tl::unexpected(added.error());
    }
    co_return connections;
}

void Connections::addCrm(const ConnectionSettings &connection, const Settings &settings)
{
    auto crm = std::make_unique<Crm>();
    crm->keeper = std::make_unique<net::TokenKeeper>(net::TokenKeeper::Parts { vaultName(connection),
        oauthClient(connection, {}), m_parts.transport, m_parts.clock, m_parts.random, m_vault, m_parts.lock });
    if (m_parts.notes)
        crm->memory = std::make_unique<NoteMemory>(*m_parts.notes, connection.organizationId);
    salesforce::Session session;
    session.fields = settings.fieldMap;
    session.currency = Currency::fromCode(QStringView(settings.currency)).value_or(Currency());
    session.package = settings.salesforceNamespace;
    session.memory = crm->memory.get();
    session.bulkAbove = settings.bulkAbove.value_or(session.bulkAbove);
    if (settings.pullOverlapMinutes)
        session.overlap = std::chrono::minutes(*settings.pullOverlapMinutes);
    crm->client = std::make_unique<salesforce::Client>(
        salesforce::Api::Parts { m_parts.transport, m_parts.clock, m_parts.random, *crm->keeper },
        std::move(session));
    m_crm = std::move(crm);
}

QCoro::Task<Result<void>> Connections::addCompany(ConnectionSettings connection)
{
    const Result<QByteArray> secret = co_await m_parts.secrets.read(clientSecretKey(connection.clientId));
    if (!secret && secret.error().kind != ErrorKind::NotFound)
        co_return tl::unexpected(secret.error());
    auto company = std::make_unique<Company>();
    company->name = connection.company;
    company->entity = connection.entity;
    company->app = connection.clientId;
    company->keeper = std::make_unique<net::TokenKeeper>(
        net::TokenKeeper::Parts { vaultName(connection), oauthClient(connection, secret ? QString::fromUtf8(*secret) : QString()),
            m_parts.transport, m_parts.clock, m_parts.random, m_vault, m_parts.lock });
    company->books = std::make_unique<quickbooks::Company>(quickbooks::Api::Parts { m_parts.transport, m_parts.clock,
        m_parts.random, *company->keeper, QUrl(connection.apiUrl), Realm(connection.realm) });
    if (m_parts.notes)
        company->books->joinTraffic(quickbooks::trafficFrom(m_parts.notes->note(trafficNote(connection.realm)).value_or(QString())));
    m_companies.push_back(std::move(company));
    co_return Result<void> {};
}

std::optional<Instant> Connections::crmReconnectBy() const
{
    const std::optional<net::Tokens> none;
    const std::optional<net::Tokens> &tokens = m_crm ? m_crm->keeper->lastSeen() : none;
    const bool mayEndUnused = tokens && !tokens->signingKey;
    return mayEndUnused ? std::optional(tokens->obtainedAt + kIdleLife) : std::nullopt;
}

std::vector<CompanyPart> Connections::companies()
{
    std::vector<CompanyPart> parts;
    parts.reserve(m_companies.size());
    for (const auto &company : m_companies)
        parts.push_back({ company->books.get(), company->name, company->entity,
            [keeper = company->keeper.get()] { return endOf(keeper->lastSeen()); }, company->app });
    return parts;
}

} // namespace sluice::engine
