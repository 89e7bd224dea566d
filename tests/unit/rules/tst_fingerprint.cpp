#include "rules/Fingerprint.h"

#include "unit/rules/World.h"

#include <QTest>

#include <functional>

using namespace sluice;
using namespace sluice::rules;
using namespace sluice::rules::test;

namespace {

/// What an approver saw: a deal of two lines, 2,000.00 in all.
struct Approved {
    World world;
    DraftValues draft;

    Approved()
    {
        RequestLine second = world.request.lines.front();
        second.dealLineId = QStringLiteral("00kM");
        world.request.lines.push_back(second);
        world.request.amount = dollars(2000);
        draft.realm = QStringLiteral("9341");
        draft.entity = QStringLiteral("US");
        draft.customer = QStringLiteral("58");
        draft.terms = QStringLiteral("Net 30");
        draft.termDays = 30;
        draft.poNumber = QStringLiteral("4500012");
        draft.taxCode = QStringLiteral("TAX");
        draft.billTo = draft.shipTo = world.account.billing;
        draft.email = QStringLiteral("ap@acme.example");
        draft.invoiceOn = QDate(2026, 3, 20);
        draft.items = { QStringLiteral("19"), QStringLiteral("19") };
    }

    QJsonObject decisive() const { return decisiveFields(world.deal, world.request, draft); }
    RequestLine &line() { return world.request.lines.front(); }
};

} // namespace

using Change = std::function<void(Approved &)>;
Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(Effect)

