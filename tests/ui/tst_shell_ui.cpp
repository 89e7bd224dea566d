#include "tests/ui/support/Stage.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/Opening.h"
#include "ui/setup/PolicyPanel.h"
#include "ui/shell/CommandPalette.h"
#include "ui/today/Tile.h"

#include <QFontMetricsF>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTabBar>
#include <QPushButton>

using namespace sluice;
using testing::Stage;

class TstShellUi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyScreenOpensByItsKeys_data();
    void everyScreenOpensByItsKeys();
    void thePaletteFindsCommandsWithTheirKeysAndDeals();
    void thePaletteFindsAnInvoiceByItsNumberAndOpensItOnEnterAtOnce();
    void thePaletteFindsAnAmountHoweverItIsGrouped();
    void theReadinessListSaysWhatTheAdministratorMustDo();
    void thePolicyStaysAsItStandsUntilItsVersionChanges();
    void questionMarkListsTheKeys();
    void aFigureOpensItsRows();
    void theSignInCardFollowsItsStates();
    void onlyWebAddressesAreOpened_data();
    void onlyWebAddressesAreOpened();
    void aProblemAtSignInSaysWhatToDo();
    void signingInAgainAsksForNothing();
    void aKeyIsReplacedOnlyAfterAQuestion();
    void theAgeOfTheDataGrowsWhileOneLooks();
    void theStatusBarSaysHowOldTheDataIsWhenNoNewComes();
    void aTileOpensOnEnter();
    void enterPressesTheButtonThatHasTheFocus();
    void aRefusedSignOutSaysWhy();
    void everyControlHasAnAccessibleName();
    void digitsOfTheBundledFontAreEquallyWide();
    void thirdPartyMarkupStaysText();
};

void TstShellUi::everyScreenOpensByItsKeys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("screen");
    QTest::newRow("today") << Qt::Key_T << QStringLiteral("today");
    QTest::newRow("exceptions") << Qt::Key_E << QStringLiteral("exceptions");
    QTest::newRow("approvals") << Qt::Key_A << QStringLiteral("approvals");
    QTest::newRow("requests") << Qt::Key_R << QStringLiteral("requests");
    QTest::newRow("invoices") << Qt::Key_I << QStringLiteral("invoices");
    QTest::newRow("dashboards") << Qt::Key_D << QStringLiteral("dashboards");
    QTest::newRow("journal") << Qt::Key_J << QStringLiteral("journal");
    QTest::newRow("setup") << Qt::Key_S << QStringLiteral("setup");
}

void TstShellUi::everyScreenOpensByItsKeys()
{
    QFETCH(Qt::Key, key);
    QFETCH(QString, screen);
    Stage stage;
    stage.go(screen == QLatin1String("requests") ? QStringLiteral("invoices") : QStringLiteral("requests"));

    stage.press(Qt::Key_G);
    stage.press(key);

    QCOMPARE(stage.window->currentScreen(), screen);
}

void TstShellUi::thePaletteFindsCommandsWithTheirKeysAndDeals()
{
    Stage stage;
    stage.go(QStringLiteral("exceptions"));

    stage.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(stage.window->commandPalette().isVisible());
    stage.type(QStringLiteral("resol"));
    QVERIFY(stage.window->commandPalette().shownTexts().contains(QStringLiteral("Resolve")));
    for (int i = 0; i < 5; ++i)
        stage.press(Qt::Key_Backspace);
    stage.type(QStringLiteral("wexford"));
    QTRY_VERIFY(!stage.window->commandPalette().shownTexts().isEmpty());
    stage.press(Qt::Key_Return);

    QVERIFY(!stage.window->commandPalette().isVisible());
    QCOMPARE(stage.window->currentScreen(), QStringLiteral("requests")); // Which was never opened before.
    ui::GridView &grid = stage.grid(QStringLiteral("requests"));
    QTRY_VERIFY(grid.currentRow() >= 0);
    QCOMPARE(grid.grid().index(grid.currentRow(), grid.grid().columnOf(QStringLiteral("deal"))).data(ui::GridModel::SecondRole).toString(),
        QStringLiteral("Wexford Pharma"));
}

void TstShellUi::thePaletteFindsAnInvoiceByItsNumberAndOpensItOnEnterAtOnce()
{
    Stage stage;
    stage.go(QStringLiteral("today"));
    const desk::InvoiceRow invoice = stage.desk.invoiceRows.at(4);

    stage.press(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), invoice.docNumber); // Pasted, as it were: no pause before Enter.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

    QTRY_COMPARE(stage.window->currentScreen(), QStringLiteral("invoices"));
    QTRY_COMPARE(stage.grid(QStringLiteral("invoices")).currentKey(), invoice.realm + QLatin1Char(':') + invoice.id);
}

