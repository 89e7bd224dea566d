#include "engine/BooksReadiness.h"

#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;

namespace {

const QDate kToday(2026, 11, 24);

Company company(const QString &country, const QString &currency)
{
    Company made;
    made.realm = Realm(u"1"_s);
    made.name = u"Harbor"_s;
    made.country = country;
    made.homeCurrency = Currency::fromCode(currency).value();
    made.customNumbers = made.usesSalesTax = true;
    return made;
}

mirror::RequestView waiting(const QString &currency)
{
    mirror::RequestView view;
    view.realm = u"1"_s;
    view.request.amount = Money(100, Currency::fromCode(currency).value());
    return view;
}

QStringList wrongOf(const std::vector<desk::ReadinessRow> &rows)
{
    QStringList wrong;
    for (const desk::ReadinessRow &row : rows) {
        if (!row.ok)
            wrong.append(row.id);
    }
    return wrong;
}

} // namespace

class tst_books_readiness final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCompanyThatIsSetUpRightHasNothingWrong()
    {
        QVERIFY(wrongOf(engine::booksReadiness({ company(u"US"_s, u"USD"_s) }, { waiting(u"USD"_s) }, kToday)).isEmpty());
    }

    void salesTaxWithoutARateIsWrong()
    {
        mirror::RequestView untaxed = waiting(u"USD"_s);
        Finding finding;
        finding.check = u"tax_code_known"_s;
        untaxed.findings = { finding };

        QCOMPARE(wrongOf(engine::booksReadiness({ company(u"US"_s, u"USD"_s) }, { untaxed }, kToday)), QStringList(u"Harbor: sales tax"_s));
    }

    void numbersOfTheBooksAreWorthKnowingAndNoObstacle()
    {
        Company own = company(u"US"_s, u"USD"_s);
        own.customNumbers = false;

        const std::vector<desk::ReadinessRow> rows = engine::booksReadiness({ own }, {}, kToday);

        QVERIFY(wrongOf(rows).isEmpty());
        QVERIFY(std::any_of(rows.begin(), rows.end(), [](const desk::ReadinessRow &row) { return row.wanted && !row.toDo.isEmpty(); }));
    }

    void aBritishCompanyWithoutVatIsWrongAndAnAmericanOneWithoutTaxIsNot()
    {
        Company british = company(u"GB"_s, u"GBP"_s), american = company(u"US"_s, u"USD"_s);
        british.usesSalesTax = american.usesSalesTax = false;

        QCOMPARE(wrongOf(engine::booksReadiness({ british }, {}, kToday)), QStringList { u"Harbor: VAT"_s });
        QVERIFY(wrongOf(engine::booksReadiness({ american }, {}, kToday)).isEmpty());
    }

    void foreignDealsNeedManyCurrencies()
    {
        Company one = company(u"US"_s, u"USD"_s), many = one;
        many.multiCurrency = true;
        mirror::RequestView billed = waiting(u"EUR"_s);
        billed.invoiceId = u"7"_s;

        QCOMPARE(wrongOf(engine::booksReadiness({ one }, { waiting(u"EUR"_s) }, kToday)), QStringList { u"Harbor: currencies"_s });
        QVERIFY(wrongOf(engine::booksReadiness({ many }, { waiting(u"EUR"_s) }, kToday)).isEmpty());
        QVERIFY(wrongOf(engine::booksReadiness({ one }, { billed }, kToday)).isEmpty());
    }

    void booksClosedInTheFutureAreWrong_data()
    {
        QTest::addColumn<QDate>("closedOn");
        QTest::addColumn<bool>("wrong");
        QTest::newRow("never") << QDate() << false;
        QTest::newRow("yesterday") << kToday.addDays(-1) << false;
        QTest::newRow("today") << kToday << true;
        QTest::newRow("at the end of the month") << QDate(2026, 11, 30) << true;
    }

    void booksClosedInTheFutureAreWrong()
    {
        QFETCH(QDate, closedOn);
        QFETCH(bool, wrong);
        Company closed = company(u"US"_s, u"USD"_s);
        closed.booksClosedOn = closedOn;

        QCOMPARE(wrongOf(engine::booksReadiness({ closed }, {}, kToday)).contains(u"Harbor: closed books"), wrong);
    }
};

QTEST_GUILESS_MAIN(tst_books_readiness)
#include "tst_books_readiness.moc"
