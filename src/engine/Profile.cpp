#include "engine/Profile.h"

#include "core/ProcessLock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace sluice::engine {

namespace {

const QString kSettingsFile = QStringLiteral("settings.toml");
constexpr std::chrono::seconds kSettingsWait { 10 }; // A change takes a moment: read, write, move.

/// The same error with the file that it is about, for the sentence.
Error about(const QString &file, Error error)
{
    error.detail = QStringLiteral("%1: %2").arg(file, error.detail);
    return error;
}

/// Only the owner gets into the folder, whoever made it. In somebody else's we would leave files that are theirs to read or
/// that they cannot open any more, and who owns a folder can put other files in place of ours.
Result<void> makeFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(ErrorKind::Storage, QStringLiteral("the profile folder %1 cannot be made").arg(folder));
#ifdef Q_OS_UNIX
    if (QFileInfo(folder).ownerId() != ::geteuid())
        return fail(ErrorKind::Storage, QStringLiteral("the profile folder %1 belongs to another user").arg(folder));
#endif
    const auto ownersOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QFile::setPermissions(folder, ownersOnly))
        return fail(ErrorKind::Storage, QStringLiteral("the profile folder %1 cannot be kept private").arg(folder));
    return {};
}

/// Customers' names and amounts are nobody else's on this machine, also in a folder that was there before. SQLite gives its
/// side files the mode of the database, but not to those that exist already.
void keepPrivate(const QString &database)
{
    for (const char *ending : { "", "-wal", "-shm" })
        QFile::setPermissions(database + QLatin1String(ending), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

} // namespace

Profile::Profile(QString folder)
    : m_folder(std::move(folder))
{
}

Result<std::unique_ptr<Profile>> Profile::open(const QString &folder, const Clock &clock)
{
    if (Result<void> made = makeFolder(folder); !made)
        return tl::unexpected(made.error());
    std::unique_ptr<Profile> profile(new Profile(folder));
    Result<Settings> settings = loadSettings(profile->file(kSettingsFile));
    if (!settings)
        return tl::unexpected(settings.error());
    profile->m_settings = std::move(*settings);

    Result<std::unique_ptr<journal::Journal>> journal = journal::openSqliteJournal(profile->journalFile(), clock);
    if (!journal)
        return tl::unexpected(about(QStringLiteral("journal.sqlite"), journal.error()));
    keepPrivate(profile->journalFile());
    profile->m_journal = std::move(*journal);
    Result<std::unique_ptr<mirror::Database>> database
        = mirror::Database::open(profile->mirrorFile(), mirror::OpenMode::ReadWrite);
    if (!database)
        return tl::unexpected(about(QStringLiteral("mirror.sqlite"), database.error()));
    keepPrivate(profile->mirrorFile());
    profile->m_database = std::move(*database);
    profile->m_views = std::make_unique<mirror::ViewStore>(*profile->m_database);
    profile->m_facts = std::make_unique<mirror::Facts>(*profile->m_database);
    profile->m_pullWriter = std::make_unique<mirror::PullWriter>(*profile->m_database, clock);
    profile->m_projection = std::make_unique<Projection>(*profile->m_journal, *profile->m_database, *profile->m_views);
    if (const Result<qint64> caughtUp = profile->m_projection->catchUp(); !caughtUp)
        return tl::unexpected(caughtUp.error());
    return profile;
}

Result<bool> Profile::rereadSettings()
{
    Result<Settings> read = loadSettings(file(kSettingsFile));
    if (!read)
        return tl::unexpected(read.error());
    const bool differs = *read != m_settings;
    m_settings = std::move(*read);
    return differs;
}

Result<void> Profile::changeSettings(const std::function<void(Settings &)> &change)
{
    ProcessLock lock(file(QStringLiteral("settings.lock")));
    if (const ProcessLock::Outcome outcome = lock.tryLockFor(kSettingsWait); outcome != ProcessLock::Outcome::Held) {
        if (outcome == ProcessLock::Outcome::Failed)
            return fail(ErrorKind::Storage, QStringLiteral("cannot make the lock file of settings.toml"));
        Error busy { ErrorKind::Conflict, QStringLiteral("another Sluice is changing settings.toml"), {}, {}, {} };
        busy.code = QStringLiteral("busy");
        return tl::unexpected(busy);
    }
    Result<Settings> current = loadSettings(file(kSettingsFile));
    if (!current)
        return tl::unexpected(current.error());
    change(*current);
    if (Result<void> saved = saveSettings(file(kSettingsFile), *current); !saved)
        return saved;
    m_settings = std::move(*current);
    return {};
}

QString profileFolder(const QString &option)
{
    if (!option.isEmpty())
        return QDir(option).absolutePath();
    const QString fromEnvironment = qEnvironmentVariable("SLUICE_PROFILE");
    if (!fromEnvironment.isEmpty())
        return QDir(fromEnvironment).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/sluice");
}

} // namespace sluice::engine
