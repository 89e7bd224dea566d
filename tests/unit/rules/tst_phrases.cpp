#include "rules/Phrases.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace sluice::rules;

namespace {

/// A language in which every sentence stands in brackets.
class Bracketed final : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return QLatin1Char('[') + QString::fromUtf8(source) + QLatin1Char(']');
    }
};

QString filled(const char *phrase)
{
    QString text = recorded(phrase);
    if (text.contains(QLatin1String("%1")))
        text = text.contains(QLatin1String("%2")) ? text.arg(QStringLiteral("Kiln"), QStringLiteral("Loom")) : text.arg(QStringLiteral("Kiln"));
    return text;
}

} // namespace

/// What the journal keeps in English is said in the reader's language.
class PhrasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPhraseIsKnownAgainWithItsValues()
    {
        Bracketed language;
        QCoreApplication::installTranslator(&language);

        for (const char *phrase : phrase::kAll) {
            const QString text = filled(phrase);
            QCOMPARE(spoken(text), QLatin1Char('[') + text + QLatin1Char(']'));
        }

        QCoreApplication::removeTranslator(&language);
    }

    void withoutATranslationTheRecordIsSaidAsItIs()
    {
        for (const char *phrase : phrase::kAll)
            QCOMPARE(spoken(filled(phrase)), filled(phrase));
    }

    void aValueThatLooksLikeAPlaceHolderStaysAValue()
    {
        const QString text = recorded(phrase::kHomeCurrency).arg(QStringLiteral("USD"), QStringLiteral("100 %1 Ltd"));

        QCOMPARE(spoken(text), text);
    }

    void whatAPersonWroteIsLeftAlone()
    {
        Bracketed language;
        QCoreApplication::installTranslator(&language);

        QCOMPARE(spoken(QStringLiteral("Please send the order form")), QStringLiteral("Please send the order form"));
        QCOMPARE(spoken(QString()), QString());

        QCoreApplication::removeTranslator(&language);
    }
};

QTEST_GUILESS_MAIN(PhrasesTest)
#include "tst_phrases.moc"
