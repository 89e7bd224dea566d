#include "engine/Readiness.h"

#include "crm/salesforce/Fault.h"
#include "engine/BooksReadiness.h"
#include "engine/RefusedWrites.h"
#include "engine/StandingRefusals.h"
#include "engine/desk/ReadingRoom.h"
#include "net/oauth/AssertionRefusal.h"
#include "net/oauth/SignInProblem.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStorageInfo>

namespace sluice::engine {

namespace {

constexpr qint64 kMegabyte = 1024LL * 1024;
constexpr qint64 kRoomMin = 512 * kMegabyte;
constexpr std::chrono::days kSignInWarning { 14 };

struct Say {
    Q_DECLARE_TR_FUNCTIONS(readiness)
};

QString problemText(const salesforce::ReadinessItem &item)
{
    using Problem = salesforce::ReadinessItem::Problem;
    using Presence = salesforce::ReadinessItem::Presence;
    switch (item.problem) {
    case Problem::ObjectMissing:
    case Problem::FieldMissing:
        switch (item.presence) {
        case Presence::NotInstalled: return Say::tr("it is not installed");
        case Presence::Hidden: return Say::tr("it is installed, but hidden from this user");
        case Presence::Unknown: break;
        }
        return Say::tr("it is not installed, or hidden from this user: from here the two look the same");
    case Problem::NotWritable: return Say::tr("this user may read the field but not write it");
    case Problem::Calculated: return Say::tr("the field is a formula and can never be written");
    case Problem::WrongType: return Say::tr("the field is of type %1").arg(item.value);
    case Problem::NoExternalId: return Say::tr("the field is no unique external id");
    case Problem::ValueMissing: return Say::tr("the picklist lacks the value %1").arg(item.value);
    case Problem::TooShort: return Say::tr("the field is shorter than %1").arg(item.value);
    case Problem::ObjectNotQueryable: return Say::tr("this user may not read its records");
    case Problem::ObjectNotWritable: return Say::tr("this user may not write its records");
    case Problem::InNamespace: return Say::tr("it is installed by a package with the prefix %1").arg(item.value);
    case Problem::PermissionSetMissing: return Say::tr("the permission set is not assigned to this user");
    case Problem::ValidationRules: return Say::tr("these validation rules may refuse what Sluice writes: %1").arg(item.value);
    case Problem::DuplicateRules: return Say::tr("these duplicate rules may refuse what Sluice writes: %1").arg(item.value);
    case Problem::ClockOff:
        return item.essential ? Say::tr("the clock of this computer is %1 minutes away from that of Salesforce: nothing is posted").arg(item.value.toInt() / 60)
                              : Say::tr("the clock of this computer is %1 s away from that of Salesforce").arg(item.value);
    case Problem::CurrencyUnknown: return Say::tr("the org has one currency and does not tell which");
    }
    Q_UNREACHABLE();
}

QString whatToDo(const salesforce::ReadinessItem &item, const QString &name)
{
    using Problem = salesforce::ReadinessItem::Problem;
    switch (item.problem) {
    case Problem::ObjectMissing:
    case Problem::FieldMissing:
        if (!name.endsWith(QLatin1String("__c")))
            return Say::tr("Let this user read %1.").arg(name);
        if (item.presence == salesforce::ReadinessItem::Presence::Hidden)
            return Say::tr("Give this user the permission set Sluice Integration.");
        return Say::tr("Run 'sluicectl salesforce deploy', or map a field of your own to %1 in settings.toml.").arg(name);
    case Problem::NotWritable: return Say::tr("Give this user's permission set edit access to %1.").arg(name);
    case Problem::Calculated:
    case Problem::WrongType: return Say::tr("Map another field to %1 in settings.toml.").arg(name);
    case Problem::NoExternalId: return Say::tr("Mark %1 as an external id and as unique.").arg(name);
    case Problem::ValueMissing: return Say::tr("Add the value %1 to the picklist %2.").arg(item.value, name);
    case Problem::TooShort: return Say::tr("Lengthen %1 to %2 characters.").arg(name, item.value);
    case Problem::ObjectNotQueryable: return Say::tr("Let this user read %1.").arg(name);
    case Problem::ObjectNotWritable: return Say::tr("Let this user create and edit records of %1.").arg(name);
    case Problem::InNamespace: return Say::tr("Write the prefix down in settings.toml: namespace = \"%1\"").arg(item.value);
    case Problem::PermissionSetMissing:
        return Say::tr("Assign Sluice Integration to this user: 'sluicectl salesforce deploy' does so, too.");
    case Problem::ValidationRules:
    case Problem::DuplicateRules: return Say::tr("Leave this user out of them, unless each of them lets the fields of Sluice through.");
    case Problem::ClockOff: return Say::tr("Let the network set the clock.");
    case Problem::CurrencyUnknown: return Say::tr("Write it down in settings.toml: currency = \"USD\"");
    }
    Q_UNREACHABLE();
}

QString causeOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::SignInNeeded:
        return net::needsMoreThanSignIn(error) ? net::describeSignIn(error, net::Provider::Salesforce).why : Say::tr("nobody is signed in");
    case ErrorKind::Offline: return Say::tr("it cannot be reached");
    case ErrorKind::Timeout: return Say::tr("it did not answer in time");
    case ErrorKind::RateLimited: return Say::tr("it asked to slow down");
    default:
        return salesforce::isApiClosed(error.code) ? Say::tr("the org does not let this user use its API") : error.detail;
    }
}

