#include "sim/Troubles.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sim {

using sandbox::FaultKind;
using sandbox::quickbooks::RequestIdMode;
using sandbox::quickbooks::Subscription;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

/// What an administrator may hide from us. An empty field: the whole object.
constexpr std::pair<QStringView, QStringView> kHideable[] = { { u"Opportunity", u"Sluice_Payment_Terms__c" },
    { u"Opportunity", u"Sluice_PO_Number__c" }, { u"Opportunity", u"Sluice_Invoice_Status__c" },
    { u"Opportunity", u"Sluice_Billing_Key__c" }, { u"Account", u"Sluice_Open_Balance__c" }, { u"Account", u"BillingStreet" },
    { u"Contact", u"Email" }, { u"Task", u"Sluice_Task_Key__c" }, { u"Sluice_Sync_Exception__c", u"" },
    { u"Sluice_Witness__c", u"" }, { u"Sluice_Milestone__c", u"" }, { u"OpportunityLineItem", u"ServiceDate" } };

/// How long it may take until a change of what we may see is met with.
constexpr minutes kFieldsRest(25 * 60);
constexpr milliseconds kAheadMax = std::chrono::hours(30);

/// Every call to this company is refused before anything is done.
sandbox::Fault silenceOf(const QString &realm)
{
    return { FaultKind::Status503Before, {}, "/company/" + realm.toLatin1(), 0, 1'000'000 };
}

} // namespace

void Troubles::answerBadly()
{
    static constexpr FaultKind kBooks[] = { FaultKind::DropBefore, FaultKind::DropAfter, FaultKind::HangBefore,
        FaultKind::HangAfter, FaultKind::Status500Before, FaultKind::Status500After, FaultKind::Status503Before,
        FaultKind::Status503After, FaultKind::Status504After, FaultKind::Html502, FaultKind::TruncateAfter,
        FaultKind::Throttle, FaultKind::SessionExpired, FaultKind::FaultInside200, FaultKind::InternalHiccup,
        FaultKind::DuplicateRequest };
    static constexpr FaultKind kCrm[] = { FaultKind::DropBefore, FaultKind::DropAfter, FaultKind::HangBefore,
        FaultKind::HangAfter, FaultKind::Status500Before, FaultKind::Status500After, FaultKind::Status503Before,
        FaultKind::Html502, FaultKind::TruncateAfter, FaultKind::Throttle, FaultKind::SessionExpired, FaultKind::LockRow,
        FaultKind::ValidationRule };
    const bool books = !m_random.oneIn(3);
    sandbox::Fault fault;
    fault.kind = books ? kBooks[m_random.below(std::size(kBooks))] : kCrm[m_random.below(std::size(kCrm))];
    fault.method = m_random.oneIn(3) ? "" : books ? "POST" : "PATCH";
    if (books && m_random.oneIn(2))
        fault.pathContains = "/invoice";
    fault.skip = static_cast<int>(m_random.below(3));
    fault.times = static_cast<int>(1 + m_random.below(3));
    m_tell(u"%1 will answer %2 with %3, %4 times"_s.arg(books ? u"QuickBooks"_s : u"Salesforce"_s,
        QString::fromLatin1(fault.method + ' ' + fault.pathContains), sandbox::Faults::nameOf(fault.kind)).arg(fault.times));
    (books ? m_machine.systems.books().faults() : m_machine.systems.crm().faults()).add(fault);
}

/// A company that was not paid for takes no writes, and answers all else.
void Troubles::turnSubscription()
{
    const std::vector<BillingCompany> &companies = m_machine.systems.companies();
    const BillingCompany &company = companies[m_random.below(companies.size())];
    sandbox::quickbooks::Realm &realm = *m_machine.systems.books().realm(company.realm);
    const bool expires = realm.subscription() == Subscription::Active;
    realm.setSubscription(expires ? Subscription::Expired : Subscription::Active);
    m_tell(u"the subscription of %1 %2"_s.arg(company.entity, expires ? u"ends"_s : u"is renewed"_s));
}

