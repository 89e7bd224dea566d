#include "Program.h"

#include "Diary.h"
#include "SocketFront.h"

#include <chrono>
#include <cstdio>

namespace sluice::sandbox {

namespace {

constexpr int kCannotListen = 4;
constexpr int kDamaged = 5;
constexpr auto kFlushInterval = std::chrono::seconds(1);

constexpr char kBanner[] = "sluice-sandbox: a stand-in on this machine's loopback for tests, training and demonstrations.\n"
                           "sluice-sandbox: it is neither Salesforce nor Intuit; its company, people and figures are invented.\n";

int complain(int code, const QString &what)
{
    std::fprintf(stderr, "sluice-sandbox: %s\n", qPrintable(what));
    return code;
}

/// Lets the stand-ins' clock run with the real one.
class RunningClock {
public:
    explicit RunningClock(SandboxClock &clock)
        : m_clock(clock)
    {
    }
    void catchUp()
    {
        using std::chrono::milliseconds;
        const auto now = std::chrono::steady_clock::now();
        const auto passed = std::chrono::duration_cast<milliseconds>(now - m_last);
        m_last += passed;
        m_clock.advance(passed);
    }

private:
    SandboxClock &m_clock;
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

} // namespace

int serve(Options options)
{
    std::fputs(kBanner, stderr);
    Result<std::unique_ptr<SocketFront>> front = SocketFront::listen(options.port);
    if (!front)
        return complain(kCannotListen, front.error().detail);
    options.setup.baseUrl = QStringLiteral("http://127.0.0.1:%1").arg((*front)->port());

    std::unique_ptr<Diary> diary;
    if (!options.stateFolder.isEmpty()) {
        Result<std::unique_ptr<Diary>> opened = Diary::open(options.stateFolder, options.setup);
        if (!opened)
            return complain(kDamaged, opened.error().detail);
        diary = *std::move(opened);
        options.setup = diary->setup();
    }
    Result<std::unique_ptr<control::Sandbox>> sandbox = control::Sandbox::open(options.setup);
    if (!sandbox)
        return complain(kDamaged, sandbox.error().detail);
    if (diary)
        diary->replay(**sandbox);

    std::printf("%s\n", (*sandbox)->announcement().toJson().constData());
    std::fflush(stdout);
    RunningClock clock((*sandbox)->clock());
    const auto handle = [&](const Request &request) {
        clock.catchUp();
        return diary ? diary->handle(**sandbox, request) : (*sandbox)->handle(request);
    };
    const auto flush = [&] {
        clock.catchUp();
        if (diary)
            diary->flush();
    };
    (*front)->run(handle, flush, kFlushInterval);
    flush();
    return 0;
}

} // namespace sluice::sandbox
