#include "billing/SystemFindings.h"
#include "domain/Keys.h"
#include "engine/OrderDesk.h"
#include "engine/Projection.h"
#include "journal/Kinds.h"
#include "mirror/Database.h"
#include "mirror/PullWriter.h"
#include "support/StandingClock.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
namespace kind = journal::kind;

namespace {

const QString kFirst = u"first@harbor.example"_s;
const QString kNadia = u"nadia@harbor.example"_s;
const QString kGhost = u"ghost@nowhere.example"_s;
const QString kController = u"controller@harbor.example"_s;
const QString kOther = u"other@harbor.example"_s;
const QString kClerk = u"clerk@harbor.example"_s;
const QString kRealm = u"9341450000000001"_s;
const RequestId kRequest(u"r-1"_s);
const ProductId kProduct(u"01t000000000001AAA"_s);
const CaseId kCase(u"case-1"_s);
const AccountId kAccount(u"001000000000001AAA"_s);

/// A profile with one account, one product, their like in the books and a request that waits for controller and CFO.
class Firm {
public:
    /// `link`: what the account says about its customer.
    explicit Firm(const QString &link = {})
    {
        PullSink::Page crm;
        crm.source = u"salesforce:Account"_s;
        Account account;
        account.id = kAccount;
        account.name = u"Wexford Pharma"_s;
        account.customerLink = link;
        crm.accounts.push_back(account);
        PullSink::Page books;
        books.source = u"quickbooks:"_s + kRealm;
        books.realm = kRealm;
        Company company;
        company.realm = Realm(kRealm);
        company.name = u"Harbor Light Inc."_s;
        company.homeCurrency = Currency::fromCode(u"USD"_s).value();
        company.timeZone = u"America/New_York"_s;
        books.company = company;
        for (const QString &id : { u"57"_s, u"58"_s }) {
            Customer customer;
            customer.id = CustomerId(id);
            customer.name = u"Customer "_s + id;
            books.customers.push_back(customer);
        }
        Product product;
        product.id = kProduct;
        product.name = u"Pump"_s;
        crm.products.push_back(product);
        Item item;
        item.id = ItemId(u"12"_s);
        item.name = u"Pump"_s;
        books.items.push_back(item);
        mirror::PullWriter writer(*m_database, m_clock);
        if (!writer.page(std::move(crm)) || !writer.page(std::move(books)))
            qFatal("the mirror cannot be filled");
        note(kind::kRequestPlanned, subjectOf(kRequest), u"sluice"_s,
            { { u"deal"_s, u"006000000000001AAA"_s }, { u"account"_s, kAccount.value }, { u"kind"_s, u"on_close"_s },
                { u"amount"_s, u"100.00"_s }, { u"currency"_s, u"USD"_s } });
        note(kind::kRequestSubmitted, subjectOf(kRequest), u"sluice"_s,
            { { u"fingerprint"_s, u"f1"_s }, { u"needs"_s, QJsonArray { u"controller"_s, u"cfo"_s } } });
    }

    void signIn(const QString &email)
    {
        note(kind::kPersonSignedIn, u"person:"_s + email, email,
            { { u"name"_s, email.section(u'@', 0, 0) }, { u"salesforce_user"_s, u"005"_s + email }, { u"org"_s, u"00D"_s } });
    }
    bool grant(const QString &by, const QString &email, Role role) { return desk.grant(by, email, role).has_value(); }
    bool approve(const QString &actor) { return desk.approve(actor, kRequest, {}, {}).has_value(); }
    bool link(const QString &actor, const QString &customer) { return desk.linkCustomer(actor, kAccount, kRealm, customer).has_value(); }
    bool activate(const QString &actor) { return desk.activateCustomer(actor, kAccount, {}).has_value(); }
    /// The marks of the last event of that kind: who, and whether alone.
    QString last(const QString &kind) const
    {
        const std::vector<journal::Event> all = m_journal->after(0, 1000).value();
        const auto found = std::find_if(all.rbegin(), all.rend(), [&](const journal::Event &event) { return event.kind == kind; });
        if (found == all.rend())
            return u"none"_s;
        return found->actor + (found->payload.value("alone"_L1).toBool() ? u" alone"_s : QString());
    }

