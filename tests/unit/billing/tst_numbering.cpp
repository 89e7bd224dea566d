#include "billing/Numbering.h"
#include "journal/Kinds.h"
#include "mirror/Database.h"
#include "mirror/PullWriter.h"
#include "support/StandingClock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using billing::Numbering;

namespace {

const QString kRealm = u"9341"_s;

/// A company that lets us number, in a mirror of its own.
struct World {
    World()
    {
        PullSink::Page page;
        page.realm = kRealm;
        Company company;
        company.realm = Realm(kRealm);
        company.homeCurrency = Currency::fromCode(u"USD"_s).value();
        company.customNumbers = true;
        page.company = company;
        if (!writer.page(page))
            qFatal("the company was not kept");
    }

    void pull(const QString &number)
    {
        Invoice invoice;
        invoice.realm = Realm(kRealm);
        invoice.id = InvoiceId(u"i-"_s + number);
        invoice.docNumber = number;
        invoice.currency = Currency::fromCode(u"USD"_s).value();
        invoice.total = invoice.tax = invoice.balance = invoice.discount = Money(0, invoice.currency);
        PullSink::Page page;
        page.realm = kRealm;
        page.invoices = { invoice };
        if (!writer.page(page))
            qFatal("the invoice was not kept");
    }

    QTemporaryDir folder;
    testing::StandingClock clock;
    std::unique_ptr<mirror::Database> database
        = std::move(mirror::Database::open(folder.filePath(u"mirror.sqlite"_s), mirror::OpenMode::ReadWrite).value());
    mirror::ViewStore views { *database };
    mirror::Facts facts { *database };
    mirror::PullWriter writer { *database, clock };
};

journal::Event intended(const QString &kindOfEvent, const QString &number)
{
    journal::Event event;
    event.kind = kindOfEvent;
    event.payload = { { u"realm"_s, kRealm }, { u"draft"_s, QJsonObject { { u"doc_number"_s, number } } } };
    return event;
}

} // namespace

/// No number is given twice, whatever is lost beside the journal.
class tst_numbering final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsRememberedAndWhatTheBooksShowBothCount_data()
    {
        QTest::addColumn<int>("remembered");
        QTest::addColumn<QStringList>("inBooks");
        QTest::addColumn<QString>("next");
        const QStringList three { u"S-000003"_s, u"S-000001"_s };
        QTest::newRow("nothing yet") << 0 << QStringList() << u"S-000001"_s;
        QTest::newRow("remembered") << 7 << QStringList() << u"S-000008"_s;
        QTest::newRow("a new mirror") << 0 << three << u"S-000004"_s;
        QTest::newRow("remembered as it was before the power failed") << 1 << three << u"S-000004"_s;
        QTest::newRow("remembered beyond what the books show") << 9 << three << u"S-000010"_s;
        QTest::newRow("numbers of others") << 2 << QStringList { u"S-9X"_s, u"s-000007"_s, u"1S-000008"_s, u"S-"_s } << u"S-000003"_s;
    }

    void whatIsRememberedAndWhatTheBooksShowBothCount()
    {
        QFETCH(int, remembered);
        QFETCH(QStringList, inBooks);
        QFETCH(QString, next);
        World world;
        for (const QString &number : inBooks)
            world.pull(number);
        QVERIFY(Numbering::remember(world.views, kRealm, remembered).has_value());
        Numbering numbering(world.facts, world.views);

        QCOMPARE(numbering.next(kRealm).value(), next);
        QVERIFY(numbering.next(kRealm).value() > next); // Each call gives another one.
    }

    void whatTheJournalTellsRaisesAndNeverLowers()
    {
        World world;
        for (const int number : { 5, 3 })
            QVERIFY(Numbering::remember(world.views, kRealm, number).has_value());

        QCOMPARE(Numbering(world.facts, world.views).next(kRealm).value(), u"S-000006"_s);
    }

    void anIntentAsksForItsNumber()
    {
        const auto asked = Numbering::askedFor(intended(journal::kind::kInvoiceIntended, u"S-000012"_s));
        QVERIFY(asked.has_value());
        QCOMPARE(asked->first, kRealm);
        QCOMPARE(asked->second, qint64(12));
        QVERIFY(!Numbering::askedFor(intended(journal::kind::kInvoiceIntended, QString())));
        QVERIFY(!Numbering::askedFor(intended(journal::kind::kInvoicePosted, u"S-000012"_s)));
    }
};

QTEST_GUILESS_MAIN(tst_numbering)
#include "tst_numbering.moc"