/// Somebody changes what every invoice hangs on: who numbers them, or until when the books are closed.
void Troubles::turnSettings()
{
    const std::vector<BillingCompany> &companies = m_machine.systems.companies();
    const BillingCompany &company = companies[m_random.below(companies.size())];
    sandbox::quickbooks::Realm &realm = *m_machine.systems.books().realm(company.realm);
    m_settingsTurned = true;
    if (m_random.oneIn(2)) {
        const bool custom = m_random.oneIn(2);
        realm.setPreference(u"SalesFormsPrefs.CustomTxnNumbers"_s, custom);
        return m_tell(u"invoices of %1 are numbered by %2 from now on"_s.arg(company.entity, custom ? u"Sluice"_s : u"the books"_s));
    }
    const QDate until = toQDateTime(m_machine.systems.timeline().now()).date().addDays(1 - static_cast<int>(m_random.below(60)));
    realm.setBookCloseDate(until);
    m_tell(u"the books of %1 are closed until %2"_s.arg(company.entity, until.toString(Qt::ISODate)));
}

void Troubles::turnSwitches()
{
    static constexpr std::pair<RequestIdMode, const char *> kModes[] = { { RequestIdMode::Replay, "replayed" },
        { RequestIdMode::Error600WhileInFlight, "refused while in flight" }, { RequestIdMode::Expired, "forgotten" },
        { RequestIdMode::Ignored, "ignored" }, { RequestIdMode::KeepsRefusals, "replayed, refusals too" },
        { RequestIdMode::Error600ForEver, "refused for ever when the answer was lost" } };
    if (m_random.oneIn(5))
        return turnSubscription();
    if (m_random.oneIn(8))
        return turnSettings();
    if (m_random.oneIn(8)) {
        const auto every = static_cast<int>(m_random.below(4));
        m_machine.systems.books().hiccupInBatches(every);
        return m_tell(u"one in %1 items of a batch fails by itself (0: none)"_s.arg(every));
    }
    if (m_random.oneIn(2)) {
        const auto &[mode, name] = kModes[m_random.below(std::size(kModes))];
        m_machine.systems.setRequestIdMode(mode);
        return m_tell(u"request ids are now %1"_s.arg(QString::fromLatin1(name)));
    }
    const milliseconds lag(m_random.oneIn(3) ? 0 : m_random.below(8000));
    m_machine.systems.books().setIndexLag(lag);
    m_tell(u"queries of QuickBooks lag %1 ms behind"_s.arg(lag.count()));
}

void Troubles::changeWeather()
{
    static constexpr Weather kWeathers[] = { {}, { 5, 5, 5, 2, 20, 20 }, { 30, 40, 40, 20, 50, 100 }, { 150, 150, 150, 50, 50, 300 } };
    static constexpr const char *kNames[] = { "calm", "flaky", "bad", "terrible" };
    const auto now = m_random.below(std::size(kWeathers));
    m_machine.weather = kWeathers[now];
    m_tell(u"the network is %1"_s.arg(QString::fromLatin1(kNames[now])));
}

void Troubles::expireTokens()
{
    m_machine.systems.crm().oauth().grants().expireSessions();
    m_machine.systems.books().faults().add({ FaultKind::SessionExpired, {}, {}, 0, 1 });
    m_tell(u"all tokens expire"_s);
}

void Troubles::spoilDisk()
{
    static constexpr std::pair<DiskTrouble, const char *> kTroubles[] = { { DiskTrouble::Full, "is full" },
        { DiskTrouble::BadWrite, "fails to write" }, { DiskTrouble::BadSync, "fails to make durable" },
        { DiskTrouble::BadRead, "fails to read" } };
    const auto &[trouble, name] = kTroubles[m_random.below(std::size(kTroubles))];
    const int after = static_cast<int>(m_random.below(m_random.oneIn(2) ? 8 : 80));
    const int times = static_cast<int>(1 + m_random.below(8));
    m_machine.disk.plan(trouble, after, times);
    m_tell(u"after %1 more accesses the disk %2, %3 times"_s.arg(after).arg(QString::fromLatin1(name)).arg(times));
}

