#include "unit/net/TestAuthority.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace sluice::test {

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
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;

QByteArray contentOf(BIO *memory)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    return QByteArray(bytes, size);
}

QSslCertificate toQt(X509 *certificate)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(memory.get(), certificate);
    return QSslCertificate(contentOf(memory.get()));
}

QSslKey toQt(EVP_PKEY *key)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return QSslKey(contentOf(memory.get()), QSsl::Ec);
}

void extend(X509 *certificate, X509 *issuer, int what, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, what, value.constData()));
    X509_add_ext(certificate, extension.get(), -1);
}

/// Not signed yet; valid from two days before `lastDay` days from now until then.
Certificate draft(const QByteArray &name, EVP_PKEY *key, X509_NAME *issuer, long serial, int lastDay)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), (lastDay - 2) * kDay);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), lastDay * kDay);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME *subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(name.constData()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), issuer ? issuer : subject);
    return certificate;
}

} // namespace

struct TestAuthority::Parts {
    Key key { EVP_EC_gen("P-256") };
    Certificate root;
};

TestAuthority::TestAuthority()
    : m_parts(std::make_unique<Parts>())
{
    m_parts->root = draft("Sluice's test authority", m_parts->key.get(), nullptr, 1, 1);
    extend(m_parts->root.get(), m_parts->root.get(), NID_basic_constraints, "critical,CA:TRUE");
    extend(m_parts->root.get(), m_parts->root.get(), NID_key_usage, "critical,keyCertSign");
    X509_sign(m_parts->root.get(), m_parts->key.get(), EVP_sha256());
}

TestAuthority::~TestAuthority() = default;

QSslCertificate TestAuthority::root() const
{
    return toQt(m_parts->root.get());
}

Identity TestAuthority::certify(const QByteArray &host, Lifetime lifetime) const
{
    const Key key(EVP_EC_gen("P-256"));
    const int lastDay = lifetime == Lifetime::Valid ? 1 : -1;
    const Certificate certificate = draft(host, key.get(), X509_get_subject_name(m_parts->root.get()), 2, lastDay);
    extend(certificate.get(), m_parts->root.get(), NID_subject_alt_name, "DNS:" + host);
    X509_sign(certificate.get(), m_parts->key.get(), EVP_sha256());
    return { toQt(certificate.get()), toQt(key.get()) };
}

Identity TestAuthority::selfSigned(const QByteArray &host)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = draft(host, key.get(), nullptr, 3, 1);
    extend(certificate.get(), certificate.get(), NID_subject_alt_name, "DNS:" + host);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    return { toQt(certificate.get()), toQt(key.get()) };
}

} // namespace sluice::test
