#pragma once

#include "core/Clock.h"
#include "core/Result.h"

#include <QCoro/QCoroTask>
#include <QSet>

#include <memory>

namespace sluice::net {

/// Lets one party at a time refresh the tokens of a connection, across processes.
class RefreshLock {
public:
    /// Holds the lock until destroyed.
    class Held {
    public:
        Held() = default;
        Held(const Held &) = delete;
        Held &operator=(const Held &) = delete;
        virtual ~Held() = default;
    };

    RefreshLock() = default;
    RefreshLock(const RefreshLock &) = delete;
    RefreshLock &operator=(const RefreshLock &) = delete;
    virtual ~RefreshLock() = default;

    /// Waits for its turn. Errors: Timeout if another party holds it for too long; Storage if no lock can be
    /// made.
    virtual QCoro::Task<Result<std::unique_ptr<Held>>> acquire(QString connection) = 0;
};

/// A lock file in the profile. One left behind by a process that died is taken over.
class FileRefreshLock final : public RefreshLock {
public:
    /// `folder` exists; `clock` outlives the lock.
    FileRefreshLock(QString folder, Clock &clock);

    QCoro::Task<Result<std::unique_ptr<Held>>> acquire(QString connection) override;

private:
    QString m_folder;
    Clock &m_clock;
};

/// The same within one process: for the simulator, whose processes share a thread.
class MemoryRefreshLock final : public RefreshLock {
public:
    explicit MemoryRefreshLock(Clock &clock)
        : m_clock(clock)
    {
    }

    QCoro::Task<Result<std::unique_ptr<Held>>> acquire(QString connection) override;

private:
    Clock &m_clock;
    std::shared_ptr<QSet<QString>> m_held = std::make_shared<QSet<QString>>();
};

} // namespace sluice::net
