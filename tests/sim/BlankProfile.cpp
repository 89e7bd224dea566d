#include "sim/BlankProfile.h"

#include "core/Clock.h"
#include "journal/Journal.h"
#include "mirror/Database.h"

#include <QDir>
#include <QFile>

#include <sqlite3.h>

namespace sluice::sim {

namespace {

/// In memory where the machine has such a place.
QString placeForFiles()
{
    return (QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm") : QDir::tempPath())
        + QStringLiteral("/sluice-sim-XXXXXX");
}

/// Every simulated journal has the same id, so that the same seed makes the same journal everywhere.
void nameJournal(const std::string &file)
{
    sqlite3 *connection = nullptr;
    sqlite3_open(file.c_str(), &connection);
    sqlite3_exec(connection, "PRAGMA journal_mode = DELETE; UPDATE meta SET value = 'simulated' WHERE key = 'id'", nullptr,
        nullptr, nullptr);
    sqlite3_exec(connection, "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
    sqlite3_close(connection);
}

} // namespace

const BlankProfile &BlankProfile::instance()
{
    static const BlankProfile blank;
    return blank;
}

BlankProfile::BlankProfile()
    : m_folder(placeForFiles())
{
    const SystemClock clock;
    (void)journal::openSqliteJournal(folder() + QStringLiteral("/journal.sqlite"), clock);
    (void)mirror::Database::open(folder() + QStringLiteral("/mirror.sqlite"), mirror::OpenMode::ReadWrite);
    nameJournal(path("journal.sqlite"));
    load("journal.sqlite");
    load("mirror.sqlite");
}

void BlankProfile::load(const char *name)
{
    QFile file(QString::fromStdString(path(name)));
    if (!file.open(QIODevice::ReadOnly) || file.size() == 0)
        qFatal("no blank %s could be made", name);
    const QByteArray content = file.readAll();
    const auto loaded = std::make_shared<Disk::File>();
    loaded->write(content.constData(), static_cast<std::size_t>(content.size()), 0);
    loaded->sync();
    m_files.emplace(path(name), loaded);
}

Disk::Files BlankProfile::mirror() const
{
    Disk::Files files;
    files.emplace(path("mirror.sqlite"), m_files.at(path("mirror.sqlite")));
    return files;
}

} // namespace sluice::sim
