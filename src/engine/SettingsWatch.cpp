#include "engine/SettingsWatch.h"

#include "billing/SystemFindings.h"
#include "core/Log.h"
#include "engine/Policies.h"
#include "exceptions/CaseKeeper.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"

#include <QJsonArray>

namespace sluice::engine {

namespace kind = journal::kind;
using journal::textOf;

namespace {

const QString kSystem = QStringLiteral("sluice");

QString onOff(bool is)
{
    return is ? QStringLiteral("on") : QStringLiteral("off");
}

QJsonArray changesBetween(const QJsonObject &before, const QJsonObject &now)
{
    QJsonArray changes;
    for (auto setting = now.begin(); setting != now.end(); ++setting) {
        // A setting that the journal does not know yet is no change.
        if (!before.contains(setting.key()) || before.value(setting.key()) == setting.value())
            continue;
        changes.append(QJsonObject { { QStringLiteral("setting"), setting.key() },
            { QStringLiteral("was"), before.value(setting.key()) }, { QStringLiteral("is"), setting.value() } });
    }
    return changes;
}

} // namespace

SettingsWatch::SettingsWatch(Parts parts)
    : m_parts(parts)
{
}

Result<int> SettingsWatch::run()
{
    const Result<std::vector<Company>> companies = m_parts.facts.companies();
    if (!companies)
        return tl::unexpected(companies.error());
    int opened = 0;
    for (const Company &company : *companies) {
        Result<std::vector<journal::NewEvent>> events = eventsOf(company);
        if (!events)
            return tl::unexpected(events.error());
        if (events->empty())
            continue;
        opened += static_cast<int>(events->size()) - 1;
        const auto recorded = m_parts.recorder.record(std::move(*events));
        if (!recorded)
            return tl::unexpected(recorded.error());
    }
    return opened;
}

Result<int> SettingsWatch::leftOut(const QString &realm, std::vector<books::UnreadRecord> records)
{
    if (records.empty())
        return 0;
    const Result<std::vector<Company>> companies = m_parts.facts.companies();
    if (!companies)
        return tl::unexpected(companies.error());
    const auto company = std::ranges::find(*companies, realm, [](const Company &one) { return one.realm.value; });
    if (company == companies->end())
        return 0;
    std::vector<Finding> findings;
    for (const books::UnreadRecord &record : records)
        findings.push_back(billing::unreadFinding(realm, company->name, record));
    Result<std::vector<journal::NewEvent>> events = casesOf(*company, std::move(findings));
    if (!events)
        return tl::unexpected(events.error());
    const int opened = static_cast<int>(std::ranges::count(*events, kind::kExceptionOpened, &journal::NewEvent::kind));
    if (events->empty())
        return opened;
    const auto recorded = m_parts.recorder.record(std::move(*events));
    if (!recorded)
        return tl::unexpected(recorded.error());
    return opened;
}

Result<QJsonObject> SettingsWatch::settingsOf(const Company &company) const
{
    const Result<std::vector<TaxCode>> taxCodes = m_parts.facts.taxCodes(company.realm.value);
    if (!taxCodes)
        return tl::unexpected(taxCodes.error());
    QJsonObject settings { { QStringLiteral("country"), company.country },
        { QStringLiteral("home_currency"), company.homeCurrency.text() },
        { QStringLiteral("multi_currency"), onOff(company.multiCurrency) },
        { QStringLiteral("custom_numbers"), onOff(company.customNumbers) },
        { QStringLiteral("sales_tax"), onOff(company.usesSalesTax) },
        { QStringLiteral("automated_sales_tax"), onOff(company.automatedSalesTax) },
        { QStringLiteral("closed_until"), journal::dateText(company.booksClosedOn) } };
    // Read later than the others: until then nothing is known of it.
    const auto usual = std::ranges::find(*taxCodes, company.usualTaxCodeId, &TaxCode::id);
    if (usual != taxCodes->end())
        settings.insert(QStringLiteral("usual_tax_code"), usual->name);
    return settings;
}

Result<std::vector<journal::NewEvent>> SettingsWatch::eventsOf(const Company &company) const
{
    const QString subject = QStringLiteral("company:") + company.realm.value;
    const Result<QJsonObject> settings = settingsOf(company);
    const Result<std::vector<journal::Event>> known = m_parts.journal.ofSubject(subject);
    if (!settings || !known)
        return tl::unexpected(!settings ? settings.error() : known.error());
    if (known->empty())
        return std::vector<journal::NewEvent> { { kind::kSettingsSeen, subject, kSystem, { { QStringLiteral("settings"), *settings } }, {} } };
    const QJsonObject before = known->back().payload.value(QLatin1String("settings")).toObject();
    const QJsonArray changes = changesBetween(before, *settings);
    if (changes.isEmpty())
        return std::vector<journal::NewEvent>();
    qCInfo(lcEngine, "Settings of %ls were changed in the books: %lld", qUtf16Printable(company.realm.value),
        static_cast<long long>(changes.size()));
    std::vector<Finding> findings;
    for (const auto &entry : changes) {
        const QJsonObject change = entry.toObject();
        findings.push_back(billing::settingFinding(company.realm.value, company.name, textOf(change, "setting"),
            textOf(change, "was"), textOf(change, "is")));
    }
    Result<std::vector<journal::NewEvent>> events = casesOf(company, std::move(findings));
    if (!events)
        return events;
    events->insert(events->begin(), { kind::kSettingsChanged, subject, kSystem,
        { { QStringLiteral("settings"), *settings }, { QStringLiteral("changes"), changes } }, {} });
    return events;
}

Result<std::vector<journal::NewEvent>> SettingsWatch::casesOf(const Company &company, std::vector<Finding> findings) const
{
    const Result<rules::Policy> policy = policyInForce(m_parts.journal);
    Result<std::vector<mirror::CaseView>> all = m_parts.views.cases();
    if (!policy || !all)
        return tl::unexpected(!policy ? policy.error() : all.error());
    std::unordered_map<QString, mirror::CaseView> cases;
    for (mirror::CaseView &one : *all)
        cases.emplace(one.id.value, std::move(one));
    exceptions::Judged judged;
    judged.amount = Money(0, company.homeCurrency);
    judged.findings = std::move(findings);
    // Nothing is closed here: what was changed stays changed, only a person says that it is right.
    return exceptions::caseChanges({ &judged, 1 }, cases, *policy, m_parts.clock.now(),
        [](const QString &) { return false; }, billing::isAcknowledgeable);
}

} // namespace sluice::engine
