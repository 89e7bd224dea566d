#pragma once

#include "books/quickbooks/Company.h"
#include "engine/Cycle.h"
#include "engine/OrderDesk.h"
#include "mirror/PullWriter.h"
#include "sim/LifeClock.h"
#include "sim/LifeJournal.h"
#include "sim/Network.h"
#include "sim/Safe.h"

namespace sluice::sim {

/// One run of the program over the files of a folder: everything of the engine, put together as the programs do it, with
/// the simulation's clock and network.
class Program {
public:
    struct Parts {
        TwoSystems &systems;
        Safe &safe;
        const Weather &weather;
        std::uint64_t seed;
        QString folder;
        std::function<void(const QString &)> tell;
        std::size_t batchAbove = billing::PosterOptions().batchAbove;
    };

    /// Errors: those of opening the files.
    static Result<std::unique_ptr<Program>> start(Parts parts);
    ~Program();

    /// Runs one cycle to its end, or to this program's death.
    Result<engine::CycleSummary> runCycle(engine::CycleKind kind = engine::CycleKind::Full);

    Life &life() { return m_life; }
    engine::OrderDesk &desk() { return *m_desk; }
    LifeJournal &journal() { return *m_journal; }
    const mirror::ViewStore &views() const { return *m_views; }
    engine::Projection &projection() { return *m_projection; }
    QString folder() const { return m_parts.folder; }

private:
    explicit Program(Parts parts);
    Result<void> openFiles();
    void connect();
    net::TokenKeeper &keeperOf(const QString &connection);

    Parts m_parts;
    Life m_life;
    LifeClock m_clock { m_life };
    SeededRandom m_random;
    Network m_network;
    LifeVault m_vault;
    net::MemoryRefreshLock m_refreshLock { m_clock };
    std::unique_ptr<LifeJournal> m_journal;
    std::unique_ptr<mirror::Database> m_database;
    std::unique_ptr<mirror::ViewStore> m_views;
    std::unique_ptr<mirror::Facts> m_facts;
    std::unique_ptr<mirror::PullWriter> m_pullWriter;
    std::unique_ptr<engine::Projection> m_projection;
    std::unique_ptr<engine::OrderDesk> m_desk;
    std::vector<std::unique_ptr<net::TokenKeeper>> m_keepers;
    std::unique_ptr<salesforce::Client> m_crm;
    std::vector<std::unique_ptr<quickbooks::Company>> m_books;
};

/// Copies the files whose names begin with `prefix` while a program works on them: as a death at this moment leaves them.
void copyFiles(const QString &from, const QString &to, const QString &prefix = {});

} // namespace sluice::sim
