#include "sim/Program.h"

#include <QDir>

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

void copyFiles(const QString &from, const QString &to, const QString &prefix)
{
    QDir().mkpath(to);
    const QStringList names = QDir(from).entryList(QDir::Files);
    for (const QString &name : names) {
        if (!name.startsWith(prefix) || name.endsWith(QLatin1String("-shm"))) // That one is made anew from the log.
            continue;
        QFile::remove(to + QLatin1Char('/') + name);
        QFile::copy(from + QLatin1Char('/') + name, to + QLatin1Char('/') + name);
    }
}

Program::Program(Parts parts)
    : m_parts(std::move(parts))
    , m_life(m_parts.systems.timeline())
    , m_random(m_parts.seed)
    , m_network({ m_life, m_random, m_parts.weather,
          [&systems = m_parts.systems](const sandbox::Request &request) { return systems.handle(request); },
          [&systems = m_parts.systems](const net::HttpRequest &request) { return mayArriveTwice(request, systems); },
          m_parts.tell })
    , m_vault(m_parts.safe, m_life)
{
}

Program::~Program()
{
    m_life.end();
    m_parts.systems.timeline().pass(std::chrono::milliseconds(0)); // Whoever still waited runs out.
}

Result<std::unique_ptr<Program>> Program::start(Parts parts)
{
    std::unique_ptr<Program> program(new Program(std::move(parts)));
    if (Result<void> opened = program->openFiles(); !opened)
        return tl::unexpected(opened.error());
    program->connect();
    return program;
}

Result<void> Program::openFiles()
{
    QDir().mkpath(m_parts.folder);
    Result<std::unique_ptr<journal::Journal>> journal
        = journal::openSqliteJournal(m_parts.folder + QStringLiteral("/journal.sqlite"), m_clock);
    if (!journal)
        return tl::unexpected(journal.error());
    m_journal = std::make_unique<LifeJournal>(std::move(*journal), m_life);
    Result<std::unique_ptr<mirror::Database>> database
        = mirror::Database::open(m_parts.folder + QStringLiteral("/mirror.sqlite"), mirror::OpenMode::ReadWrite);
    if (!database)
        return tl::unexpected(database.error());
    m_database = std::move(*database);
    m_views = std::make_unique<mirror::ViewStore>(*m_database);
    m_facts = std::make_unique<mirror::Facts>(*m_database);
    m_pullWriter = std::make_unique<mirror::PullWriter>(*m_database, m_clock);
    m_projection = std::make_unique<engine::Projection>(*m_journal, *m_database, *m_views);
    m_desk = std::make_unique<engine::OrderDesk>(*m_journal, *m_projection, *m_views, m_clock);
    if (const Result<qint64> caughtUp = m_projection->catchUp(); !caughtUp)
        return tl::unexpected(caughtUp.error());
    return {};
}

net::TokenKeeper &Program::keeperOf(const QString &connection)
{
    m_keepers.push_back(std::make_unique<net::TokenKeeper>(net::TokenKeeper::Parts { connection,
        registrationOf(connection, m_parts.systems), m_network, m_clock, m_random, m_vault, m_refreshLock }));
    return *m_keepers.back();
}

void Program::connect()
{
    m_crm = std::make_unique<salesforce::Client>(
        salesforce::Api::Parts { m_network, m_clock, m_random, keeperOf(QStringLiteral("salesforce")) }, salesforce::Session {});
    for (const BillingCompany &company : m_parts.systems.companies())
        m_books.push_back(std::make_unique<quickbooks::Company>(quickbooks::Api::Parts { m_network, m_clock, m_random,
            keeperOf(company.realm), QUrl(m_parts.systems.url()), Realm(company.realm) }));
}

Result<engine::CycleSummary> Program::runCycle(engine::CycleKind kind)
{
    engine::CycleParts parts { .journal = *m_journal, .database = *m_database, .views = *m_views, .facts = *m_facts,
        .mirror = *m_pullWriter, .projection = *m_projection, .clock = m_clock, .crm = m_crm.get(), .companies = {}, .batchAbove = m_parts.batchAbove, .stop = {}, .progress = {} };
    for (std::size_t i = 0; i < m_books.size(); ++i) {
        const BillingCompany &company = m_parts.systems.companies()[i];
        parts.companies.push_back({ m_books[i].get(), company.entity, company.entity });
    }
    engine::Cycle cycle(std::move(parts));
    std::optional<Result<engine::CycleSummary>> summary;
    const QCoro::Task<void> delivery = deliver(cycle.run(kind), summary);
    while (!summary) {
        if (!m_parts.systems.timeline().step())
            return fail(ErrorKind::LimitReached, QStringLiteral("the cycle waits for something that never comes"));
    }
    return std::move(*summary);
}

} // namespace sluice::sim
