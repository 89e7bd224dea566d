#include "QuickBooksFixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace sluice::sandbox;
using namespace sluice::sandbox::quickbooks;
using namespace std::chrono_literals;

namespace {

QByteArray applied(const QString &type, const QString &id, const QByteArray &amount)
{
    return "{\"Amount\":" + amount + ",\"LinkedTxn\":[{\"TxnId\":\"" + id.toLatin1() + "\",\"TxnType\":\""
        + type.toLatin1() + "\"}]}";
}

QString idOf(const Value &record) { return record[u"Id"].toString(); }

QByteArray versioned(const Value &record, const QByteArray &more = {})
{
    return "{\"Id\":\"" + idOf(record).toLatin1() + "\",\"SyncToken\":\""
        + record[u"SyncToken"].toString().toLatin1() + '"' + more + '}';
}

struct Books : QuickBooksFixture {
    QString who = customer(kUs);

    Value creditMemo(const QByteArray &amount)
    {
        return create(kUs, u"CreditMemo"_s,
            "{\"CustomerRef\":{\"value\":\"" + who.toLatin1()
                + "\"},\"Line\":[{\"DetailType\":\"SalesItemLineDetail\",\"Amount\":" + amount
                + ",\"SalesItemLineDetail\":{}}]}");
    }
    Value pay(const QByteArray &total, const QByteArray &lines = {})
    {
        return payment(kUs, who, total, '[' + lines + ']');
    }
    QByteArray balance(const Value &form, const QString &entity = u"Invoice"_s)
    {
        return read(kUs, entity, idOf(form))[u"Balance"].numberText();
    }
};

} // namespace

