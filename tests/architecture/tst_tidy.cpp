#include "TidyRule.h"

#include <QSet>
#include <QTest>

using namespace sluice::architecture;

namespace {

constexpr qsizetype kLinesMax = 600;

QStringList productFolders()
{
    return { QStringLiteral("src"), QStringLiteral("ui"), QStringLiteral("app") };
}

const TidyRule &ruleNamed(const QString &name)
{
    for (const TidyRule &rule : tidyRules()) {
        if (rule.name == name)
            return rule;
    }
    qFatal("there is no rule '%s'", qPrintable(name));
}

} // namespace

/// Small guards against what slips in unseen.
class TidyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachRuleSeesWhatItIsFor_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("seen");
        const auto row = [](const char *rule, const char *text, bool seen) {
            QTest::newRow(text) << QString::fromUtf8(rule) << QString::fromUtf8(text) << seen;
        };
        row("debugging output", "qDebug() << x;", true);
        row("debugging output", "// qDebug() shows it", false);
        row("debugging output", "f(\"qDebug()\");", false);
        row("debugging output", "qCInfo(lcNet) << x;", false);
        row("output from a library or a screen", "std::cerr << x;", true);
        row("switched-off code", "#if 0\n", true);
        row("switched-off code", "#if SLUICE_X\n", false);
        row("unfinished business", "// TODO: later", true);
        row("unfinished business", "// what is to do", false);
        row("a path of somebody's machine", "open(\"/home/anna/x\")", true);
        row("a path of somebody's machine", "get(\"https://x.example/home/page\")", false);
        row("a path of somebody's machine", "path == \"/work/\" + name", false);
        row("money in floating point", "double invoiceTotal = 0;", true);
        row("money in floating point", "float price;", true);
        row("money in floating point", "double totalDays = 0;", false);
        row("money in floating point", "double seconds = 0;", false);
        row("money in floating point", "/// Never a double amount.", false);
        row("an exception thrown", "throw Trouble();", true);
        row("an exception thrown", "const auto at = 1'000; // throw nothing at 2'000", false);
        row("untranslated text", "label->setText(QStringLiteral(\"Nothing here\"));", true);
        row("untranslated text", "new QLabel(QStringLiteral(\"Due\"), this)", true);
        row("untranslated text", "label->setText(QStringLiteral(\"%1 · %2\").arg(a, b));", false);
        row("untranslated text", "setWindowTitle(QStringLiteral(\"Sluice\"));", false);
        row("untranslated text", "label->setText(tr(\"Nothing here\"));", false);
        row("rich text of unknown origin", "setTextFormat(Qt::RichText)", true);
        row("markup that could come from outside", "edit->setHtml(name);", true);
        row("markup that could come from outside", "QMessageBox::warning(this, a, b);", true);
        row("a label that is not of the kit", "auto *mark = new QLabel(sheet);", true);
        row("a label that is not of the kit", "auto *mark = makeLabel(text, size, ink, sheet);", false);
        row("an address opened unchecked", "QDesktopServices::openUrl(url);", true);
        row("a certificate not checked", "reply->ignoreSslErrors();", true);
        row("a certificate not checked", "setPeerVerifyMode(QSslSocket::QueryPeer);", true);
        row("a certificate not checked", "auto mode = QSslSocket::AutoVerifyNone;", true);
    }

    void eachRuleSeesWhatItIsFor()
    {
        QFETCH(QString, rule);
        QFETCH(QString, text);
        QFETCH(bool, seen);

        const QStringList findings = ruleNamed(rule).findingsIn({ QStringLiteral("x.cpp"), text });

        QCOMPARE(!findings.isEmpty(), seen);
    }

    void aRuleHasNothingAgainstTheOnePlaceItNames()
    {
        const TidyRule &rule = ruleNamed(QStringLiteral("an address opened unchecked"));
        const QString text = QStringLiteral("QDesktopServices::openUrl(url);");

        QVERIFY(rule.findingsIn({ QStringLiteral("ui/kit/Opening.cpp"), text }).isEmpty());
        QVERIFY(!rule.findingsIn({ QStringLiteral("ui/kit/Closing.cpp"), text }).isEmpty());
    }

    void codeIsTheTextWithoutCommentsAndLiterals()
    {
        const QString text = QStringLiteral("a /* b\n c */ \"d\\\"e\" 'f' R\"x(g\n)\" h)x\" i // j\nk 1'000");

        const QString code = codeOnly(text);

        QCOMPARE(code.size(), text.size());
        QCOMPARE(code.simplified(), QStringLiteral("a i k 1'000"));
        QCOMPARE(code.count(QLatin1Char('\n')), text.count(QLatin1Char('\n')));
    }

    void theTreeIsTidy_data()
    {
        QTest::addColumn<QString>("rule");
        for (const TidyRule &rule : tidyRules())
            QTest::newRow(qPrintable(rule.name)) << rule.name;
    }

    void theTreeIsTidy()
    {
        QFETCH(QString, rule);
        const TidyRule &tidy = ruleNamed(rule);
        const QList<SourceFile> files = readTree(tidy.folders, tidy.endings);
        QStringList findings;

        for (const SourceFile &file : files)
            findings += tidy.findingsIn(file);

        QVERIFY2(findings.isEmpty(), qPrintable(QLatin1Char('\n') + findings.join(QLatin1Char('\n'))));
        QVERIFY2(files.size() > 20, "the source tree was not found");
    }

    void noFileOutgrowsItsReader()
    {
        QStringList tooLong;

        for (const SourceFile &file : readTree(productFolders())) {
            const qsizetype lines = file.text.count(QLatin1Char('\n'));
            if (lines > kLinesMax)
                tooLong.append(QStringLiteral("%1 has %2 lines").arg(file.path).arg(lines));
        }

        QVERIFY2(tooLong.isEmpty(), qPrintable(tooLong.join(QLatin1Char('\n'))));
    }

    void everyHeaderIsIncludedBySomebody()
    {
        QSet<QString> included; // By name only: a wrong folder would not compile.
        for (const SourceFile &file : readTree(productFolders() + QStringList { QStringLiteral("tests") })) {
            for (const Include &include : includesOf(file))
                included.insert(include.path.section(QLatin1Char('/'), -1));
        }
        QStringList dead;

        for (const SourceFile &file : readTree(productFolders(), { QStringLiteral(".h") })) {
            if (!included.contains(file.path.section(QLatin1Char('/'), -1)))
                dead.append(file.path);
        }

        QVERIFY2(dead.isEmpty(), qPrintable(dead.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TidyTest)
#include "tst_tidy.moc"
