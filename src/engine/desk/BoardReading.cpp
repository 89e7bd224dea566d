#include "engine/desk/DeskReader.h"

#include "billing/ClockGuard.h"
#include "billing/WriteStop.h"
#include "crm/salesforce/Allowance.h"
#include "crm/salesforce/Fault.h"
#include "domain/Keys.h"
#include "engine/BooksUse.h"
#include "engine/Cycle.h"
#include "engine/Days.h"
#include "engine/Freshness.h"
#include "engine/MonthlyReads.h"
#include "engine/People.h"
#include "engine/desk/EventSentences.h"
#include "engine/desk/RequestRows.h"
#include "net/oauth/AssertionRefusal.h"
#include "net/oauth/SignInProblem.h"

#include <QCoreApplication>

// Today, the status line, the journal and the policy.

namespace sluice::engine {

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(engine)
};

/// Of the 30 days that an org lets a sign-in stay unused. Source: Salesforce sheet, section 1.5.
constexpr std::chrono::days kIdleWarning { 10 };

void addTo(std::vector<desk::CurrencySum> &sums, Money money)
{
    for (desk::CurrencySum &sum : sums) {
        if (sum.currency == money.currency()) {
            sum.sum = sum.sum.plus(money).value_or(sum.sum);
            ++sum.count;
            return;
        }
    }
    sums.push_back({ money.currency(), money, 1 });
}

/// Today is what the company that bills calls so.
bool isToday(std::optional<Instant> at, Instant now, const billing::World &world, const QString &realm)
{
    return at && dayIn(world, realm, *at) == dayIn(world, realm, now);
}

/// What a note of a failed read says, "kind code\ndetail".
struct Failure {
    explicit Failure(const QString &note)
        : kind(note.section(QLatin1Char('\n'), 0, 0).section(QLatin1Char(' '), 0, 0))
        , code(note.section(QLatin1Char('\n'), 0, 0).section(QLatin1Char(' '), 1))
        , detail(note.section(QLatin1Char('\n'), 1))
    {
    }
    QString kind, code, detail;
};

/// What stands in the way where another sign-in would not help; nothing for everything else.
std::optional<net::SignInProblem> obstacle(const QString &kind, const QString &code, const QString &detail)
{
    const Error error { ErrorKind::SignInNeeded, detail, {}, code, {} };
    if (kind != errorKindName(ErrorKind::SignInNeeded) || !net::needsMoreThanSignIn(error))
        return std::nullopt;
    return net::describeSignIn(error, net::Provider::Salesforce);
}

/// People get a sentence; the detail stays for the tooltip.
QString sentenceOfError(const QString &note)
{
    const auto [kind, code, detail] = Failure(note);
    if (code == salesforce::kAllowanceSpent)
        return Say::tr("Nearly all calls of the org's day are used: nothing is read for now");
    if (code == salesforce::kCurrencyUnknown)
        return Say::tr("The org does not tell its currency");
    if (salesforce::isApiClosed(code))
        return Say::tr("The org does not let this user use its API");
    if (const std::optional<net::SignInProblem> problem = obstacle(kind, code, detail))
        return Say::tr("Signed out: %1").arg(problem->why);
    if (kind == QLatin1String("sign_in_needed"))
        return Say::tr("Signed out");
    if (kind == QLatin1String("offline"))
        return Say::tr("Not reachable");
    if (kind == QLatin1String("timeout"))
        return Say::tr("Did not answer in time");
    if (kind == QLatin1String("rate_limited"))
        return Say::tr("Asked us to slow down");
    return note.isEmpty() ? QString() : Say::tr("The last read failed: %1").arg(detail);
}

QString remedyOf(const QString &note)
{
    const auto [kind, code, detail] = Failure(note);
    if (code == salesforce::kAllowanceSpent)
        return Say::tr("The last 5 % are left to people; Sluice asks every 15 minutes whether there is room again");
    if (code == salesforce::kCurrencyUnknown)
        return Say::tr("Write it down in settings.toml: currency = \"USD\"");
    if (salesforce::isApiClosed(code))
        return Say::tr("An administrator must give the user the permission API Enabled, or the org an edition with API access");
    if (const std::optional<net::SignInProblem> problem = obstacle(kind, code, detail))
        return problem->whatToDo;
    if (kind == QLatin1String("sign_in_needed"))
        return Say::tr("Sign in again");
    return note.isEmpty() ? QString() : Say::tr("Sluice tries again with the next cycle");
}

