#include "system/Shape.h"
#include "system/Workplace.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace sluice::testing;

namespace {

/// Where a SQLite file keeps `PRAGMA user_version`, big-endian. Source: the SQLite file format, section 1.3.
constexpr qint64 kUserVersionAt = 60;
/// Inside the first page, behind the header: the root of the table of tables.
constexpr qint64 kFirstPageAt = 100;
constexpr uint kNobody = 65534;

bool overwrite(const QString &name, qint64 at, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::ReadWrite) && file.seek(at) && file.write(bytes) == bytes.size();
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool replaceWith(const QString &name, const QByteArray &content)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// A whole profile's files, to be put back after each damage.
QHash<QString, QByteArray> filesOf(const QString &folder)
{
    QHash<QString, QByteArray> files;
    for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::Hidden))
        files.insert(name, contentOf(folder + u'/' + name));
    return files;
}

/// The one line that every refusal ends in: what happened, why, what to do.
bool isOneSentence(const QByteArray &err)
{
    const QList<QByteArray> lines = err.trimmed().split('\n');
    return lines.last().startsWith("sluicectl: ") && lines.last().count(": ") >= 3 && !lines.last().endsWith(": ");
}

} // namespace

/// Every way to end, with its number, its sentence and nothing lost. Source: contracts, section 3.
class TestExitCodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_work.open(), QString());
        QCOMPARE(m_work.signIn(), QString());
        const CtlRun run = m_work.ctl().ask({ u"sync"_s, u"--pull-only"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        m_whole = filesOf(m_work.ctl().profile());
        QVERIFY(m_whole.contains(u"mirror.sqlite"_s) && m_whole.contains(u"journal.sqlite"_s));
    }

    void wrongUsageEndsWithTwo_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("no command") << QStringList {};
        QTest::newRow("a command that does not exist") << QStringList { u"bill"_s };
        QTest::newRow("an option that does not exist") << QStringList { u"sync"_s, u"--twice"_s };
        QTest::newRow("a request without its id") << QStringList { u"requests"_s, u"show"_s };
        QTest::newRow("a state that does not exist") << QStringList { u"requests"_s, u"list"_s, u"--state"_s, u"billed"_s };
        QTest::newRow("a queue that does not exist") << QStringList { u"exceptions"_s, u"list"_s, u"--state"_s, u"lost"_s };
        QTest::newRow("a figure that does not exist") << QStringList { u"metrics"_s, u"profit"_s };
        QTest::newRow("a role that does not exist")
            << QStringList { u"people"_s, u"grant"_s, u"a@b.example"_s, u"king"_s };
        QTest::newRow("a cause that does not exist")
            << QStringList { u"approvals"_s, u"reject"_s, u"x"_s, u"--cause"_s, u"Z99"_s };
        QTest::newRow("a company without its secret")
            << QStringList { u"connect"_s, u"quickbooks"_s, u"--client-id"_s, u"x"_s };
        QTest::newRow("a secret that is not there")
            << QStringList { u"connect"_s, u"quickbooks"_s, u"--client-id"_s, u"x"_s, u"--client-secret-file"_s, u"/nowhere"_s };
        QTest::newRow("a callback port that is no number")
            << QStringList { u"connect"_s, u"salesforce"_s, u"--client-id"_s, u"x"_s, u"--callback-ports"_s, u"web"_s,
                             u"--print-url"_s };
        QTest::newRow("plain http to a host elsewhere")
            << QStringList { u"connect"_s, u"salesforce"_s, u"--client-id"_s, u"x"_s, u"--login-url"_s,
                             u"http://login.example"_s, u"--print-url"_s };
        QTest::newRow("a figure as of no day") << QStringList { u"metrics"_s, u"--as-of"_s, u"2026-02-30"_s };
        QTest::newRow("figures from a day after the last")
            << QStringList { u"metrics"_s, u"--from"_s, u"2026-10-31"_s, u"--to"_s, u"2026-10-01"_s };
        QTest::newRow("a pause until no moment")
            << QStringList { u"exceptions"_s, u"pause"_s, u"x"_s, u"--reason"_s, u"waiting_for_customer"_s, u"--until"_s, u"soon"_s };
        QTest::newRow("a delivery on no day")
            << QStringList { u"delivery"_s, u"confirm"_s, u"x"_s, u"--on"_s, u"yesterday"_s };
    }

    void wrongUsageEndsWithTwo()
    {
        QFETCH(QStringList, command);
        const CtlRun plain = m_work.ctl().run(command);
        QVERIFY2(plain.exit == 2, plain.told().constData());
        QVERIFY2(isOneSentence(plain.err), plain.told().constData());
        const CtlRun json = m_work.ctl().ask(command);
        QVERIFY2(json.exit == 2, json.told().constData());
        QCOMPARE(misfit(json.object()[u"error"_s].toObject(),
                        { { "what", Holds::Filled }, { "why", Holds::Filled }, { "do", Holds::Filled }, { "code", Holds::Filled } }),
                 QString());
    }

    void anUnknownWordIsAnsweredWithThoseThereAre_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("invoices") << QStringList { u"invoices"_s, u"list"_s, u"--state"_s, u"opne"_s }
                                  << QStringList { u"Pending"_s, u"Open"_s, u"Partial"_s, u"Paid"_s, u"Overdue"_s, u"Void"_s, u"Error"_s };
        QTest::newRow("requests") << QStringList { u"requests"_s, u"list"_s, u"--state"_s, u"billed"_s }
                                  << QStringList { u"planned"_s, u"part_paid"_s, u"credited"_s };
        QTest::newRow("exceptions") << QStringList { u"exceptions"_s, u"list"_s, u"--state"_s, u"lost"_s }
                                    << QStringList { u"open"_s, u"paused"_s, u"resolved"_s, u"all"_s };
        QTest::newRow("causes") << QStringList { u"exceptions"_s, u"tag"_s, u"x"_s, u"--cause"_s, u"Z99"_s }
                                << QStringList { u"CUS-1"_s, u"SYS-2"_s };
        QTest::newRow("roles") << QStringList { u"people"_s, u"grant"_s, u"a@b.example"_s, u"king"_s }
                               << QStringList { u"clerk"_s, u"integration_owner"_s, u"auditor"_s };
    }

    void anUnknownWordIsAnsweredWithThoseThereAre()
    {
        QFETCH(QStringList, command);
        QFETCH(QStringList, words);
        const CtlRun run = m_work.ctl().run(command);
        QVERIFY2(run.exit == 2, run.told().constData());
        for (const QString &word : words)
            QVERIFY2(run.err.contains(word.toUtf8()), run.told().constData());
    }

    void peopleSayWhetherTheySignedIn()
    {
        const QString later = u"later@tidemark.example"_s;
        const CtlRun granted = m_work.ctl().ask({ u"people"_s, u"grant"_s, later, u"auditor"_s });
        QVERIFY2(granted.exit == 0, granted.told().constData());
        QHash<QString, bool> signedIn;
        for (const QJsonValue &row : m_work.ctl().ask({ u"people"_s, u"list"_s }).rows()) {
            QVERIFY(row[u"signed_in"_s].isBool());
            signedIn.insert(row[u"email"_s].toString(), row[u"signed_in"_s].toBool());
        }
        QVERIFY(signedIn.contains(later) && !signedIn.value(later));
        QVERIFY(signedIn.values().contains(true));
        QVERIFY(m_work.ctl().run({ u"people"_s }).out.contains("signed_in"));
        QVERIFY(m_work.ctl().ask({ u"people"_s, u"revoke"_s, later, u"auditor"_s }).exit == 0);
    }

    void aTimeThatIsNoneIsWrongUsage()
    {
        Ctl other(m_work.ctl().profile());
        other.setClock([] { return u"half past nine"_s; });
        const CtlRun run = other.ask({ u"requests"_s });
        QVERIFY2(run.exit == 2, run.told().constData());
    }

    void whatDoesNotExistOrIsNotAllowedEndsWithOne()
    {
        const CtlRun missing = m_work.ctl().ask({ u"requests"_s, u"show"_s, u"none"_s });
        QVERIFY2(missing.exit == 1, missing.told().constData());
        const CtlRun stranger = m_work.ctl().ask({ u"--as"_s, u"stranger@nowhere.example"_s, u"people"_s, u"grant"_s,
                                                   u"stranger@nowhere.example"_s, u"cfo"_s });
        QVERIFY2(stranger.exit == 1, stranger.told().constData());
        QVERIFY2(isOneSentence(stranger.err), stranger.told().constData());
    }

    void aReasonIsNoSentenceInTheMiddleOfALine()
    {
        const QString other = u"sluice.integration@tidemark.example"_s; // Somebody without a role.
        m_work.control().post(u"/consent"_s, { { u"auto"_s, true }, { u"salesforce_user"_s, other } });
        QCOMPARE(m_work.signIn(m_work.connectSalesforce()), QString());
        m_work.control().post(u"/consent"_s, { { u"auto"_s, true } });
        const CtlRun refused = m_work.ctl().ask({ u"--as"_s, other, u"people"_s, u"grant"_s, other, u"auditor"_s });
        QVERIFY2(refused.exit == 1 && refused.err.contains(": ask somebody"), refused.told().constData());
        QVERIFY2(!refused.err.contains(".: "), refused.told().constData());
    }

    void aRoleThatIsNotHeldCannotBeRevoked()
    {
        const QString ghost = u"ghost@nowhere.example"_s;
        QCOMPARE(m_work.ctl().ask({ u"people"_s, u"grant"_s, ghost, u"clerk"_s }).exit, 0);
        const CtlRun other = m_work.ctl().ask({ u"people"_s, u"revoke"_s, ghost, u"auditor"_s });
        QVERIFY2(other.exit == 1 && isOneSentence(other.err), other.told().constData());
        QCOMPARE(m_work.ctl().ask({ u"people"_s, u"revoke"_s, ghost, u"clerk"_s }).exit, 0);
        const CtlRun again = m_work.ctl().ask({ u"people"_s, u"revoke"_s, ghost, u"clerk"_s });
        QVERIFY2(again.exit == 1 && again.err.contains("does not hold"), again.told().constData());
    }

    void aWatchThatIsStoppedHasDoneWhatItShould_data()
    {
        QTest::addColumn<bool>("inTheMiddle");
        QTest::newRow("in the middle of a cycle") << true;
        QTest::newRow("between two cycles") << false;
    }

    void aWatchThatIsStoppedHasDoneWhatItShould()
    {
        QFETCH(bool, inTheMiddle);
        const std::unique_ptr<QProcess> watch = m_work.ctl().start({ u"--json"_s, u"sync"_s, u"--pull-only"_s, u"--watch"_s });
        watch->setReadChannel(inTheMiddle ? QProcess::StandardError : QProcess::StandardOutput);
        while (!watch->canReadLine() && watch->waitForReadyRead(60'000)) { } // How far it is, or what the first cycle did.
        watch->terminate();
        const CtlRun run = Ctl::finish(*watch);
        QVERIFY2(run.exit == 0, run.told().constData());
    }

    /// A role makes nobody who could be acted for: else one person would be two.
    void whoWasGrantedARoleActsOnlyAfterSigningIn()
    {
        const QString ghost = u"ghost@nowhere.example"_s;
        const CtlRun granted = m_work.ctl().ask({ u"people"_s, u"grant"_s, ghost, u"controller"_s });
        QVERIFY2(granted.exit == 0, granted.told().constData());
        const CtlRun acting = m_work.ctl().ask({ u"--as"_s, ghost, u"customers"_s, u"activate"_s, u"001000000000001AAA"_s });
        QVERIFY2(acting.exit == 1, acting.told().constData());
        QVERIFY2(acting.told().contains("nobody signed in to this profile as ghost"), acting.told().constData());
    }

    void withoutTheKeyToTheSecretsNothingIsConnected_data()
    {
        QTest::addColumn<QString>("passphrase");
        QTest::newRow("no passphrase") << QString();
        QTest::newRow("another passphrase") << u"not the right one"_s;
    }

    void withoutTheKeyToTheSecretsNothingIsConnected()
    {
        QFETCH(QString, passphrase);
        Ctl other = m_work.ctl();
        other.setPassphrase(passphrase);
        const CtlRun run = other.ask({ u"sync"_s });
        QVERIFY2(run.exit == 3, run.told().constData());
        QVERIFY2(isOneSentence(run.err), run.told().constData());
        QCOMPARE(other.ask({ u"requests"_s }).exit, 0); // Reading needs no secret.
    }

    void nobodyOpeningTheAddressEndsWithThree()
    {
        const QStringList command = m_work.connectSalesforce().mid(0, m_work.connectSalesforce().size() - 1) + QStringList { u"1"_s };
        const CtlRun run = m_work.ctl().run(command);
        QVERIFY2(run.exit == 3 || run.exit == 4, run.told().constData());
        QVERIFY2(isOneSentence(run.err), run.told().constData());
    }

    void aDamagedOrNewerProfileEndsWithFive_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("at");
        QTest::addColumn<QByteArray>("bytes");
        for (const QString &name : { u"mirror.sqlite"_s, u"journal.sqlite"_s }) {
            QTest::addRow("%s is no database", qPrintable(name)) << name << qint64(0) << QByteArray("This is no database.");
            QTest::addRow("the first page of %s is gone", qPrintable(name)) << name << kFirstPageAt << QByteArray(400, '\xff');
            QTest::addRow("%s is of a newer version", qPrintable(name)) << name << kUserVersionAt << QByteArray("\x00\x00\x27\x0f", 4);
        }
        QTest::newRow("settings.toml is malformed") << u"settings.toml"_s << qint64(0) << QByteArray("[[connection\n");
    }

    void aDamagedOrNewerProfileEndsWithFive()
    {
        QFETCH(QString, name);
        QFETCH(qint64, at);
        QFETCH(QByteArray, bytes);
        QVERIFY(overwrite(m_work.ctl().file(name), at, bytes));
        const QByteArray damaged = contentOf(m_work.ctl().file(name));
        for (const QStringList &command : { QStringList { u"requests"_s }, QStringList { u"sync"_s } }) {
            const CtlRun run = m_work.ctl().ask(command);
            QVERIFY2(run.exit == 5, run.told().constData());
            QVERIFY2(isOneSentence(run.err) && run.err.contains(name.toUtf8()), run.told().constData());
        }
        QCOMPARE(contentOf(m_work.ctl().file(name)), damaged); // Nothing was repaired, emptied or written over.
    }

    void aChangedEventIsFoundOut()
    {
        const QString journal = m_work.ctl().file(u"journal.sqlite"_s);
        const QByteArray content = contentOf(journal);
        const qsizetype at = content.indexOf("\"email\":\"");
        QVERIFY(at > 0);
        QVERIFY(overwrite(journal, at + 9, "Q"));
        const CtlRun run = m_work.ctl().ask({ u"journal"_s, u"verify"_s });
        QVERIFY2(run.exit == 1, run.told().constData());
        QCOMPARE(misfit(run.object(), { { "ok", Holds::Flag }, { "first_bad", Holds::Count }, { "why", Holds::Filled } }), QString());
        QVERIFY(!run.object()[u"ok"_s].toBool(true));
    }

    void aFolderThatCannotBeWrittenIsRefusedInOneSentence()
    {
        const QString folder = m_work.ctl().profile();
        const auto permissions = QFile::permissions(folder);
        Ctl other = geteuid() == 0 ? m_work.ctl() : Ctl(u"/usr"_s); // Not ours, and one's own folder is made writable.
        if (geteuid() == 0) {
            if (QStandardPaths::findExecutable(u"setpriv"_s).isEmpty())
                QSKIP("setpriv is missing, and to root every folder can be written");
            other.setPrefix({ u"setpriv"_s, u"--reuid"_s, QString::number(kNobody), u"--regid"_s, QString::number(kNobody),
                              u"--clear-groups"_s });
            const auto readable = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner | QFileDevice::ReadOther
                | QFileDevice::ExeOther;
            QVERIFY(QFile::setPermissions(folder, readable) && QFile::setPermissions(folder + u"/.."_s, readable));
            if (other.run({ u"--version"_s }).exit != 0)
                QSKIP("another user cannot reach the build folder");
        }
        const CtlRun run = other.ask({ u"sync"_s });
        QFile::setPermissions(folder, permissions);
        QVERIFY2(run.exit == 1, run.told().constData());
        QVERIFY2(isOneSentence(run.err), run.told().constData());
    }

    void aReplyThatIsCutOffOrNoJsonEndsWithFour_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("cut off in the middle") << u"truncate-after"_s;
        QTest::newRow("a page for browsers") << u"html-502"_s;
    }

    /// Of both systems at once: each is tried again for a good while.
    void aReplyThatIsCutOffOrNoJsonEndsWithFour()
    {
        QFETCH(QString, fault);
        const QJsonArray before = m_work.ctl().ask({ u"requests"_s }).rows();
        QVERIFY(m_work.control().plan(u"salesforce"_s, fault, u"POST"_s, u"/composite"_s, 0, 1000)); // Its pull is one batch.
        QVERIFY(m_work.control().plan(u"quickbooks"_s, fault, u"GET"_s, QString(), 0, 1000));

        const CtlRun run = m_work.ctl().ask({ u"sync"_s, u"--pull-only"_s });
        m_work.control().forget(u"/faults"_s);

        QVERIFY2(run.exit == 4, run.told().constData());
        QVERIFY2(isOneSentence(run.err), run.told().constData());
        QVERIFY2(run.object()[u"salesforce"_s][u"error"_s].isString(), run.told().constData());
        for (const QJsonValue &company : run.object()[u"quickbooks"_s].toArray())
            QVERIFY2(company[u"error"_s].isString(), run.told().constData());
        QCOMPARE(m_work.ctl().ask({ u"requests"_s }).rows(), before); // Nothing lost, nothing half taken.
        const CtlRun again = m_work.ctl().ask({ u"sync"_s, u"--pull-only"_s });
        QVERIFY2(again.exit == 0, again.told().constData());
    }

    void aHiddenFieldIsNamedByTheDoctorAndStopsNothingElse()
    {
        const QJsonObject field { { u"sobject"_s, u"Opportunity"_s }, { u"field"_s, u"Sluice_PO_Number__c"_s } };
        QJsonObject hiding = field, showing = field;
        hiding.insert(u"hidden"_s, true);
        showing.insert(u"hidden"_s, false);
        QVERIFY(!m_work.control().post(u"/salesforce/hide"_s, hiding).isUndefined());

        const CtlRun doctor = m_work.ctl().ask({ u"doctor"_s });
        const CtlRun run = m_work.ctl().ask({ u"sync"_s, u"--pull-only"_s });
        QVERIFY(!m_work.control().post(u"/salesforce/hide"_s, showing).isUndefined());

        QVERIFY2(run.exit == 0, run.told().constData());
        QJsonObject named;
        for (const QJsonValue &row : doctor.rows()) {
            if (row[u"subject"_s].toString() == u"Opportunity.Sluice_PO_Number__c"_s)
                named = row.toObject();
        }
        QVERIFY2(!named[u"fact"_s].toString().isEmpty() && !named[u"do"_s].toString().isEmpty(), doctor.told().constData());
    }

    void aDiskWithoutRoomEndsInOneSentenceAndLosesNothing()
    {
        const QString shell = QStandardPaths::findExecutable(u"sh"_s);
        const CtlRun before = m_work.ctl().ask({ u"journal"_s, u"verify"_s });
        Ctl full = m_work.ctl();
        // No file may grow by more than this: a write fails as it does on a full disk, and the signal is not sent.
        full.setPrefix({ shell, u"-c"_s, u"trap '' XFSZ; ulimit -f 1; exec \"$@\""_s, shell });

        const CtlRun run = full.ask({ u"exceptions"_s, u"assign"_s,
            m_work.ctl().ask({ u"exceptions"_s }).rows().first()[u"id"_s].toString(), u"--to"_s, QString() });

        QVERIFY2(run.exit == 1, run.told().constData());
        QVERIFY2(isOneSentence(run.err), run.told().constData());
        const CtlRun after = m_work.ctl().ask({ u"journal"_s, u"verify"_s });
        QVERIFY2(after.exit == 0 && after.object()[u"events"_s] == before.object()[u"events"_s], after.told().constData());
    }

    void severalDecisionsAreAnsweredInOneDocument()
    {
        const CtlRun run = m_work.ctl().ask({ u"approvals"_s, u"approve"_s, u"none"_s, u"neither"_s });

        QVERIFY2(run.exit == 1, run.told().constData());
        QCOMPARE(misfit(run.rows(), { { "id", Holds::Filled }, { "ok", Holds::Flag }, { "error", Holds::Object } }), QString());
        QCOMPARE(run.rows().size(), 2);
        QCOMPARE(misfit(run.rows()[1][u"error"_s].toObject(),
                        { { "what", Holds::Filled }, { "why", Holds::Filled }, { "do", Holds::Filled }, { "code", Holds::Filled } }),
                 QString());
        QCOMPARE(run.err.count("sluicectl: "), 2);
        const CtlRun one = m_work.ctl().ask({ u"approvals"_s, u"approve"_s, u"none"_s });
        QVERIFY2(one.exit == 1 && one.object().contains(u"error"_s), one.told().constData());
    }

    void aWriteBackThatFailsStandsInTheDocument()
    {
        for (const QString &method : { u"PATCH"_s, u"POST"_s })
            QVERIFY(m_work.control().plan(u"salesforce"_s, u"html-502"_s, method,
                method == u"PATCH"_s ? u"/composite/sobjects"_s : u"/composite/graph"_s, 0, 1000));
        const CtlRun run = m_work.ctl().ask({ u"sync"_s });
        m_work.control().forget(u"/faults"_s);

        QVERIFY2(run.exit == 4, run.told().constData());
        QVERIFY2(!run.object()[u"write_back_error"_s].toString().isEmpty(), run.told().constData());
        QVERIFY(!run.object()[u"salesforce"_s].toObject().contains(u"error"_s));
    }

    void theJournalShowsASubjectAndSearchesForText()
    {
        const QString id = m_work.ctl().ask({ u"exceptions"_s }).rows().first()[u"id"_s].toString();
        const CtlRun all = m_work.ctl().ask({ u"journal"_s, u"show"_s });
        QVERIFY2(all.rows().size() > 100, all.told().constData());

        const QJsonArray bare = m_work.ctl().ask({ u"journal"_s, u"show"_s, u"--subject"_s, id }).rows();
        QVERIFY(!bare.isEmpty());
        for (const QJsonValue &event : bare)
            QCOMPARE(event[u"subject"_s].toString(), u"exception:"_s + id);
        QCOMPARE(m_work.ctl().ask({ u"journal"_s, u"show"_s, u"--subject"_s, u"exception:"_s + id }).rows(), bare);

        const CtlRun none = m_work.ctl().ask({ u"journal"_s, u"show"_s, u"--subject"_s, u"12"_s });
        QVERIFY2(none.exit == 0 && none.json().isArray() && none.rows().isEmpty() && none.err.contains("--search"), none.told().constData());
        QVERIFY(!m_work.ctl().ask({ u"journal"_s, u"show"_s, u"--search"_s, id.left(8) }).rows().isEmpty());
    }

    void theJournalSaysWhenThereIsMore()
    {
        const CtlRun newest = m_work.ctl().ask({ u"journal"_s, u"show"_s, u"--limit"_s, u"3"_s });
        QCOMPARE(newest.rows().size(), 3);
        const int last = newest.rows().last()[u"seq"_s].toInt();
        QVERIFY2(newest.err.contains("--before " + QByteArray::number(last)), newest.told().constData());

        const CtlRun next = m_work.ctl().ask({ u"journal"_s, u"show"_s, u"--limit"_s, u"3"_s, u"--before"_s, QString::number(last) });
        QCOMPARE(next.rows().first()[u"seq"_s].toInt(), last - 1);
        const CtlRun rest = m_work.ctl().ask({ u"journal"_s, u"show"_s, u"--before"_s, u"4"_s });
        QVERIFY2(rest.rows().size() == 3 && !rest.err.contains("--before"), rest.told().constData());
    }

    void whatIsConnectedOrRemovedIsOneDocument()
    {
        const CtlRun removed = m_work.ctl().ask({ u"connections"_s, u"remove"_s, u"none"_s });
        QVERIFY2(removed.exit == 1 && removed.object().contains(u"error"_s), removed.told().constData());
    }

    void systemsThatDoNotAnswerEndWithFour() // The last: nothing comes back after it.
    {
        Ctl other(m_work.ctl().profile());
        m_work.closeSandbox();
        const CtlRun run = other.ask({ u"sync"_s });
        QVERIFY2(run.exit == 4, run.told().constData());
        QVERIFY2(isOneSentence(run.err), run.told().constData());
        const CtlRun reading = other.ask({ u"requests"_s });
        QVERIFY2(reading.exit == 0 && !reading.rows().isEmpty(), reading.told().constData());
    }

    void cleanup()
    {
        if (m_whole.isEmpty())
            return;
        const QString folder = m_work.ctl().profile();
        for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::Hidden)) {
            if (!m_whole.contains(name))
                QFile::remove(folder + u'/' + name);
        }
        for (auto file = m_whole.cbegin(); file != m_whole.cend(); ++file)
            QVERIFY(replaceWith(folder + u'/' + file.key(), *file));
    }

private:
    Workplace m_work;
    QHash<QString, QByteArray> m_whole;
};

QTEST_GUILESS_MAIN(TestExitCodes)
#include "tst_exit_codes.moc"