void TstShellUi::thePaletteFindsAnAmountHoweverItIsGrouped()
{
    Stage stage;
    stage.go(QStringLiteral("today"));
    desk::RequestRow &row = stage.desk.requestRows.at(7);
    row.amount = Money(123456789, row.amount.currency());

    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(QStringLiteral("1,234,567.89"));

    QTRY_VERIFY(stage.window->commandPalette().shownTexts().join(QLatin1Char('\n')).contains(row.dealName));
}

void TstShellUi::theReadinessListSaysWhatTheAdministratorMustDo()
{
    Stage stage;
    ui::Page &page = stage.go(QStringLiteral("setup"));

    stage.press(Qt::Key_2);

    const QWidget *panel = page.findChild<QWidget *>(QStringLiteral("readiness"));
    QTRY_VERIFY(panel->isVisible());
    QCOMPARE(stage.backend.calls, QStringList { QStringLiteral("readiness") });
    QStringList shown;
    for (const QLabel *label : panel->findChildren<QLabel *>())
        shown += label->text();
    QVERIFY(shown.contains(QStringLiteral("1 thing must be put right.")));
    // What stands in the way comes before what would be better, and that before what is well.
    const auto at = [&](const QString &id) { return shown.indexOf(id); };
    QVERIFY(at(QStringLiteral("Opportunity.Sluice_PO_Number__c")) >= 0);
    QVERIFY(at(QStringLiteral("Opportunity.Sluice_PO_Number__c")) < at(QStringLiteral("Task.Sluice_Task_Key__c")));
    QVERIFY(at(QStringLiteral("Task.Sluice_Task_Key__c")) < at(QStringLiteral("Journal")));
    QVERIFY(shown.contains(QStringLiteral("Install Opportunity.Sluice_PO_Number__c from the Sluice package.")));
}

void TstShellUi::thePolicyStaysAsItStandsUntilItsVersionChanges()
{
    Stage stage;
    ui::Page &page = stage.go(QStringLiteral("setup"));
    stage.press(Qt::Key_4);
    const QPointer<QPlainTextEdit> file = page.findChild<ui::PolicyPanel *>()->findChild<QPlainTextEdit *>();
    QVERIFY(file);

    Q_EMIT stage.backend.changed({ QStringLiteral("journal"), QStringLiteral("requests") });
    stage.settle();
    QVERIFY(file); // Nobody who reads it is thrown back to its top.
    stage.desk.policyVersion = QStringLiteral("2026-12-01.1");
    Q_EMIT stage.backend.changed({ QStringLiteral("journal") });

    QTRY_VERIFY(!file);
}

void TstShellUi::questionMarkListsTheKeys()
{
    Stage stage;
    stage.go(QStringLiteral("exceptions"));

    stage.press(Qt::Key_Question);

    QTRY_VERIFY(stage.sheet());
    QCOMPARE(stage.sheet()->objectName(), QStringLiteral("keyMap"));
    stage.press(Qt::Key_Escape);
}

void TstShellUi::aFigureOpensItsRows()
{
    Stage stage;
    QStringList rows { stage.desk.requestRows[3].id.value, stage.desk.requestRows[8].id.value };
    stage.go(QStringLiteral("requests"));

    stage.window->goTo({ QStringLiteral("requests"), {}, {}, rows, QStringLiteral("Invoiced in Nov 2026") });

    QTRY_COMPARE(stage.grid(QStringLiteral("requests")).grid().rowCount(), 2);
}

