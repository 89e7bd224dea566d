#pragma once

#include "core/Result.h"
#include "secrets/Passphrase.h"

#include <QByteArray>
#include <QCoro/QCoroTask>
#include <QString>

#include <memory>

namespace sluice::secrets {

/// Keeps secrets by key ("tokens/salesforce:00D…", "client/quickbooks:9341…"). Every call is awaitable,
/// because a key store may ask a person first; a store lives on the thread that made it, which may be the
/// engine's and needs an event loop.
class SecretStore {
public:
    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    /// Errors: NotFound if there is none under this key; Storage with code "locked" if the store would not
    /// open, and "no_key_store" if there is none; Damaged.
    virtual QCoro::Task<Result<QByteArray>> read(QString key) = 0;

    /// Durable on return, and read back to be sure. Errors: as read(), but for NotFound.
    virtual QCoro::Task<Result<void>> write(QString key, QByteArray secret) = 0;

    /// Gone on return; one that was not there is no error. Errors: as write().
    virtual QCoro::Task<Result<void>> remove(QString key) = 0;
};

/// What `--secrets` chooses.
enum class StoreKind {
    Keychain, ///< The operating system's key store.
    File ///< A sealed file in the profile, for machines without one.
};

/// How the secrets of a profile are kept, as the start of a program found it.
struct StoreOptions {
    StoreKind kind = StoreKind::Keychain;
    Passphrase passphrase; ///< Of the sealed file.
};

/// Opens the chosen store for a profile and makes sure that it works; never another one instead.
///
/// Errors: Storage with code "no_key_store" if the machine has no key store, or there is no passphrase for
/// the file; Storage with code "wrong_passphrase"; Damaged if the file is not what it was.
QCoro::Task<Result<std::unique_ptr<SecretStore>>> openSecretStore(StoreOptions options, QString profileFolder);

} // namespace sluice::secrets
