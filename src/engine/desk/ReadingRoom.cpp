#include "engine/desk/ReadingRoom.h"

#include "engine/desk/DeskReader.h"

namespace sluice::engine {

ReadingRoom::~ReadingRoom() = default;

Result<std::unique_ptr<ReadingRoom>> ReadingRoom::open(const QString &folder, const Clock &clock)
{
    std::unique_ptr<ReadingRoom> room(new ReadingRoom);
    Result<Settings> settings = loadSettings(folder + QStringLiteral("/settings.toml"));
    if (!settings)
        return tl::unexpected(settings.error());
    room->m_settings = std::move(*settings);
    Result<std::unique_ptr<journal::Journal>> journal
        = journal::openSqliteJournal(folder + QStringLiteral("/journal.sqlite"), clock);
    if (!journal)
        return tl::unexpected(journal.error());
    room->m_journal = std::move(*journal);
    Result<std::unique_ptr<mirror::Database>> database
        = mirror::Database::open(folder + QStringLiteral("/mirror.sqlite"), mirror::OpenMode::ReadOnly);
    if (!database)
        return tl::unexpected(database.error());
    room->m_database = std::move(*database);
    room->m_views = std::make_unique<mirror::ViewStore>(*room->m_database);
    room->m_facts = std::make_unique<mirror::Facts>(*room->m_database);
    room->m_reader = std::make_unique<DeskReader>(*room->m_facts, *room->m_views, *room->m_journal, clock, room->m_settings);
    return room;
}

} // namespace sluice::engine