class tst_quickbooks_payments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPaymentLowersTheBalanceAndTouchesTheInvoice()
    {
        Books books;
        const Value invoice = books.invoice(kUs, books.who, "100");
        books.pass(1h);

        const Value payment = books.pay("60", applied(u"Invoice"_s, idOf(invoice), "60"))[u"Payment"];
        const Value after = books.read(kUs, u"Invoice"_s, idOf(invoice));

        QCOMPARE(payment[u"UnappliedAmt"].numberText(), QByteArray("0"));
        QCOMPARE(payment[u"TotalAmt"].numberText(), QByteArray("60.00"));
        QVERIFY(payment[u"Line"].items()[0].has(u"LineEx"));
        QCOMPARE(after[u"Balance"].numberText(), QByteArray("40.00"));
        QCOMPARE(after[u"TotalAmt"].numberText(), QByteArray("100.00"));
        QCOMPARE(after[u"LinkedTxn"].items()[0][u"TxnId"].toString(), idOf(payment));
        QCOMPARE(after.at(u"MetaData.LastUpdatedTime").toString(), u"2026-03-31T09:00:00-07:00"_s);
        QCOMPARE(after.at(u"MetaData.CreateTime").toString(), u"2026-03-31T08:00:00-07:00"_s);
        QCOMPARE(books.read(kUs, u"Customer"_s, books.who)[u"Balance"].numberText(), QByteArray("40.00"));
    }

    void whetherPaymentsRaiseTheVersionCanBeChosen()
    {
        Books books;
        books.service.setPaymentsMoveSyncToken(false);
        const Value invoice = books.invoice(kUs, books.who, "100");

        books.pay("60", applied(u"Invoice"_s, idOf(invoice), "60"));

        QCOMPARE(books.read(kUs, u"Invoice"_s, idOf(invoice))[u"SyncToken"].toString(), u"0"_s);
    }

    void moreThanTheBalanceCannotBeApplied()
    {
        Books books;
        const Value invoice = books.invoice(kUs, books.who, "100");
        const QString id = idOf(invoice);

        QCOMPARE(faultCode(books.pay("200", applied(u"Invoice"_s, id, "100.01"))), u"6000"_s);
        QCOMPARE(faultCode(books.pay(
                     "200", applied(u"Invoice"_s, id, "60") + ',' + applied(u"Invoice"_s, id, "60"))),
            u"6000"_s);
        QCOMPARE(faultCode(books.pay("50", applied(u"Invoice"_s, id, "60"))), u"6000"_s);
        QCOMPARE(faultCode(books.pay("50", applied(u"Invoice"_s, u"999"_s, "5"))), u"610"_s);
        QCOMPARE(faultCode(books.payment(
                     kUs, books.customer(kUs, "Other"), "50", '[' + applied(u"Invoice"_s, id, "5") + ']')),
            u"620"_s);
        QCOMPARE(books.balance(invoice), QByteArray("100.00"));
    }

    void whatIsNotAppliedStaysOnThePayment()
    {
        Books books;
        const Value invoice = books.invoice(kUs, books.who, "100");

        const Value payment = books.pay("150", applied(u"Invoice"_s, idOf(invoice), "100"))[u"Payment"];

        QCOMPARE(payment[u"UnappliedAmt"].numberText(), QByteArray("50.00"));
        QCOMPARE(books.read(kUs, u"Customer"_s, books.who)[u"Balance"].numberText(), QByteArray("-50.00"));
    }

    void aZeroPaymentAppliesACredit()
    {
        Books books;
        const Value invoice = books.invoice(kUs, books.who, "100");
        const Value credit = books.creditMemo("30");

        const Value payment = books.pay("0",
            applied(u"Invoice"_s, idOf(invoice), "30") + ',' + applied(u"CreditMemo"_s, idOf(credit), "30"));

        QCOMPARE(faultCode(payment), QString());
        QCOMPARE(books.balance(invoice), QByteArray("70.00"));
        QCOMPARE(
            books.read(kUs, u"CreditMemo"_s, idOf(credit))[u"RemainingCredit"].numberText(), QByteArray("0"));
    }

    void changingAPaymentMovesItsInvoices()
    {
        Books books;
        const Value one = books.invoice(kUs, books.who, "100");
        const Value two = books.invoice(kUs, books.who, "100");
        const Value payment = books.pay("100", applied(u"Invoice"_s, idOf(one), "100"))[u"Payment"];

        books.post(kUs, "payment",
            versioned(payment, ",\"sparse\":true,\"Line\":[" + applied(u"Invoice"_s, idOf(two), "80") + ']'));

        QCOMPARE(books.balance(one), QByteArray("100.00"));
        QCOMPARE(books.balance(two), QByteArray("20.00"));
        QVERIFY(books.read(kUs, u"Invoice"_s, idOf(one))[u"LinkedTxn"].items().isEmpty());
    }

    void deletingAPaymentOpensTheInvoiceAgain()
    {
        Books books;
        const Value invoice = books.invoice(kUs, books.who, "100");
        const Value payment = books.pay("100", applied(u"Invoice"_s, idOf(invoice), "100"))[u"Payment"];

        const Value stub = books.post(kUs, "payment?operation=delete", payment.toJson())[u"Payment"];

        QCOMPARE(stub[u"status"].toString(), u"Deleted"_s);
        QCOMPARE(books.balance(invoice), QByteArray("100.00"));
        QCOMPARE(faultCode(books.get(kUs, "payment/" + idOf(payment).toLatin1())), u"610"_s);
    }

    void voidingAPaymentEmptiesIt()
    {
        Books books;
        const Value invoice = books.invoice(kUs, books.who, "100");
        const Value payment = books.pay("100", applied(u"Invoice"_s, idOf(invoice), "100"))[u"Payment"];

        const Value voided = books.post(
            kUs, "payment?operation=update&include=void", versioned(payment, ",\"sparse\":true"))[u"Payment"];

        QCOMPARE(voided[u"TotalAmt"].numberText(), QByteArray("0"));
        QCOMPARE(voided[u"PrivateNote"].toString(), u"Voided"_s);
        QCOMPARE(books.balance(invoice), QByteArray("100.00"));
    }

    void voidingAnInvoiceKeepsItsNumberAndFreesItsPayments()
    {
        Books books;
        const Value invoice
            = books.invoice(kUs, books.who, "100", "\"DocNumber\":\"S-7\",\"PrivateNote\":\"[SLUICE:k]\",");
        const Value payment = books.pay("100", applied(u"Invoice"_s, idOf(invoice), "100"))[u"Payment"];
        const Value paid = books.read(kUs, u"Invoice"_s, idOf(invoice));

        const Value voided = books.post(kUs, "invoice?operation=void", versioned(paid))[u"Invoice"];

        QCOMPARE(voided[u"DocNumber"].toString(), u"S-7"_s);
        QCOMPARE(voided[u"TotalAmt"].numberText(), QByteArray("0"));
        QCOMPARE(voided[u"Balance"].numberText(), QByteArray("0"));
        QCOMPARE(voided[u"Line"].items()[0][u"Amount"].numberText(), QByteArray("0"));
        QVERIFY(voided[u"PrivateNote"].toString().startsWith(u"Voided"_s));
        QCOMPARE(voided[u"SyncToken"].toString().toInt(), paid[u"SyncToken"].toString().toInt() + 1);
        QCOMPARE(
            books.read(kUs, u"Payment"_s, idOf(payment))[u"UnappliedAmt"].numberText(), QByteArray("100.00"));
        QCOMPARE(books.read(kUs, u"Customer"_s, books.who)[u"Balance"].numberText(), QByteArray("-100.00"));
    }

    void deletingAnInvoiceLeavesAStubAndFreesItsPayments()
    {
        Books books;
        const Value invoice = books.invoice(kUs, books.who, "100");
        const Value payment = books.pay("100", applied(u"Invoice"_s, idOf(invoice), "100"))[u"Payment"];

        const Value answer = books.post(
            kUs, "invoice?operation=delete", versioned(books.read(kUs, u"Invoice"_s, idOf(invoice))));

        QCOMPARE(answer[u"Invoice"].toJson(),
            "{\"domain\":\"QBO\",\"status\":\"Deleted\",\"Id\":\"" + idOf(invoice).toLatin1() + "\"}");
        QVERIFY(books.read(kUs, u"Payment"_s, idOf(payment))[u"Line"].items().isEmpty());
    }

    void loweringAnInvoiceBelowItsPaymentsFreesTheRest()
    {
        Books books;
        const Value invoice = books.invoice(kUs, books.who, "100");
        const Value payment = books.pay("100", applied(u"Invoice"_s, idOf(invoice), "100"))[u"Payment"];
        const Value paid = books.read(kUs, u"Invoice"_s, idOf(invoice));

        books.post(kUs, "invoice",
            versioned(paid,
                ",\"sparse\":true,\"Line\":[{\"DetailType\":\"SalesItemLineDetail\",\"Amount\":70,"
                "\"SalesItemLineDetail\":{\"TaxCodeRef\":{\"value\":\"NON\"}}}]"));

        QCOMPARE(books.balance(invoice), QByteArray("0"));
        QCOMPARE(
            books.read(kUs, u"Payment"_s, idOf(payment))[u"UnappliedAmt"].numberText(), QByteArray("30.00"));
    }

    void aDepositedPaymentIsLocked()
    {
        Books books;
        const Value payment = books.pay("100")[u"Payment"];
        const Value deposit = books.create(kUs, u"Deposit"_s,
            "{\"DepositToAccountRef\":{\"value\":\"35\"},\"Line\":[{\"Amount\":100,\"LinkedTxn\":[{\"TxnId\":"
            "\"" + idOf(payment).toLatin1()
                + "\",\"TxnType\":\"Payment\",\"TxnLineId\":\"0\"}]}]}");
        const Value locked = books.read(kUs, u"Payment"_s, idOf(payment));

        QCOMPARE(deposit[u"TotalAmt"].numberText(), QByteArray("100.00"));
        QCOMPARE(faultCode(books.post(kUs, "payment", versioned(locked, ",\"sparse\":true,\"TotalAmt\":90"))),
            u"6540"_s);
        QCOMPARE(faultCode(books.post(kUs, "payment?operation=delete", versioned(locked))), u"6540"_s);

        books.post(kUs, "deposit?operation=delete", versioned(deposit));
        const Value freed = books.read(kUs, u"Payment"_s, idOf(payment));
        QCOMPARE(faultCode(books.post(kUs, "payment?operation=delete", versioned(freed))), QString());
    }

    void refundsNeedAnAccountAndReceiptsOweNothing()
    {
        Books books;
        const QByteArray lines
            = "\"Line\":[{\"DetailType\":\"SalesItemLineDetail\",\"Amount\":25,\"SalesItemLineDetail\":{}}]}";

        QCOMPARE(faultCode(books.post(kUs, "refundreceipt", '{' + lines)), u"2020"_s);
        const Value receipt = books.create(kUs, u"SalesReceipt"_s, '{' + lines);
        QCOMPARE(receipt[u"Balance"].numberText(), QByteArray("0"));
        QCOMPARE(receipt.at(u"DepositToAccountRef.value").toString(), u"4"_s);
    }

    void closedBooksDoNotChange()
    {
        Books books;
        const Value invoice = books.invoice(kUs, books.who, "100", "\"TxnDate\":\"2026-02-10\",");
        books.service.realm(kUs)->setBookCloseDate(QDate(2026, 2, 28));

        QCOMPARE(faultCode(books.post(kUs, "invoice?operation=void", versioned(invoice))), u"6210"_s);
        QCOMPARE(faultCode(books.post(kUs, "invoice?operation=delete", versioned(invoice))), u"6210"_s);
        QCOMPARE(faultCode(books.post(
                     kUs, "invoice", versioned(invoice, ",\"sparse\":true,\"TxnDate\":\"2026-03-10\""))),
            u"6210"_s);
        QCOMPARE(faultCode(books.post(kUs, "payment",
                     "{\"CustomerRef\":{\"value\":\"" + books.who.toLatin1()
                         + "\"},\"TotalAmt\":5,\"TxnDate\":\"2026-02-28\"}")),
            u"6210"_s);
        QCOMPARE(faultCode(books.pay("5")), QString());
    }

    void anExpiredSubscriptionOnlyReads()
    {
        Books books;
        books.service.realm(kUs)->setSubscription(Subscription::Expired);

        QCOMPARE(faultCode(books.pay("5")), u"6190"_s);
        QCOMPARE(books.send(kUs, "GET", "customer/" + books.who.toLatin1()).status, 200);
    }
};

QTEST_APPLESS_MAIN(tst_quickbooks_payments)
#include "tst_quickbooks_payments.moc"
