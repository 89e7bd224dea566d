#include "ctl/Output.h"

#include "books/Books.h"
#include "core/LogFile.h"
#include "core/Printable.h"
#include "net/oauth/AssertionRefusal.h"
#include "net/oauth/SignInProblem.h"

#include <QJsonDocument>

#include <cstdio>

namespace sluice::ctl {

namespace {

/// Names and notes come from outside. Only the line ends that this program writes itself stay line ends.
void print(std::FILE *to, const QString &text)
{
    QByteArray utf8;
    for (const QStringView line : QStringView(text).split(QLatin1Char('\n')))
        utf8 += printable(line.toString()).toUtf8() + '\n';
    std::fwrite(utf8.constData(), 1, static_cast<std::size_t>(utf8.size()), to);
    std::fflush(to);
}

QString cell(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String: return printable(value.toString()); // Also its line ends: a cell is one line.
    case QJsonValue::Bool: return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    case QJsonValue::Double: return QString::number(value.toInteger());
    case QJsonValue::Array: {
        QStringList parts;
        const QJsonArray items = value.toArray();
        for (const auto &item : items)
            parts.append(item.isObject() ? item.toObject().value(QLatin1String("check")).toString() : cell(item));
        return parts.join(QStringLiteral(", "));
    }
    default: return {};
    }
}

} // namespace

Complaint complain(const QString &what, const Error &error)
{
    Complaint complaint { what, error.detail, {}, error.code.isEmpty() ? errorKindName(error.kind) : error.code, AnswerIsNo };
    if (error.code == books::kTakesNoWrites) {
        complaint.exit = RemoteTrouble;
        complaint.toDo = QStringLiteral("its owner must renew it; Sluice then goes on by itself");
        return complaint;
    }
    if (net::needsMoreThanSignIn(error)) { // Another sign-in would not help.
        const net::SignInProblem problem = net::describeSignIn(error, net::Provider::Salesforce);
        complaint.why = problem.why;
        complaint.toDo = problem.whatToDo;
        complaint.exit = error.kind == ErrorKind::Usage ? WrongUsage : NotConnected;
        return complaint;
    }
    switch (error.kind) {
    case ErrorKind::Offline:
        complaint.exit = RemoteTrouble;
        complaint.toDo = QStringLiteral("check the network and try again");
        break;
    case ErrorKind::Timeout:
    case ErrorKind::BadReply:
        complaint.exit = RemoteTrouble;
        complaint.toDo = QStringLiteral("try again; uncertain writes are looked up first");
        break;
    case ErrorKind::RateLimited:
        complaint.exit = RemoteTrouble;
        complaint.toDo = QStringLiteral("wait; the other side asked us to slow down");
        break;
    case ErrorKind::SignInNeeded:
        complaint.exit = NotConnected;
        complaint.toDo = QStringLiteral("sign in with 'sluicectl connect'");
        break;
    case ErrorKind::Damaged:
        complaint.exit = ProfileDamaged;
        complaint.toDo = error.code == QLatin1String("newer")
            ? QStringLiteral("use the newer Sluice that wrote it")
            : QStringLiteral("move a damaged mirror.sqlite away and sync again; bring a journal back from its backup");
        break;
    case ErrorKind::Storage:
        complaint.exit = error.code == QLatin1String("no_key_store") || error.code == QLatin1String("locked")
                || error.code == QLatin1String("wrong_passphrase")
            ? NotConnected
            : AnswerIsNo;
        complaint.toDo = complaint.exit == NotConnected
            ? QStringLiteral("unlock the key store, or use --secrets file with SLUICE_PASSPHRASE")
            : QStringLiteral("check the folder's permissions and the space on the disk");
        break;
    case ErrorKind::Usage:
        complaint.exit = WrongUsage;
        complaint.toDo = QStringLiteral("see 'sluicectl --help'");
        break;
    case ErrorKind::Forbidden: complaint.toDo = QStringLiteral("ask somebody whose role allows it"); break;
    case ErrorKind::Conflict:
        complaint.toDo = error.code == QLatin1String("busy") ? QStringLiteral("try again when the other Sluice is done")
                                                             : QStringLiteral("look again and decide anew");
        break;
    case ErrorKind::NotFound: complaint.toDo = QStringLiteral("check the id"); break;
    case ErrorKind::Rejected:
    case ErrorKind::LimitReached: complaint.toDo = QStringLiteral("see the exception or the log"); break;
    case ErrorKind::Cancelled: complaint.toDo = QStringLiteral("run it again when you like"); break;
    }
    return complaint;
}

QJsonObject toJson(const Complaint &complaint)
{
    return { { QStringLiteral("what"), complaint.what }, { QStringLiteral("why"), redacted(complaint.why) },
        { QStringLiteral("do"), complaint.toDo }, { QStringLiteral("code"), complaint.code } };
}

void Output::rows(const QJsonArray &rows, const QStringList &columns) const
{
    if (m_json) {
        print(stdout, QString::fromUtf8(QJsonDocument(rows).toJson(QJsonDocument::Compact)));
        return;
    }
    std::vector<qsizetype> widths;
    for (const QString &column : columns)
        widths.push_back(column.size());
    for (const auto &row : rows) {
        for (qsizetype i = 0; i < columns.size(); ++i)
            widths[static_cast<std::size_t>(i)] = std::max(widths[static_cast<std::size_t>(i)], cell(row.toObject().value(columns[i])).size());
    }
    const auto text = [&](const auto &cellOf) {
        QString out;
        for (qsizetype i = 0; i < columns.size(); ++i)
            out += cellOf(columns[i]).leftJustified(static_cast<int>(widths[static_cast<std::size_t>(i)]) + 2);
        return out.trimmed();
    };
    print(stdout, text([](const QString &column) { return column; }));
    for (const auto &row : rows)
        print(stdout, text([&](const QString &column) { return cell(row.toObject().value(column)); }));
}

void Output::object(const QJsonObject &object) const
{
    print(stdout, QString::fromUtf8(QJsonDocument(object).toJson(m_json ? QJsonDocument::Compact : QJsonDocument::Indented)).trimmed());
}

void Output::line(const QString &text) const
{
    if (!m_json)
        print(stdout, text);
}

void Output::progress(const QString &text) const
{
    print(stderr, text);
}

int Output::failed(const Complaint &complaint) const
{
    if (m_json)
        object({ { QStringLiteral("error"), toJson(complaint) } });
    complained(complaint);
    return complaint.exit;
}

void Output::complained(const Complaint &complaint) const
{
    // The reason stands in the middle of a line, although some who give it end it as a sentence.
    QString why = printable(redacted(complaint.why.trimmed()));
    if (why.endsWith(QLatin1Char('.')) && !why.endsWith(QLatin1String("..")))
        why.chop(1);
    print(stderr, QStringLiteral("sluicectl: %1: %2: %3").arg(complaint.what, why, complaint.toDo));
}

} // namespace sluice::ctl
