#include "ctl/Context.h"

#include "net/QnamTransport.h"

namespace sluice::ctl {

Context::Context(GlobalOptions options)
    : m_options(std::move(options))
    , m_output(m_options.json)
    , m_transport(std::make_unique<net::QnamTransport>("Sluice/0.1 (sluicectl)"))
{
    const std::optional<Instant> start = parseInstant(QStringView(m_options.now));
    m_clock = start ? std::make_unique<SystemClock>(*start) : std::make_unique<SystemClock>();
}

Context::~Context() = default;

Result<engine::Office *> Context::office()
{
    if (m_office)
        return m_office.get();
    if (!m_options.now.isEmpty() && !parseInstant(QStringView(m_options.now)))
        return fail(ErrorKind::Usage, QStringLiteral("--now takes a time like 2026-03-31T08:00:00Z"));
    const auto kind = m_options.secrets == QLatin1String("file") ? secrets::StoreKind::File : secrets::StoreKind::Keychain;
    Result<std::unique_ptr<engine::Office>> opened = engine::Office::open(
        { engine::profileFolder(m_options.profile), { kind, m_options.passphrase }, *m_transport, *m_clock, m_random,
            !m_options.now.isEmpty() });
    if (!opened)
        return tl::unexpected(opened.error());
    m_office = std::move(*opened);
    // Without a log the work still goes on: what matters is in the journal.
    m_log = LogFile::install((*m_office).profile().file(QStringLiteral("logs"))).value_or(nullptr);
    return m_office.get();
}

Result<desk::Reader *> Context::reader()
{
    const Result<engine::Office *> opened = office();
    if (!opened)
        return tl::unexpected(opened.error());
    if (!m_room) {
        Result<std::unique_ptr<engine::ReadingRoom>> room
            = engine::ReadingRoom::open(engine::profileFolder(m_options.profile), *m_clock);
        if (!room)
            return tl::unexpected(room.error());
        m_room = std::move(*room);
    }
    return &m_room->reader();
}

Result<QString> Context::actor()
{
    if (!m_options.actAs.isEmpty())
        return m_options.actAs.toLower();
    const Result<engine::Office *> opened = office();
    if (!opened)
        return tl::unexpected(opened.error());
    const QString last = (*opened)->lastPerson();
    if (last.isEmpty())
        return fail(ErrorKind::SignInNeeded, QStringLiteral("nobody signed in to this profile yet"));
    return last;
}

} // namespace sluice::ctl
