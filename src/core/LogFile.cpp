#include "core/LogFile.h"

#include "core/Printable.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QMutex>
#include <QRegularExpression>

#include <cstdio>

namespace sluice {

namespace {

constexpr qint64 kFileSizeMax = 2LL * 1024 * 1024;
constexpr int kFilesKept = 5;

struct Rule {
    QRegularExpression pattern;
    QString replacement;
};

const std::vector<Rule> &rules()
{
    constexpr auto kAnyCase = QRegularExpression::CaseInsensitiveOption;
    static const QString kGone = QStringLiteral("[redacted]");
    static const std::vector<Rule> all {
        // Authorization: Bearer x; "Authorization", "Basic x"
        { QRegularExpression(
              QStringLiteral(
                  "\\b(authorization[\"']?\\s*[:=,]\\s*[\"']?)(?:(?:bearer|basic|token)\\s+)?[^\\s\"',]+"),
              kAnyCase),
            QStringLiteral("\\1") + kGone },
        { QRegularExpression(QStringLiteral("\\b((?:bearer|basic)\\s+)[A-Za-z0-9._~+/=!-]{8,}"), kAnyCase),
            QStringLiteral("\\1") + kGone },
        // refresh_token=x; "client_secret": "x"
        { QRegularExpression(
              QStringLiteral("\\b((?:access_token|refresh_token(?:_previous)?|id_token|client_secret|code_"
                             "verifier|assertion|"
                             "password|passphrase|token)[\"']?\\s*[:=]\\s*[\"']?)[^\\s\"'&,}]+"),
              kAnyCase),
            QStringLiteral("\\1") + kGone },
        // code=x in an address or a form; an error's "code" in JSON stays readable.
        { QRegularExpression(QStringLiteral("\\b(code=)[^\\s\"'&]+"), kAnyCase),
            QStringLiteral("\\1") + kGone },
        // By shape: session ids and refresh tokens of Salesforce, refresh tokens of QuickBooks, signed
        // tokens.
        { QRegularExpression(QStringLiteral(
              "\\b00D[A-Za-z0-9]{9,15}![A-Za-z0-9._]+|\\b5Aep[A-Za-z0-9._]{8,}|\\bRT1-[A-Za-z0-9-]+|"
              "\\bAB11[A-Za-z0-9]{12,}|\\beyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9._-]+")),
            kGone },
        // A private key, also one that was cut off.
        { QRegularExpression(QStringLiteral("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"),
              QRegularExpression::DotMatchesEverythingOption),
            kGone },
    };
    return all;
}

/// What the handler, a plain function, works with.
struct Sink {
    QMutex mutex;
    QString folder;
    QFile file;
    QtMessageHandler before = nullptr;
};

Sink &sink()
{
    static Sink one;
    return one;
}

QString pathOf(const QString &folder, int age)
{
    return QDir(folder).filePath(
        age == 0 ? QStringLiteral("sluice.log") : QStringLiteral("sluice.%1.log").arg(age));
}

bool openFile(Sink &to)
{
    to.file.setFileName(pathOf(to.folder, 0));
    if (!to.file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return false;
    return to.file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void rotate(Sink &to)
{
    to.file.close();
    QFile::remove(pathOf(to.folder, kFilesKept - 1));
    for (int age = kFilesKept - 2; age >= 0; --age)
        QFile::rename(pathOf(to.folder, age), pathOf(to.folder, age + 1));
    openFile(to);
}

const char *nameOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "message";
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString at = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    // One message is one line, whatever was put into it, and whoever reads it on a terminal sees it as it is.
    const QString flat = printable(redacted(message));
    const QByteArray line = QStringLiteral("%1 %2 %3: ")
                                .arg(at, QLatin1String(nameOf(type)),
                                    QLatin1String(context.category ? context.category : "default"))
                                .toUtf8()
        + flat.toUtf8() + '\n';
    Sink &to = sink();
    const QMutexLocker lock(&to.mutex);
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    if (to.file.isOpen() && to.file.size() + line.size() > kFileSizeMax)
        rotate(to);
    if (to.file.isOpen())
        to.file.write(line);
}

} // namespace

QString redacted(QString line)
{
    for (const Rule &rule : rules())
        line.replace(rule.pattern, rule.replacement);
    return line;
}

Result<std::unique_ptr<LogFile>> LogFile::install(const QString &folder)
{
    Sink &to = sink();
    {
        const QMutexLocker lock(&to.mutex);
        to.folder = folder;
        const bool isNew = !QDir(folder).exists();
        if (!QDir().mkpath(folder) || !openFile(to))
            return fail(ErrorKind::Storage, QStringLiteral("cannot write logs in %1").arg(folder));
        if (isNew)
            QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    to.before = qInstallMessageHandler(handle);
    return std::unique_ptr<LogFile>(new LogFile);
}

LogFile::~LogFile()
{
    Sink &to = sink();
    qInstallMessageHandler(to.before);
    const QMutexLocker lock(&to.mutex);
    to.file.close();
}

} // namespace sluice
