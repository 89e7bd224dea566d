#include "books/quickbooks/Company.h"
#include "sandbox/quickbooks/Service.h"
#include "support/JumpClock.h"
#include "support/MemorySink.h"
#include "support/SandboxTransport.h"

#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::Value;

namespace {

const QString kRealm = u"9341450000000001"_s;

class RealmToken final : public net::TokenSource {
public:
    explicit RealmToken(sandbox::quickbooks::Service &service)
        : m_service(service)
        , m_token(m_service.connect(kRealm).accessToken.toLatin1())
    {
    }
    QCoro::Task<Result<net::Access>> access() override { co_return net::Access { QByteArray(m_token), {} }; }
    QCoro::Task<Result<net::Access>> accessAfterRefusal(QByteArray) override
    {
        m_token = m_service.connect(kRealm).accessToken.toLatin1();
        co_return net::Access { QByteArray(m_token), {} };
    }

private:
    sandbox::quickbooks::Service &m_service;
    QByteArray m_token;
};

/// A company of one zone, and the client that works with it.
struct World {
    World(Instant start, const QString &zone)
        : sandboxClock(start)
        , service(sandboxClock, { .clientId = u"id"_s, .clientSecret = u"secret"_s, .redirectUris = {}, .baseUrl = u"http://qbo.test"_s })
        , realm(service.addRealm({ .realmId = kRealm, .companyName = u"Harbor Light Inc."_s, .timeZone = zone }))
        , token(service)
        , company({ transport, clock, random, token, QUrl(u"http://qbo.test"_s), Realm(kRealm) })
    {
        transport.route(u"qbo.test"_s, "/", [this](const sandbox::Request &request) { return service.handle(request); });
    }

    /// Every rate is 8 % until a day and 9 % from it, and 7 % on days of which the books say nothing.
    void raiseFrom(const QString &day)
    {
        const auto dated = [](const char *percent, const QString &from, const QString &to) {
            Value value = Value::object({ { u"RateValue"_s, Value::number(percent) }, { u"EffectiveDate"_s, from + u"T00:00:00-08:00"_s } });
            if (!to.isEmpty())
                value.set(u"EndDate"_s, to + u"T00:00:00-08:00"_s);
            return value;
        };
        const QString last = QDate::fromString(day, Qt::ISODate).addDays(-1).toString(Qt::ISODate);
        for (Value rate : realm.all(u"TaxRate"_s)) {
            rate.set(u"RateValue"_s, Value::number("7"));
            rate.set(u"EffectiveTaxRate"_s, Value(Value::Array { dated("8", u"2015-01-01"_s, last), dated("9", day, {}) }));
            realm.put(u"TaxRate"_s, rate);
        }
    }

    /// The rate that the mirror holds after a pull.
    DatedRate pulledRate()
    {
        if (!QCoro::waitFor(company.pull(&sink, {})))
            qFatal("nothing was pulled");
        return sink.taxCodes.value(sink.company->usualTaxCodeId).rate;
    }

    qsizetype askedForTaxes() const
    {
        return std::ranges::count_if(service.served(), [](const sandbox::Served &one) { return one.status == 200 && one.query.contains("TaxRate"); });
    }

    sandbox::SandboxClock sandboxClock;
    testing::JumpClock clock { sandboxClock };
    SeededRandom random { 7 };
    testing::SandboxTransport transport { clock };
    sandbox::quickbooks::Service service;
    sandbox::quickbooks::Realm &realm;
    RealmToken token;
    quickbooks::Company company;
    testing::MemorySink sink;
};

} // namespace

/// An invoice bears the rates of its own day, whenever it is written.
class QuickBooksTaxes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachDayHasItsRate_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("percent");
        QTest::newRow("before the list begins") << QDate(2014, 12, 31) << 7; // What the rate says of itself.
        QTest::newRow("the first day") << QDate(2015, 1, 1) << 8;
        QTest::newRow("the last day of the old rate") << QDate(2026, 11, 30) << 8;
        QTest::newRow("the first of the new one") << QDate(2026, 12, 1) << 9;
        QTest::newRow("long after") << QDate(2031, 5, 5) << 9;
    }

    void eachDayHasItsRate()
    {
        QFETCH(QDate, day);
        QFETCH(int, percent);
        World world(parseInstant(std::string_view("2026-12-01T03:00:00Z")).value(), u"Europe/London"_s);
        world.raiseFrom(u"2026-12-01"_s);

        QCOMPARE(world.pulledRate().on(day), Decimal(percent, 0));
    }

    void ratesAreReadAgainWithEachDayAndNotMoreOften()
    {
        World world(parseInstant(std::string_view("2026-12-01T02:00:00Z")).value(), u"America/Los_Angeles"_s);
        const Decimal before = world.pulledRate().on(QDate(2026, 12, 1));
        const qsizetype once = world.askedForTaxes();
        world.raiseFrom(u"2026-12-01"_s);
        world.sandboxClock.advance(std::chrono::hours(5)); // An hour before midnight over there.
        QCOMPARE(world.pulledRate().on(QDate(2026, 12, 1)), before);
        QCOMPARE(world.askedForTaxes(), once);

        world.sandboxClock.advance(std::chrono::hours(1));

        QCOMPARE(world.pulledRate().on(QDate(2026, 12, 1)), Decimal(9, 0));
        QCOMPARE(world.askedForTaxes(), 2 * once);
    }

    void ratesAddUpDayByDay()
    {
        const DatedRate state({ { QDate(), Decimal(6, 0) } });
        const DatedRate county({ { QDate(2026, 7, 1), Decimal(125, 2) }, { QDate(2024, 7, 1), Decimal(1, 0) } });

        const DatedRate sum = DatedRate::sumOf(std::vector { state, county }).value();

        QCOMPARE(sum.on(QDate(2024, 6, 30)), Decimal(6, 0));
        QCOMPARE(sum.on(QDate(2024, 7, 1)), Decimal(7, 0));
        QCOMPARE(sum.on(QDate(2026, 7, 1)), Decimal(725, 2));
        QCOMPARE(qsizetype(sum.steps().size()), qsizetype(3)); // Each change once.
    }

    void whatChangesNothingIsNoStep()
    {
        QVERIFY(DatedRate(std::vector<DatedRate::Step> { { QDate(2026, 1, 1), Decimal(5, 0) }, { QDate(), Decimal(5, 0) } }) == DatedRate(Decimal(5, 0)));
        QVERIFY(DatedRate(Decimal(0, 0)) == DatedRate());
    }
};

QTEST_GUILESS_MAIN(QuickBooksTaxes)
#include "tst_quickbooks_rates.moc"
