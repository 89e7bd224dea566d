#include "net/oauth/RefreshLock.h"

#include "core/ProcessLock.h"

#include <QCryptographicHash>
#include <QDir>

namespace sluice::net {

using namespace std::chrono_literals;

namespace {

constexpr auto kPoll = 50ms;
constexpr auto kPatience = 150'000ms; // Longer than one token call with all its retries.

class HeldFile final : public RefreshLock::Held {
public:
    explicit HeldFile(const QString &path)
        : file(path)
    {
    }
    ProcessLock file;
};

class HeldName final : public RefreshLock::Held {
public:
    HeldName(std::shared_ptr<QSet<QString>> names, QString name)
        : m_names(std::move(names))
        , m_name(std::move(name))
    {
    }
    ~HeldName() override { m_names->remove(m_name); }

private:
    std::shared_ptr<QSet<QString>> m_names;
    QString m_name;
};

tl::unexpected<Error> held(const QString &connection)
{
    return fail(ErrorKind::Timeout, QStringLiteral("another program is refreshing %1").arg(connection));
}

} // namespace

FileRefreshLock::FileRefreshLock(QString folder, Clock &clock)
    : m_folder(std::move(folder))
    , m_clock(clock)
{
}

QCoro::Task<Result<std::unique_ptr<RefreshLock::Held>>> FileRefreshLock::acquire(QString connection)
{
    // Hashed, because a connection's id may hold characters that a file name must not.
    const QByteArray name
        = QCryptographicHash::hash(connection.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const QString path
        = QDir(m_folder).filePath(QStringLiteral("refresh-%1.lock").arg(QString::fromLatin1(name)));
    auto lock = std::make_unique<HeldFile>(path);
    for (auto waited = 0ms; waited < kPatience; waited += kPoll) {
        const ProcessLock::Outcome outcome = lock->file.tryLock();
        if (outcome == ProcessLock::Outcome::Held)
            co_return std::unique_ptr<Held>(std::move(lock));
        if (outcome == ProcessLock::Outcome::Failed)
            co_return fail(ErrorKind::Storage, QStringLiteral("cannot make the lock file %1").arg(path));
        co_await m_clock.sleep(kPoll);
    }
    co_return held(connection);
}

QCoro::Task<Result<std::unique_ptr<RefreshLock::Held>>> MemoryRefreshLock::acquire(QString connection)
{
    for (auto waited = 0ms; waited < kPatience; waited += kPoll) {
        if (!m_held->contains(connection)) {
            m_held->insert(connection);
            co_return std::unique_ptr<Held>(std::make_unique<HeldName>(m_held, connection));
        }
        co_await m_clock.sleep(kPoll);
    }
    co_return held(connection);
}

} // namespace sluice::net
