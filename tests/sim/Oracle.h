#pragma once

#include "sim/Program.h"

#include <QStringList>

#include <map>

namespace sluice::sim {

/// Says what is wrong once everything has come to rest. Looks at the books and at the journal's events themselves, not at
/// what the program makes of them. Each answer is a list of sentences; empty when all is well.
class Oracle {
public:
    /// `lostKeys`: of intents that went with a journal that was put back. `closedRealm`: a company that does not answer, of
    /// which nothing is expected.
    Oracle(TwoSystems &systems, Program &program, const std::vector<Sent> &sent, QSet<QString> lostKeys, QString closedRealm)
        : m_systems(systems)
        , m_program(program)
        , m_sent(sent)
        , m_lostKeys(std::move(lostKeys))
        , m_closedRealm(std::move(closedRealm))
    {
    }

    /// At any moment: nothing twice, nothing without an approval.
    QStringList whatMustNeverBe() const;
    /// At rest: nothing left behind, both sides agree, the journal's chain is unbroken.
    QStringList whatMustHaveHappened() const;

private:
    QStringList checkRequest(const QString &subject, const std::vector<journal::Event> &history, QSet<QString> &keys) const;
    bool isMeant(const QString &realm, const QString &customer, const QString &approved) const;
    QStringList checkSent(const QString &subject, const std::vector<journal::Event> &history) const;
    QStringList checkSums(const std::map<QString, QString> &dealOfKey) const;
    QStringList checkNumbers() const;
    static QStringList checkOutbox(const mirror::RequestView &view);
    QStringList checkMirror() const;
    QStringList checkDeals() const;
    QStringList checkTasks() const;
    QStringList checkExceptions() const;
    QStringList checkBalances() const;
    QStringList checkWitness() const;

    TwoSystems &m_systems;
    Program &m_program;
    const std::vector<Sent> &m_sent;
    QSet<QString> m_lostKeys;
    QString m_closedRealm;
};

/// What a person would see of requests and exceptions, as text: equal texts, equal screens.
QString screensOf(const mirror::ViewStore &views);

} // namespace sluice::sim
