#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QString>

#include <memory>

namespace sluice::test {

/// A certificate with its key.
struct Identity {
    QSslCertificate certificate;
    QSslKey key;
};

/// A certificate authority that lives as long as a test, and what it certifies.
class TestAuthority {
public:
    TestAuthority();
    ~TestAuthority();
    TestAuthority(const TestAuthority &) = delete;
    TestAuthority &operator=(const TestAuthority &) = delete;

    /// What a client must trust.
    QSslCertificate root() const;

    enum class Lifetime { Valid, Expired };
    /// A certificate for this DNS name, signed here.
    Identity certify(const QByteArray &host, Lifetime lifetime = Lifetime::Valid) const;

    /// A certificate for this DNS name that nobody signed but itself.
    static Identity selfSigned(const QByteArray &host);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sluice::test
