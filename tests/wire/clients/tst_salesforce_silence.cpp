#include "SalesforceWorld.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using testing::SandboxTransport;
using testing::World;

/// Calls that do much, one thing after the other: the org may be silent for as long as it may work.
class SalesforceSilence final : public QObject {
    Q_OBJECT

private:
    static constexpr std::chrono::minutes kCallMax { 10 }; ///< Source: Salesforce sheet, section 8.

    static std::vector<salesforce::WholeWrite> wholes(World &world, int count)
    {
        const QString account = world.account(u"Acme"_s);
        std::vector<salesforce::WholeWrite> writes;
        for (int at = 0; at < count; ++at) {
            salesforce::WholeWrite &write = writes.emplace_back();
            write.deal.dealId = DealId(world.deal(u"Deal %1"_s.arg(at), account, "10.00"));
            write.deal.status = InvoiceStatus::Open;
        }
        return writes;
    }

    /// Calls with more than so many parts get no answer for as long as somebody waits.
    static void refuseLong(World &world, qsizetype partsMax)
    {
        world.transport.setWeather([&world, partsMax](const net::HttpRequest &request) {
            if (request.body.count("Sluice_Invoice_Status__c") <= partsMax)
                return SandboxTransport::Fate::Deliver;
            world.sandboxClock.advance(request.timeout);
            return SandboxTransport::Fate::LoseRequest;
        });
    }

private Q_SLOTS:
    void questionsAskedInOneMayTakeTenMinutes()
    {
        World world;
        world.settle();
        world.transport.clearSent();
        QVERIFY(world.pull().has_value());

        for (const net::HttpRequest &request : world.transport.sent()) {
            if (request.url.path().contains(u"composite"))
                QVERIFY(request.timeout >= kCallMax);
        }
    }

    void nobodyWaitsForTheirSilenceMoreThanTwice()
    {
        World world;
        world.settle();
        world.transport.clearSent();
        world.transport.setWeather([&](const net::HttpRequest &request) {
            world.sandboxClock.advance(request.timeout);
            return SandboxTransport::Fate::LoseRequest;
        });

        const Result<PullReport> report = world.pull();

        QVERIFY(!report.has_value());
        QCOMPARE(int(report.error().kind), int(ErrorKind::Timeout));
        QCOMPARE(world.transport.sent().size(), 2);
    }

    void howMuchThereIsOfOneKindIsAskedByItself()
    {
        World world;
        world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");

        QVERIFY(world.pull().has_value());

        for (const net::HttpRequest &request : world.transport.sent())
            QVERIFY2(request.body.count("COUNT%28%29") <= 1, request.body.constData());
    }

    void aWriteOfManyMayTakeTenMinutes()
    {
        World world;
        std::vector<salesforce::WholeWrite> writes = wholes(world, 3);
        QVERIFY(QCoro::waitFor(world.client.writeWhole(writes)).has_value());
        QVERIFY(QCoro::waitFor(world.client.writeDeals({ writes[0].deal })).has_value());

        int seen = 0;
        for (const net::HttpRequest &request : world.transport.sent()) {
            if (request.method == "GET" || request.url.path().endsWith(u"/composite"))
                continue;
            ++seen;
            QVERIFY(request.timeout >= kCallMax);
        }
        QCOMPARE(seen, 2);
    }

    void aWriteThatIsTooLongIsDividedUntilItIsAnswered()
    {
        World world;
        const std::vector<salesforce::WholeWrite> writes = wholes(world, 100);
        world.settle();
        refuseLong(world, 20);

        const auto first = QCoro::waitFor(world.client.writeWhole(writes));
        const auto second = QCoro::waitFor(world.client.writeWhole(writes));

        // 75 and 37 get no answer, and then it is left for another time; the next begins with 18.
        QVERIFY(!first || first->broken);
        QVERIFY2(second.has_value(), second ? "" : qPrintable(second.error().detail));
        QCOMPARE(second->written, 100);
        QVERIFY(!second->broken);
    }

    void theOthersGoOnBehindOneThatGotNoAnswer()
    {
        World world;
        const std::vector<salesforce::WholeWrite> writes = wholes(world, 100);
        world.settle();
        refuseLong(world, 40);

        const auto report = QCoro::waitFor(world.client.writeWhole(writes));

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->written, 25);
        QCOMPARE(report->untold.size(), 75);
        QVERIFY(report->broken.has_value());
    }

    void recordsOfOneKindAreDividedToo()
    {
        World world;
        std::vector<salesforce::DealStatus> deals;
        for (const salesforce::WholeWrite &write : wholes(world, 300))
            deals.push_back(write.deal);
        world.settle();
        refuseLong(world, 120);

        const auto first = QCoro::waitFor(world.client.writeDeals(deals));
        const auto second = QCoro::waitFor(world.client.writeDeals(deals));

        QVERIFY(first && first->broken && first->written == 100);
        QVERIFY(second && !second->broken);
        QCOMPARE(second->written, 300);
    }
};

QTEST_GUILESS_MAIN(SalesforceSilence)
#include "tst_salesforce_silence.moc"
