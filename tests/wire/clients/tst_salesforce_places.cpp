#include "SalesforceWorld.h"

#include "sandbox/salesforce/Ids.h"

#include <coroutine>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::Value;
using testing::World;

namespace {

/// A network on which answers take their time: all that are under way arrive together, and then the next ones leave. How
/// often that happens is how long a pull takes where distance is what costs.
class Rounds final : public net::Transport {
public:
    explicit Rounds(net::Transport &under)
        : m_under(under)
    {
    }

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request) override
    {
        co_await Wait { m_waiting };
        Result<net::HttpResponse> response = co_await m_under.send(std::move(request));
        co_return response;
    }

    Result<PullReport> run(QCoro::Task<Result<PullReport>> pull)
    {
        while (!m_waiting.empty()) {
            highest = std::max(highest, static_cast<int>(m_waiting.size()));
            ++rounds;
            for (const std::coroutine_handle<> call : std::exchange(m_waiting, {}))
                call.resume();
        }
        return QCoro::waitFor(std::move(pull));
    }

    int rounds = 0, highest = 0;

private:
    struct Wait {
        std::vector<std::coroutine_handle<>> &line;
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> caller) { line.push_back(caller); }
        void await_resume() const noexcept { }
    };

    net::Transport &m_under;
    std::vector<std::coroutine_handle<>> m_waiting;
};

} // namespace

/// How a first pull uses the places that an org leaves it.
class SalesforcePlaces final : public QObject {
    Q_OBJECT

private:
    static constexpr int kRows = 40'000, kPage = 2000, kPlaces = 8;
    static constexpr int kOpening = 4; ///< The version, what there is to be seen, how much there is, and the small kinds.

    static void fill(World &world, quint64 firstNumber, int count)
    {
        const QString account = world.account(u"Acme"_s);
        for (int at = 0; at < count; ++at) {
            world.put(u"Opportunity"_s, { { u"Id"_s, sandbox::salesforce::makeId(u"006", firstNumber + static_cast<quint64>(at)) },
                { u"Name"_s, u"Deal"_s }, { u"AccountId"_s, account }, { u"StageName"_s, u"Closed Won"_s },
                { u"CloseDate"_s, u"2026-10-30"_s }, { u"OwnerId"_s, world.user }, { u"Amount"_s, Value::number("10.00") } });
        }
    }

    static int queriesFor(const World &world, const QString &object)
    {
        return static_cast<int>(std::count_if(world.transport.sent().begin(), world.transport.sent().end(), [&](const net::HttpRequest &request) {
            return QUrl::fromPercentEncoding(request.url.query().toUtf8()).contains(u"FROM %1 "_s.arg(object))
                || request.url.path().contains(u"/query/"_s);
        }));
    }

private Q_SLOTS:
    void idsThatLieCloseTogetherKeepAllPlacesBusy_data()
    {
        QTest::addColumn<bool>("oneFarAway");
        QTest::newRow("evenly") << false;
        QTest::newRow("one record that is much older") << true;
    }

    void idsThatLieCloseTogetherKeepAllPlacesBusy()
    {
        QFETCH(bool, oneFarAway);
        World world(true, { .bulkAbove = -1 });
        if (oneFarAway)
            fill(world, 1, 1);
        fill(world, 5'000'000'000, kRows);
        Rounds network(world.transport);
        salesforce::Client client({ network, world.clock, world.random, world.tokens }, { .bulkAbove = -1 });

        const Result<PullReport> report = network.run(client.pull(&world.sink));

        const int rows = kRows + (oneFarAway ? 1 : 0);
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->records.value(u"Opportunity"_s), rows); // No row twice.
        QCOMPARE(world.sink.deals.size(), rows);
        QCOMPARE(network.highest, kPlaces);
        constexpr int kLeast = kRows / kPage / kPlaces;
        QVERIFY2(network.rounds <= kOpening + 3 * kLeast, qPrintable(QString::number(network.rounds)));
        const int calls = queriesFor(world, u"Opportunity"_s);
        QVERIFY2(calls <= kRows / kPage * 2, qPrintable(QString::number(calls)));
    }
};

QTEST_GUILESS_MAIN(SalesforcePlaces)
#include "tst_salesforce_places.moc"
