#pragma once

#include "core/Result.h"

#include <QByteArray>

#include <memory>

struct evp_pkey_st; // OpenSSL's EVP_PKEY.

namespace sluice::net {

/// An RSA private key that signs (RS256: RSASSA-PKCS1-v1_5 with SHA-256).
class RsaKey {
public:
    /// Reads the private key of a PEM file, whatever else is in it.
    /// Errors: Usage with code "key_missing", "key_protected" (by a passphrase), "key_not_rsa" or "key_short".
    static Result<RsaKey> fromPem(const QByteArray &pem);

    /// PKCS #8, without protection: for the secret store and nowhere else.
    QByteArray toPem() const;

    /// Errors: Damaged with code "key_damaged" when the key does not sign.
    Result<QByteArray> sign(const QByteArray &message) const;

private:
    explicit RsaKey(std::shared_ptr<evp_pkey_st> key)
        : m_key(std::move(key))
    {
    }

    std::shared_ptr<evp_pkey_st> m_key;
};

} // namespace sluice::net
