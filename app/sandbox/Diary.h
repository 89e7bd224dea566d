#pragma once

#include "core/Result.h"
#include "sandbox/control/Sandbox.h"

#include <QFile>

#include <memory>

namespace sluice::sandbox {

/// Keeps a sandbox across restarts. The stand-ins are state machines, so it is enough to remember which company it was
/// and which requests moved it, with their times: told them again, the same company answers the same way, tokens
/// included. Reads are left out, except where faults wait or strike by chance, which a read would use up.
///
/// `company.json` holds the options, `diary.jsonl` one request a line. They hold tokens of the demo and nothing else.
class Diary {
public:
    /// Opens or begins the diary in `folder`. `setup` is what to begin with; an existing diary has its own company and
    /// weather.
    /// Errors: Storage if the folder cannot be used; Damaged if what lies there cannot be read.
    static Result<std::unique_ptr<Diary>> open(const QString &folder, const control::Sandbox::Setup &setup);

    const control::Sandbox::Setup &setup() const { return m_setup; }

    /// Brings a fresh sandbox to where it was, and its clock as far on as the real one went meanwhile.
    void replay(control::Sandbox &sandbox);

    /// Answers a request, and notes it if it can have moved anything.
    Response handle(control::Sandbox &sandbox, const Request &request);

    void flush() { m_lines.flush(); }

private:
    Diary(const QString &folder, control::Sandbox::Setup setup);
    Result<void> begin(const QString &path);
    Result<void> readCompany(const QByteArray &text);

    control::Sandbox::Setup m_setup;
    QFile m_lines;
};

} // namespace sluice::sandbox
