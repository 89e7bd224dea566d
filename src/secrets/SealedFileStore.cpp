#include "secrets/SealedFileStore.h"

#include "core/ProcessLock.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace sluice::secrets {

namespace {

constexpr std::chrono::seconds kLockPatience { 10 };

/// The rename that put the file in place is only durable once its folder is.
void syncFolder([[maybe_unused]] const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder
        = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
#endif
}

tl::unexpected<Error> storage(const QString &path, const QString &why)
{
    return fail(ErrorKind::Storage, QStringLiteral("%1: %2").arg(path, why));
}

} // namespace

SealedFileStore::SealedFileStore(QString path, Passphrase passphrase)
    : m_path(std::move(path))
    , m_passphrase(std::move(passphrase))
{
}

Result<std::unique_ptr<SealedFileStore>> SealedFileStore::open(QString path, Passphrase passphrase)
{
    if (passphrase.isEmpty()) {
        return tl::unexpected(Error { ErrorKind::Storage, QStringLiteral("no passphrase for the sealed file"),
            {}, QStringLiteral("no_key_store"), {} });
    }
    std::unique_ptr<SealedFileStore> store(new SealedFileStore(std::move(path), std::move(passphrase)));
    if (Result<Secrets> secrets = store->load(); !secrets)
        return tl::unexpected(secrets.error());
    return store;
}

Result<SealedFileStore::Secrets> SealedFileStore::load()
{
    QFile file(m_path);
    if (!file.exists())
        return Secrets();
    if (!file.open(QIODevice::ReadOnly))
        return storage(m_path, file.errorString());
    const QByteArray sealed = file.readAll();
    QByteArray plain;
    if (m_box.fits(sealed)) {
        Result<QByteArray> unsealed = m_box.unseal(sealed);
        if (!unsealed)
            return tl::unexpected(unsealed.error());
        plain = std::move(*unsealed);
    } else {
        Result<std::pair<SealedBox, QByteArray>> opened = SealedBox::open(sealed, m_passphrase.text());
        if (!opened)
            return tl::unexpected(opened.error());
        m_box = std::move(opened->first);
        plain = std::move(opened->second);
    }

    const QJsonDocument document = QJsonDocument::fromJson(plain);
    wipe(plain);
    if (!document.isObject())
        return fail(ErrorKind::Damaged, QStringLiteral("the sealed file holds no secrets"));
    Secrets secrets;
    const QJsonObject json = document.object();
    for (auto entry = json.begin(); entry != json.end(); ++entry)
        secrets.insert(entry.key(), QByteArray::fromBase64(entry.value().toString().toLatin1()));
    return secrets;
}

Result<void> SealedFileStore::save(const Secrets &secrets)
{
    if (m_box.isEmpty()) { // No file yet.
        Result<SealedBox> box = SealedBox::create(m_passphrase.text());
        if (!box)
            return tl::unexpected(box.error());
        m_box = std::move(*box);
    }
    QJsonObject json;
    for (auto entry = secrets.begin(); entry != secrets.end(); ++entry)
        json.insert(entry.key(), QString::fromLatin1(entry.value().toBase64()));

    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return storage(m_path, file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QByteArray plain = QJsonDocument(json).toJson(QJsonDocument::Compact);
    const QByteArray sealed = m_box.seal(plain);
    wipe(plain);
    if (file.write(sealed) != sealed.size() || !file.commit()) // commit() syncs the file before it renames.
        return storage(m_path, file.errorString());
    syncFolder(m_path);
    return {};
}

template <class Change> Result<void> SealedFileStore::change(Change change)
{
    ProcessLock lock(m_path + QStringLiteral(".lock"));
    if (lock.tryLockFor(kLockPatience) != ProcessLock::Outcome::Held)
        return storage(
            m_path, QStringLiteral("another program is writing it, or the folder cannot be written"));
    Result<Secrets> secrets = load();
    if (!secrets)
        return tl::unexpected(secrets.error());
    change(*secrets);
    if (Result<void> saved = save(*secrets); !saved)
        return saved;
    Result<Secrets> stored = load();
    if (!stored)
        return tl::unexpected(stored.error());
    if (*stored != *secrets)
        return storage(m_path, QStringLiteral("what was written does not read back"));
    return {};
}

QCoro::Task<Result<QByteArray>> SealedFileStore::read(QString key)
{
    Result<Secrets> secrets = load();
    if (!secrets)
        co_return tl::unexpected(secrets.error());
    if (!secrets->contains(key))
        co_return fail(ErrorKind::NotFound, QStringLiteral("no secret is stored as %1").arg(key));
    co_return secrets->value(key);
}

QCoro::Task<Result<void>> SealedFileStore::write(QString key, QByteArray secret)
{
    co_return change([&key, &secret](Secrets &secrets) { secrets.insert(key, secret); });
}

QCoro::Task<Result<void>> SealedFileStore::remove(QString key)
{
    co_return change([&key](Secrets &secrets) { secrets.remove(key); });
}

} // namespace sluice::secrets