    void open(const QString &check, const QString &found)
    {
        note(kind::kExceptionOpened, subjectOf(kCase), u"sluice"_s,
            { { u"request"_s, kRequest.value }, { u"deal"_s, u"006000000000001AAA"_s }, { u"check"_s, check }, { u"found"_s, found },
                { u"cause_proposed"_s, u"SYS-2"_s }, { u"severity"_s, u"high"_s }, { u"cycle"_s, 1 } });
    }
    void update(const QString &found)
    {
        note(kind::kExceptionUpdated, subjectOf(kCase), u"sluice"_s, { { u"found"_s, found }, { u"severity"_s, u"high"_s } });
    }
    mirror::CaseView view() const { return **m_views.oneCase(kCase); }
    bool isVouchedFor(const QString &found) const { return billing::isVouchedBy(view(), found); }
    /// What an order leaves behind whose views could not be written: the event stands.
    void appendOnly(const QString &kind, const QString &subject, const QString &actor, const QJsonObject &payload)
    {
        if (!m_journal->append({ { kind, subject, actor, payload, {} } }))
            qFatal("the journal takes nothing");
    }
    void staff()
    {
        signIn(kFirst);
        for (const auto &[email, role] : { std::pair(kController, Role::Controller), std::pair(kOther, Role::Controller),
                 std::pair(kClerk, Role::Clerk), std::pair(kNadia, Role::Cfo) }) {
            signIn(email);
            (void)grant(kFirst, email, role);
        }
    }

private:
    void note(const QString &kind, const QString &subject, const QString &actor, const QJsonObject &payload)
    {
        if (!m_projection.record({ { kind, subject, actor, payload, {} } }))
            qFatal("the journal takes nothing");
    }

    QTemporaryDir m_folder;
    testing::StandingClock m_clock;
    std::unique_ptr<journal::Journal> m_journal = journal::openSqliteJournal(m_folder.filePath(u"journal.sqlite"_s), m_clock).value();
    std::unique_ptr<mirror::Database> m_database
        = mirror::Database::open(m_folder.filePath(u"mirror.sqlite"_s), mirror::OpenMode::ReadWrite).value();
    mirror::ViewStore m_views { *m_database };
    mirror::Facts m_facts { *m_database };
    engine::Projection m_projection { *m_journal, *m_database, m_views };

public:
    engine::OrderDesk desk { *m_journal, m_projection, m_views, m_facts, m_clock };
};

} // namespace

