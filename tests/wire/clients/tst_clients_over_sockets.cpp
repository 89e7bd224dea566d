#include "books/quickbooks/Company.h"
#include "crm/salesforce/Client.h"
#include "net/QnamTransport.h"
#include "support/MemorySink.h"
#include "support/SandboxProgram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using books::WriteOutcome;

namespace {

// The test vector of RFC 7636, appendix B.
const QString kVerifier = u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s;
const QString kChallenge = u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s;
const QString kCallback = u"http://localhost:17171/callback"_s;

} // namespace

/// Both clients against the real stand-in, over real sockets.
class ClientsOverSockets final : public QObject {
    Q_OBJECT

private:
    net::HttpResponse send(const QByteArray &method, const QUrl &url, const QByteArray &body = {}, const QByteArray &type = {},
                           const QByteArray &authorization = {})
    {
        net::HttpRequest request;
        request.method = method;
        request.url = url;
        request.body = body;
        if (!type.isEmpty())
            request.headers.emplaceBack("Content-Type", type);
        if (!authorization.isEmpty())
            request.headers.emplaceBack("Authorization", authorization);
        Result<net::HttpResponse> reply = QCoro::waitFor(m_transport.send(std::move(request)));
        return reply.value_or(net::HttpResponse());
    }

    QJsonObject control(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        const QByteArray bytes = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
        const net::HttpResponse reply = send(method, QUrl(m_sandbox.controlUrl() + path), bytes, "application/json");
        const QJsonDocument json = QJsonDocument::fromJson(reply.body);
        return json.isArray() ? QJsonObject { { u"items"_s, json.array() } } : json.object();
    }

    /// The ids of the stand-in's own records, sorted.
    QStringList stored(const QString &path, const std::function<bool(const QJsonObject &)> &counts = {})
    {
        QStringList ids;
        for (const QJsonValue &record : control("GET", path)[u"items"].toArray()) {
            if (!counts || counts(record.toObject()))
                ids.append(record[u"Id"].toString());
        }
        ids.sort();
        return ids;
    }

    /// The code that the stand-in hands out without asking.
    QUrlQuery consent(const QUrl &authorize, QUrlQuery query)
    {
        QUrl url = authorize;
        query.addQueryItem(u"redirect_uri"_s, QString::fromLatin1(QUrl::toPercentEncoding(kCallback)));
        query.addQueryItem(u"response_type"_s, u"code"_s);
        query.addQueryItem(u"state"_s, u"s"_s);
        url.setQuery(query);
        const net::HttpResponse reply = send("GET", url);
        return QUrlQuery(QUrl::fromEncoded(reply.header("Location")));
    }

    QJsonObject exchange(const QUrl &token, const QUrlQuery &granted, const QByteArray &more, const QByteArray &authorization = {})
    {
        const QByteArray form = "grant_type=authorization_code&code=" + granted.queryItemValue(u"code"_s, QUrl::FullyEncoded).toLatin1()
            + "&redirect_uri=" + QUrl::toPercentEncoding(kCallback) + more;
        return QJsonDocument::fromJson(send("POST", token, form, "application/x-www-form-urlencoded", authorization).body).object();
    }

    net::Access signInToSalesforce()
    {
        control("POST", u"/consent"_s, { { u"auto"_s, true } });
        const QString login = m_sandbox.text("salesforce", "login_url");
        const QString client = m_sandbox.text("salesforce", "client_id");
        const QUrlQuery granted = consent(QUrl(login + u"/services/oauth2/authorize"_s),
                                          { { u"client_id"_s, client }, { u"scope"_s, u"api%20refresh_token"_s },
                                            { u"code_challenge"_s, kChallenge }, { u"code_challenge_method"_s, u"S256"_s } });
        const QJsonObject tokens = exchange(QUrl(login + u"/services/oauth2/token"_s), granted,
                                            "&client_id=" + QUrl::toPercentEncoding(client) + "&code_verifier=" + kVerifier.toLatin1());
        return { tokens[u"access_token"].toString().toLatin1(), QUrl(tokens[u"instance_url"].toString()) };
    }

    net::Access signInToQuickBooks(const QString &realm)
    {
        control("POST", u"/consent"_s, { { u"auto"_s, true }, { u"realm"_s, realm } });
        const QJsonObject discovery = QJsonDocument::fromJson(send("GET", QUrl(m_sandbox.text("quickbooks", "discovery_url"))).body).object();
        const QString client = m_sandbox.text("quickbooks", "client_id");
        const QUrlQuery granted = consent(QUrl(discovery[u"authorization_endpoint"].toString()),
                                          { { u"client_id"_s, client }, { u"scope"_s, u"com.intuit.quickbooks.accounting"_s } });
        const QByteArray basic = "Basic " + (client + u':' + m_sandbox.text("quickbooks", "client_secret")).toLatin1().toBase64();
        const QJsonObject tokens = exchange(QUrl(discovery[u"token_endpoint"].toString()), granted, {}, basic);
        return { tokens[u"access_token"].toString().toLatin1(), {} };
    }

