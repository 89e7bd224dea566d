#include "desktop/EngineWorker.h"
#include "support/SandboxProgram.h"
#include "system/ControlAddress.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace sluice;
using namespace sluice::testing;
using desktop::EngineWorker;
using Phase = ui::SignInState::Phase;

namespace {

const QString kNow = u"2026-10-30T09:00:00Z"_s;
const QString kStranger = u"stranger@example.com"_s;
constexpr int kPatienceMs = 60'000;

} // namespace

/// What people ask of the desktop's engine while it is at work.
class TestEngineWorker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString problem = m_sandbox.start({ u"--seed"_s, u"7"_s, u"--deals"_s, u"150"_s, u"--now"_s, kNow });
        QCOMPARE(problem, QString());
        m_control.emplace(m_sandbox.controlUrl());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        desktop::EngineOptions options;
        options.folder = m_folder->path();
        options.secrets = { secrets::StoreKind::File, secrets::Passphrase("correct horse") };
        options.now = *parseInstant(QStringView(kNow));
        options.interval = 1s;
        m_worker = std::make_unique<EngineWorker>(options);
        connect(m_worker.get(), &EngineWorker::signInChanged, this, [this](const ui::SignInState &state) {
            m_phase = state.phase;
            if (state.phase == Phase::WaitingForAddress && m_allows)
                browse(state.url);
        });
        connect(m_worker.get(), &EngineWorker::personSignedIn, this, [this](const QString &email) { m_person = email; });
        m_allows = true;
        m_person.clear();
        m_worker->start();
    }

    void cleanup()
    {
        QSignalSpy closed(m_worker.get(), &EngineWorker::closed);
        m_worker->close();
        QTRY_VERIFY_WITH_TIMEOUT(!closed.isEmpty(), kPatienceMs);
        m_worker.reset();
    }

    void aSignOutDuringACycleIsDoneWhenItHasEnded()
    {
        const QString realm = m_sandbox.realms().first();
        QVERIFY(signIn(salesforce()) && signIn(company(realm)));
        QTRY_VERIFY(connected().contains(realm));
        QSignalSpy told(m_worker.get(), &EngineWorker::connectionsChanged);
        bool asked = false;
        QSignalSpy started(m_worker.get(), &EngineWorker::cycleStarted);
        connect(m_worker.get(), &EngineWorker::cycleStarted, this, [&] {
            if (!std::exchange(asked, true))
                QTimer::singleShot(20ms, m_worker.get(), [this, realm] { m_worker->signOut(realm, m_person); });
        });

        QTRY_VERIFY_WITH_TIMEOUT(asked && !connected().contains(realm), kPatienceMs);

        QCOMPARE(connected(), QStringList { u"salesforce"_s });
        QTRY_VERIFY(!told.isEmpty());
        const qsizetype before = started.size();
        QTRY_VERIFY_WITH_TIMEOUT(started.size() > before, kPatienceMs); // And the work goes on.
    }

    void signingInAgainTakesTheRegistrationAtHand()
    {
        const QString realm = m_sandbox.realms().first(), other = m_sandbox.realms().last();
        QVERIFY(realm != other);
        QVERIFY(signIn(salesforce()) && signIn(company(realm)));
        const auto again = [](const QString &system, const QString &id) {
            ui::SignInOptions options;
            options.system = system;
            options.connectionId = id;
            options.paste = true;
            return options;
        };

        QVERIFY(signIn(again(u"quickbooks"_s, realm)));
        QVERIFY(signIn(again(u"salesforce"_s, u"salesforce"_s)));
        QCOMPARE(connected(), (QStringList { u"salesforce"_s, realm }));

        company(other); // Whoever is in the browser chooses another company.
        m_worker->signIn(again(u"quickbooks"_s, realm), m_person);
        QTRY_COMPARE_WITH_TIMEOUT(m_phase, Phase::Failed, kPatienceMs);
        QVERIFY(!connected().contains(other));
        m_phase = Phase::Idle;
        m_worker->signIn(again(u"quickbooks"_s, u"gone"_s), m_person);
        QTRY_COMPARE_WITH_TIMEOUT(m_phase, Phase::Failed, kPatienceMs);
    }

    void aSignInThatIsGivenUpLetsTheWorkGoOn()
    {
        QVERIFY(signIn(salesforce()));
        QSignalSpy ended(m_worker.get(), &EngineWorker::cycleEnded);
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), kPatienceMs);
        m_allows = false;
        m_worker->signIn(company(m_sandbox.realms().first()), m_person);
        QTRY_COMPARE(m_phase, Phase::WaitingForAddress);
        QSignalSpy started(m_worker.get(), &EngineWorker::cycleStarted);
        m_worker->syncNow();
        QVERIFY(started.isEmpty()); // Not while somebody signs in.

        m_worker->cancelSignIn();

        QTRY_COMPARE(m_phase, Phase::Idle);
        QTRY_VERIFY_WITH_TIMEOUT(!started.isEmpty(), kPatienceMs);
    }

    void whoeverActsMustBeAllowedToConnect()
    {
        const QString realm = m_sandbox.realms().first();
        QVERIFY(signIn(salesforce()));
        m_phase = Phase::Idle;
        m_worker->signIn(company(realm), kStranger);
        QTRY_COMPARE_WITH_TIMEOUT(m_phase, Phase::Failed, kPatienceMs); // Although the last sign-in might.
        QVERIFY(signIn(company(realm)));
        QTRY_VERIFY(connected().contains(realm));

        QSignalSpy refused(m_worker.get(), &EngineWorker::signOutRefused);
        QSignalSpy failed(m_worker.get(), &EngineWorker::cycleFailed);
        m_worker->signOut(realm, kStranger);
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, kPatienceMs);
        QCOMPARE(refused.first().first().toString(), realm);
        QVERIFY(connected().contains(realm));
        QVERIFY(failed.isEmpty()); // No cycle had anything to do with it.
    }

    void aCensusTakesItsTurnAndTellsHowItEnded()
    {
        std::vector<std::optional<Error>> censuses;
        connect(m_worker.get(), &EngineWorker::censusEnded, this, [&](const std::optional<Error> &error) { censuses.push_back(error); });
        m_worker->countAnew();
        QTRY_COMPARE(censuses.size(), std::size_t(1));
        QCOMPARE(censuses[0]->kind, ErrorKind::SignInNeeded); // Nothing is connected.
        QVERIFY(signIn(salesforce()) && signIn(company(m_sandbox.realms().first())));
        QSignalSpy failed(m_worker.get(), &EngineWorker::cycleFailed);
        QSignalSpy ended(m_worker.get(), &EngineWorker::cycleEnded);
        int step = 0;
        connect(m_worker.get(), &EngineWorker::cycleStarted, this, [&] {
            if (++step > 2)
                return;
            m_worker->countAnew();
            if (step == 1)
                m_worker->cancelCount(); // It waits for the cycle, which has nothing to do with that.
        });

        QTRY_COMPARE_WITH_TIMEOUT(censuses.size(), std::size_t(3), kPatienceMs);

        QCOMPARE(censuses[1]->kind, ErrorKind::Cancelled);
        QVERIFY2(!censuses[2], qPrintable(censuses[2].value_or(Error()).detail));
        QVERIFY(failed.isEmpty());
        QCOMPARE(ended.size(), 3); // Two cycles and the census behind the second.
        m_worker->countAnew();
        m_worker->cancelCount();
        QTRY_COMPARE_WITH_TIMEOUT(censuses.size(), std::size_t(4), kPatienceMs);
        QCOMPARE(censuses[3]->kind, ErrorKind::Cancelled);
        const qsizetype before = ended.size();
        QTRY_VERIFY_WITH_TIMEOUT(ended.size() > before, kPatienceMs); // And the work goes on.
    }

