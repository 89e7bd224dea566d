#include "system/Workplace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sluice::testing;

namespace {

const QStringList kCompared { u"billed_amount"_s, u"billed_currency"_s, u"billed_customer"_s, u"billed_item"_s, u"billed_tax"_s,
    u"deal_lost"_s, u"invoice_duplicate"_s };

/// The check that finds a class of mismatch, with its cause; empty where there is nothing to find.
const QMap<QString, QStringList> kFoundBy {
    { u"M00"_s, {} }, { u"M01"_s, {} }, { u"M11"_s, {} }, { u"M12"_s, {} }, { u"M60"_s, {} },
    { u"M30"_s, { u"billed_amount"_s, u"DEL-2"_s } }, { u"M31"_s, { u"billed_amount"_s, u"ITM-2"_s } },
    { u"M32"_s, { u"invoice_duplicate"_s, u"SYS-2"_s } }, { u"M33"_s, { u"billed_amount"_s, u"ITM-2"_s } },
    { u"M34"_s, { u"billed_amount"_s, u"DEL-2"_s } }, { u"M35"_s, { u"billed_item"_s, u"ITM-1"_s } },
    { u"M36"_s, { u"billed_tax"_s, u"TAX-1"_s } }, { u"M40"_s, { u"billed_customer"_s, u"CUS-2"_s } },
    { u"M42"_s, { u"billed_currency"_s, u"TAX-2"_s } },
    { u"M50"_s, { u"billed_amount"_s, u"DEL-2"_s } }, // That a line came later, only the deal's history tells.
    { u"M51"_s, { u"deal_lost"_s, u"DEA-3"_s } } };

double moneyOf(const QJsonValue &value)
{
    return value.isString() ? value.toString().toDouble() : value.toDouble();
}

} // namespace

/// What people did wrong before Sluice was there, and whether the first sync finds it.
class TestPlantedWhole : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMismatchOfAnInvoiceMadeByHandIsFoundAndNoOther()
    {
        Workplace work;
        QCOMPARE(work.open(), QString());
        QCOMPARE(work.signIn(), QString());
        QCOMPARE(work.ctl().ask({ u"sync"_s }).exit, 0);
        QHash<QString, QStringList> found; // "check cause" by deal, or by the number of the invoice.
        for (const QJsonValue &row : work.ctl().ask({ u"exceptions"_s, u"list"_s }).rows()) {
            if (!kCompared.contains(row[u"check"_s].toString()))
                continue;
            const QString about = row[u"deal_id"_s].toString();
            found[about.isEmpty() ? row[u"found"_s].toString() : about].append(
                row[u"check"_s].toString() + u' ' + row[u"cause_proposed"_s].toString());
            const QString atStake = row[u"amount"_s].toString();
            QVERIFY2(atStake.toDouble() > 0, qPrintable(row[u"summary"_s].toString()));
            if (row[u"check"_s].toString() == "billed_amount"_L1) // The difference, not what was billed or sold.
                QVERIFY2(!row[u"needed"_s].toString().startsWith(atStake + u' '), qPrintable(row[u"summary"_s].toString()));
        }
        QHash<QString, QStringList> risks;
        for (const QJsonValue &row : work.ctl().ask({ u"approvals"_s, u"list"_s }).rows())
            risks.insert(row[u"deal_id"_s].toString(), row[u"risks"_s].toVariant().toStringList());
        QMap<QString, int> seen;
        for (const QJsonValue &planted : work.control().get(u"/planted"_s).toArray()) {
            const QString name = planted[u"class"_s].toString();
            if (planted[u"kind"_s].toString() == "the invoice was voided"_L1 && risks.contains(planted[u"deal"_s].toString()))
                QVERIFY(risks[planted[u"deal"_s].toString()].contains(u"voided_before"_s));
            const auto by = kFoundBy.constFind(name);
            if (by == kFoundBy.cend())
                continue;
            const QString deal = planted[u"deal"_s].toString();
            QStringList here = found.take(deal);
            for (const QString &about : found.keys()) { // A deal that Salesforce does not show is named by the invoice.
                if (about.contains(deal.left(15)))
                    here += found.take(about);
            }
            const bool isNothing = by->isEmpty() || isForgiven(work, planted.toObject(), name);
            QVERIFY2(here.join(u';') == (isNothing ? QString() : by->join(u' ')),
                qPrintable(u"%1 %2: %3"_s.arg(name, deal, here.join(u';'))));
            ++seen[name];
        }
        QCOMPARE(seen.size(), kFoundBy.size());
        QVERIFY2(found.isEmpty(), qPrintable(found.keys().join(u", "_s)));
    }

    /// A deal that a company which is not connected yet has billed looks unbilled; once it is connected, it is found out.
    void whatACompanyBilledThatIsConnectedLaterIsFoundAfterwards()
    {
        Workplace work;
        QCOMPARE(work.open(), QString());
        QString deal, other;
        QVERIFY2(connectOne(work, deal, other), "no deal that another company billed can be approved");
        QCOMPARE(work.ctl().ask({ u"sync"_s }).exit, 0);
        QCOMPARE(checksAt(work, deal), QStringList()); // Posted, and nothing else is known.
        QCOMPARE(stateOf(work, deal), u"posted"_s);

        work.control().post(u"/consent"_s, { { u"auto"_s, true }, { u"realm"_s, other } });
        QCOMPARE(work.signIn(work.connectQuickBooks()), QString());
        QCOMPARE(work.ctl().ask({ u"sync"_s }).exit, 0);

        QCOMPARE(checksAt(work, deal), QStringList { u"invoice_duplicate"_s });
    }

