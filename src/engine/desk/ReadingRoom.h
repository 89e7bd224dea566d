#pragma once

#include "core/Clock.h"
#include "desk/Reader.h"
#include "engine/Settings.h"
#include "journal/Journal.h"
#include "mirror/Database.h"
#include "mirror/Facts.h"
#include "mirror/ViewStore.h"

#include <memory>

namespace sluice::engine {

/// A reader of a profile with read-only connections of its own, for one thread. Any number may be open beside the
/// engine; each question sees a consistent state.
class ReadingRoom {
public:
    /// The profile must have been opened for writing once, so that its files exist. Errors: Damaged, Storage.
    static Result<std::unique_ptr<ReadingRoom>> open(const QString &folder, const Clock &clock);
    ~ReadingRoom();

    desk::Reader &reader() { return *m_reader; }

private:
    ReadingRoom() = default;
    Settings m_settings;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<mirror::Database> m_database;
    std::unique_ptr<mirror::ViewStore> m_views;
    std::unique_ptr<mirror::Facts> m_facts;
    std::unique_ptr<desk::Reader> m_reader;
};

} // namespace sluice::engine
