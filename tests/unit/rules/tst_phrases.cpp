#include "rules/Phrases.h"
#include "support/Bracketed.h"

#include <QTest>

using namespace sluice::rules;

namespace {

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
        const sluice::testing::Bracketed language;

        for (const char *phrase : phrase::kAll) {
            const QString text = filled(phrase);
            QCOMPARE(spoken(text), QLatin1Char('[') + text + QLatin1Char(']'));
        }
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
        const sluice::testing::Bracketed language;

        QCOMPARE(spoken(QStringLiteral("Please send the order form")), QStringLiteral("Please send the order form"));
        QCOMPARE(spoken(QString()), QString());
    }
};

QTEST_GUILESS_MAIN(PhrasesTest)
#include "tst_phrases.moc"
