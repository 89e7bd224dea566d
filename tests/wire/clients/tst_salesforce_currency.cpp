#include "SalesforceWorld.h"

#include "crm/salesforce/Fault.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using testing::HeldMemory;
using testing::World;

namespace {

/// An org with one currency; what it tells of it, nothing for an org that hides it.
void tell(World &world, const QString &code)
{
    if (code.isEmpty())
        world.org().access().hide(u"Organization"_s, u"DefaultCurrencyIsoCode"_s);
    else
        world.put(u"Organization"_s, { { u"Id"_s, world.org().organizationId() }, { u"DefaultCurrencyIsoCode"_s, code } });
}

salesforce::Session sessionWith(const char *code, salesforce::Memory *memory = nullptr)
{
    salesforce::Session session;
    session.currency = Currency::fromCode(std::string_view(code)).value_or(Currency());
    session.memory = memory;
    return session;
}

} // namespace

/// In which currency the amounts of an org are that keeps none on its records.
class SalesforceCurrency final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOrgsOwnWordGoesBeforeTheSettings_data()
    {
        QTest::addColumn<QString>("told");
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QString>("read"); // Empty: nothing is read.
        QTest::newRow("the org tells") << u"EUR"_s << QByteArray("XXX") << u"EUR"_s;
        QTest::newRow("both") << u"EUR"_s << QByteArray("GBP") << u"EUR"_s;
        QTest::newRow("the settings alone") << QString() << QByteArray("GBP") << u"GBP"_s;
        QTest::newRow("neither") << QString() << QByteArray("XXX") << QString();
    }

    void theOrgsOwnWordGoesBeforeTheSettings()
    {
        QFETCH(QString, told);
        QFETCH(QByteArray, given);
        QFETCH(QString, read);
        World world(false, sessionWith(given.constData()));
        tell(world, told);
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");

        const Result<PullReport> report = world.pull();
        const auto items = QCoro::waitFor(world.client.readiness());

        QCOMPARE(report.has_value(), !read.isEmpty());
        QCOMPARE(report ? world.sink.deals[id].currency.text() : QString(), read);
        QVERIFY(report || report.error().code == salesforce::kCurrencyUnknown);
        QVERIFY(items.has_value());
        QCOMPARE(std::ranges::any_of(*items, [](const salesforce::ReadinessItem &item) {
            return item.problem == salesforce::ReadinessItem::Problem::CurrencyUnknown && item.essential; }), read.isEmpty());
    }

    void amountsAreReadAnewInAnotherCurrency()
    {
        HeldMemory memory;
        World world(false, sessionWith("GBP", &memory));
        tell(world, QString());
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        QCOMPARE(world.sink.deals[id].currency.text(), u"GBP"_s);
        salesforce::Client corrected({ world.transport, world.clock, world.random, world.tokens }, sessionWith("EUR", &memory));

        QVERIFY(QCoro::waitFor(corrected.pull(&world.sink)).has_value());

        QCOMPARE(world.sink.deals[id].currency.text(), u"EUR"_s);
        QCOMPARE(world.sink.deals[id].amount->toText(), u"10.00"_s);
    }
};

QTEST_GUILESS_MAIN(SalesforceCurrency)
#include "tst_salesforce_currency.moc"
