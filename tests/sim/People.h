#pragma once

#include "sim/Program.h"

#include <QStringList>

namespace sluice::sim {

/// Those who work with Sluice, and a memory of every decision of theirs that Sluice accepted.
class People {
public:
    People(SeededRandom &random, Program::Teller tell)
        : m_random(random)
        , m_tell(std::move(tell))
    {
    }

    /// Who alone may say that an invoice may go out beside another one.
    static const QString &controller();

    /// Everybody signs in for the first time and gets a role. What went wrong; empty when nothing did.
    QStringList signIn(Program &program);
    /// Somebody decides about some of what waits for a decision, as the mood takes them.
    void decide(Program &program);
    /// The controllers approve whatever waits.
    void approveAll(Program &program);
    /// The clerk settles what QuickBooks refused, so that it is tried again.
    void answerRefusals(Program &program, TwoSystems &systems);
    /// Somebody sees to invoices that may be those of an answer that was lost: ours get their marker back, and of others the
    /// controller gives his word. And whoever put an older journal back says that it was meant.
    void answerDoubts(Program &program, TwoSystems &systems);

    /// Accepted decisions that the journal no longer holds.
    QStringList lostDecisions(const journal::Journal &journal) const;
    /// The journal is going to be put back to this state: what was decided later is lost, and everybody knows.
    void forgetAfter(qint64 seq);

private:
    struct Accepted {
        QString what;
        qint64 seq = 0;
        QByteArray hash;
    };
    using Order = std::function<Result<void>(engine::OrderDesk &desk)>;
    void order(Program &program, const QString &subject, const QString &what, const Order &order);
    void decideOn(Program &program, const mirror::RequestView &view);
    void approve(Program &program, const mirror::RequestView &view);
    void confirmDelivery(Program &program, const mirror::RequestView &view);
    void workOn(Program &program, const mirror::CaseView &one);

    SeededRandom &m_random;
    Program::Teller m_tell;
    std::vector<Accepted> m_accepted;
};

} // namespace sluice::sim
