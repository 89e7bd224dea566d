#include "system/Ctl.h"

#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sluice::testing;

/// What the program with the window says where no window can be opened.
class TestWithoutDisplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionNeedNoWindow_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("help") << u"--help"_s << QByteArray("--profile <DIR>");
        QTest::newRow("help, shortly") << u"-h"_s << QByteArray("--profile <DIR>");
        QTest::newRow("version") << u"--version"_s << QByteArray("sluice " SLUICE_VERSION);
    }

    void helpAndVersionNeedNoWindow()
    {
        QFETCH(QString, option);
        QFETCH(QByteArray, said);
        const CtlRun run = start({ option });
        QVERIFY2(run.exit == 0, run.told().constData());
        QVERIFY2(run.out.contains(said), run.told().constData());
    }

    void wrongUsageEndsWithTwo_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("an option that does not exist") << QStringList { u"--twice"_s };
        QTest::newRow("an option without its value") << QStringList { u"--profile"_s };
    }

    void wrongUsageEndsWithTwo()
    {
        QFETCH(QStringList, command);
        const CtlRun run = start(command);
        QVERIFY2(run.exit == 2, run.told().constData());
        QVERIFY2(run.out.isEmpty() && run.err.contains("sluice --help"), run.told().constData());
    }

    void whatBelongsToTheToolkitIsLeftToIt()
    {
        const CtlRun run = start({ u"-platform"_s, u"offscreen"_s, u"--version"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        const CtlRun alone = start({ u"-stylesheet"_s, u"none.qss"_s, u"--version"_s });
        QVERIFY2(alone.out.startsWith("sluice "), alone.told().constData()); // No -h lies in it.
        const CtlRun wrong = start({ u"-platform"_s, u"offscreen"_s, u"-Z"_s });
        QVERIFY2(wrong.exit == 2, wrong.told().constData());
    }

private:
    static CtlRun start(const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"DISPLAY"_s);
        environment.remove(u"WAYLAND_DISPLAY"_s);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(SLUICE_BIN_DIR "/sluice"), arguments);
        return Ctl::finish(process);
    }
};

QTEST_GUILESS_MAIN(TestWithoutDisplay)
#include "tst_without_display.moc"
