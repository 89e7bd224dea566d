#include "net/oauth/SignInPage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::net;

class TstSignInPage : public QObject {
    Q_OBJECT

private:
    const QUrl m_address { QStringLiteral("https://login.example/authorize?client_id=a\"b<c&state=SECRET.17171") };
    QTemporaryDir m_home, m_profile;

    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        qputenv("HOME", m_home.path().toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_home.path().toLocal8Bit());
    }

    void thePageLeadsThereAndIsItsUsersAlone()
    {
        const auto page = SignInPage::write(m_address, m_profile.path());
        QVERIFY(page);
        const QString path = (*page)->url().toLocalFile();

        const QByteArray html = content(path);

        QVERIFY(!(*page)->url().toEncoded().contains("SECRET"));
        QVERIFY2(html.contains("url=https://login.example/authorize?client_id=a%22b%3Cc&amp;state=SECRET.17171\""), html.constData());
        QVERIFY(!html.contains("<script"));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(path).permissions() & others));
    }

    void itLiesAmongTheDownloadsWhereThereAreAny()
    {
        QCOMPARE(QFileInfo((*SignInPage::write(m_address, m_profile.path()))->url().toLocalFile()).path(), m_profile.path());
        const QString downloads = m_home.filePath(QStringLiteral("Downloads"));
        QVERIFY(QDir().mkpath(downloads));

        const auto page = SignInPage::write(m_address, m_profile.path());

        QCOMPARE(QFileInfo((*page)->url().toLocalFile()).path(), downloads);
        QVERIFY(QDir(downloads).removeRecursively());
    }

    void itGoesWithItsOwner()
    {
        QString path;
        {
            const auto page = SignInPage::write(m_address, m_profile.path());
            path = (*page)->url().toLocalFile();
            QVERIFY(QFile::exists(path));
        }
        QVERIFY(!QFile::exists(path));
    }

    void whereNothingCanBeWrittenItSaysSo()
    {
        QCOMPARE(SignInPage::write(m_address, m_profile.filePath(QStringLiteral("none"))).error().kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TstSignInPage)
#include "tst_sign_in_page.moc"
