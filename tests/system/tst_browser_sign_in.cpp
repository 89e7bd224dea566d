#include "system/OpenerStandIn.h"
#include "system/WebDriver.h"
#include "system/Workplace.h"

#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sluice::testing;

/// Signing in as a person does: in a real browser, on the stand-ins' own pages.
class TestBrowserSignIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = WebDriver::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        QCOMPARE(m_work.open(), QString());
        m_work.control().post(u"/consent"_s, { { u"auto"_s, false } });
        QCOMPARE(m_browser.start(), QString());
    }

    void pressingDenyEndsInASentenceThatSaysSo()
    {
        const CtlRun run = signIn(m_work.connectSalesforce(), u"deny"_s, {}, u"This sign-in did not work"_s);
        QCOMPARE(run.exit, 3);
        const QByteArray sentence = run.err.trimmed().split('\n').last();
        QVERIFY2(sentence.startsWith("sluicectl: ") && sentence.contains("refused"), run.told().constData());
    }

    void thePageThatSluiceLeavesForTheBrowserLeadsToTheSignIn()
    {
        const OpenerStandIn opener;
        Ctl ctl = m_work.ctl();
        opener.standBefore(ctl);
        QStringList command = m_work.connectSalesforce();
        command.removeAll(u"--print-url"_s);
        const std::unique_ptr<QProcess> process = ctl.start(command);
        QTRY_VERIFY_WITH_TIMEOUT(opener.wasStarted(), 60'000);

        QVERIFY(m_browser.open(QUrl::fromLocalFile(opener.arguments())));
        QTRY_VERIFY_WITH_TIMEOUT(m_browser.address().scheme() == u"http"_s, 30'000); // It goes on by itself.

        QVERIFY(m_browser.click(u"button[value=deny]"_s));
        QVERIFY(m_browser.waitForText(u"h1"_s, u"This sign-in did not work"_s));
        QCOMPARE(Ctl::finish(*process).exit, 3);
    }

    void pressingAllowSignsThePersonInThatWasChosen()
    {
        QString chosen;
        const auto choose = [&] {
            const QStringList people = m_browser.texts(u"label"_s);
            QVERIFY(people.size() >= 2);
            chosen = people.at(1);
            QVERIFY(m_browser.click(u"label:nth-of-type(2) input"_s));
        };
        const CtlRun run = signIn(m_work.connectSalesforce(), u"allow"_s, choose, u"Back to Sluice"_s);
        QVERIFY2(run.exit == 0, run.told().constData());
        QVERIFY2(run.out.contains("Signed in to Salesforce as "), run.told().constData());
        const QJsonArray people = m_work.ctl().ask({ u"people"_s }).rows();
        QCOMPARE(people.size(), 1);
        const QString name = people[0][u"name"_s].toString();
        QVERIFY2(!name.isEmpty() && chosen.contains(name), qPrintable(chosen + u" / "_s + name));
        QVERIFY2(run.out.contains(name.toUtf8()), run.told().constData());
    }

    void aCompanyIsConnectedByChoosingIt()
    {
        const QString realm = m_work.realms().last();
        const auto choose = [&] { QVERIFY(m_browser.click(u"input[value=\"%1\"]"_s.arg(realm))); };
        const CtlRun run = signIn(m_work.connectQuickBooks(), u"allow"_s, choose, u"Back to Sluice"_s);
        QVERIFY2(run.exit == 0, run.told().constData());
        QVERIFY2(run.out.contains(realm.toUtf8()), run.told().constData());
    }

    void whatWasSignedInToCanBeReadAtOnce()
    {
        const CtlRun run = m_work.ctl().ask({ u"sync"_s, u"--pull-only"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        QCOMPARE(run.object()[u"quickbooks"_s].toArray().size(), 1);
    }

private:
    /// Opens the printed address, does `choose` on the page, presses the button and waits for Sluice's last page.
    CtlRun signIn(const QStringList &arguments, const QString &button, const std::function<void()> &choose, const QString &end)
    {
        const std::unique_ptr<QProcess> process = m_work.ctl().start(arguments);
        const QUrl address = printedAddress(*process);
        [&] {
            QVERIFY(address.isValid());
            QVERIFY(m_browser.open(address));
            if (choose)
                choose();
            QVERIFY(m_browser.click(u"button[value=%1]"_s.arg(button)));
            QVERIFY2(m_browser.waitForText(u"h1"_s, end), qPrintable(m_browser.texts(u"body"_s).join(u' ')));
            // The code has left the address bar and the history.
            QVERIFY2(!m_browser.address().hasQuery(), m_browser.address().toEncoded().constData());
        }();
        return Ctl::finish(*process);
    }

    Workplace m_work;
    WebDriver m_browser;
};

QTEST_GUILESS_MAIN(TestBrowserSignIn)
#include "tst_browser_sign_in.moc"
