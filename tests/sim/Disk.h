#pragma once

#include "core/Random.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice::sim {

/// What a disk may do wrong.
enum class DiskTrouble {
    Full,      ///< A write finds no room.
    BadWrite,  ///< A write fails.
    BadSync,   ///< What was written cannot be made durable.
    BadRead    ///< A read fails.
};

/// The disk of the simulated machine: files in memory, what of them would survive a loss of power, and its troubles.
/// SQLite uses it as its file system (see DiskSystem); nothing of it touches the real one.
class Disk {
public:
    /// One file. Handles share it; a file that was replaced lives on for those who still have it open.
    class File {
    public:
        std::size_t size() const { return m_data.size(); }
        /// Answers how many bytes there were to read.
        std::size_t read(char *into, std::size_t amount, std::size_t offset) const;
        void write(const char *from, std::size_t amount, std::size_t offset);
        void truncate(std::size_t size);
        void sync();

        std::shared_ptr<File> copy() const;
        /// As a loss of power leaves it: what was synced stays, and of the later writes nobody knows which.
        std::shared_ptr<File> afterPowerLoss(SeededRandom &random) const;
        std::shared_ptr<File> durable() const;

        /// SQLite's locks on it, and the memory that connections share. See DiskSystem.
        struct Locks {
            int shared = 0, mappers = 0;
            const void *reserved = nullptr, *pending = nullptr, *exclusive = nullptr;
            using Regions = std::vector<std::unique_ptr<char[]>>;
            std::shared_ptr<Regions> regions; ///< Whoever mapped them keeps them, dead or alive.
            int regionShared[8] = {};
            const void *regionExclusive[8] = {};
        };
        Locks &locks() { return m_locks; }

    private:
        struct Stretch {
            std::size_t offset, amount;
        };
        std::string m_data, m_durable;
        std::vector<Stretch> m_unsynced;
        bool m_shortened = false; ///< It was truncated since the last sync.
        Locks m_locks;
    };
    using Files = std::map<std::string, std::shared_ptr<File>>;

    std::shared_ptr<File> find(const std::string &name) const;
    std::shared_ptr<File> make(const std::string &name);
    void remove(const std::string &name) { m_files.erase(name); }
    void removeWith(const std::string &prefix);
    /// Copies of the files whose names begin so: a backup, when nobody is writing.
    Files copies(const std::string &prefix) const;
    /// Puts copies of these files in their places.
    void restore(const Files &files);
    /// Every program that has files open is dead by now; what they wrote and did not sync is in doubt.
    void losePower(SeededRandom &random);
    /// The same, and nothing of what is in doubt arrived.
    void losePower();

    /// The trouble begins after so many accesses of its kind and lasts for so many.
    void plan(DiskTrouble trouble, int after, int times);
    void heal() { m_plan.reset(); }
    bool hasTrouble() const { return m_plan.has_value(); }
    /// How often it struck since somebody last forgot.
    int strikes() const { return m_strikes; }
    void forgetStrikes() { m_strikes = 0; }
    /// Asked before each access; nothing: go on.
    std::optional<DiskTrouble> troubleOnWrite() { return strike({ DiskTrouble::Full, DiskTrouble::BadWrite }); }
    std::optional<DiskTrouble> troubleOnSync() { return strike({ DiskTrouble::BadSync }); }
    std::optional<DiskTrouble> troubleOnRead() { return strike({ DiskTrouble::BadRead }); }

private:
    struct Plan {
        DiskTrouble trouble;
        int after, times;
    };
    std::optional<DiskTrouble> strike(std::initializer_list<DiskTrouble> kinds);

    Files m_files;
    std::optional<Plan> m_plan;
    int m_strikes = 0;
};

} // namespace sluice::sim
