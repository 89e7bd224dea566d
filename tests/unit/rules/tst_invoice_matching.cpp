#include "rules/InvoiceMatching.h"

#include "unit/rules/World.h"

#include <QTest>

#include <deque>

using namespace sluice;
using namespace sluice::rules;
using namespace sluice::rules::test;

namespace {

const QString kFirst = QStringLiteral("006000000000001AAA");
const QString kSecond = QStringLiteral("006000000000002AAA");

/// Deals with their requests, and invoices of one company.
class Books {
public:
    BillingRequest &claim(const QString &dealId, std::int64_t whole, QDate planned = {}, const QString &po = {})
    {
        Deal &deal = m_deals.emplace_back();
        deal.id = DealId(dealId);
        deal.poNumber = po;
        deal.wonAt = parseInstant(std::string_view("2026-03-02T12:00:00Z"));
        BillingRequest &request = m_requests.emplace_back();
        request.id = RequestId(QStringLiteral("r%1").arg(m_requests.size()));
        request.amount = dollars(whole);
        request.plannedOn = planned;
        m_claims.push_back({ &deal, &request, { QStringLiteral("58") } });
        return request;
    }

    Invoice &invoice(const char *id, std::int64_t whole, QDate on, const char *note = "")
    {
        Invoice invoice;
        invoice.id = InvoiceId(QString::fromLatin1(id));
        invoice.customerId = QStringLiteral("58");
        invoice.txnOn = on;
        invoice.currency = usd();
        invoice.total = dollars(whole);
        invoice.tax = dollars(0);
        invoice.privateNote = QString::fromUtf8(note);
        m_invoices.push_back(invoice);
        return m_invoices.back();
    }

    QSet<QString> taken;

    /// "mention:1 none ambiguous:1,2", one word a claim.
    QString match() const
    {
        QStringList words;
        for (const InvoiceMatch &match : matchInvoices(m_claims, m_invoices, taken, defaultPolicy().match)) {
            QStringList ids;
            if (match.invoice)
                ids += match.invoice->id.value;
            for (const Invoice *candidate : match.candidates)
                ids += candidate->id.value;
            words += ids.isEmpty() ? nameOf(match.how) : nameOf(match.how) + QLatin1Char(':') + ids.join(QLatin1Char(','));
        }
        return words.join(QLatin1Char(' '));
    }

private:
    std::deque<Deal> m_deals;
    std::deque<BillingRequest> m_requests;
    std::vector<InvoiceClaim> m_claims;
    std::vector<Invoice> m_invoices;
};

} // namespace

class TestInvoiceMatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMentionIsEnough()
    {
        Books books;
        books.claim(kFirst, 1000);
        books.invoice("1", 900, QDate(2026, 3, 10), "Opp 006000000000001, as agreed");

        QCOMPARE(books.match(), QStringLiteral("mention:1")); // Even with another amount: the deal has one part.
    }

    void aMentionInsideAnotherWordIsNone()
    {
        QVERIFY(mentionsId(u"for 006000000000001.", kFirst));
        QVERIFY(mentionsId(u"006000000000001AAA", kFirst));
        QVERIFY(!mentionsId(u"x006000000000001", kFirst));
        QVERIFY(!mentionsId(u"006000000000001AAB", kFirst));
    }

    void aPurchaseOrderNamesItsDealUnlessDealsShareIt()
    {
        Books books;
        books.claim(kFirst, 1000, {}, QStringLiteral("PO-4500"));
        books.invoice("1", 900, QDate(2026, 3, 10), "your PO-4500");
        QCOMPARE(books.match(), QStringLiteral("mention:1"));

        books.claim(kSecond, 700, {}, QStringLiteral("PO-4500"));
        QCOMPARE(books.match(), QStringLiteral("none none"));
    }

    void amountAndCustomerWhenNothingElseFits_data()
    {
        QTest::addColumn<int>("total");
        QTest::addColumn<int>("tax");
        QTest::addColumn<QDate>("on");
        QTest::addColumn<QString>("customer");
        QTest::addColumn<QString>("result");
        const QString c = QStringLiteral("58");
        QTest::newRow("net amount") << 1080 << 80 << QDate(2026, 3, 10) << c << QStringLiteral("amount:1");
        QTest::newRow("gross amount") << 1000 << 80 << QDate(2026, 3, 10) << c << QStringLiteral("none");
        QTest::newRow("a week before") << 1000 << 0 << QDate(2026, 2, 23) << c << QStringLiteral("amount:1");
        QTest::newRow("eight days before") << 1000 << 0 << QDate(2026, 2, 22) << c << QStringLiteral("none");
        QTest::newRow("180 days after") << 1000 << 0 << QDate(2026, 8, 29) << c << QStringLiteral("amount:1");
        QTest::newRow("181 days after") << 1000 << 0 << QDate(2026, 8, 30) << c << QStringLiteral("none");
        QTest::newRow("somebody else's") << 1000 << 0 << QDate(2026, 3, 10) << QStringLiteral("59") << QStringLiteral("none");
    }

    void amountAndCustomerWhenNothingElseFits()
    {
        QFETCH(int, total);
        QFETCH(int, tax);
        QFETCH(QDate, on);
        QFETCH(QString, customer);
        QFETCH(QString, result);
        Books books;
        books.claim(kFirst, 1000);
        Invoice &invoice = books.invoice("1", total, on);
        invoice.tax = dollars(tax);
        invoice.customerId = customer;

        QCOMPARE(books.match(), result);
    }

    void whatIsNoInvoiceMadeByHandIsLeftOut()
    {
        Books books;
        books.claim(kFirst, 1000);
        books.invoice("1", 1000, QDate(2026, 3, 10)).voided = true;
        books.invoice("2", 1000, QDate(2026, 3, 10)).deleted = true;
        books.invoice("3", 1000, QDate(2026, 3, 10), "[SLUICE:abc]");
        books.invoice("4", 1000, QDate(2026, 3, 10));
        books.taken = { QStringLiteral("4") };
        books.invoice("5", 1000, QDate(2026, 3, 10), "for 006000000000009AAA"); // Names another deal.

        QCOMPARE(books.match(), QStringLiteral("none"));
    }

    void twoInvoicesForOneRequestAreNobodysGuess()
    {
        Books books;
        books.claim(kFirst, 1000);
        books.invoice("2", 1000, QDate(2026, 3, 11));
        books.invoice("1", 1000, QDate(2026, 3, 10));

        QCOMPARE(books.match(), QStringLiteral("ambiguous:1,2"));
    }

    void oneInvoiceForTwoDealsIsNobodysGuess()
    {
        Books books;
        books.claim(kFirst, 1000);
        books.claim(kSecond, 1000);
        books.invoice("1", 1000, QDate(2026, 3, 10));

        QCOMPARE(books.match(), QStringLiteral("ambiguous:1 ambiguous:1"));
    }

    void aMentionClearsTheAmbiguity()
    {
        Books books;
        books.claim(kFirst, 1000);
        books.claim(kSecond, 1000);
        books.invoice("1", 1000, QDate(2026, 3, 10), "006000000000002AAA");
        books.invoice("2", 1000, QDate(2026, 3, 12));

        QCOMPARE(books.match(), QStringLiteral("amount:2 mention:1"));
    }

    void equalPartsOfADealGoToTheNearestDate()
    {
        Books books;
        books.claim(kFirst, 500, QDate(2026, 3, 2));
        books.claim(kFirst, 500, QDate(2026, 4, 1));
        books.claim(kFirst, 500, QDate(2026, 5, 1));
        books.invoice("1", 500, QDate(2026, 5, 3));
        books.invoice("2", 500, QDate(2026, 3, 3));

        QCOMPARE(books.match(), QStringLiteral("amount:2 none amount:1"));
    }

    void aMentionedInvoiceOfAnotherAmountDoesNotChooseAmongParts()
    {
        Books books;
        books.claim(kFirst, 500, QDate(2026, 3, 2));
        books.claim(kFirst, 500, QDate(2026, 4, 1));
        books.invoice("1", 450, QDate(2026, 3, 3), "006000000000001AAA");

        QCOMPARE(books.match(), QStringLiteral("none none"));
    }
};

QTEST_APPLESS_MAIN(TestInvoiceMatching)
#include "tst_invoice_matching.moc"
