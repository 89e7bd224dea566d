#pragma once

#include "core/Result.h"

#include <QByteArray>

#include <array>

namespace sluice::secrets {

/// Seals bytes with a passphrase: Argon2id makes the key, XChaCha20-Poly1305 the seal. The head of the sealed
/// text names the version, the cost of the key and its salt, and is sealed with the rest.
///
/// The key is derived once a box, because that takes a tenth of a second and 64 MB on purpose. It is wiped
/// from memory with the box.
class SealedBox {
public:
    /// A box with a new salt. Errors: Storage if there is not enough memory for the key.
    static Result<SealedBox> create(QByteArrayView passphrase);

    /// The box that made `sealed`, and what was in it.
    /// Errors: Storage with code "wrong_passphrase" if the seal does not fit, which is all that can be known
    /// of it; Damaged if it is no sealed text at all or from a newer version.
    static Result<std::pair<SealedBox, QByteArray>> open(
        const QByteArray &sealed, QByteArrayView passphrase);

    QByteArray seal(const QByteArray &plain) const;

    bool isEmpty() const { return m_head.isEmpty(); }

    /// True if `sealed` was made with the key of this box, as far as its head tells.
    bool fits(const QByteArray &sealed) const { return !m_head.isEmpty() && sealed.startsWith(m_head); }

    /// What is in a sealed text that fits. Errors: Storage with code "wrong_passphrase" if its seal is
    /// broken.
    Result<QByteArray> unseal(const QByteArray &sealed) const;

    SealedBox(SealedBox &&other) noexcept;
    SealedBox &operator=(SealedBox &&other) noexcept;
    SealedBox(const SealedBox &) = delete;
    SealedBox &operator=(const SealedBox &) = delete;
    ~SealedBox();

    /// An empty box that seals nothing; here because results of coroutines must be default-constructible.
    SealedBox() = default;

private:
    static Result<SealedBox> derive(const QByteArray &head, QByteArrayView passphrase);

    QByteArray m_head;
    std::array<unsigned char, 32> m_key {};
};

} // namespace sluice::secrets
