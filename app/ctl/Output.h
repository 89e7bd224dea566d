#pragma once

#include "core/Result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace sluice::ctl {

/// The exit codes of the contract (contracts §3).
enum Exit { Done = 0, AnswerIsNo = 1, WrongUsage = 2, NotConnected = 3, RemoteTrouble = 4, ProfileDamaged = 5 };

/// What happened, why, and what to do: the three parts of every error line.
struct Complaint {
    QString what, why, toDo, code;
    Exit exit = AnswerIsNo;
};
Complaint complain(const QString &what, const Error &error);
QJsonObject toJson(const Complaint &complaint);

/// Writes answers and errors the way scripts and people expect them.
class Output {
public:
    explicit Output(bool json)
        : m_json(json)
    {
    }
    bool isJson() const { return m_json; }

    /// One JSON document, or a table of it for people: the columns named, in their order.
    void rows(const QJsonArray &rows, const QStringList &columns) const;
    void object(const QJsonObject &object) const;
    /// A line for people; nothing under --json.
    void line(const QString &text) const;
    /// Progress, on standard error.
    void progress(const QString &text) const;
    /// One line on standard error; with --json the same as a document on standard output. Returns the exit code.
    int failed(const Complaint &complaint) const;
    /// Only the line on standard error, for what stands in a document with other things.
    void complained(const Complaint &complaint) const;

private:
    bool m_json;
};

} // namespace sluice::ctl
