#include "engine/Cycle.h"

#include "crm/salesforce/Allowance.h"
#include "engine/BooksUse.h"
#include "engine/MonthlyReads.h"

// What a cycle's calls count against, and how long that lets the next one wait.

namespace sluice::engine {

namespace {

const QString kCrm = QStringLiteral("salesforce");

} // namespace

QString allowanceNote(const QString &source) { return QStringLiteral("allowance.") + source; }
QString callsNote(const QString &source) { return QStringLiteral("calls.") + source; }

int callsToday(const QString &note, Instant now)
{
    const QString today = toQDateTime(now).date().toString(Qt::ISODate);
    return note.startsWith(today) ? note.mid(today.size() + 1).toInt() : 0;
}

Result<void> Cycle::countCalls(CycleSummary &summary)
{
    const Instant now = m_parts.clock.now();
    const auto add = [&](const QString &source, int calls) -> Result<void> {
        const Result<QString> note = m_parts.views.note(callsNote(source));
        if (!note)
            return tl::unexpected(note.error());
        const QString today = toQDateTime(now).date().toString(Qt::ISODate);
        return m_parts.views.setNote(callsNote(source),
            QStringLiteral("%1 %2").arg(today).arg(callsToday(*note, now) + calls));
    };
    MonthlyReads reads;
    for (std::size_t i = 0; i < m_parts.companies.size(); ++i) {
        const QString realm = summary.companies[i].id;
        summary.companies[i].calls = m_parts.companies[i].books->callsMade() - m_callsBefore.value(realm);
        if (Result<void> counted = add(realm, summary.companies[i].calls); !counted)
            return counted;
        const CompanyPart &company = m_parts.companies[i];
        BooksUse use(m_parts.views);
        if (Result<void> counted = use.add(realm, company.books->readsMade() - m_readsBefore.value(realm), now); !counted)
            return counted;
        const std::optional<Instant> reconnectBy = company.reconnectBy ? company.reconnectBy() : std::nullopt;
        if (Result<void> noted = use.setReconnectBy(realm, reconnectBy); !noted)
            return noted;
        reads.add(company.app, BooksUse::readsThisMonth(m_parts.views, realm, now));
    }
    summary.rest = reads.restAdvised(now);
    if (!m_parts.crm)
        return {};
    const std::optional<Instant> reconnectBy = m_parts.crmReconnectBy ? m_parts.crmReconnectBy() : std::nullopt;
    if (Result<void> noted = BooksUse(m_parts.views).setReconnectBy(kCrm, reconnectBy); !noted)
        return noted;
    summary.salesforce.calls = m_parts.crm->callsMade() - m_callsBefore.value(kCrm);
    if (Result<void> counted = add(kCrm, summary.salesforce.calls); !counted)
        return counted;
    const std::optional<salesforce::OrgUsage> usage = m_parts.crm->callsUsedOfOrg();
    if (!usage)
        return {};
    const Result<QString> today = m_parts.views.note(callsNote(kCrm));
    if (!today)
        return tl::unexpected(today.error());
    summary.rest = std::max(summary.rest, salesforce::restAdvised(usage, callsToday(*today, now)));
    return m_parts.views.setNote(allowanceNote(kCrm), QStringLiteral("%1 %2").arg(usage->used).arg(usage->max));
}

} // namespace sluice::engine
