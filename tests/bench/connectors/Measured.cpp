#include "bench/connectors/Measured.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryFile>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

namespace sluice::bench {

namespace {

double secondsOf(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double cpuOf(const rusage &usage)
{
    return secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
}

/// Pointers into `texts`, ended by a null as exec() wants it.
std::vector<char *> pointersTo(std::vector<std::string> &texts)
{
    std::vector<char *> pointers;
    for (std::string &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

QJsonObject Measured::told() const
{
    const QByteArray text = out.trimmed();
    return QJsonDocument::fromJson(text.mid(text.lastIndexOf('\n') + 1)).object();
}

// Not QProcess: it reaps its child itself, and with it what the kernel knew of its memory.
Measured measure(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    Measured run;
    QTemporaryFile output;
    if (!output.open())
        return run;
    std::vector<std::string> words { program.toStdString() }, variables;
    for (const QString &argument : arguments)
        words.push_back(argument.toStdString());
    for (const QString &variable : environment.toStringList())
        variables.push_back(variable.toStdString());
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output.handle(), 1);

    QElapsedTimer timer;
    timer.start();
    pid_t child = 0;
    const int started = posix_spawnp(&child, words.front().c_str(), &actions, nullptr, pointersTo(words).data(),
        pointersTo(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    rusage usage {};
    if (started != 0 || wait4(child, &status, 0, &usage) != child)
        return run;
    run.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    run.cpuSeconds = cpuOf(usage);
    run.peakMb = static_cast<double>(usage.ru_maxrss) / 1024.0;
    run.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    output.seek(0);
    run.out = output.readAll();
    return run;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

double peakMb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').front().toDouble() / 1024.0;
    }
    return 0;
}

void countPeakAnew()
{
    QFile refs(QStringLiteral("/proc/self/clear_refs"));
    if (refs.open(QIODevice::WriteOnly))
        refs.write("5"); // Source: proc(5).
}

double cpuSeconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return cpuOf(usage);
}

} // namespace sluice::bench
