#pragma once

#include "journal/Journal.h"
#include "sim/Life.h"

namespace sluice::sim {

/// A journal whose owner may die just before or just after an append, which is before the views learn of it.
class LifeJournal final : public journal::Journal {
public:
    LifeJournal(std::unique_ptr<journal::Journal> inner, Life &life)
        : m_inner(std::move(inner))
        , m_life(life)
    {
    }

    Result<std::vector<journal::Event>> append(std::vector<journal::NewEvent> events, journal::Durability durability) override
    {
        m_life.point();
        if (m_life.isDead())
            return fail(ErrorKind::Storage, QStringLiteral("dead"));
        Result<std::vector<journal::Event>> appended = m_inner->append(std::move(events), durability);
        m_life.point();
        return appended;
    }
    Result<std::vector<journal::Event>> after(qint64 seq, int limit) const override { return m_inner->after(seq, limit); }
    Result<std::vector<journal::Event>> ofSubject(const QString &subject) const override { return m_inner->ofSubject(subject); }
    Result<qint64> lastSeq() const override { return m_inner->lastSeq(); }
    Result<QByteArray> head() const override { return m_inner->head(); }
    QString id() const override { return m_inner->id(); }
    Result<journal::Verification> verify(const Told &told = {}) const override { return m_inner->verify(told); }

private:
    std::unique_ptr<journal::Journal> m_inner;
    Life &m_life;
};

} // namespace sluice::sim
