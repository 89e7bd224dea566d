#include "billing/Planning.h"
#include "engine/Doubtful.h"
#include "journal/Kinds.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sluice;
using engine::Doubtful;
using engine::doubtfulIn;
using mirror::RequestView;

namespace {

const QSet<QString> kRead { u"1"_s };

/// A request of a deal and an account of the same name, meant for a company.
RequestView requestOf(const QString &name, const QString &realm)
{
    RequestView view;
    view.request.id = RequestId(u"request-"_s + name);
    view.request.dealId = DealId(u"deal-"_s + name);
    view.accountId = AccountId(u"account-"_s + name);
    view.realm = realm;
    return view;
}

} // namespace

/// What Salesforce may be told while a company was never read, and what becomes of requests whose deal is gone.
class TestDoubtful : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatOnlyTouchesReadCompaniesIsTold()
    {
        billing::World world;
        world.requests.push_back(requestOf(u"a"_s, u"1"_s));

        const Doubtful doubtful = doubtfulIn(world, kRead);

        QVERIFY(doubtful.deals.isEmpty());
        QVERIFY(doubtful.accounts.isEmpty());
    }

    void aRequestOfAnUnreadCompanyMakesItsDealAndAccountDoubtful_data()
    {
        QTest::addColumn<QString>("meantFor");
        QTest::addColumn<QString>("writtenIn");
        QTest::addColumn<QString>("foundIn");
        QTest::newRow("meant for it") << u"2"_s << QString() << QString();
        QTest::newRow("written in it") << u"1"_s << u"2"_s << QString();
        QTest::newRow("found in it") << u"1"_s << QString() << u"2"_s;
        QTest::newRow("meant for nobody knows which") << QString() << QString() << QString();
    }

    void aRequestOfAnUnreadCompanyMakesItsDealAndAccountDoubtful()
    {
        QFETCH(QString, meantFor);
        QFETCH(QString, writtenIn);
        QFETCH(QString, foundIn);
        billing::World world;
        world.requests.push_back(requestOf(u"a"_s, u"1"_s));
        RequestView other = requestOf(u"b"_s, meantFor);
        other.outboxRealm = writtenIn;
        other.invoiceRealm = foundIn;
        world.requests.push_back(other);

        const Doubtful doubtful = doubtfulIn(world, kRead);

        QCOMPARE(doubtful.deals, QSet<DealId> { DealId(u"deal-b"_s) });
        QCOMPARE(doubtful.accounts, QSet<AccountId> { AccountId(u"account-b"_s) });
    }

    void anAccountLinkedToAnUnreadCompanyIsDoubtful()
    {
        billing::World world;
        for (const auto &[name, link] : { std::pair(u"read"_s, u"1:5"_s), std::pair(u"unread"_s, u"2:5"_s), std::pair(u"new"_s, QString()) }) {
            Account account;
            account.id = AccountId(name);
            account.customerLink = link;
            world.accounts.insert(account.id, account);
        }

        QCOMPARE(doubtfulIn(world, kRead).accounts, QSet<AccountId> { AccountId(u"unread"_s) });
    }

    void aRequestWhoseDealANewMirrorHasNeverSeenIsCancelled()
    {
        billing::World world;
        world.requests.push_back(requestOf(u"gone"_s, u"1"_s));
        world.requests.push_back(requestOf(u"billed"_s, u"1"_s));
        world.requests.back().invoiceId = u"77"_s;

        const std::vector<journal::NewEvent> events = billing::planChanges(world);

        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events.front().kind, journal::kind::kRequestCancelled);
        QCOMPARE(events.front().subject, u"request:request-gone"_s);
    }
};

QTEST_GUILESS_MAIN(TestDoubtful)
#include "tst_doubtful.moc"
