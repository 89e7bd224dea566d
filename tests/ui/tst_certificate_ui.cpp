#include "tests/ui/support/MadeCertificate.h"
#include "tests/ui/support/Stage.h"
#include "ui/kit/GridModel.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace sluice;
using testing::certificateOf;
using testing::Stage;

namespace {

/// The sheet, opened as a person does.
class Sheet {
public:
    explicit Sheet(Stage &stage)
    {
        stage.go(QStringLiteral("journal"));
        stage.press(Qt::Key_C);
        m_sheet = stage.sheet();
        if (!m_sheet)
            qFatal("the sheet did not open");
    }
    QPushButton *button() const { return m_sheet->findChild<QPushButton *>(QStringLiteral("readFresh")); }
    QLabel *progress() const { return m_sheet->findChild<QLabel *>(QStringLiteral("freshProgress")); }
    QString message() const { return m_sheet->findChild<ui::MessageLine *>()->text(); }
    QString state() const { return m_sheet->findChild<QWidget *>(QStringLiteral("certificateState"))->accessibleName(); }
    int rows() const { return m_sheet->findChild<ui::GridView *>()->grid().rowCount(); }

private:
    QDialog *m_sheet = nullptr;
};

} // namespace

class TstCertificateUi : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneKeyOpensItWithItsFindingsAndRows()
    {
        Stage stage;
        stage.desk.certificateShown = certificateOf(stage.desk);
        stage.go(QStringLiteral("journal"));

        stage.press(Qt::Key_C);

        QVERIFY(stage.sheet());
        QCOMPARE(stage.sheet()->objectName(), QStringLiteral("certificateSheet"));
        auto *grid = stage.sheet()->findChild<ui::GridView *>();
        QVERIFY(grid);
        QCOMPARE(grid->grid().rowCount(), 2);
        QVERIFY(stage.sheet()->findChild<QPlainTextEdit *>()->toPlainText().startsWith(QStringLiteral("Certificate")));
        bool named = false;
        for (const QLabel *label : stage.sheet()->findChildren<QLabel *>()) {
            named = named || label->text().contains(QStringLiteral("gone from the books <b>now</b>"));
            QVERIFY(label->textFormat() == Qt::PlainText);
        }
        QVERIFY(named);
    }

    void anotherMonthIsAskedFor()
    {
        Stage stage;
        stage.go(QStringLiteral("journal"));
        stage.press(Qt::Key_C);
        auto *months = stage.sheet()->findChild<QComboBox *>(QStringLiteral("certificateMonth"));
        QVERIFY(months && months->count() > 12);
        QVERIFY(!months->itemData(0).toDate().isValid());
        QCOMPARE(months->itemData(1).toDate(), QDate(2026, 11, 1));
        stage.desk.certificateShown = certificateOf(stage.desk);

        months->setCurrentIndex(1);
        stage.settle();

        QCOMPARE(stage.sheet()->findChild<ui::GridView *>()->grid().rowCount(), 2);
    }

    void anIntentOpensItsRequest()
    {
        Stage stage;
        const RequestId request = stage.desk.requestRows.front().id;
        stage.desk.certificateShown = certificateOf(stage.desk);
        stage.go(QStringLiteral("journal"));
        stage.press(Qt::Key_C);
        auto *grid = stage.sheet()->findChild<ui::GridView *>();
        grid->setFocus();
        grid->goToRow(0);

        QTest::keyClick(grid, Qt::Key_Return);
        stage.settle();

        QVERIFY(!stage.sheet());
        QCOMPARE(stage.window->currentScreen(), QStringLiteral("requests"));
        QCOMPARE(stage.grid(QStringLiteral("requests")).currentKey(), request.value);
    }

    void oneKeyReadsTheBooksAnewAndShowsWhatTheySayThen()
    {
        Stage stage;
        const Sheet sheet(stage);

        stage.press(Qt::Key_F5);

        QCOMPARE(stage.backend.calls, QStringList { QStringLiteral("count") });
        QCOMPARE(sheet.button()->text(), QStringLiteral("Stop reading"));
        Q_EMIT stage.backend.progress({ QStringLiteral("Reading Invoice"), 200, 1000, 0, true });
        QVERIFY(sheet.progress()->isVisible());
        QCOMPARE(sheet.progress()->text(), QStringLiteral("Reading Invoice: 200 of 1,000"));
        QCOMPARE(sheet.rows(), 0); // What was known stays until there is something newer.
        stage.desk.certificateShown = certificateOf(stage.desk);
        Q_EMIT stage.backend.censusFinished({});
        stage.settle();

        QCOMPARE(sheet.rows(), 2);
        QVERIFY(!sheet.progress()->isVisible());
        QCOMPARE(sheet.button()->text(), QStringLiteral("Read fresh"));
    }

    void theSameKeyStopsIt()
    {
        Stage stage;
        stage.desk.certificateShown = certificateOf(stage.desk);
        const Sheet sheet(stage);
        stage.press(Qt::Key_F5);

        stage.press(Qt::Key_F5);

        QCOMPARE(stage.backend.calls, (QStringList { QStringLiteral("count"), QStringLiteral("cancel count") }));
        Q_EMIT stage.backend.censusFinished(Error { ErrorKind::Cancelled, QStringLiteral("stopped"), {}, {}, {} });
        stage.settle();
        QVERIFY2(sheet.message().contains(QStringLiteral("stopped")), qPrintable(sheet.message()));
        QCOMPARE(sheet.rows(), 2);
        QCOMPARE(sheet.state(), QStringLiteral("2 finding(s)"));
    }

    void withoutANetworkItSaysSoAndKeepsWhatItShows()
    {
        Stage stage;
        stage.desk.certificateShown = certificateOf(stage.desk);
        const Sheet sheet(stage);
        sheet.button()->setFocus();
        stage.press(Qt::Key_Space);
        QCOMPARE(stage.backend.calls, QStringList { QStringLiteral("count") });

        Q_EMIT stage.backend.censusFinished(Error { ErrorKind::Offline, QStringLiteral("no route"), {}, {}, {} });
        stage.settle();

        QVERIFY2(sheet.message().contains(QStringLiteral("could not be read anew")), qPrintable(sheet.message()));
        QCOMPARE(sheet.rows(), 2);
        QCOMPARE(sheet.state(), QStringLiteral("2 finding(s)"));
        QVERIFY(!sheet.progress()->isVisible());
        stage.press(Qt::Key_F5); // And again.
        QCOMPARE(stage.backend.calls.size(), 2);
        QVERIFY(sheet.message().isEmpty());
    }

    void aCountThatSomebodyElseAskedForIsNone()
    {
        Stage stage;
        const Sheet sheet(stage);
        Q_EMIT stage.backend.progress({ QStringLiteral("Reading Invoice"), 200, 1000, 0, true });
        Q_EMIT stage.backend.censusFinished(Error { ErrorKind::Offline, QStringLiteral("no route"), {}, {}, {} });
        QVERIFY(!sheet.progress()->isVisible());
        QVERIFY(sheet.message().isEmpty());
    }

    void itSaysWhatSalesforceHoldsOfTheJournal()
    {
        Stage stage;
        stage.desk.certificateShown = certificateOf(stage.desk);
        stage.go(QStringLiteral("journal"));

        stage.press(Qt::Key_C);

        QString shown;
        for (const QLabel *label : stage.sheet()->findChildren<QLabel *>())
            shown += label->text() + QLatin1Char('\n');
        QVERIFY2(shown.contains(QStringLiteral("holds another head than this journal")), qPrintable(shown));
        QVERIFY2(shown.contains(QStringLiteral("4,702 when it was opened · Salesforce\n")), qPrintable(shown));
    }

    void aJournalThatDoesNotHoldSaysSo()
    {
        Stage stage;
        stage.go(QStringLiteral("journal"));
        stage.desk.failQuestions = ErrorKind::Damaged;

        stage.press(Qt::Key_C);

        QVERIFY(stage.sheet());
        QVERIFY(!stage.sheet()->findChild<ui::MessageLine *>()->text().isEmpty());
        stage.desk.failQuestions.reset();
    }
};

QTEST_MAIN(TstCertificateUi)
#include "tst_certificate_ui.moc"
