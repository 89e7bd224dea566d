#include "rules/Policy.h"

#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace sluice;
using namespace sluice::rules;

namespace {

/// Everything that needs quoting, and sections that replace the default's.
const char *const kOfficePolicy
    = "version = \"7 \\\"b\\\"\"\n"
      "[terms.days]\n"
      "\"Net 30\" = 30\n"
      "\"60 \\\"long\\\" days\" = 60\n"
      "[tax.DE]\n"
      "default = \"19% USt\"\n"
      "\"Ermäßigt\" = \"7% USt\"\n"
      "[approval.limits]\n"
      "clean = 12.5\n"
      "large = 99999.99\n"
      "[approval.limits.KWD]\n"
      "clean = 1\n"
      "[sla]\n"
      "target_hours = { low = 72, high = 8 }\n"
      "[calendar]\n"
      "name = \"Office\"\n"
      "zone = \"Europe/London\"\n"
      "week = [\"Mon 09:00-12:00\", \"Mon 13:00-17:30\", \"Sun 00:00-24:00\"]\n"
      "holidays = [{ on = 2026-12-25, name = \"Christmas Day\" }, { on = 2026-01-01 }]\n";

} // namespace

class TestPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDefaultSaysWhatTheDecisionTableSays()
    {
        const Policy &policy = defaultPolicy();

        QCOMPARE(policy.version, QStringLiteral("default-1"));
        QVERIFY(!policy.approval.autoApproveClean);
        QCOMPARE(policy.approval.limits.clean.toText(), QStringLiteral("5000"));
        QCOMPARE(policy.approval.limits.large.toText(), QStringLiteral("50000"));
        QCOMPARE(policy.approval.samplePercent, 5);
        QVERIFY(policy.needsPo(u"enterprise") && policy.needsPo(u"Public Sector"));
        QVERIFY(!policy.needsPo(u"SMB") && !policy.needsPo(u""));
        QCOMPARE(policy.term(u" NET 30")->days, 30);
        QVERIFY(!policy.term(u"Net 31"));
        QCOMPARE(policy.sla.target(Severity::High), std::chrono::hours(24));
        QCOMPARE(policy.calendar.week().size(), std::size_t(5));
        QVERIFY(policy.calendar.isRoundTheClock());
        QCOMPARE(policy.reconcile.percent.toText(), QStringLiteral("0.5"));
        QCOMPARE(policy.taxByCountry.value(QStringLiteral("US")).codes.at(QStringLiteral("Exempt")), QStringLiteral("NON"));
        QCOMPARE(policy.sla.pauseReasons.size(), 4);
    }

    void theDefaultPolicyIsTheFileInTheRepository()
    {
        QFile file(QStringLiteral(SLUICE_SOURCE_DIR "/resources/policy/default.toml"));
        QVERIFY(file.open(QIODevice::ReadOnly));

        QCOMPARE(defaultPolicyToml(), QString::fromUtf8(file.readAll()));
    }

    void whatAFileLeavesOutKeepsTheDefault()
    {
        const auto policy = parsePolicy(QStringLiteral("version = \"2\"\n[approval]\nauto_approve_clean = true\n"));

        QVERIFY(policy);
        QVERIFY(policy->approval.autoApproveClean);
        QCOMPARE(policy->approval.termsCfoAbove, 60);
        QCOMPARE(policy->terms.size(), defaultPolicy().terms.size());
    }

    void writingAndReadingGivesTheSamePolicy()
    {
        const auto first = parsePolicy(QString::fromUtf8(kOfficePolicy));
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));

        const auto second = parsePolicy(policyToml(*first));

        QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
        QCOMPARE(policyToml(*second), policyToml(*first));
        QVERIFY(second->calendar == first->calendar);
        QCOMPARE(second->taxByCountry.size(), 1);
        QCOMPARE(second->taxByCountry.value(QStringLiteral("DE")).defaultCode, QStringLiteral("19% USt"));
        QCOMPARE(second->approval.limitsByCurrency.value(QStringLiteral("KWD")).large.toText(), QStringLiteral("99999.99"));
        QCOMPARE(second->sla.target(Severity::Medium), std::chrono::hours(24));
        QCOMPARE(second->calendar.holidays().front().on, QDate(2026, 1, 1));
    }

    void theDefaultSurvivesWritingAndReading()
    {
        const auto again = parsePolicy(policyToml(defaultPolicy()));

        QVERIFY(again);
        QCOMPARE(policyToml(*again), policyToml(defaultPolicy()));
    }

    void mistakesAreNamedWithTheirPlace_data()
    {
        QTest::addColumn<QString>("toml");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const char *toml, const char *error) {
            QTest::newRow(name) << QString::fromUtf8(toml) << QString::fromUtf8(error);
        };
        row("a slip of the pen", "[approval]\nauto_aprove_clean = true\n", "line 2: approval.auto_aprove_clean: no rule has this name");
        row("an unknown section", "[aproval]\n", "line 1: aproval: no rule has this name");
        row("text for a number", "[approval]\n\nbulk_items_max = \"many\"\n", "line 3: approval.bulk_items_max: a whole number from 1 to 1000 is needed");
        row("below zero", "[approval.limits]\nlarge = -1\n", "line 2: approval.limits.large: a number that is not below zero is needed");
        row("limits crossed", "[approval.limits]\nclean = 10\nlarge = 5\n", "line 1: approval.limits.large: a number that is not below clean is needed");
        row("no currency", "[approval.limits.DOLLAR]\nclean = 10\n", "line 1: approval.limits.DOLLAR: clean, large, or a section named by a currency is needed");
        row("a number for true or false", "[customers]\ncreate = 1\n", "line 2: customers.create: true or false is needed");
        row("a text for a list", "[eligibility]\npo_segments = \"Enterprise\"\n", "line 2: eligibility.po_segments: a list in brackets is needed");
        row("no such zone", "[calendar]\nzone = \"Moon/Base\"\n", "line 2: calendar.zone: a time zone such as \"Europe/London\" is needed");
        row("an interval backwards", "[calendar]\nweek = [\"Mon 17:00-09:00\"]\n", "line 2: calendar.week: \"Mon 09:00-17:30\" is needed");
        row("no such hour", "[calendar]\nweek = [\"Mon 09:00-25:00\"]\n", "line 2: calendar.week: \"Mon 09:00-17:30\" is needed");
        row("no working time", "[calendar]\nweek = []\n", "line 2: calendar.week: at least one working interval is needed");
        row("a holiday without a date", "[calendar]\nholidays = [{ name = \"Easter\" }]\n",
            "line 2: calendar.holidays: { on = 2026-12-25, name = \"Christmas Day\" } is needed");
        row("a country by its name", "[tax.Germany]\n", "line 1: tax.Germany: a section named by a country of two letters is needed");
    }

    void mistakesAreNamedWithTheirPlace()
    {
        QFETCH(QString, toml);
        QFETCH(QString, error);

        const auto policy = parsePolicy(toml);

        QVERIFY(!policy);
        QCOMPARE(policy.error().kind, ErrorKind::Usage);
        QCOMPARE(policy.error().detail, error);
    }

    void whatIsNoTomlIsRefusedWithItsLine()
    {
        const auto policy = parsePolicy(QStringLiteral("version = \"1\"\n[approval\n"));

        QVERIFY(!policy);
        QVERIFY2(policy.error().detail.startsWith(QLatin1String("line 2: ")), qPrintable(policy.error().detail));
    }

    void thePolicyReadsAsSentences()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));

        const auto sections = policySentences(defaultPolicy());

        QCOMPARE(sections.size(), std::size_t(5));
        QStringList all;
        for (const PolicySection &section : sections) {
            QVERIFY(!section.title.isEmpty());
            all += section.sentences;
        }
        QVERIFY(all.contains(QStringLiteral("P3: above 50,000, the CFO signs after the controller.")));
        QVERIFY(all.contains(QStringLiteral("Deals of these segments need a purchase order number: Enterprise, Public Sector.")));
        QVERIFY(all.contains(QStringLiteral("A difference up to 1, or 0.5 % of the booked amount, is forgiven for 30 days.")));
        for (const QString &sentence : all) {
            QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
            QVERIFY2(!sentence.contains(QRegularExpression(QStringLiteral("%[0-9n]"))), qPrintable(sentence));
        }
    }
};

QTEST_APPLESS_MAIN(TestPolicy)
#include "tst_policy.moc"
