#pragma once

#include "books/Books.h"
#include "core/Clock.h"
#include "journal/Recorder.h"
#include "mirror/Facts.h"
#include "mirror/ViewStore.h"

namespace sluice::engine {

/// Holds the settings of a company, as the books showed them last, against those that the journal knows. What somebody
/// changed goes into the journal together with one exception for each change; only a person closes it. The same goes for
/// records that a pull had to leave out.
/// Source: section 7.12 of the QuickBooks sheet.
class SettingsWatch {
public:
    struct Parts {
        const journal::Journal &journal;
        journal::Recorder &recorder;
        const mirror::ViewStore &views;
        const mirror::Facts &facts;
        const Clock &clock;
    };
    explicit SettingsWatch(Parts parts);

    /// Opens an exception for each record that a pull of this company had to leave out. Returns and errors like run().
    Result<int> leftOut(const QString &realm, std::vector<books::UnreadRecord> records);

    /// Looks at every company that was ever read. Returns how many exceptions it opened. Errors: Storage; Damaged;
    /// Conflict when somebody decided meanwhile.
    Result<int> run();

private:
    Result<QJsonObject> settingsOf(const Company &company) const;
    Result<std::vector<journal::NewEvent>> eventsOf(const Company &company) const;
    Result<std::vector<journal::NewEvent>> casesOf(const Company &company, std::vector<Finding> findings) const;

    Parts m_parts;
};

} // namespace sluice::engine
