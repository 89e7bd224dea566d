#include "secrets/KeychainStore.h"

#include "core/Log.h"

#include <QCoro/QCoroSignal>
#include <qt6keychain/keychain.h>

#include <QCryptographicHash>
#include <QDir>

namespace sluice::secrets {

using namespace std::chrono_literals;

namespace {

const QString kService = QStringLiteral("Sluice");
const QString kCheckKey = QStringLiteral("check");
/// A person may have to be asked for the key store's password.
constexpr auto kPatience = 120'000ms;

/// The job's error, or nothing when it is done.
QCoro::Task<std::optional<Error>> run(QKeychain::Job *job)
{
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->start();
    const auto finished = co_await qCoro(job, &QKeychain::Job::finished, kPatience);
    const auto failed = [](const QString &code, const QString &detail) {
        return std::optional<Error>(Error { ErrorKind::Storage, detail, {}, code, {} });
    };
    if (!finished)
        co_return failed(QStringLiteral("locked"), QStringLiteral("the key store did not answer"));
    switch (job->error()) {
    case QKeychain::NoError:
        co_return std::nullopt;
    case QKeychain::EntryNotFound:
        co_return Error { ErrorKind::NotFound, QStringLiteral("no such entry in the key store"), {}, {}, {} };
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::CouldNotDeleteEntry:
        co_return failed(QStringLiteral("locked"), job->errorString());
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    co_return failed(QStringLiteral("no_key_store"), job->errorString());
}

/// A job may still be at work when we stop waiting for it; it goes when the event loop gets to it.
template <class Job> using JobOwner = std::unique_ptr<Job, void (*)(Job *)>;

template <class Job> JobOwner<Job> makeJob(const QString &key)
{
    JobOwner<Job> job(new Job(kService), [](Job *done) { done->deleteLater(); });
    job->setKey(key);
    return job;
}

QCoro::Task<Result<QByteArray>> readEntry(QString key)
{
    const JobOwner<QKeychain::ReadPasswordJob> job = makeJob<QKeychain::ReadPasswordJob>(key);
    if (std::optional<Error> error = co_await run(job.get()))
        co_return tl::unexpected(*error);
    co_return QByteArray::fromBase64(job->textData().toLatin1());
}

QCoro::Task<Result<void>> writeEntry(QString key, QByteArray secret)
{
    const JobOwner<QKeychain::WritePasswordJob> job = makeJob<QKeychain::WritePasswordJob>(key);
    job->setTextData(
        QString::fromLatin1(secret.toBase64())); // Text, because some stores show and keep only text.
    if (std::optional<Error> error = co_await run(job.get())) {
        if (error->kind == ErrorKind::NotFound)
            error->kind = ErrorKind::Storage;
        co_return tl::unexpected(*error);
    }
    Result<QByteArray> stored = co_await readEntry(key);
    if (!stored || *stored != secret) {
        co_return tl::unexpected(
            Error { ErrorKind::Storage, QStringLiteral("the key store did not keep what was written"), {},
                QStringLiteral("locked"), {} });
    }
    co_return Result<void>();
}

} // namespace

KeychainStore::KeychainStore(QString prefix)
    : m_prefix(std::move(prefix))
{
}

QCoro::Task<Result<std::unique_ptr<SecretStore>>> KeychainStore::open(QString profileFolder)
{
    QString folder = QDir(profileFolder).canonicalPath();
    if (folder.isEmpty())
        folder = QDir(profileFolder).absolutePath();
    const QByteArray id
        = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    const QString prefix = QString::fromLatin1(id) + QLatin1Char('/');

    Result<QByteArray> check = co_await readEntry(prefix + kCheckKey);
    if (!check && check.error().kind != ErrorKind::NotFound)
        co_return tl::unexpected(check.error());
    if (!check) {
        const QByteArray content("Sluice may read this entry.");
        if (Result<void> written = co_await writeEntry(prefix + kCheckKey, content); !written)
            co_return tl::unexpected(written.error());
    }
    co_return std::unique_ptr<SecretStore>(new KeychainStore(prefix));
}

QCoro::Task<Result<QByteArray>> KeychainStore::read(QString key)
{
    Result<QByteArray> secret = co_await readEntry(m_prefix + key);
    if (secret || secret.error().kind != ErrorKind::NotFound)
        co_return secret;
    // Absent, or locked? The check entry is always there.
    Result<QByteArray> check = co_await readEntry(m_prefix + kCheckKey);
    if (check)
        co_return secret;
    co_return tl::unexpected(Error {
        ErrorKind::Storage, QStringLiteral("the key store is locked"), {}, QStringLiteral("locked"), {} });
}

QCoro::Task<Result<void>> KeychainStore::write(QString key, QByteArray secret)
{
    return writeEntry(m_prefix + key, std::move(secret));
}

QCoro::Task<Result<void>> KeychainStore::remove(QString key)
{
    {
        const JobOwner<QKeychain::DeletePasswordJob> job
            = makeJob<QKeychain::DeletePasswordJob>(m_prefix + key);
        const std::optional<Error> error = co_await run(job.get());
        if (error && error->kind != ErrorKind::NotFound)
            co_return tl::unexpected(*error);
    }
    Result<QByteArray> left = co_await read(key);
    if (left) {
        co_return tl::unexpected(Error { ErrorKind::Storage,
            QStringLiteral("the key store kept what was to be deleted"), {}, QStringLiteral("locked"), {} });
    }
    if (left.error().kind != ErrorKind::NotFound)
        co_return tl::unexpected(left.error());
    co_return Result<void>();
}

} // namespace sluice::secrets
