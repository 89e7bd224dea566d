#include "books/quickbooks/Company.h"
#include "domain/Keys.h"
#include "engine/CensusRound.h"
#include "journal/Kinds.h"
#include "mirror/Notes.h"
#include "mirror/PullWriter.h"
#include "sandbox/quickbooks/Service.h"
#include "support/JumpClock.h"
#include "support/SandboxTransport.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
namespace kind = journal::kind;

namespace {

constexpr Instant kStart = fromMs(1'795'500'000'000);
const QString kRealm = u"9341450000000001"_s;
const RequestId kRequest(u"r-1"_s);
const QString kKey = u"00000000-0000-5000-8000-000000000001"_s;

class OneToken final : public net::TokenSource {
public:
    explicit OneToken(QByteArray token)
        : m_token(std::move(token))
    {
    }
    QCoro::Task<Result<net::Access>> access() override { co_return net::Access { m_token, {} }; }
    QCoro::Task<Result<net::Access>> accessAfterRefusal(QByteArray) override
    {
        co_return fail(ErrorKind::SignInNeeded, u"the grant is gone"_s);
    }

private:
    QByteArray m_token;
};

/// One company of the stand-in, and a profile beside it whose journal has posted one invoice there.
struct World {
    World()
        : service(sandboxClock, { .clientId = u"id"_s, .clientSecret = u"secret"_s, .redirectUris = {}, .baseUrl = u"http://qbo.test"_s })
        , realm(service.addRealm({ .realmId = kRealm, .companyName = u"Harbor Light Inc."_s, .multiCurrency = false }))
        , tokens(service.connect(kRealm).accessToken.toLatin1())
        , company({ transport, clock, random, tokens, QUrl(u"http://qbo.test"_s), Realm(kRealm) })
        , journal(*journal::openSqliteJournal(folder.filePath(u"journal.sqlite"_s), clock))
        , database(*mirror::Database::open(folder.filePath(u"mirror.sqlite"_s), mirror::OpenMode::ReadWrite))
        , views(*database)
        , facts(*database)
        , writer(*database, clock)
        , projection(*journal, *database, views)
    {
        transport.route(u"qbo.test"_s, "/", [this](const sandbox::Request &request) { return service.handle(request); });
        (void)QCoro::waitFor(company.pull(&writer, {}));
        (void)views.setNote(mirror::freshNote(kRealm), QString::number(toMs(clock.now() + std::chrono::hours(1))));
    }

    void tell(const QString &kindOfEvent, const QJsonObject &payload)
    {
        QVERIFY(projection.record({ { kindOfEvent, subjectOf(kRequest), u"sluice"_s, payload, {} } }).has_value());
    }

    /// The journal's side of a posted invoice.
    void post(const QString &invoice)
    {
        tell(kind::kRequestPlanned, { { u"deal"_s, u"006"_s }, { u"account"_s, u"001"_s }, { u"kind"_s, u"on_close"_s },
            { u"title"_s, u"On close"_s }, { u"amount"_s, u"30.15"_s }, { u"currency"_s, u"USD"_s }, { u"lines"_s, QJsonArray() } });
        tell(kind::kRequestSubmitted, { { u"fingerprint"_s, u"f"_s }, { u"needs"_s, QJsonArray() } });
        tell(kind::kApprovalGiven, { { u"fingerprint"_s, u"f"_s }, { u"role"_s, u"policy"_s } });
        tell(kind::kInvoiceIntended, { { u"realm"_s, kRealm }, { u"key"_s, kKey }, { u"revision"_s, 1 }, { u"fingerprint"_s, u"f"_s } });
        tell(kind::kInvoicePosted, { { u"realm"_s, kRealm }, { u"key"_s, kKey }, { u"invoice"_s, invoice },
            { u"doc_number"_s, u"S-1"_s }, { u"posted_at"_s, toIso(clock.now()) } });
    }

    Invoice stored(const QString &id, const QString &key) const
    {
        Invoice invoice;
        invoice.realm = Realm(kRealm);
        invoice.id = InvoiceId(id);
        invoice.docNumber = u"S-"_s + id;
        invoice.currency = Currency::fromCode(u"USD"_s).value();
        invoice.total = invoice.balance = Money(3015, invoice.currency);
        invoice.tax = invoice.discount = Money(0, invoice.currency);
        invoice.privateNote = marker(key);
        invoice.createdAt = invoice.modifiedAt = clock.now();
        return invoice;
    }

