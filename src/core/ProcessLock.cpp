#include "core/ProcessLock.h"

#include <QFile>

#include <thread>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace sluice {

using namespace std::chrono_literals;

namespace {
constexpr auto kPoll = 20ms;
}

#ifdef Q_OS_UNIX

// flock(), because its locks belong to the opened file: two holders within one program exclude each other, too. QLockFile
// writes the holder's number into the file, and one that dies before it has written it is never found dead.
struct ProcessLock::Handle {
    int file = -1;

    ~Handle()
    {
        if (file >= 0)
            ::close(file);
    }
};

ProcessLock::Outcome ProcessLock::tryLock()
{
    auto handle = std::make_unique<Handle>();
    constexpr int kOwnersOnly = 0600;
    handle->file = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kOwnersOnly);
    if (handle->file < 0)
        return Outcome::Failed;
    int locked = 0;
    do {
        locked = ::flock(handle->file, LOCK_EX | LOCK_NB);
    } while (locked != 0 && errno == EINTR);
    if (locked != 0)
        return errno == EWOULDBLOCK ? Outcome::Busy : Outcome::Failed;
    m_handle = std::move(handle);
    return Outcome::Held;
}

#else

struct ProcessLock::Handle {
    explicit Handle(const QString &path)
        : file(path)
    {
        file.setStaleLockTime(0); // Age alone never makes a lock stale; a dead owner does, and is noticed.
    }
    QLockFile file;
};

ProcessLock::Outcome ProcessLock::tryLock()
{
    auto handle = std::make_unique<Handle>(m_path);
    if (!handle->file.tryLock(0))
        return handle->file.error() == QLockFile::LockFailedError ? Outcome::Busy : Outcome::Failed;
    m_handle = std::move(handle);
    return Outcome::Held;
}

#endif

ProcessLock::ProcessLock(QString path)
    : m_path(std::move(path))
{
}

ProcessLock::~ProcessLock() = default;

ProcessLock::Outcome ProcessLock::tryLockFor(std::chrono::milliseconds patience)
{
    Outcome outcome = tryLock();
    for (auto waited = 0ms; outcome == Outcome::Busy && waited < patience; waited += kPoll) {
        std::this_thread::sleep_for(kPoll);
        outcome = tryLock();
    }
    return outcome;
}

} // namespace sluice