void TstShellUi::theSignInCardFollowsItsStates()
{
    Stage stage;
    ui::Page &page = stage.go(QStringLiteral("setup"));
    auto *card = page.findChild<QWidget *>(QStringLiteral("signInCard"));
    QVERIFY(!card->isVisible());
    const auto buttonCalled = [&](const QString &name) -> QPushButton * {
        for (QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->accessibleName() == name && button->isVisible())
                return button;
        }
        return nullptr;
    };

    QTest::mouseClick(buttonCalled(QStringLiteral("Sign in to Salesforce…")), Qt::LeftButton);
    QTRY_VERIFY(card->isVisible());
    stage.type(QStringLiteral("3MVG9"));
    QTest::mouseClick(buttonCalled(QStringLiteral("Open the browser")), Qt::LeftButton);
    QCOMPARE(stage.backend.calls, QStringList { QStringLiteral("sign in salesforce 3MVG9") });

    ui::SignInState waiting;
    waiting.system = QStringLiteral("salesforce");
    waiting.phase = ui::SignInState::Phase::WaitingForBrowser;
    waiting.url = QUrl(QStringLiteral("https://login.salesforce.com/services/oauth2/authorize?x=1"));
    Q_EMIT stage.backend.signInChanged(waiting);
    QVERIFY2(stage.browser.opened.isEmpty(), "the address of a sign-in stands on a command line");
    waiting.page = QUrl(QStringLiteral("file:///downloads/sluice-sign-in.html"));
    Q_EMIT stage.backend.signInChanged(waiting);
    QCOMPARE(stage.browser.opened, QStringList { waiting.page.toString() });
    QTest::mouseClick(buttonCalled(QStringLiteral("Open again")), Qt::LeftButton);
    QCOMPARE(stage.browser.opened, (QStringList { waiting.page.toString(), waiting.page.toString() }));
    QLineEdit *pasted = nullptr;
    for (QLineEdit *edit : card->findChildren<QLineEdit *>()) {
        if (edit->isVisible() && !edit->isReadOnly())
            pasted = edit;
    }
    QVERIFY(pasted);
    pasted->setFocus();
    stage.type(QStringLiteral("http://localhost:17171/callback?code=1"));
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.backend.calls.last(), QStringLiteral("paste http://localhost:17171/callback?code=1"));

    waiting.phase = ui::SignInState::Phase::Done;
    waiting.message = QStringLiteral("Wen Li, Sluice Demo");
    Q_EMIT stage.backend.signInChanged(waiting);
    QVERIFY(buttonCalled(QStringLiteral("Close")));
    QVERIFY(!buttonCalled(QStringLiteral("Try again")));
}

void TstShellUi::onlyWebAddressesAreOpened_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isOpened");
    QTest::newRow("the web") << QStringLiteral("https://acme.my.salesforce.com/006x") << true;
    QTest::newRow("a stand-in") << QStringLiteral("http://127.0.0.1:8080/006x") << true;
    QTest::newRow("a stand-in by name") << QStringLiteral("http://localhost:8080/006x") << true;
    QTest::newRow("not safe") << QStringLiteral("http://acme.example/006x") << false;
    QTest::newRow("only looks local") << QStringLiteral("http://127.0.0.1.example/006x") << false;
    QTest::newRow("a file") << QStringLiteral("file:///usr/bin/true") << false;
    QTest::newRow("another program's") << QStringLiteral("ftp://acme.example/x") << false;
    QTest::newRow("no address") << QString() << false;
}

void TstShellUi::onlyWebAddressesAreOpened()
{
    QFETCH(QString, address);
    QFETCH(bool, isOpened);
    testing::Browser browser;

    QCOMPARE(ui::openAddress(QUrl(address)), isOpened);

    QCOMPARE(browser.opened.size(), isOpened ? 1 : 0);
}

void TstShellUi::aProblemAtSignInSaysWhatToDo()
{
    Stage stage;
    ui::Page &page = stage.go(QStringLiteral("setup"));

    ui::SignInState failed;
    failed.system = QStringLiteral("quickbooks");
    failed.phase = ui::SignInState::Phase::Failed;
    failed.what = QStringLiteral("QuickBooks refused the keys.");
    failed.why = QStringLiteral("The client secret is wrong.");
    failed.todo = QStringLiteral("Copy it again from the developer portal.");
    Q_EMIT stage.backend.signInChanged(failed);

    QStringList shown;
    for (const QLabel *label : page.findChild<QWidget *>(QStringLiteral("signInCard"))->findChildren<QLabel *>()) {
        if (label->isVisible())
            shown += label->text();
    }
    QVERIFY(shown.contains(failed.what));
    QVERIFY(shown.contains(failed.why + QLatin1Char(' ') + failed.todo));
    failed.why = QStringLiteral("there is no connection to it");
    failed.todo = QStringLiteral("Check the network");
    Q_EMIT stage.backend.signInChanged(failed);
    stage.settle();
    auto *card = page.findChild<QWidget *>(QStringLiteral("signInCard"));
    const auto labels = card->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
        [](const QLabel *label) { return label->text() == QLatin1String("There is no connection to it. Check the network."); }));
    QVERIFY2(card->height() < 180, qPrintable(QString::number(card->height()))); // The form behind it does not hold it open.
}

