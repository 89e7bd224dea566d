#include "ui/kit/Filter.h"

#include <QtTest>

using namespace sluice::ui;

class TstFilter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTypedFilterReadsBackAsItself_data();
    void aTypedFilterReadsBackAsItself();
    void numbersAreReadExactly_data();
    void numbersAreReadExactly();
    void wordsMatchAtTheirStartOnly_data();
    void wordsMatchAtTheirStartOnly();
    void addingATermTwiceKeepsItOnce();
};

void TstFilter::aTypedFilterReadsBackAsItself_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *name, const char *typed, const char *written) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(written);
    };
    row("a word", "Acme", "acme");
    row("key and value", "cause:PO", "cause:po");
    row("several", "cause:PO entity:UK >10k", "cause:po entity:uk >10k");
    row("negated", "-entity:UK", "-entity:uk");
    row("quoted words stay together", "deal:\"Renewal 2026\"", "deal:\"renewal 2026\"");
    row("an age in days", "age:>3d", "age:>3d");
    row("an age in hours", "sla:<4h", "sla:<4h");
    row("grouping commas fall away", ">12,400.50", ">12400.5");
    row("millions", ">=1.5m", ">=1500k");
    row("a negative number is no negated word", "-250", "-250");
    row("a sign without a number is text", ">soon", ">soon");
    row("a date compares as text", "due:<2026-12", "due:<2026-12");
    row("one or the other", "state:Posting|Uncertain", "state:posting|uncertain");
    row("an address is not a key", "http://x", "http://x");
    row("only a key is nothing yet", "cause:", "");
    row("blank", "   ", "");
}

void TstFilter::aTypedFilterReadsBackAsItself()
{
    QFETCH(QString, typed);
    QFETCH(QString, written);

    const Filter filter = Filter::parse(typed);

    QCOMPARE(filter.toText(), written);
    QCOMPARE(Filter::parse(filter.toText()), filter);
}

void TstFilter::numbersAreReadExactly_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("milli");
    QTest::newRow("thousand") << QStringLiteral(">10k") << qint64(10'000'000);
    QTest::newRow("cents") << QStringLiteral(">0.01") << qint64(10);
    QTest::newRow("no double in between") << QStringLiteral(">0.29") << qint64(290);
    QTest::newRow("million") << QStringLiteral("<2m") << qint64(2'000'000'000);
    QTest::newRow("days as minutes") << QStringLiteral("age:>2d") << qint64(2 * 1440 * 1000);
    QTest::newRow("minutes after an age key") << QStringLiteral("age:<30m") << qint64(30 * 1000);
    QTest::newRow("a bare age is in days") << QStringLiteral("age:>2") << qint64(2 * 1440 * 1000);
}

void TstFilter::numbersAreReadExactly()
{
    QFETCH(QString, typed);
    QFETCH(qint64, milli);

    const Filter filter = Filter::parse(typed);

    QCOMPARE(filter.terms().size(), std::size_t(1));
    QVERIFY(filter.terms().front().milli);
    QCOMPARE(*filter.terms().front().milli, milli);
}

void TstFilter::wordsMatchAtTheirStartOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("needle");
    QTest::addColumn<bool>("matches");
    QTest::newRow("a word") << QStringLiteral("dea-1 po number missing") << QStringLiteral("po") << true;
    QTest::newRow("inside a word") << QStringLiteral("monthly report") << QStringLiteral("po") << false;
    QTest::newRow("after a hyphen") << QStringLiteral("dea-1") << QStringLiteral("1") << true;
    QTest::newRow("a later word after a false start") << QStringLiteral("report po") << QStringLiteral("po") << true;
}

void TstFilter::wordsMatchAtTheirStartOnly()
{
    QFETCH(QString, text);
    QFETCH(QString, needle);
    QFETCH(bool, matches);

    QCOMPARE(hasWordStart(text, needle), matches);
}

void TstFilter::addingATermTwiceKeepsItOnce()
{
    Filter filter = Filter::parse(u"cause:po");

    filter.add(Filter::parse(u"cause:po >10k"));

    QCOMPARE(filter.terms().size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TstFilter)
#include "tst_filter.moc"
