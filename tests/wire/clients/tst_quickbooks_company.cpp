#include "books/quickbooks/Company.h"
#include "sandbox/quickbooks/Service.h"
#include "support/JumpClock.h"
#include "support/MemorySink.h"
#include "support/SandboxTransport.h"

#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using books::WriteOutcome;
using sandbox::FaultKind;
using sandbox::Value;
using testing::SandboxTransport;

namespace {

constexpr Instant kStart = fromMs(1'795'500'000'000);
const QString kRealm = u"9341450000000001"_s;

/// Hands out what the stand-in gave at the last signIn(); a refusal is final.
class RealmTokens final : public net::TokenSource {
public:
    RealmTokens(sandbox::quickbooks::Service &service, QString realm)
        : m_service(service)
        , m_realm(std::move(realm))
    {
        signIn();
    }
    void signIn() { m_token = m_service.connect(m_realm).accessToken.toLatin1(); }

    QByteArray token() const { return m_token; }

    QCoro::Task<Result<net::Access>> access() override { co_return net::Access { m_token, {} }; }
    QCoro::Task<Result<net::Access>> accessAfterRefusal(QByteArray) override
    {
        co_return fail(ErrorKind::SignInNeeded, u"the grant is gone"_s);
    }

private:
    sandbox::quickbooks::Service &m_service;
    QString m_realm;
    QByteArray m_token;
};

/// One company of the stand-in and the client that works with it.
struct World {
    explicit World(sandbox::quickbooks::RealmSetup setup = us())
        : service(sandboxClock, { .clientId = u"id"_s, .clientSecret = u"secret"_s, .redirectUris = {}, .baseUrl = u"http://qbo.test"_s })
        , realm(service.addRealm(setup))
        , tokens(service, setup.realmId)
        , company({ transport, clock, random, tokens, QUrl(u"http://qbo.test"_s), Realm(setup.realmId) })
    {
        transport.route(u"qbo.test"_s, "/", [this](const sandbox::Request &request) { return service.handle(request); });
    }

    static sandbox::quickbooks::RealmSetup us()
    {
        return { .realmId = kRealm, .companyName = u"Harbor Light Inc."_s, .multiCurrency = false };
    }

    QString customer(const QString &name) { return realm.createAt(sandboxClock.now(), u"Customer"_s, Value::object({ { u"DisplayName"_s, name } }))[u"Id"].toString(); }

    QString item(const QString &name)
    {
        return realm.createAt(sandboxClock.now(), u"Item"_s,
                              Value::object({ { u"Name"_s, name }, { u"Sku"_s, name }, { u"Type"_s, u"Service"_s },
                                              { u"IncomeAccountRef"_s, Value::object({ { u"value"_s, incomeAccount() } }) } }))[u"Id"].toString();
    }

    QString incomeAccount()
    {
        for (const Value &account : realm.all(u"Account"_s)) {
            if (account[u"AccountType"].toString() == u"Income")
                return account[u"Id"].toString();
        }
        return {};
    }

    books::InvoiceDraft draft(const QString &customerId, const QString &key)
    {
        books::InvoiceDraft made;
        made.customerId = customerId;
        made.currency = Currency::fromCode(u"USD"_s).value();
        made.txnOn = toQDateTime(clock.now()).date();
        made.dueOn = made.txnOn.addDays(30);
        made.privateNote = u"[SLUICE:%1]"_s.arg(key);
        books::DraftLine line;
        line.itemId = itemId.isEmpty() ? itemId = item(u"SEAT"_s) : itemId;
        line.quantity = Decimal(3, 0);
        line.unitPrice = Decimal(1005, 2);
        line.amount = Money(3015, made.currency);
        line.taxCodeId = u"NON"_s;
        made.lines.push_back(line);
        return made;
    }

    books::WriteAnswer<Invoice> post(const QString &customerId, const QString &key)
    {
        QCoro::waitFor(company.open());
        return QCoro::waitFor(company.createInvoice(company.canonicalInvoice(draft(customerId, key)), key));
    }

    void strike(FaultKind kind, int times, QByteArray method = {}, QByteArray path = {})
    {
        service.faults().add({ kind, std::move(method), std::move(path), 0, times });
    }

