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

    /// Every rate is 8 % until a day and 9 % from it.
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
            rate.set(u"EffectiveTaxRate"_s, Value(Value::Array { dated("8", u"2015-01-01"_s, last), dated("9", day, {}) }));
            realm.put(u"TaxRate"_s, rate);
        }
    }

    /// The rate that the mirror holds after a pull.
    Decimal pulledRate()
    {
        if (!QCoro::waitFor(company.pull(&sink, {})))
            qFatal("nothing was pulled");
        return sink.taxCodes.value(sink.company->usualTaxCodeId).ratePercent;
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

/// The rates are those of the day that an invoice of the company bears.
class QuickBooksTaxes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRateIsThatOfTheDayInTheCompanysZone_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<int>("percent");
        QTest::newRow("still yesterday") << u"America/Los_Angeles"_s << 8;
        QTest::newRow("today by the clock of the world") << u"Europe/London"_s << 9;
    }

    void aRateIsThatOfTheDayInTheCompanysZone()
    {
        QFETCH(QString, zone);
        QFETCH(int, percent);
        World world(parseInstant(std::string_view("2026-12-01T03:00:00Z")).value(), zone);
        world.raiseFrom(u"2026-12-01"_s);

        QCOMPARE(world.pulledRate(), Decimal(percent, 0));
    }

    void ratesAreReadAgainWithEachDayAndNotMoreOften()
    {
        World world(parseInstant(std::string_view("2026-12-01T02:00:00Z")).value(), u"America/Los_Angeles"_s);
        world.raiseFrom(u"2026-12-01"_s);
        QCOMPARE(world.pulledRate(), Decimal(8, 0));
        const qsizetype once = world.askedForTaxes();
        world.sandboxClock.advance(std::chrono::hours(5)); // An hour before midnight over there.
        QCOMPARE(world.pulledRate(), Decimal(8, 0));
        QCOMPARE(world.askedForTaxes(), once);

        world.sandboxClock.advance(std::chrono::hours(1));

        QCOMPARE(world.pulledRate(), Decimal(9, 0));
        QCOMPARE(world.askedForTaxes(), 2 * once);
    }
};

QTEST_GUILESS_MAIN(QuickBooksTaxes)
#include "tst_quickbooks_rates.moc"