    void mirrorHolds(const Invoice &invoice)
    {
        PullSink::Page page;
        page.realm = kRealm;
        page.invoices = { invoice };
        QVERIFY(writer.page(std::move(page)).has_value());
    }

    engine::CensusRound round()
    {
        return engine::CensusRound({ *journal, projection, views, facts, writer, clock, { { kRealm, u"Harbor"_s } } });
    }

    std::vector<journal::Event> eventsOf(const QString &wanted) const
    {
        auto events = journal->after(0, 1000).value();
        std::erase_if(events, [&](const journal::Event &event) { return event.kind != wanted; });
        return events;
    }

    QTemporaryDir folder;
    sandbox::SandboxClock sandboxClock { kStart };
    testing::JumpClock clock { sandboxClock };
    SeededRandom random { 7 };
    testing::SandboxTransport transport { clock };
    sandbox::quickbooks::Service service;
    sandbox::quickbooks::Realm &realm;
    OneToken tokens;
    quickbooks::Company company;
    std::unique_ptr<journal::Journal> journal;
    std::unique_ptr<mirror::Database> database;
    mirror::ViewStore views;
    mirror::Facts facts;
    mirror::PullWriter writer;
    engine::Projection projection;
};

} // namespace

class tst_census_round : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDocumentGoneWithoutATraceInChangeCaptureIsFound()
    {
        World world;
        world.post(u"999"_s);
        world.mirrorHolds(world.stored(u"999"_s, kKey)); // QuickBooks never heard of it, and will never tell.

        const Result<engine::CensusTally> tally = QCoro::waitFor(world.round().run({ &world.company }));

        QVERIFY2(tally.has_value(), tally ? "" : qPrintable(tally.error().detail));
        QCOMPARE(tally->read, 1);
        QCOMPARE(tally->faults, 1);
        QVERIFY(world.facts.invoice(kRealm, u"999"_s).value()->deleted);
        const std::vector<journal::Event> taken = world.eventsOf(kind::kCensusTaken);
        QCOMPARE(taken.size(), std::size_t(1));
        QCOMPARE(taken[0].payload[u"findings"_s][u"deleted"_s].toInt(), 1);
        QCOMPARE(taken[0].payload[u"intents"_s].toInt(), 1);
    }

    void itIsDueOnceADayAndOnlyWhereThereAreIntents()
    {
        World world;
        QVERIFY(!world.round().isDue(kRealm).value());
        world.post(u"999"_s);
        QVERIFY(world.round().isDue(kRealm).value());
        QVERIFY(QCoro::waitFor(world.round().run({ &world.company })).has_value());
        QVERIFY(!world.round().isDue(kRealm).value());
        world.sandboxClock.advance(std::chrono::hours(25));
        QVERIFY(world.round().isDue(kRealm).value());
    }

    void aCompanyThatDoesNotAnswerStaysDue()
    {
        World world;
        world.post(u"999"_s);
        world.service.faults().add({ sandbox::FaultKind::Status503Before, {}, "query", 0, 50 });

        const Result<engine::CensusTally> tally = QCoro::waitFor(world.round().run({ &world.company }));

        QVERIFY(tally.has_value());
        QVERIFY(tally->trouble.has_value());
        QCOMPARE(tally->read, 0);
        QVERIFY(world.round().isDue(kRealm).value());
    }

    void aForeignDocumentOpensOneExceptionAndClosesItWhenItIsGone()
    {
        World world;
        world.post(u"999"_s);
        const QString foreign = u"00000000-0000-5000-8000-00000000ffff"_s;
        world.mirrorHolds(world.stored(u"999"_s, kKey));
        Invoice other = world.stored(u"998"_s, foreign);
        other.createdAt -= std::chrono::hours(24 * 90); // Made long before this journal: only the mirror knows it.
        world.mirrorHolds(other);
        QVERIFY(QCoro::waitFor(world.round().run({ &world.company })).has_value());
        QVERIFY(QCoro::waitFor(world.round().run({ &world.company })).has_value());
        QCOMPARE(world.eventsOf(kind::kExceptionOpened).size(), std::size_t(1));
        QCOMPARE(world.eventsOf(kind::kExceptionOpened)[0].payload[u"check"_s].toString(), u"invoice_foreign"_s);

        other.deleted = true;
        world.mirrorHolds(other);
        QVERIFY(QCoro::waitFor(world.round().run({ &world.company })).has_value());

        QCOMPARE(world.eventsOf(kind::kExceptionResolved).size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(tst_census_round)
#include "tst_census_round.moc"
