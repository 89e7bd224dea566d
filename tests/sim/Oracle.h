#pragma once

#include "sim/Program.h"

#include <QStringList>

namespace sluice::sim {

/// Says what is wrong once everything has come to rest. Looks at the books and at the journal's events themselves, not at
/// what the program makes of them. Each answer is a list of sentences; empty when all is well.
class Oracle {
public:
    Oracle(TwoSystems &systems, Program &program)
        : m_systems(systems)
        , m_program(program)
    {
    }

    /// At any moment: nothing twice, nothing without an approval, an unbroken chain.
    QStringList whatMustNeverBe() const;
    /// At rest: nothing left behind, both sides agree.
    QStringList whatMustHaveHappened() const;

private:
    struct MarkedInvoice {
        QString realm, key;
        sandbox::Value record;
    };
    std::vector<MarkedInvoice> markedInvoices() const;
    QStringList checkRequest(const QString &subject, const std::vector<journal::Event> &history, QSet<QString> &keys) const;
    QStringList checkDeals() const;
    QStringList checkTasks() const;

    TwoSystems &m_systems;
    Program &m_program;
};

/// What a person would see of requests and exceptions, as text: equal texts, equal screens.
QString screensOf(const mirror::ViewStore &views);

} // namespace sluice::sim
