#include "secrets/SecretStore.h"

#include "secrets/KeychainStore.h"
#include "secrets/SealedFileStore.h"

#include <QDir>

namespace sluice::secrets {

QCoro::Task<Result<std::unique_ptr<SecretStore>>> openSecretStore(StoreOptions options, QString profileFolder)
{
    switch (options.kind) {
    case StoreKind::Keychain: {
        Result<std::unique_ptr<SecretStore>> keychain = co_await KeychainStore::open(profileFolder);
        co_return keychain;
    }
    case StoreKind::File: {
        Result<std::unique_ptr<SealedFileStore>> file = SealedFileStore::open(
            QDir(profileFolder).filePath(QStringLiteral("secrets.sealed")), std::move(options.passphrase));
        if (!file)
            co_return tl::unexpected(file.error());
        co_return std::unique_ptr<SecretStore>(std::move(*file));
    }
    }
    Q_UNREACHABLE();
}

} // namespace sluice::secrets
