#pragma once

#include "engine/Stop.h"
#include "sim/BlankProfile.h"
#include "sim/DiskSystem.h"
#include "sim/Network.h"
#include "sim/Safe.h"

namespace sluice::sim {

/// How much a story held.
struct Work {
    std::uint64_t programs = 0, cycles = 0, calls = 0;
    void operator+=(const Work &other)
    {
        programs += other.programs;
        cycles += other.cycles;
        calls += other.calls;
    }
};

/// An invoice that left a program: the key in its marker, and how long the journal was then.
struct Sent {
    QString key;
    qint64 seq = 0;
};

/// The computer on which the programs run, with one profile on its disk. What lies here outlives each of them.
struct Machine {
    Machine(TwoSystems &surroundings, const Disk::Files &files)
        : systems(surroundings)
        , blank(BlankProfile::instance())
    {
        disk.restore(files);
    }

    TwoSystems &systems;
    const BlankProfile &blank;
    Disk disk;
    DiskSystem diskSystem { disk };
    Safe safe;
    Weather weather;
    std::chrono::milliseconds clockError { 0 }; ///< How far its clock is ahead of the true time.
    std::size_t batchAbove = 100;               ///< When invoices travel together, as Sluice is set up here.
    std::size_t portion = 1000;                 ///< So many are posted before everything is read again.
    engine::Stop stop;                          ///< Ends the cycle under way after its pull.
    const void *engine = nullptr;               ///< Who holds the lock of the profile's engine.
    Work work;
    std::vector<Sent> sent;
};

} // namespace sluice::sim
