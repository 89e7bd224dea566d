#include "exceptions/CaseCommands.h"
#include "journal/Kinds.h"
#include "mirror/Database.h"
#include "mirror/PullWriter.h"
#include "support/StandingClock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
namespace kind = journal::kind;

namespace {

const Person kClerk { u"clerk@tidemark.example"_s, u"Ann Lee"_s, u"005000000000001AAA"_s, { Role::Clerk } };
const Person kOwner { u"owner@tidemark.example"_s, u"Nadia Roy"_s, u"005000000000002AAA"_s, { Role::IntegrationOwner } };
const Person kController { u"controller@tidemark.example"_s, u"Ruth Paz"_s, u"005000000000003AAA"_s, { Role::Controller } };
const DealId kDeal(u"006000000000001AAA"_s);
const CaseId kCase(u"case-1"_s);

class Notebook final : public journal::Recorder {
public:
    Result<std::vector<journal::Event>> record(std::vector<journal::NewEvent> events, journal::Durability) override
    {
        for (journal::NewEvent &event : events)
            noted.push_back(std::move(event));
        return std::vector<journal::Event>();
    }
    std::vector<journal::NewEvent> noted;
};

/// A profile with one won deal and an open exception about it.
class OneCase {
public:
    OneCase()
        : m_journal(journal::openSqliteJournal(m_folder.filePath(u"journal.sqlite"_s), m_clock).value())
        , m_database(mirror::Database::open(m_folder.filePath(u"mirror.sqlite"_s), mirror::OpenMode::ReadWrite).value())
        , m_views(*m_database)
        , m_facts(*m_database)
        , commands(*m_journal, notebook, m_views, m_facts, m_clock)
    {
        Deal deal;
        deal.id = kDeal;
        deal.name = u"Harbor Light rollout"_s;
        deal.stage = u"Closed Won"_s;
        deal.won = deal.closed = true;
        deal.wonAt = m_clock.now();
        PullSink::Page page;
        page.source = u"salesforce:Opportunity"_s;
        page.deals.push_back(deal);
        keep(std::move(page));
        mirror::CaseView open;
        open.id = kCase;
        open.dealId = kDeal;
        open.finding.cause = Cause::Dea1;
        open.openedAt = open.cycleOpenedAt = m_clock.now();
        const std::vector<mirror::CaseView> cases { open };
        if (!m_views.save(std::span<const mirror::CaseView>(cases)))
            qFatal("the exception cannot be kept");
    }

    void close(const QString &by, Instant due)
    {
        mirror::CaseView view = **m_views.oneCase(kCase);
        view.state = CaseState::Resolved;
        view.resolvedBy = by;
        view.dueAt = due;
        const std::vector<mirror::CaseView> cases { view };
        if (!m_views.save(std::span<const mirror::CaseView>(cases)))
            qFatal("the exception cannot be kept");
    }

    void isAbout(const QString &check)
    {
        mirror::CaseView view = **m_views.oneCase(kCase);
        view.finding.check = check;
        const std::vector<mirror::CaseView> cases { view };
        if (!m_views.save(std::span<const mirror::CaseView>(cases)))
            qFatal("the exception cannot be kept");
    }

    void deleteTheDeal()
    {
        PullSink::Page page;
        page.source = u"salesforce:Opportunity"_s;
        page.tombstones = { { u"Opportunity"_s, kDeal.value, m_clock.now() } };
        keep(std::move(page));
    }

private:
    void keep(PullSink::Page page)
    {
        mirror::PullWriter writer(*m_database, m_clock);
        if (!writer.page(std::move(page)))
            qFatal("the mirror cannot be filled");
    }

    QTemporaryDir m_folder;
    testing::StandingClock m_clock;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<mirror::Database> m_database;
    mirror::ViewStore m_views;
    mirror::Facts m_facts;

public:
    Notebook notebook;
    exceptions::CaseCommands commands;
};

} // namespace

class TstCaseCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOwnerOfADealIsAsked()
    {
        OneCase one;

        QVERIFY(one.commands.ask(kClerk, {}, kCase, u" Which PO? "_s));

        QCOMPARE(one.notebook.noted.size(), std::size_t(1));
        QCOMPARE(one.notebook.noted.front().kind, kind::kExceptionAsked);
        QCOMPARE(one.notebook.noted.front().payload[u"text"_s].toString(), u"Which PO?"_s);
    }

    void onlyAControllerLetsAnInvoiceGoOutBesideAnother_data()
    {
        QTest::addColumn<QString>("check");
        QTest::addColumn<bool>("clerkToo");
        QTest::newRow("it may be the lost one") << u"posting_uncertain"_s << false;
        QTest::newRow("it bills the deal as it was cut before") << u"not_invoiced_yet"_s << false;
        QTest::newRow("an older journal") << u"journal_older"_s << false;
        QTest::newRow("another journal") << u"journal_rewritten"_s << false;
        QTest::newRow("a refusal") << u"posting_refused"_s << true;
    }

    void onlyAControllerLetsAnInvoiceGoOutBesideAnother()
    {
        QFETCH(QString, check);
        QFETCH(bool, clerkToo);
        OneCase one;
        one.isAbout(check);

        const Result<void> clerk = one.commands.resolve(kClerk, {}, kCase, Cause::Sys2, u"it is another one"_s, {});
        const Result<void> controller = one.commands.resolve(kController, {}, kCase, Cause::Sys2, u"it is another one"_s, {});

        QCOMPARE(clerk.has_value(), clerkToo);
        QVERIFY(clerk || clerk.error().kind == ErrorKind::Forbidden);
        QVERIFY(controller);
    }

    /// Whatever it was tagged with since: by then it is theirs.
    void anIntegrationOwnerTagsNoExceptionOfSales()
    {
        OneCase one;

        const Result<void> tagged = one.commands.tag(kOwner, {}, kCase, Cause::Sys1);

        QVERIFY(!tagged);
        QCOMPARE(tagged.error().kind, ErrorKind::Forbidden);
        QVERIFY(one.notebook.noted.empty());
        QVERIFY(one.commands.tag(kClerk, {}, kCase, Cause::Sys1));
    }

    /// Else anybody could wipe a breach by closing and reopening.
    void whatAPersonClosedGoesOnWithItsClock_data()
    {
        QTest::addColumn<QString>("by");
        QTest::addColumn<int>("cycle");
        QTest::newRow("closed by a person") << u"person"_s << 1;
        QTest::newRow("closed by its check") << u"source"_s << 2;
    }

    void whatAPersonClosedGoesOnWithItsClock()
    {
        QFETCH(QString, by);
        QFETCH(int, cycle);
        OneCase one;
        const Instant due = *parseInstant(QStringView(u"2026-03-02T09:00:00Z"));
        one.close(by, due);

        QVERIFY(one.commands.reopen(kClerk, {}, kCase, u"not yet"_s, rules::defaultPolicy()));

        const QJsonObject payload = one.notebook.noted.front().payload;
        QCOMPARE(payload[u"cycle"_s].toInt(), cycle);
        QCOMPARE(payload[u"due_at"_s].toString() == toIso(due), cycle == 1);
    }

    /// Salesforce takes no Task about it: the question would be ordered and never asked.
    void nobodyIsAskedAboutADeletedDeal()
    {
        OneCase one;
        one.deleteTheDeal();

        const Result<void> asked = one.commands.ask(kClerk, {}, kCase, u"Which PO?"_s);

        QVERIFY(!asked);
        QCOMPARE(asked.error().kind, ErrorKind::Conflict);
        QVERIFY2(asked.error().detail.contains(u"deleted"), qPrintable(asked.error().detail));
        QVERIFY(one.notebook.noted.empty());
    }
};

QTEST_GUILESS_MAIN(TstCaseCommands)
#include "tst_case_commands.moc"
