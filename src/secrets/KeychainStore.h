#pragma once

#include "secrets/SecretStore.h"

namespace sluice::secrets {

/// Secrets in the operating system's key store. All stores of a process belong on one thread, which is
/// QtKeychain's wish.
///
/// A locked store answers "no such entry" to reads and "done" to deletions that it did not make. So a check
/// entry, written when the store is opened, tells a locked store from an absent secret, and every write and
/// deletion is looked at again.
class KeychainStore final : public SecretStore {
public:
    /// Errors: Storage with code "no_key_store" or "locked".
    static QCoro::Task<Result<std::unique_ptr<SecretStore>>> open(QString profileFolder);

    QCoro::Task<Result<QByteArray>> read(QString key) override;
    QCoro::Task<Result<void>> write(QString key, QByteArray secret) override;
    QCoro::Task<Result<void>> remove(QString key) override;

private:
    explicit KeychainStore(QString prefix);

    QString m_prefix; ///< Tells the profiles of one person apart.
};

} // namespace sluice::secrets
