#pragma once

#include <QByteArray>
#include <QString>

namespace sluice::net {

/// What signs a user in where nobody sits in front of a browser. As secret as a token, and longer-lived.
struct SigningKey {
    QString username;
    QByteArray pem; ///< An RSA private key as RsaKey::toPem() writes it.

    bool operator==(const SigningKey &) const = default;
};

} // namespace sluice::net
