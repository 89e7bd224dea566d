#include "engine/Rest.h"
#include "journal/Kinds.h"
#include "mirror/Database.h"
#include "support/StandingClock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::engine;
namespace kind = sluice::journal::kind;

namespace {

const QJsonObject kCounts { { QStringLiteral("ready"), 7 } };

/// A mark on a journal of two events.
struct Marked {
    Marked()
    {
        record({ kind::kConnectionAdded, QStringLiteral("connection:a"), QStringLiteral("ada"), {}, {} });
        record({ kind::kRequestCancelled, QStringLiteral("request:r"), QStringLiteral("ada"), {}, {} });
        marked = inputs();
        if (!rest.mark(marked, clock.at + std::chrono::hours(1), kCounts))
            qFatal("no mark");
    }

    void record(journal::NewEvent event)
    {
        if (!journal->append({ std::move(event) }))
            qFatal("no event");
    }
    RestInputs inputs() const { return { 5, journal->lastSeq().value_or(-1), QStringLiteral("a policy and a day") }; }
    bool holds(const RestInputs &now) { return rest.holds(now, clock.at).value_or(std::nullopt).has_value(); }

    QTemporaryDir folder;
    testing::StandingClock clock;
    std::unique_ptr<journal::Journal> journal
        = std::move(*journal::openSqliteJournal(folder.filePath(QStringLiteral("journal.sqlite")), clock));
    std::unique_ptr<mirror::Database> database
        = std::move(*mirror::Database::open(folder.filePath(QStringLiteral("mirror.sqlite")), mirror::OpenMode::ReadWrite));
    mirror::ViewStore views { *database };
    Rest rest { *journal, views, QStringLiteral("assessment") };
    RestInputs marked;
};

} // namespace

class TestRest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsWithWhatWasRemembered()
    {
        Marked one;
        QCOMPARE(one.rest.holds(one.inputs(), one.clock.at).value(), std::optional(kCounts));
    }

    void doesNotHoldBeforeTheFirstMark()
    {
        Marked one;
        Rest other(*one.journal, one.views, QStringLiteral("writeback"));
        QVERIFY(!other.holds(one.inputs(), one.clock.at).value());
    }

    void endsWithAChangedRecordAndWithAChangedSetting()
    {
        Marked one;
        RestInputs now = one.inputs();
        now.generation += 1;
        QVERIFY(!one.holds(now));
        now = one.inputs();
        now.others += QStringLiteral(" that is over");
        QVERIFY(!one.holds(now));
        QVERIFY(one.holds(one.inputs()));
    }

    void endsWithADecision_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<bool>("ends");
        QTest::newRow("request") << QStringLiteral("request:r") << true;
        QTest::newRow("exception") << QStringLiteral("exception:e") << true;
        QTest::newRow("customer") << QStringLiteral("account:a") << true;
        QTest::newRow("item") << QStringLiteral("product:p") << true;
        QTest::newRow("policy") << QStringLiteral("policy") << true;
        QTest::newRow("what nobody knows yet") << QStringLiteral("weather:w") << true;
        QTest::newRow("our own write-back") << QStringLiteral("writeback:Opportunity") << false;
        QTest::newRow("witness") << QStringLiteral("witness") << false;
        QTest::newRow("person") << QStringLiteral("person:ada@example.com") << false;
    }

    void endsWithADecision()
    {
        QFETCH(QString, subject);
        QFETCH(bool, ends);
        Marked one;
        one.record({ QStringLiteral("something.happened"), subject, QStringLiteral("ada"), {}, {} });
        QCOMPARE(one.holds(one.inputs()), !ends);
        QCOMPARE(one.holds(one.inputs()), !ends); // Also once the mark has moved on.
    }

    void endsWhenItsTimeIsOver()
    {
        Marked one;
        one.clock.at += std::chrono::minutes(59);
        QVERIFY(one.holds(one.inputs()));
        one.clock.at += std::chrono::minutes(1);
        QVERIFY(!one.holds(one.inputs()));
    }

    void endsWhenTheJournalIsShorterThanItWas()
    {
        Marked one;
        RestInputs now = one.inputs();
        now.seq -= 1; // Restored from a copy.
        QVERIFY(!one.holds(now));
    }

    void endsWhenTheViewsAreEmptied()
    {
        Marked one;
        QVERIFY(one.views.clear());
        QVERIFY(!one.holds(one.inputs()));
    }
};

QTEST_GUILESS_MAIN(TestRest)
#include "tst_rest.moc"