QString remedyOf(const Error &error)
{
    if (net::needsMoreThanSignIn(error))
        return net::describeSignIn(error, net::Provider::Salesforce).whatToDo;
    if (error.kind == ErrorKind::SignInNeeded)
        return Say::tr("Sign in to Salesforce.");
    if (salesforce::isApiClosed(error.code))
        return Say::tr("Give the user the permission API Enabled, or the org an edition with API access.");
    return Say::tr("Look at the network and at Salesforce's own status, then try again.");
}

} // namespace

Readiness::Readiness(Office &office, const Clock &clock)
    : m_office(office)
    , m_clock(clock)
{
}

QCoro::Task<std::vector<desk::ReadinessRow>> Readiness::look()
{
    m_rows.clear();
    lookAtFiles();
    const Result<secrets::SecretStore *> store = co_await m_office.secretStore();
    note(QStringLiteral("key store"), store.has_value(), store ? Say::tr("opens") : store.error().detail,
        Say::tr("Unlock the key store, or start with --secrets file and SLUICE_PASSPHRASE."));
    if (store)
        co_await lookAtSalesforce();
    lookAtBooks();
    lookAtConnections();
    std::vector<desk::ReadinessRow> rows = m_rows;
    co_return rows;
}

void Readiness::lookAtFiles()
{
    const QString folder = m_office.profile().folder();
    const bool isPrivate = !(QFileInfo(folder).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther));
    note(QStringLiteral("profile"), isPrivate, folder, Say::tr("Others may read this folder: chmod 700 closes it."));
    const qint64 room = QStorageInfo(folder).bytesAvailable();
    note(QStringLiteral("disk"), room > kRoomMin, Say::tr("%1 MB free").arg(room / kMegabyte),
        Say::tr("Make room: the journal must never stop half-way."));
    const Result<journal::Verification> chain = m_office.profile().journal().verify();
    note(QStringLiteral("journal"), chain && chain->ok,
        !chain        ? chain.error().detail
            : chain->ok ? Say::tr("%1 events, the chain holds").arg(chain->events)
                      : Say::tr("the chain breaks at event %1").arg(chain->firstBad),
        Say::tr("Bring the journal back from its backup and ask who changed it."));
}

