#pragma once

#include <QString>

namespace sluice::salesforce {

/// Where a client keeps what it learned of its org from one start to the next, so that a new start need not ask again.
/// Nothing in it is precious: what is lost is asked for.
class Memory {
public:
    Memory() = default;
    Memory(const Memory &) = delete;
    Memory &operator=(const Memory &) = delete;
    virtual ~Memory() = default;

    /// Empty when nothing was kept under this name.
    virtual QString recall(const QString &name) const = 0;
    virtual void keep(const QString &name, const QString &text) = 0;
};

} // namespace sluice::salesforce
