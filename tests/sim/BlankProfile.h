#pragma once

#include "sim/Disk.h"

#include <QTemporaryDir>

namespace sluice::sim {

/// The files of a profile that was just made, made once on the real disk by the code that always makes them. Each
/// simulated machine begins with a copy: making them takes longer than a whole story.
class BlankProfile {
public:
    /// The first call makes it, and must come before any DiskSystem.
    static const BlankProfile &instance();

    /// A folder that exists, with a journal in it: what is asked outside SQLite is asked here.
    QString folder() const { return m_folder.path(); }
    std::string path(const char *name) const { return (folder() + QLatin1Char('/') + QLatin1String(name)).toStdString(); }
    const Disk::Files &files() const { return m_files; }
    /// Of these only the mirror.
    Disk::Files mirror() const;

private:
    BlankProfile();
    void load(const char *name);

    QTemporaryDir m_folder;
    Disk::Files m_files;
};

} // namespace sluice::sim
