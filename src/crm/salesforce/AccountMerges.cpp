#include "crm/salesforce/AccountMerges.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace sluice::salesforce {

namespace {

const QString kNote = QStringLiteral("merges");
enum Part { Loser, Survivor, Link, PartCount };

} // namespace

const std::vector<AccountMerge> &AccountMerges::all()
{
    if (std::exchange(m_recalled, true) || !m_memory)
        return m_merges;
    for (const QString &line : m_memory->recall(kNote).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(QLatin1Char(' '));
        if (parts.size() == PartCount)
            m_merges.push_back({ parts[Loser], parts[Survivor], parts[Link] });
    }
    return m_merges;
}

void AccountMerges::note(const AccountMerge &merge)
{
    all();
    const auto known = std::find_if(m_merges.begin(), m_merges.end(), [&](const AccountMerge &one) { return one.loser == merge.loser; });
    if (known != m_merges.end())
        *known = merge;
    else
        m_merges.push_back(merge);
    keep();
}

void AccountMerges::settle()
{
    if (m_merges.empty())
        return;
    m_merges.clear();
    keep();
}

void AccountMerges::keep()
{
    if (!m_memory)
        return;
    QStringList lines;
    for (const AccountMerge &merge : m_merges)
        lines.append(QStringList { merge.loser, merge.survivor, merge.customerLink }.join(QLatin1Char(' ')));
    m_memory->keep(kNote, lines.join(QLatin1Char('\n')));
}

} // namespace sluice::salesforce
