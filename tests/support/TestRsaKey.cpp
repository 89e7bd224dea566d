#include "support/TestRsaKey.h"

#include <QList>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace sluice::testing {

namespace {

constexpr long kDay = 24 * 60 * 60;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T *thing) const
    {
        Free(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

template <class Write>
QByteArray written(Write write)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    write(memory.get());
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return QByteArray(bytes, size);
}

const unsigned char *bytesOf(const QByteArray &text)
{
    return reinterpret_cast<const unsigned char *>(text.constData());
}

} // namespace

struct TestRsaKey::Parts {
    Key key;
};

TestRsaKey::TestRsaKey(unsigned bits)
    : m_parts(std::make_unique<Parts>())
{
    m_parts->key.reset(EVP_RSA_gen(bits));
}

TestRsaKey::~TestRsaKey() = default;

QByteArray TestRsaKey::privatePem() const
{
    return written([this](BIO *to) { PEM_write_bio_PKCS8PrivateKey(to, m_parts->key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
}

QByteArray TestRsaKey::traditionalPem() const
{
    return written([this](BIO *to) {
        PEM_write_bio_PrivateKey_traditional(to, m_parts->key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

QByteArray TestRsaKey::protectedPem() const
{
    return written([this](BIO *to) {
        PEM_write_bio_PKCS8PrivateKey(to, m_parts->key.get(), EVP_aes_256_cbc(), "hush", 4, nullptr, nullptr);
    });
}

QByteArray TestRsaKey::protectedTraditionalPem() const
{
    return written([this](BIO *to) {
        const QByteArray hush("hush");
        PEM_write_bio_PrivateKey_traditional(to, m_parts->key.get(), EVP_aes_256_cbc(), bytesOf(hush), 4, nullptr, nullptr);
    });
}

QByteArray TestRsaKey::publicPem() const
{
    return written([this](BIO *to) { PEM_write_bio_PUBKEY(to, m_parts->key.get()); });
}

QByteArray TestRsaKey::certificatePem() const
{
    const Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kDay);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), kDay);
    X509_set_pubkey(certificate.get(), m_parts->key.get());
    X509_sign(certificate.get(), m_parts->key.get(), EVP_sha256());
    return written([&](BIO *to) { PEM_write_bio_X509(to, certificate.get()); });
}

bool TestRsaKey::verifies(const QByteArray &message, const QByteArray &signature) const
{
    const Digest digest(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, m_parts->key.get()) == 1
        && EVP_DigestVerify(digest.get(), bytesOf(signature), static_cast<std::size_t>(signature.size()), bytesOf(message),
               static_cast<std::size_t>(message.size())) == 1;
}

QByteArray TestRsaKey::ecPrivatePem()
{
    const Key key(EVP_EC_gen("P-256"));
    return written([&](BIO *to) { PEM_write_bio_PKCS8PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
}

QByteArray payloadOf(const QByteArray &assertion)
{
    return QByteArray::fromBase64(assertion.split('.').value(1), QByteArray::Base64UrlEncoding);
}

} // namespace sluice::testing
