#pragma once

#include <QString>

#include <chrono>
#include <memory>

namespace sluice {

/// A file that one holder on this machine has at a time, be it in this program or another. The system itself takes it back
/// when the program ends, however that happens: a holder that dies leaves nothing behind that would have to be recognised.
/// The file stays, empty; that it is there means nothing.
class ProcessLock {
public:
    enum class Outcome {
        Held,
        Busy,  ///< Somebody else holds it.
        Failed ///< The file cannot be made.
    };

    explicit ProcessLock(QString path);
    ~ProcessLock(); ///< Gives it back.
    ProcessLock(const ProcessLock &) = delete;
    ProcessLock &operator=(const ProcessLock &) = delete;

    Outcome tryLock();
    /// Tries until then, asleep between the tries.
    Outcome tryLockFor(std::chrono::milliseconds patience);

private:
    struct Handle;
    QString m_path;
    std::unique_ptr<Handle> m_handle;
};

} // namespace sluice
