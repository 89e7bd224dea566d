#include "core/MoneyText.h"
#include "rules/English.h"
#include "rules/Sentences.h"

#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;

/// What is written to Salesforce, where no reader's language is known.
class TestEnglish : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatARecordHoldsReadsAsASentence_data()
    {
        QTest::addColumn<QString>("recorded");
        QTest::addColumn<QString>("english");
        QTest::newRow("an amount") << u"1250.00 USD"_s << u"USD 1,250.00"_s;
        QTest::newRow("an amount with its code first") << u"USD 74244.08"_s << u"USD 74,244.08"_s;
        QTest::newRow("a large one") << u"1234567890.50 EUR, the sum of its lines"_s << u"EUR 1,234,567,890.50, the sum of its lines"_s;
        QTest::newRow("a negative one") << u"-1250.00 USD"_s << u"USD -1,250.00"_s;
        QTest::newRow("three digits and a minus") << u"-250.00 USD"_s << u"USD -250.00"_s;
        QTest::newRow("yen") << u"500000 JPY"_s << u"JPY 500,000"_s;
        QTest::newRow("a day") << u"a day after 2026-03-31, or books that are open again"_s
                               << u"a day after 31 March 2026, or books that are open again"_s;
        QTest::newRow("a day before a colon") << u"the term, 2026-09-01: End"_s << u"the term, 1 September 2026: End"_s;
        QTest::newRow("no day") << u"2026-02-30"_s << u"2026-02-30"_s;
        QTest::newRow("a moment stays") << u"2026-03-31T08:00:00Z"_s << u"2026-03-31T08:00:00Z"_s;
        QTest::newRow("a number alone stays") << u"PO 4500012"_s << u"PO 4500012"_s;
        QTest::newRow("words stay") << u"payment terms, such as Net 30"_s << u"payment terms, such as Net 30"_s;
    }

    void whatARecordHoldsReadsAsASentence()
    {
        QFETCH(QString, recorded);
        QFETCH(QString, english);
        QCOMPARE(rules::inEnglish(recorded), english);
    }

    void aQuestionIsAskedInEnglishWithReadableAmounts()
    {
        Finding finding;
        finding.check = u"amount_adds_up"_s;
        finding.field = u"Opportunity.Amount"_s;
        finding.found = u"18400.00 USD"_s;
        finding.needed = u"18350.00 USD, the sum of its lines"_s;

        const QString text = rules::askText(finding, u"Renewal"_s, u"Wexford"_s, Money(1840000, *Currency::fromCode(u"USD")));

        QCOMPARE(text,
            u"We cannot bill Renewal for Wexford (USD 18,400.00) yet.\nThe amounts do not add up.\n\nWhere: Opportunity.Amount\n"
            "Found: USD 18,400.00\nNeeded: USD 18,350.00, the sum of its lines\n\n"
            "As soon as the record is right, billing goes on by itself."_s);
        QCOMPARE(rules::englishSentence(finding),
            u"The amounts do not add up; found: 18400.00 USD; needed: 18350.00 USD, the sum of its lines: Opportunity.Amount"_s);
    }

    void aQuestionAboutWhatIsBilledDoesNotClaimThatItCannotBe()
    {
        Finding finding;
        finding.check = u"billed_amount"_s;
        finding.field = u"Invoice.TotalAmt"_s;
        finding.found = u"900.00 USD (1042)"_s;
        finding.needed = u"1000.00 USD net, as sold"_s;

        const QString text = rules::askText(finding, u"Renewal"_s, u"Wexford"_s, Money(10000, *Currency::fromCode(u"USD")));

        QCOMPARE(text,
            u"There is a question about what was billed for Renewal for Wexford (USD 100.00).\n"
            "The invoice bills another amount than was sold.\n\nWhere: Invoice.TotalAmt\n"
            "Found: USD 900.00 (1042)\nNeeded: USD 1,000.00 net, as sold\n\n"
            "As soon as the two agree, the question closes by itself."_s);
    }

    void amountsAreWrittenInOneWay()
    {
        const Money money(-123456, *Currency::fromCode(u"USD"));
        QCOMPARE(amountAndCode(money), u"-1234.56 USD"_s);
        QCOMPARE(amountAndCode(std::optional<Money>()), QString());
        QCOMPARE(codeAndAmount(money), u"USD -1234.56"_s);
        QCOMPARE(englishMoney(money), u"USD -1,234.56"_s);
    }
};

QTEST_GUILESS_MAIN(TestEnglish)
#include "tst_english.moc"
