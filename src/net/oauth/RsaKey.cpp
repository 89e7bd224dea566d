#include "net/oauth/RsaKey.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace sluice::net {

namespace {

constexpr int kBitsMin = 2048; ///< Shorter ones are no longer thought safe, and Salesforce takes none.

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T *thing) const
    {
        Free(thing);
    }
};
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

tl::unexpected<Error> refused(const char *code, const QString &why)
{
    return tl::unexpected(Error { ErrorKind::Usage, why, {}, QString::fromLatin1(code), {} });
}

/// Called for a protected key only. We have no passphrase: a terminal that is asked for one may have nobody in front of it.
int noteThatOneIsNeeded(char *, int, int, void *needed)
{
    *static_cast<bool *>(needed) = true;
    return -1;
}

} // namespace

Result<RsaKey> RsaKey::fromPem(const QByteArray &pem)
{
    const Memory memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    bool isProtected = false;
    const std::shared_ptr<EVP_PKEY> key(
        PEM_read_bio_PrivateKey(memory.get(), nullptr, noteThatOneIsNeeded, &isProtected), EVP_PKEY_free);
    ERR_clear_error(); // What it complains of is said below, in our words.
    if (isProtected)
        return refused("key_protected", QStringLiteral("the key is protected by a passphrase"));
    if (!key)
        return refused("key_missing", QStringLiteral("there is no private key in PEM form"));
    if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return refused("key_not_rsa", QStringLiteral("the key is no RSA key"));
    if (const int bits = EVP_PKEY_get_bits(key.get()); bits < kBitsMin)
        return refused("key_short", QStringLiteral("the key has %1 bits").arg(bits));
    return RsaKey(key);
}

QByteArray RsaKey::toPem() const
{
    const Memory memory(BIO_new(BIO_s_secmem())); // Overwritten when it is freed.
    if (!PEM_write_bio_PKCS8PrivateKey(memory.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr))
        return {};
    char *text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return QByteArray(text, size);
}

Result<QByteArray> RsaKey::sign(const QByteArray &message) const
{
    const Digest digest(EVP_MD_CTX_new());
    const auto *bytes = reinterpret_cast<const unsigned char *>(message.constData());
    const auto length = static_cast<std::size_t>(message.size());
    std::size_t size = 0;
    bool done = EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1
        && EVP_DigestSign(digest.get(), nullptr, &size, bytes, length) == 1;
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    done = done && EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, bytes, length) == 1;
    ERR_clear_error();
    if (!done)
        return tl::unexpected(
            Error { ErrorKind::Damaged, QStringLiteral("the private key does not sign"), {}, QStringLiteral("key_damaged"), {} });
    signature.resize(static_cast<qsizetype>(size));
    return signature;
}

} // namespace sluice::net
