#include "billing/Doubt.h"
#include "billing/SystemFindings.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "unit/billing/OutboxWorld.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using billing::Postable;
using billing::PostingTally;
using mirror::Outbox;
using sandbox::FaultKind;
using sandbox::Value;
using sandbox::quickbooks::RequestIdMode;
using testing::OutboxWorld;

/// The outbox against the stand-in, one invoice at a time.
class tst_poster final : public QObject {
    Q_OBJECT

private:
    static Value invoiceOf(const OutboxWorld &world, const Postable &postable)
    {
        const Value *found = world.realm.find(u"Invoice"_s, world.view(postable).invoiceId);
        return found ? *found : Value();
    }

    static Value invoiceWithKey(const OutboxWorld &world, const QString &key)
    {
        for (const Value &invoice : world.realm.all(u"Invoice"_s)) {
            if (keyInNote(invoice[u"PrivateNote"].toString()) == key)
                return invoice;
        }
        return {};
    }

    /// Puts an invoice of somebody else's into the books.
    static QString enterByHand(OutboxWorld &world, const QString &number, const QString &customer, const QString &item)
    {
        const Value line = Value::object({ { u"DetailType"_s, u"SalesItemLineDetail"_s }, { u"Amount"_s, Value::number("9.00") },
            { u"SalesItemLineDetail"_s, Value::object({ { u"ItemRef"_s, Value::object({ { u"value"_s, item } }) } }) } });
        return world.realm.createAt(world.clock.now(), u"Invoice"_s,
            Value::object({ { u"DocNumber"_s, number }, { u"CustomerRef"_s, Value::object({ { u"value"_s, customer } }) },
                { u"Line"_s, Value(Value::Array { line }) } }))[u"Id"].toString();
    }