private:
    ui::SignInOptions salesforce() const
    {
        ui::SignInOptions options;
        options.system = u"salesforce"_s;
        options.clientId = m_sandbox.text("salesforce", "client_id");
        options.loginUrl = m_sandbox.text("salesforce", "login_url");
        options.paste = true;
        return options;
    }

    ui::SignInOptions company(const QString &realm)
    {
        m_control->post(u"/consent"_s, { { u"auto"_s, true }, { u"realm"_s, realm } });
        ui::SignInOptions options;
        options.system = u"quickbooks"_s;
        options.clientId = m_sandbox.text("quickbooks", "client_id");
        options.clientSecret = m_sandbox.text("quickbooks", "client_secret");
        options.discoveryUrl = m_sandbox.text("quickbooks", "discovery_url");
        options.apiUrl = m_sandbox.text("quickbooks", "api_url");
        options.paste = true;
        return options;
    }

    bool signIn(const ui::SignInOptions &options)
    {
        if (options.system == u"salesforce"_s)
            m_control->post(u"/consent"_s, { { u"auto"_s, true } });
        m_phase = Phase::Idle;
        m_worker->signIn(options, m_person);
        return QTest::qWaitFor([this] { return m_phase == Phase::Done; }, kPatienceMs);
    }

    /// A browser whose owner copies the address it ends on.
    void browse(const QUrl &address)
    {
        QNetworkRequest request(address);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
        QNetworkReply *reply = m_browser.get(request);
        connect(reply, &QNetworkReply::redirected, this, [this](const QUrl &url) {
            if (url.path() == u"/callback"_s)
                QTimer::singleShot(0, m_worker.get(), [this, url] { m_worker->pasteAddress(url.toString(QUrl::FullyEncoded)); });
        });
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }

    QStringList connected() const
    {
        QStringList ids;
        const Result<engine::Settings> kept = engine::loadSettings(m_folder->filePath(u"settings.toml"_s));
        if (!kept)
            return ids;
        for (const engine::ConnectionSettings &connection : kept->connections)
            ids.append(connection.id);
        return ids;
    }

    SandboxProgram m_sandbox;
    std::optional<ControlAddress> m_control;
    QNetworkAccessManager m_browser;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EngineWorker> m_worker;
    Phase m_phase = Phase::Idle;
    bool m_allows = true;
    QString m_person; ///< Who signed in last.
};

QTEST_GUILESS_MAIN(TestEngineWorker)
#include "tst_engine_worker.moc"
