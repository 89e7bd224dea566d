#include "engine/SeatRecorder.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>

#include <array>
#endif

namespace sluice::engine {

namespace {

const QString kSystem = QStringLiteral("sluice"); // Acts in nobody's name.

QString nameOfOsUser()
{
#ifdef Q_OS_UNIX
    const uid_t id = ::geteuid();
    std::array<char, 4096> room {};
    passwd entry {};
    passwd *found = nullptr;
    ::getpwuid_r(id, &entry, room.data(), room.size(), &found);
    return found ? QString::fromLocal8Bit(found->pw_name) : QString::number(id);
#else
    return qEnvironmentVariable("USERNAME");
#endif
}

} // namespace

SeatRecorder::SeatRecorder(journal::Recorder &recorder, std::function<QString()> signedIn)
    : m_recorder(recorder)
    , m_signedIn(std::move(signedIn))
{
}

Result<std::vector<journal::Event>> SeatRecorder::record(std::vector<journal::NewEvent> events, journal::Durability durability)
{
    const QString signedIn = m_signedIn();
    for (journal::NewEvent &event : events) {
        if (event.actor == kSystem || event.actor.compare(signedIn, Qt::CaseInsensitive) == 0)
            continue;
        event.payload.insert(QStringLiteral("signed_in"), signedIn);
        event.payload.insert(QStringLiteral("os_user"), osUser());
    }
    return m_recorder.record(std::move(events), durability);
}

QString SeatRecorder::osUser()
{
    if (m_osUser.isEmpty())
        m_osUser = nameOfOsUser();
    return m_osUser;
}

} // namespace sluice::engine
