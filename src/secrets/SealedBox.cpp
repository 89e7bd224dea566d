#include "secrets/SealedBox.h"

#include <QtEndian>

#include <sodium.h>

namespace sluice::secrets {

namespace {

constexpr char kMagic[] = "SLUICE-SEALED-1\n";
constexpr qsizetype kMagicSize = sizeof kMagic - 1;
constexpr qsizetype kCostSize = 16; // Operations and memory, eight bytes each, little endian.
constexpr qsizetype kSaltSize = crypto_pwhash_SALTBYTES;
constexpr qsizetype kHeadSize = kMagicSize + kCostSize + kSaltSize;
constexpr qsizetype kNonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
/// A damaged head must not make us ask for all the memory of the machine.
constexpr quint64 kMemoryMax = crypto_pwhash_MEMLIMIT_SENSITIVE;
constexpr quint64 kOperationsMax = 16;

static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == 32);

const unsigned char *in(const QByteArray &bytes, qsizetype from = 0)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData()) + from;
}

unsigned char *out(QByteArray &bytes, qsizetype from = 0)
{
    return reinterpret_cast<unsigned char *>(bytes.data()) + from;
}

bool ready()
{
    return sodium_init() >= 0; // One is "already done".
}

} // namespace

Result<SealedBox> SealedBox::create(QByteArrayView passphrase)
{
    if (!ready())
        return fail(ErrorKind::Storage, QStringLiteral("no random numbers from the system"));
    QByteArray head(kMagic, kMagicSize);
    head.resize(kHeadSize);
    qToLittleEndian<quint64>(crypto_pwhash_OPSLIMIT_INTERACTIVE, head.data() + kMagicSize);
    qToLittleEndian<quint64>(crypto_pwhash_MEMLIMIT_INTERACTIVE, head.data() + kMagicSize + 8);
    randombytes_buf(out(head, kMagicSize + kCostSize), static_cast<std::size_t>(kSaltSize));
    return derive(head, passphrase);
}

Result<SealedBox> SealedBox::derive(const QByteArray &head, QByteArrayView passphrase)
{
    const auto operations = qFromLittleEndian<quint64>(head.constData() + kMagicSize);
    const auto memory = qFromLittleEndian<quint64>(head.constData() + kMagicSize + 8);
    if (operations < 1 || operations > kOperationsMax || memory < crypto_pwhash_MEMLIMIT_MIN
        || memory > kMemoryMax)
        return fail(ErrorKind::Damaged, QStringLiteral("the sealed file names an impossible cost"));
    SealedBox box;
    box.m_head = head;
    if (crypto_pwhash(box.m_key.data(), box.m_key.size(), passphrase.data(),
            static_cast<unsigned long long>(passphrase.size()), in(head, kMagicSize + kCostSize), operations,
            static_cast<std::size_t>(memory), crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return fail(ErrorKind::Storage, QStringLiteral("not enough memory to make the key"));
    return box;
}

Result<std::pair<SealedBox, QByteArray>> SealedBox::open(
    const QByteArray &sealed, QByteArrayView passphrase)
{
    if (!ready())
        return fail(ErrorKind::Storage, QStringLiteral("no random numbers from the system"));
    if (sealed.startsWith("SLUICE-SEALED-") && !sealed.startsWith(kMagic))
        return fail(ErrorKind::Damaged, QStringLiteral("the sealed file is from a newer version"));
    if (!sealed.startsWith(kMagic) || sealed.size() < kHeadSize + kNonceSize + kTagSize)
        return fail(ErrorKind::Damaged, QStringLiteral("the sealed file is damaged"));
    Result<SealedBox> box = derive(sealed.left(kHeadSize), passphrase);
    if (!box)
        return tl::unexpected(box.error());

    Result<QByteArray> plain = box->unseal(sealed);
    if (!plain)
        return tl::unexpected(plain.error());
    return std::pair<SealedBox, QByteArray>(std::move(*box), std::move(*plain));
}

Result<QByteArray> SealedBox::unseal(const QByteArray &sealed) const
{
    const qsizetype bodyAt = kHeadSize + kNonceSize;
    if (sealed.size() < bodyAt + kTagSize)
        return fail(ErrorKind::Damaged, QStringLiteral("the sealed file is damaged"));
    QByteArray plain(sealed.size() - bodyAt - kTagSize, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(out(plain), nullptr, nullptr, in(sealed, bodyAt),
            static_cast<unsigned long long>(sealed.size() - bodyAt), in(sealed),
            static_cast<unsigned long long>(kHeadSize), in(sealed, kHeadSize), m_key.data())
        != 0) {
        return tl::unexpected(Error { ErrorKind::Storage,
            QStringLiteral("the passphrase does not open the sealed file, or it is damaged"), {},
            QStringLiteral("wrong_passphrase"), {} });
    }
    return plain;
}

QByteArray SealedBox::seal(const QByteArray &plain) const
{
    QByteArray sealed = m_head;
    sealed.resize(kHeadSize + kNonceSize + plain.size() + kTagSize);
    randombytes_buf(out(sealed, kHeadSize), static_cast<std::size_t>(kNonceSize));
    crypto_aead_xchacha20poly1305_ietf_encrypt(out(sealed, kHeadSize + kNonceSize), nullptr, in(plain),
        static_cast<unsigned long long>(plain.size()), in(sealed), static_cast<unsigned long long>(kHeadSize),
        nullptr, in(sealed, kHeadSize), m_key.data());
    return sealed;
}

SealedBox::SealedBox(SealedBox &&other) noexcept
    : m_head(std::move(other.m_head))
    , m_key(other.m_key)
{
    sodium_memzero(other.m_key.data(), other.m_key.size());
}

SealedBox &SealedBox::operator=(SealedBox &&other) noexcept
{
    if (this != &other) {
        m_head = std::move(other.m_head);
        m_key = other.m_key;
        sodium_memzero(other.m_key.data(), other.m_key.size());
    }
    return *this;
}

SealedBox::~SealedBox() { sodium_memzero(m_key.data(), m_key.size()); }

} // namespace sluice::secrets