/// Who may give which orders, with the journal as the only witness of who is who.
class tst_order_desk final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstPersonDoesEverythingAloneAndItIsMarked()
    {
        Firm firm;
        firm.signIn(kFirst);

        QVERIFY(firm.approve(kFirst));
        QCOMPARE(firm.last(kind::kApprovalGiven), kFirst + u" alone"_s);
        QVERIFY(firm.link(kFirst, u"57"_s));
        QVERIFY(firm.activate(kFirst));
        QCOMPARE(firm.last(kind::kCustomerActivated), kFirst + u" alone"_s);
    }

    /// Else one person would be two: themselves, and somebody they made up.
    void nobodyActsBeforeTheySignedIn()
    {
        Firm firm;
        firm.signIn(kFirst);
        QVERIFY(firm.grant(kFirst, kGhost, Role::Controller));

        QVERIFY(!firm.approve(kGhost));
        QVERIFY(!firm.activate(kGhost));
        QCOMPARE(firm.last(kind::kApprovalGiven), u"none"_s);
    }

    void whoWasOnlyGrantedARoleIsNoCompany()
    {
        Firm firm;
        firm.signIn(kFirst);
        QVERIFY(firm.grant(kFirst, kGhost, Role::Controller));
        QVERIFY(firm.approve(kFirst));
        QCOMPARE(firm.last(kind::kApprovalGiven), kFirst + u" alone"_s);
    }

    void aRoleGrantedBeforehandIsThereWithTheSignIn()
    {
        Firm firm;
        firm.signIn(kFirst);
        QVERIFY(firm.grant(kFirst, kController, Role::Controller));
        firm.signIn(kController);

        QVERIFY(!firm.approve(kFirst));
        QVERIFY(firm.approve(kController));
        QCOMPARE(firm.last(kind::kApprovalGiven), kController);
    }

    /// A slip of the keyboard must not leave a profile that nobody can administer.
    void theFirstPersonStandsInUntilTheOtherHasSignedIn()
    {
        Firm firm;
        firm.signIn(kFirst);
        QVERIFY(firm.grant(kFirst, kNadia, Role::IntegrationOwner));
        QVERIFY(firm.grant(kFirst, kNadia, Role::Clerk));

        firm.signIn(kNadia);
        QVERIFY(!firm.grant(kFirst, kClerk, Role::Clerk));
        QVERIFY(firm.grant(kNadia, kClerk, Role::Clerk));
    }

    void aLaterIntegrationOwnerIsNeverAlone()
    {
        Firm firm;
        firm.signIn(kFirst);
        firm.signIn(kNadia);
        QVERIFY(firm.grant(kFirst, kNadia, Role::IntegrationOwner));

        QVERIFY(!firm.approve(kNadia));
        QVERIFY(!firm.activate(kNadia));
        QCOMPARE(firm.last(kind::kApprovalGiven), u"none"_s);
    }

    void nobodyGrantsThemselvesAFinanceRoleHoweverTheyWriteIt()
    {
        Firm firm;
        firm.signIn(kFirst);
        firm.signIn(kController);
        firm.signIn(kNadia);
        QVERIFY(firm.grant(kFirst, kController, Role::Controller));
        QVERIFY(firm.grant(kFirst, kNadia, Role::IntegrationOwner));

        QVERIFY(!firm.grant(kNadia, kNadia, Role::Controller));
        QVERIFY(!firm.grant(kNadia, kNadia.toUpper(), Role::Controller));
    }

    void whoLinkedACustomerDoesNotActivateIt()
    {
        Firm firm;
        firm.signIn(kFirst);
        for (const QString &email : { kController, kOther }) {
            firm.signIn(email);
            QVERIFY(firm.grant(kFirst, email, Role::Controller));
        }
        QVERIFY(firm.link(kController, u"57"_s));

        QVERIFY(!firm.activate(kController));
        QVERIFY(firm.activate(kOther));
    }

    void aClerkLinksAndAControllerReLinks()
    {
        Firm firm;
        firm.signIn(kFirst);
        firm.signIn(kClerk);
        firm.signIn(kController);
        QVERIFY(firm.grant(kFirst, kClerk, Role::Clerk));
        QVERIFY(firm.grant(kFirst, kController, Role::Controller));

        QVERIFY(firm.link(kClerk, u"57"_s));
        QVERIFY(!firm.link(kClerk, u"58"_s));
        QVERIFY(firm.link(kController, u"58"_s));
        QCOMPARE(firm.last(kind::kCustomerLinked), kController);
    }

    void aLinkToNobodyIsMendedByAClerk()
    {
        Firm firm(u"%1:99999"_s.arg(kRealm));
        firm.signIn(kFirst);
        firm.signIn(kClerk);
        QVERIFY(firm.grant(kFirst, kClerk, Role::Clerk));

        QVERIFY(firm.link(kClerk, u"57"_s));
    }

    void aLinkKeptInSalesforceIsOneToo()
    {
        Firm firm(u"%1:58"_s.arg(kRealm));
        firm.signIn(kFirst);
        firm.signIn(kClerk);
        QVERIFY(firm.grant(kFirst, kClerk, Role::Clerk));

        QVERIFY(!firm.link(kClerk, u"57"_s));
    }

    void onlyWhatIsThereIsLinked_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("realm");
        QTest::addColumn<QString>("customer");
        QTest::addColumn<bool>("done");
        QTest::newRow("all there") << kAccount.value << kRealm << u"57"_s << true;
        QTest::newRow("no such account") << u"001000000000009AAA"_s << kRealm << u"57"_s << false;
        QTest::newRow("no such company") << kAccount.value << u"1"_s << u"57"_s << false;
        QTest::newRow("no such customer") << kAccount.value << kRealm << u"99999"_s << false;
    }

    void onlyWhatIsThereIsLinked()
    {
        QFETCH(QString, account);
        QFETCH(QString, realm);
        QFETCH(QString, customer);
        QFETCH(bool, done);
        Firm firm;
        firm.signIn(kFirst);

        const Result<void> linked = firm.desk.linkCustomer(kFirst, AccountId(account), realm, customer);

        QCOMPARE(linked.has_value(), done);
        if (!linked)
            QCOMPARE(linked.error().kind, ErrorKind::NotFound);
        QCOMPARE(firm.last(kind::kCustomerLinked) != u"none", done);
    }

    void onlyWhatIsThereIsMapped_data()
    {
        QTest::addColumn<QString>("product");
        QTest::addColumn<QString>("realm");
        QTest::addColumn<QString>("item");
        QTest::addColumn<bool>("done");
        QTest::newRow("all there") << kProduct.value << kRealm << u"12"_s << true;
        QTest::newRow("no such product") << u"01t000000000009AAA"_s << kRealm << u"12"_s << false;
        QTest::newRow("no such company") << kProduct.value << u"1"_s << u"12"_s << false;
        QTest::newRow("no such item") << kProduct.value << kRealm << u"99999"_s << false;
    }

    void onlyWhatIsThereIsMapped()
    {
        QFETCH(QString, product);
        QFETCH(QString, realm);
        QFETCH(QString, item);
        QFETCH(bool, done);
        Firm firm;
        firm.signIn(kFirst);

        const Result<void> mapped = firm.desk.mapItem(kFirst, ProductId(product), realm, item);

        QCOMPARE(mapped.has_value(), done);
        if (!mapped)
            QCOMPARE(mapped.error().kind, ErrorKind::NotFound);
    }

    void aTakenBackReopeningVouchesForNothingNew()
    {
        Firm firm;
        firm.staff();
        firm.open(u"not_invoiced_yet"_s, u"1001"_s);
        QVERIFY(!firm.desk.resolve(kClerk, kCase, Cause::Sys2, {}, {}));
        QVERIFY(firm.desk.resolve(kController, kCase, Cause::Sys2, u"1001 bills something else"_s, {}));
        QVERIFY(firm.desk.reopen(kClerk, kCase, u"look again"_s));
        firm.update(u"1001, 1002"_s); // The next assessment found a second one.
        QVERIFY(!firm.isVouchedFor(u"1001, 1002"_s));

        (void)firm.desk.undo(kClerk, kCase);

        QVERIFY(!firm.isVouchedFor(u"1001, 1002"_s));
    }

    void whoLostTheRoleTakesNoReopeningBack()
    {
        Firm firm;
        firm.staff();
        firm.open(u"not_invoiced_yet"_s, u"1001"_s);
        QVERIFY(firm.desk.resolve(kController, kCase, Cause::Sys2, u"1001 bills something else"_s, {}));
        QVERIFY(firm.desk.reopen(kController, kCase, u"I was wrong"_s));
        QVERIFY(firm.desk.revoke(kNadia, kController, Role::Controller));
        QVERIFY(!firm.desk.resolve(kController, kCase, Cause::Sys2, {}, {}));

        (void)firm.desk.undo(kController, kCase);

        QVERIFY(!firm.isVouchedFor(u"1001"_s));
    }

    void aWordGivenAloneIsMarked()
    {
        Firm firm;
        firm.signIn(kFirst);
        firm.open(u"not_invoiced_yet"_s, u"1001"_s);
        QVERIFY(firm.desk.resolve(kFirst, kCase, Cause::Sys2, u"1001 bills something else"_s, {}));

        QCOMPARE(firm.last(kind::kExceptionResolved), kFirst + u" alone"_s);
    }

    void aRoleThatWasTakenAwayApprovesNothingThoughTheViewsAreBehind()
    {
        Firm firm;
        firm.staff();
        firm.appendOnly(kind::kPersonRevoked, u"person:"_s + kController, kNadia, { { u"role"_s, u"controller"_s } });

        const bool approved = firm.approve(kController);

        QVERIFY(!approved);
    }

    void whoConfirmedTheDeliveryApprovesNothingThoughAnotherDidSoToo()
    {
        Firm firm;
        firm.staff();
        QVERIFY(firm.grant(kNadia, kController, Role::Operations));
        QVERIFY(firm.grant(kNadia, kOther, Role::Operations));
        QVERIFY(firm.desk.confirmDelivery(kController, kRequest, QDate(2020, 1, 2), {}));
        QVERIFY(!firm.approve(kController));
        QVERIFY(firm.desk.confirmDelivery(kOther, kRequest, QDate(2020, 1, 2), {}));

        QVERIFY(!firm.approve(kController));
    }

    void whatChangedSinceTheLookIsNotVouchedFor()
    {
        Firm firm;
        firm.staff();
        firm.open(u"not_invoiced_yet"_s, u"1001"_s);
        const QString seen = whatIsSeen(firm.view().finding);
        firm.update(u"1001, 1002"_s); // Between the look and the key.

        const Result<void> resolved = firm.desk.resolve(kController, kCase, Cause::Sys2, u"1001 bills something else"_s, seen);

        QCOMPARE(resolved.error().kind, ErrorKind::Conflict);
        QVERIFY(!firm.isVouchedFor(u"1001, 1002"_s));
        QVERIFY(firm.desk.resolve(kController, kCase, Cause::Sys2, u"both"_s, whatIsSeen(firm.view().finding)));
        QVERIFY(firm.isVouchedFor(u"1001, 1002"_s));
    }

    void onlyWhatIsThereIsActivated()
    {
        Firm firm;
        firm.signIn(kFirst);

        const Result<void> activated = firm.desk.activateCustomer(kFirst, AccountId(u"001000000000009AAA"_s), {});

        QVERIFY(!activated);
        QCOMPARE(activated.error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(tst_order_desk)
#include "tst_order_desk.moc"