void TstShellUi::signingInAgainAsksForNothing()
{
    Stage stage;
    ui::Page &page = stage.go(QStringLiteral("setup"));
    auto *card = page.findChild<QWidget *>(QStringLiteral("signInCard"));
    const desk::ConnectionRow connection = stage.desk.status()->connections.back();
    const auto button = [&](const QString &name) {
        QPushButton *last = nullptr; // That of the last card.
        for (QPushButton *one : page.findChildren<QPushButton *>()) {
            if (one->accessibleName() == name && one->isVisible())
                last = one;
        }
        return last;
    };
    QTRY_VERIFY(button(QStringLiteral("Sign in again")));

    button(QStringLiteral("Sign in again"))->click();
    QCOMPARE(stage.backend.calls.last(), QStringLiteral("sign in quickbooks again to ") + connection.id);
    QVERIFY(card->isVisible());
    for (const QLineEdit *edit : card->findChildren<QLineEdit *>())
        QVERIFY2(!edit->isVisible() || edit->accessibleName() != QLatin1String("Client secret"), "asked for the secret");

    ui::SignInState failed;
    failed.system = connection.system;
    failed.phase = ui::SignInState::Phase::Failed;
    failed.what = QStringLiteral("The sign-in did not come back from the browser");
    Q_EMIT stage.backend.signInChanged(failed);
    button(QStringLiteral("Try again"))->click();
    QCOMPARE(stage.backend.calls.last(), QStringLiteral("sign in quickbooks again to ") + connection.id);

    button(QStringLiteral("Change the registration…"))->click(); // The form is still there for whoever needs it.
    const auto edits = card->findChildren<QLineEdit *>();
    QVERIFY(std::any_of(edits.begin(), edits.end(),
        [](const QLineEdit *edit) { return edit->isVisible() && edit->accessibleName() == QLatin1String("Client secret"); }));
    QVERIFY(std::any_of(edits.begin(), edits.end(), [](const QLineEdit *edit) { return edit->text() == QLatin1String("ABdemoClient"); }));
}

void TstShellUi::aKeyIsReplacedOnlyAfterAQuestion()
{
    Stage stage;
    stage.desk.statusLine.connections[0].jwtUser = QStringLiteral("integration@acme.example");
    ui::Page &page = stage.go(QStringLiteral("setup"));
    Q_EMIT stage.backend.changed({ QStringLiteral("connections") });
    const auto buttons = [&](const QString &name) {
        QList<QPushButton *> all;
        for (QPushButton *one : page.findChildren<QPushButton *>()) {
            if (one->accessibleName() == name && one->isVisible())
                all.append(one);
        }
        return all;
    };
    const QString instead = QStringLiteral("Use the browser instead…"), replace = QStringLiteral("Replace the key");
    QTRY_COMPARE(buttons(instead).size(), 1);
    const std::size_t others = stage.desk.statusLine.connections.size() - 1;
    QCOMPARE(buttons(QStringLiteral("Sign in again")).size(), qsizetype(others));
    QCOMPARE(buttons(QStringLiteral("Change the registration…")).size(), qsizetype(others));
    const QList<QLabel *> labels = page.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text() == QLatin1String("by key as integration@acme.example, without anybody");
    }));
    const qsizetype callsBefore = stage.backend.calls.size();

    buttons(instead).first()->click();

    QCOMPARE(stage.backend.calls.size(), callsBefore); // Only asked.
    QCOMPARE(buttons(replace).size(), 1);
    buttons(replace).first()->click();
    QCOMPARE(stage.backend.calls.last(), QStringLiteral("sign in salesforce again to salesforce replacing the key"));
    QVERIFY(page.findChild<QWidget *>(QStringLiteral("signInCard"))->isVisible());
}

void TstShellUi::theAgeOfTheDataGrowsWhileOneLooks()
{
    Stage stage;
    ui::Page &page = stage.go(QStringLiteral("setup"));
    const auto says = [&](const QString &text) {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text().startsWith(text); });
    };
    QTRY_VERIFY(says(QStringLiteral("12 s ago")));

    stage.desk.now += std::chrono::seconds(5);

    QTRY_VERIFY(says(QStringLiteral("17 s ago")));
}

