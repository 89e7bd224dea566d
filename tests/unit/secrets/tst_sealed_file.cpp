#include "secrets/MemoryStore.h"
#include "secrets/SealedFileStore.h"

#include <QCoro/QCoroTask>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>

using namespace sluice;
using namespace sluice::secrets;

class TstSealedFile : public QObject {
    Q_OBJECT

private:
    static std::unique_ptr<SealedFileStore> open(const QString &path, const QByteArray &passphrase = "open sesame")
    {
        Result<std::unique_ptr<SealedFileStore>> store = SealedFileStore::open(path, Passphrase(passphrase));
        return store ? std::move(*store) : nullptr;
    }
    static Result<QByteArray> read(SecretStore &store, const QString &key) { return QCoro::waitFor(store.read(key)); }
    static Result<void> write(SecretStore &store, const QString &key, const QByteArray &secret)
    {
        return QCoro::waitFor(store.write(key, secret));
    }
    QString path() const { return m_folder.filePath(QStringLiteral("secrets.sealed")); }

    QTemporaryDir m_folder;
    const QString m_key = QStringLiteral("tokens/quickbooks:9341450000000000");

private Q_SLOTS:
    void init() { QFile::remove(path()); }

    void aSecretComesBackAfterARestart()
    {
        QVERIFY(write(*open(path()), m_key, "RT1-12-secret"));

        const Result<QByteArray> secret = read(*open(path()), m_key);

        QCOMPARE(*secret, QByteArray("RT1-12-secret"));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("RT1-12") && !bytes.contains("quickbooks"));
        const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(path()).permissions() & others));
    }

    void anAbsentSecretIsNotFoundAndARemovedOneIsGone()
    {
        const auto store = open(path());
        QCOMPARE(read(*store, m_key).error().kind, ErrorKind::NotFound);
        QVERIFY(write(*store, m_key, "a"));
        QVERIFY(QCoro::waitFor(store->remove(m_key)));
        QCOMPARE(read(*store, m_key).error().kind, ErrorKind::NotFound);
        QVERIFY(QCoro::waitFor(store->remove(m_key)));
    }

    void twoProgramsDoNotLoseEachOthersSecrets()
    {
        const auto one = open(path());
        const auto two = open(path());
        QVERIFY(write(*one, QStringLiteral("a"), "1"));
        QVERIFY(write(*two, QStringLiteral("b"), "2"));
        QVERIFY(write(*one, QStringLiteral("a"), "3"));
        QCOMPARE(*read(*two, QStringLiteral("a")), QByteArray("3"));
        QCOMPARE(*read(*one, QStringLiteral("b")), QByteArray("2"));
    }

    void theSameContentIsSealedAnewEachTime()
    {
        const auto store = open(path());
        QVERIFY(write(*store, m_key, "a"));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray first = file.readAll();
        file.close();
        QVERIFY(write(*store, m_key, "a"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() != first);
    }

    void aWrongPassphraseIsSaid()
    {
        QVERIFY(write(*open(path()), m_key, "a"));

        const auto store = SealedFileStore::open(path(), Passphrase("open barley"));

        QVERIFY(!store);
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QCOMPARE(store.error().code, QStringLiteral("wrong_passphrase"));
    }

    void damageAnywhereIsFound()
    {
        QVERIFY(write(*open(path()), m_key, "a"));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        file.close();
        const auto store = open(path()); // Holds the key already: no cost a try.
        for (qsizetype at = 48; at < good.size(); ++at) { // Behind the head, which decides the key.
            QByteArray damaged = good;
            damaged[at] = static_cast<char>(damaged[at] ^ 1);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(damaged);
            file.close();
            QCOMPARE(read(*store, m_key).error().code, QStringLiteral("wrong_passphrase"));
            QVERIFY(!write(*store, m_key, "b")); // And is not written over.
        }
    }

    void aFileThatIsNoneIsDamaged_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("something else") << QByteArray("{\"tokens\":{}}");
        QTest::newRow("cut off") << QByteArray("SLUICE-SEALED-1\n0123456789");
        QTest::newRow("newer") << QByteArray("SLUICE-SEALED-2\n") + QByteArray(200, 'x');
        QTest::newRow("impossible cost") << QByteArray("SLUICE-SEALED-1\n") + QByteArray(200, '\xff');
    }

    void aFileThatIsNoneIsDamaged()
    {
        QFETCH(QByteArray, content);
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();

        const auto store = SealedFileStore::open(path(), Passphrase("open sesame"));

        QVERIFY(!store);
        QCOMPARE(store.error().kind, ErrorKind::Damaged);
    }

    void aFolderThatCannotBeWrittenIsAStorageError()
    {
        const auto store = open(m_folder.filePath(QStringLiteral("missing/secrets.sealed")));
        QVERIFY(store);
        QCOMPARE(write(*store, m_key, "a").error().kind, ErrorKind::Storage);
    }

    void withoutAPassphraseThereIsNoKeyStore()
    {
        const auto store = QCoro::waitFor(openSecretStore({ StoreKind::File, Passphrase() }, m_folder.path()));

        QVERIFY(!store);
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QCOMPARE(store.error().code, QStringLiteral("no_key_store"));
        QVERIFY(!QFile::exists(path()));
    }

    void thePassphraseComesFromTheEnvironmentOrTheCredential()
    {
        QFile credential(m_folder.filePath(QStringLiteral("sluice_passphrase")));
        QVERIFY(credential.open(QIODevice::WriteOnly));
        credential.write("open sesame\n");
        credential.close();
        qputenv("CREDENTIALS_DIRECTORY", m_folder.path().toLocal8Bit());
        const Passphrase ofCredential = Passphrase::takeFromEnvironment();
        QCOMPARE(ofCredential.text().toByteArray(), QByteArray("open sesame"));
        qputenv("CREDENTIALS_DIRECTORY", m_folder.path().toLocal8Bit());
        qputenv("SLUICE_PASSPHRASE", "first");
        QCOMPARE(Passphrase::takeFromEnvironment().text().toByteArray(), QByteArray("first"));

        const auto store = QCoro::waitFor(openSecretStore({ StoreKind::File, ofCredential }, m_folder.path()));

        QVERIFY(store);
        QVERIFY(QCoro::waitFor((*store)->write(m_key, "a")));
        QVERIFY(open(path()));
    }

    void whoTakesThePassphraseLeavesNoneInTheEnvironment()
    {
        qputenv("CREDENTIALS_DIRECTORY", m_folder.path().toLocal8Bit());
        qputenv("SLUICE_PASSPHRASE", "a passphrase to be taken");
        const char *const stored = getenv("SLUICE_PASSPHRASE");

        const Passphrase taken = Passphrase::takeFromEnvironment();

        QCOMPARE(taken.text().toByteArray(), QByteArray("a passphrase to be taken"));
        QVERIFY(!qEnvironmentVariableIsSet("SLUICE_PASSPHRASE") && !qEnvironmentVariableIsSet("CREDENTIALS_DIRECTORY"));
        QVERIFY(*stored == '\0'); // The C library keeps the bytes of a variable that is gone.
        QVERIFY(Passphrase::takeFromEnvironment().isEmpty());
    }

    void whatIsWipedIsGoneUnlessSomebodyElseHoldsIt()
    {
        QByteArray alone("one of a kind");
        QByteArray shared("held by two");
        const QByteArray other = shared;

        wipe(alone);
        wipe(shared);

        QVERIFY(alone.isEmpty() && shared.isEmpty());
        QCOMPARE(other, QByteArray("held by two"));
    }

    void theMemoryStoreKeepsWhatItIsGiven()
    {
        MemoryStore store;
        QCOMPARE(read(store, m_key).error().kind, ErrorKind::NotFound);
        QVERIFY(write(store, m_key, "a"));
        QCOMPARE(*read(store, m_key), QByteArray("a"));
        QCOMPARE(*read(store, m_key), QByteArray("a"));
        QVERIFY(QCoro::waitFor(store.remove(m_key)));
        QCOMPARE(read(store, m_key).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TstSealedFile)
#include "tst_sealed_file.moc"
