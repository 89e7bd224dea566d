#include "system/Workplace.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sluice::testing;

namespace {

/// One invoice that Sluice posted, as a person finds it in the books.
struct Posted {
    QString realm, id, number, request;
};

QString place(const QJsonValue &row, const QString &idKey)
{
    return row[u"realm"_s].toString() + u':' + row[idKey].toString();
}

/// Rows of a list as texts, sorted, without what a clock moves.
QStringList linesOf(const QJsonArray &rows)
{
    QStringList lines;
    for (const QJsonValue &row : rows) {
        QJsonObject object = row.toObject();
        for (const QString &key : { u"remaining_minutes"_s, u"sla"_s })
            object.remove(key);
        lines.append(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    }
    lines.sort();
    return lines;
}

} // namespace

/// What people do to posted invoices behind Sluice's back, in two companies, and the certificate that names each.
class TestCertificateWhole : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (m_broken)
            QSKIP("an earlier step failed");
    }

    void cleanup() { m_broken = m_broken || QTest::currentTestFailed(); }

    void invoicesArePostedInBothCompanies()
    {
        QCOMPARE(m_work.open(), QString());
        QCOMPARE(m_work.signIn(), QString());
        QVERIFY(m_work.settleQuickly());
        QCOMPARE(m_work.ctl().ask({ u"sync"_s }).exit, 0);
        const QJsonArray requests = m_work.ctl().ask({ u"requests"_s }).rows();
        QHash<QString, QString> realmOf;
        for (const QJsonValue &request : requests)
            realmOf.insert(request[u"id"_s].toString(), request[u"realm"_s].toString());
        QHash<QString, int> chosen;
        QStringList ids;
        for (const QJsonValue &row : m_work.ctl().ask({ u"approvals"_s, u"list"_s }).rows()) {
            const QString id = row[u"id"_s].toString();
            if (row[u"can_decide"_s].toBool() && chosen[realmOf[id]]++ < 6)
                ids.append(id);
        }
        QCOMPARE(m_work.ctl().run(QStringList { u"approvals"_s, u"approve"_s } + ids).exit, 0);
        QCOMPARE(m_work.ctl().ask({ u"sync"_s }).exit, 0);
        for (const QJsonValue &invoice : m_work.ctl().ask({ u"invoices"_s, u"list"_s }).rows()) {
            if (invoice[u"origin"_s].toString() == "sluice"_L1)
                m_posted[invoice[u"realm"_s].toString()].append({ invoice[u"realm"_s].toString(), invoice[u"id"_s].toString(),
                    invoice[u"doc_number"_s].toString(), invoice[u"request_id"_s].toString() });
        }
        QCOMPARE(m_posted.size(), 2);
        for (const QList<Posted> &posted : m_posted)
            QVERIFY2(posted.size() >= 3, qPrintable(QString::number(posted.size())));
        m_openBefore = openChecks();
    }

    void anUntouchedCompanyGetsACleanCertificate()
    {
        const CtlRun run = m_work.ctl().ask({ u"journal"_s, u"certify"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        const QJsonObject certificate = run.object();
        QVERIFY(certificate[u"clean"_s].toBool());
        QCOMPARE(certificate[u"findings"_s].toArray().size(), 0);
        qsizetype posted = 0;
        for (const QJsonValue &intent : certificate[u"intents"_s].toArray())
            posted += intent[u"outcome"_s].toString() == "posted"_L1;
        QCOMPARE(posted, m_posted.first().size() + m_posted.last().size());
        QVERIFY(certificate[u"journal"_s][u"witness"_s][u"agrees"_s].toBool());
        QVERIFY(certificate[u"limits"_s].toArray().size() >= 5);
        const CtlRun text = m_work.ctl().run({ u"journal"_s, u"certify"_s });
        QVERIFY2(text.exit == 0 && text.out.contains("Clean"), text.told().constData());
    }

    void everythingDoneBehindItsBackIsNamed()
    {
        QVERIFY(pass(3600));
        const QList<Posted> us = m_posted.first(), uk = m_posted.last();
        remove(us[0]);
        voidInvoice(us[1]);
        change(us[2], QJsonObject { { u"DueDate"_s, u"2031-01-31"_s } });
        remove(uk[0]);
        change(uk[1], QJsonObject { { u"CustomerMemo"_s, QJsonObject { { u"value"_s, u"a memo is no difference"_s } } },
                                    { u"DueDate"_s, u"2031-01-31"_s } });
        copy(us[2], {}); // Its marker now stands on two, and one of them was changed.
        copy(uk[2], u"[SLUICE:00000000-0000-5000-8000-00000000abcd]"_s);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(pass(60));

        const CtlRun run = m_work.ctl().ask({ u"journal"_s, u"certify"_s, u"--fresh"_s });

        QVERIFY2(run.exit == 1, run.told().constData());
        m_findings = findingsOf(run.object());
        QVERIFY(has(u"deleted"_s, us[0]) && has(u"deleted"_s, uk[0]));
        QVERIFY(has(u"voided"_s, us[1]));
        QVERIFY(has(u"altered"_s, us[2]) && has(u"altered"_s, uk[1]));
        QCOMPARE(m_findings.filter(u"duplicate "_s).size(), 1);
        QCOMPARE(m_findings.filter(u"foreign "_s).size(), 1);
        QCOMPARE(m_findings.size(), 7);
        for (const QJsonValue &finding : run.object()[u"findings"_s].toArray()) {
            if (finding[u"kind"_s].toString() == "altered"_L1)
                QCOMPARE(finding[u"differences"_s][0][u"field"_s].toString(), u"due date"_s);
        }
        for (const QJsonValue &company : run.object()[u"companies"_s].toArray())
            QVERIFY(company[u"census_at"_s].isString());
    }

    void eachOpensAnExceptionThatSaysSo()
    {
        QMap<QString, int> open = openChecks();
        for (auto before = m_openBefore.cbegin(); before != m_openBefore.cend(); ++before)
            open[before.key()] -= *before; // What was billed twice by hand before Sluice was there.
        QCOMPARE(open.value(u"invoice_deleted"_s), 2);
        QCOMPARE(open.value(u"invoice_voided"_s), 1);
        QCOMPARE(open.value(u"invoice_altered"_s), 2);
        QCOMPARE(open.value(u"invoice_duplicate"_s), 1);
        QCOMPARE(open.value(u"invoice_foreign"_s), 1);
    }

    void whatIsGoneIsVoidAndNothingIsPostedForIt()
    {
        const CtlRun run = m_work.ctl().ask({ u"sync"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        QCOMPARE(run.object()[u"invoices"_s][u"posted"_s].toInt(), 0);
        for (const QJsonValue &invoice : m_work.ctl().ask({ u"invoices"_s, u"list"_s }).rows()) {
            if (place(invoice, u"id"_s) != m_posted.first()[0].realm + u':' + m_posted.first()[0].id)
                continue;
            QCOMPARE(invoice[u"status"_s].toString(), u"Void"_s);
            QVERIFY(invoice[u"deleted"_s].toBool());
        }
        for (const QJsonValue &request : m_work.ctl().ask({ u"requests"_s }).rows()) {
            if (request[u"id"_s].toString() == m_posted.first()[0].request)
                QCOMPARE(request[u"state"_s].toString(), u"voided"_s);
        }
    }

    void aMirrorMadeAnewShowsTheSame()
    {
        const auto lists = [this] {
            return QList<QStringList> { linesOf(m_work.ctl().ask({ u"requests"_s }).rows()),
                linesOf(m_work.ctl().ask({ u"invoices"_s, u"list"_s }).rows()),
                linesOf(m_work.ctl().ask({ u"exceptions"_s, u"list"_s, u"--state"_s, u"all"_s }).rows()) };
        };
        const QList<QStringList> before = lists();
        const QDir profile(m_work.ctl().profile());
        for (const QString &name : profile.entryList({ u"mirror.sqlite*"_s }, QDir::Files))
            QVERIFY(QFile::remove(profile.filePath(name)));
        m_work.control().post(u"/advance"_s, { { u"seconds"_s, 61 } }); // A new mirror does not know of the calls just made.
        const CtlRun run = m_work.ctl().ask({ u"sync"_s });
        QVERIFY2(run.exit == 0, run.told().constData());

        const QList<QStringList> after = lists();

        for (qsizetype i = 0; i < before.size(); ++i) {
            for (const QString &line : before[i])
                QVERIFY2(after[i].contains(line), qPrintable(u"was: %1"_s.arg(line)));
            QCOMPARE(after[i].size(), before[i].size());
        }
        const CtlRun certificate = m_work.ctl().ask({ u"journal"_s, u"certify"_s });
        QCOMPARE(findingsOf(certificate.object()), m_findings);
    }

    void whatIsPutRightClosesItsException()
    {
        const Posted &altered = m_posted.first()[2];
        change(altered, QJsonObject { { u"DueDate"_s, m_dueBefore.value(altered.id) } });
        QVERIFY(pass(60));
        QCOMPARE(m_work.ctl().ask({ u"journal"_s, u"certify"_s, u"--fresh"_s }).exit, 1); // The others still stand.
        int open = 0;
        for (const QJsonValue &row : m_work.ctl().ask({ u"exceptions"_s, u"list"_s }).rows())
            open += row[u"check"_s].toString() == "invoice_altered"_L1;
        QCOMPARE(open, 1);
    }

    void aMonthWithoutIntentsIsClean()
    {
        const CtlRun run = m_work.ctl().ask({ u"journal"_s, u"certify"_s, u"--month"_s, u"2020-01"_s });
        QVERIFY2(run.exit == 0, run.told().constData());
        QCOMPARE(run.object()[u"intents"_s].toArray().size(), 0);
        QCOMPARE(m_work.ctl().run({ u"journal"_s, u"certify"_s, u"--month"_s, u"2020-13"_s }).exit, 2);
    }

    void theRowsGoIntoAFile()
    {
        const QString file = m_work.ctl().file(u"rows.csv"_s);
        m_work.ctl().run({ u"journal"_s, u"certify"_s, u"--csv"_s, file });
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray rows = csv.readAll();
        QVERIFY(rows.startsWith("realm,company,key"));
        QVERIFY(rows.contains("deleted") && rows.contains("foreign"));
    }

private:
    /// How many exceptions are open, by their check.
    QMap<QString, int> openChecks()
    {
        QMap<QString, int> open;
        for (const QJsonValue &row : m_work.ctl().ask({ u"exceptions"_s, u"list"_s }).rows())
            ++open[row[u"check"_s].toString()];
        return open;
    }

    bool pass(int seconds) { return !m_work.control().post(u"/advance"_s, { { u"seconds"_s, seconds } }).isUndefined(); }

    QJsonObject record(const Posted &posted)
    {
        return m_work.control().get(u"/quickbooks/%1/invoice/%2"_s.arg(posted.realm, posted.id)).toObject();
    }

    void remove(const Posted &posted)
    {
        QVERIFY(!m_work.control().post(u"/quickbooks/%1/delete"_s.arg(posted.realm),
            { { u"entity"_s, u"invoice"_s }, { u"id"_s, posted.id } }).isUndefined());
    }

    void voidInvoice(const Posted &posted)
    {
        QVERIFY(!m_work.control().post(u"/quickbooks/%1/void"_s.arg(posted.realm), { { u"invoice"_s, posted.id } }).isUndefined());
    }

    void change(const Posted &posted, const QJsonObject &changes)
    {
        if (!m_dueBefore.contains(posted.id))
            m_dueBefore.insert(posted.id, record(posted)[u"DueDate"_s].toString());
        QVERIFY(!m_work.control().post(u"/quickbooks/%1/edit"_s.arg(posted.realm),
            { { u"entity"_s, u"invoice"_s }, { u"id"_s, posted.id }, { u"changes"_s, changes } }).isUndefined());
    }

    /// As a person copies an invoice: everything but its number. An empty note keeps the marker.
    void copy(const Posted &posted, const QString &note)
    {
        const QJsonObject original = record(posted);
        QJsonObject made;
        for (const QString &key : { u"CustomerRef"_s, u"CurrencyRef"_s, u"TxnDate"_s, u"DueDate"_s, u"PrivateNote"_s,
                 u"GlobalTaxCalculation"_s }) {
            if (original.contains(key))
                made.insert(key, original[key]);
        }
        QJsonArray lines;
        for (const QJsonValue &line : original[u"Line"_s].toArray()) {
            QJsonObject copied = line.toObject();
            copied.remove(u"Id"_s);
            copied.remove(u"LineNum"_s);
            if (copied[u"DetailType"_s].toString() == "SalesItemLineDetail"_L1)
                lines.append(copied);
        }
        made.insert(u"Line"_s, lines);
        if (!note.isEmpty())
            made.insert(u"PrivateNote"_s, note);
        QVERIFY(!m_work.control().post(u"/quickbooks/%1/edit"_s.arg(posted.realm),
            { { u"entity"_s, u"invoice"_s }, { u"changes"_s, made } }).isUndefined());
    }

    static QStringList findingsOf(const QJsonObject &certificate)
    {
        QStringList findings;
        for (const QJsonValue &finding : certificate[u"findings"_s].toArray())
            findings.append(finding[u"kind"_s].toString() + u' ' + place(finding, u"invoice_id"_s));
        findings.sort();
        return findings;
    }

    bool has(const QString &kind, const Posted &posted) const
    {
        return m_findings.contains(kind + u' ' + posted.realm + u':' + posted.id);
    }

    Workplace m_work;
    QMap<QString, QList<Posted>> m_posted; ///< By realm.
    QMap<QString, int> m_openBefore;
    QHash<QString, QString> m_dueBefore;
    QStringList m_findings;
    bool m_broken = false;
};

QTEST_GUILESS_MAIN(TestCertificateWhole)
#include "tst_certificate_whole.moc"
