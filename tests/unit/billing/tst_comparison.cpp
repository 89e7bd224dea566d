#include "billing/Comparison.h"
#include "billing/DraftPayload.h"
#include "domain/Keys.h"

#include <QTest>

using namespace sluice;

namespace {

const Currency kGbp { { 'G', 'B', 'P' }, 2 };

books::InvoiceDraft draft()
{
    books::InvoiceDraft draft;
    draft.customerId = QStringLiteral("58");
    draft.currency = kGbp;
    draft.txnOn = QDate(2026, 3, 31);
    draft.dueOn = QDate(2026, 4, 30);
    draft.termId = QStringLiteral("3");
    draft.privateNote = QStringLiteral("Salesforce 006 ") + marker(QStringLiteral("k-1"));
    draft.lines = { { QStringLiteral("19"), QStringLiteral("Onboarding"), Decimal(8, 0), Decimal(150, 0), Money(1200'00, kGbp),
        QStringLiteral("20"), QDate() } };
    draft.discount = Money(120'00, kGbp);
    draft.memo = QStringLiteral("PO 4500012");
    draft.billEmail = QStringLiteral("ap@acme.example");
    draft.billing = { QStringLiteral("1 Main St"), QStringLiteral("Leeds"), {}, QStringLiteral("LS1"), QStringLiteral("GB") };
    draft.taxCodeId = QStringLiteral("7");
    draft.tax = Money(216'00, kGbp);
    return draft;
}

/// What honest books store of that draft: their own line numbers, a discount line, tax on top.
Invoice stored()
{
    Invoice invoice;
    invoice.customerId = QStringLiteral("58");
    invoice.currency = kGbp;
    invoice.txnOn = QDate(2026, 3, 31);
    invoice.dueOn = QDate(2026, 4, 30);
    invoice.termId = QStringLiteral("3");
    invoice.docNumber = QStringLiteral("1043");
    invoice.privateNote = draft().privateNote;
    invoice.memo = QStringLiteral("PO 4500012\nThank you for your business.");
    invoice.emailStatus = QStringLiteral("NotSet");
    invoice.billEmail = QStringLiteral("ap@acme.example");
    InvoiceLine line;
    line.id = QStringLiteral("1");
    line.itemId = QStringLiteral("19");
    line.description = QStringLiteral("Onboarding");
    line.quantity = Decimal(800, 2);
    line.unitPrice = Decimal(15000, 2);
    line.amount = Money(1200'00, kGbp);
    line.taxCodeId = QStringLiteral("20");
    InvoiceLine discount;
    discount.isDiscount = true;
    discount.amount = Money(120'00, kGbp);
    invoice.lines = { line, discount };
    invoice.discount = Money(120'00, kGbp);
    invoice.tax = Money(216'00, kGbp);
    invoice.total = invoice.balance = Money(1296'00, kGbp);
    return invoice;
}

} // namespace

class tst_comparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheBooksAddOnTheirOwnIsNoDifference();
    void aDroppedOrAlteredValueIsNamed_data();
    void aDroppedOrAlteredValueIsNamed();
    void onlyAPersonHasAnInvoiceSent();
    void whereItGoesIsComparedAtOnce();
    void aForeignDocumentHasARate();
    void aCentOfTaxIsRounding();
    void taxThatOnlyTheBooksKnowIsNoDifference();
    void aDraftSurvivesItsPayload();
    void theMarkerIsFoundWhateverStandsBeforeIt();
};

void tst_comparison::whatTheBooksAddOnTheirOwnIsNoDifference()
{
    QVERIFY(billing::compareStored(draft(), stored()).empty());
}

void tst_comparison::aDroppedOrAlteredValueIsNamed_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("field");
    QTest::newRow("amount") << QStringLiteral("amount") << QStringLiteral("line 1 amount");
    QTest::newRow("quantity") << QStringLiteral("quantity") << QStringLiteral("line 1 quantity");
    QTest::newRow("tax code") << QStringLiteral("tax") << QStringLiteral("line 1 tax code");
    QTest::newRow("customer") << QStringLiteral("customer") << QStringLiteral("customer");
    QTest::newRow("due date") << QStringLiteral("due") << QStringLiteral("due date");
    QTest::newRow("discount") << QStringLiteral("discount") << QStringLiteral("discount");
    QTest::newRow("line lost") << QStringLiteral("lost") << QStringLiteral("number of lines");
    QTest::newRow("another tax") << QStringLiteral("charged") << QStringLiteral("tax");
    QTest::newRow("order number") << QStringLiteral("memo") << QStringLiteral("memo");
    QTest::newRow("gross amounts") << QStringLiteral("inclusive") << QStringLiteral("tax calculation");
    QTest::newRow("marker") << QStringLiteral("note") << QStringLiteral("private note");
}

void tst_comparison::aDroppedOrAlteredValueIsNamed()
{
    QFETCH(QString, what);
    QFETCH(QString, field);
    Invoice altered = stored();
    if (what == QLatin1String("amount"))
        altered.lines[0].amount = Money(1199'99, kGbp);
    else if (what == QLatin1String("quantity"))
        altered.lines[0].quantity = Decimal(7, 0);
    else if (what == QLatin1String("tax"))
        altered.lines[0].taxCodeId.clear();
    else if (what == QLatin1String("customer"))
        altered.customerId = QStringLiteral("59");
    else if (what == QLatin1String("due"))
        altered.dueOn = QDate(2026, 5, 30);
    else if (what == QLatin1String("discount"))
        altered.discount = Money(0, kGbp);
    else if (what == QLatin1String("charged"))
        altered.tax = Money(0, kGbp), altered.total = altered.balance = Money(1080'00, kGbp);
    else if (what == QLatin1String("memo"))
        altered.memo = QStringLiteral("Thank you for your business.");
    else if (what == QLatin1String("inclusive"))
        altered.taxInclusive = true;
    else if (what == QLatin1String("lost"))
        altered.lines.erase(altered.lines.begin());
    else
        altered.privateNote.clear();

    const std::vector<billing::StoredDifference> differences = billing::compareStored(draft(), altered);

    QStringList fields;
    for (const billing::StoredDifference &difference : differences)
        fields.append(difference.field);
    QVERIFY2(fields.contains(field), qPrintable(fields.join(QStringLiteral(", "))));
}

void tst_comparison::onlyAPersonHasAnInvoiceSent()
{
    Invoice queued = stored();
    QVERIFY(billing::compareMade(draft(), queued).empty());
    queued.emailStatus = QStringLiteral("NeedToSend");

    QCOMPARE(billing::compareMade(draft(), queued).size(), std::size_t(1));
    QVERIFY(billing::compareStored(draft(), queued).empty()); // Later, somebody may have decided to.
}

void tst_comparison::whereItGoesIsComparedAtOnce()
{
    Invoice elsewhere = stored();
    elsewhere.billEmail = QStringLiteral("AP@acme.example ");
    QVERIFY(billing::compareMade(draft(), elsewhere).empty());
    elsewhere.billEmail = QStringLiteral("old@acme.example");

    const std::vector<billing::StoredDifference> differences = billing::compareMade(draft(), elsewhere);

    QCOMPARE(differences.size(), std::size_t(1));
    QCOMPARE(differences.front().field, QStringLiteral("e-mail"));
    QCOMPARE(differences.front().stored, QStringLiteral("old@acme.example"));
    QVERIFY(billing::compareStored(draft(), elsewhere).empty()); // Later, somebody may have corrected it.
}

void tst_comparison::aForeignDocumentHasARate()
{
    const Currency dollar { { 'U', 'S', 'D' }, 2 };
    Invoice invoice = stored();
    const auto differing = [&](Currency home) { return billing::compareMade(draft(), invoice, home).size(); };

    QCOMPARE(differing(kGbp), std::size_t(0));
    QCOMPARE(differing(dollar), std::size_t(1));
    invoice.exchangeRate = Decimal(1, 0);
    QCOMPARE(differing(dollar), std::size_t(1));
    QCOMPARE(billing::compareMade(draft(), invoice, dollar).front().field, QStringLiteral("exchange rate"));
    invoice.exchangeRate = Decimal(127, 2);
    QCOMPARE(differing(dollar), std::size_t(0));
}

void tst_comparison::aCentOfTaxIsRounding()
{
    const auto differs = [](qint64 cents, const QString &documentCode) {
        books::InvoiceDraft intended = draft();
        intended.taxCodeId = documentCode;
        Invoice rounded = stored();
        rounded.tax = Money(216'00 + cents, kGbp);
        rounded.total = rounded.balance = Money(1296'00 + cents, kGbp);
        return !billing::compareStored(intended, rounded).empty();
    };

    QVERIFY(!differs(1, {}));
    QVERIFY(differs(2, {}));
    QVERIFY(differs(-2, {}));
    QVERIFY(!differs(3, QStringLiteral("7"))); // The rates of a state, a county and a city are rounded one by one.
    QVERIFY(differs(4, QStringLiteral("7")));
}

void tst_comparison::taxThatOnlyTheBooksKnowIsNoDifference()
{
    books::InvoiceDraft unknown = draft();
    unknown.tax.reset();
    Invoice other = stored();
    other.tax = Money(99'00, kGbp);
    other.total = other.balance = Money(1179'00, kGbp);

    QVERIFY(billing::compareStored(unknown, other).empty());
}

void tst_comparison::aDraftSurvivesItsPayload()
{
    const std::optional<books::InvoiceDraft> read = billing::draftFromPayload(billing::draftPayload(draft()));

    QVERIFY(read.has_value());
    QVERIFY(billing::compareStored(*read, stored()).empty());
    QCOMPARE(billing::draftPayload(*read), billing::draftPayload(draft()));
    QCOMPARE(read->billEmail, draft().billEmail);
    QCOMPARE(read->billing, draft().billing);
    QCOMPARE(read->tax, draft().tax);
    QCOMPARE(read->taxCodeId, draft().taxCodeId);
}

void tst_comparison::theMarkerIsFoundWhateverStandsBeforeIt()
{
    QCOMPARE(keyInNote(QStringLiteral("Voided - Salesforce 006 [SLUICE:k-1]")), std::optional(QStringLiteral("k-1")));
    QVERIFY(!keyInNote(QStringLiteral("[SLUICE:broken")).has_value());
    QVERIFY(!keyInNote(QString()).has_value());
}

QTEST_GUILESS_MAIN(tst_comparison)
#include "tst_comparison.moc"
