#include "TsFile.h"

#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice::architecture;

namespace {

const QString kGerman = QStringLiteral(SLUICE_SOURCE_DIR "/translations/sluice_de.ts");
const QString kEnglish = QStringLiteral(SLUICE_SOURCE_DIR "/translations/sluice_en.ts");

QList<TsMessage> messagesOf(const QString &path)
{
    const auto messages = readTs(path);
    if (!messages)
        qFatal("%s cannot be read", qPrintable(path));
    return *messages;
}

QSet<QString> keysOf(const QList<TsMessage> &messages)
{
    QSet<QString> keys;
    for (const TsMessage &message : messages)
        keys.insert(message.key());
    return keys;
}

/// Up to ten, for the message of a failed test.
QByteArray listed(const QSet<QString> &keys)
{
    QStringList names(keys.begin(), keys.end());
    names.sort();
    return (QStringLiteral("%1:\n  ").arg(names.size()) + names.mid(0, 10).join(QLatin1String("\n  "))).toUtf8();
}

struct Scan {
    QList<TsMessage> messages;
    QString complaints;
};

/// What lupdate finds in the sources now.
Scan scanSources(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("scan_de.ts"));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(SLUICE_SOURCE_DIR));
    const QStringList options = QStringLiteral(SLUICE_LUPDATE_OPTIONS).split(QLatin1Char(' '));
    lupdate.start(QStringLiteral(SLUICE_LUPDATE), options + QStringList { QStringLiteral("-ts"), path });
    if (!lupdate.waitForFinished(120'000) || lupdate.exitCode() != 0)
        qFatal("lupdate: %s", lupdate.readAllStandardError().constData());
    return { messagesOf(path), QString::fromUtf8(lupdate.readAllStandardError() + lupdate.readAllStandardOutput()) };
}

} // namespace

/// The translations are complete, and are of the sentences that the sources hold today.
class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySentenceIsFinished_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("German") << kGerman;
        QTest::newRow("English plurals") << kEnglish;
    }

    void everySentenceIsFinished()
    {
        QFETCH(QString, path);

        const QList<TsMessage> messages = messagesOf(path);

        QSet<QString> unfinished;
        for (const TsMessage &message : messages) {
            const bool empty = message.translations.isEmpty()
                || std::any_of(message.translations.begin(), message.translations.end(), [](const QString &text) { return text.isEmpty(); });
            if (!message.finished || empty)
                unfinished.insert(message.key());
        }
        QVERIFY(!messages.isEmpty());
        QVERIFY2(unfinished.isEmpty(), listed(unfinished).constData());
    }

    void theFilesHoldExactlyWhatTheSourcesSay()
    {
        QTemporaryDir folder;
        const Scan scan = scanSources(folder);

        const QSet<QString> said = keysOf(scan.messages), held = keysOf(messagesOf(kGerman));

        QVERIFY2((said - held).isEmpty(), ("not in sluice_de.ts; run ninja update_translations: " + listed(said - held)).constData());
        QVERIFY2((held - said).isEmpty(), ("in sluice_de.ts and no more in the sources: " + listed(held - said)).constData());
    }

    /// A sentence is looked up under its context. Where lupdate has to guess that, it is not found when it is wanted.
    void everySentenceHasTheContextItIsLookedUpUnder()
    {
        QTemporaryDir folder;

        const Scan scan = scanSources(folder);

        QVERIFY2(!scan.complaints.contains(QLatin1String("lacks Q_OBJECT")), qPrintable(scan.complaints));
        QVERIFY2(!scan.complaints.contains(QLatin1String("without context")), qPrintable(scan.complaints));
        QVERIFY2(!scan.complaints.contains(QLatin1String("unknown namespace")), qPrintable(scan.complaints));
    }

    void placeHoldersSurviveTranslation()
    {
        QSet<QString> broken;
        for (const TsMessage &message : messagesOf(kGerman)) {
            for (const QString &translation : message.translations) {
                if (placeHolders(message.source) != placeHolders(translation))
                    broken.insert(message.key());
            }
        }

        QVERIFY2(broken.isEmpty(), listed(broken).constData());
    }

    void pluralsHaveTheirTwoForms_data() { everySentenceIsFinished_data(); }

    void pluralsHaveTheirTwoForms()
    {
        QFETCH(QString, path);

        int plurals = 0;
        for (const TsMessage &message : messagesOf(path)) {
            if (!message.plural)
                continue;
            ++plurals;
            QVERIFY2(message.translations.size() == 2, qPrintable(message.key()));
        }
        QVERIFY(plurals > 0);
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
