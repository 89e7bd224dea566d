#include "sim/Program.h"

namespace sluice::sim {

namespace {

/// Writes what a task brings where somebody without an event loop can see it.
QCoro::Task<void> deliver(QCoro::Task<Result<engine::CycleSummary>> task, std::optional<Result<engine::CycleSummary>> &into)
{
    into = co_await std::move(task);
}

bool mayArriveTwice(const net::HttpRequest &request, const TwoSystems &systems)
{
    if (request.method == "GET")
        return true;
    return systems.honoursRequestIds() && request.url.query().contains(QLatin1String("requestid="));
}

} // namespace

Program::Program(Machine &machine, std::uint64_t seed, Teller tell)
    : m_machine(machine)
    , m_life(machine.systems.timeline())
    , m_clock(m_life, machine.clockError)
    , m_random(seed)
    , m_network({ m_life, m_random, machine.weather,
          [&machine](const sandbox::Request &request) {
              ++machine.work.calls;
              return machine.systems.handle(request);
          },
          [&systems = machine.systems](const net::HttpRequest &request) { return mayArriveTwice(request, systems); },
          std::move(tell), [this](const net::HttpRequest &request) { noteInvoices(request); } })
    , m_vault(machine.safe, m_life)
{
}

Program::~Program()
{
    m_life.end();
    m_machine.systems.timeline().pass(std::chrono::milliseconds(0)); // Whoever still waited runs out.
}

Result<std::unique_ptr<Program>> Program::start(Machine &machine, std::uint64_t seed, Teller tell)
{
    std::unique_ptr<Program> program(new Program(machine, seed, std::move(tell)));
    DiskSystem::openFor(program->m_process);
    const Result<void> opened = program->openFiles();
    DiskSystem::openFor({});
    if (!opened)
        return tl::unexpected(opened.error());
    program->connect();
    ++machine.work.programs;
    return program;
}

void Program::noteInvoices(const net::HttpRequest &request)
{
    static const QByteArray opening("[SLUICE:");
    const bool mayHold = request.method == "POST" && request.url.path().startsWith(QLatin1String("/v3/company/"));
    for (qsizetype at = mayHold ? request.body.indexOf(opening) : -1; at >= 0; at = request.body.indexOf(opening, at + 1)) {
        const qsizetype key = at + opening.size();
        const QByteArray text = request.body.mid(key, request.body.indexOf(']', key) - key);
        m_machine.sent.push_back({ QString::fromLatin1(text), m_journal->lastSeq().value_or(0) });
    }
}

void Program::die()
{
    DiskSystem::kill(*m_process);
    m_life.end();
    if (m_machine.engine == this)
        m_machine.engine = nullptr;
}

Result<void> Program::openFiles()
{
    const QString folder = m_machine.blank.folder();
    Result<std::unique_ptr<journal::Journal>> journal
        = journal::openSqliteJournal(folder + QStringLiteral("/journal.sqlite"), m_clock);
    if (!journal)
        return tl::unexpected(journal.error());
    m_journal = std::make_unique<LifeJournal>(std::move(*journal), m_life);
    m_witness = engine::WitnessMemory::of(*m_journal);
    Result<std::unique_ptr<mirror::Database>> database
        = mirror::Database::open(folder + QStringLiteral("/mirror.sqlite"), mirror::OpenMode::ReadWrite);
    if (!database)
        return tl::unexpected(database.error());
    m_database = std::move(*database);
    m_views = std::make_unique<mirror::ViewStore>(*m_database);
    m_facts = std::make_unique<mirror::Facts>(*m_database);
    m_pullWriter = std::make_unique<mirror::PullWriter>(*m_database, m_clock);
    m_projection = std::make_unique<engine::Projection>(*m_journal, *m_database, *m_views);
    m_desk = std::make_unique<engine::OrderDesk>(*m_journal, *m_projection, *m_views, *m_facts, m_clock);
    if (const Result<qint64> caughtUp = m_projection->catchUp(); !caughtUp)
        return tl::unexpected(caughtUp.error());
    return {};
}

net::TokenKeeper &Program::keeperOf(const QString &connection)
{
    m_keepers.push_back(std::make_unique<net::TokenKeeper>(net::TokenKeeper::Parts { connection,
        registrationOf(connection, m_machine.systems), m_network, m_clock, m_random, m_vault, m_refreshLock }));
    return *m_keepers.back();
}

void Program::connect()
{
    m_memory = std::make_unique<engine::NoteMemory>(*m_views, QStringLiteral("org"));
    salesforce::Session session;
    session.memory = m_memory.get();
    m_crm = std::make_unique<salesforce::Client>(
        salesforce::Api::Parts { m_network, m_clock, m_random, keeperOf(QStringLiteral("salesforce")) }, std::move(session));
    for (const BillingCompany &company : m_machine.systems.companies())
        m_books.push_back(std::make_unique<quickbooks::Company>(quickbooks::Api::Parts { m_network, m_clock, m_random,
            keeperOf(company.realm), QUrl(m_machine.systems.url()), Realm(company.realm) }));
}

Result<engine::CycleSummary> Program::runCycle(engine::CycleKind kind)
{
    if (m_machine.engine) {
        Error busy { ErrorKind::Conflict, QStringLiteral("another engine is at work"), {}, QStringLiteral("busy"), {} };
        return tl::unexpected(std::move(busy));
    }
    m_machine.engine = this;
    ++m_machine.work.cycles;
    Result<engine::CycleSummary> summary = runAlone(kind);
    if (m_machine.engine == this)
        m_machine.engine = nullptr;
    return summary;
}

Result<engine::CycleSummary> Program::runAlone(engine::CycleKind kind)
{
    engine::CycleParts parts { .journal = *m_journal, .database = *m_database, .views = *m_views, .facts = *m_facts,
        .mirror = *m_pullWriter, .projection = *m_projection, .clock = m_clock, .crm = m_crm.get(), .companies = {}, .batchAbove = m_machine.batchAbove,
        .portion = m_machine.portion, .stop = m_machine.stop, .progress = {}, .witness = &m_witness };
    for (std::size_t i = 0; i < m_books.size(); ++i) {
        const BillingCompany &company = m_machine.systems.companies()[i];
        parts.companies.push_back({ m_books[i].get(), company.entity, company.entity });
    }
    engine::Cycle cycle(std::move(parts));
    std::optional<Result<engine::CycleSummary>> summary;
    const QCoro::Task<void> delivery = deliver(cycle.run(kind), summary);
    while (!summary) {
        if (!m_machine.systems.timeline().step())
            return fail(ErrorKind::LimitReached, QStringLiteral("the cycle waits for something that never comes"));
    }
    return std::move(*summary);
}

} // namespace sluice::sim
