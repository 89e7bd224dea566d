#pragma once

#include "books/quickbooks/Company.h"
#include "engine/Cycle.h"
#include "engine/NoteMemory.h"
#include "engine/OrderDesk.h"
#include "mirror/PullWriter.h"
#include "sim/LifeClock.h"
#include "sim/LifeJournal.h"
#include "sim/Machine.h"

namespace sluice::sim {

/// One run of the program over the profile of a machine: everything of the engine, put together as the programs do it,
/// with the simulation's disk, clock and network.
class Program {
public:
    using Teller = std::function<void(const QString &)>;

    /// Errors: those of opening the files.
    static Result<std::unique_ptr<Program>> start(Machine &machine, std::uint64_t seed, Teller tell = {});
    ~Program();

    /// Runs one cycle to its end, or to this program's death. Errors: Conflict with code "busy" when another program's
    /// engine is at work on the machine; of engine::Cycle::run().
    Result<engine::CycleSummary> runCycle(engine::CycleKind kind = engine::CycleKind::Full);

    /// It is gone from one moment to the next. What it goes on doing until its memory is freed reaches nothing.
    void die();

    Life &life() { return m_life; }
    engine::OrderDesk &desk() { return *m_desk; }
    LifeJournal &journal() { return *m_journal; }
    mirror::ViewStore &views() const { return *m_views; }
    const mirror::Facts &facts() const { return *m_facts; }
    engine::Projection &projection() { return *m_projection; }

private:
    Program(Machine &machine, std::uint64_t seed, Teller tell);
    void noteInvoices(const net::HttpRequest &request);
    Result<void> openFiles();
    void connect();
    net::TokenKeeper &keeperOf(const QString &connection);
    Result<engine::CycleSummary> runAlone(engine::CycleKind kind);

    Machine &m_machine;
    std::shared_ptr<Process> m_process = std::make_shared<Process>();
    Life m_life;
    LifeClock m_clock;
    SeededRandom m_random;
    Network m_network;
    LifeVault m_vault;
    net::MemoryRefreshLock m_refreshLock { m_clock };
    std::unique_ptr<LifeJournal> m_journal;
    engine::WitnessMemory m_witness;
    std::unique_ptr<mirror::Database> m_database;
    std::unique_ptr<mirror::ViewStore> m_views;
    std::unique_ptr<mirror::Facts> m_facts;
    std::unique_ptr<mirror::PullWriter> m_pullWriter;
    std::unique_ptr<engine::Projection> m_projection;
    std::unique_ptr<engine::OrderDesk> m_desk;
    std::vector<std::unique_ptr<net::TokenKeeper>> m_keepers;
    std::unique_ptr<engine::NoteMemory> m_memory;
    std::unique_ptr<salesforce::Client> m_crm;
    std::vector<std::unique_ptr<quickbooks::Company>> m_books;
};

} // namespace sluice::sim
