#include "desktop/DesktopBackend.h"

namespace sluice::desktop {

namespace {

constexpr int kCloseWaitMs = 8000;

QString stepText(const engine::CycleProgress &progress)
{
    const QString step = progress.step;
    if (step == QLatin1String("settle"))
        return DesktopBackend::tr("Settling uncertain writes");
    if (step == QLatin1String("assess"))
        return DesktopBackend::tr("Checking requests");
    if (step == QLatin1String("post"))
        return DesktopBackend::tr("Posting approved invoices");
    if (step == QLatin1String("reconcile"))
        return DesktopBackend::tr("Counting the invoices in the books anew");
    if (step == QLatin1String("write_back"))
        return DesktopBackend::tr("Writing status back to Salesforce");
    return progress.object.isEmpty() ? DesktopBackend::tr("Reading both systems")
                                     : DesktopBackend::tr("Reading %1").arg(progress.object);
}

} // namespace

DesktopBackend::DesktopBackend(EngineOptions options, QObject *parent)
    : ui::Backend(parent)
    , m_options(std::move(options))
    , m_clock(m_options.now ? std::make_unique<SystemClock>(*m_options.now) : std::make_unique<SystemClock>())
    , m_engine(new EngineWorker(m_options))
    , m_reader(new ReaderWorker(m_options.folder, m_options.now))
{
    qRegisterMetaType<Error>();
    qRegisterMetaType<std::optional<Error>>();
    qRegisterMetaType<engine::CycleProgress>();
    qRegisterMetaType<engine::CycleSummary>();
    qRegisterMetaType<ui::SignInState>();
    m_engine->moveToThread(&m_engineThread);
    m_reader->moveToThread(&m_readerThread);
    connect(&m_engineThread, &QThread::finished, m_engine, &QObject::deleteLater);
    connect(&m_readerThread, &QThread::finished, m_reader, &QObject::deleteLater);
    connect(m_engine, &EngineWorker::opened, this, [this](const QString &lastPerson) {
        if (m_person.isEmpty())
            m_person = lastPerson;
        Q_EMIT ready();
    });
    connect(m_engine, &EngineWorker::failed, this, &DesktopBackend::unusable);
    connect(m_engine, &EngineWorker::progressed, this, &DesktopBackend::onProgress);
    connect(m_engine, &EngineWorker::cycleEnded, this, &DesktopBackend::onCycleEnded);
    connect(m_engine, &EngineWorker::cycleFailed, this, &DesktopBackend::onCycleFailed);
    connect(m_engine, &EngineWorker::censusEnded, this, &ui::Backend::censusFinished);
    connect(m_engine, &EngineWorker::changed, this, &ui::Backend::changed);
    connect(m_engine, &EngineWorker::signInChanged, this, [this](const ui::SignInState &state) {
        if (state.phase == ui::SignInState::Phase::Done)
            QMetaObject::invokeMethod(m_reader, &ReaderWorker::refresh);
        Q_EMIT signInChanged(state);
    });
    connect(m_engine, &EngineWorker::connectionsChanged, this,
        [this] { QMetaObject::invokeMethod(m_reader, &ReaderWorker::refresh); });
    connect(m_engine, &EngineWorker::signOutRefused, this, &ui::Backend::signOutRefused);
    connect(m_engine, &EngineWorker::readinessFound, this, &ui::Backend::readinessFound);
    connect(m_engine, &EngineWorker::personSignedIn, this, &DesktopBackend::setCurrentPerson);
}

DesktopBackend::~DesktopBackend()
{
    // A cycle under way ends at its next call; an intent without an answer is settled at the next start.
    m_engine->stop().raise();
    QEventLoop waiting;
    connect(m_engine, &EngineWorker::closed, &waiting, &QEventLoop::quit);
    QTimer::singleShot(kCloseWaitMs, &waiting, &QEventLoop::quit);
    if (m_engineThread.isRunning()) {
        QMetaObject::invokeMethod(m_engine, &EngineWorker::close);
        waiting.exec();
    }
    m_engineThread.quit();
    m_readerThread.quit();
    m_engineThread.wait();
    m_readerThread.wait();
}

void DesktopBackend::start()
{
    m_engineThread.start();
    m_readerThread.start();
    QMetaObject::invokeMethod(m_engine, &EngineWorker::start);
}

void DesktopBackend::retry()
{
    QMetaObject::invokeMethod(m_engine, &EngineWorker::start);
}

void DesktopBackend::runQuestion(Question question)
{
    QMetaObject::invokeMethod(m_reader, [this, question = std::move(question)] {
        m_reader->run([this, &question](desk::Reader &reader) { deliver(question.context, question.run(reader)); });
    });
}

void DesktopBackend::runOrder(Order order)
{
    QMetaObject::invokeMethod(m_engine, [this, order = std::move(order)] {
        m_engine->runOrder([this, &order](desk::Orders &orders) { deliver(order.context, order.run(orders)); });
    });
}

void DesktopBackend::syncNow() { QMetaObject::invokeMethod(m_engine, &EngineWorker::syncNow); }
void DesktopBackend::cancelSync() { m_engine->stop().raise(); }
void DesktopBackend::countAnew() { QMetaObject::invokeMethod(m_engine, &EngineWorker::countAnew); }
void DesktopBackend::cancelCount() { QMetaObject::invokeMethod(m_engine, &EngineWorker::cancelCount); }
void DesktopBackend::cancelSignIn() { QMetaObject::invokeMethod(m_engine, &EngineWorker::cancelSignIn); }

void DesktopBackend::signIn(const ui::SignInOptions &options)
{
    QMetaObject::invokeMethod(m_engine, [this, options, person = m_person] { m_engine->signIn(options, person); });
}

void DesktopBackend::pasteAddress(const QString &address)
{
    QMetaObject::invokeMethod(m_engine, [this, address] { m_engine->pasteAddress(address); });
}

void DesktopBackend::checkReadiness() { QMetaObject::invokeMethod(m_engine, &EngineWorker::checkReadiness); }

void DesktopBackend::signOut(const QString &connectionId)
{
    QMetaObject::invokeMethod(m_engine, [this, connectionId, person = m_person] { m_engine->signOut(connectionId, person); });
}

void DesktopBackend::setCurrentPerson(const QString &email)
{
    if (email == m_person)
        return;
    m_person = email;
    Q_EMIT currentPersonChanged(email);
}

void DesktopBackend::onProgress(const engine::CycleProgress &progress)
{
    const QString key = progress.system + progress.object;
    if (key != m_pulling) {
        m_pulling = key;
        m_since.restart();
    }
    ui::Progress shown;
    shown.what = stepText(progress);
    shown.done = progress.done;
    shown.total = progress.total.value_or(0);
    if (const qint64 ms = m_since.elapsed(); ms > 200 && progress.done > 0)
        shown.perSecond = 1000.0 * progress.done / static_cast<double>(ms);
    shown.running = true;
    Q_EMIT Backend::progress(shown);
}

void DesktopBackend::onCycleEnded(const engine::CycleSummary &summary)
{
    Q_EMIT Backend::progress({});
    QStringList parts;
    if (summary.invoices.posted > 0)
        parts.append(tr("%n invoice(s) posted", nullptr, summary.invoices.posted));
    if (summary.invoices.uncertain > 0)
        parts.append(tr("%n write(s) uncertain", nullptr, summary.invoices.uncertain));
    if (summary.exceptionsOpened > 0)
        parts.append(tr("%n exception(s) opened", nullptr, summary.exceptionsOpened));
    if (summary.exceptionsClosed > 0)
        parts.append(tr("%n exception(s) closed", nullptr, summary.exceptionsClosed));
    const QString sentence = parts.isEmpty() ? tr("Up to date, nothing changed") : parts.join(tr(", "));
    Q_EMIT cycleFinished(sentence, summary.firstError());
}

void DesktopBackend::onCycleFailed(const Error &error)
{
    Q_EMIT Backend::progress({});
    Q_EMIT cycleFinished(QString(), error);
}

} // namespace sluice::desktop
