#include "books/quickbooks/Batch.h"
#include "books/quickbooks/Canonical.h"
#include "books/quickbooks/Fault.h"
#include "books/quickbooks/Rows.h"
#include "net/Json.h"

#include <QFile>
#include <QTest>

using namespace sluice;
using namespace std::string_literals;
using books::WriteOutcome;

namespace {

const Currency kUsd = Currency::fromCode(QStringLiteral("USD")).value();

QByteArray sample(const char *name)
{
    QFile file(QStringLiteral(SLUICE_SOURCE_DIR "/tests/data/quickbooks/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

quickbooks::RowContext context()
{
    return { Realm(QStringLiteral("9341450000000001")), kUsd };
}

/// Reads the entity of a text that may wrap it: `{"Invoice":{…}}` or the entity itself.
template <class Read>
auto readSample(QByteArray text, const char *wrapper, Read read)
{
    net::JsonText json(std::move(text));
    Result<net::JsonObject> root = json.root();
    if (!root)
        qFatal("%s", qPrintable(root.error().detail));
    std::optional<net::JsonObject> inner = root->object(wrapper);
    return read(inner ? *inner : *json.root());
}

Result<Invoice> invoiceIn(QByteArray text)
{
    return readSample(std::move(text), "Invoice",
                      [](net::JsonObject object) { return quickbooks::readInvoice(object, context()); });
}

net::HttpResponse reply(int status, QByteArray body)
{
    return { status, { { "intuit_tid", "1-abc" } }, std::move(body) };
}

sluice::Company company(const char16_t *country, bool multiCurrency)
{
    sluice::Company made;
    made.country = QString::fromUtf16(country);
    made.homeCurrency = kUsd;
    made.multiCurrency = multiCurrency;
    return made;
}

books::InvoiceDraft draft()
{
    books::InvoiceDraft made;
    made.customerId = QStringLiteral("58");
    made.currency = kUsd;
    made.txnOn = QDate(2026, 3, 31);
    made.dueOn = QDate(2026, 4, 30);
    made.termId = QStringLiteral("3");
    made.privateNote = QStringLiteral("Deal \"A\\B\"\n[SLUICE:k-1]");
    books::DraftLine line;
    line.itemId = QStringLiteral("19");
    line.description = QStringLiteral("Onboarding");
    line.quantity = Decimal(25, 1);
    line.unitPrice = Decimal(4999, 2);
    line.amount = Money(12498, kUsd); // 2.5 × 49.99 = 124.975
    line.taxCodeId = QStringLiteral("TAX");
    line.serviceOn = QDate(2026, 3, 15);
    made.lines.push_back(line);
    return made;
}

} // namespace

class QuickBooksPayloads final : public QObject {
    Q_OBJECT

private:
    static QByteArray batchOf(const QList<QPair<QByteArray, QByteArray>> &items)
    {
        QByteArray text = "{\"BatchItemResponse\":[";
        for (const auto &[name, item] : items)
            text += (text.endsWith('[') ? "{" : ",{") + item + ",\"bId\":\"" + name + "\"}";
        return text + "],\"time\":\"2026-03-31T08:13:18.783-07:00\"}";
    }

    /// `"Invoice":{…}` of a recorded answer.
    static QByteArray recordedInvoice()
    {
        const QByteArray whole = sample("invoice-create-response.json");
        const qsizetype from = whole.indexOf("\"Invoice\"");
        return whole.mid(from, whole.lastIndexOf(",\"time\"") - from);
    }

private Q_SLOTS:
    void aBatchCarriesTheBytesOfEachInvoice()
    {
        QCOMPARE(quickbooks::batchBody({ "{\"A\":1}", "{\"B\":2}" }),
            QByteArray("{\"BatchItemRequest\":[{\"bId\":\"1\",\"operation\":\"create\",\"Invoice\":{\"A\":1}},"
                       "{\"bId\":\"2\",\"operation\":\"create\",\"Invoice\":{\"B\":2}}]}"));
    }

    void theItemsOfABatchAreToldByName()
    {
        const QByteArray stale = "\"Fault\":{\"Error\":[{\"Message\":\"Invalid Reference Id\",\"code\":\"2500\"}],\"type\":\"ValidationFault\"}";
        const QByteArray taken = "\"Fault\":{\"Error\":[{\"Message\":\"Duplicate Document Number Error\",\"Detail\":\"DocNumber=1037 is "
                                 "assigned to TxnType=Invoice with TxnId=130\",\"code\":\"6140\",\"element\":\"\"}],\"type\":\"ValidationFault\"}";
        const QByteArray text = batchOf({ { "4", stale }, { "1", recordedInvoice() }, { "3", taken }, { "9", stale } });

        const auto answers = quickbooks::readBatch(text, 4, context(), "1-abc");

        QCOMPARE(answers.size(), std::size_t(4));
        QCOMPARE(answers[0].outcome, WriteOutcome::Created);
        QCOMPARE(answers[0].stored->id.value, QStringLiteral("266"));
        QCOMPARE(answers[1].outcome, WriteOutcome::Uncertain); // Not answered.
        QCOMPARE(answers[2].outcome, WriteOutcome::Uncertain);
        QVERIFY(answers[2].taken);
        QCOMPARE(answers[2].inTheWay, QStringLiteral("130"));
        QCOMPARE(answers[3].outcome, WriteOutcome::Rejected);
        QCOMPARE(answers[3].error.code, QStringLiteral("2500"));
        QCOMPARE(answers[3].error.correlation, QStringLiteral("1-abc"));
    }

    void aRecordedBatchIsReadItemByItem()
    {
        const auto answers = quickbooks::readBatch(sample("batch-mixed-results.json").replace("\"bid", "\""), 5, context(), {});

        QCOMPARE(answers[0].outcome, WriteOutcome::Uncertain); // A vendor is no answer to an invoice.
        QCOMPARE(answers[1].outcome, WriteOutcome::Rejected);
        QCOMPARE(answers[1].error.code, QStringLiteral("610"));
        QCOMPARE(answers[2].error.code, QStringLiteral("5010"));
        QCOMPARE(answers[4].outcome, WriteOutcome::Uncertain);
    }

    void halfABatchLeavesTheRestUncertain()
    {
        QByteArray text = batchOf({ { "1", recordedInvoice() }, { "2", recordedInvoice() } });
        text.chop(text.size() / 3);

        const auto answers = quickbooks::readBatch(text, 2, context(), {});

        QVERIFY(answers[1].outcome == WriteOutcome::Uncertain);
    }

    void aBatchItemWithAMemberOfAnotherTypeIsNotBelieved()
    {
        const QByteArray quoted = recordedInvoice().replace("\"TotalAmt\":100.00", "\"TotalAmt\":\"100.00\"");
        QVERIFY(quoted != recordedInvoice());
        const QByteArray text = batchOf({ { "1", recordedInvoice() }, { "2", quoted } });

        const auto answers = quickbooks::readBatch(text, 2, context(), {});

        QCOMPARE(answers[0].outcome, WriteOutcome::Created);
        QCOMPARE(answers[1].outcome, WriteOutcome::Uncertain); // Alone it would be, too.
        QCOMPARE(answers[1].error.kind, ErrorKind::BadReply);
    }

    void anItemThatIsAnsweredTwiceIsInDoubt()
    {
        const QByteArray refused = "\"Fault\":{\"Error\":[{\"Message\":\"Invalid Reference Id\",\"code\":\"2500\"}],\"type\":\"ValidationFault\"}";
        const QByteArray text = batchOf({ { "1", recordedInvoice() }, { "1", refused }, { "2", refused } });

        const auto answers = quickbooks::readBatch(text, 2, context(), {});

        QCOMPARE(answers[0].outcome, WriteOutcome::Uncertain);
        QVERIFY(!answers[0].stored);
        QCOMPARE(answers[1].outcome, WriteOutcome::Rejected);
    }

    void theSizeOfBatchesFallsToWhatTheRefusalNames_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<int>("next");
        QTest::newRow("named") << 30 << QStringLiteral("1040 Batch request too big: The maximum number of items in a batch is 10.") << 10;
        QTest::newRow("not named") << 30 << QStringLiteral("Too big") << 25;
        QTest::newRow("a number that cannot be") << 10 << QStringLiteral("error 1040") << 5;
        QTest::newRow("none at all") << 2 << QStringLiteral("no") << 1;
    }

    void theSizeOfBatchesFallsToWhatTheRefusalNames()
    {
        QFETCH(int, size);
        QFETCH(QString, detail);
        QFETCH(int, next);

        QCOMPARE(quickbooks::smallerBatch(size, { ErrorKind::Rejected, detail, {}, {}, {} }), next);
    }

    void aCreatedInvoiceIsReadWhole()
    {
        const Result<Invoice> invoice = invoiceIn(sample("invoice-create-response.json"));

        QVERIFY(invoice.has_value());
        QCOMPARE(invoice->id.value, QStringLiteral("266"));
        QCOMPARE(invoice->docNumber, QStringLiteral("1043"));
        QCOMPARE(invoice->customerName, QStringLiteral("Amy's Bird Sanctuary"));
        QCOMPARE(invoice->total, Money(10000, kUsd));
        QCOMPARE(invoice->dueOn, QDate(2020, 10, 29));
        QCOMPARE(toIso(invoice->createdAt), QStringLiteral("2020-09-29T12:58:07.000Z"));
        QCOMPARE(invoice->lines.size(), std::size_t(1)); // The subtotal is no line of the document.
        QVERIFY(!invoice->lines[0].quantity.has_value());
        QVERIFY(!invoice->voided);
        QCOMPARE(invoice->emailStatus, QStringLiteral("NotSet"));
    }

    void taxAndBalanceOfAPaidInvoiceAreRead()
    {
        const Result<Invoice> invoice = invoiceIn(sample("invoice-two-tax-rates-paid.json"));

        QVERIFY(invoice.has_value());
        QCOMPARE(invoice->total, Money(46040, kUsd));
        QCOMPARE(invoice->tax, Money(3840, kUsd));
        QCOMPARE(invoice->balance, Money(0, kUsd));
        QCOMPARE(invoice->termId, QStringLiteral("3"));
        QVERIFY2(invoice->billEmail.contains(u'@'), qPrintable(invoice->billEmail));
        QVERIFY(!invoice->exchangeRate.has_value());
    }

    void aForeignInvoiceTellsItsRate()
    {
        QByteArray body = sample("invoice-two-tax-rates-paid.json");
        body.replace("\"value\": \"USD\"", "\"value\": \"EUR\"").replace("\"value\":\"USD\"", "\"value\":\"EUR\"");
        body.insert(body.indexOf('{') + 1, "\"ExchangeRate\":1.0845,");

        const Result<Invoice> invoice = invoiceIn(body);

        QVERIFY(invoice.has_value());
        QCOMPARE(invoice->currency.text(), QStringLiteral("EUR"));
        QCOMPARE(invoice->exchangeRate, std::optional(Decimal(10845, 4)));
    }

    void whatIsTaxableIsRead()
    {
        const auto item = [](const char *more) {
            return readSample(QByteArray("{\"Item\":{\"Id\":\"1\",\"Name\":\"Seat\"") + more + "}}", "Item", [](net::JsonObject row) { return quickbooks::readItem(row); });
        };

        QVERIFY(item("").value().taxable);
        QVERIFY(item(",\"Taxable\":true").value().taxable);
        QVERIFY(!item(",\"Taxable\":false").value().taxable);
    }

    void aPartPaidInvoiceKeepsItsOpenBalance()
    {
        const Result<Invoice> invoice = invoiceIn(sample("invoice-partially-paid.json"));

        QVERIFY(invoice.has_value());
        QCOMPARE(invoice->total, Money(45900, kUsd));
        QCOMPARE(invoice->balance, Money(23900, kUsd));
    }

    void aPercentDiscountIsALineOfItsOwn()
    {
        const Result<Invoice> invoice = invoiceIn(sample("invoice-percent-discount-from-estimate.json"));

        QVERIFY(invoice.has_value());
        QCOMPARE(invoice->lines.size(), std::size_t(5));
        QVERIFY(invoice->lines[4].isDiscount);
        QCOMPARE(invoice->discount, Money(5025, kUsd));
        QCOMPARE(invoice->lines[4].discountPercent, std::optional<Decimal>(Decimal(5, 0)));
        QCOMPARE(invoice->lines[3].unitPrice, std::optional<Decimal>(Decimal(225, 1)));
    }

    void aPaymentTellsWhatItPays()
    {
        const Result<Payment> payment
            = readSample(sample("payment-create-response.json"), "Payment",
                         [](net::JsonObject object) { return quickbooks::readPayment(object, context()); });

        QVERIFY(payment.has_value());
        QCOMPARE(payment->total, Money(10000, kUsd));
        QCOMPARE(payment->unapplied, Money(0, kUsd));
        QCOMPARE(payment->applications.size(), std::size_t(1));
        QCOMPARE(payment->applications[0].txnType, QStringLiteral("Invoice"));
        QCOMPARE(payment->applications[0].amount, Money(10000, kUsd));
    }

    void companyAndPreferencesAreReadFromTheirSamples()
    {
        sluice::Company read;
        const auto info = [&](net::JsonObject object) { return quickbooks::readCompanyInfo(object, read); };
        const auto preferences = [&](net::JsonObject object) { return quickbooks::readPreferences(object, read); };

        QVERIFY(readSample(sample("company-info.json"), "CompanyInfo", info).has_value());
        QVERIFY(readSample(sample("preferences-read.json"), "Preferences", preferences).has_value());

        QCOMPARE(read.country, QStringLiteral("US"));
        QCOMPARE(read.name, QStringLiteral("Sandbox Company_US_4"));
        QCOMPARE(read.homeCurrency, kUsd);
        QVERIFY(!read.multiCurrency);
        QVERIFY(!read.customNumbers);
        QVERIFY(read.allowsDiscount);
        QVERIFY(!read.allowsServiceDate);
    }

    void amountsAreReadToTheLastDigitOrRefused_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<qint64>("minor"); // -1: refused
        QTest::newRow("more than a double holds") << QByteArray("90071992547409.93") << qint64(9007199254740993);
        QTest::newRow("exponent") << QByteArray("1.25E7") << qint64(1250000000);
        QTest::newRow("one decimal") << QByteArray("120.5") << qint64(12050);
        QTest::newRow("a third cent digit") << QByteArray("1.005") << qint64(-1);
        QTest::newRow("a text") << QByteArray("\"12.00\"") << qint64(-1);
    }

    void amountsAreReadToTheLastDigitOrRefused()
    {
        QFETCH(QByteArray, number);
        QFETCH(qint64, minor);

        const QByteArray text = "{\"Invoice\":{\"Id\":\"1\",\"TotalAmt\":" + number + "}}";
        net::JsonText json(text);
        Result<Invoice> invoice = quickbooks::readInvoice(*json.root()->object("Invoice"), context());
        const bool read = invoice.has_value() && json.finish().has_value();

        QCOMPARE(read, minor >= 0);
        if (read)
            QCOMPARE(invoice->total.minor(), minor);
    }

    void theTaxOnYenMayComeToAPartOfOne()
    {
        const Result<Invoice> invoice = invoiceIn("{\"Id\":\"1\",\"CurrencyRef\":{\"value\":\"JPY\"},\"TotalAmt\":1332.72,"
                                                  "\"Balance\":1332.72,\"TxnTaxDetail\":{\"TotalTax\":98.72}}");

        QVERIFY2(invoice.has_value(), invoice ? "" : qPrintable(invoice.error().detail));
        QCOMPARE(invoice->tax.minor(), 99);
        QCOMPARE(invoice->total.minor() - invoice->tax.minor(), 1234); // What was sold stays what it was.
        QVERIFY(!invoiceIn("{\"Id\":\"1\",\"CurrencyRef\":{\"value\":\"JPY\"},\"TotalAmt\":1332.725}"));
    }

    void aCountryHasTwoLettersHoweverItIsWritten()
    {
        sluice::Company read;
        net::JsonText json("{\"CompanyName\":\"Harbor\",\"Country\":\"USA\"}");
        QVERIFY(quickbooks::readCompanyInfo(*json.root(), read).has_value());
        QCOMPARE(read.country, QStringLiteral("US"));
        net::JsonText elsewhere("{\"CompanyName\":\"Harbor\",\"Country\":\"SGP\"}");
        QVERIFY(quickbooks::readCompanyInfo(*elsewhere.root(), read).has_value());
        QCOMPARE(read.country, QStringLiteral("SG"));
    }

    void aVoidedInvoiceIsKnownByItsNoteAndItsZero()
    {
        QVERIFY(invoiceIn("{\"Id\":\"1\",\"PrivateNote\":\"Voided - old note\",\"TotalAmt\":0}")->voided);
        QVERIFY(!invoiceIn("{\"Id\":\"1\",\"PrivateNote\":\"Voided\",\"TotalAmt\":5.00}")->voided);
        QVERIFY(!invoiceIn("{\"Id\":\"1\",\"TotalAmt\":0}")->voided);
    }

    void linesOfABundleAreOpened()
    {
        const Result<Invoice> invoice = invoiceIn(
            "{\"Id\":\"1\",\"Line\":[{\"DetailType\":\"GroupLineDetail\",\"Amount\":0,\"GroupLineDetail\":{\"Line\":["
            "{\"Amount\":7.96,\"DetailType\":\"SalesItemLineDetail\",\"SalesItemLineDetail\":{\"UnitPrice\":0.5306667,"
            "\"Qty\":15,\"ItemRef\":{\"value\":\"9\"}}}]}}],\"TotalAmt\":7.96}");

        QVERIFY(invoice.has_value());
        QCOMPARE(invoice->lines.size(), std::size_t(1));
        QCOMPARE(invoice->lines[0].itemId, QStringLiteral("9"));
        QCOMPARE(invoice->lines[0].unitPrice, std::optional<Decimal>(Decimal(5306667, 7)));
    }

    void theDaysOfATermAreReadOrRefused()
    {
        const auto termIn = [](const char *text) {
            return readSample(text, "Term", [](net::JsonObject object) { return quickbooks::readTerm(object); });
        };
        const Result<Term> usual = termIn("{\"Term\":{\"Id\":\"3\",\"Type\":\"STANDARD\",\"DueDays\":30}}");
        const Result<Term> wrapped = termIn("{\"Term\":{\"Id\":\"3\",\"Type\":\"STANDARD\",\"DueDays\":4294967326}}");

        QVERIFY(usual);
        QCOMPARE(usual->dueDays, std::optional(30));
        QVERIFY(!wrapped); // Cut to 32 bits it would be 30, too.
        QCOMPARE(wrapped.error().kind, ErrorKind::BadReply);
    }

    void aRateIsThatOfTheDay()
    {
        const QByteArray text = "{\"Id\":\"3\",\"RateValue\":20,\"EffectiveTaxRate\":["
                                "{\"RateValue\":17.5,\"EffectiveDate\":\"2008-01-01T00:00:00Z\",\"EndDate\":\"2010-12-31T00:00:00Z\"},"
                                "{\"RateValue\":20,\"EffectiveDate\":\"2011-01-01T00:00:00Z\"}]}";
        const auto read = readSample(text, "TaxRate", [](net::JsonObject object) { return quickbooks::readTaxRate(object); });

        QVERIFY(read);
        QCOMPARE(read->rate.on(QDate(2010, 6, 1)), Decimal(175, 1));
        QCOMPARE(read->rate.on(QDate(2026, 6, 1)), Decimal(20, 0));
    }

    void everyShapeOfErrorIsUnderstood_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char *what, int status, QByteArray body, ErrorKind kind, const char *code, WriteOutcome outcome) {
            QTest::newRow(what) << status << body << int(kind) << QString::fromLatin1(code) << int(outcome);
        };
        const auto fault = [](const char *code, const char *detail = "") {
            return QByteArray("{\"Fault\":{\"Error\":[{\"Message\":\"m\",\"Detail\":\"") + detail + "\",\"code\":\"" + code
                + "\",\"element\":\"\"}],\"type\":\"ValidationFault\"},\"time\":\"2026-03-31T06:12:01.123-07:00\"}";
        };
        row("a missing parameter", 400, sample("fault-2020-required-param.json"), ErrorKind::Rejected, "2020", WriteOutcome::Rejected);
        row("an expired token", 401, sample("fault-401-token-expired.json"), ErrorKind::SignInNeeded, "3200", WriteOutcome::NotSent);
        row("a gone reference", 400, fault("610"), ErrorKind::NotFound, "610", WriteOutcome::Rejected);
        row("a stale version", 400, fault("5010"), ErrorKind::Conflict, "5010", WriteOutcome::Rejected);
        row("a taken name", 400, fault("6240"), ErrorKind::Conflict, "6240", WriteOutcome::Rejected);
        row("a request id in use", 400, fault("600"), ErrorKind::Conflict, "600", WriteOutcome::Uncertain);
        row("a taken number", 400, fault("6140"), ErrorKind::Conflict, "6140", WriteOutcome::Uncertain);
        row("a taken number, by another type", 400, fault("6140", "DocNumber=1037 is assigned to TxnType=SalesReceipt with TxnId=130"),
            ErrorKind::Conflict, "6140", WriteOutcome::Uncertain);
        row("closed books", 400, fault("6210"), ErrorKind::Rejected, "6210", WriteOutcome::Rejected);
        row("their own hiccup", 400, fault("6000", "An unexpected error occurred while accessing or saving your data."),
            ErrorKind::BadReply, "6000", WriteOutcome::Uncertain);
        row("a business rule", 400, fault("6000", "Make sure all your transactions have a VAT rate"), ErrorKind::Rejected,
            "6000", WriteOutcome::Rejected);
        row("a fault inside a 200", 200, fault("6000", "An unexpected error occurred"), ErrorKind::BadReply, "6000",
            WriteOutcome::Uncertain);
        row("a refusal inside a 200", 200, fault("2500"), ErrorKind::Rejected, "2500", WriteOutcome::Rejected);
        row("a system fault", 500, fault("10000"), ErrorKind::BadReply, "10000", WriteOutcome::Uncertain);
        const auto faulty = [](const char *inside) {
            return QByteArray("{\"Fault\":{") + inside + "},\"time\":\"2026-03-31T06:12:01.123-07:00\"}";
        };
        const char systemFault[] = "\"Error\":[{\"Message\":\"m\",\"Detail\":\"\",\"code\":\"2020\"}],\"type\":\"SYSTEMFAULT\"";
        row("a system fault with a code of refusals", 400, faulty(systemFault), ErrorKind::BadReply, "2020", WriteOutcome::Uncertain);
        row("another severe code", 400, fault("10042"), ErrorKind::BadReply, "10042", WriteOutcome::Uncertain);
        row("a severe code inside a 200", 200, fault("10042"), ErrorKind::BadReply, "10042", WriteOutcome::Uncertain);
        row("an unknown code inside a 200", 200, fault("1777"), ErrorKind::BadReply, "1777", WriteOutcome::Uncertain);
        row("an unknown code in a 400", 400, fault("1777"), ErrorKind::Rejected, "1777", WriteOutcome::Rejected);
        row("a fault without errors in a 200", 200, faulty("\"type\":\"ValidationFault\""), ErrorKind::BadReply, "HTTP_200",
            WriteOutcome::Uncertain);
        row("a fault without a code", 400, faulty("\"Error\":[{\"Message\":\"m\"}],\"type\":\"ValidationFault\""),
            ErrorKind::BadReply, "HTTP_400", WriteOutcome::Uncertain);
        row("a fault that breaks off", 400, fault("2020").chopped(95), ErrorKind::BadReply, "HTTP_400", WriteOutcome::Uncertain);
        row("a refusal with 500", 500, fault("2020"), ErrorKind::BadReply, "2020", WriteOutcome::Uncertain);
        row("the worst of several", 400,
            faulty("\"Error\":[{\"Message\":\"m\",\"code\":\"2020\"},{\"Message\":\"m\",\"code\":\"10000\"},"
                   "{\"Message\":\"m\",\"code\":\"6190\"}],\"type\":\"ValidationFault\""),
            ErrorKind::BadReply, "10000", WriteOutcome::Uncertain);
        row("a company that takes nothing behind a refusal", 400,
            faulty("\"Error\":[{\"Message\":\"m\",\"code\":\"2020\"},{\"Message\":\"m\",\"code\":\"6190\"}]"),
            ErrorKind::Rejected, "takes_no_writes", WriteOutcome::NotSent);
        row("throttled", 429,
            "{\"fault\":{\"error\":[{\"message\":\"message=ThrottleExceeded; errorCode=003001; statusCode=429\",\"detail\":\"\","
            "\"code\":\"3001\"}],\"type\":\"SERVICE\"}}",
            ErrorKind::RateLimited, "3001", WriteOutcome::NotSent);
        row("throttled the old way", 403, "<IntuitResponse><Fault>message=ThrottleExceeded</Fault></IntuitResponse>",
            ErrorKind::RateLimited, "3001", WriteOutcome::NotSent);
        row("throttled without a word", 429, "", ErrorKind::RateLimited, "HTTP_429", WriteOutcome::NotSent);
        row("shut out without a word", 403, "", ErrorKind::RateLimited, "HTTP_403", WriteOutcome::NotSent);
        row("shut out by a page", 403, "<html><body>Forbidden</body></html>", ErrorKind::RateLimited, "HTTP_403", WriteOutcome::NotSent);
        row("shut out in words of JSON", 403, "{\"message\":\"quota\"}", ErrorKind::RateLimited, "HTTP_403", WriteOutcome::NotSent);
        row("shut out by a fault that breaks off", 403, "{\"fault\":{\"error\":[{\"mess", ErrorKind::BadReply, "HTTP_403", WriteOutcome::Uncertain);
        row("the wrong company", 403,
            "{\"fault\":{\"error\":[{\"message\":\"m\",\"detail\":\"\",\"code\":\"3100\"}],\"type\":\"SERVICE\"}}",
            ErrorKind::Rejected, "takes_no_writes", WriteOutcome::NotSent);
        for (const char *code : { "120", "000130", "140", "5020" })
            row(qPrintable(QStringLiteral("nobody may write, %1").arg(QLatin1String(code))), 400, fault(code), ErrorKind::Rejected,
                "takes_no_writes", WriteOutcome::NotSent);
        row("a proxy's page", 502, "<html><body>Bad Gateway</body></html>", ErrorKind::BadReply, "HTTP_502", WriteOutcome::Uncertain);
        row("nothing at all", 503, "", ErrorKind::BadReply, "HTTP_503", WriteOutcome::Uncertain);
        row("a 200 that is a page", 200, "<html></html>", ErrorKind::BadReply, "bad_json", WriteOutcome::Uncertain);
        row("a 200 that breaks off", 200, "{\"Invoice\":{\"Id\":\"1", ErrorKind::BadReply, "bad_json", WriteOutcome::Uncertain);
        row("an empty 200", 200, "", ErrorKind::BadReply, "bad_json", WriteOutcome::Uncertain);
    }

    void everyShapeOfErrorIsUnderstood()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, code);
        QFETCH(int, outcome);

        const Result<void> verdict = quickbooks::judgeReply(reply(status, body));

        QVERIFY(!verdict.has_value());
        QCOMPARE(errorKindName(verdict.error().kind), errorKindName(ErrorKind(kind)));
        QCOMPARE(verdict.error().code, code);
        QCOMPARE(verdict.error().correlation, QStringLiteral("1-abc"));
        QCOMPARE(int(quickbooks::outcomeOf(verdict.error())), outcome);
    }

    void whenToComeBackIsLeftToTheHeader()
    {
        for (const QByteArray &body : { QByteArray(), QByteArray("{\"fault\":{\"error\":[{\"code\":\"3001\"}]}}") })
            QVERIFY(!quickbooks::judgeReply(reply(429, body)).error().retryAfter.has_value());
    }

    void whoIsShutOutWithoutAWordRests()
    {
        QCOMPARE(quickbooks::judgeReply(reply(403, "")).error().retryAfter, std::optional<std::chrono::milliseconds>(std::chrono::minutes(15)));
    }

    void whoLostTheRightsIsToldWhoMustConnect()
    {
        const QString said = quickbooks::errorOf("120", "Authorization Failure", "-11014", 400).detail;
        QVERIFY2(said.startsWith(u"Connect the company again as one of its administrators."), qPrintable(said));
        QVERIFY(said.contains(u"-11014"));
    }

    void onlyARefusalOfTheWholeBatchIsOne()
    {
        const auto refusal = [](const char *code) { return quickbooks::errorOf(code, "m", "", 400); };
        QVERIFY(quickbooks::isOfWholeBatch(refusal("1040")));
        QVERIFY(!quickbooks::isOfWholeBatch(refusal("6000")));
        QVERIFY(!quickbooks::isOfWholeBatch(refusal("1777")));
        QVERIFY(!quickbooks::isOfWholeBatch(refusal("6210")));
    }

    void theWordFaultInADocumentIsNoFault()
    {
        QVERIFY(quickbooks::judgeReply(reply(200, "{\"Invoice\":{\"PrivateNote\":\"\\\"Fault\\\"\",\"x\":\"Fault\"}}")).has_value());
    }

    void theBodyOfAnInvoiceIsTheSameToTheByte()
    {
        const QByteArray expected
            = "{\"TxnDate\":\"2026-03-31\",\"DueDate\":\"2026-04-30\",\"CustomerRef\":{\"value\":\"58\"},"
              "\"SalesTermRef\":{\"value\":\"3\"},\"PrivateNote\":\"Deal \\\"A\\\\B\\\"\\n[SLUICE:k-1]\",\"EmailStatus\":\"NotSet\","
              "\"ApplyTaxAfterDiscount\":true,\"Line\":[{\"DetailType\":\"SalesItemLineDetail\",\"Amount\":124.98,"
              "\"Description\":\"Onboarding\",\"SalesItemLineDetail\":{\"ItemRef\":{\"value\":\"19\"},\"Qty\":2.5,"
              "\"UnitPrice\":49.99,\"TaxCodeRef\":{\"value\":\"TAX\"},\"ServiceDate\":\"2026-03-15\"}}]}";

        QCOMPARE(quickbooks::invoiceBody(draft(), company(u"US", false)), expected);
        QCOMPARE(quickbooks::invoiceBody(draft(), company(u"US", false)), expected);
    }

    void aLineThatDoesNotAddUpGoesOutAsOnePiece()
    {
        books::InvoiceDraft odd = draft();
        odd.lines[0].amount = Money(12497, kUsd);

        const QByteArray body = quickbooks::invoiceBody(odd, company(u"US", false));

        QVERIFY(body.contains("\"Amount\":124.97"));
        QVERIFY(body.contains("\"Qty\":1,\"UnitPrice\":124.97"));
        QVERIFY(body.contains("Onboarding (2.5 × 49.99)"));
    }

    void theCountryDecidesHowTaxIsWritten()
    {
        books::InvoiceDraft taxed = draft();
        taxed.lines[0].taxCodeId = QStringLiteral("2");

        const QByteArray us = quickbooks::invoiceBody(taxed, company(u"US", false));
        const QByteArray uk = quickbooks::invoiceBody(taxed, company(u"GB", true));

        taxed.lines[0].taxCodeId = QStringLiteral("TAX");
        taxed.taxCodeId = QStringLiteral("2");
        QCOMPARE(quickbooks::invoiceBody(taxed, company(u"US", false)), us);

        QVERIFY(us.contains("\"TaxCodeRef\":{\"value\":\"TAX\"}"));
        QVERIFY(us.contains("\"TxnTaxDetail\":{\"TxnTaxCodeRef\":{\"value\":\"2\"}}"));
        QVERIFY(!us.contains("GlobalTaxCalculation"));
        QVERIFY(uk.contains("\"TaxCodeRef\":{\"value\":\"2\"}"));
        QVERIFY(uk.contains("\"GlobalTaxCalculation\":\"TaxExcluded\""));
        QVERIFY(!uk.contains("TxnTaxDetail"));
        QVERIFY(uk.contains("\"CurrencyRef\":{\"value\":\"USD\"}"));
    }
};

QTEST_APPLESS_MAIN(QuickBooksPayloads)
#include "tst_quickbooks_payloads.moc"
