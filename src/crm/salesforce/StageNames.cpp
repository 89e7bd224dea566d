#include "crm/salesforce/StageNames.h"

#include <QStringList>

#include <utility>

namespace sluice::salesforce {

namespace {

const QString kNote = QStringLiteral("stages");
const QLatin1Char kWon('+'), kOther('-');

} // namespace

bool StageNames::known()
{
    if (!std::exchange(m_recalled, true) && m_memory) {
        for (const QString &line : m_memory->recall(kNote).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            m_all.insert(line.mid(1));
            if (line.startsWith(kWon))
                m_won.insert(line.mid(1));
        }
    }
    return !m_all.isEmpty();
}

void StageNames::set(QSet<QString> all, QSet<QString> won)
{
    m_recalled = true;
    if (m_all == all && m_won == won)
        return;
    m_all = std::move(all);
    m_won = std::move(won);
    QStringList lines;
    for (const QString &stage : std::as_const(m_all))
        lines.append(QString(m_won.contains(stage) ? kWon : kOther) + stage);
    lines.sort();
    if (m_memory)
        m_memory->keep(kNote, lines.join(QLatin1Char('\n')));
}

} // namespace sluice::salesforce
