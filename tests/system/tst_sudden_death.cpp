#include "system/Workplace.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kKillsUnlessTold = 100;
constexpr int kLivesAnApproval = 3; ///< Approvals are given for so many lives at once, or more; a life may leave some to the next.
constexpr int kLivesADeathMax = 25; ///< A run that ends before the blow falls is followed by another.
constexpr int kAfterAPostMsMax = 150;
constexpr int kPostMsMax = 60'000; ///< A run that rests posts nothing for as long.
constexpr int kTotalsKnown = 4;     ///< Of every fourth approval the total is noted as it was shown, and compared in the end.
constexpr int kSyncsToHealMax = 10;
constexpr int kLookAgainMs = 5;

/// What can happen to a call besides the caller's death. "after" is the kind whose outcome nobody knows.
const QStringList kFaults { u"drop-after"_s, u"drop-before"_s, u"status-503-before"_s, u"status-500-after"_s,
                            u"status-504-after"_s, u"truncate-after"_s, u"html-502"_s, u"throttle"_s,
                            u"fault-inside-200"_s, u"duplicate-request"_s, u"session-expired"_s };

/// Where it strikes: mostly where it hurts.
struct Target {
    QString system, method, path;
};
const QList<Target> kTargets { { u"quickbooks"_s, u"POST"_s, u"/invoice"_s },  { u"quickbooks"_s, u"POST"_s, u"/invoice"_s },
                               { u"quickbooks"_s, u"POST"_s, u"/customer"_s }, { u"quickbooks"_s, {}, u"/v3/"_s },
                               { u"salesforce"_s, u"PATCH"_s, {} },            { u"salesforce"_s, {}, u"/services/data"_s } };

int killsWanted()
{
    bool told = false;
    const int kills = qEnvironmentVariableIntValue("SLUICE_KILLS", &told);
    return told && kills > 0 ? kills : kKillsUnlessTold;
}

/// How long a run is left alone at most before the blow. A run that was over by then draws the next blow nearer, one that
/// died lets it move away a little: so three of four blows fall, on a fast machine as on a slow one.
class Reach {
public:
    Reach() = default;
    explicit Reach(double msMax)
        : m_ms(msMax)
        , m_msMax(msMax)
    {
    }

    int draw(QRandomGenerator &random) const { return random.bounded(std::max(1, int(m_ms))); }
    void fell() { m_ms = std::min(m_msMax, m_ms * 1.03); }
    void cameTooLate() { m_ms = std::max(1.0, m_ms * 0.9); }

private:
    double m_ms = 1, m_msMax = 1;
};

/// So many that there is something to post in most lives.
int dealsFor(int kills) { return std::clamp(kills * 3, 500, 3000); }

quint32 seedWanted()
{
    bool told = false;
    const int seed = qEnvironmentVariableIntValue("SLUICE_SEED", &told);
    return told ? quint32(seed) : QRandomGenerator::global()->bounded(1'000'000u);
}

} // namespace