QCoro::Task<void> Readiness::lookAtSalesforce()
{
    const Result<std::vector<salesforce::ReadinessItem>> items = co_await m_office.readiness();
    if (!items) {
        note(QStringLiteral("salesforce"), false, causeOf(items.error()), remedyOf(items.error()));
        co_return;
    }
    const bool complete = items->empty();
    note(QStringLiteral("salesforce"), true, complete ? Say::tr("answers, and shows every field that Sluice knows") : Say::tr("answers"), {});
    for (const salesforce::ReadinessItem &item : *items) {
        const QString name = item.field.isEmpty() ? item.object : item.object + QLatin1Char('.') + item.field;
        m_rows.push_back({ name, !item.essential, true, problemText(item), whatToDo(item, name) });
    }
    for (desk::ReadinessRow &row : refusedWrites(m_office.profile().views()))
        m_rows.push_back(std::move(row));
    // Whoever looks may have set something right just now.
    if (const Result<void> asked = askAgain(m_office.profile().views(), m_clock.now()); !asked)
        note(QStringLiteral("mirror"), false, asked.error().detail, Say::tr("Start Sluice again: it rebuilds the mirror."));
}

/// By their settings as last read; when they cannot be read, the connections say so.
void Readiness::lookAtBooks()
{
    const Result<std::vector<Company>> companies = m_office.profile().facts().companies();
    const Result<std::vector<mirror::RequestView>> requests = m_office.profile().views().requests();
    if (!companies || !requests)
        return;
    std::vector<Company> connected;
    for (const Company &company : *companies) {
        if (m_office.profile().settings().company(company.realm.value))
            connected.push_back(company);
    }
    for (desk::ReadinessRow &row : booksReadiness(connected, *requests, toQDateTime(m_clock.now()).date()))
        m_rows.push_back(std::move(row));
}

void Readiness::lookAtConnections()
{
    const Result<std::unique_ptr<ReadingRoom>> room = ReadingRoom::open(m_office.profile().folder(), m_clock);
    const Result<desk::StatusLine> status
        = room ? (*room)->reader().status() : Result<desk::StatusLine>(tl::unexpected(room.error()));
    if (!status) {
        note(QStringLiteral("mirror"), false, status.error().detail, Say::tr("Start Sluice again: it rebuilds the mirror."));
        return;
    }
    const bool hasCompany = std::ranges::any_of(status->connections, [](const desk::ConnectionRow &row) { return row.system != QLatin1String("salesforce"); });
    if (!hasCompany)
        note(QStringLiteral("quickbooks"), false, Say::tr("no company is connected"), Say::tr("Connect a company of QuickBooks: until then nothing is judged."));
    for (const desk::ConnectionRow &row : status->connections) {
        note(QStringLiteral("connection ") + row.id, row.lastError.isEmpty(), row.lastError.isEmpty() ? row.name : row.lastError,
            row.whatToDo);
        if (!row.jwtUser.isEmpty() && row.signedIn)
            note(QStringLiteral("sign-in ") + row.id, true, Say::tr("by key as %1: it goes on without anybody").arg(row.jwtUser), {});
        if (row.reconnectBy && *row.reconnectBy - m_clock.now() < kSignInWarning)
            m_rows.push_back({ QStringLiteral("sign-in ") + row.id, true, true,
                Say::tr("it ends on %1").arg(toQDateTime(*row.reconnectBy).date().toString(Qt::ISODate)), Say::tr("Sign in again before that day.") });
    }
    note(QStringLiteral("uncertain writes"), status->writesUncertain == 0, QString::number(status->writesUncertain),
        Say::tr("Sync: they are looked up before anything else is written."));
}

void Readiness::note(const QString &id, bool ok, const QString &fact, const QString &toDo)
{
    m_rows.push_back({ id, ok, false, fact, ok ? QString() : toDo });
}

bool isReady(const std::vector<desk::ReadinessRow> &rows)
{
    return std::all_of(rows.begin(), rows.end(), [](const desk::ReadinessRow &row) { return row.ok; });
}

} // namespace sluice::engine
