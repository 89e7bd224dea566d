#pragma once

#include "sim/Disk.h"

namespace sluice::sim {

/// One running program, as its files know it.
struct Process {
    bool dead = false;
};

/// Makes SQLite keep its files on a Disk: while it lives, every file that is opened lies on `disk`, however often that
/// is replaced inside. One at a time and process; for one thread.
class DiskSystem {
public:
    explicit DiskSystem(Disk &disk);
    ~DiskSystem();
    DiskSystem(const DiskSystem &) = delete;
    DiskSystem &operator=(const DiskSystem &) = delete;

    /// Files opened from now on belong to this process.
    static void openFor(std::shared_ptr<Process> process);
    /// The process is gone from one moment to the next: its locks fall, and nothing it tries reaches a file any more.
    static void kill(Process &process);
};

} // namespace sluice::sim