private:
    /// Whether the amounts are so near that the policy sees no difference, or what was paid for a lost deal is long past.
    static bool isForgiven(Workplace &work, const QJsonObject &planted, const QString &name)
    {
        const QJsonObject invoice = work.control().get(u"/quickbooks/%1/invoice/%2"_s.arg(planted[u"realm"_s].toString(),
            planted[u"invoices"_s][0].toString())).toObject();
        if (name == "M51"_L1) {
            const QDate on = QDate::fromString(invoice[u"TxnDate"_s].toString(), Qt::ISODate);
            return moneyOf(invoice[u"Balance"_s]) == 0 && on.addDays(365) <= QDate::fromString(work.control().now().left(10), Qt::ISODate);
        }
        if (!QStringList { u"M30"_s, u"M31"_s, u"M33"_s, u"M34"_s, u"M50"_s }.contains(name))
            return false;
        const double net = moneyOf(invoice[u"TotalAmt"_s]) - moneyOf(invoice[u"TxnTaxDetail"_s][u"TotalTax"_s]);
        const double sold = moneyOf(work.control().salesforce(u"Opportunity"_s, planted[u"deal"_s].toString())[u"Amount"_s]);
        return std::abs(net - sold) <= std::max(1.0, sold * 0.005) + 1e-6;
    }

    static QString stateOf(Workplace &work, const QString &deal)
    {
        for (const QJsonValue &row : work.ctl().ask({ u"requests"_s }).rows()) {
            if (row[u"deal_id"_s].toString() == deal)
                return row[u"state"_s].toString();
        }
        return {};
    }

    static QStringList checksAt(Workplace &work, const QString &deal)
    {
        QStringList checks;
        for (const QJsonValue &row : work.ctl().ask({ u"exceptions"_s, u"list"_s }).rows()) {
            if (row[u"deal_id"_s].toString() == deal)
                checks.append(row[u"check"_s].toString());
        }
        return checks;
    }

    /// Connects the company of a deal that the other one has billed, and has the deal approved.
    static bool connectOne(Workplace &work, QString &deal, QString &other)
    {
        work.control().post(u"/consent"_s, { { u"auto"_s, true } });
        if (!work.signIn(work.connectSalesforce()).isEmpty())
            return false;
        QHash<QString, QString> billedBy; // Which company billed a deal that is not its own.
        for (const QJsonValue &planted : work.control().get(u"/planted"_s).toArray()) {
            if (planted[u"class"_s].toString() == "M41"_L1)
                billedBy.insert(planted[u"deal"_s].toString(), planted[u"realm"_s].toString());
        }
        const QString realm = work.realms().first();
        work.control().post(u"/consent"_s, { { u"auto"_s, true }, { u"realm"_s, realm } });
        if (!work.signIn(work.connectQuickBooks()).isEmpty() || !work.settleQuickly() || work.ctl().ask({ u"sync"_s }).exit != 0)
            return false;
        for (const QJsonValue &row : work.ctl().ask({ u"approvals"_s, u"list"_s }).rows()) {
            deal = row[u"deal_id"_s].toString();
            other = billedBy.value(deal, realm);
            if (other != realm && row[u"can_decide"_s].toBool())
                return work.ctl().run({ u"approvals"_s, u"approve"_s, row[u"id"_s].toString() }).exit == 0;
        }
        return false;
    }
};

QTEST_GUILESS_MAIN(TestPlantedWhole)
#include "tst_planted_whole.moc"
