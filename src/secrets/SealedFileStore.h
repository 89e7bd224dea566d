#pragma once

#include "secrets/Passphrase.h"
#include "secrets/SealedBox.h"
#include "secrets/SecretStore.h"

#include <QMap>

namespace sluice::secrets {

/// Secrets in one file of the profile, sealed with a passphrase; mode 0600, replaced as a whole, so that a
/// power cut leaves the old file or the new one. Several processes may use it: each change is made under a
/// lock to what is stored then.
class SealedFileStore final : public SecretStore {
public:
    /// Opens the file, or makes sure that one can be made. Errors: see openSecretStore().
    static Result<std::unique_ptr<SealedFileStore>> open(QString path, Passphrase passphrase);

    QCoro::Task<Result<QByteArray>> read(QString key) override;
    QCoro::Task<Result<void>> write(QString key, QByteArray secret) override;
    QCoro::Task<Result<void>> remove(QString key) override;

private:
    SealedFileStore(QString path, Passphrase passphrase);

    using Secrets = QMap<QString, QByteArray>;
    Result<Secrets> load();
    Result<void> save(const Secrets &secrets);
    template <class Change> Result<void> change(Change change);

    QString m_path;
    Passphrase m_passphrase;
    SealedBox m_box; ///< Of the file as last seen; another process may have made it anew.
};

} // namespace sluice::secrets
