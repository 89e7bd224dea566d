#include "ui/kit/Language.h"
#include "ui/kit/Theme.h"
#include "ui/shell/TroubleWindow.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;

/// What stands on the screen when the profile cannot be opened.
class TstTroubleUi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::Theme::apply(*qApp, ui::ThemeMode::Light); }
    void everyFileHasItsOwnWayOut_data();
    void everyFileHasItsOwnWayOut();
    void enterTriesAgainAndSaysThatItDid();
    void theKeyThatQuitsQuits();

private:
    static QString said(const ui::TroubleWindow &window, const char *name)
    {
        const auto *label = window.findChild<QLabel *>(QString::fromLatin1(name));
        return label->isVisible() ? label->text() : QString();
    }
};

void TstTroubleUi::everyFileHasItsOwnWayOut_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("todo");
    QTest::newRow("the copy") << ErrorKind::Damaged << QStringLiteral("mirror.sqlite: mirror: file is not a database") << QStringLiteral("damaged")
                              << QStringLiteral("The copy of both systems' records is damaged.") << QStringLiteral("Move it out of the folder");
    QTest::newRow("the record") << ErrorKind::Damaged << QStringLiteral("journal.sqlite: journal: execute: database disk image is malformed") << QStringLiteral("damaged")
                                << QStringLiteral("The record of decisions is damaged.") << QStringLiteral("the last backup");
    QTest::newRow("the settings") << ErrorKind::Damaged << QStringLiteral("settings.toml, line 3: expected a value") << QString()
                                  << QStringLiteral("The settings cannot be understood.") << QStringLiteral("the line named below");
    QTest::newRow("newer") << ErrorKind::Damaged << QStringLiteral("journal.sqlite: journal: the file is from a newer version of the program") << QStringLiteral("newer")
                           << QStringLiteral("This profile was written by a newer Sluice.") << QStringLiteral("Install that version");
    QTest::newRow("out of reach") << ErrorKind::Storage << QStringLiteral("the profile folder /srv/x cannot be made") << QString()
                                  << QStringLiteral("This profile cannot be opened.") << QStringLiteral("you may read and write it");
}

void TstTroubleUi::everyFileHasItsOwnWayOut()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, detail);
    QFETCH(QString, code);
    QFETCH(QString, what);
    QFETCH(QString, todo);
    ui::TroubleWindow window(QStringLiteral("/srv/sluice"));
    window.show();

    Error error { kind, detail };
    error.code = code;
    window.showTrouble(error);

    QCOMPARE(said(window, "troubleWhat"), what);
    QVERIFY2(said(window, "troubleTodo").contains(todo), qPrintable(said(window, "troubleTodo")));
    QCOMPARE(said(window, "troubleFolder"), QStringLiteral("/srv/sluice"));
    QCOMPARE(said(window, "troubleTried"), QString());
}

void TstTroubleUi::enterTriesAgainAndSaysThatItDid()
{
    ui::TroubleWindow window(QStringLiteral("/srv/sluice"));
    const QSignalSpy retried(&window, &ui::TroubleWindow::retryRequested);
    window.show();
    const Error error { ErrorKind::Storage, QStringLiteral("disk full") };
    window.showTrouble(error);
    QApplication::setActiveWindow(&window);
    QVERIFY(QTest::qWaitForWindowActive(&window));

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(retried.count(), 1);
    window.showTrouble(error);

    QVERIFY(said(window, "troubleTried").startsWith(QStringLiteral("Tried again at ")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(retried.count(), 2);
}

void TstTroubleUi::theKeyThatQuitsQuits()
{
    ui::TroubleWindow window(QStringLiteral("/srv/sluice"));
    const QSignalSpy quit(&window, &ui::TroubleWindow::quitRequested);
    window.show();
    QApplication::setActiveWindow(&window);
    QVERIFY(QTest::qWaitForWindowActive(&window));

    QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier);

    QCOMPARE(quit.count(), 1);
}

QTEST_MAIN(TstTroubleUi)
#include "tst_trouble_ui.moc"