    testing::SandboxProgram m_sandbox;
    net::QnamTransport m_transport { "SluiceTest/1" };
    SystemClock m_clock;
    SeededRandom m_random { 3 };

private Q_SLOTS:
    void initTestCase()
    {
        const QString problem = m_sandbox.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        // Each test is another client that knows nothing of the calls of those before: together they would be too fast.
        control("POST", u"/limits"_s, { { u"per_second"_s, 0 }, { u"per_minute"_s, 0 }, { u"concurrent"_s, 0 }, { u"batches_per_minute"_s, 0 } });
    }

    void theWholeOrgArrives()
    {
        net::FixedToken tokens(signInToSalesforce());
        salesforce::Client client({ m_transport, m_clock, m_random, tokens }, {});
        testing::MemorySink sink;

        const Result<PullReport> report = QCoro::waitFor(client.pull(&sink));
        const auto who = QCoro::waitFor(client.identity());
        const auto items = QCoro::waitFor(client.readiness());

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        const auto notLost = [](const QJsonObject &deal) { return deal[u"IsWon"].toBool() || !deal[u"IsClosed"].toBool(); };
        QCOMPARE(sink.deals.keys(), stored(u"/salesforce/Opportunity"_s, notLost));
        QCOMPARE(sink.accounts.keys(), stored(u"/salesforce/Account"_s));
        QCOMPARE(sink.lines.keys(), stored(u"/salesforce/OpportunityLineItem"_s));
        QCOMPARE(sink.stages.keys(), stored(u"/salesforce/OpportunityHistory"_s));
        QVERIFY(std::any_of(sink.accounts.begin(), sink.accounts.end(), [](const Account &account) { return !account.email.isEmpty(); }));
        QVERIFY(std::any_of(sink.stages.begin(), sink.stages.end(), [](const StageChange &change) { return change.won; }));
        QVERIFY(!sink.milestones.isEmpty());
        for (const DealLineRow &line : sink.lines)
            QCOMPARE(lineAmount(line.line.quantity, line.line.unitPrice, line.line.discountPercent, line.currency).value(), line.line.total);
        QVERIFY(who.has_value() && who->email.contains(u'@'));
        QVERIFY(items.has_value());
        QVERIFY2(items->empty(), items->empty() ? "" : qPrintable(items->front().object + u'.' + items->front().field));
    }

    void anIdleCycleOfTheOrgIsOneCall()
    {
        net::FixedToken tokens(signInToSalesforce());
        salesforce::Client client({ m_transport, m_clock, m_random, tokens }, {});
        testing::MemorySink sink;
        QVERIFY(QCoro::waitFor(client.pull(&sink)).has_value());

        const Result<PullReport> report = QCoro::waitFor(client.pull(&sink));

        QVERIFY(report.has_value());
        QCOMPARE(report->calls, 1);
    }

    void manyRowsArriveThroughBulkTheSame()
    {
        net::FixedToken tokens(signInToSalesforce());
        salesforce::Client bulk({ m_transport, m_clock, m_random, tokens }, { .bulkAbove = 100 });
        salesforce::Client rest({ m_transport, m_clock, m_random, tokens }, { .bulkAbove = -1 });
        testing::MemorySink inBulk, byPages;

        const Result<PullReport> report = QCoro::waitFor(bulk.pull(&inBulk));
        QVERIFY(QCoro::waitFor(rest.pull(&byPages)).has_value());

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(inBulk.deals.keys(), byPages.deals.keys());
        QCOMPARE(inBulk.stages.keys(), byPages.stages.keys());
        for (const DealLineRow &line : inBulk.lines) {
            const DealLineRow same = byPages.lines.value(line.line.id);
            QCOMPARE(line.line.total.minor(), same.line.total.minor());
            QCOMPARE(line.line.description, same.line.description);
            QCOMPARE(line.line.productName, same.line.productName);
        }
    }

