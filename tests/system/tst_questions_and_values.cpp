#include "system/Workplace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sluice::testing;

/// Two things that go between the systems by way of people: a question about a deal, and a value that nobody knows.
/// With the real programs over real sockets; the steps build upon each other.
class TestQuestionsAndValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_work.open(), QString());
        QCOMPARE(m_work.signIn(), QString());
        QVERIFY(m_work.settleQuickly());
        const CtlRun run = sync();
        QVERIFY2(run.exit == 0, run.told().constData());
    }

    void aQuestionBecomesOneTaskForTheOwnerOfTheDeal()
    {
        m_case = openCase([](const QJsonObject &row) { return row[u"check"_s].toString() == "po_number"_L1; });
        QVERIFY(!m_case.isEmpty());
        QCOMPARE(order({ u"ask"_s, id(), u"--note"_s, u"Which PO number?"_s }), QByteArray());
        QCOMPARE(questions().size(), 0); // It travels with the next sync.

        QVERIFY2(sync().exit == 0, "the sync");

        QCOMPARE(questions().size(), 1);
        const QJsonObject task = questions()[0].toObject();
        const QString deal = m_case[u"deal_id"_s].toString();
        QCOMPARE(task[u"WhatId"_s].toString(), deal);
        QCOMPARE(task[u"Description"_s].toString(), u"Which PO number?"_s);
        QCOMPARE(task[u"OwnerId"_s].toString(), m_work.control().salesforce(u"Opportunity"_s, deal)[u"OwnerId"_s].toString());
        QVERIFY(task[u"Status"_s].toString() != "Completed"_L1);
    }

    void askedAgainItIsTheSameTaskWithTheNewWords()
    {
        QCOMPARE(order({ u"ask"_s, id(), u"--note"_s, u"Which PO number, please?"_s }), QByteArray());
        QCOMPARE(order({ u"ask"_s, id(), u"--note"_s, u"Which PO number, and of what date?"_s }), QByteArray());

        QVERIFY2(sync().exit == 0, "the sync");
        QVERIFY2(sync().exit == 0, "the sync");

        QCOMPARE(questions().size(), 1);
        QCOMPARE(questions()[0][u"Description"_s].toString(), u"Which PO number, and of what date?"_s);
    }

    void withItsExceptionTheQuestionIsClosed()
    {
        // Closed by hand it would be back at once, for the number is still missing, and so would be the question.
        QCOMPARE(order({ u"resolve"_s, id(), u"--cause"_s, m_case[u"cause_proposed"_s].toString(), u"--note"_s, u"answered"_s }), QByteArray());
        QVERIFY2(sync().exit == 0, "the sync");
        QVERIFY(questions()[0][u"Status"_s].toString() != "Completed"_L1);

        m_work.control().post(u"/advance"_s, { { u"seconds"_s, 60 } });
        QVERIFY(plant(m_case[u"deal_id"_s].toString(), u"Sluice_PO_Number__c"_s, u"4500017713"_s));
        QVERIFY2(sync().exit == 0, "the sync");

        QCOMPARE(questions().size(), 1);
        QCOMPARE(questions()[0][u"Status"_s].toString(), u"Completed"_s);
    }

    void aValueThatNobodyKnowsIsOneExceptionAndNothingIsLost_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("event");
        QTest::newRow("billing event") << u"Sluice_Billing_Event__c"_s << QString();
        QTest::newRow("delivery status") << u"Sluice_Delivery_Status__c"_s << u"Delivered"_s;
        QTest::newRow("frequency") << u"Sluice_Billing_Frequency__c"_s << u"Subscription"_s;
    }

    void aValueThatNobodyKnowsIsOneExceptionAndNothingIsLost()
    {
        QFETCH(QString, field);
        QFETCH(QString, event);
        const QString deal = unbilledDeal(event);
        QVERIFY(!deal.isEmpty());
        const QJsonValue before = m_work.control().salesforce(u"Opportunity"_s, deal)[field];
        const qsizetype deals = m_work.ctl().ask({ u"requests"_s, u"list"_s }).rows().size();
        m_work.control().post(u"/advance"_s, { { u"seconds"_s, 60 } });
        QVERIFY(plant(deal, field, u"Whenever it suits"_s));

        const CtlRun run = sync();

        QVERIFY2(run.exit == 0, run.told().constData());
        const QJsonArray open = casesOf(deal, u"billing_event"_s);
        QVERIFY2(open.size() >= 1, qPrintable(deal));
        QVERIFY2(open[0][u"summary"_s].toString().contains(u"Whenever it suits"), qPrintable(open[0][u"summary"_s].toString()));
        QVERIFY2(open[0][u"summary"_s].toString().contains(field), qPrintable(open[0][u"summary"_s].toString()));
        QSet<QString> requests;
        for (const QJsonValue &row : open)
            requests.insert(row[u"request_id"_s].toString());
        QCOMPARE(requests.size(), open.size()); // One for each request of the deal.
        for (const QJsonValue &row : m_work.ctl().ask({ u"requests"_s, u"list"_s }).rows()) {
            if (row[u"deal_id"_s].toString() == deal && row[u"state"_s].toString() != "cancelled"_L1)
                QCOMPARE(row[u"state"_s].toString(), u"blocked"_s);
        }
        QVERIFY(m_work.ctl().ask({ u"requests"_s, u"list"_s }).rows().size() >= deals);

        m_work.control().post(u"/advance"_s, { { u"seconds"_s, 60 } });
        QVERIFY(plant(deal, field, before));
        QVERIFY2(sync().exit == 0, "the sync");
        QCOMPARE(casesOf(deal, u"billing_event"_s).size(), 0);
    }

