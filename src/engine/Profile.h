#pragma once

#include "core/Clock.h"
#include "engine/Projection.h"
#include "engine/Settings.h"
#include "journal/Journal.h"
#include "mirror/Database.h"
#include "mirror/Facts.h"
#include "mirror/PullWriter.h"
#include "mirror/ViewStore.h"

#include <functional>
#include <memory>

namespace sluice::engine {

/// The files of one profile folder, open for writing on one thread (contracts §2).
class Profile {
public:
    /// Opens, creates and migrates what is needed, and brings the views up to date with the journal. The folder is its
    /// owner's alone afterwards. Errors: Damaged for a damaged or newer file, with the file named; Storage, also when the
    /// folder is another user's.
    static Result<std::unique_ptr<Profile>> open(const QString &folder, const Clock &clock);

    QString folder() const { return m_folder; }
    QString file(const QString &name) const { return m_folder + QLatin1Char('/') + name; }
    QString mirrorFile() const { return file(QStringLiteral("mirror.sqlite")); }
    QString journalFile() const { return file(QStringLiteral("journal.sqlite")); }

    const Settings &settings() const { return m_settings; }
    /// Reads the settings anew, because another program may have changed them. Whether they differ from before.
    /// Errors: of loadSettings(); what was known stays then.
    Result<bool> rereadSettings();
    /// Makes one change to what the file says at this moment, and saves it: two programs that change different things lose
    /// neither. Errors: Conflict with code "busy" when another program holds the file too long; of loadSettings(), saveSettings().
    Result<void> changeSettings(const std::function<void(Settings &)> &change);

    journal::Journal &journal() { return *m_journal; }
    mirror::Database &database() { return *m_database; }
    mirror::ViewStore &views() { return *m_views; }
    const mirror::Facts &facts() const { return *m_facts; }
    mirror::PullWriter &pullWriter() { return *m_pullWriter; }
    Projection &projection() { return *m_projection; }

private:
    explicit Profile(QString folder);

    QString m_folder;
    Settings m_settings;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<mirror::Database> m_database;
    std::unique_ptr<mirror::ViewStore> m_views;
    std::unique_ptr<mirror::Facts> m_facts;
    std::unique_ptr<mirror::PullWriter> m_pullWriter;
    std::unique_ptr<Projection> m_projection;
};

/// The folder that is meant: `--profile`, else SLUICE_PROFILE, else the platform's data folder.
QString profileFolder(const QString &option);

} // namespace sluice::engine
