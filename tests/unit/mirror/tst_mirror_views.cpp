#include "mirror/Database.h"
#include "mirror/ViewStore.h"

#include "unit/mirror/Filled.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::mirror;
using sluice::testing::Filler;
using sluice::testing::same;

/// The view tables give back what was saved.
class tst_mirror_views : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyFieldOfARequestComesBack();
    void aRequestSavedAgainReplacesItsLines();
    void anAssessmentChangesItsPartOfARequestAndNothingElse();
    void rowsShareTheTextsThatComeAgain();
    void requestsAreFoundByDeal();
    void everyFieldOfACaseComesBack();
    void emptyViewsComeBackEmpty();
    void everyFieldOfTheSmallViewsComesBack();
    void writtenHashesAreKeptByObject();
    void notesAndTheAppliedSequenceAreKept();
    void clearEmptiesEveryViewAndKeepsTheNotes();
    void whatARolledBackTransactionSavedIsGone();

private:
    template <class T> void savesAndLists(Result<std::vector<T>> (ViewStore::*all)() const);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ViewStore> m_views;
};

void tst_mirror_views::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(QStringLiteral("mirror.sqlite")), OpenMode::ReadWrite);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_database = std::move(*opened);
    m_views = std::make_unique<ViewStore>(*m_database);
}

void tst_mirror_views::cleanup()
{
    m_views.reset();
    m_database.reset();
}

void tst_mirror_views::everyFieldOfARequestComesBack()
{
    const std::vector<RequestView> saved { Filler(1).record<RequestView>(), Filler(2).record<RequestView>() };

    QVERIFY(m_views->save(std::span(saved)));

    const auto read = m_views->requests();
    QVERIFY(read);
    QCOMPARE(read->size(), saved.size());
    QVERIFY(same(*read, saved));
    const auto one = m_views->request(saved[1].request.id);
    QVERIFY(one && *one);
    QVERIFY(same(**one, saved[1]));
    QVERIFY(!*m_views->request(RequestId(QStringLiteral("unknown"))));
}

void tst_mirror_views::aRequestSavedAgainReplacesItsLines()
{
    std::vector<RequestView> views { Filler(1).record<RequestView>() };
    QVERIFY(m_views->save(std::span<const RequestView>(views)));

    views[0].request.lines.erase(views[0].request.lines.begin());
    views[0].findings.clear();
    QVERIFY(m_views->save(std::span<const RequestView>(views)));

    QVERIFY(same(*m_views->requests(), views));
}

void tst_mirror_views::anAssessmentChangesItsPartOfARequestAndNothingElse()
{
    constexpr int kMany = 1300; // More than are read at once.
    std::vector<RequestView> saved;
    for (int i = 0; i < kMany; ++i)
        saved.push_back(Filler(i + 1).record<RequestView>());
    QVERIFY(m_views->save(std::span(saved)));
    const auto isFound = [](const RequestView &view) { return view.version / 1000 % 2 == 0; }; // Every second one.
    const auto find = [](RequestView &view) {
        view.state = RequestState::Blocked;
        view.entity = QStringLiteral("elsewhere");
        view.findings = { {} };
        view.passed.clear();
        view.balance.reset();
        view.paidAt.reset();
    };

    int seen = 0;
    const Result<int> changed = m_views->reassess([&](RequestView &view) {
        ++seen;
        find(view); // What is changed without being told stays as it was.
        return isFound(view);
    });

    QVERIFY2(changed, changed ? "" : qPrintable(changed.error().detail));
    QCOMPARE(seen, kMany);
    QCOMPARE(*changed, static_cast<int>(std::ranges::count_if(saved, isFound)));
    QVERIFY(*changed > 0 && *changed < kMany);
    for (RequestView &view : saved) {
        if (isFound(view))
            find(view);
        const auto now = m_views->request(view.request.id);
        QVERIFY(now && *now);
        QVERIFY2(same(**now, view), qPrintable(view.request.id.value));
    }
}

void tst_mirror_views::rowsShareTheTextsThatComeAgain()
{
    std::vector<RequestView> saved;
    for (int i = 0; i < 4; ++i) {
        saved.push_back(Filler(i + 1).record<RequestView>());
        saved.back().entity = i % 2 == 0 ? QStringLiteral("Tidemark Instruments, Inc.") : QStringLiteral("Tidemark Instruments Limited");
    }
    QVERIFY(m_views->save(std::span(saved)));

    const Result<std::vector<RequestView>> views = m_views->requests();

    QVERIFY(views);
    QHash<QString, const QChar *> places;
    for (const RequestView &view : *views) {
        const QChar *known = places.value(view.entity, view.entity.constData());
        QCOMPARE(view.entity.constData(), known);
        places.insert(view.entity, known);
    }
    QCOMPARE(places.size(), 2);
}

