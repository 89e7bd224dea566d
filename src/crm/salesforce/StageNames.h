#pragma once

#include "crm/salesforce/Memory.h"

#include <QSet>

namespace sluice::salesforce {

/// The stages of an org, and which of them count as won: a row of the history tells a stage by its name alone. They hardly ever
/// change, so they outlive the pull that read them.
class StageNames {
public:
    explicit StageNames(Memory *memory)
        : m_memory(memory)
    {
    }

    /// False until all of them were read once.
    bool known();
    bool has(const QString &stage) const { return m_all.contains(stage); }
    bool isWon(const QString &stage) const { return m_won.contains(stage); }
    void set(QSet<QString> all, QSet<QString> won);

private:
    Memory *m_memory;
    bool m_recalled = false;
    QSet<QString> m_all, m_won;
};

} // namespace sluice::salesforce
