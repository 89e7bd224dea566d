#include "sandbox/salesforce/JwtBearer.h"

#include "sandbox/Value.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace sluice::sandbox::salesforce {

namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T *thing) const
    {
        Free(thing);
    }
};
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

std::optional<QByteArray> decoded(const QByteArray &part)
{
    const auto bytes = QByteArray::fromBase64Encoding(part,
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? std::optional(bytes.decoded) : std::nullopt;
}

Value objectIn(const QByteArray &part)
{
    const std::optional<QByteArray> text = decoded(part);
    return text ? Value::parse(*text).value_or(Value()) : Value();
}

EVP_PKEY *publicKeyIn(const QByteArray &pem)
{
    const Memory asKey(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    if (EVP_PKEY *key = PEM_read_bio_PUBKEY(asKey.get(), nullptr, nullptr, nullptr))
        return key;
    const Memory again(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    const Certificate certificate(PEM_read_bio_X509(again.get(), nullptr, nullptr, nullptr));
    return certificate ? X509_get_pubkey(certificate.get()) : nullptr;
}

} // namespace

bool JwtBearer::registerKey(const QByteArray &pem)
{
    const std::shared_ptr<EVP_PKEY> key(publicKeyIn(pem), EVP_PKEY_free);
    ERR_clear_error();
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return false;
    m_key = key;
    return true;
}

std::optional<AssertionClaims> JwtBearer::read(const QByteArray &assertion)
{
    const QList<QByteArray> parts = assertion.split('.');
    if (parts.size() != 3 || objectIn(parts[0])[u"alg"].toString() != QStringLiteral("RS256"))
        return {};
    const Value payload = objectIn(parts[1]);
    if (!payload[u"exp"].isNumber())
        return {};
    return AssertionClaims { payload[u"iss"].toString(), payload[u"sub"].toString(), payload[u"aud"].toString(),
        fromMs(payload[u"exp"].toInt() * 1000) };
}

bool JwtBearer::verifies(const QByteArray &assertion) const
{
    const qsizetype end = assertion.lastIndexOf('.');
    const std::optional<QByteArray> signature = decoded(assertion.mid(end + 1));
    if (!m_key || end < 0 || !signature)
        return false;
    const auto bytes = [](const QByteArray &of) { return reinterpret_cast<const unsigned char *>(of.constData()); };
    const Digest digest(EVP_MD_CTX_new());
    const bool fits = EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1
        && EVP_DigestVerify(digest.get(), bytes(*signature), static_cast<std::size_t>(signature->size()), bytes(assertion),
               static_cast<std::size_t>(end)) == 1;
    ERR_clear_error();
    return fits;
}

} // namespace sluice::sandbox::salesforce