    void anOrgWithoutTheFieldsIsPreparedForWork()
    {
        control("POST", u"/salesforce/uninstall"_s, { { u"really"_s, true } });
        net::FixedToken tokens(signInToSalesforce());
        salesforce::Client client({ m_transport, m_clock, m_random, tokens }, {});
        const auto before = QCoro::waitFor(client.readiness());
        QVERIFY(before && before->size() > 20);

        const auto deployed = QCoro::waitFor(client.deployMetadata(salesforce::DeployMode::Install));
        QVERIFY2(deployed.has_value(), deployed ? "" : qPrintable(deployed.error().detail));
        QVERIFY(deployed->success);
        QVERIFY(QCoro::waitFor(client.assignPermissionSet()).has_value());

        const auto after = QCoro::waitFor(client.readiness());
        QVERIFY(after.has_value());
        QVERIFY2(after->empty(), after->empty() ? "" : qPrintable(after->front().object + u'.' + after->front().field));
    }

    void everyCompanyArrives()
    {
        for (const QString &realm : m_sandbox.realms()) {
            net::FixedToken tokens(signInToQuickBooks(realm));
            quickbooks::Company company({ m_transport, m_clock, m_random, tokens, QUrl(m_sandbox.text("quickbooks", "api_url")), Realm(realm) });
            testing::MemorySink sink;

            const Result<PullReport> report = QCoro::waitFor(company.pull(&sink, {}));
            const Result<PullReport> idle = QCoro::waitFor(company.pull(&sink, {}));

            QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
            QVERIFY(!sink.invoices.isEmpty() && !sink.payments.isEmpty() && !sink.customers.isEmpty());
            QVERIFY(!sink.items.isEmpty() && !sink.terms.isEmpty() && !sink.taxCodes.isEmpty());
            QCOMPARE(idle->calls, 1);
            for (const auto &[entity, ids] : { std::pair(u"Invoice"_s, sink.invoices.keys()), std::pair(u"Payment"_s, sink.payments.keys()),
                                               std::pair(u"Customer"_s, sink.customers.keys()), std::pair(u"Item"_s, sink.items.keys()) })
                QCOMPARE(ids, stored(u"/quickbooks/%1/%2"_s.arg(realm, entity)));
            checkInvoices(sink);
        }
    }

    void anInvoiceWhoseAnswerWasLostExistsOnceAndIsFound()
    {
        const QString realm = m_sandbox.realms().constFirst();
        net::FixedToken tokens(signInToQuickBooks(realm));
        quickbooks::Company company({ m_transport, m_clock, m_random, tokens, QUrl(m_sandbox.text("quickbooks", "api_url")), Realm(realm) });
        testing::MemorySink sink;
        QVERIFY(QCoro::waitFor(company.pull(&sink, {})).has_value());
        const books::InvoiceDraft draft = draftFor(sink);
        control("POST", u"/faults"_s, { { u"system"_s, u"quickbooks"_s }, { u"kind"_s, u"drop-after"_s }, { u"method"_s, u"POST"_s },
                                        { u"path"_s, u"/invoice"_s }, { u"times"_s, 1 } });

        const auto lost = QCoro::waitFor(company.createInvoice(company.canonicalInvoice(draft), u"wire-1"_s));
        const auto found = QCoro::waitFor(company.invoicesOf(draft.customerId, draft.txnOn, draft.txnOn));
        const auto again = QCoro::waitFor(company.createInvoice(company.canonicalInvoice(draft), u"wire-1"_s));

        QCOMPARE(lost.outcome, WriteOutcome::Uncertain);
        QVERIFY(found.has_value());
        const auto marked = [](const Invoice &invoice) { return invoice.privateNote.endsWith(u"[SLUICE:wire-1]"); };
        QCOMPARE(std::count_if(found->invoices.begin(), found->invoices.end(), marked), 1);
        QVERIFY2(again.outcome == WriteOutcome::Created, qPrintable(again.error.detail));
        QCOMPARE(again.stored->id.value, std::find_if(found->invoices.begin(), found->invoices.end(), marked)->id.value);
    }

