#pragma once

#include "sim/People.h"

namespace sluice::testing {

/// The whole engine between both stand-ins, in virtual time and without faults: files, orders and cycles are the real ones.
class CycleWorld {
public:
    explicit CycleWorld(std::uint64_t seed = 1);

    /// One cycle; what went wrong ends the test.
    engine::CycleSummary cycle(engine::CycleKind kind = engine::CycleKind::Full);
    /// Cycle, approve what waits, cycle: everything that can be posted is.
    void postAll();
    /// Deletes the mirror and makes it anew from the journal and a pull.
    void rebuild();
    sim::Disk::Files copyOfJournal() const { return machine.disk.copies(machine.blank.path("journal.sqlite")); }
    void restoreJournal(const sim::Disk::Files &copy);
    /// The program ends with the power; of what was not made durable everything is gone. Then it is started again.
    void losePower();
    /// The program ends, by itself or from one moment to the next, and is started again.
    void restart();
    void killProgram();

    mirror::RequestView request(const RequestId &id) const { return program->views().request(id).value().value(); }
    /// The requests that Sluice posted an invoice for.
    std::vector<mirror::RequestView> posted() const;
    sandbox::quickbooks::Realm &realmOf(const mirror::RequestView &view) { return *systems.books().realm(view.invoiceRealm); }
    /// A request that nothing holds up but an address to which its invoice could go.
    mirror::RequestView blockedByAddress() const;
    /// Somebody writes down in Salesforce where invoices go, wherever that was missing.
    void writeAddressesDown();
    /// Somebody gives its invoice another due date in the books.
    void makeDue(const mirror::RequestView &view, QDate on);
    /// All invoices in the books.
    qsizetype invoices();
    /// Somebody enters every account that the books do not know as a customer.
    void enterCustomers();
    /// When the first invoice was made in a company; nothing while there is none.
    std::optional<Instant> firstInvoiceAt(const QString &realm);
    /// Whether the companies take writes.
    void setSubscriptions(sandbox::quickbooks::Subscription state);

    sim::TwoSystems systems;
    sim::Machine machine { systems, sim::BlankProfile::instance().files() };
    SeededRandom random { 11 };
    sim::People people { random, [](const QString &) {} };
    std::unique_ptr<sim::Program> program;

private:
    void start();
};

/// All events of one kind, and the exceptions of one check.
std::vector<journal::Event> eventsOf(CycleWorld &world, const QString &wanted);
std::vector<mirror::CaseView> casesOf(CycleWorld &world, const QString &check);

} // namespace sluice::testing