void TstShellUi::theStatusBarSaysHowOldTheDataIsWhenNoNewComes()
{
    Stage stage;
    stage.desk.statusLine.connections[0].signedIn = false;
    Q_EMIT stage.backend.changed({ QStringLiteral("connections") });
    const auto says = [&](const QString &text) {
        const auto buttons = stage.window->findChildren<QPushButton *>();
        return std::any_of(buttons.begin(), buttons.end(), [&](const QPushButton *button) { return button->isVisible() && button->text() == text; });
    };

    QTRY_VERIFY(says(QStringLiteral("Sluice Demo UK Ltd error, 40 m old")));
    QTRY_VERIFY(says(QStringLiteral("Salesforce signed out, 12 s old")));

    stage.window->resize(820, 600); // A name gives way before that.
    stage.settle();
    for (const QPushButton *button : stage.window->findChildren<QPushButton *>()) {
        if (button->accessibleName() == QLatin1String("Sluice Demo UK Ltd error, 40 m old")) {
            QVERIFY2(button->text().contains(QStringLiteral("… error, 40 m old")), qPrintable(button->text()));
            QVERIFY(button->sizeHint().width() <= button->width());
        }
    }
}

void TstShellUi::aTileOpensOnEnter()
{
    Stage stage;
    ui::Page &page = stage.go(QStringLiteral("today"));
    const QList<ui::Tile *> tiles = page.findChildren<ui::Tile *>();
    const auto mine = std::find_if(tiles.begin(), tiles.end(), [](const ui::Tile *tile) { return tile->accessibleName().startsWith(QLatin1String("Mine")); });
    QVERIFY(mine != tiles.end());
    (*mine)->setFocus();

    stage.press(Qt::Key_Return);

    QTRY_VERIFY(stage.window->page(QStringLiteral("exceptions")).isVisible());
}

void TstShellUi::enterPressesTheButtonThatHasTheFocus()
{
    Stage stage;
    ui::Page &page = stage.go(QStringLiteral("setup"));
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->accessibleName() == QStringLiteral("Sign in to Salesforce…"))
            button->setFocus();
    }

    stage.press(Qt::Key_Return);

    QVERIFY(page.findChild<QWidget *>(QStringLiteral("signInCard"))->isVisible());
}

void TstShellUi::aRefusedSignOutSaysWhy()
{
    Stage stage;
    ui::Page &page = stage.go(QStringLiteral("setup"));
    const desk::ConnectionRow connection = stage.desk.status()->connections.back();

    Q_EMIT stage.backend.signOutRefused(connection.id, Error { ErrorKind::Forbidden, QStringLiteral("Only an integration owner may."), {}, {}, {} });

    QStringList shown;
    for (const auto *line : page.findChildren<ui::MessageLine *>()) {
        if (line->isVisible())
            shown += line->text();
    }
    QCOMPARE(shown.size(), 1);
    QVERIFY(shown.first().startsWith(connection.name + QStringLiteral(" was not signed out.")));
    QVERIFY(shown.first().contains(QStringLiteral("Only an integration owner may.")));
}

void TstShellUi::everyControlHasAnAccessibleName()
{
    Stage stage;
    for (const QString &screen : stage.window->screens()) {
        ui::Page &page = stage.go(screen);
        for (const QWidget *widget : page.findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
                || qobject_cast<const QAbstractItemView *>(widget);
            // Parts that Qt makes inside its own controls are reached through those.
            if (!isControl || !widget->isVisibleTo(&page) || widget->objectName().startsWith(QLatin1String("qt_")) || widget->inherits("QHeaderView")
                || QByteArray(widget->metaObject()->className()).startsWith("QLineEditIcon")
                || QByteArray(widget->metaObject()->className()) == "QTableCornerButton" || widget->inherits("QComboBoxListView")
                || qobject_cast<const QTabBar *>(widget->parentWidget()))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                qPrintable(screen + QLatin1Char(' ') + QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName()));
        }
    }
}

void TstShellUi::digitsOfTheBundledFontAreEquallyWide()
{
    const Stage stage;
    for (const ui::Weight weight : { ui::Weight::Regular, ui::Weight::Strong }) {
        const QFontMetricsF metrics(ui::type(ui::Type::Body, weight));
        QCOMPARE(QFontInfo(ui::type(ui::Type::Body, weight)).family(), QStringLiteral("IBM Plex Sans"));
        for (const QChar digit : QStringLiteral("0123456789−"))
            QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(QLatin1Char('0')));
    }
}

void TstShellUi::thirdPartyMarkupStaysText()
{
    Stage stage;
    for (desk::ExceptionRow &row : stage.desk.exceptionRows)
        row.dealName = QStringLiteral("<b>Bold</b> & <img src=x>");
    ui::Page &page = stage.go(QStringLiteral("exceptions"));
    QTest::qWait(100);

    int found = 0;
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        found += label->text().contains(QLatin1String("<b>Bold</b>")) ? 1 : 0;
    }
    QVERIFY(found > 0);
}

QTEST_MAIN(TstShellUi)
#include "tst_shell_ui.moc"
