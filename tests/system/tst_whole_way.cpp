#include "system/Shape.h"
#include "system/Workplace.h"

#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sluice::testing;

namespace {

const Shape kSync { { "salesforce", Holds::Object }, { "quickbooks", Holds::List }, { "requests", Holds::Object },
                    { "exceptions", Holds::Object }, { "invoices", Holds::Object }, { "written_back", Holds::Count },
                    { "duration_ms", Holds::Count } };
const Shape kRequest { { "id", Holds::Filled }, { "deal_id", Holds::CrmId }, { "account_id", Holds::CrmId },
                       { "state", Holds::Filled }, { "amount", Holds::Money }, { "currency", Holds::Currency },
                       { "entity", Holds::Text }, { "realm", Holds::Text }, { "customer_id", Holds::Text },
                       { "due_on", Holds::Day }, { "invoice_id", Holds::Text }, { "failed", Holds::List } };
const Shape kFinding { { "check", Holds::Filled }, { "field", Holds::Text }, { "found", Holds::Text },
                       { "needed", Holds::Text }, { "cause", Holds::Filled } };
const Shape kException { { "id", Holds::Filled }, { "state", Holds::Filled }, { "severity", Holds::Filled },
                         { "cause_proposed", Holds::Filled }, { "cause", Holds::TextOrNull }, { "deal_id", Holds::CrmId },
                         { "request_id", Holds::Text }, { "amount", Holds::Money }, { "currency", Holds::Currency },
                         { "summary", Holds::Filled }, { "owner", Holds::Text }, { "opened_at", Holds::Time },
                         { "due_at", Holds::Time }, { "sla", Holds::Filled }, { "remaining_minutes", Holds::Number } };
const Shape kApproval { { "id", Holds::Filled }, { "request_id", Holds::Filled }, { "deal_id", Holds::CrmId },
                        { "amount", Holds::Money }, { "currency", Holds::Currency }, { "policy", Holds::Filled },
                        { "needs", Holds::List }, { "waiting_since", Holds::Time }, { "fingerprint", Holds::Filled },
                        { "risks", Holds::List } };
const Shape kInvoice { { "id", Holds::Filled }, { "realm", Holds::Filled }, { "doc_number", Holds::Text },
                       { "request_id", Holds::Text }, { "deal_id", Holds::Text }, { "origin", Holds::Filled },
                       { "total", Holds::Money }, { "balance", Holds::Money }, { "currency", Holds::Currency },
                       { "status", Holds::Filled }, { "due_on", Holds::Day } };
const QStringList kStates = u"planned waiting blocked ready submitted approved posting uncertain posted sent part_paid "
                            "paid returned rejected cancelled voided credited"_s.split(u' ');

constexpr qsizetype kApprovedMax = 12;

QHash<QString, QJsonObject> byId(const QJsonArray &rows)
{
    QHash<QString, QJsonObject> found;
    for (const QJsonValue &row : rows)
        found.insert(row[u"id"_s].toString(), row.toObject());
    return found;
}

/// A number of the books as text with two digits, to be compared with what Sluice says.
QString twoDigits(const QJsonValue &number)
{
    return QString::number(number.toDouble(), 'f', 2);
}

QStringList amountsOf(const QJsonArray &lines)
{
    QStringList amounts;
    for (const QJsonValue &line : lines)
        amounts.append(twoDigits(line[u"amount"_s].toString().toDouble()));
    return amounts;
}

QStringList saleAmounts(const QJsonObject &invoice)
{
    QStringList amounts;
    for (const QJsonValue &line : invoice[u"Line"_s].toArray()) {
        if (line[u"DetailType"_s].toString() == "SalesItemLineDetail"_L1)
            amounts.append(twoDigits(line[u"Amount"_s]));
    }
    return amounts;
}

} // namespace

