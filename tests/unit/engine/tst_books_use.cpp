#include "unit/engine/DeskWorld.h"

#include "billing/WriteStop.h"
#include "engine/BooksUse.h"
#include "engine/MonthlyReads.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using engine::BooksUse;

namespace {

const QString kRealm = u"9341450000000001"_s;

Instant at(const char *text)
{
    return parseInstant(QString::fromLatin1(text)).value();
}

struct Notes {
    QTemporaryDir folder;
    std::unique_ptr<mirror::Database> database
        = std::move(*mirror::Database::open(folder.filePath(u"mirror.sqlite"_s), mirror::OpenMode::ReadWrite));
    mirror::ViewStore views { *database };
};

} // namespace

/// What a connection to the books has used, how long it lasts, and whether it takes writes.
class tst_books_use final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAddUpOverAMonthAndBeginAnewWithTheNext()
    {
        Notes notes;
        BooksUse use(notes.views);

        QVERIFY(use.add(kRealm, 400, at("2026-03-02T08:00:00Z")));
        QVERIFY(use.add(kRealm, 17, at("2026-03-31T23:59:59Z")));
        QCOMPARE(BooksUse::readsThisMonth(notes.views, kRealm, at("2026-03-31T23:59:59Z")), 417);
        QCOMPARE(BooksUse::readsThisMonth(notes.views, kRealm, at("2026-04-01T00:00:00Z")), 0);

        QVERIFY(use.add(kRealm, 5, at("2026-04-01T00:00:00Z")));
        QCOMPARE(BooksUse::readsThisMonth(notes.views, kRealm, at("2026-04-02T00:00:00Z")), 5);
        QCOMPARE(BooksUse::readsThisMonth(notes.views, kRealm, at("2027-04-02T00:00:00Z")), 0); // The same month of another year.
    }

    void companiesAreCountedApart()
    {
        Notes notes;
        BooksUse use(notes.views);

        QVERIFY(use.add(kRealm, 3, at("2026-03-02T08:00:00Z")));
        QVERIFY(use.add(u"2"_s, 4, at("2026-03-02T08:00:00Z")));

        QCOMPARE(BooksUse::readsThisMonth(notes.views, kRealm, at("2026-03-02T08:00:00Z")), 3);
        QCOMPARE(BooksUse::readsThisMonth(notes.views, u"3"_s, at("2026-03-02T08:00:00Z")), 0);
    }

    void theEndOfAGrantStaysKnownUntilALaterOneComes()
    {
        Notes notes;
        BooksUse use(notes.views);
        QVERIFY(!BooksUse::reconnectBy(notes.views, kRealm));

        QVERIFY(use.setReconnectBy(kRealm, at("2026-06-30T12:00:00Z")));
        QVERIFY(use.setReconnectBy(kRealm, std::nullopt)); // The tokens were not looked at this time.
        QCOMPARE(BooksUse::reconnectBy(notes.views, kRealm), at("2026-06-30T12:00:00Z"));

        QVERIFY(use.setReconnectBy(kRealm, at("2031-01-01T00:00:00Z")));
        QCOMPARE(BooksUse::reconnectBy(notes.views, kRealm), at("2031-01-01T00:00:00Z"));
        QVERIFY(!BooksUse::reconnectBy(notes.views, u"2"_s));
    }

    void aMonthOfManyCompaniesStaysBelowTheAllowance_data()
    {
        QTest::addColumn<int>("companies");
        QTest::addColumn<int>("besides");
        QTest::newRow("one") << 1 << 0;
        QTest::newRow("twelve") << 12 << 0;
        QTest::newRow("twelve that are looked at now and then besides") << 12 << 40;
        QTest::newRow("a hundred") << 100 << 0;
    }

    /// Every ten seconds while nothing holds it back. `besides`: reads in an hour that no idle cycle makes.
    void aMonthOfManyCompaniesStaysBelowTheAllowance()
    {
        QFETCH(int, companies);
        QFETCH(int, besides);
        const Instant end = at("2026-04-01T00:00:00Z");
        const std::chrono::milliseconds interval = std::chrono::seconds(10);
        int reads = 0, hours = 0;
        std::chrono::milliseconds longest { 0 };
        for (Instant now = at("2026-03-01T00:00:00Z"); now < end;) {
            engine::MonthlyReads month;
            for (int i = 0; i < companies; ++i)
                month.add(u"app"_s, (reads + i) / companies);
            const std::chrono::milliseconds rest = std::max(interval, month.restAdvised(now));
            longest = std::max(longest, rest);
            now += rest;
            reads += companies;
            const int hour = static_cast<int>((now - at("2026-03-01T00:00:00Z")) / std::chrono::hours(1));
            reads += besides * (hour - std::exchange(hours, hour));
        }

        QVERIFY2(reads < BooksUse::kReadsAllowed, qPrintable(QString::number(reads)));
        // Nor does it ever fall silent; what is read besides is missing on the last day.
        QVERIFY(longest <= std::chrono::hours(besides > 0 ? 4 : 1));
        QCOMPARE(longest > interval, companies > 1);
    }

    void appsDoNotShareTheirAllowances()
    {
        engine::MonthlyReads reads;
        reads.add(u"one"_s, 399'999);
        reads.add(u"two"_s, 399'999);
        QCOMPARE(reads.restAdvised(at("2026-03-20T00:00:00Z")).count(), 0);

        reads.add(u"two"_s, 1);

        QVERIFY(!reads.isShort(u"one"_s) && reads.isShort(u"two"_s));
        QVERIFY(reads.restAdvised(at("2026-03-20T00:00:00Z")) > std::chrono::seconds(10));
        QCOMPARE(reads.percentUsed(u"two"_s), 80);
    }

    void anAppThatHasReadItAllRestsForHours()
    {
        engine::MonthlyReads reads;
        reads.add(u"one"_s, 600'000);
        QCOMPARE(reads.restAdvised(at("2026-03-31T23:59:00Z")), std::chrono::milliseconds(std::chrono::minutes(1)));
        QCOMPARE(reads.restAdvised(at("2026-03-02T00:00:00Z")), std::chrono::milliseconds(std::chrono::hours(4)));
    }

    void theStatusLineShowsThemWithTheirCompany()
    {
        testing::DeskWorld world;
        desk::Reader &reader = world.readWith([&](mirror::ViewStore &views, engine::Settings &settings) {
            engine::ConnectionSettings connection;
            connection.id = connection.realm = kRealm;
            connection.system = u"quickbooks"_s;
            connection.company = u"Harbor Light Inc."_s;
            settings.connections.push_back(connection);
            BooksUse use(views);
            QVERIFY(use.add(kRealm, 12, world.clock.at));
            QVERIFY(use.setReconnectBy(kRealm, world.clock.at + std::chrono::hours(24)));
            billing::WriteStop stop(views, world.clock);
            books::WriteAnswer<Invoice> refused;
            refused.outcome = books::WriteOutcome::NotSent;
            refused.error = { ErrorKind::Rejected, u"6190 Invalid Company Status"_s, {}, books::kTakesNoWrites, {} };
            QVERIFY(stop.heed(kRealm, refused));
        });

        const desk::ConnectionRow row = reader.status()->connections.at(0);

        QCOMPARE(row.readsThisMonth, std::optional(12));
        QCOMPARE(row.readsAllowed, std::optional(BooksUse::kReadsAllowed));
        QCOMPARE(row.reconnectBy, std::optional(world.clock.at + std::chrono::hours(24)));
        QVERIFY(row.signedIn);
        QVERIFY2(row.lastError.contains(u"subscription"), qPrintable(row.lastError));
        QVERIFY(!row.whatToDo.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_books_use)
#include "tst_books_use.moc"