/// `sluicectl sync` killed again and again with SIGKILL while it posts, over a network that loses answers: in the end
/// every approved request has exactly one invoice. SLUICE_KILLS sets how often, SLUICE_SEED replays a run's draws.
class TestSuddenDeath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const quint32 seed = seedWanted();
        qInfo("SLUICE_SEED=%u", seed);
        m_random.seed(seed);
        QCOMPARE(m_work.open(dealsFor(killsWanted())), QString());
        QCOMPARE(m_work.signIn(), QString());
        QVERIFY(m_work.settleQuickly());
        const CtlRun run = m_work.ctl().ask({ u"sync"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        for (const QJsonValue &row : m_work.ctl().ask({ u"approvals"_s }).rows()) {
            if (row[u"can_decide"_s].toBool())
                m_waiting.append(row[u"id"_s].toString());
        }
        QVERIFY2(m_waiting.size() >= 40, QByteArray::number(m_waiting.size()).constData());
        measureASync();
    }

    void anAnswerLostAboutANewCustomerLeavesTheApprovalStanding()
    {
        const QString id = firstForANewCustomer();
        QVERIFY(!id.isEmpty());
        m_waiting.removeOne(id);
        approve({ id });
        QVERIFY(m_work.control().plan(u"quickbooks"_s, u"drop-after"_s, u"POST"_s, u"/customer"_s, 0, 1));
        QCOMPARE(m_work.ctl().ask({ u"sync"_s }).exit, 0);
        QCOMPARE(stateOf(id), u"approved"_s);
        // The customer comes with the records before anybody looked for the lost answer.
        QCOMPARE(m_work.ctl().ask({ u"sync"_s, u"--pull-only"_s }).exit, 0);
        QCOMPARE(stateOf(id), u"approved"_s);
        QCOMPARE(m_work.ctl().ask({ u"sync"_s }).exit, 0);
        QCOMPARE(stateOf(id), u"posted"_s);
    }

    void nothingIsPostedTwiceHoweverOftenItDies_data()
    {
        QTest::addColumn<qsizetype>("approvals");
        const int kills = killsWanted();
        const int every = std::max(kLivesAnApproval, kills / std::max(1, int(m_waiting.size())));
        const qsizetype share = std::max<qsizetype>(1, m_waiting.size() * every / kills);
        for (int i = 1; i <= kills; ++i) // The last takes what is left.
            QTest::addRow("death %d", i) << (i == kills ? m_waiting.size() : i % every == 1 ? share : 0);
    }

    void nothingIsPostedTwiceHoweverOftenItDies()
    {
        QFETCH(qsizetype, approvals);
        approve(m_waiting.mid(0, approvals)); // Something to post in every life, as long as there is something.
        m_waiting = m_waiting.mid(approvals);
        const int diedBefore = m_died;
        for (int life = 0; life < kLivesADeathMax && m_died == diedBefore && !QTest::currentTestFailed(); ++life)
            live();
        QCOMPARE(m_died, diedBefore + 1);
    }

    void itDidDieWhilePosting()
    {
        qInfo("%d lives, %d ended by force, %d in the middle of posting; %d of %d invoices stand; signed in again %d times",
              m_lives, m_died, m_sawPosting, int(m_work.control().marked(m_work.realms()).size()), int(m_approved.size()),
              m_signedInAgain);
        QCOMPARE(m_died, killsWanted());
        QVERIFY(m_sawPosting > 0);
    }

    void onceThingsHealNothingIsLost()
    {
        m_work.control().forget(u"/faults"_s);
        int syncs = 0;
        QStringList open;
        CtlRun run;
        do {
            noteServed();
            run = m_work.ctl().ask({ u"sync"_s });
            if (hasLostItsGrant(run)) {
                signInAgain();
                run = m_work.ctl().ask({ u"sync"_s });
            }
            // 4: nobody knows of the calls that a life made right before it died, so a company may ask for a rest.
            QVERIFY2(run.exit == 0 || run.exit == 4, run.told().constData());
            setAsideRefusedCustomers();
            approveWhatCameBack();
            open = notYetPosted();
        } while ((run.exit != 0 || !open.isEmpty()) && ++syncs < kSyncsToHealMax);
        QVERIFY2(run.exit == 0, run.told().constData());
        QVERIFY2(open.isEmpty(), qPrintable(open.join(u", "_s)));

        const QMultiHash<QString, QJsonObject> marked = m_work.control().marked(m_work.realms());
        QCOMPARE(marked.size(), marked.uniqueKeys().size());
        QCOMPARE(marked.size(), m_approved.size());
        QSet<QString> invoices;
        for (const QJsonValue &request : m_work.ctl().ask({ u"requests"_s }).rows()) {
            if (!m_approved.contains(request[u"id"_s].toString()))
                continue;
            const QString invoice = request[u"realm"_s].toString() + u'/' + request[u"invoice_id"_s].toString();
            QVERIFY2(!invoices.contains(invoice), qPrintable(invoice)); // Its own, not one that another has too.
            invoices.insert(invoice);
        }
        QCOMPARE(invoices.size(), m_approved.size());
        QVERIFY(m_work.control().get(u"/invariants"_s)[u"ok"_s].toBool());
    }

    void salesforceHearsOfEveryInvoice()
    {
        for (const QJsonValue &request : m_work.ctl().ask({ u"requests"_s }).rows()) {
            if (!m_approved.contains(request[u"id"_s].toString()))
                continue;
            const QJsonObject deal = m_work.control().salesforce(u"Opportunity"_s, request[u"deal_id"_s].toString());
            QVERIFY2(!deal[u"Sluice_Invoice_Number__c"_s].toString().isEmpty(), qPrintable(request[u"id"_s].toString()));
        }
        QSet<QString> keys;
        for (const QJsonValue &task : m_work.control().salesforce(u"Task"_s)) {
            const QString key = task[u"Sluice_Task_Key__c"_s].toString();
            QVERIFY2(key.isEmpty() || !keys.contains(key), qPrintable(key));
            keys.insert(key);
        }
    }

    void everyInvoiceHasItsTotalAsItWasApproved()
    {
        QMultiHash<QString, QString> totals; // By realm and id, of what stands in the books.
        for (const QString &realm : m_work.realms()) {
            for (const QJsonValue &invoice : m_work.control().books(realm, u"invoice"_s))
                totals.insert(realm + u'/' + invoice[u"Id"_s].toString(), QString::number(invoice[u"TotalAmt"_s].toDouble(), 'f', 2));
        }
        for (const QJsonValue &request : m_work.ctl().ask({ u"requests"_s }).rows()) {
            const auto approved = m_approved.constFind(request[u"id"_s].toString());
            if (approved == m_approved.cend() || approved->isEmpty())
                continue;
            const QString invoice = request[u"realm"_s].toString() + u'/' + request[u"invoice_id"_s].toString().section(u':', -1);
            QCOMPARE(totals.values(invoice), QStringList { *approved });
        }
    }

    void theJournalOfAllThoseLivesIsWhole()
    {
        const CtlRun run = m_work.ctl().ask({ u"journal"_s, u"verify"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
    }

private:
    /// One run of the program, to its end or to its death.
    void live()
    {
        if (m_random.bounded(3) != 0)
            planFaults();
        noteServed();
        lookForRefreshes();
        const std::unique_ptr<QProcess> process = m_work.ctl().start({ u"--json"_s, u"sync"_s });
        QVERIFY(process->waitForStarted());
        // Every other time in the middle of posting, else wherever it happens to be.
        const bool waitsForAPost = ++m_lives % 2 == 0;
        Reach &reach = waitsForAPost ? m_afterAPost : m_anywhere;
        const bool mayFall = !waitsForAPost || waitForAPost(*process);
        process->waitForFinished(reach.draw(m_random));
        process->kill();
        const CtlRun run = Ctl::finish(*process);
        const bool fell = run.exit < 0;
        if (mayFall)
            fell ? reach.fell() : reach.cameTooLate();
        m_died += fell ? 1 : 0;
        m_sawPosting += fell && waitsForAPost && mayFall ? 1 : 0;
        m_tokenMayBeLost |= lookForRefreshes() && fell;
        // 3: a token fresh from the refresh was refused as well.
        QVERIFY2(fell || run.exit == 0 || run.exit == 3 || run.exit == 4, run.told().constData());
        QVERIFY(m_work.control().get(u"/invariants"_s)[u"ok"_s].toBool());
        if (hasLostItsGrant(run))
            signInAgain();
    }

    /// Deaths fall into the time that a sync takes on this machine, with some to spare for what it has to post.
    void measureASync()
    {
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_work.ctl().ask({ u"sync"_s }).exit, 0);
        m_anywhere = Reach(double(timer.elapsed()));
    }

    /// The first whose customer Sluice has to create, and may: no vendor has the name.
    QString firstForANewCustomer()
    {
        QSet<QString> vendors;
        for (const QString &realm : m_work.realms()) {
            for (const QJsonValue &vendor : m_work.control().books(realm, u"vendor"_s))
                vendors.insert(vendor[u"DisplayName"_s].toString());
        }
        for (const QJsonValue &row : m_work.ctl().ask({ u"approvals"_s }).rows()) {
            const QString id = row[u"id"_s].toString();
            if (!m_waiting.contains(id) || !row[u"risks"_s].toArray().contains(u"new_customer"_s))
                continue;
            if (!vendors.contains(m_work.ctl().ask({ u"requests"_s, u"show"_s, id }).object()[u"account"_s].toString()))
                return id;
        }
        return {};
    }

    QString totalOf(const QString &id)
    {
        return m_work.ctl().ask({ u"requests"_s, u"show"_s, id }).object()[u"invoice"_s][u"total"_s].toString();
    }

    QString stateOf(const QString &id)
    {
        return m_work.ctl().ask({ u"requests"_s, u"show"_s, id }).object()[u"state"_s].toString();
    }

    void approve(const QStringList &ids)
    {
        if (ids.isEmpty())
            return;
        for (const QString &id : ids) {
            // Each look is a start of the program, as long as a life.
            const bool isLookedAt = m_approved.size() % kTotalsKnown == 0;
            m_approved.insert(id, isLookedAt ? totalOf(id) : QString());
        }
        const CtlRun run = m_work.ctl().run(QStringList { u"approvals"_s, u"approve"_s } + ids);
        QVERIFY2(run.exit == 0, run.told().constData());
    }

    /// A customer whose name is taken is refused; its request waits for a person and was never sent.
    void setAsideRefusedCustomers()
    {
        for (const QJsonValue &exception : m_work.ctl().ask({ u"exceptions"_s, u"list"_s }).rows()) {
            if (exception[u"check"_s].toString() == "customer_refused"_L1)
                m_approved.remove(exception[u"request_id"_s].toString());
        }
    }

    /// What was approved meanwhile can exhaust a customer's credit limit: then a person is asked again.
    void approveWhatCameBack()
    {
        QStringList ids;
        for (const QJsonValue &row : m_work.ctl().ask({ u"approvals"_s }).rows()) {
            if (m_approved.contains(row[u"id"_s].toString()))
                ids.append(row[u"id"_s].toString());
        }
        if (ids.isEmpty())
            return;
        const CtlRun run = m_work.ctl().run(QStringList { u"approvals"_s, u"approve"_s } + ids);
        QVERIFY2(run.exit == 0, run.told().constData());
    }

    void planFaults()
    {
        const QString kind = kFaults.at(m_random.bounded(int(kFaults.size())));
        const Target &drawn = kTargets.at(m_random.bounded(int(kTargets.size())));
        // Only a write carries the request id that this fault calls a duplicate.
        const Target &target = kind == "duplicate-request"_L1 ? kTargets.front() : drawn;
        QVERIFY(m_work.control().plan(target.system, kind, target.method, target.path, m_random.bounded(3), 1 + m_random.bounded(2)));
    }

    /// Salesforce ends a refresh token with the answer that brings the next one: a program that dies before it has
    /// stored the next one has none. Then, and only then, a person has to sign in again.
    static bool hasLostItsGrant(const CtlRun &run)
    {
        // "invalid_grant" at first, "the grant has ended" from then on.
        return run.exit == 3 && run.object()[u"salesforce"_s][u"error"_s].toString().contains("grant"_L1);
    }

    void signInAgain()
    {
        QVERIFY(std::exchange(m_tokenMayBeLost, false)); // No life died over a refresh: the program itself lost it.
        QCOMPARE(m_work.signIn(m_work.connectSalesforce()), QString());
        ++m_signedInAgain;
    }

    /// Whether Salesforce was asked for tokens since the last look.
    bool lookForRefreshes()
    {
        const QJsonArray served = m_work.control().get(u"/served?system=salesforce&from=%1"_s.arg(m_servedBySalesforce)).toArray();
        m_servedBySalesforce += served.size();
        return std::any_of(served.begin(), served.end(), [](const QJsonValue &call) {
            return call[u"path"_s].toString().endsWith("/oauth2/token"_L1);
        });
    }

    QJsonArray servedSinceNoted() { return m_work.control().get(u"/served?system=quickbooks&from=%1"_s.arg(m_served)).toArray(); }
    void noteServed()
    {
        const QJsonArray served = servedSinceNoted();
        m_served += served.size();
        const auto isThrottled = [](const QJsonValue &call) { return call[u"status"_s].toInt() == 429; };
        // The minute's rest that QuickBooks asks for outlives the program. It is over before the next life begins.
        if (std::any_of(served.begin(), served.end(), isThrottled))
            m_work.control().post(u"/advance"_s, { { u"seconds"_s, 61 } });
    }

    bool waitForAPost(QProcess &process)
    {
        QElapsedTimer timer;
        timer.start();
        while (process.state() == QProcess::Running && timer.elapsed() < kPostMsMax) {
            for (const QJsonValue &call : servedSinceNoted()) {
                if (call[u"method"_s].toString() == "POST"_L1 && call[u"path"_s].toString().endsWith("/invoice"_L1))
                    return true;
                if (call[u"status"_s].toInt() == 429)
                    return false; // It rests for a minute.
            }
            process.waitForFinished(kLookAgainMs);
        }
        return false;
    }

    QStringList notYetPosted()
    {
        QStringList open;
        for (const QJsonValue &request : m_work.ctl().ask({ u"requests"_s }).rows()) {
            const QString state = request[u"state"_s].toString();
            const QString id = request[u"id"_s].toString();
            if (m_approved.contains(id) && request[u"invoice_id"_s].toString().isEmpty())
                open.append(id + u' ' + state + u'\n' + QString::fromUtf8(m_work.ctl().run({ u"journal"_s, u"show"_s, u"--subject"_s, u"request:"_s + id }).out));
        }
        return open;
    }

    Workplace m_work;
    QRandomGenerator m_random;
    int m_lives = 0, m_died = 0, m_sawPosting = 0, m_signedInAgain = 0;
    Reach m_anywhere, m_afterAPost { kAfterAPostMsMax };
    bool m_tokenMayBeLost = false; ///< A life ended by force after it had asked Salesforce for a fresh token.
    qsizetype m_servedBySalesforce = 0;
    qsizetype m_served = 0; ///< Calls to QuickBooks that earlier lives made.
    QStringList m_waiting;              ///< For approval.
    QHash<QString, QString> m_approved; ///< Total as the approver saw it, by request; empty: not noted.
};

QTEST_GUILESS_MAIN(TestSuddenDeath)
#include "tst_sudden_death.moc"
