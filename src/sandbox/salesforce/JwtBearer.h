#pragma once

#include "core/Time.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

struct evp_pkey_st; // OpenSSL's EVP_PKEY.

namespace sluice::sandbox::salesforce {

/// What an assertion claims.
struct AssertionClaims {
    QString issuer, subject, audience;
    Instant expires;
};

/// Reads the assertions of the JWT bearer flow and checks their signatures against the certificate of the app.
/// Source: section 1.7 of the Salesforce sheet.
class JwtBearer {
public:
    /// The certificate or the public key of the app, PEM, RSA. False if it is neither; what was there stays then.
    bool registerKey(const QByteArray &pem);
    bool hasKey() const { return m_key != nullptr; }

    /// Empty if it is no assertion in RS256 at all.
    static std::optional<AssertionClaims> read(const QByteArray &assertion);
    /// Whether the holder of the registered key signed it.
    bool verifies(const QByteArray &assertion) const;

private:
    std::shared_ptr<evp_pkey_st> m_key;
};

} // namespace sluice::sandbox::salesforce
