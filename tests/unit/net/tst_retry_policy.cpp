#include "net/HttpClient.h"

#include <QTest>

using namespace sluice;
using namespace sluice::net;
using namespace std::chrono_literals;

class TstRetryPolicy : public QObject {
    Q_OBJECT

private:
    static Error errorOf(ErrorKind kind, std::optional<std::chrono::milliseconds> retryAfter = {})
    {
        return { kind, {}, retryAfter, {}, {} };
    }

private Q_SLOTS:
    void delaysDoubleUpToTheirCapWithJitterInTheUpperHalf()
    {
        const RetryPolicy policy { .attemptsMax = 10, .delayFirst = 500ms, .delayMax = 4s };
        const Error error = errorOf(ErrorKind::Timeout);
        SeededRandom random(7);
        const QList<std::chrono::milliseconds> full { 500ms, 1s, 2s, 4s, 4s, 4s, 4s, 4s, 4s };
        bool differed = false;
        for (int round = 0; round < 200; ++round) {
            for (int attempt = 1; attempt <= 9; ++attempt) {
                const auto delay = delayBeforeNext(policy, attempt, error, random);
                QVERIFY(delay);
                QVERIFY(*delay <= full[attempt - 1]);
                QVERIFY(*delay >= full[attempt - 1] / 2);
                differed = differed || *delay != full[attempt - 1];
            }
            QVERIFY(!delayBeforeNext(policy, 10, error, random));
        }
        QVERIFY(differed);
    }

    void aNamedDelayIsKeptUnlessItIsTooLong()
    {
        const RetryPolicy policy { .retryAfterMax = 120s };
        SeededRandom random(7);
        QCOMPARE(delayBeforeNext(policy, 1, errorOf(ErrorKind::RateLimited, 61s), random), 61s);
        QVERIFY(!delayBeforeNext(policy, 1, errorOf(ErrorKind::RateLimited, 9h), random));
    }

    void onlyWhatMayPassByItselfIsRepeated()
    {
        SeededRandom random(7);
        for (const ErrorKind kind : { ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::RateLimited, ErrorKind::BadReply })
            QVERIFY(delayBeforeNext({}, 1, errorOf(kind), random));
        for (const ErrorKind kind : { ErrorKind::Rejected, ErrorKind::SignInNeeded, ErrorKind::Cancelled, ErrorKind::Conflict })
            QVERIFY(!delayBeforeNext({}, 1, errorOf(kind), random));
        QVERIFY(!delayBeforeNext(RetryPolicy::once(), 1, errorOf(ErrorKind::Offline), random));
    }

    void retryAfterIsReadInBothForms_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<std::optional<qint64>>("ms");
        using Ms = std::optional<qint64>;
        QTest::newRow("seconds") << QByteArray("30") << Ms(30'000);
        QTest::newRow("a date") << QByteArray("Tue, 24 Nov 2026 12:00:30 GMT") << Ms(30'000);
        QTest::newRow("a date gone by") << QByteArray("Tue, 24 Nov 2026 11:00:30 GMT") << Ms(0);
        QTest::newRow("absent") << QByteArray() << Ms();
        QTest::newRow("nonsense") << QByteArray("soon") << Ms();
        QTest::newRow("negative") << QByteArray("-1") << Ms();
        QTest::newRow("beyond a year") << QByteArray("99999999999999") << Ms();
    }

    void retryAfterIsReadInBothForms()
    {
        QFETCH(QByteArray, header);
        QFETCH(std::optional<qint64>, ms);
        HttpResponse response { 429, {}, {} };
        if (!header.isEmpty())
            response.headers.append(qMakePair(QByteArray("retry-after"), header));

        const auto delay = retryAfter(response, *parseInstant(QStringView(u"2026-11-24T12:00:00.000Z")));

        QCOMPARE(delay.has_value(), ms.has_value());
        if (ms)
            QCOMPARE(delay->count(), *ms);
    }
};

QTEST_GUILESS_MAIN(TstRetryPolicy)
#include "tst_retry_policy.moc"