    /// Deletes a document the way another program would; the status of the answer.
    int remove(const QByteArray &entity, const Invoice &invoice) { return operate("delete", entity, invoice); }
    int operate(const QByteArray &operation, const QByteArray &entity, const Invoice &invoice)
    {
        sandbox::Request request;
        request.method = "POST";
        request.target = "/v3/company/" + kRealm.toLatin1() + '/' + entity + "?operation=" + operation;
        request.headers.emplaceBack("Authorization", "Bearer " + tokens.token());
        request.headers.emplaceBack("Content-Type", "application/json");
        request.body = "{\"Id\":\"" + invoice.id.value.toLatin1() + "\",\"SyncToken\":\"" + invoice.version.toLatin1() + "\"}";
        return service.handle(request).status;
    }

    Result<PullReport> pull() { return QCoro::waitFor(company.pull(&sink, {})); }

    qsizetype invoices() const { return realm.all(u"Invoice"_s).size(); }

    sandbox::SandboxClock sandboxClock { kStart };
    testing::JumpClock clock { sandboxClock };
    SeededRandom random { 7 };
    SandboxTransport transport { clock };
    sandbox::quickbooks::Service service;
    sandbox::quickbooks::Realm &realm;
    RealmTokens tokens;
    quickbooks::Company company;
    testing::MemorySink sink;
    QString itemId;
};

} // namespace

