#pragma once

#include "sim/Disk.h"
#include "sim/TwoSystems.h"

namespace sluice::sim {

/// A small firm that has used Sluice for a while, in fair weather: where most stories begin, because what they are about
/// comes after the first pull, which takes longer than all the rest of them. Some have only pulled; some have approved what
/// was ready and posted it; some have been paid, too.
class Beginning {
public:
    /// Made when it is first asked for, and kept until another is. The number decides everything about it.
    static const Beginning &of(std::uint64_t number);
    /// Drops what is kept: the program has changed.
    static void forget();

    const TwoSystems &systems() const { return m_systems; }
    const Disk::Files &files() const { return m_files; } ///< Of the profile, closed.

private:
    explicit Beginning(std::uint64_t number);
    void live(std::uint64_t number);

    TwoSystems m_systems;
    Disk::Files m_files;
};

} // namespace sluice::sim
