#include "TidyRule.h"

namespace sluice::architecture {

namespace {

const QStringList kSources { QStringLiteral(".cpp"), QStringLiteral(".h") };
const QStringList kTexts { QStringLiteral(".cpp"), QStringLiteral(".h"), QStringLiteral(".cmake"), QStringLiteral("CMakeLists.txt"),
    QStringLiteral(".md"), QStringLiteral(".toml"), QStringLiteral(".sql"), QStringLiteral(".qrc"), QStringLiteral(".xml") };
const QStringList kProduct { QStringLiteral("src"), QStringLiteral("ui"), QStringLiteral("app") };
const QStringList kWritten { QStringLiteral("src"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("resources"),
    QStringLiteral("installer"), QStringLiteral("tests/unit"), QStringLiteral("tests/wire"), QStringLiteral("tests/ui"),
    QStringLiteral("tests/sim"), QStringLiteral("tests/system"), QStringLiteral("tests/support"), QStringLiteral("tests/bench") };

QRegularExpression pattern(const char *text)
{
    return QRegularExpression(QString::fromUtf8(text), QRegularExpression::MultilineOption);
}

} // namespace

QStringList TidyRule::findingsIn(const SourceFile &file) const
{
    if (allowedIn.contains(file.path))
        return {};
    const QString text = reads == Reads::Code ? codeOnly(file.text) : file.text;
    QStringList findings;
    for (auto found = forbidden.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        findings.append(QStringLiteral("%1:%2: %3")
                            .arg(file.path)
                            .arg(lineAt(text, match.capturedStart()))
                            .arg(match.captured().trimmed()));
    }
    return findings;
}

const QList<TidyRule> &tidyRules()
{
    using Reads = TidyRule::Reads;
    static const QList<TidyRule> rules {
        { QStringLiteral("debugging output"), pattern(R"(\b(qDebug|qInfo|qWarning|qCritical)\s*\()"), Reads::Code, kProduct, kSources },
        { QStringLiteral("output from a library or a screen"), pattern(R"(\bstd::(cerr|cout|clog)\b)"), Reads::Code,
            { QStringLiteral("src"), QStringLiteral("ui") }, kSources },
        { QStringLiteral("switched-off code"), pattern(R"(^\s*#\s*if\s+(0|false)\b)"), Reads::Code, kWritten, kSources },
        { QStringLiteral("unfinished business"), pattern(R"(\b(TODO|FIXME|HACK)\b)"), Reads::Everything, kWritten, kTexts },
        { QStringLiteral("a path of somebody's machine"), pattern(R"((?<![\w.])(/home/|/root/|/Users/|/work/|/tmp/|[A-Z]:\\\\)\w)"),
            Reads::Everything, kWritten, kTexts },
        // What a number counts stands last in its name: totalDays may be a double, total may not.
        { QStringLiteral("money in floating point"),
            pattern(R"(\b(double|float)\s+\w*?(?i:amount|price|balance|money|total|cost|tax|discount|subtotal)(?!\w*(Days|Share|Ratio|Seconds|Width)\b)\w*)"),
            Reads::Code, kProduct, kSources },
        { QStringLiteral("an exception thrown"), pattern(R"(\bthrow\b)"), Reads::Code, kProduct, kSources },
        // Words for people go through tr(). Placeholders and the program's name are no words.
        { QStringLiteral("untranslated text"),
            pattern(R"x(\b(setText|setToolTip|setStatusTip|setWindowTitle|setPlaceholderText|setAccessibleName|setAccessibleDescription|setTitle|addAction|addTab|addItem|new QLabel|new QPushButton|new QToolButton|new QCheckBox|new QAction)\s*\(\s*(QStringLiteral|QLatin1String|QString::fromUtf8)\s*\(\s*"(?!Sluice")[^"]*(?<![%\w])[A-Za-z]{2})x"),
            Reads::Everything, { QStringLiteral("ui"), QStringLiteral("app/desktop") }, kSources },
        { QStringLiteral("rich text of unknown origin"), pattern(R"(\bQt::(RichText|AutoText)\b)"), Reads::Code,
            { QStringLiteral("ui"), QStringLiteral("app/desktop") }, kSources },
        { QStringLiteral("markup that could come from outside"), pattern(R"(\b(setHtml|insertHtml|QTextBrowser|QMessageBox)\b)"),
            Reads::Code, { QStringLiteral("ui"), QStringLiteral("app/desktop") }, kSources },
        // Labels guess whether a text is markup. Those of the kit never do.
        { QStringLiteral("a label that is not of the kit"), pattern(R"(\bnew\s+QLabel\b)"), Reads::Code,
            { QStringLiteral("ui"), QStringLiteral("app/desktop") }, kSources, { QStringLiteral("ui/kit/Controls.cpp") } },
        // The desktop starts a program for any kind of address.
        { QStringLiteral("an address opened unchecked"), pattern(R"(\bopenUrl\b)"), Reads::Code, kProduct, kSources,
            { QStringLiteral("ui/kit/Opening.cpp") } },
        { QStringLiteral("a certificate not checked"), pattern(R"(\b(ignoreSslErrors|setPeerVerifyMode|\w*VerifyNone)\b)"), Reads::Code,
            kProduct, kSources },
    };
    return rules;
}

} // namespace sluice::architecture
