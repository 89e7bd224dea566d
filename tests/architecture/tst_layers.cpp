#include "LayerTable.h"
#include "SourceTree.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace sluice::architecture;

/// Includes go down the table of layers.txt and nowhere else.
class LayersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(SLUICE_SOURCE_DIR "/tests/architecture/layers.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_table = LayerTable::parse(QString::fromUtf8(file.readAll()));
    }

    void theTableOnlyPointsDown()
    {
        QCOMPARE(m_table.problems().join(QLatin1Char('\n')), QString());
        QVERIFY(m_table.folders().size() > 15);
    }

    void anUnreadableTableSaysSo_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("problem");
        QTest::newRow("upwards") << QStringLiteral("core: domain\ndomain:") << QStringLiteral("core points at domain");
        QTest::newRow("no colon") << QStringLiteral("core domain") << QStringLiteral("cannot be read");
        QTest::newRow("library") << QStringLiteral("core: | Telepathy") << QStringLiteral("unknown library Telepathy");
    }

    void anUnreadableTableSaysSo()
    {
        QFETCH(QString, table);
        QFETCH(QString, problem);

        const QStringList problems = LayerTable::parse(table).problems();

        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems.first().contains(problem), qPrintable(problems.first()));
    }

    void everyLineHasItsFolder()
    {
        for (QString folder : m_table.folders()) {
            folder.remove(QLatin1String("/*"));
            const bool inSource = QDir(QStringLiteral(SLUICE_SOURCE_DIR "/src/")).exists(folder);
            QVERIFY2(inSource || QDir(QStringLiteral(SLUICE_SOURCE_DIR)).exists(folder), qPrintable(folder));
        }
    }

    void anIncludeIsJudgedByTheTable_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *name, const char *file, const char *include, bool allowed) {
            QTest::newRow(name) << QString::fromUtf8(file) << QString::fromUtf8(include) << allowed;
        };
        row("down", "src/domain/Deal.h", "\"core/Money.h\"", true);
        row("up", "src/core/Money.h", "\"domain/Deal.h\"", false);
        row("its own folder", "src/rules/checks/Terms.cpp", "\"rules/Checks.h\"", true);
        row("a neighbour", "app/sandbox/main.cpp", "\"Program.h\"", true);
        row("the seam", "src/books/quickbooks/Company.h", "\"books/Books.h\"", true);
        row("below the seam", "src/books/Books.h", "\"books/quickbooks/Company.h\"", false);
        row("the other system", "src/crm/salesforce/Pull.cpp", "\"books/quickbooks/Company.h\"", false);
        row("a step over the seam", "src/billing/Poster.cpp", "\"books/quickbooks/Company.h\"", false);
        row("the engine below", "src/engine/desk/DeskReader.cpp", "\"mirror/Views.h\"", true);
        row("stand-ins in the product", "src/engine/Cycle.cpp", "\"sandbox/Http.h\"", false);
        row("a screen and its kit", "ui/today/TodayPage.cpp", "\"ui/kit/Theme.h\"", true);
        row("a screen and itself", "ui/today/TodayPage.cpp", "\"ui/today/Tile.h\"", true);
        row("a screen and another", "ui/today/TodayPage.cpp", "\"ui/journal/JournalPage.h\"", false);
        row("the shell and a screen", "ui/shell/MainWindow.cpp", "\"ui/today/TodayPage.h\"", true);
        row("a screen and rules", "ui/today/TodayPage.cpp", "\"rules/Policy.h\"", false);
        row("SQL in a screen", "ui/today/TodayPage.cpp", "<QSqlQuery>", false);
        row("SQL in a screen, by module", "ui/today/TodayPage.cpp", "<QtSql/QSqlQuery>", false);
        row("HTTP in a screen", "ui/today/TodayPage.cpp", "<QtNetwork/QNetworkReply>", false);
        row("a widget in a screen", "ui/today/TodayPage.h", "<QWidget>", true);
        row("a widget in the engine", "src/engine/Cycle.cpp", "<QtWidgets/QMessageBox>", false);
        row("a widget in the command line", "app/ctl/main.cpp", "<QApplication>", false);
        row("SQL in the mirror", "src/mirror/Database.cpp", "<QSqlDatabase>", true);
        row("SQL in a header of the mirror", "src/mirror/Database.h", "<QSqlDatabase>", false);
        row("plain Qt", "src/core/Money.h", "<QString>", true);
        row("a new folder", "src/payroll/Run.cpp", "<QString>", false);
        row("a folder of nobody", "src/core/Money.cpp", "\"payroll/Run.h\"", false);
        row("climbing", "src/core/Money.cpp", "\"../domain/Deal.h\"", false);
    }

    void anIncludeIsJudgedByTheTable()
    {
        QFETCH(QString, file);
        QFETCH(QString, include);
        QFETCH(bool, allowed);

        const QString objection = m_table.objection(file, include.mid(1, include.size() - 2), include.startsWith(QLatin1Char('<')));

        QVERIFY2(objection.isEmpty() == allowed, qPrintable(objection));
    }

    void everyIncludeGoesDownTheTable()
    {
        QStringList objections;
        int seen = 0;

        for (const SourceFile &file : readTree({ QStringLiteral("src"), QStringLiteral("ui"), QStringLiteral("app") })) {
            for (const Include &include : includesOf(file)) {
                ++seen;
                const QString objection = m_table.objection(file.path, include.path, include.inBrackets);
                if (!objection.isEmpty())
                    objections.append(QStringLiteral("%1:%2: %3").arg(file.path).arg(include.line).arg(objection));
            }
        }

        QVERIFY2(objections.isEmpty(), qPrintable(QLatin1Char('\n') + objections.join(QLatin1Char('\n'))));
        QVERIFY2(seen > 1000, "the source tree was not found");
    }

private:
    LayerTable m_table;
};

QTEST_GUILESS_MAIN(LayersTest)
#include "tst_layers.moc"