void tst_mirror_views::requestsAreFoundByDeal()
{
    std::vector<RequestView> views { Filler(1).record<RequestView>(), Filler(2).record<RequestView>(),
        Filler(3).record<RequestView>() };
    views[2].request.dealId = views[0].request.dealId;
    QVERIFY(m_views->save(std::span<const RequestView>(views)));

    const auto found = m_views->requestsOfDeal(views[0].request.dealId);

    QVERIFY(found);
    QVERIFY(same(*found, std::vector<RequestView> { views[0], views[2] }));
}

void tst_mirror_views::everyFieldOfACaseComesBack()
{
    const std::vector<CaseView> saved { Filler(1).record<CaseView>(), Filler(2).record<CaseView>() };

    QVERIFY(m_views->save(std::span(saved)));

    const auto read = m_views->cases();
    QVERIFY(read);
    QVERIFY(same(*read, saved));
    const auto one = m_views->oneCase(saved[0].id);
    QVERIFY(one && *one);
    QVERIFY(same(**one, saved[0]));
}

void tst_mirror_views::emptyViewsComeBackEmpty()
{
    const std::vector<RequestView> requests(1);
    const std::vector<CaseView> cases(1);

    QVERIFY(m_views->save(std::span(requests)));
    QVERIFY(m_views->save(std::span(cases)));

    QVERIFY(same(*m_views->requests(), requests));
    QVERIFY(same(*m_views->cases(), cases));
}

template <class T> void tst_mirror_views::savesAndLists(Result<std::vector<T>> (ViewStore::*all)() const)
{
    const std::vector<T> saved { Filler(1).record<T>(), Filler(2).record<T>() };

    for (const T &view : saved)
        QVERIFY(m_views->save(view));
    QVERIFY(m_views->save(saved[1])); // Again: changes nothing.

    const Result<std::vector<T>> read = (m_views.get()->*all)();
    QVERIFY(read);
    QVERIFY(same(*read, saved));
}

void tst_mirror_views::everyFieldOfTheSmallViewsComesBack()
{
    savesAndLists(&ViewStore::customerLinks);
    savesAndLists(&ViewStore::activations);
    savesAndLists(&ViewStore::customerWrites);
    savesAndLists(&ViewStore::itemMappings);
    savesAndLists(&ViewStore::tasks);
    savesAndLists(&ViewStore::people);
}

void tst_mirror_views::writtenHashesAreKeptByObject()
{
    const std::vector<WrittenView> saved { { QStringLiteral("Account"), QStringLiteral("1"), QStringLiteral("a") },
        { QStringLiteral("Opportunity"), QStringLiteral("1"), QStringLiteral("b") } };

    QVERIFY(m_views->save(std::span(saved)));

    const auto accounts = m_views->written(QStringLiteral("Account"));
    QVERIFY(accounts);
    const QHash<QString, QString> expected { { QStringLiteral("1"), QStringLiteral("a") } };
    QCOMPARE(*accounts, expected);
}

void tst_mirror_views::notesAndTheAppliedSequenceAreKept()
{
    QCOMPARE(*m_views->appliedSeq(), 0);
    QCOMPARE(*m_views->note(QStringLiteral("cycle")), QString());

    QVERIFY(m_views->setAppliedSeq(41));
    QVERIFY(m_views->setNote(QStringLiteral("cycle"), QStringLiteral("6")));
    QVERIFY(m_views->setNote(QStringLiteral("cycle"), QStringLiteral("7")));

    QCOMPARE(*m_views->appliedSeq(), 41);
    QCOMPARE(*m_views->note(QStringLiteral("cycle")), QStringLiteral("7"));
}

void tst_mirror_views::clearEmptiesEveryViewAndKeepsTheNotes()
{
    everyFieldOfARequestComesBack();
    everyFieldOfACaseComesBack();
    everyFieldOfTheSmallViewsComesBack();
    writtenHashesAreKeptByObject();
    notesAndTheAppliedSequenceAreKept();

    QVERIFY(m_views->clear());

    QVERIFY(m_views->requests()->empty());
    QVERIFY(m_views->cases()->empty());
    QVERIFY(m_views->customerLinks()->empty());
    QVERIFY(m_views->activations()->empty());
    QVERIFY(m_views->customerWrites()->empty());
    QVERIFY(m_views->itemMappings()->empty());
    QVERIFY(m_views->tasks()->empty());
    QVERIFY(m_views->people()->empty());
    QVERIFY(m_views->written(QStringLiteral("Account"))->isEmpty());
    QCOMPARE(*m_views->appliedSeq(), 0);
    QCOMPARE(*m_views->note(QStringLiteral("cycle")), QStringLiteral("7"));
}

void tst_mirror_views::whatARolledBackTransactionSavedIsGone()
{
    {
        Transaction transaction(*m_database);
        QVERIFY(transaction.begin());
        everyFieldOfACaseComesBack(); // Its own transaction joins this one.
        QVERIFY(m_views->setAppliedSeq(9));
    }

    QVERIFY(m_views->cases()->empty());
    QCOMPARE(*m_views->appliedSeq(), 0);
}

QTEST_GUILESS_MAIN(tst_mirror_views)
#include "tst_mirror_views.moc"
