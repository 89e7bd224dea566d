#include "net/RateLimiter.h"

#include "FakeClock.h"

#include <QCoro/QCoroTask>

#include <QTest>

#include <algorithm>

using namespace sluice;
using namespace sluice::net;
using namespace std::chrono_literals;
using sluice::test::FakeClock;

class TstRateLimiter : public QObject {
    Q_OBJECT

private:
    struct Call {
        std::optional<Instant> admittedAt;
        RateLimiter::Slot slot;
        bool refused = false;
    };

    static QCoro::Task<> admit(RateLimiter &limiter, FakeClock &clock, Call &call)
    {
        Result<RateLimiter::Slot> slot = co_await limiter.acquire();
        if (!slot) {
            call.refused = true;
            co_return;
        }
        call.admittedAt = clock.now();
        call.slot = std::move(*slot);
    }

private Q_SLOTS:
    void noStretchOfTimeHoldsMoreThanItsAllowance()
    {
        FakeClock clock;
        RateLimiter limiter(clock, { { { 8, 1s }, { 40, 10s } }, 0 });
        std::vector<Call> calls(200);
        for (Call &call : calls)
            admit(limiter, clock, call);

        for (int step = 0; step < 6'000; ++step)
            clock.advance(10ms);

        for (std::size_t i = 0; i < calls.size(); ++i) {
            QVERIFY(calls[i].admittedAt);
            if (i >= 1)
                QVERIFY(*calls[i].admittedAt >= *calls[i - 1].admittedAt); // First come, first served.
            if (i >= 8)
                QVERIFY(*calls[i].admittedAt - *calls[i - 8].admittedAt >= 1s);
            if (i >= 40)
                QVERIFY(*calls[i].admittedAt - *calls[i - 40].admittedAt >= 10s);
        }
        QCOMPARE(*calls[7].admittedAt, *calls[0].admittedAt); // No slower than it must be.
        QCOMPARE(*calls[199].admittedAt - *calls[0].admittedAt, 44s);
        QCOMPARE(limiter.counters().admitted, 200);
    }

    void aPlaceIsGivenBackWhenTheSlotGoes()
    {
        FakeClock clock;
        RateLimiter limiter(clock, { {}, 2 });
        Call first, second, third, fourth;
        for (Call *call : { &first, &second, &third, &fourth })
            admit(limiter, clock, *call);
        QVERIFY(first.admittedAt && second.admittedAt && !third.admittedAt);
        QCOMPARE(limiter.counters().inFlight, 2);
        QCOMPARE(limiter.counters().waiting, 2);

        second.slot.release();

        QVERIFY(third.admittedAt);
        QVERIFY(!fourth.admittedAt);
        first.slot = RateLimiter::Slot();
        QVERIFY(fourth.admittedAt);
        QCOMPARE(limiter.counters().inFlight, 2);
        QCOMPARE(limiter.counters().inFlightHighest, 2);
    }

    void aPauseHoldsEverybodyAndALaterOneStands()
    {
        FakeClock clock;
        const Instant start = clock.now();
        RateLimiter limiter(clock, { { { 10, 1s } }, 0 });
        limiter.pauseUntil(start + 60s);
        limiter.pauseUntil(start + 5s);
        Call call;
        admit(limiter, clock, call);

        clock.advance(30s);
        limiter.pauseUntil(start + 90s);
        clock.advance(40s);
        QVERIFY(!call.admittedAt);
        clock.advance(30s);

        QCOMPARE(*call.admittedAt - start, 90s);
    }

    void nobodyWaitsForTheEndOfAPauseThatIsTooLong()
    {
        FakeClock clock;
        const Instant start = clock.now();
        RateLimiter limiter(clock, { { { 2, 1s } }, 0 });
        limiter.waitAtMostUntil(start + 30s);
        std::vector<Call> inLine(4);
        for (Call &call : inLine)
            admit(limiter, clock, call);

        limiter.pauseUntil(start + 60s);
        Call late, afterwards;
        admit(limiter, clock, late);

        QVERIFY(inLine[0].admittedAt && inLine[1].admittedAt);
        QVERIFY(inLine[2].refused && inLine[3].refused && late.refused);
        QCOMPARE(limiter.counters().waiting, 0);
        clock.advance(61s);
        admit(limiter, clock, afterwards);
        QVERIFY(afterwards.admittedAt);
    }

    void aPauseThatIsNotTooLongIsWaitedOutUntilSomebodyHurries()
    {
        FakeClock clock;
        RateLimiter limiter(clock, { { { 10, 1s } }, 0 });
        limiter.waitAtMostUntil(clock.now() + 30s);
        limiter.pauseUntil(clock.now() + 20s);
        Call call;
        admit(limiter, clock, call);
        QVERIFY(!call.refused);

        limiter.waitAtMostUntil(clock.now() + 10s);

        QVERIFY(call.refused);
        clock.advance(20s); // Whoever watched over the pause is done.
    }

    void afterAPauseItBeginsAtHalfTheSpeed()
    {
        FakeClock clock;
        const Instant start = clock.now();
        RateLimiter limiter(clock, { { { 4, 1s } }, 0 });
        limiter.pauseUntil(start + 10s);
        std::vector<std::unique_ptr<Call>> calls;
        for (int i = 0; i < 4; ++i) {
            calls.push_back(std::make_unique<Call>());
            admit(limiter, clock, *calls.back());
        }

        for (int step = 0; step < 1'200; ++step)
            clock.advance(10ms);

        QCOMPARE(*calls[1]->admittedAt - start, 10s);
        QCOMPARE(*calls[2]->admittedAt - start, 11s);
        clock.advance(70s);
        Call one, two, three, four;
        for (Call *call : { &one, &two, &three, &four })
            admit(limiter, clock, *call);
        QVERIFY(four.admittedAt); // The minute is over.
    }

    void aThousandCallsThatFinishAtOnceDoNotNest()
    {
        FakeClock clock;
        RateLimiter limiter(clock, { {}, 1 });
        Call first;
        admit(limiter, clock, first);
        int finished = 0;
        int depth = 0;
        int depthHighest = 0;
        auto work = [](RateLimiter &limits, int &done, int &at, int &highest) -> QCoro::Task<> {
            const Result<RateLimiter::Slot> slot = co_await limits.acquire();
            highest = std::max(highest, ++at);
            ++done;
            --at;
        };
        for (int i = 0; i < 50'000; ++i)
            work(limiter, finished, depth, depthHighest);

        first.slot.release();

        QCOMPARE(finished, 50'000);
        QCOMPARE(depthHighest, 1);
    }

    void whoeverWaitsIsCancelledWithTheLimiter()
    {
        FakeClock clock;
        auto limiter = std::make_unique<RateLimiter>(clock, RateLimiter::Limits { { { 1, 1s } }, 0 });
        Call first, waits;
        admit(*limiter, clock, first);
        admit(*limiter, clock, waits);

        limiter.reset();

        QVERIFY(waits.refused);
        clock.advance(5s); // The timer that was under way finds nobody.
        first.slot.release();
    }

    void whatOthersCalledCountsToo()
    {
        FakeClock clock;
        RateLimiter first(clock, { { { 2, 1s } }, 0 });
        std::vector<Call> calls(2);
        for (Call &call : calls)
            admit(first, clock, call);
        clock.advance(400ms);
        RateLimiter second(clock, { { { 2, 1s } }, 0 });
        QList<Instant> others = first.recent();
        others.append(clock.now() + 1h); // Noted before somebody put the clock back.

        second.countOthers(others);
        Call third;
        admit(second, clock, third);

        QVERIFY(!third.admittedAt);
        clock.advance(600ms);
        QVERIFY(third.admittedAt);
        clock.advance(2s);
        QVERIFY(first.recent().isEmpty()); // What is long past counts no more.
    }

    void sleepingThatTakesNoTimeIsFine()
    {
        FakeClock clock;
        clock.runsByItself = true;
        RateLimiter limiter(clock, { { { 1, 1s } }, 0 });
        std::vector<Call> calls(100);
        for (Call &call : calls)
            admit(limiter, clock, call);
        QVERIFY(std::all_of(calls.begin(), calls.end(), [](const Call &call) { return call.admittedAt.has_value(); }));
        QCOMPARE(*calls.back().admittedAt - *calls.front().admittedAt, 99s);
    }
};

QTEST_GUILESS_MAIN(TstRateLimiter)
#include "tst_rate_limiter.moc"
