#pragma once

#include "sandbox/salesforce/Service.h"

namespace sluice::sandbox::salesforce {

/// What came back: the raw answer and its body as JSON.
struct Answer {
    Response raw;
    int status = 0;
    Value body;

    QString errorCode() const { return body.isArray() ? body.items().value(0)[u"errorCode"].toString() : QString(); }
    const Value::Array &records() const { return body[u"records"].items(); }
    QByteArray text() const { return raw.body; }
};

/// A small org with a signed-in user: one account, one deal, a price book of one product.
class SalesforceFixture {
public:
    explicit SalesforceFixture(Options options = defaults());
    static Options defaults();

    Answer send(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
        QList<QPair<QByteArray, QByteArray>> headers = {});
    Answer get(const QByteArray &target) { return send("GET", target); }
    /// Below `/services/data/v64.0`.
    Answer data(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
        QList<QPair<QByteArray, QByteArray>> headers = {});
    Answer query(const QString &soql, const QByteArray &resource = "query");

    /// The whole way: authorize, code, token. The answer of the token endpoint.
    Answer signIn(const QByteArray &scope = "api%20refresh_token");
    /// The code in a redirect.
    static QByteArray codeIn(const Answer &redirect);
    Answer exchange(const QByteArray &code, const QByteArray &verifier = kVerifier);
    Answer refresh(const QByteArray &refreshToken);
    static QByteArray authorizeUrl(const QByteArray &extra = {}, const QByteArray &redirectUri = kRedirect);

    static constexpr char kVerifier[] = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static constexpr char kChallenge[] = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    static constexpr char kRedirect[] = "http%3A%2F%2Flocalhost%3A17171%2Fcallback";

    SandboxClock clock;
    Service service;
    Org &org;
    QByteArray token;
    QString user;
    QString account;
    QString deal;
    QString product;
    QString entry;
};

/// A JSON object from its text; for seeds that read like what they are.
Value json(const char *text);

} // namespace sluice::sandbox::salesforce
