#include "rules/ApprovalPath.h"
#include "rules/Fingerprint.h"
#include "rules/InvoiceMatching.h"

#include "unit/rules/World.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <deque>
#include <random>

using namespace sluice;
using namespace sluice::rules;
using namespace sluice::rules::test;

namespace {

template <class Range>
void shuffle(Range &range)
{
    std::mt19937 generator(*rc::gen::arbitrary<unsigned>());
    std::ranges::shuffle(range, generator);
}

/// A company with doubles of everything, so that order could matter.
World crowdedWorld()
{
    World world;
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
        Customer &customer = world.addCustomer(std::to_string(100 + i).c_str(), (*rc::gen::element<std::string>("Acme Industries", "ACME INDUSTRIES", "Acme Industries Inc", "Other")).c_str());
        customer.active = *rc::gen::arbitrary<bool>();
        customer.taxNumber = QString::fromStdString(*rc::gen::element<std::string>("", "12", "1-2", "34"));
        customer.currencyCode = QString::fromStdString(*rc::gen::element<std::string>("", "USD", "EUR"));
    }
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        world.addItem(std::to_string(200 + i).c_str(), (*rc::gen::element<std::string>("PMP-1", "Valve")).c_str(), (*rc::gen::element<std::string>("PMP-1", "", "VLV")).c_str()).active = *rc::gen::arbitrary<bool>();
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
        world.addTerm(std::to_string(300 + i).c_str(), "Thirty days", 30);
    world.account.taxNumber = QString::fromStdString(*rc::gen::element<std::string>("", "12", "34"));
    world.deal.paymentTerms = QString::fromStdString(*rc::gen::element<std::string>("Net 30", "Net 31", ""));
    world.account.email = QString::fromStdString(*rc::gen::element<std::string>("ap@acme.example", ""));
    return world;
}

struct Matched {
    std::deque<Deal> deals;
    std::deque<BillingRequest> requests;
    std::vector<InvoiceClaim> claims;
    std::vector<Invoice> invoices;

    Matched()
    {
        const QDate start(2026, 3, 2);
        for (int i = *rc::gen::inRange(1, 7); i > 0; --i) {
            Deal &deal = deals.emplace_back();
            deal.id = DealId(QStringLiteral("00600000000000%1AAA").arg(*rc::gen::inRange(1, 4)));
            deal.wonAt = fromQDateTime(start.startOfDay(QTimeZone::utc()));
            BillingRequest &request = requests.emplace_back();
            request.id = RequestId(QStringLiteral("r%1").arg(i));
            request.amount = dollars(*rc::gen::inRange(1, 3) * 100);
            request.plannedOn = start.addDays(*rc::gen::inRange(0, 60));
            claims.push_back({ &deal, &request, { QStringLiteral("58") } });
        }
        for (int i = *rc::gen::inRange(0, 7); i > 0; --i) {
            Invoice invoice;
            invoice.id = InvoiceId(QString::number(i));
            invoice.customerId = QString::fromStdString(*rc::gen::element<std::string>("58", "58", "59"));
            invoice.txnOn = start.addDays(*rc::gen::inRange(-10, 60));
            invoice.currency = usd();
            invoice.total = dollars(*rc::gen::inRange(1, 3) * 100);
            invoice.tax = dollars(0);
            invoice.privateNote = QString::fromStdString(*rc::gen::element<std::string>("", "", "006000000000001", "006000000000002AAA"));
            invoices.push_back(invoice);
        }
    }

    /// Request id to "how:invoice" or the candidates.
    QMap<QString, QString> match() const
    {
        QMap<QString, QString> out;
        const auto matches = matchInvoices(claims, invoices, {}, defaultPolicy().match);
        for (std::size_t i = 0; i < claims.size(); ++i) {
            QString text = nameOf(matches[i].how);
            if (matches[i].invoice)
                text += QLatin1Char(':') + matches[i].invoice->id.value;
            for (const Invoice *candidate : matches[i].candidates)
                text += QLatin1Char(',') + candidate->id.value;
            out.insert(claims[i].request->id.value, text);
        }
        return out;
    }
};

} // namespace

class TestRulesProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aVerdictDoesNotDependOnTheOrderOfRecords()
    {
        QVERIFY(rc::check([] {
            World world = crowdedWorld();
            const auto before = world.judge();
            shuffle(world.customers);
            shuffle(world.items);
            shuffle(world.terms);
            RC_ASSERT(world.judge() == before);
        }));
    }

    void theSameInputGivesTheSameAnswer()
    {
        QVERIFY(rc::check([] {
            const World world = crowdedWorld();
            QStringList first;
            QStringList second;
            RC_ASSERT(world.judge(&first) == world.judge(&second));
            RC_ASSERT(first == second);
        }));
    }

    void aCheckEitherPassesOrFails()
    {
        QVERIFY(rc::check([] {
            const World world = crowdedWorld();
            QStringList passed;
            for (const Finding &finding : world.judge(&passed))
                RC_ASSERT(!passed.contains(finding.check));
        }));
    }

    void pairingsDoNotDependOnOrder()
    {
        QVERIFY(rc::check([] {
            Matched matched;
            const auto before = matched.match();
            shuffle(matched.claims);
            shuffle(matched.invoices);
            RC_ASSERT(matched.match() == before);
        }));
    }

    void noInvoiceIsGivenTwice()
    {
        QVERIFY(rc::check([] {
            const Matched matched;
            QSet<const Invoice *> given;
            for (const InvoiceMatch &match : matchInvoices(matched.claims, matched.invoices, {}, defaultPolicy().match)) {
                if (!match.invoice)
                    continue;
                RC_ASSERT(!given.contains(match.invoice));
                given.insert(match.invoice);
            }
        }));
    }

    void sameNameIsSymmetricAndAgreesWithItsSpelling()
    {
        QVERIFY(rc::check([] {
            const auto name = [] {
                QString out;
                for (const char c : *rc::gen::container<std::string>(rc::gen::element('a', 'A', 'b', ' ', '\t', '.')))
                    out += QLatin1Char(c);
                return out;
            };
            const QString a = name();
            const QString b = name();
            const NameEqual same;
            RC_ASSERT(same(a, b) == same(b, a));
            RC_ASSERT(same(a, b) == (normalisedName(a) == normalisedName(b)));
            if (same(a, b))
                RC_ASSERT(NameHash()(a) == NameHash()(b));
            RC_ASSERT(normalisedName(normalisedName(a)) == normalisedName(a));
        }));
    }

    void moreMoneyNeverNeedsFewerSignatures()
    {
        QVERIFY(rc::check([] {
            Policy policy = defaultPolicy();
            policy.approval.autoApproveClean = *rc::gen::arbitrary<bool>();
            ApprovalFacts facts;
            facts.termDays = *rc::gen::inRange(0, 100);
            facts.discountPercent = Decimal(*rc::gen::inRange<std::int64_t>(0, 3000), 2);
            facts.net = Money(*rc::gen::inRange<std::int64_t>(0, 10'000'000), usd());
            const ApprovalPath smaller = approvalPath(facts, policy);
            facts.net = Money(facts.net.minor() + *rc::gen::inRange<std::int64_t>(0, 10'000'000), usd());
            const ApprovalPath larger = approvalPath(facts, policy);
            for (const QString &role : smaller.needs)
                RC_ASSERT(larger.needs.contains(role));
        }));
    }

    void noChangeMeansTheSameFingerprintAndTheReverse()
    {
        QVERIFY(rc::check([] {
            const World world = crowdedWorld();
            const auto draft = [] {
                DraftValues values;
                values.customer = QString::number(*rc::gen::inRange(1, 3));
                values.terms = QString::fromStdString(*rc::gen::element<std::string>("Net 30", "Net 60"));
                values.poNumber = QString::fromStdString(*rc::gen::element<std::string>("", "1"));
                return values;
            };
            const QJsonObject a = decisiveFields(world.deal, world.request, draft());
            const QJsonObject b = decisiveFields(world.deal, world.request, draft());
            RC_ASSERT(changed(a, b).empty() == (fingerprint(a) == fingerprint(b)));
            RC_ASSERT(changed(a, b).size() == changed(b, a).size());
        }));
    }
};

QTEST_APPLESS_MAIN(TestRulesProperties)
#include "tst_rules_properties.moc"
