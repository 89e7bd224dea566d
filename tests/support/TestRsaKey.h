#pragma once

#include <QByteArray>

#include <memory>

namespace sluice::testing {

/// A key for signing users in, in every form in which people keep one. Checks signatures on its own, with OpenSSL's public
/// side, so that what signs is not what says that it is right.
class TestRsaKey {
public:
    explicit TestRsaKey(unsigned bits = 2048);
    ~TestRsaKey();
    TestRsaKey(const TestRsaKey &) = delete;
    TestRsaKey &operator=(const TestRsaKey &) = delete;

    QByteArray privatePem() const;     ///< `BEGIN PRIVATE KEY`
    QByteArray traditionalPem() const; ///< `BEGIN RSA PRIVATE KEY`
    QByteArray protectedPem() const;   ///< `BEGIN ENCRYPTED PRIVATE KEY`
    QByteArray protectedTraditionalPem() const; ///< `Proc-Type: 4,ENCRYPTED`
    QByteArray publicPem() const;      ///< `BEGIN PUBLIC KEY`
    QByteArray certificatePem() const; ///< Signed by itself.

    /// Whether `signature` (RS256) is this key's, of `message`.
    bool verifies(const QByteArray &message, const QByteArray &signature) const;

    /// One that is no RSA key.
    static QByteArray ecPrivatePem();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// The payload of a signed assertion, as it was signed; empty if it has none.
QByteArray payloadOf(const QByteArray &assertion);

} // namespace sluice::testing