void Troubles::turnClock()
{
    static constexpr milliseconds kErrors[] = { milliseconds(0), seconds(40), -seconds(40), minutes(25), -minutes(25),
        std::chrono::hours(3), -std::chrono::hours(3), kAheadMax, -kAheadMax };
    m_clockTurned = true;
    m_machine.clockError = kErrors[m_random.below(std::size(kErrors))];
    m_tell(u"the clock of the machine is off by %1 s"_s.arg(m_machine.clockError.count() / 1000));
}

void Troubles::delayCommits()
{
    const seconds delay(m_random.oneIn(3) ? 0 : 1 + static_cast<int>(m_random.below(300)));
    m_machine.systems.crm().org().setCommitDelay(delay);
    m_tell(u"edits in Salesforce show %1 s late"_s.arg(delay.count()));
}

void Troubles::hideFields()
{
    if (m_hidden)
        return showFields();
    m_hidden = m_random.below(std::size(kHideable));
    m_fieldsTurned = true;
    const auto &[object, field] = kHideable[*m_hidden];
    m_machine.systems.crm().org().access().hide(object.toString(), field.toString());
    m_machine.systems.crm().metadataChanged();
    m_tell(u"an administrator hides %1.%2"_s.arg(object.toString(), field.toString()));
}

void Troubles::showFields()
{
    const auto &[object, field] = kHideable[*std::exchange(m_hidden, std::nullopt)];
    m_machine.systems.crm().org().access().show(object.toString(), field.toString());
    m_machine.systems.crm().metadataChanged();
    m_tell(u"an administrator shows %1.%2 again"_s.arg(object.toString(), field.toString()));
}

void Troubles::closeCompany()
{
    const std::vector<BillingCompany> &companies = m_machine.systems.companies();
    if (companies.size() < 2 || !m_closed.isEmpty())
        return;
    const BillingCompany &company = companies[m_random.below(companies.size())];
    m_closed = company.realm;
    m_machine.systems.books().faults().add(silenceOf(m_closed));
    m_tell(u"%1 answers nothing any more"_s.arg(company.entity));
}

void Troubles::reopenCompany()
{
    if (m_closed.isEmpty())
        return;
    m_machine.systems.books().faults().clear();
    m_closed.clear();
    m_tell(u"the silent company answers again"_s);
}

void Troubles::end()
{
    m_tell(u"everything heals"_s);
    m_machine.weather = Weather::calm();
    m_machine.systems.books().faults().clear();
    if (!m_closed.isEmpty())
        m_machine.systems.books().faults().add(silenceOf(m_closed));
    m_machine.systems.books().hiccupInBatches(0);
    for (const BillingCompany &company : m_machine.systems.companies()) {
        sandbox::quickbooks::Realm &realm = *m_machine.systems.books().realm(company.realm);
        realm.setSubscription(Subscription::Active);
        realm.setBookCloseDate({});
    }
    m_machine.systems.crm().faults().clear();
    if (m_hidden)
        showFields();
    m_machine.systems.crm().org().setCommitDelay(seconds(0));
    m_machine.disk.heal();
    m_machine.clockError = milliseconds(0);
    // Whatever is late arrives meanwhile; and settings and fields are read once in a while only: fields a day after they
    // were read by a clock that may have been ahead.
    const milliseconds fieldsRest = kFieldsRest + (m_clockTurned ? kAheadMax : milliseconds(0));
    m_machine.systems.timeline().pass(m_fieldsTurned ? fieldsRest : minutes(m_settingsTurned ? 125 : 9));
}

} // namespace sluice::sim
