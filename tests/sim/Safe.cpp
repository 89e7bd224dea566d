#include "sim/Safe.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sim {

namespace {

net::Tokens orgTokens(TwoSystems &systems)
{
    sandbox::salesforce::PendingCode code;
    code.clientId = u"client"_s;
    code.userId = systems.crm().org().userIdOf({});
    code.scopes = QStringList { u"api"_s, u"refresh_token"_s };
    code.issued = systems.timeline().now();
    sandbox::salesforce::Grants &grants = systems.crm().oauth().grants();
    const std::size_t grant = grants.open(code, code.issued);
    net::Tokens tokens;
    tokens.accessToken = grants.openSession(grant, systems.crm().org().organizationId(), code.issued).toLatin1();
    tokens.refreshToken = grants.grant(grant).refreshToken.toLatin1();
    tokens.instanceUrl = QUrl(u"http://org.test"_s);
    tokens.orgId = systems.crm().org().organizationId();
    tokens.userId = code.userId;
    tokens.obtainedAt = code.issued;
    return tokens;
}

net::Tokens companyTokens(TwoSystems &systems, const QString &realm)
{
    const sandbox::quickbooks::TokenPair pair = systems.books().connect(realm);
    net::Tokens tokens;
    tokens.accessToken = pair.accessToken.toLatin1();
    tokens.refreshToken = pair.refreshToken.toLatin1();
    tokens.realm = realm;
    tokens.obtainedAt = systems.timeline().now();
    tokens.expiresAt = tokens.obtainedAt + sandbox::quickbooks::Tokens::kAccessLife;
    return tokens;
}

} // namespace

void Safe::signIn(TwoSystems &systems)
{
    tokens.insert(u"salesforce"_s, orgTokens(systems));
    for (const BillingCompany &company : systems.companies())
        tokens.insert(company.realm, companyTokens(systems, company.realm));
}

bool Safe::needsSignIn() const
{
    return std::any_of(tokens.begin(), tokens.end(), [](const net::Tokens &one) { return one.signInNeeded; });
}

net::OAuthClient registrationOf(const QString &connection, const TwoSystems &systems)
{
    if (connection == "salesforce"_L1)
        return net::OAuthClient::salesforce(u"client"_s, QUrl(u"http://org.test"_s));
    net::OAuthClient client;
    client.provider = net::Provider::QuickBooks;
    client.id = u"id"_s;
    client.secret = u"secret"_s;
    client.tokenUrl = QUrl(systems.url() + u"/oauth2/v1/tokens/bearer"_s);
    return client;
}

} // namespace sluice::sim
