#include "billing/SystemFindings.h"
#include "books/Refusals.h"
#include "books/quickbooks/Fault.h"

#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;

/// A refusal of the books reaches whoever can settle it.
class tst_refused_for final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRefusalProposesItsCauseAndWhoSettlesIt_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("element");
        QTest::addColumn<int>("cause");
        QTest::addColumn<int>("fixer");
        const auto row = [](const char *what, const char *code, const char *detail, const char *element, Cause cause, Fixer fixer) {
            QTest::newRow(what) << QString::fromLatin1(code) << QString::fromLatin1(detail) << QString::fromLatin1(element) << int(cause) << int(fixer);
        };
        row("an operation that is unknown", "500", "Operation is not supported", "", Cause::Sys1, Fixer::IntegrationOwner);
        row("a field that is unknown", "2010", "Property Name:can not be null is unsupported", "", Cause::Sys1, Fixer::IntegrationOwner);
        row("a missing value", "2020", "Required parameter is missing", "Line.Amount", Cause::Sys1, Fixer::SalesOps);
        row("a long text", "2050", "Max: 4000 chars", "Line.Description", Cause::Sys1, Fixer::SalesOps);
        row("a long address", "2050", "Max: 500 chars", "BillAddr.Line1", Cause::Cus3, Fixer::SalesOps);
        row("no e-mail", "2020", "Required parameter is missing", "BillEmail", Cause::Cus3, Fixer::SalesOps);
        row("no number", "2080", "Illegal number format", "", Cause::Sys1, Fixer::SalesOps);
        row("no member of a list", "2170", "Invalid enumeration", "", Cause::Sys1, Fixer::SalesOps);
        row("an item that is gone", "2500", "Invalid Reference Id : Items element id 75 not found", "", Cause::Itm1, Fixer::IntegrationOwner);
        row("a customer that is gone", "2500", "Invalid Reference Id : Names element id 75 not found", "", Cause::Cus1, Fixer::Controller);
        row("a class that is gone", "2500", "Invalid Reference Id : Klasses element id 75 not found", "", Cause::Sys1, Fixer::IntegrationOwner);
        row("an edition that lacks it", "5030", "Feature not supported", "", Cause::Sys1, Fixer::IntegrationOwner);
        row("a business rule", "6000", "A business validation error has occurred", "", Cause::Sys1, Fixer::IntegrationOwner);
        row("no tax rate", "6000", "Make sure all your transactions have a VAT rate", "", Cause::Tax1, Fixer::Controller);
        row("a sum that does not add up", "6070", "Amount is not equal to UnitPrice * Qty", "", Cause::Sys1, Fixer::IntegrationOwner);
        row("a tax code of a line", "6100", "Invalid tax code", "", Cause::Tax1, Fixer::Controller);
        row("a closed period", "6210", "The account period has closed", "", Cause::Sys2, Fixer::Controller);
        row("an account of the wrong kind", "6430", "Invalid account type used", "", Cause::Itm1, Fixer::IntegrationOwner);
    }

    void aRefusalProposesItsCauseAndWhoSettlesIt()
    {
        QFETCH(QString, code);
        QFETCH(QString, detail);
        QFETCH(QString, element);
        QFETCH(int, cause);
        QFETCH(int, fixer);
        constexpr int kRefused = 400;
        const Error error = quickbooks::errorOf(code.toStdString(), "Refused", detail.toStdString(), kRefused, element.toStdString());
        QCOMPARE(int(quickbooks::outcomeOf(error)), int(books::WriteOutcome::Rejected));
        mirror::RequestView view;
        view.request.amount = Money(100, Currency::fromCode(u"USD"_s).value());
        view.outbox = mirror::Outbox::Refused;
        view.outboxErrorCode = error.code;
        view.outboxError = error.detail;

        const std::vector<Finding> findings = billing::findingsOfWrite({}, view, u"1"_s, false, {});

        QCOMPARE(findings.size(), 1U);
        QCOMPARE(findings[0].check, u"posting_refused"_s);
        QCOMPARE(int(findings[0].cause), cause);
        QCOMPARE(int(findings[0].fixer), fixer);
        QVERIFY2(findings[0].found.contains(element) && findings[0].found.contains(code), qPrintable(findings[0].found));
    }

    void anEditionThatLacksSomethingIsCalledOne()
    {
        const QString said = quickbooks::errorOf("5030", "Feature Not Supported Error", "", 400).detail;

        QVERIFY2(said.startsWith(u"The edition or the settings of the company lack what the document needs."), qPrintable(said));
        QVERIFY2(said.contains(u"5030"), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(tst_refused_for)
#include "tst_refused_for.moc"