class QuickBooksCompany final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFirstPullBringsTheWholeCompany()
    {
        World world;
        const QString customer = world.customer(u"Amy's Bird Sanctuary"_s);
        QCOMPARE(world.post(customer, u"k-1"_s).outcome, WriteOutcome::Created);

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY(world.sink.company.has_value());
        QCOMPARE(world.sink.company->homeCurrency.text(), u"USD"_s);
        QCOMPARE(world.sink.customers.value(customer).name, u"Amy's Bird Sanctuary"_s);
        QVERIFY(!world.sink.terms.isEmpty());
        QVERIFY(!world.sink.taxCodes.isEmpty());
        QCOMPARE(world.sink.items.value(world.itemId).sku, u"SEAT"_s);
        QCOMPARE(world.sink.invoices.size(), 1);
        QCOMPARE(world.sink.invoices.first().total.minor(), 3015);
        QVERIFY(world.sink.invoices.first().privateNote.endsWith(u"[SLUICE:k-1]"));
    }

    void anIdleCycleIsOneCallAndWritesNothing()
    {
        World world;
        QVERIFY(world.pull().has_value());
        world.sandboxClock.advance(std::chrono::minutes(10)); // The overlap no longer reaches the set-up.
        QVERIFY(world.pull().has_value());
        const int pages = world.sink.pages;

        const Result<PullReport> report = world.pull();

        QVERIFY(report.has_value());
        QCOMPARE(report->calls, 1);
        QCOMPARE(world.sink.pages, pages);
    }

    void changesAndDeletionsArriveThroughChangeCapture()
    {
        World world;
        const QString customer = world.customer(u"Rondonuwu Fruit"_s);
        const books::WriteAnswer<Invoice> first = world.post(customer, u"k-1"_s);
        const books::WriteAnswer<Invoice> second = world.post(customer, u"k-2"_s);
        QVERIFY(world.pull().has_value());
        world.sandboxClock.advance(std::chrono::minutes(30));
        QCOMPARE(world.remove("invoice", *second.stored), 200);
        const Value payment = world.realm.createAt(world.clock.now(), u"Payment"_s,
            Value::object({ { u"CustomerRef"_s, Value::object({ { u"value"_s, customer } }) },
                            { u"TotalAmt"_s, Value::number("10.15") },
                            { u"Line"_s, Value(Value::Array { Value::object({ { u"Amount"_s, Value::number("10.15") },
                                { u"LinkedTxn"_s, Value(Value::Array { Value::object({ { u"TxnId"_s, first.stored->id.value },
                                                                                       { u"TxnType"_s, u"Invoice"_s } }) }) } }) }) } }));
        QVERIFY2(!payment[u"Id"].toString().isEmpty(), payment.toJson().constData());

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.invoices.value(first.stored->id.value).balance.minor(), 2000);
        const Payment pulled = world.sink.payments.value(payment[u"Id"].toString());
        QCOMPARE(pulled.applications.size(), std::size_t(1));
        QCOMPARE(pulled.applications[0].amount.minor(), 1015);
        QCOMPARE(world.sink.gone.value(u"Invoice"_s), QStringList { second.stored->id.value });
    }

    void moneyThatComesAndGoesWithoutAnInvoiceIsReadToo()
    {
        World world;
        const QString customer = world.customer(u"Acme"_s);
        const auto receipt = [&](const QString &entity, const QString &number, const QString &note) {
            const auto ref = [](const QString &id) { return Value::object({ { u"value"_s, id } }); };
            const Value line = Value::object({ { u"DetailType"_s, u"SalesItemLineDetail"_s }, { u"Amount"_s, Value::number("10.15") },
                { u"SalesItemLineDetail"_s, Value::object({ { u"ItemRef"_s, ref(world.itemId.isEmpty() ? world.itemId = world.item(u"SEAT"_s) : world.itemId) } }) } });
            QString bank;
            for (const Value &account : world.realm.all(u"Account"_s)) {
                if (account[u"AccountType"].toString() == u"Bank")
                    bank = account[u"Id"].toString();
            }
            const Value made = world.realm.createAt(world.clock.now(), entity,
                Value::object({ { u"CustomerRef"_s, ref(customer) }, { u"DocNumber"_s, number }, { u"PrivateNote"_s, note },
                    { u"DepositToAccountRef"_s, ref(bank) }, { u"Line"_s, Value(Value::Array { line }) } }));
            if (made[u"Id"].toString().isEmpty())
                qFatal("%s", made.toJson().constData());
            return made[u"Id"].toString();
        };
        const QString first = receipt(u"SalesReceipt"_s, u"R-1"_s, u"at the counter"_s);
        QVERIFY(world.pull().has_value());
        world.sandboxClock.advance(std::chrono::minutes(30));
        const QString second = receipt(u"SalesReceipt"_s, u"R-2"_s, {}), refund = receipt(u"RefundReceipt"_s, u"R-3"_s, {});

        const Result<PullReport> report = world.pull();

        QVERIFY(report.has_value());
        QCOMPARE(report->calls, 1);
        QCOMPARE(world.sink.salesReceipts.keys(), (QStringList { first, second }));
        QCOMPARE(world.sink.salesReceipts.value(first).privateNote, u"at the counter"_s);
        QCOMPARE(world.sink.salesReceipts.value(first).total.minor(), 1015);
        QCOMPARE(world.sink.salesReceipts.value(second).docNumber, u"R-2"_s);
        QCOMPARE(world.sink.refundReceipts.value(refund).customerId, customer);
        QVERIFY(world.sink.refundReceipts.value(refund).txnOn.isValid());
    }

    void moreChangesThanOneAnswerTellsAreReadAnyway()
    {
        World world;
        QVERIFY(world.pull().has_value());
        world.sandboxClock.advance(std::chrono::minutes(30));
        for (int at = 0; at < 2100; ++at)
            world.customer(u"Customer %1"_s.arg(at));
        world.sandboxClock.advance(std::chrono::minutes(1));

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.customers.size(), 2100);
    }

    void manyChangesAreReadByTimeUnlessSomethingIsGone_data()
    {
        QTest::addColumn<bool>("gone");
        QTest::newRow("nothing is gone") << false;
        QTest::newRow("one is gone") << true;
    }

    void manyChangesAreReadByTimeUnlessSomethingIsGone()
    {
        QFETCH(bool, gone);
        World world;
        world.customer(u"Before"_s);
        QVERIFY(world.pull().has_value());
        world.sandboxClock.advance(std::chrono::minutes(30));
        for (int at = 0; at < 1200; ++at)
            world.customer(u"Customer %1"_s.arg(at));
        for (const Value &one : world.realm.all(u"Customer"_s))
            world.sink.known[u"Customer"_s].append(one[u"Id"].toString());
        if (gone)
            world.sink.known[u"Customer"_s].append(u"4711"_s);
        world.transport.clearSent();

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.customers.size(), 1201);
        QCOMPARE(world.sink.gone.value(u"Customer"_s), gone ? QStringList { u"4711"_s } : QStringList());
        const bool wholeRead = std::any_of(world.transport.sent().begin(), world.transport.sent().end(), [](const net::HttpRequest &one) {
            const QString asked = one.url.query(QUrl::FullyDecoded);
            return asked.contains(u"SELECT * FROM Customer") && !asked.contains(u"LastUpdatedTime");
        });
        QCOMPARE(wholeRead, gone);
    }

    void everyPagedReadNamesItsOrder()
    {
        World world;
        QVERIFY(world.pull().has_value());
        QVERIFY(QCoro::waitFor(world.company.invoicesNumbered(u"S-1"_s)).has_value());

        for (const net::HttpRequest &one : world.transport.sent()) {
            const QString asked = one.url.query(QUrl::FullyDecoded);
            QVERIFY2(!asked.contains(u"SELECT *") || asked.contains(u" ORDERBY Id "), qPrintable(asked));
        }
    }

    void settingsAreReadAnewBeforeSomebodyWrites()
    {
        World world;
        QVERIFY(world.pull().has_value());
        QVERIFY(!QCoro::waitFor(world.company.settingsNow())->booksClosedOn.isValid());
        world.realm.setBookCloseDate(QDate(2026, 10, 31));
        world.realm.setPreference(u"SalesFormsPrefs.CustomTxnNumbers"_s, false);
        world.sandboxClock.advance(std::chrono::minutes(11));

        const Result<sluice::Company> now = QCoro::waitFor(world.company.settingsNow());

        QCOMPARE(now->booksClosedOn, QDate(2026, 10, 31));
        QVERIFY(!now->customNumbers);
        QCOMPARE(now->name, u"Harbor Light Inc."_s);
        QVERIFY(world.pull().has_value());
        QCOMPARE(world.sink.company->booksClosedOn, QDate(2026, 10, 31));
    }

    void aLongSleepIsFollowedByACensus()
    {
        World world;
        QVERIFY(world.pull().has_value());
        world.sink.known[u"Invoice"_s] = { u"4711"_s };
        world.sandboxClock.advance(std::chrono::hours(24 * 29));
        world.tokens.signIn();

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.gone.value(u"Invoice"_s), QStringList { u"4711"_s });
    }

    void aFirstPullThatBrokeOffGoesOnWhereItStood()
    {
        World world;
        world.customer(u"Somebody"_s);
        world.sink.failAtPage = 5;
        QVERIFY(!world.pull().has_value());
        const QString cursor = world.sink.cursor(u"quickbooks:"_s + kRealm);
        QVERIFY2(cursor.startsWith(u"full "), qPrintable(cursor));
        world.transport.clearSent();

        QVERIFY(world.pull().has_value());

        QVERIFY(!world.sink.cursor(u"quickbooks:"_s + kRealm).startsWith(u"full"));
        for (const net::HttpRequest &request : world.transport.sent())
            QVERIFY(!request.url.query(QUrl::FullyDecoded).contains(u"FROM Term "));
        QCOMPARE(world.sink.customers.size(), 1);
    }

    void whatAQueryDoesNotShowYetIsAskedForBeforeItIsGone()
    {
        World world;
        const books::WriteAnswer<Invoice> fresh = world.post(world.customer(u"Amy's Bird Sanctuary"_s), u"k-1"_s);
        QCOMPARE(fresh.outcome, WriteOutcome::Created);
        world.sink.known[u"Invoice"_s] = { fresh.stored->id.value, u"4711"_s };
        world.service.setIndexLag(std::chrono::hours(1));

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.gone.value(u"Invoice"_s), QStringList { u"4711"_s });
        QVERIFY(world.sink.invoices.contains(fresh.stored->id.value));
    }

    void aFaultBelowTheRootIsNoEmptyAnswer_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        const QByteArray fault = "\"Fault\":{\"Error\":[{\"Message\":\"m\",\"Detail\":\"d\",\"code\":\"4001\"}],\"type\":\"ValidationFault\"}";
        QTest::newRow("a query") << u"/query"_s << QByteArray("{\"QueryResponse\":{" + fault + "}}");
        QTest::newRow("a query, by the gateway") << u"/query"_s << QByteArray("{\"QueryResponse\":{\"fault\":{\"error\":[{\"code\":\"4001\"}]}}}");
        QTest::newRow("changes") << u"/cdc"_s << QByteArray("{\"CDCResponse\":[{" + fault + "}],\"time\":\"2030-01-01T00:00:00Z\"}");
        QTest::newRow("one list of changes") << u"/cdc"_s
            << QByteArray("{\"CDCResponse\":[{\"QueryResponse\":[{}," "{" + fault + "}]}],\"time\":\"2030-01-01T00:00:00Z\"}");
        QTest::newRow("changes without lists") << u"/cdc"_s << QByteArray("{\"CDCResponse\":[{}],\"time\":\"2030-01-01T00:00:00Z\"}");
    }

    void aFaultBelowTheRootIsNoEmptyAnswer()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, body);
        World world;
        world.customer(u"Amy's Bird Sanctuary"_s);
        QVERIFY(world.pull().has_value());
        for (const Value &one : world.realm.all(u"Customer"_s))
            world.sink.known[u"Customer"_s].append(one[u"Id"].toString());
        const bool isWholeRead = path == u"/query";
        world.sandboxClock.advance(std::chrono::hours(isWholeRead ? 24 * 29 : 1));
        world.tokens.signIn();
        const QString cursor = world.sink.cursor(u"quickbooks:"_s + kRealm);
        world.transport.rewriteAnswers([&](const net::HttpRequest &request, sandbox::Response &response) {
            if (request.url.path().endsWith(path))
                response.body = body;
        });

        const Result<PullReport> report = world.pull();

        QVERIFY(!report.has_value());
        QCOMPARE(world.sink.cursor(u"quickbooks:"_s + kRealm), cursor);
        QVERIFY(world.sink.gone.isEmpty());
    }

    void aReadIsRepeatedUntilItIsAnswered_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("500") << int(FaultKind::Status500Before);
        QTest::newRow("a proxy's page") << int(FaultKind::Html502);
        QTest::newRow("a fault inside a 200") << int(FaultKind::FaultInside200);
        QTest::newRow("half an answer") << int(FaultKind::TruncateAfter);
        QTest::newRow("no answer") << int(FaultKind::HangAfter);
        QTest::newRow("throttled") << int(FaultKind::Throttle);
    }

    void aReadIsRepeatedUntilItIsAnswered()
    {
        QFETCH(int, kind);
        World world;
        world.strike(FaultKind(kind), 2, "GET");

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
    }

    void aWriteIsNeverRepeatedAndItsOutcomeIsNotGuessed_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<int>("invoices");
        const auto row = [](const char *what, FaultKind kind, WriteOutcome outcome, int invoices) {
            QTest::newRow(what) << int(kind) << int(outcome) << invoices;
        };
        row("lost before", FaultKind::DropBefore, WriteOutcome::Uncertain, 0);
        row("lost after", FaultKind::DropAfter, WriteOutcome::Uncertain, 1);
        row("no answer, done", FaultKind::HangAfter, WriteOutcome::Uncertain, 1);
        row("500 before", FaultKind::Status500Before, WriteOutcome::Uncertain, 0);
        row("500 after", FaultKind::Status500After, WriteOutcome::Uncertain, 1);
        row("504 after", FaultKind::Status504After, WriteOutcome::Uncertain, 1);
        row("half an answer", FaultKind::TruncateAfter, WriteOutcome::Uncertain, 1);
        row("600 although done", FaultKind::DuplicateRequest, WriteOutcome::Uncertain, 1);
        row("a fault inside a 200", FaultKind::FaultInside200, WriteOutcome::Uncertain, 0);
        row("throttled", FaultKind::Throttle, WriteOutcome::NotSent, 0);
        row("signed out", FaultKind::SessionExpired, WriteOutcome::NotSent, 0);
    }

    void aWriteIsNeverRepeatedAndItsOutcomeIsNotGuessed()
    {
        QFETCH(int, kind);
        QFETCH(int, outcome);
        QFETCH(int, invoices);
        World world;
        const QString customer = world.customer(u"Acme"_s);
        QCoro::waitFor(world.company.open());
        world.strike(FaultKind(kind), 1, "POST", "/invoice");
        world.transport.clearSent();

        const books::WriteAnswer<Invoice> answer = world.post(customer, u"k-1"_s);

        QCOMPARE(int(answer.outcome), outcome);
        QCOMPARE(world.invoices(), invoices);
        QCOMPARE(world.transport.sent().size(), 1);
    }

    void withoutANetworkNothingIsSent()
    {
        World world;
        const QString customer = world.customer(u"Acme"_s);
        QCoro::waitFor(world.company.open());
        world.transport.setWeather([](const net::HttpRequest &) { return SandboxTransport::Fate::NoNetwork; });

        QCOMPARE(world.post(customer, u"k-1"_s).outcome, WriteOutcome::NotSent);
    }

    void theSameKeyGivesTheSameInvoice()
    {
        World world;
        const QString customer = world.customer(u"Acme"_s);

        const books::WriteAnswer<Invoice> first = world.post(customer, u"k-1"_s);
        const books::WriteAnswer<Invoice> again = world.post(customer, u"k-1"_s);

        QCOMPARE(first.outcome, WriteOutcome::Created);
        QCOMPARE(again.outcome, WriteOutcome::Created);
        QCOMPARE(again.stored->id.value, first.stored->id.value);
        QCOMPARE(world.invoices(), 1);
    }

    void anUncertainInvoiceIsFoundBothWays()
    {
        World world;
        const QString customer = world.customer(u"Acme"_s);
        const Instant before = world.clock.now();
        QCoro::waitFor(world.company.open());
        world.strike(FaultKind::DropAfter, 1, "POST");
        QCOMPARE(world.post(customer, u"k-1"_s).outcome, WriteOutcome::Uncertain);
        world.sandboxClock.advance(std::chrono::seconds(5));
        const QDate today = toQDateTime(world.clock.now()).date();

        const auto byCustomer = QCoro::waitFor(world.company.invoicesOf(customer, today.addDays(-1), today.addDays(1)));
        const auto byChange = QCoro::waitFor(world.company.invoicesChangedSince(before - std::chrono::minutes(5)));

        QVERIFY(byCustomer.has_value() && byChange.has_value());
        QCOMPARE(byCustomer->invoices.size(), std::size_t(1));
        QCOMPARE(byChange->invoices.size(), std::size_t(1));
        QVERIFY(byCustomer->invoices.front().privateNote.endsWith(u"[SLUICE:k-1]"));
        const auto byId = QCoro::waitFor(world.company.invoice(byCustomer->invoices.front().id));
        QVERIFY(byId.has_value());
        QCOMPARE(byId->total.minor(), 3015);
    }

    void anUnknownInvoiceIsNotFound()
    {
        World world;

        const auto missing = QCoro::waitFor(world.company.invoice(InvoiceId(u"4711"_s)));

        QVERIFY(!missing.has_value());
        QCOMPARE(int(missing.error().kind), int(ErrorKind::NotFound));
        QVERIFY(!missing.error().correlation.isEmpty());
    }

    void aCensusReadsWhatWasMadeSinceAndNamesIt()
    {
        World world;
        const QString customer = world.customer(u"Amy's Bird Sanctuary"_s);
        const Invoice older = *world.post(customer, u"k-1"_s).stored;
        world.sandboxClock.advance(std::chrono::hours(48));
        world.tokens.signIn();
        const Instant since = world.clock.now() - std::chrono::hours(1);
        const Invoice standing = *world.post(customer, u"k-2"_s).stored, deleted = *world.post(customer, u"k-3"_s).stored;
        QCOMPARE(world.remove("invoice", deleted), 200);

        const Result<QSet<QString>> seen = QCoro::waitFor(world.company.readInvoices(&world.sink, since));

        QVERIFY2(seen.has_value(), seen ? "" : qPrintable(seen.error().detail));
        QCOMPARE(*seen, QSet<QString> { standing.id.value });
        QVERIFY(world.sink.invoices.contains(standing.id.value));
        QVERIFY(!world.sink.invoices.contains(older.id.value));
    }

    void aVoidIsOneThoughSomebodyEditedItsNote()
    {
        World world;
        const Invoice posted = *world.post(world.customer(u"Acme"_s), u"k-1"_s).stored;
        QCOMPARE(world.operate("void", "invoice", posted), 200);
        sandbox::Value stored = *world.realm.find(u"Invoice"_s, posted.id.value);
        QVERIFY(stored[u"PrivateNote"].toString().startsWith(u"Voided"));
        stored.set(u"PrivateNote"_s, u"checked with the customer"_s);
        world.realm.put(u"Invoice"_s, stored);

        const Result<Invoice> read = QCoro::waitFor(world.company.invoice(posted.id));

        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        QVERIFY(read->voided);
    }

    void customersAreFoundByExactlyTheirName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("apostrophe") << u"Bob's BBQ"_s;
        QTest::newRow("backslash") << u"A\\B"_s;
        QTest::newRow("plus and ampersand") << u"R+D & Sons 100%"_s;
        QTest::newRow("umlauts") << u"Müller & Söhne"_s;
        QTest::newRow("a query") << u"x' OR Active = true"_s;
        for (const char *place : { "%1", "%2", "%3", "%4" })
            QTest::addRow("a place of the query's text, %s", place) << u"Acme"_s + QString::fromLatin1(place);
    }

    void customersAreFoundByExactlyTheirName()
    {
        QFETCH(QString, name);
        World world;
        const QString id = world.customer(name);
        QVERIFY(!id.isEmpty());
        world.customer(u"Somebody else"_s);
        world.customer(u"Acme1"_s); // Where the first page begins.

        const auto found = QCoro::waitFor(world.company.customersNamed(name));

        QVERIFY2(found.has_value(), found ? "" : qPrintable(found.error().detail));
        QCOMPARE(found->size(), std::size_t(1));
        QCOMPARE(found->front().id.value, id);
    }

    void aCustomerIsCreatedAndASecondOneOfThatNameRefused()
    {
        World world;
        QCoro::waitFor(world.company.open());
        books::CustomerDraft draft;
        draft.name = u"Acme GmbH"_s;
        draft.email = u"ap@acme.example"_s;
        draft.billing = { u"Hauptstr. 1\n2. Stock"_s, u"Berlin"_s, {}, u"10115"_s, u"DEU"_s };
        const QByteArray body = world.company.canonicalCustomer(draft);

        const auto first = QCoro::waitFor(world.company.createCustomer(body, u"c-1"_s));
        const auto second = QCoro::waitFor(world.company.createCustomer(body, u"c-2"_s));

        QCOMPARE(first.outcome, WriteOutcome::Created);
        QCOMPARE(first.stored->billing.street, u"Hauptstr. 1\n2. Stock"_s);
        QCOMPARE(second.outcome, WriteOutcome::Rejected);
        QCOMPARE(second.error.code, u"6240"_s);
    }

    void aLongNameOfACustomerIsNotRefused()
    {
        World world;
        books::CustomerDraft draft;
        draft.name = draft.companyName = QString(120, u'n');
        QCoro::waitFor(world.company.open());

        const auto answer = QCoro::waitFor(world.company.createCustomer(world.company.canonicalCustomer(draft), u"c-1"_s));

        QVERIFY2(answer.outcome == WriteOutcome::Created, qPrintable(answer.error.detail));
        QCOMPARE(answer.stored->name, draft.name);
        QCOMPARE(answer.stored->companyName.size(), 100);
    }

    void aBritishInvoiceCarriesItsTaxCodeAndNetAmounts()
    {
        World world({ .realmId = kRealm, .companyName = u"Harbour Light Ltd"_s, .country = u"GB"_s, .homeCurrency = u"GBP"_s });
        QVERIFY(world.pull().has_value());
        QString standard;
        for (const TaxCode &code : world.sink.taxCodes) {
            if (code.rate.on(QDate(2026, 11, 2)) == Decimal(20, 0))
                standard = code.id;
        }
        QVERIFY(!standard.isEmpty());
        const QString customer = world.customer(u"Tea Rooms"_s);
        books::InvoiceDraft draft = world.draft(customer, u"k-1"_s);
        draft.currency = Currency::fromCode(u"GBP"_s).value();
        draft.lines[0].amount = Money(3015, draft.currency);
        draft.lines[0].taxCodeId = standard;

        const auto answer = QCoro::waitFor(world.company.createInvoice(world.company.canonicalInvoice(draft), u"k-1"_s));

        QVERIFY2(answer.outcome == WriteOutcome::Created, qPrintable(answer.error.detail));
        QCOMPARE(answer.stored->lines[0].amount.minor(), 3015);
        QCOMPARE(answer.stored->tax.minor(), 603);
        QCOMPARE(answer.stored->total.minor(), 3618);
        QVERIFY(!answer.stored->taxInclusive);
    }

    void aRecordThatNobodyUnderstandsHoldsUpNobody()
    {
        World world;
        const QString customer = world.customer(u"Acme"_s);
        QCOMPARE(world.post(customer, u"k-1"_s).outcome, WriteOutcome::Created);
        Value odd = world.realm.all(u"Invoice"_s).constFirst();
        odd.set(u"Id"_s, u"9999"_s);
        odd.set(u"CurrencyRef"_s, Value::object({ { u"value"_s, u"???"_s } }));
        world.realm.put(u"Invoice"_s, odd);

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.invoices.size(), 1);
        const std::vector<books::UnreadRecord> unread = world.company.takeUnread();
        QCOMPARE(unread.size(), std::size_t(1));
        QCOMPARE(unread.front().object, u"Invoice"_s);
        QCOMPARE(unread.front().id, u"9999"_s);
        QVERIFY(world.company.takeUnread().empty());
    }

    void aLookAndACensusLeaveOutWhatNobodyUnderstands()
    {
        World world;
        const QString customer = world.customer(u"Acme"_s);
        QCOMPARE(world.post(customer, u"k-1"_s).outcome, WriteOutcome::Created);
        Value odd = world.realm.all(u"Invoice"_s).constFirst();
        odd.set(u"Id"_s, u"9999"_s);
        odd.set(u"PrivateNote"_s, u"Deal 2 [SLUICE:k-2]"_s);
        odd.set(u"CurrencyRef"_s, Value::object({ { u"value"_s, u"???"_s } }));
        world.realm.put(u"Invoice"_s, odd);
        const QDate today = toQDateTime(world.clock.now()).date();

        const auto byCustomer = QCoro::waitFor(world.company.invoicesOf(customer, today.addDays(-1), today.addDays(1)));
        const auto byChange = QCoro::waitFor(world.company.invoicesChangedSince(world.clock.now() - std::chrono::minutes(5)));
        const auto byNumber = QCoro::waitFor(world.company.invoicesNumbered(odd[u"DocNumber"].toString()));
        (void)world.company.takeUnread();
        const auto census = QCoro::waitFor(world.company.readInvoices(&world.sink, world.clock.now() - std::chrono::hours(1)));

        QVERIFY(byCustomer && byChange && byNumber && census);
        for (const books::InvoiceLook &look : { *byCustomer, *byChange }) {
            QCOMPARE(look.invoices.size(), std::size_t(1));
            QCOMPARE(look.unread.size(), std::size_t(1));
            QCOMPARE(look.unread.front().id, u"9999"_s);
            QCOMPARE(look.unread.front().privateNote, u"Deal 2 [SLUICE:k-2]"_s);
            QVERIFY(look.unread.front().madeAt != Instant());
        }
        QCOMPARE(byNumber->size(), std::size_t(1));
        QCOMPARE(world.sink.invoices.size(), 1);
        QVERIFY(census->contains(u"9999"_s));
        QCOMPARE(world.company.takeUnread().size(), std::size_t(1));
    }

    void anAmericanInvoiceIsTaxedByTheCodeOfThePlace()
    {
        World world;
        QVERIFY(world.pull().has_value());
        QVERIFY(world.sink.company.has_value());
        QCOMPARE(world.sink.taxCodes.value(world.sink.company->usualTaxCodeId).name, u"California"_s);
        books::InvoiceDraft draft = world.draft(world.customer(u"Acme"_s), u"k-1"_s);
        draft.lines[0].taxCodeId = u"TAX"_s;
        draft.taxCodeId = u"2"_s;

        const auto answer = QCoro::waitFor(world.company.createInvoice(world.company.canonicalInvoice(draft), u"k-1"_s));

        QVERIFY2(answer.outcome == WriteOutcome::Created, qPrintable(answer.error.detail));
        QCOMPARE(answer.stored->tax.minor(), 241); // 8 % of 30.15
    }

    void aDiscountLowersTheTotal()
    {
        World world;
        const QString customer = world.customer(u"Acme"_s);
        QCoro::waitFor(world.company.open());
        books::InvoiceDraft draft = world.draft(customer, u"k-1"_s);
        draft.discount = Money(515, draft.currency);

        const auto answer = QCoro::waitFor(world.company.createInvoice(world.company.canonicalInvoice(draft), u"k-1"_s));

        QVERIFY2(answer.outcome == WriteOutcome::Created, qPrintable(answer.error.detail));
        QCOMPARE(answer.stored->discount.minor(), 515);
        QCOMPARE(answer.stored->total.minor(), 2500);
    }

    void manyInvoicesStayUnderTheLimits()
    {
        World world;
        const QString customer = world.customer(u"Acme"_s);

        for (int at = 0; at < 100; ++at)
            QCOMPARE(world.post(customer, u"k-%1"_s.arg(at)).outcome, WriteOutcome::Created);

        for (const sandbox::Served &served : world.service.served())
            QCOMPARE(served.status, 200);
    }
};

QTEST_GUILESS_MAIN(QuickBooksCompany)
#include "tst_quickbooks_company.moc"
