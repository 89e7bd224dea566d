#include "tests/ui/support/Stage.h"
#include "ui/kit/GridModel.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>

using namespace sluice;
using testing::Stage;

namespace {

const Currency kUsd { { 'U', 'S', 'D' }, 2 };

desk::CertificateRow row(const QString &key, desk::IntentOutcome outcome, const RequestId &request)
{
    desk::CertificateRow row;
    row.realm = QStringLiteral("9130");
    row.companyName = QStringLiteral("Tidemark US");
    row.key = key;
    row.requestId = request;
    row.dealName = QStringLiteral("Wexford renewal");
    row.title = QStringLiteral("On close");
    row.intendedAt = *parseInstant(QStringView(u"2026-11-03T10:00:00Z"));
    row.amount = Money(1250'00, kUsd);
    row.outcome = outcome;
    return row;
}

desk::Certificate certificate(const RequestId &request)
{
    desk::Certificate made;
    made.events = 4711;
    made.head = QStringLiteral("0123456789abcdef");
    made.text = QStringLiteral("Certificate of posting\n");
    made.rows = { row(QStringLiteral("k-1"), desk::IntentOutcome::Posted, request), row(QStringLiteral("k-2"), desk::IntentOutcome::Deleted, request) };
    desk::CensusFinding finding;
    finding.kind = desk::CensusFindingKind::Deleted;
    finding.companyName = QStringLiteral("Tidemark US");
    finding.sentence = QStringLiteral("Invoice S-7 was posted and is gone from the books <b>now</b>");
    finding.amount = Money(1250'00, kUsd);
    made.findings = { finding };
    made.faults = 1;
    return made;
}

} // namespace

class TstCertificateUi : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneKeyOpensItWithItsFindingsAndRows()
    {
        Stage stage;
        stage.desk.certificateShown = certificate(stage.desk.requestRows.front().id);
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
        stage.desk.certificateShown = certificate(stage.desk.requestRows.front().id);

        months->setCurrentIndex(1);
        stage.settle();

        QCOMPARE(stage.sheet()->findChild<ui::GridView *>()->grid().rowCount(), 2);
    }

    void anIntentOpensItsRequest()
    {
        Stage stage;
        const RequestId request = stage.desk.requestRows.front().id;
        stage.desk.certificateShown = certificate(request);
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