class TestFingerprint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAChangeDoes_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<Effect>("effect");
        const auto row = [](const char *name, Change change, const char *fields, Effect effect) {
            QTest::newRow(name) << std::move(change) << QString::fromLatin1(fields) << effect;
        };
        const auto amount = [](std::int64_t minor) { return [minor](Approved &a) { a.world.request.amount = Money(minor, usd()); }; };
        row("a save without a change", [](Approved &) {}, "", Effect::None);
        row("description", [](Approved &a) { a.line().description = QStringLiteral("Other words"); }, "", Effect::None);
        row("the day within the month", [](Approved &a) { a.draft.invoiceOn = QDate(2026, 3, 31); }, "", Effect::None);
        row("spaces in the address", [](Approved &a) { a.draft.billTo.street = QStringLiteral(" 1  Main St "); }, "", Effect::None);
        row("the order of lines", [](Approved &a) { std::swap(a.world.request.lines[0], a.world.request.lines[1]); }, "", Effect::None);
        row("a cent more", amount(200001), "amount", Effect::Reapprove);
        row("fifty less", amount(195000), "amount", Effect::Note);
        row("a cent more than fifty less", amount(194999), "amount", Effect::Reapprove);
        row("longer terms", [](Approved &a) { a.draft.terms = QStringLiteral("Net 45"); a.draft.termDays = 45; }, "term_days terms", Effect::Reapprove);
        row("shorter terms", [](Approved &a) { a.draft.terms = QStringLiteral("Net 14"); a.draft.termDays = 14; }, "term_days terms", Effect::Note);
        row("terms without days", [](Approved &a) { a.draft.terms = QStringLiteral("By agreement"); a.draft.termDays.reset(); }, "term_days terms", Effect::Reapprove);
        row("more discount", [](Approved &a) { a.line().discountPercent = decimal("5"); }, "discount lines/00kL/discount", Effect::Reapprove);
        row("tax code", [](Approved &a) { a.draft.taxCode = QStringLiteral("NON"); }, "tax_code", Effect::Reapprove);
        row("customer", [](Approved &a) { a.draft.customer = QStringLiteral("59"); }, "customer", Effect::Reapprove);
        row("company", [](Approved &a) { a.draft.realm = QStringLiteral("9342"); }, "realm", Effect::Reapprove);
        row("another purchase order", [](Approved &a) { a.draft.poNumber = QStringLiteral("4500013"); }, "po_number", Effect::Note);
        row("no purchase order", [](Approved &a) { a.draft.poNumber.clear(); }, "po_number", Effect::Block);
        row("bill-to", [](Approved &a) { a.draft.billTo.street = QStringLiteral("2 Main St"); }, "bill_to", Effect::Reapprove);
        row("e-mail", [](Approved &a) { a.draft.email = QStringLiteral("else@acme.example"); }, "email", Effect::Reapprove);
        row("ship-to around the corner", [](Approved &a) { a.draft.shipTo.street = QStringLiteral("2 Main St"); }, "ship_to", Effect::Note);
        row("ship-to in another state", [](Approved &a) { a.draft.shipTo.state = QStringLiteral("TX"); }, "ship_to ship_to_place", Effect::Reapprove);
        row("quantity", [](Approved &a) { a.line().quantity = decimal("5"); }, "lines/00kL/quantity", Effect::Reapprove);
        row("item", [](Approved &a) { a.draft.items[0] = QStringLiteral("20"); }, "lines/00kL/item", Effect::Reapprove);
        row("tax code of a line", [](Approved &a) { a.draft.taxCodes = { QStringLiteral("NON") }; }, "lines/00kL/tax_code", Effect::Reapprove);
        row("exemption of the customer", [](Approved &a) { a.draft.taxExempt = true; }, "tax_exempt", Effect::Reapprove);
        row("a dearer line", [](Approved &a) { a.line().unitPrice = decimal("251"); }, "lines/00kL/price", Effect::Reapprove);
        row("a cheaper line", [](Approved &a) { a.line().unitPrice = decimal("249"); }, "lines/00kL/price", Effect::Note);
        row("a line gone", [](Approved &a) { a.world.request.lines.pop_back(); },
            "lines/00kM/amount lines/00kM/discount lines/00kM/item lines/00kM/price lines/00kM/quantity lines/00kM/tax_code", Effect::Reapprove);
        row("another month", [](Approved &a) { a.draft.invoiceOn = QDate(2026, 4, 1); }, "invoice_month", Effect::Reapprove);
    }

    void whatAChangeDoes()
    {
        QFETCH(Change, change);
        QFETCH(QString, fields);
        QFETCH(Effect, effect);
        Approved approved;
        const QJsonObject was = approved.decisive();
        change(approved);
        const QJsonObject is = approved.decisive();

        const auto changes = changed(was, is);

        QStringList names;
        for (const FieldChange &one : changes)
            names += one.field;
        QCOMPARE(names.join(QLatin1Char(' ')), fields);
        QCOMPARE(int(effectOf(changes, was, is, defaultPolicy())), int(effect));
        QCOMPARE(fingerprint(was) == fingerprint(is), fields.isEmpty());
    }

    void onePercentOfALargeAmountMayFall()
    {
        Approved approved;
        approved.world.request.amount = dollars(100'000);
        const QJsonObject was = approved.decisive();

        approved.world.request.amount = dollars(99'000);
        QJsonObject is = approved.decisive();
        QCOMPARE(int(effectOf(changed(was, is), was, is, defaultPolicy())), int(Effect::Note));

        approved.world.request.amount = Money(9'899'999, usd());
        is = approved.decisive();
        QCOMPARE(int(effectOf(changed(was, is), was, is, defaultPolicy())), int(Effect::Reapprove));
    }

    void aChangeShowsBothValues()
    {
        Approved approved;
        const QJsonObject was = approved.decisive();
        approved.draft.terms = QStringLiteral("Net 45");
        approved.draft.termDays = 45;

        const auto changes = changed(was, approved.decisive());

        QCOMPARE(changes.front(), (FieldChange { QStringLiteral("term_days"), QStringLiteral("30"), QStringLiteral("45") }));
        QCOMPARE(fieldTitle(changes.front().field), QStringLiteral("Days to pay"));
        QCOMPARE(fieldTitle(QStringLiteral("lines/00kL/price")), QStringLiteral("Price of line 00kL"));
    }

    void theFingerprintIsTheHashOfTheCanonicalForm()
    {
        // By hand: printf '{"amount":"1.00","currency":"USD"}' | sha256sum
        const QJsonObject decisive { { QStringLiteral("currency"), QStringLiteral("USD") }, { QStringLiteral("amount"), QStringLiteral("1.00") } };

        QCOMPARE(fingerprint(decisive), QStringLiteral("2d6a9bd3567452cf050b5b6b4a56cff52d156fbeecac2561749d34ecb1535f08"));
    }
};

QTEST_APPLESS_MAIN(TestFingerprint)
#include "tst_fingerprint.moc"