/// From two sign-ins to a paid invoice, with the real programs over real sockets. The steps build upon each other: once
/// one has failed, those behind it say so instead of failing for its sake.
class TestWholeWay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (m_broken)
            QSKIP("an earlier step failed");
    }

    void cleanup() { m_broken = m_broken || QTest::currentTestFailed(); }

    void aProfileThatNobodySignedInToIsNotConnected()
    {
        QCOMPARE(m_work.open(), QString());
        const CtlRun run = m_work.ctl().ask({ u"sync"_s });
        QVERIFY2(run.exit == 3, run.told().constData());
        QVERIFY(!run.object()[u"error"_s][u"do"_s].toString().isEmpty());
    }

    /// Every deal would be nobody's to bill, and Salesforce would be told so.
    void nothingIsJudgedBeforeACompanyIsConnected()
    {
        Workplace fresh;
        QCOMPARE(fresh.open(), QString());
        fresh.control().post(u"/consent"_s, { { u"auto"_s, true } });
        QCOMPARE(fresh.signIn(fresh.connectSalesforce()), QString());

        const CtlRun run = fresh.ctl().ask({ u"sync"_s });

        QVERIFY2(run.exit == 0, run.told().constData());
        QCOMPARE(run.object()[u"exceptions"_s][u"opened"_s].toInt(-1), 0);
        QCOMPARE(run.object()[u"written_back"_s].toInt(-1), 0);
        QVERIFY(fresh.ctl().ask({ u"exceptions"_s, u"list"_s }).rows().isEmpty());
        QCOMPARE(fresh.ctl().ask({ u"doctor"_s }).exit, 1);
    }

    void bothSystemsAreSignedInToFromAPrintedAddress()
    {
        QCOMPARE(m_work.signIn(), QString());
        QVERIFY(m_work.settleQuickly());
        const QJsonArray rows = m_work.ctl().ask({ u"connections"_s, u"list"_s }).rows();
        QCOMPARE(rows.size(), 1 + m_work.realms().size());
        QCOMPARE(misfit(rows, { { "id", Holds::Filled }, { "system", Holds::Filled }, { "signed_in", Holds::Flag } }), QString());
    }

    void theFirstPersonMayDoEverythingAlone()
    {
        const QJsonArray people = m_work.ctl().ask({ u"people"_s }).rows();
        QCOMPARE(people.size(), 1);
        const QJsonArray roles = people[0][u"roles"_s].toArray();
        QVERIFY(roles.contains(u"integration_owner"_s) && roles.contains(u"cfo"_s));
    }

    void shadowModeReadsEverythingAndWritesNothing()
    {
        m_work.control().forget(u"/served"_s);
        const CtlRun run = m_work.ctl().ask({ u"sync"_s, u"--pull-only"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        QCOMPARE(misfit(run.object(), kSync), QString());
        QCOMPARE(run.object()[u"quickbooks"_s].toArray().size(), m_work.realms().size());
        QVERIFY(run.object()[u"salesforce"_s][u"records"_s][u"Opportunity"_s].toInt() > 0);
        QVERIFY(run.object()[u"requests"_s][u"assessed"_s].toInt() > 0);
        QVERIFY(run.object()[u"exceptions"_s][u"opened"_s].toInt() > 0);
        QCOMPARE(run.object()[u"exceptions"_s][u"closed"_s].toInt(), 0); // None that was only true for a moment.
        QCOMPARE(writes(), QStringList());
    }

    void aSyncJudgesEveryDealAndSaysWhyNot()
    {
        const CtlRun run = m_work.ctl().ask({ u"sync"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        QCOMPARE(run.object()[u"invoices"_s][u"posted"_s].toInt(), 0); // Nobody approved anything yet.
        QVERIFY(m_work.control().marked(m_work.realms()).isEmpty());

        const QJsonArray requests = m_work.ctl().ask({ u"requests"_s, u"list"_s }).rows();
        QCOMPARE(misfit(requests, kRequest), QString());
        for (const QJsonValue &request : requests) {
            const QString state = request[u"state"_s].toString();
            QVERIFY2(kStates.contains(state), qPrintable(state));
            const QJsonArray failed = request[u"failed"_s].toArray();
            if (state == "blocked"_L1)
                QCOMPARE(misfit(failed, kFinding), QString());
        }
        const QJsonArray exceptions = m_work.ctl().ask({ u"exceptions"_s, u"list"_s }).rows();
        QCOMPARE(misfit(exceptions, kException), QString());
        const QJsonArray approvals = m_work.ctl().ask({ u"approvals"_s, u"list"_s }).rows();
        QCOMPARE(misfit(approvals, kApproval), QString());
        const QJsonArray invoices = m_work.ctl().ask({ u"invoices"_s, u"list"_s }).rows();
        QCOMPARE(misfit(invoices, kInvoice), QString());
    }

    void oneRecordIsShownWithItsReasonsAndItsHistory()
    {
        const QString request = m_work.ctl().ask({ u"requests"_s, u"list"_s, u"--state"_s, u"blocked"_s }).rows()[0][u"id"_s].toString();
        const QJsonObject explained = m_work.ctl().ask({ u"requests"_s, u"explain"_s, request }).object();
        QCOMPARE(misfit(explained, kRequest), QString());
        const QJsonArray checks = explained[u"checks"_s].toArray();
        QVERIFY(std::any_of(checks.begin(), checks.end(), [](const QJsonValue &check) { return !check[u"passed"_s].toBool(true); }));
        const QString exception = m_work.ctl().ask({ u"exceptions"_s, u"list"_s }).rows()[0][u"id"_s].toString();
        const QJsonObject shown = m_work.ctl().ask({ u"exceptions"_s, u"show"_s, exception }).object();
        QCOMPARE(misfit(shown, kException), QString());
        QVERIFY(!shown[u"history"_s].toArray().isEmpty());
    }

    void anExceptionIsWorkedFromTheCommandLine()
    {
        const QJsonObject row = m_work.ctl().ask({ u"exceptions"_s, u"list"_s }).rows()[0].toObject();
        const QString id = row[u"id"_s].toString();
        const QString me = m_work.ctl().ask({ u"people"_s }).rows()[0][u"email"_s].toString();
        const auto does = [&](const QStringList &order) {
            const CtlRun run = m_work.ctl().ask(QStringList { u"exceptions"_s } + order);
            return run.exit == 0 ? QByteArray() : run.told();
        };
        const auto now = [&] { return byId(m_work.ctl().ask({ u"exceptions"_s, u"list"_s, u"--state"_s, u"all"_s }).rows())[id]; };
        QCOMPARE(does({ u"assign"_s, id, u"--to"_s, me }), QByteArray());
        QCOMPARE(now()[u"owner"_s].toString(), me);
        QCOMPARE(does({ u"tag"_s, id, u"--cause"_s, row[u"cause_proposed"_s].toString() }), QByteArray());
        QCOMPARE(now()[u"cause"_s], row[u"cause_proposed"_s]);
        QCOMPARE(does({ u"pause"_s, id, u"--reason"_s, u"waiting_for_customer"_s, u"--until"_s, u"2026-11-06T09:00:00Z"_s }), QByteArray());
        QCOMPARE(now()[u"state"_s].toString(), u"paused"_s);
        QCOMPARE(now()[u"sla"_s].toString(), u"paused"_s);
        QCOMPARE(does({ u"resume"_s, id }), QByteArray());
        QCOMPARE(now()[u"state"_s].toString(), u"open"_s);
    }

    void theFirstPersonAloneMayApprove()
    {
        const QJsonArray waiting = m_work.ctl().ask({ u"approvals"_s, u"list"_s }).rows();
        QStringList ids;
        for (const QJsonValue &row : waiting) {
            if (row[u"can_decide"_s].toBool() && ids.size() < kApprovedMax)
                ids.append(row[u"id"_s].toString());
        }
        QVERIFY(ids.size() >= 3);
        for (const QString &id : ids)
            m_approved.insert(id, m_work.ctl().ask({ u"requests"_s, u"show"_s, id }).object());
        const QStringList first { u"approvals"_s, u"approve"_s, ids.first(), u"--fingerprint"_s };
        const CtlRun another = m_work.ctl().ask(first + QStringList { u"0123456789abcdef"_s });
        QVERIFY2(another.exit == 1, another.told().constData()); // What was seen is not what there is.
        const CtlRun seen = m_work.ctl().ask(first + QStringList { m_approved[ids.first()][u"fingerprint"_s].toString() });
        QVERIFY2(seen.exit == 0, seen.told().constData());
        const CtlRun run = m_work.ctl().run(QStringList { u"approvals"_s, u"approve"_s } + ids.mid(1));
        QVERIFY2(run.exit == 0, run.told().constData());
        const auto requests = byId(m_work.ctl().ask({ u"requests"_s }).rows());
        for (const QString &id : ids)
            QCOMPARE(requests[id][u"state"_s].toString(), u"approved"_s);
        int alone = 0;
        for (const QJsonValue &event : m_work.ctl().ask({ u"journal"_s, u"show"_s }).rows()) {
            const bool isApproval = event[u"kind"_s].toString() == "approval.given"_L1;
            alone += isApproval && event[u"payload"_s][u"alone"_s].toBool() ? 1 : 0;
        }
        QVERIFY(alone >= ids.size()); // Two roles make two signatures.
    }

    void anApprovedRequestIsPostedExactlyOnceAsItWasSeen()
    {
        const CtlRun run = m_work.ctl().ask({ u"sync"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        setAsideRefusedCustomers();
        QCOMPARE(run.object()[u"invoices"_s][u"posted"_s].toInt(), int(m_approved.size()));
        const QMultiHash<QString, QJsonObject> marked = m_work.control().marked(m_work.realms());
        QCOMPARE(marked.size(), m_approved.size());
        QCOMPARE(marked.uniqueKeys().size(), m_approved.size());

        const auto requests = byId(m_work.ctl().ask({ u"requests"_s }).rows());
        for (auto approved = m_approved.cbegin(); approved != m_approved.cend(); ++approved) {
            const QJsonObject request = requests[approved.key()];
            const QJsonObject seen = approved->value(u"invoice"_s).toObject();
            const QJsonObject stored = invoiceOf(request);
            QVERIFY2(!stored.isEmpty(), qPrintable(approved.key()));
            QVERIFY(stored[u"PrivateNote"_s].toString().contains("[SLUICE:"_L1));
            QCOMPARE(saleAmounts(stored), amountsOf(seen[u"lines"_s].toArray()));
            QCOMPARE(twoDigits(stored[u"TotalAmt"_s]), seen[u"total"_s].toString());
            QCOMPARE(stored[u"CurrencyRef"_s][u"value"_s].toString(), seen[u"currency"_s].toString());
            QCOMPARE(stored[u"DueDate"_s].toString(), seen[u"due_on"_s].toString());
            QCOMPARE(stored[u"EmailStatus"_s].toString(), u"NotSet"_s);
        }
    }

    void whatIsBilledIsWhatWasSold()
    {
        QHash<QString, double> sold; // Net, by deal, as Salesforce has it.
        for (const QJsonValue &line : m_work.control().salesforce(u"OpportunityLineItem"_s))
            sold[line[u"OpportunityId"_s].toString()] += line[u"TotalPrice"_s].toDouble();
        QHash<QString, int> parts;
        const QJsonArray requests = m_work.ctl().ask({ u"requests"_s }).rows();
        for (const QJsonValue &request : requests)
            ++parts[request[u"deal_id"_s].toString()];
        int compared = 0;
        for (const QJsonValue &request : requests) {
            const QString deal = request[u"deal_id"_s].toString();
            if (!m_approved.contains(request[u"id"_s].toString()) || parts[deal] != 1)
                continue;
            const QJsonObject stored = invoiceOf(request.toObject());
            const double net = stored[u"TotalAmt"_s].toDouble() - stored[u"TxnTaxDetail"_s][u"TotalTax"_s].toDouble();
            QCOMPARE(twoDigits(net), twoDigits(sold[deal]));
            ++compared;
        }
        QVERIFY(compared >= 2);
    }

    void salesforceShowsEachInvoice()
    {
        const auto requests = byId(m_work.ctl().ask({ u"requests"_s }).rows());
        for (const QString &id : m_approved.keys()) {
            const QJsonObject deal = m_work.control().salesforce(u"Opportunity"_s, requests[id][u"deal_id"_s].toString());
            const QString status = deal[u"Sluice_Invoice_Status__c"_s].toString();
            QVERIFY2(QStringList({ u"Open"_s, u"Overdue"_s, u"Partial"_s }).contains(status), qPrintable(status));
            QVERIFY(!deal[u"Sluice_Invoice_Number__c"_s].toString().isEmpty());
        }
    }

    void anotherSyncPostsNothingAgain()
    {
        const CtlRun run = m_work.ctl().ask({ u"sync"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        QCOMPARE(run.object()[u"invoices"_s][u"posted"_s].toInt(), 0);
        QCOMPARE(run.object()[u"written_back"_s].toInt(), 0);
        QCOMPARE(m_work.control().marked(m_work.realms()).size(), m_approved.size());
    }

    void aPaymentInTheBooksShowsUpOnTheDeal()
    {
        const QJsonObject request = onlyRequestOfItsDeal();
        QVERIFY(!request.isEmpty());
        const QString realm = request[u"realm"_s].toString();
        QVERIFY(!m_work.control().post(u"/quickbooks/%1/pay"_s.arg(realm), { { u"invoice"_s, bareInvoiceId(request) } }).isUndefined());
        QCOMPARE(m_work.ctl().ask({ u"sync"_s }).exit, 0);

        const QString id = request[u"id"_s].toString();
        QCOMPARE(byId(m_work.ctl().ask({ u"requests"_s }).rows())[id][u"state"_s].toString(), u"paid"_s);
        const QJsonObject deal = m_work.control().salesforce(u"Opportunity"_s, request[u"deal_id"_s].toString());
        QCOMPARE(deal[u"Sluice_Invoice_Status__c"_s].toString(), u"Paid"_s);
        QCOMPARE(deal[u"Sluice_Invoice_Balance__c"_s].toDouble(-1), 0.0);
        for (const QJsonValue &invoice : m_work.ctl().ask({ u"invoices"_s, u"list"_s, u"--state"_s, u"Paid"_s }).rows()) {
            if (invoice[u"request_id"_s].toString() == id)
                QCOMPARE(invoice[u"balance"_s].toString().toDouble(), 0.0);
        }
    }

    void anAccountWithOverdueInvoicesHasOneTask()
    {
        QSet<QString> keys;
        for (const QJsonValue &task : m_work.control().salesforce(u"Task"_s)) {
            const QString key = task[u"Sluice_Task_Key__c"_s].toString();
            if (key.isEmpty())
                continue;
            QVERIFY2(!keys.contains(key), qPrintable(key));
            keys.insert(key);
        }
        QVERIFY(!keys.isEmpty());
        QSet<QString> late;
        for (const QJsonValue &account : m_work.control().salesforce(u"Account"_s)) {
            // The day, for an amount in another currency than the account's is not shown.
            if (!account[u"Sluice_Oldest_Overdue__c"_s].toString().isEmpty())
                late.insert(account[u"Id"_s].toString());
        }
        QCOMPARE(keys.size(), late.size());
    }

    void theJournalIsWhole()
    {
        const CtlRun run = m_work.ctl().ask({ u"journal"_s, u"verify"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        QCOMPARE(misfit(run.object(), { { "ok", Holds::Flag }, { "events", Holds::Count }, { "head", Holds::Filled } }), QString());
        QVERIFY(run.object()[u"ok"_s].toBool());
        bool witnessed = false;
        for (const QJsonValue &witness : m_work.control().salesforce(u"Sluice_Witness__c"_s))
            witnessed = witnessed || witness[u"Head__c"_s].toString().size() == 64;
        QVERIFY(witnessed);
    }

    void figuresComeWithTheirDefinition()
    {
        const QJsonArray figures = m_work.ctl().ask({ u"metrics"_s }).rows();
        QCOMPARE(misfit(figures, { { "name", Holds::Filled }, { "definition", Holds::Filled }, { "as_of", Holds::Filled } }), QString());
    }

    void aMirrorThatWasLostComesBackTheSame()
    {
        QCOMPARE(m_work.ctl().ask({ u"sync"_s }).exit, 0);
        const QList<QStringList> questions { { u"requests"_s }, { u"exceptions"_s, u"list"_s, u"--state"_s, u"all"_s },
                                             { u"approvals"_s }, { u"invoices"_s } };
        QList<QHash<QString, QString>> before;
        for (const QStringList &question : questions)
            before.append(states(question));
        for (const QString &name : { u"mirror.sqlite"_s, u"mirror.sqlite-wal"_s, u"mirror.sqlite-shm"_s })
            QFile::remove(m_work.ctl().file(name));
        // With the mirror goes what is known of the calls just made, and QuickBooks would ask for a minute's rest.
        m_work.control().post(u"/limits"_s, { { u"per_second"_s, 0 } });
        const CtlRun run = m_work.ctl().ask({ u"sync"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        QCOMPARE(run.object()[u"invoices"_s][u"posted"_s].toInt(), 0);
        for (qsizetype i = 0; i < questions.size(); ++i) {
            const QHash<QString, QString> after = states(questions[i]);
            for (auto row = before[i].cbegin(); row != before[i].cend(); ++row)
                QVERIFY2(after.value(row.key()) == *row, qPrintable(row.key() + u" was "_s + *row + u" and is "_s + after.value(row.key())));
            QCOMPARE(after.size(), before[i].size());
        }
        QCOMPARE(m_work.control().marked(m_work.realms()).size(), m_approved.size());
    }

    void aConnectionIsRemoved() // The last: the grant has ended.
    {
        const QString realm = m_work.realms().first();
        const CtlRun run = m_work.ctl().ask({ u"connections"_s, u"remove"_s, realm });
        QVERIFY2(run.exit == 0, run.told().constData());
        QCOMPARE(run.object(), (QJsonObject { { u"ok"_s, true } }));
        QVERIFY(!byId(m_work.ctl().ask({ u"connections"_s }).rows()).contains(realm));
    }

private:
    /// Everything served since the last time that could have changed something.
    QStringList writes()
    {
        QStringList found;
        for (const QJsonValue &call : m_work.control().get(u"/served"_s).toArray()) {
            const QString method = call[u"method"_s].toString(), path = call[u"path"_s].toString();
            const bool signsIn = path.contains("oauth"_L1);
            const bool asks = method == "GET"_L1 || path.endsWith("/query"_L1) || (path.contains("/jobs/query"_L1))
                || (path.contains("/composite"_L1) && !call[u"body"_s].toString().contains(QLatin1String("\"method\":\"P")));
            if (!signsIn && !asks)
                found.append(method + u' ' + path);
        }
        return found;
    }

    /// A customer whose name is taken, by a vendor perhaps, is refused: its request waits with an exception, and no invoice
    /// is to be found for it.
    void setAsideRefusedCustomers()
    {
        const QJsonArray open = m_work.ctl().ask({ u"exceptions"_s, u"list"_s }).rows();
        for (const QJsonValue &exception : open) {
            const QString request = exception[u"request_id"_s].toString();
            if (exception[u"check"_s].toString() == "customer_refused"_L1)
                m_approved.remove(request);
        }
        QVERIFY(m_approved.size() >= 3);
    }

    /// Row by id: all that must not depend on the mirror's life.
    QHash<QString, QString> states(const QStringList &question)
    {
        QHash<QString, QString> found;
        for (const QJsonValue &row : m_work.ctl().ask(question).rows()) {
            const QString text = QStringList { row[u"state"_s].toString(), row[u"status"_s].toString(), row[u"amount"_s].toString(),
                                               row[u"total"_s].toString(), row[u"balance"_s].toString(), row[u"owner"_s].toString(),
                                               row[u"cause"_s].toString(), row[u"due_at"_s].toString(), row[u"due_on"_s].toString(),
                                               row[u"fingerprint"_s].toString(), row[u"invoice_id"_s].toString(),
                                               row[u"origin"_s].toString(), row[u"request_id"_s].toString() }.join(u'|');
            found.insert(row[u"realm"_s].toString() + u' ' + row[u"id"_s].toString(), text);
        }
        return found;
    }

    static QString bareInvoiceId(const QJsonObject &request)
    {
        return request[u"invoice_id"_s].toString().section(u':', -1);
    }

    QJsonObject invoiceOf(const QJsonObject &request)
    {
        return m_work.control().get(u"/quickbooks/%1/invoice/%2"_s.arg(request[u"realm"_s].toString(), bareInvoiceId(request))).toObject();
    }

    /// One that was posted and whose deal has no other, so that the deal's status is its own.
    QJsonObject onlyRequestOfItsDeal()
    {
        QMultiHash<QString, QJsonObject> byDeal;
        for (const QJsonValue &request : m_work.ctl().ask({ u"requests"_s }).rows())
            byDeal.insert(request[u"deal_id"_s].toString(), request.toObject());
        for (const QString &deal : byDeal.uniqueKeys()) {
            if (byDeal.count(deal) == 1 && m_approved.contains(byDeal.value(deal)[u"id"_s].toString()))
                return byDeal.value(deal);
        }
        return {};
    }

    Workplace m_work;
    QHash<QString, QJsonObject> m_approved; ///< As the approver saw it, by request.
    bool m_broken = false;
};

QTEST_GUILESS_MAIN(TestWholeWay)
#include "tst_whole_way.moc"
