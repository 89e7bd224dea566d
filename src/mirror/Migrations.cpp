#include "mirror/Migrations.h"

#include "mirror/Access.h"

#include "core/Log.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace sluice::mirror {

namespace {

constexpr qint64 kApplicationId = 0x534c4d52; // "SLMR": tells a mirror from any other SQLite file.

std::vector<Migration> compiledIn()
{
    const QDir folder(QStringLiteral(":/mirror/migrations"));
    std::vector<Migration> found;
    for (const QString &name : folder.entryList({ QStringLiteral("*.sql") }, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened); // It is part of the program.
        found.push_back({ name.left(4).toInt(), opened ? file.readAll() : QByteArray() });
    }
    return found;
}

Result<void> copyAside(const Database &database, const QString &copy)
{
    QFile::remove(copy); // From an attempt that did not get further.
    Result<Statement> vacuum = Statement::prepare(database, "VACUUM INTO ?");
    if (!vacuum)
        return tl::unexpected(vacuum.error());
    vacuum->bind(copy);
    return vacuum->run().map([](int) { });
}

Result<void> apply(Database &database, const Migration &migration)
{
    Transaction transaction(database);
    if (const Result<void> begun = transaction.begin(); !begun)
        return begun;
    const Result<qint64> version = number(database, "PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version >= migration.number)
        return {}; // Another program was faster.
    const QByteArray stamp = "PRAGMA user_version = " + QByteArray::number(migration.number);
    return execute(database, migration.sql.constData())
        .and_then([&] { return execute(database, stamp.constData()); })
        .and_then([&] { return transaction.commit(); });
}

} // namespace

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> all = compiledIn();
    return all;
}

Result<void> recognise(const Database &database, std::span<const Migration> migrations)
{
    const Result<qint64> version = number(database, "PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    const Result<qint64> application = number(database, "PRAGMA application_id");
    if (!application)
        return tl::unexpected(application.error());
    const Result<qint64> tables = number(database, "SELECT count(*) FROM sqlite_schema");
    if (!tables)
        return tl::unexpected(tables.error());
    if (*application != kApplicationId && (*tables > 0 || *version > 0))
        return damaged(QStringLiteral("the file is a database, but no mirror"));
    if (*version > migrations.back().number)
        return damaged(QStringLiteral("the file is from a newer version of the program"), "newer");
    return {};
}

Result<void> migrate(Database &database, const QString &file, std::span<const Migration> migrations)
{
    const Result<qint64> version = number(database, "PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version > 0 && *version < migrations.back().number) {
        qCInfo(lcMirror, "The mirror is migrated from version %lld to %d.", static_cast<long long>(*version),
            migrations.back().number);
        const Result<void> copied = copyAside(database, QStringLiteral("%1.before-%2").arg(file).arg(*version + 1));
        if (!copied)
            return copied;
    }
    for (const Migration &migration : migrations) {
        if (migration.number <= *version)
            continue;
        if (const Result<void> applied = apply(database, migration); !applied)
            return applied;
    }
    return {};
}

} // namespace sluice::mirror