private:
    CtlRun sync() { return m_work.ctl().ask({ u"sync"_s }); }
    QString id() const { return m_case[u"id"_s].toString(); }

    QByteArray order(const QStringList &words)
    {
        const CtlRun run = m_work.ctl().ask(QStringList { u"exceptions"_s } + words);
        return run.exit == 0 ? QByteArray() : run.told();
    }

    QJsonObject openCase(const std::function<bool(const QJsonObject &)> &fits)
    {
        for (const QJsonValue &row : m_work.ctl().ask({ u"exceptions"_s, u"list"_s }).rows()) {
            if (fits(row.toObject()))
                return row.toObject();
        }
        return {};
    }

    /// Open exceptions of a deal that come from one check.
    QJsonArray casesOf(const QString &deal, const QString &check)
    {
        QJsonArray found;
        for (const QJsonValue &row : m_work.ctl().ask({ u"exceptions"_s, u"list"_s }).rows()) {
            if (row[u"deal_id"_s].toString() == deal && row[u"check"_s].toString() == check)
                found.append(row);
        }
        return found;
    }

    /// The Tasks that are questions.
    QJsonArray questions()
    {
        QJsonArray found;
        for (const QJsonValue &task : m_work.control().salesforce(u"Task"_s)) {
            if (task[u"Subject"_s].toString().startsWith(u"Billing question"))
                found.append(task);
        }
        return found;
    }

    /// A deal that nothing was billed of and whose billing event nothing is wrong with.
    QString unbilledDeal(const QString &event)
    {
        QHash<QString, bool> fits;
        for (const QJsonValue &row : m_work.ctl().ask({ u"requests"_s, u"list"_s }).rows()) {
            const QString deal = row[u"deal_id"_s].toString();
            const bool unbilled = row[u"invoice_id"_s].toString().isEmpty() && row[u"state"_s].toString() != "cancelled"_L1;
            fits[deal] = fits.value(deal, true) && unbilled;
        }
        QStringList deals = fits.keys();
        deals.sort();
        for (const QString &deal : deals) {
            const QJsonObject record = m_work.control().salesforce(u"Opportunity"_s, deal);
            const QString own = record[u"Sluice_Billing_Event__c"_s].toString();
            const bool dated = own != "Subscription"_L1 || (record[u"Sluice_Term_Start__c"_s].isString() && record[u"Sluice_Term_End__c"_s].isString());
            if (fits[deal] && dated && (event.isEmpty() ? !own.isEmpty() : own == event) && casesOf(deal, u"billing_event"_s).isEmpty())
                return deal;
        }
        return {};
    }

    bool plant(const QString &deal, const QString &field, const QJsonValue &value)
    {
        return !m_work.control().post(u"/salesforce/edit"_s, { { u"sobject"_s, u"Opportunity"_s }, { u"id"_s, deal },
            { u"unchecked"_s, true }, { u"changes"_s, QJsonObject { { field, value } } } }).isUndefined();
    }

    Workplace m_work;
    QJsonObject m_case;
};

QTEST_GUILESS_MAIN(TestQuestionsAndValues)
#include "tst_questions_and_values.moc"
