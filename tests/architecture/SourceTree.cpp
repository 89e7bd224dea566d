#include "SourceTree.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace sluice::architecture {

QList<SourceFile> readTree(const QStringList &folders, const QStringList &endings)
{
    const QDir top(QStringLiteral(SLUICE_SOURCE_DIR));
    QList<SourceFile> files;
    for (const QString &folder : folders) {
        QDirIterator all(top.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = all.next();
            const auto endsPath = [&path](const QString &ending) { return path.endsWith(ending); };
            if (std::none_of(endings.begin(), endings.end(), endsPath))
                continue;
            QFile file(path);
            if (file.open(QIODevice::ReadOnly))
                files.append({ top.relativeFilePath(path), QString::fromUtf8(file.readAll()) });
        }
    }
    std::sort(files.begin(), files.end(), [](const SourceFile &a, const SourceFile &b) { return a.path < b.path; });
    return files;
}

QList<Include> includesOf(const SourceFile &file)
{
    static const QRegularExpression shape(QStringLiteral(R"x(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"])x"),
        QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (auto found = shape.globalMatch(file.text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        includes.append({ match.captured(2), match.captured(1) == QLatin1String("<"), lineAt(file.text, match.capturedStart(2)) });
    }
    return includes;
}

QString codeOnly(const QString &text)
{
    // In this order, because whichever begins first hides what lies in it.
    static const QRegularExpression hidden(
        QStringLiteral(R"x(R"([^(\s]*)\((?:.|\n)*?\)\1"|//[^\n]*|/\*(?:.|\n)*?\*/|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+')x"));
    QString code = text;
    for (auto found = hidden.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        for (qsizetype at = match.capturedStart(); at < match.capturedEnd(); ++at) {
            if (code.at(at) != QLatin1Char('\n'))
                code[at] = QLatin1Char(' ');
        }
    }
    return code;
}

qsizetype lineAt(const QString &text, qsizetype at)
{
    return QStringView(text).first(at).count(QLatin1Char('\n')) + 1;
}

} // namespace sluice::architecture