    static std::vector<Finding> doubtsOf(const OutboxWorld &world, const Postable &postable)
    {
        return billing::findingsOfDoubt(world.view(postable), world.clock.now(), {});
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"sluice.*.info=false"_s); }

    void anInvoiceIsPostedOnceAndOnlyOnce()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));

        const Result<PostingTally> first = world.post(due);
        const Result<PostingTally> again = world.post(due);

        QCOMPARE(first->posted, 1);
        QCOMPARE(again->posted, 0);
        QCOMPARE(world.marked().size(), 1);
        QCOMPARE(int(world.view(due[0]).outbox), int(Outbox::Posted));
        QCOMPARE(world.view(due[0]).docNumber, u"S-000001"_s);
        QVERIFY(world.facts.invoice(world.realm.id(), world.view(due[0]).invoiceId)->has_value());
    }

    void aLostAnswerIsLookedUpAndNeverSentTwice_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("lagMs");
        const auto rows = [](const char *what, FaultKind fault) {
            const std::pair<const char *, RequestIdMode> modes[] = { { "replayed", RequestIdMode::Replay },
                { "600 in flight", RequestIdMode::Error600WhileInFlight }, { "expired", RequestIdMode::Expired },
                { "ignored", RequestIdMode::Ignored } };
            for (const auto &[name, mode] : modes) {
                QTest::addRow("%s, ids %s", what, name) << int(fault) << int(mode) << 0;
                QTest::addRow("%s, ids %s, index lags", what, name) << int(fault) << int(mode) << 9000;
            }
        };
        rows("dropped before", FaultKind::DropBefore);
        rows("dropped after", FaultKind::DropAfter);
        rows("503 after", FaultKind::Status503After);
        rows("half an answer", FaultKind::TruncateAfter);
        rows("600 although done", FaultKind::DuplicateRequest);
        rows("a fault in a 200", FaultKind::FaultInside200);
        rows("a hiccup", FaultKind::InternalHiccup);
    }

    void aLostAnswerIsLookedUpAndNeverSentTwice()
    {
        QFETCH(int, fault);
        QFETCH(int, mode);
        QFETCH(int, lagMs);
        OutboxWorld world;
        world.service.setRequestIdMode(RequestIdMode(mode));
        world.service.setIndexLag(std::chrono::milliseconds(lagMs));
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.timeline.pass(std::chrono::seconds(10));
        world.strike(FaultKind(fault), 1, "/invoice");

        const Result<PostingTally> posted = world.post(due);
        QCOMPARE(posted->uncertain, 1);
        const Result<PostingTally> settled = world.settle();

        QCOMPARE(settled->posted, 1);
        QCOMPARE(world.realm.all(u"Invoice"_s).size(), 1);
        QCOMPARE(int(world.view(due[0]).outbox), int(Outbox::Posted));
    }

    void anotherDocumentsNumberLeadsToTheNextOne_data()
    {
        QTest::addColumn<int>("taken");
        QTest::newRow("one") << 1;
        QTest::newRow("three in a row") << 3;
    }

    void anotherDocumentsNumberLeadsToTheNextOne()
    {
        QFETCH(int, taken);
        OutboxWorld world;
        const QString customer = world.customer(u"Acme"_s);
        const std::vector<Postable> due = world.approved(1, customer);
        for (int i = 1; i <= taken; ++i)
            QVERIFY(!enterByHand(world, u"S-%1"_s.arg(i, 6, 10, QLatin1Char('0')), customer, due[0].draft.lines[0].itemId).isEmpty());

        const Result<PostingTally> posted = world.post(due);

        QCOMPARE(posted->posted, 1);
        QCOMPARE(posted->rejected, taken);
        QCOMPARE(world.view(due[0]).docNumber, u"S-%1"_s.arg(taken + 1, 6, 10, QLatin1Char('0')));
        QCOMPARE(world.marked().size(), 1);
    }

    void aNumberThatAnotherTypeHoldsLeadsToTheNextOne()
    {
        OutboxWorld world({ .realmId = u"9341450000000001"_s, .companyName = u"Harbor Light Inc."_s, .multiCurrency = false,
            .numbersSharedByTypes = true });
        const QString customer = world.customer(u"Acme"_s);
        const std::vector<Postable> due = world.approved(1, customer);
        const Value line = Value::object({ { u"DetailType"_s, u"SalesItemLineDetail"_s }, { u"Amount"_s, Value::number("9.00") },
            { u"SalesItemLineDetail"_s, Value::object({ { u"ItemRef"_s, Value::object({ { u"value"_s, due[0].draft.lines[0].itemId } }) } }) } });
        const Value memo = world.realm.createAt(world.clock.now(), u"CreditMemo"_s,
            Value::object({ { u"DocNumber"_s, u"S-000001"_s }, { u"CustomerRef"_s, Value::object({ { u"value"_s, customer } }) },
                { u"Line"_s, Value(Value::Array { line }) } }));
        QVERIFY2(!memo[u"Id"].toString().isEmpty(), memo.toJson().constData());

        const Result<PostingTally> posted = world.post(due);

        QCOMPARE(posted->posted, 1);
        QCOMPARE(posted->rejected, 1);
        QCOMPARE(world.view(due[0]).docNumber, u"S-000002"_s);
    }

    void aDocumentThatMayBeOursIsLeftToAPerson_data()
    {
        QTest::addColumn<bool>("ownNumbers");
        QTest::addColumn<bool>("voided");
        QTest::newRow("the books number") << false << false;
        QTest::newRow("we number") << true << false;
        QTest::newRow("the books number, and it was voided") << false << true;
    }

    void aDocumentThatMayBeOursIsLeftToAPerson()
    {
        QFETCH(bool, ownNumbers);
        QFETCH(bool, voided);
        OutboxWorld world({ .realmId = u"9341450000000001"_s, .companyName = u"Harbor Light Inc."_s, .multiCurrency = false,
            .customTxnNumbers = ownNumbers });
        world.service.setRequestIdMode(RequestIdMode::Expired);
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.timeline.pass(std::chrono::minutes(1));
        world.strike(FaultKind::DropAfter, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        Value invoice = world.realm.all(u"Invoice"_s).front();
        const QString note = invoice[u"PrivateNote"].toString();
        invoice.set(u"PrivateNote"_s, voided ? u"Voided"_s : u"cleared by hand"_s);
        if (voided) {
            invoice.set(u"TotalAmt"_s, Value::number("0.00"));
            invoice.set(u"Balance"_s, Value::number("0.00"));
            invoice.set(u"DocNumber"_s, u"1001-x"_s);
        }
        world.realm.put(u"Invoice"_s, invoice);
        const int sent = world.served("/invoice");

        for (int look = 0; look < 3; ++look)
            QCOMPARE(world.settle()->uncertain, 1);

        QCOMPARE(world.served("/invoice"), sent); // Nothing was sent again.
        QCOMPARE(world.realm.all(u"Invoice"_s).size(), 1);
        QCOMPARE(world.view(due[0]).outboxErrorCode, billing::kLookAlike);
        const qint64 said = world.journal->lastSeq().value();
        QCOMPARE(world.settle()->uncertain, 1);
        QCOMPARE(world.journal->lastSeq().value(), said);
        const std::vector<Finding> findings = doubtsOf(world, due[0]);
        QCOMPARE(findings.size(), std::size_t(1));
        QVERIFY(findings[0].found.contains(invoice[u"DocNumber"].toString()));

        invoice.set(u"PrivateNote"_s, note); // A person gives it its marker back.
        world.realm.put(u"Invoice"_s, invoice);
        QCOMPARE(world.settle()->posted, 1);
        QCOMPARE(world.view(due[0]).invoiceId, invoice[u"Id"].toString());
        QVERIFY(doubtsOf(world, due[0]).empty());
    }

    void aDocumentThatCannotBeReadHidesNoOther()
    {
        OutboxWorld world;
        world.service.setRequestIdMode(RequestIdMode::Expired);
        const QString customerId = world.customer(u"Acme"_s);
        const std::vector<Postable> first = world.approved(1, customerId), second = world.approved(1, customerId);
        world.strike(FaultKind::DropAfter, 2, "/invoice");
        QCOMPARE(world.post(first)->uncertain, 1);
        QCOMPARE(world.post(second)->uncertain, 1);
        Value odd = invoiceWithKey(world, world.view(first[0]).outboxKey);
        const Value sound = odd;
        odd.set(u"CurrencyRef"_s, Value::object({ { u"value"_s, u"???"_s } }));
        world.realm.put(u"Invoice"_s, odd);
        const int sent = world.served("/invoice");

        const Result<billing::PostingTally> settled = world.settle();

        QCOMPARE(settled->posted, 1);
        QCOMPARE(settled->uncertain, 1);
        QCOMPARE(world.served("/invoice"), sent);
        QVERIFY(!world.view(second[0]).invoiceId.isEmpty());
        QCOMPARE(world.view(first[0]).outboxErrorCode, billing::kUnreadable);
        QCOMPARE(doubtsOf(world, first[0]).size(), std::size_t(1));
        QVERIFY(!world.company.takeUnread().empty());
        const qint64 said = world.journal->lastSeq().value();
        QCOMPARE(world.settle()->uncertain, 1);
        QCOMPARE(world.journal->lastSeq().value(), said);
        world.realm.put(u"Invoice"_s, sound);
        QCOMPARE(world.settle()->posted, 1);
        QCOMPARE(world.duplicates(), 0);
    }

    void whatCannotBeReadAndIsOldHoldsUpNothing_data()
    {
        QTest::addColumn<bool>("old");
        QTest::newRow("made the day before") << true;
        QTest::newRow("made since, its marker gone") << false;
    }

    void whatCannotBeReadAndIsOldHoldsUpNothing()
    {
        QFETCH(bool, old);
        OutboxWorld world;
        const QString customerId = world.customer(u"Acme"_s);
        const std::vector<Postable> first = world.approved(1, customerId);
        QCOMPARE(world.post(first)->posted, 1);
        Value odd = world.realm.all(u"Invoice"_s).front();
        odd.set(u"CurrencyRef"_s, Value::object({ { u"value"_s, u"???"_s } }));
        odd.set(u"PrivateNote"_s, u"by hand"_s);
        if (old) {
            const QString yesterday = toIso(world.clock.now() - std::chrono::hours(24));
            odd.set(u"MetaData"_s, Value::object({ { u"CreateTime"_s, yesterday }, { u"LastUpdatedTime"_s, yesterday } }));
        }
        world.realm.put(u"Invoice"_s, odd);
        const std::vector<Postable> due = world.approved(1, customerId);
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);

        const Result<billing::PostingTally> settled = world.settle();

        QCOMPARE(settled->posted, old ? 1 : 0);
        QCOMPARE(settled->uncertain, old ? 0 : 1);
    }

    /// Beside a document that may be ours nothing is made, whatever became of the approval: it may be the second.
    void aLookAlikeOutlivesTheApproval()
    {
        OutboxWorld world({ .realmId = u"9341450000000001"_s, .companyName = u"Harbor Light Inc."_s, .multiCurrency = false,
            .customTxnNumbers = false });
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.strike(FaultKind::DropAfter, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        Value invoice = world.realm.all(u"Invoice"_s).front();
        invoice.set(u"PrivateNote"_s, u""_s);
        world.realm.put(u"Invoice"_s, invoice);
        QCOMPARE(world.settle()->uncertain, 1);

        world.takeBack(due[0]);
        world.timeline.pass(std::chrono::hours(5));

        QVERIFY(world.settle().has_value());
        QCOMPARE(int(world.view(due[0]).outbox), int(Outbox::Uncertain));
        QCOMPARE(world.view(due[0]).outboxErrorCode, billing::kLookAlike);
    }

    void aWordThatTheLookAlikeIsAnotherSendsTheInvoice()
    {
        OutboxWorld world({ .realmId = u"9341450000000001"_s, .companyName = u"Harbor Light Inc."_s, .multiCurrency = false,
            .customTxnNumbers = false });
        world.service.setRequestIdMode(RequestIdMode::Expired);
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.strike(FaultKind::DropAfter, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        Value invoice = world.realm.all(u"Invoice"_s).front();
        invoice.set(u"PrivateNote"_s, u""_s);
        world.realm.put(u"Invoice"_s, invoice);
        QCOMPARE(world.settle()->uncertain, 1);

        world.vouch(due[0], doubtsOf(world, due[0]).front().found + u" or so"_s);
        QCOMPARE(world.settle()->uncertain, 1); // That was said of something else.
        world.vouch(due[0], doubtsOf(world, due[0]).front().found);
        QCOMPARE(world.settle()->posted, 1);

        QVERIFY(world.view(due[0]).invoiceId != invoice[u"Id"].toString());
    }

    void aDoubtThatLastsIsShownToAPerson()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.strike(FaultKind::Status503Before, 1000, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        QVERIFY(world.settle().has_value());
        QVERIFY(doubtsOf(world, due[0]).empty());

        world.timeline.pass(std::chrono::minutes(31));
        QVERIFY(world.settle().has_value());

        QCOMPARE(doubtsOf(world, due[0]).size(), std::size_t(1));
        world.service.faults().clear();
        world.timeline.pass(std::chrono::minutes(15));
        QCOMPARE(world.settle()->posted, 1);
        QVERIFY(doubtsOf(world, due[0]).empty());
    }

    void ourOwnNumberInTheWayIsOurInvoice()
    {
        // The answer is lost, the index lags longer than anybody waits, and the books forgot the request id.
        OutboxWorld world;
        world.service.setRequestIdMode(RequestIdMode::Ignored);
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.timeline.pass(std::chrono::seconds(5));
        world.service.setIndexLag(std::chrono::hours(1));
        world.strike(FaultKind::DropAfter, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);

        const Result<PostingTally> settled = world.settle();

        QCOMPARE(settled->posted, 1);
        QCOMPARE(world.realm.all(u"Invoice"_s).size(), 1);
        QVERIFY(world.served("/invoice", 400) == 1);
    }

    void aNumberTakenWithoutAProofStaysUncertain()
    {
        OutboxWorld world;
        const QString customer = world.customer(u"Acme"_s);
        const std::vector<Postable> due = world.approved(1, customer);
        QVERIFY(!enterByHand(world, u"S-000001"_s, customer, due[0].draft.lines[0].itemId).isEmpty());
        world.service.faults().add({ FaultKind::Status503Before, "GET", "/invoice/", 0, 1000 });
        world.service.faults().add({ FaultKind::Status503Before, "GET", "/query", 0, 1000 });

        QCOMPARE(world.post(due)->uncertain, 1);

        world.service.faults().clear();
        QCOMPARE(world.settle()->rejected, 1);
        QCOMPARE(world.post(due)->posted, 1);
        QCOMPARE(world.view(due[0]).docNumber, u"S-000002"_s);
    }

    void whatLeadsNowhereDependsOnWhatTheBooksSay_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("minutes");
        QTest::newRow("they know the call and say no more") << u"600"_s << 60;
        QTest::newRow("the number is taken, nobody can say by what") << u"6140"_s << 60;
        QTest::newRow("they fail every time") << u"6000"_s << 360;
        QTest::newRow("they do not answer") << QString() << 360;
    }

    void whatLeadsNowhereDependsOnWhatTheBooksSay()
    {
        QFETCH(QString, code);
        QFETCH(int, minutes);
        const Instant now = fromMs(1'795'500'000'000);
        mirror::RequestView view;
        view.outboxErrorCode = code;
        const auto after = [&](int passed) {
            view.intendedAt = view.uncertainAt = now - std::chrono::minutes(passed);
            return billing::leadsNowhere(view, now);
        };

        QVERIFY(!after(minutes - 1));
        QVERIFY(after(minutes));
        QVERIFY(!after(-600)); // By a clock that ran ahead: nothing is known.
    }

    void aRefusalOfAllWritesThatTheyRememberLeadsNowhereAtOnce()
    {
        const Instant now = fromMs(1'795'500'000'000);
        mirror::RequestView view;
        view.outboxErrorCode = books::kTakesNoWrites;
        view.intendedAt = view.uncertainAt = now - std::chrono::minutes(1);

        QVERIFY(billing::leadsNowhere(view, now));
        QVERIFY(billing::mayStillAppear(view, now)); // Until then it is not given up.
    }

    void whatTheBooksStoredOtherwiseIsNoted()
    {
        OutboxWorld world;
        std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        due[0].draft.lines[0].description = u"Seats"_s + QString(5000, u'x'); // Cut to what the books take.

        QCOMPARE(world.post(due)->posted, 1);

        const QJsonArray differences = world.view(due[0]).postedDifferences;
        QCOMPARE(differences.size(), 1);
        QCOMPARE(differences[0].toObject()[u"field"].toString(), u"line 1 description"_s);
    }

    void aVoidBeforeTheLookIsRecognised()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.strike(FaultKind::DropAfter, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        Value invoice = world.realm.all(u"Invoice"_s).front();
        invoice.set(u"PrivateNote"_s, u"Voided"_s); // Some voids replace the note, marker and all.
        invoice.set(u"TotalAmt"_s, Value::number("0.00"));
        invoice.set(u"Balance"_s, Value::number("0.00"));
        world.realm.put(u"Invoice"_s, invoice);

        QCOMPARE(world.settle()->posted, 1);

        QCOMPARE(world.realm.all(u"Invoice"_s).size(), 1);
        QCOMPARE(world.view(due[0]).invoiceId, invoice[u"Id"].toString());
    }

    void aDeletionBeforeTheLookEndsInTheMirrorToo()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.strike(FaultKind::DropAfter, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        const Value invoice = world.realm.all(u"Invoice"_s).front();
        world.realm.markDeleted(*sandbox::quickbooks::entityByName(u"Invoice"_s), invoice[u"Id"].toString(), world.clock.now());

        QCOMPARE(world.settle()->posted, 1); // The books repeat their first answer.

        QCOMPARE(world.realm.all(u"Invoice"_s).size(), 0);
        const auto mirrored = world.facts.invoice(world.realm.id(), invoice[u"Id"].toString());
        QVERIFY(mirrored.has_value() && mirrored->has_value() && (*mirrored)->deleted);
    }

    void withoutItsApprovalNothingIsSentAgain()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        world.takeBack(due[0]);

        QCOMPARE(world.settle()->uncertain, 1); // What the books broke off may come for a while yet.
        world.timeline.pass(std::chrono::minutes(11));
        QCOMPARE(world.settle()->notSent, 1);

        QCOMPARE(int(world.view(due[0]).outbox), int(Outbox::NotSent));
        QCOMPARE(world.realm.all(u"Invoice"_s).size(), 0);
    }

    void anApprovalOfSomethingElseSendsNoOldBytes()
    {
        OutboxWorld world;
        std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        world.takeBack(due[0]);
        world.approveAs(due[0], u"november"_s);

        QCOMPARE(world.settle()->uncertain, 1);
        QCOMPARE(world.realm.all(u"Invoice"_s).size(), 0);
        world.timeline.pass(std::chrono::minutes(11));
        QCOMPARE(world.settle()->notSent, 1);

        due[0].draft.lines[0].description = u"As approved now"_s;
        QCOMPARE(world.post(due)->posted, 1);
        QCOMPARE(world.view(due[0]).outboxRevision, 2);
        QCOMPARE(invoiceOf(world, due[0])[u"Line"].items().front()[u"Description"].toString(), u"As approved now"_s);
    }

    void aRefusalThatTheBooksRememberDoesNotLastForEver()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        world.realm.setSubscription(sandbox::quickbooks::Subscription::Expired);
        QCOMPARE(world.settle()->uncertain, 1);
        world.realm.setSubscription(sandbox::quickbooks::Subscription::Active);
        const int sent = world.served("/invoice");

        world.timeline.pass(std::chrono::minutes(5));
        QCOMPARE(world.settle()->uncertain, 1);
        QCOMPARE(world.served("/invoice"), sent); // Under that key they would say the same again.
        world.timeline.pass(std::chrono::minutes(15));
        QCOMPARE(world.settle()->notSent, 1);
        QCOMPARE(world.post(due)->posted, 1);

        QCOMPARE(world.view(due[0]).outboxRevision, 2);
        QCOMPARE(world.realm.all(u"Invoice"_s).size(), 1);
    }

    void aCallThatLeadsNowhereIsGivenUpAndMadeUnderAnotherKey()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.strike(FaultKind::InternalHiccup, 1000, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        QString key = world.view(due[0]).outboxKey;
        for (int quarters = 0; quarters < 23; ++quarters) {
            QCOMPARE(world.settle()->uncertain, 1);
            world.timeline.pass(std::chrono::minutes(15));
        }
        QCOMPARE(world.view(due[0]).outboxKey, key);
        QVERIFY(world.served("/invoice") <= 24);

        world.timeline.pass(std::chrono::minutes(30));
        QCOMPARE(world.settle()->notSent, 1);
        world.service.faults().clear();
        QCOMPARE(world.post(due)->posted, 1);

        QVERIFY(world.view(due[0]).outboxKey != key);
        QCOMPARE(world.view(due[0]).docNumber, u"S-000002"_s); // It may have been the number.
        QCOMPARE(world.realm.all(u"Invoice"_s).size(), 1);
    }

    void whatStaysInDoubtIsLookedForEverMoreSeldom()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.strike(FaultKind::Status503Before, 100'000, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        int looks = 0;
        const auto lookForAnHour = [&] {
            const int before = world.served("/cdc");
            for (int cycle = 0; cycle < 60; ++cycle) {
                QCOMPARE(world.settle()->uncertain, 1);
                world.timeline.pass(std::chrono::minutes(1));
            }
            looks = world.served("/cdc") - before;
        };

        lookForAnHour();
        const int first = looks;
        lookForAnHour();
        QVERIFY2(looks < first, qPrintable(u"%1 and %2"_s.arg(looks).arg(first)));
        lookForAnHour();
        lookForAnHour();
        QVERIFY2(looks <= 5, QByteArray::number(looks).constData());
        world.service.faults().clear();
        world.timeline.pass(std::chrono::minutes(15));
        QCOMPARE(world.settle()->posted, 1);
    }

    void oneThatCannotBeLookedForHoldsUpNoOther()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(2, world.customer(u"Acme"_s));
        world.service.setRequestIdMode(RequestIdMode::Expired);
        world.strike(FaultKind::DropBefore, 2, "/invoice");
        QCOMPARE(world.post({ due[0] })->uncertain, 1);
        QCOMPARE(world.post({ due[1] })->uncertain, 1);
        world.service.faults().add({ FaultKind::FaultInside200, "GET", "/query", 0, 5 }); // As often as it is tried.

        const Result<PostingTally> settled = world.settle();

        QCOMPARE(settled->posted, 1);
        QCOMPARE(settled->uncertain, 1);
        QCOMPARE(world.settle()->posted, 1);
    }

    void aClockThatWasSetForwardCutsNoWaitShort()
    {
        OutboxWorld world;
        world.service.setRequestIdMode(RequestIdMode::Ignored);
        const std::vector<Postable> due = world.approved(2, world.customer(u"Acme"_s));
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post({ due[0] })->uncertain, 1);
        QCOMPARE(world.settle()->posted, 1); // From here on the clock is known.
        world.timeline.pass(std::chrono::seconds(30));
        world.service.setIndexLag(std::chrono::seconds(9));
        world.strike(FaultKind::DropAfter, 1, "/invoice");
        QCOMPARE(world.post({ due[1] })->uncertain, 1);
        const Instant before = world.timeline.now();
        world.clock.ahead = std::chrono::hours(3);

        QCOMPARE(world.settle()->posted, 1);

        QVERIFY(world.timeline.now() - before >= billing::PosterOptions().settleDelay);
        QCOMPARE(world.duplicates(), 0);
        QCOMPARE(world.realm.all(u"Invoice"_s).size(), 2);
    }

    void aCompanyThatTakesNoWritesIsLeftInPeaceUntilItDoes_data()
    {
        QTest::addColumn<int>("requests");
        QTest::addColumn<bool>("newCustomer");
        QTest::newRow("invoices one by one") << 3 << false;
        QTest::newRow("a batch") << 25 << false;
        QTest::newRow("a new customer first") << 3 << true;
        QTest::newRow("new customers of a batch") << 25 << true;
    }

    void aCompanyThatTakesNoWritesIsLeftInPeaceUntilItDoes()
    {
        QFETCH(int, requests);
        QFETCH(bool, newCustomer);
        OutboxWorld world;
        std::vector<Postable> due = world.approved(requests, newCustomer ? QString() : world.customer(u"Acme"_s));
        for (Postable &postable : due) {
            if (newCustomer) {
                postable.customer = books::CustomerDraft();
                postable.customer->name = u"New Ltd"_s;
            }
        }
        world.realm.setSubscription(sandbox::quickbooks::Subscription::Expired);
        const auto writes = [&world] { return world.served("/invoice") + world.served("/customer") + world.served("/batch"); };
        const auto events = [&world] { return world.journal->lastSeq().value(); };

        QCOMPARE(world.post(due)->rejected, 0);
        const int looked = writes();
        QVERIFY(looked >= 1 && looked <= world.company.batchLimits().atOnce);
        const qint64 said = events();
        for (int cycle = 0; cycle < 5; ++cycle) { // Who looks in vain rests, and says nothing more.
            world.timeline.pass(std::chrono::seconds(10));
            QVERIFY(world.settle().has_value());
            QCOMPARE(world.post(due)->posted, 0);
        }
        QCOMPARE(writes(), looked);
        QCOMPARE(events(), said);
        QVERIFY(billing::WriteStop::stoppedAt(world.views, world.realm.id()).has_value());

        world.timeline.pass(std::chrono::minutes(5));
        QVERIFY(world.settle().has_value());
        QCOMPARE(world.post(due)->posted, 0);
        QCOMPARE(writes(), looked + 1); // One look.

        world.realm.setSubscription(sandbox::quickbooks::Subscription::Active);
        world.timeline.pass(std::chrono::minutes(15));
        QVERIFY(world.settle().has_value());
        QCOMPARE(world.post(due)->posted, requests);
        QVERIFY(!billing::WriteStop::stoppedAt(world.views, world.realm.id()).has_value());
        QCOMPARE(world.marked().size(), requests);
        QCOMPARE(world.duplicates(), 0);
    }

    void anUncertainInvoiceIsStillLookedForInACompanyThatTakesNoWrites()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(2, world.customer(u"Acme"_s));
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post({ due[0] })->uncertain, 1);
        world.strike(FaultKind::DropAfter, 1, "/invoice");
        QCOMPARE(world.post({ due[1] })->uncertain, 1);
        world.realm.setSubscription(sandbox::quickbooks::Subscription::Expired);

        const Result<PostingTally> settled = world.settle(); // The first is looked for and sent again in vain, the second found.
        const qint64 said = world.journal->lastSeq().value();
        const Result<PostingTally> again = world.settle();

        QCOMPARE(settled->posted, 1);
        QCOMPARE(again->uncertain, 1);
        QCOMPARE(world.journal->lastSeq().value(), said);
        world.realm.setSubscription(sandbox::quickbooks::Subscription::Active);
        world.timeline.pass(std::chrono::minutes(15));
        QCOMPARE(world.settle()->notSent, 1);
        QCOMPARE(world.post({ due[0] })->posted, 1);
        QCOMPARE(world.realm.all(u"Invoice"_s).size(), 2);
    }

    void aPeriodClosedMeanwhileKeepsEverythingBack()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(2, world.customer(u"Acme"_s));
        world.timeline.pass(std::chrono::minutes(15)); // Nobody reads preferences at every call.
        world.realm.setBookCloseDate(due[0].draft.txnOn);

        QCOMPARE(world.post(due)->posted, 0);

        QCOMPARE(world.served("/invoice"), 0);
        QCOMPARE(world.numbering.company(world.realm.id())->value().booksClosedOn, due[0].draft.txnOn); // Judged by it from now on.
        world.realm.setBookCloseDate(due[0].draft.txnOn.addDays(-40));
        world.timeline.pass(std::chrono::minutes(15));
        QCOMPARE(world.post(due)->posted, 0); // Opened again: judged anew first.
        QCOMPARE(world.post(due)->posted, 2);
    }

    void numbersFollowTheSwitchInTheBooks()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(3, world.customer(u"Acme"_s));
        QCOMPARE(world.post({ due[0] })->posted, 1);
        QCOMPARE(world.view(due[0]).docNumber, u"S-000001"_s);

        world.realm.setPreference(u"SalesFormsPrefs.CustomTxnNumbers"_s, false);
        world.timeline.pass(std::chrono::minutes(15));
        QCOMPARE(world.post({ due[1] })->posted, 1);
        QVERIFY(!world.view(due[1]).docNumber.startsWith(u"S-"));

        world.realm.setPreference(u"SalesFormsPrefs.CustomTxnNumbers"_s, true);
        world.timeline.pass(std::chrono::minutes(15));
        QCOMPARE(world.post({ due[2] })->posted, 1);
        QCOMPARE(world.view(due[2]).docNumber, u"S-000002"_s);
    }

    void aNewCustomerIsMadeOnceHoweverItsAnswerIsLost_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("mode");
        for (const FaultKind fault : { FaultKind::DropBefore, FaultKind::DropAfter, FaultKind::Status503After, FaultKind::DuplicateRequest }) {
            for (const RequestIdMode mode : { RequestIdMode::Replay, RequestIdMode::Ignored })
                QTest::addRow("%s, ids %s", qPrintable(sandbox::Faults::nameOf(fault)), mode == RequestIdMode::Replay ? "replayed" : "ignored")
                    << int(fault) << int(mode);
        }
    }

    void aNewCustomerIsMadeOnceHoweverItsAnswerIsLost()
    {
        QFETCH(int, fault);
        QFETCH(int, mode);
        OutboxWorld world;
        world.service.setRequestIdMode(RequestIdMode(mode));
        std::vector<Postable> due = world.approved(1, {});
        due[0].customer = books::CustomerDraft();
        due[0].customer->name = u"New Ltd"_s;
        due[0].customer->notes = u"Salesforce account 001000000000001AAA"_s;
        world.strike(FaultKind(fault), 1, "/customer");

        QCOMPARE(world.post(due)->posted, 0);
        QVERIFY(world.settle().has_value());
        QCOMPARE(world.post(due)->posted, 1);

        const QList<Value> customers = world.realm.all(u"Customer"_s);
        QCOMPARE(std::count_if(customers.begin(), customers.end(), [](const Value &one) { return one[u"DisplayName"].toString() == u"New Ltd"; }), 1);
    }

    /// Whoever approved a customer of our making did not approve another account's.
    void aNameThatSomebodyTookMeanwhileIsMatchedAndApprovedFirst()
    {
        OutboxWorld world;
        const QString id = world.customer(u"New Ltd"_s);
        std::vector<Postable> due = world.approved(2, {});
        for (Postable &one : due) {
            one.customer = books::CustomerDraft();
            one.customer->name = u"New Ltd"_s;
        }

        QCOMPARE(world.post(due)->posted, 0);

        QVERIFY(world.views.customerLinks()->empty());
        const std::vector<Customer> mirrored = world.facts.customers(world.realm.id()).value();
        QVERIFY(std::ranges::any_of(mirrored, [&](const Customer &one) { return one.id.value == id; })); // To be matched by its name.
        QCOMPARE(world.served("/customer"), 1);                            // For both requests of the account.
    }

    void aRefusalIsShownWithTheIdOfItsCall()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.realm.setBookCloseDate(toQDateTime(world.clock.now()).date().addDays(1));

        QCOMPARE(world.post(due)->rejected, 1);

        const mirror::RequestView view = world.view(due[0]);
        QCOMPARE(view.outboxErrorCode, u"6210"_s);
        static const QRegularExpression id(u" \\(support id \\S+\\)$"_s);
        QVERIFY2(id.match(view.outboxError).hasMatch(), qPrintable(view.outboxError));
    }

    void whoeverHoldsANameIsNamed_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::addColumn<bool>("active");
        QTest::addColumn<QString>("words");
        QTest::newRow("a supplier") << u"Vendor"_s << true << u"the name is held by a supplier (%1)"_s;
        QTest::newRow("a supplier of old") << u"Vendor"_s << false << u"the name is held by a supplier that is inactive (%1)"_s;
        QTest::newRow("an employee") << u"Employee"_s << true << u"the name is held by an employee (%1)"_s;
        QTest::newRow("a customer of old") << u"Customer"_s << false << u"the name is held by a customer that is inactive (%1)"_s;
    }

    void whoeverHoldsANameIsNamed()
    {
        QFETCH(QString, entity);
        QFETCH(bool, active);
        QFETCH(QString, words);
        OutboxWorld world;
        Value holder = world.realm.createAt(world.clock.now(), entity, Value::object({ { u"DisplayName"_s, u"O'Neil & Sons"_s } }));
        const QString id = holder[u"Id"].toString();
        QVERIFY2(!id.isEmpty(), holder.toJson().constData());
        holder.set(u"Active"_s, active);
        world.realm.put(entity, holder);
        std::vector<Postable> due = world.approved(1, {});
        due[0].customer = books::CustomerDraft();
        due[0].customer->name = u"O'Neil & Sons"_s;

        QCOMPARE(world.post(due)->posted, 0);

        const std::vector<mirror::CustomerWriteView> refused = world.views.customerWrites().value();
        QCOMPARE(int(refused.at(0).outbox), int(Outbox::Refused));
        QVERIFY2(refused[0].error.startsWith(words.arg(id)), qPrintable(refused[0].error));
        QVERIFY2(refused[0].error.contains(u"6240"), qPrintable(refused[0].error));
    }

    void aNameThatASupplierHoldsIsRefusedAndTriedUnderAnotherKeyLater()
    {
        OutboxWorld world;
        const Value vendor = world.realm.createAt(world.clock.now(), u"Vendor"_s, Value::object({ { u"DisplayName"_s, u"New Ltd"_s } }));
        QVERIFY2(!vendor[u"Id"].toString().isEmpty(), vendor.toJson().constData());
        std::vector<Postable> due = world.approved(1, {});
        due[0].customer = books::CustomerDraft();
        due[0].customer->name = u"New Ltd"_s;

        QCOMPARE(world.post(due)->posted, 0);
        const std::vector<mirror::CustomerWriteView> refused = world.views.customerWrites().value();
        QCOMPARE(int(refused.at(0).outbox), int(Outbox::Refused));

        due[0].customer->name = u"New Ltd (customer)"_s;
        QCOMPARE(world.post(due)->posted, 1);
        QCOMPARE(world.views.customerWrites().value().at(0).key, refused[0].key + u"-2"_s);
    }
};

QTEST_GUILESS_MAIN(tst_poster)
#include "tst_poster.moc"
