#pragma once

#include "journal/Recorder.h"
#include "mirror/Database.h"
#include "mirror/ViewStore.h"

namespace sluice::engine {

/// Keeps the view tables in step with the journal. The one place that knows which projector takes which event.
class Projection final : public journal::Recorder {
public:
    Projection(journal::Journal &journal, mirror::Database &database, mirror::ViewStore &views);

    /// Applies what the journal holds beyond the views; everything when the views belong to another journal, or to one
    /// that has since been restored from an older copy. Returns the number of events applied. Errors: Storage.
    Result<qint64> catchUp();

    Result<std::vector<journal::Event>> record(std::vector<journal::NewEvent> events,
        journal::Durability durability = journal::Durability::Normal) override;

private:
    Result<void> startOverIfForeign();
    Result<bool> followsTheViews(const journal::Event &first) const;
    /// False, and nothing done, when the views do not stand at `after` any more: another program was faster.
    Result<bool> apply(std::span<const journal::Event> events, qint64 after);

    journal::Journal &m_journal;
    mirror::Database &m_database;
    mirror::ViewStore &m_views;
};

} // namespace sluice::engine
