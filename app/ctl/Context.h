#pragma once

#include "core/LogFile.h"
#include "core/Random.h"
#include "ctl/Output.h"
#include "desk/Reader.h"
#include "engine/Office.h"
#include "engine/desk/ReadingRoom.h"

#include <QCoro/QCoroTask>

#include <functional>
#include <memory>

namespace sluice::ctl {

/// What every command is given on the command line.
struct GlobalOptions {
    QString profile, secrets = QStringLiteral("keychain"), actAs, now;
    bool json = false;
    secrets::Passphrase passphrase {};
};

/// What a command works with: the office for orders and cycles, a reader for questions.
class Context {
public:
    explicit Context(GlobalOptions options);
    ~Context();

    const GlobalOptions &options() const { return m_options; }
    const Output &out() const { return m_output; }
    Clock &clock() { return *m_clock; }

    /// Opens the profile on first use. Errors: of engine::Office::open(); Usage when --now meets a real system.
    Result<engine::Office *> office();
    /// Errors: as office(), and of reading.
    Result<desk::Reader *> reader();
    /// Whoever acts: --as, else the last sign-in. Errors: SignInNeeded when nobody ever signed in.
    Result<QString> actor();

    /// Runs a coroutine to its end on this thread's event loop.
    template <class T>
    T wait(QCoro::Task<T> task)
    {
        return QCoro::waitFor(std::move(task));
    }

private:
    GlobalOptions m_options;
    Output m_output;
    std::unique_ptr<Clock> m_clock;
    SystemRandom m_random;
    std::unique_ptr<LogFile> m_log;
    std::unique_ptr<net::Transport> m_transport;
    std::unique_ptr<engine::Office> m_office;
    std::unique_ptr<engine::ReadingRoom> m_room;
};

} // namespace sluice::ctl