    void severalInvoicesTravelInOneCall()
    {
        const QString realm = m_sandbox.realms().constFirst();
        net::FixedToken tokens(signInToQuickBooks(realm));
        quickbooks::Company company({ m_transport, m_clock, m_random, tokens, QUrl(m_sandbox.text("quickbooks", "api_url")), Realm(realm) });
        testing::MemorySink sink;
        QVERIFY(QCoro::waitFor(company.pull(&sink, {})).has_value());
        std::vector<QByteArray> bodies;
        for (int at = 0; at < 3; ++at) {
            books::InvoiceDraft draft = draftFor(sink);
            draft.docNumber = u"BATCH-%1"_s.arg(at);
            draft.privateNote = u"[SLUICE:batch-%1]"_s.arg(at);
            if (at == 1)
                draft.customerId = u"999999"_s;
            bodies.push_back(company.canonicalInvoice(draft));
        }
        const QString key = u"5f0d7f2e-6f0e-5c7a-9d2e-1a640fb783c9"_s;

        const auto first = QCoro::waitFor(company.createInvoices(bodies, key));
        const auto again = QCoro::waitFor(company.createInvoices(bodies, key));
        const auto alone = QCoro::waitFor(company.createInvoice(bodies[2], books::keyInBatch(key, 2)));

        QCOMPARE(first[0].outcome, WriteOutcome::Created);
        QCOMPARE(first[1].outcome, WriteOutcome::Rejected);
        QCOMPARE(first[1].error.code, u"2500"_s);
        QCOMPARE(first[2].outcome, WriteOutcome::Created);
        QCOMPARE(again[0].stored->id.value, first[0].stored->id.value);
        QCOMPARE(alone.stored->id.value, first[2].stored->id.value);
        const auto marked = [](const QJsonObject &one) { return one[u"PrivateNote"].toString().startsWith(u"[SLUICE:batch-"); };
        QCOMPARE(stored(u"/quickbooks/%1/Invoice"_s.arg(realm), marked).size(), 2);
    }

    void aBatchWhoseAnswerIsLostIsUncertainForEveryItem()
    {
        const QString realm = m_sandbox.realms().constFirst();
        net::FixedToken tokens(signInToQuickBooks(realm));
        quickbooks::Company company({ m_transport, m_clock, m_random, tokens, QUrl(m_sandbox.text("quickbooks", "api_url")), Realm(realm) });
        testing::MemorySink sink;
        QVERIFY(QCoro::waitFor(company.pull(&sink, {})).has_value());
        std::vector<QByteArray> bodies;
        for (int at = 0; at < 2; ++at) {
            books::InvoiceDraft draft = draftFor(sink);
            draft.docNumber = u"LOST-%1"_s.arg(at);
            draft.privateNote = u"[SLUICE:lost-%1]"_s.arg(at);
            bodies.push_back(company.canonicalInvoice(draft));
        }
        control("POST", u"/faults"_s, { { u"system"_s, u"quickbooks"_s }, { u"kind"_s, u"truncate-after"_s }, { u"method"_s, u"POST"_s },
                                        { u"path"_s, u"/batch"_s }, { u"times"_s, 1 } });

        const auto lost = QCoro::waitFor(company.createInvoices(bodies, u"6f0d7f2e-6f0e-5c7a-9d2e-1a640fb783c9"_s));
        const auto found = QCoro::waitFor(company.invoicesNumbered(u"LOST-1"_s));

        QCOMPARE(lost[0].outcome, WriteOutcome::Uncertain);
        QCOMPARE(lost[1].outcome, WriteOutcome::Uncertain);
        QVERIFY(found.has_value());
        QCOMPARE(found->size(), std::size_t(1));
    }

private:
    static void checkInvoices(const testing::MemorySink &sink)
    {
        for (const Invoice &invoice : sink.invoices) {
            std::int64_t net = 0;
            for (const InvoiceLine &line : invoice.lines)
                net += line.isDiscount ? -line.amount.minor() : line.amount.minor();
            QCOMPARE(net + invoice.tax.minor(), invoice.total.minor());
        }
    }

    static books::InvoiceDraft draftFor(const testing::MemorySink &sink)
    {
        books::InvoiceDraft draft;
        const auto customer = std::find_if(sink.customers.begin(), sink.customers.end(), [&](const Customer &one) {
            return one.active && one.currencyCode == sink.company->homeCurrency.text();
        });
        const auto item = std::find_if(sink.items.begin(), sink.items.end(),
                                       [](const Item &one) { return one.active && one.type == u"Service"; });
        draft.customerId = customer->id.value;
        draft.currency = sink.company->homeCurrency;
        draft.txnOn = QDate::currentDate();
        draft.dueOn = draft.txnOn.addDays(30);
        draft.docNumber = u"WIRE-1"_s;
        draft.privateNote = u"[SLUICE:wire-1]"_s;
        books::DraftLine line;
        line.itemId = item->id.value;
        line.quantity = Decimal(15, 1);
        line.unitPrice = Decimal(20000, 2);
        line.amount = Money(30000, draft.currency);
        line.taxCodeId = u"NON"_s;
        draft.lines.push_back(line);
        return draft;
    }
};

QTEST_GUILESS_MAIN(ClientsOverSockets)
#include "tst_clients_over_sockets.moc"
