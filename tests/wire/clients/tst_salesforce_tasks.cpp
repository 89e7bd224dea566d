#include "SalesforceWorld.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::Value;
using testing::World;

/// What the org calls a Task that is done.
class SalesforceTasks final : public QObject {
    Q_OBJECT

private:
    static void putStatus(World &world, const QString &name, bool closes, int order)
    {
        world.put(u"TaskStatus"_s, { { u"ApiName"_s, name }, { u"MasterLabel"_s, name }, { u"IsClosed"_s, closes }, { u"SortOrder"_s, order } });
    }

    static QString made(World &world, const QString &key)
    {
        return QCoro::waitFor(world.client.createTask({ .key = key, .aboutId = world.account(u"Acme"_s), .subject = u"Overdue"_s })).value_or(QString());
    }

private Q_SLOTS:
    void aTaskIsClosedInTheOrgsOwnWords_data()
    {
        QTest::addColumn<bool>("usualCloses");
        QTest::addColumn<bool>("hasOwn");
        QTest::addColumn<bool>("hidden");
        QTest::addColumn<QString>("closed");
        QTest::newRow("as orgs begin") << true << false << false << u"Completed"_s;
        QTest::newRow("renamed") << false << true << false << u"Erledigt"_s;
        QTest::newRow("several") << true << true << false << u"Completed"_s;
        QTest::newRow("statuses that are hidden") << true << true << true << u"Completed"_s;
    }

    void aTaskIsClosedInTheOrgsOwnWords()
    {
        QFETCH(bool, usualCloses);
        QFETCH(bool, hasOwn);
        QFETCH(bool, hidden);
        QFETCH(QString, closed);
        World world;
        putStatus(world, u"Completed"_s, usualCloses, 3);
        if (hasOwn)
            putStatus(world, u"Erledigt"_s, true, 1);
        if (hidden)
            world.org().access().hide(u"TaskStatus"_s);
        const QString id = made(world, u"overdue.1"_s);
        QVERIFY(!id.isEmpty());

        const Result<void> done = QCoro::waitFor(world.client.updateTask(id, { .key = u"overdue.1"_s, .closes = true }));

        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
        const Value task = *world.org().find(u"Task"_s, id);
        QCOMPARE(task[u"Status"].toString(), closed);
        QVERIFY(task[u"IsClosed"].toBool());
    }

    void theWordIsAskedForOnce()
    {
        World world;
        const QString first = made(world, u"overdue.1"_s), second = made(world, u"overdue.2"_s);
        world.service.clearServed();

        QVERIFY(QCoro::waitFor(world.client.updateTask(first, { .key = u"overdue.1"_s, .closes = true })).has_value());
        QVERIFY(QCoro::waitFor(world.client.updateTask(second, { .key = u"overdue.2"_s, .closes = true })).has_value());

        QCOMPARE(std::ranges::count_if(world.service.served(), [](const sandbox::Served &one) { return one.query.contains("TaskStatus"); }), 1);
    }

    void whatIsOnlyKeptUpToDateStaysOpen()
    {
        World world;
        const QString id = made(world, u"overdue.1"_s);
        const QString before = (*world.org().find(u"Task"_s, id))[u"Status"].toString();

        QVERIFY(QCoro::waitFor(world.client.updateTask(id, { .key = u"overdue.1"_s, .subject = u"More is overdue"_s })).has_value());

        QCOMPARE((*world.org().find(u"Task"_s, id))[u"Status"].toString(), before);
        QVERIFY(!(*world.org().find(u"Task"_s, id))[u"IsClosed"].toBool());
    }
};

QTEST_GUILESS_MAIN(SalesforceTasks)
#include "tst_salesforce_tasks.moc"
