#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sluice::architecture {

struct SourceFile {
    QString path; ///< From the top of the repository, with slashes: `src/core/Money.h`.
    QString text;
};

/// Every file below `folders` whose name ends in one of `endings`, sorted by path.
QList<SourceFile> readTree(const QStringList &folders, const QStringList &endings = { QStringLiteral(".cpp"), QStringLiteral(".h") });

struct Include {
    QString path; ///< What stands between the brackets or quotation marks.
    bool inBrackets = false;
    qsizetype line = 0; ///< From one.
};

QList<Include> includesOf(const SourceFile &file);

/// The text with comments, strings and character literals blanked. Lines keep their numbers.
QString codeOnly(const QString &text);

/// The number of the line that holds position `at`, from one.
qsizetype lineAt(const QString &text, qsizetype at);

} // namespace sluice::architecture