/// Why Sluice reads less often than it could.
QString remarkOn(salesforce::OrgUsage usage, int callsOfOwn)
{
    const QString percent = QString::number(usage.max > 0 ? qint64(usage.used) * 100 / usage.max : 0);
    switch (salesforce::paceOf(usage, callsOfOwn)) {
    case salesforce::Pace::Usual: return {};
    case salesforce::Pace::SlowForOrg:
        return Say::tr("Reads every 5 minutes only: %1 % of the org's calls of the day are used").arg(percent);
    case salesforce::Pace::SlowForOwn:
        return Say::tr("Reads every 5 minutes only: Sluice has used its tenth of the org's calls of the day");
    case salesforce::Pace::Resting:
        return Say::tr("Reads nothing for now: %1 % of the org's calls of the day are used").arg(percent);
    }
    Q_UNREACHABLE();
}

QString remarkOn(const MonthlyReads &reads, const QString &app)
{
    if (!reads.isShort(app))
        return {};
    return Say::tr("Reads less often: %1 % of the month's reads of all companies together are used").arg(reads.percentUsed(app));
}

MonthlyReads readsOf(const Settings &settings, const mirror::ViewStore &views, Instant now)
{
    MonthlyReads reads;
    for (const ConnectionSettings &connection : settings.connections) {
        if (connection.system != QLatin1String("salesforce"))
            reads.add(connection.clientId, BooksUse::readsThisMonth(views, connection.realm, now));
    }
    return reads;
}

} // namespace

Result<desk::StatusLine> DeskReader::status()
{
    desk::StatusLine line;
    const MonthlyReads reads = readsOf(m_settings, m_views, m_clock.now());
    for (const ConnectionSettings &connection : m_settings.connections) {
        const bool crm = connection.system == QLatin1String("salesforce");
        const QString source = crm ? QStringLiteral("salesforce") : connection.realm;
        const Result<QString> fresh = m_views.note(freshNote(source));
        const Result<QString> error = m_views.note(errorNote(source));
        const Result<QString> calls = m_views.note(callsNote(source));
        if (!fresh || !error || !calls)
            return fail(ErrorKind::Storage, QStringLiteral("the views cannot be read"));
        desk::ConnectionRow row;
        row.id = connection.id;
        row.system = connection.system;
        row.name = crm ? Say::tr("Salesforce") : connection.company;
        row.entity = connection.entity;
        row.clientId = connection.clientId;
        row.environment = crm ? connection.loginUrl : connection.environment;
        row.signedInAs = crm ? m_settings.lastPerson : QString();
        row.jwtUser = connection.jwtUser;
        row.signedIn = !error->startsWith(QLatin1String("sign_in_needed"));
        if (!fresh->isEmpty())
            row.freshAt = fromMs(fresh->toLongLong());
        row.callsToday = callsToday(*calls, m_clock.now());
        if (!crm) {
            row.readsThisMonth = reads.of(connection.clientId);
            row.readsAllowed = BooksUse::kReadsAllowed;
            row.remark = remarkOn(reads, connection.clientId);
            row.reconnectBy = BooksUse::reconnectBy(m_views, source);
        }
        // A sign-in to Salesforce goes on as long as it is used: only what went wrong for weeks is worth a date. A key does not
        // end unused; a date that is noted is that of a sign-in before it.
        if (const std::optional<Instant> end = BooksUse::reconnectBy(m_views, source);
            crm && row.jwtUser.isEmpty() && end && *end - m_clock.now() < kIdleWarning)
            row.reconnectBy = end;
        // Of Salesforce everybody's calls count, and the limit is for all of them together.
        if (const QStringList allowance = m_views.note(allowanceNote(source)).value_or(QString()).split(QLatin1Char(' '));
            allowance.size() == 2) {
            row.remark = remarkOn({ allowance[0].toInt(), allowance[1].toInt() }, row.callsToday);
            row.callsToday = allowance[0].toInt();
            row.callsLimit = allowance[1].toInt();
        }
        row.lastError = sentenceOfError(*error);
        if (!row.lastError.isEmpty())
            row.remark.clear(); // It says the same, or matters more.
        row.whatToDo = remedyOf(*error);
        if (row.lastError.isEmpty() && billing::WriteStop::stoppedAt(m_views, source)) {
            row.lastError = Say::tr("Takes no invoices: its subscription has ended or its bill is unpaid");
            row.whatToDo = Say::tr("Its owner must renew it; Sluice then goes on by itself");
        }
        if (const auto ahead = billing::ClockGuard::tooFarAhead(m_views, source); ahead && row.lastError.isEmpty()) {
            const QString minutes = QString::number(std::abs(ahead->count()));
            row.lastError = ahead->count() > 0 ? Say::tr("Nothing is posted: this computer's clock is %1 minutes ahead of the books").arg(minutes)
                                               : Say::tr("Nothing is posted: this computer's clock is %1 minutes behind the books").arg(minutes);
            row.whatToDo = Say::tr("Set the clock; Sluice then goes on by itself");
        }
        line.connections.push_back(std::move(row));
    }
    const Result<std::vector<mirror::RequestView>> views = m_views.requests();
    const Result<qint64> events = m_journal.lastSeq();
    if (!views || !events)
        return fail(ErrorKind::Storage, QStringLiteral("the views cannot be read"));
    for (const mirror::RequestView &view : *views) {
        line.writesQueued += view.state == RequestState::Approved;
        line.writesUncertain += view.outbox == mirror::Outbox::Uncertain || view.outbox == mirror::Outbox::Intended;
    }
    line.journalEvents = *events;
    return line;
}

Result<desk::TodayBoard> DeskReader::today(const QString &email)
{
    const Result<std::vector<desk::ExceptionRow>> open = exceptions(std::nullopt);
    const Result<const billing::World *> loaded = world();
    const Result<std::vector<Person>> everybody = people();
    if (!open)
        return tl::unexpected(open.error());
    if (!loaded || !everybody)
        return fail(ErrorKind::Storage, QStringLiteral("the views cannot be read"));
    const Instant now = m_clock.now();
    desk::TodayBoard board;
    QMap<Cause, desk::TodayBoard::CauseBar> causes;
    QSet<QString> blockedRequests;
    QMap<Cause, QSet<QString>> blockedOf;
    QHash<QString, QString> realmOf;
    for (const mirror::RequestView &view : (*loaded)->requests)
        realmOf.insert(view.request.id.value, view.realm);
    for (const desk::ExceptionRow &row : *open) {
        if (row.state == CaseState::Resolved)
            continue;
        board.exceptionsOpen += row.state == CaseState::Open;
        board.breached += row.sla == SlaState::Breached;
        board.dueToday += row.state == CaseState::Open && row.sla != SlaState::Breached && isToday(row.dueAt, now, **loaded, realmOf.value(row.requestId.value));
        board.newSinceYesterday += row.openedAt > now - std::chrono::hours(24);
        board.mine += !email.isEmpty() && row.owner == email;
        desk::TodayBoard::CauseBar &bar = causes[row.cause.value_or(row.causeProposed)];
        bar.cause = row.cause.value_or(row.causeProposed);
        ++bar.count;
        // A request with two exceptions holds its money up once; what belongs to no request, each its own.
        const QString &request = row.requestId.value;
        if (request.isEmpty() || !blockedOf[bar.cause].contains(request))
            addTo(bar.sums, row.amount);
        if (request.isEmpty() || !blockedRequests.contains(request))
            addTo(board.blocked, row.amount);
        blockedOf[bar.cause].insert(request);
        blockedRequests.insert(request);
    }
    board.causes.assign(causes.cbegin(), causes.cend());
    std::sort(board.causes.begin(), board.causes.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
    for (const mirror::RequestView &view : (*loaded)->requests) {
        board.uncertain += view.state == RequestState::Uncertain || view.state == RequestState::Posting;
        if (view.origin == InvoiceOrigin::Sluice && !view.invoiceId.isEmpty() && isToday(view.postedAt, now, **loaded, view.invoiceRealm))
            board.postedRows += view.request.id.value;
        if (isToday(view.paidAt, now, **loaded, view.invoiceRealm))
            board.paidRows += view.request.id.value;
        if (view.state == RequestState::Submitted) {
            ++board.approvalsWaiting;
            board.approvalsClean += view.risks.isEmpty();
            addTo(board.waitingApproval, view.request.amount);
        }
    }
    board.postedToday = static_cast<int>(board.postedRows.size());
    board.paidToday = static_cast<int>(board.paidRows.size());
    const auto byInvoice = requestsByInvoice(**loaded);
    for (const auto &company : (*loaded)->companies) {
        for (const Invoice &invoice : company->invoices) {
            board.foreignInvoices += !invoice.voided && !invoice.deleted && !keyInNote(invoice.privateNote)
                && !byInvoice.contains(invoice.realm.value + QLatin1Char(':') + invoice.id.value);
        }
    }
    bool granted = false;
    for (const Person &person : *everybody)
        granted = granted || person.has(Role::Controller) || person.has(Role::Clerk);
    const Result<QString> fresh = m_views.note(freshNote(QStringLiteral("salesforce")));
    board.firstSteps = { { QStringLiteral("salesforce"), m_settings.salesforce() != nullptr },
        { QStringLiteral("quickbooks"), !m_settings.realms().isEmpty() },
        { QStringLiteral("sync"), fresh && !fresh->isEmpty() }, { QStringLiteral("people"), granted } };
    return board;
}

Result<desk::Reader::PolicyView> DeskReader::policy()
{
    const Result<rules::Policy> inForce = policyNow();
    if (!inForce)
        return tl::unexpected(inForce.error());
    PolicyView view;
    view.version = inForce->version;
    view.toml = rules::policyToml(*inForce);
    for (const rules::PolicySection &section : rules::policySentences(*inForce))
        view.sections.push_back({ section.title, section.sentences });
    return view;
}

} // namespace sluice::engine
