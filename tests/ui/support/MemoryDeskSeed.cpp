#include "tests/ui/support/MemoryDesk.h"

#include "core/Random.h"

namespace sluice::testing {

using namespace std::chrono_literals;

namespace {

const Currency kUsd = *Currency::fromCode(QStringView(u"USD"));
const Currency kGbp = *Currency::fromCode(QStringView(u"GBP"));
const Currency kEur = *Currency::fromCode(QStringView(u"EUR"));

const QStringList kAccounts {
    QStringLiteral("Harrow & Finch Logistics"), QStringLiteral("Meridian Dental Group"),
    QStringLiteral("Northgate Council"), QStringLiteral("Bluewater Foods Ltd"), QStringLiteral("Castellan Insurance"),
    QStringLiteral("Okafor Engineering"), QStringLiteral("Pine Ridge Schools"), QStringLiteral("Tessera Robotics GmbH"),
    QStringLiteral("Wexford Pharma"), QStringLiteral("Lindqvist Möbel AB"), QStringLiteral("Solana Vineyards"),
    QStringLiteral("Atlas Freight <b>International</b>"), QStringLiteral("مجموعة الخليج للتجارة"),
    QStringLiteral("Quill & Co 📎"), QStringLiteral("The Royal Borough Hospitals Foundation Trust of Greater Ashcombe"),
};
const QStringList kDeals { QStringLiteral("Renewal 2026"), QStringLiteral("Warehouse roll-out"),
    QStringLiteral("Analytics add-on"), QStringLiteral("Platform, 40 seats"), QStringLiteral("Onboarding and training"),
    QStringLiteral("Support Gold"), QStringLiteral("Scanner fleet, phase 2"), QStringLiteral("Data migration") };
const QStringList kSegments { QStringLiteral("Enterprise"), QStringLiteral("Mid-market"), QStringLiteral("Public sector"),
    QStringLiteral("SMB") };
const QStringList kChannels { QStringLiteral("Direct"), QStringLiteral("Partner"), QStringLiteral("Online") };

struct Fault {
    const char *check, *field, *found, *needed, *summary;
    Cause cause;
    Severity severity;
    Fixer fixer;
};
constexpr Fault kFaults[] {
    { "po_number", "Opportunity.Sluice_PO_Number__c", "", "a purchase order number", "Enterprise deals need a PO number", Cause::Dea1, Severity::High, Fixer::Sales },
    { "customer_match", "Customer.DisplayName", "2 candidates: Bluewater Foods, Bluewater Foods Ltd", "one customer", "Two customers could be meant: choose the customer", Cause::Cus2, Severity::Medium, Fixer::Clerk },
    { "item_map", "Item.Sku", "SCN-220-EU", "an active item with this SKU", "No active item has the SKU", Cause::Itm1, Severity::Medium, Fixer::IntegrationOwner },
    { "tax_code", "Opportunity.Sluice_Tax_Code__c", "", "a tax code known for GB", "The United Kingdom needs a tax code", Cause::Tax1, Severity::High, Fixer::Controller },
    { "terms", "Opportunity.Sluice_Payment_Terms__c", "Net 75 EOM", "one of Net 15, Net 30, Net 45, Net 60", "The books do not know these payment terms", Cause::Dea2, Severity::Medium, Fixer::Sales },
    { "currency", "Opportunity.CurrencyIsoCode", "EUR", "USD, the customer's currency", "The customer is billed in another currency", Cause::Tax2, Severity::Medium, Fixer::Controller },
    { "delivery", "Opportunity.Sluice_Delivery_Status__c", "Pending, planned 4 Nov", "Delivered or Accepted", "Planned for 4 Nov and still not confirmed as delivered", Cause::Del1, Severity::Low, Fixer::Operations },
    { "line_sum", "Opportunity.Amount", "18,400.00", "18,250.00, the sum of its lines", "The deal's amount is not the sum of its lines", Cause::Itm2, Severity::Medium, Fixer::SalesOps },
    { "bill_email", "Account.BillToEmail", "accounts@", "a complete address", "The bill-to contact has no valid e-mail", Cause::Cus3, Severity::Low, Fixer::SalesOps },
    { "duplicate", "Invoice.DocNumber", "INV-10382, same customer and amount", "no invoice yet", "It looks as if it was billed by hand already", Cause::Sys2, Severity::High, Fixer::Controller },
};

} // namespace

MemoryDesk::MemoryDesk(Instant at)
    : now(at)
{
    makeDeals();
    makeExceptions();
    makeRest();
}

void MemoryDesk::makeDeals()
{
    SeededRandom chance(7);
    static constexpr RequestState kStates[] { RequestState::Blocked, RequestState::Submitted, RequestState::Paid,
        RequestState::Sent, RequestState::PartPaid, RequestState::Posted, RequestState::Waiting, RequestState::Planned,
        RequestState::Paid, RequestState::Blocked, RequestState::Approved, RequestState::Uncertain };
    for (int i = 0; i < 180; ++i) {
        desk::RequestRow row;
        row.id = RequestId(QStringLiteral("7c0e5a1b-0000-5000-8000-%1").arg(i, 12, 10, QLatin1Char('0')));
        row.dealId = DealId(QStringLiteral("006Hs00001%1AAA").arg(i, 5, 10, QLatin1Char('0')));
        row.accountName = kAccounts.at(static_cast<int>(chance.below(static_cast<quint64>(kAccounts.size()))));
        row.accountId = AccountId(QStringLiteral("001Hs%1").arg(kAccounts.indexOf(row.accountName)));
        row.dealName = kDeals.at(static_cast<int>(chance.below(static_cast<quint64>(kDeals.size()))));
        row.title = i % 5 == 0 ? QStringLiteral("Milestone 2: Go-live") : i % 7 == 0 ? QStringLiteral("Nov 2026") : QStringLiteral("On close");
        row.state = kStates[chance.below(std::size(kStates))];
        const bool uk = chance.oneIn(3);
        const Currency currency = uk ? kGbp : chance.oneIn(9) ? kEur : kUsd;
        row.amount = Money(static_cast<qint64>(chance.below(6000) * chance.below(1000) + 24900), currency);
        row.entity = uk ? QStringLiteral("Sluice Demo UK Ltd") : QStringLiteral("Sluice Demo Inc");
        row.realm = uk ? QStringLiteral("9341452") : QStringLiteral("9341451");
        row.segment = kSegments.at(static_cast<int>(chance.below(4)));
        row.channel = kChannels.at(static_cast<int>(chance.below(3)));
        row.customerName = row.accountName;
        row.customerId = QString::number(100 + i);
        row.ownerName = i % 2 ? QStringLiteral("Dana Whitlock") : QStringLiteral("Priya Raman");
        row.wonAt = now - std::chrono::hours(24 * static_cast<int>(chance.below(400)));
        const Instant triggered = *row.wonAt + std::chrono::hours(24 * static_cast<int>(chance.below(20)));
        row.triggeredOn = row.plannedOn = toQDateTime(triggered).date();
        row.balance = Money(0, currency);
        if (row.state == RequestState::Paid || row.state == RequestState::Sent || row.state == RequestState::PartPaid
            || row.state == RequestState::Posted) {
            row.postedAt = triggered + std::chrono::hours(24 * static_cast<int>(1 + chance.below(24)));
            row.docNumber = QStringLiteral("INV-%1").arg(10300 + i);
            row.invoiceId = QString::number(500 + i);
            row.dueOn = toQDateTime(*row.postedAt).date().addDays(30);
            row.balance = row.state == RequestState::Paid ? Money(0, currency)
                : row.state == RequestState::PartPaid     ? Money(row.amount.minor() / 2, currency)
                                                          : row.amount;
        }
        requestRows.push_back(row);
    }
}

void MemoryDesk::makeExceptions()
{
    grow(148);
}

void MemoryDesk::grow(int count)
{
    SeededRandom chance(static_cast<quint64>(exceptionRows.size()) + 11);
    for (int i = static_cast<int>(exceptionRows.size()); i < count; ++i) {
        const Fault &fault = kFaults[chance.below(std::size(kFaults))];
        const desk::RequestRow &request = requestRows.at(static_cast<std::size_t>(chance.below(requestRows.size())));
        desk::ExceptionRow row;
        row.id = CaseId(QStringLiteral("case-%1").arg(i));
        row.check = QLatin1String(fault.check);
        row.field = QLatin1String(fault.field);
        row.found = QString::fromUtf8(fault.found);
        row.needed = QString::fromUtf8(fault.needed);
        row.summary = QString::fromUtf8(fault.summary);
        row.causeProposed = fault.cause;
        row.severity = fault.severity;
        row.fixer = fault.fixer;
        row.dealId = request.dealId;
        row.requestId = request.id;
        row.accountId = request.accountId;
        row.dealName = request.dealName;
        row.accountName = request.accountName;
        row.entity = request.entity;
        row.amount = request.amount;
        row.openedAt = now - std::chrono::minutes(static_cast<int>(chance.below(2600)));
        row.remainingMinutes = 1440 - std::chrono::duration_cast<std::chrono::minutes>(now - row.openedAt).count();
        row.dueAt = row.openedAt + 24h;
        row.sla = row.remainingMinutes < 0 ? SlaState::Breached : SlaState::Running;
        row.owner = chance.oneIn(3) ? QStringLiteral("maria.lopez@example.com")
            : chance.oneIn(3)       ? QStringLiteral("tom.becker@example.com")
                                    : QString();
        row.attempts = static_cast<int>(chance.below(4));
        row.cycle = chance.oneIn(12) ? 2 : 1;
        if (chance.oneIn(4))
            row.cause = fault.cause;
        if (chance.oneIn(11)) {
            row.state = CaseState::Paused;
            row.sla = SlaState::Paused;
            row.pauseReason = QStringLiteral("waiting_for_sales");
            row.pausedUntil = now + 48h;
        } else if (chance.oneIn(9)) {
            row.state = CaseState::Resolved;
            row.sla = SlaState::Met;
            row.resolvedAt = now - 2h;
            row.resolvedBy = QStringLiteral("source");
        }
        exceptionRows.push_back(row);
    }
}

void MemoryDesk::makeRest()
{
    int n = 0;
    for (const desk::RequestRow &row : requestRows) {
        if (row.state == RequestState::Submitted) {
            desk::ApprovalRow approval;
            approval.id = row.id.value;
            approval.requestId = row.id;
            approval.dealId = row.dealId;
            approval.dealName = row.dealName;
            approval.accountName = row.accountName;
            approval.entity = row.entity;
            approval.amount = row.amount;
            approval.policy = row.amount.minor() > 5'000'000 ? QStringLiteral("P3") : QStringLiteral("P2");
            approval.needs = row.amount.minor() > 5'000'000
                ? QStringList { QStringLiteral("controller"), QStringLiteral("cfo") }
                : QStringList { QStringLiteral("controller") };
            approval.waitingSince = now - std::chrono::hours(2 + 5 * n);
            approval.fingerprint = QStringLiteral("9f2c41d7a0b3e8%1").arg(n, 2, 10, QLatin1Char('0'));
            if (n % 3 == 0)
                approval.risks = { QStringLiteral("new_customer") };
            if (n % 4 == 0)
                approval.risks += QStringLiteral("discount");
            if (n == 1)
                approval.risks = { QStringLiteral("changed"), QStringLiteral("terms") };
            if (row.amount.minor() > 5'000'000)
                approval.risks += QStringLiteral("large");
            approval.clean = approval.risks.isEmpty();
            approval.bulkItemsMax = 25;
            approval.canDecide = n != 5;
            if (!approval.canDecide)
                approval.whyNot = QStringLiteral("You confirmed the delivery of this deal; somebody else must approve it.");
            approvalRows.push_back(approval);
            ++n;
        }
        if (!row.invoiceId.isEmpty()) {
            desk::InvoiceRow invoice;
            invoice.id = row.invoiceId;
            invoice.realm = row.realm;
            invoice.companyName = row.entity;
            invoice.docNumber = row.docNumber;
            invoice.requestId = row.id;
            invoice.dealId = row.dealId;
            invoice.dealName = row.dealName;
            invoice.customerName = row.customerName;
            invoice.accountName = row.accountName;
            invoice.total = row.amount;
            invoice.balance = row.balance;
            invoice.txnOn = toQDateTime(*row.postedAt).date();
            invoice.dueOn = row.dueOn;
            invoice.postedAt = row.postedAt;
            invoice.daysOverdue = row.balance.isZero()
                ? 0
                : std::max(0, static_cast<int>(row.dueOn.daysTo(toQDateTime(now).date())));
            invoice.origin = n % 7 == 0 ? InvoiceOrigin::Foreign : n % 5 == 0 ? InvoiceOrigin::Linked : InvoiceOrigin::Sluice;
            invoice.status = row.balance.isZero()      ? InvoiceStatus::Paid
                : invoice.daysOverdue > 0              ? InvoiceStatus::Overdue
                : row.state == RequestState::PartPaid  ? InvoiceStatus::Partial
                                                       : InvoiceStatus::Open;
            invoiceRows.push_back(invoice);
            ++n;
        }
    }
    for (int i = 0; i < static_cast<int>(approvalRows.size()); ++i)
        Q_ASSERT(!approvalRows[static_cast<std::size_t>(i)].id.isEmpty());
    personRows = {
        { QStringLiteral("maria.lopez@example.com"), QStringLiteral("Maria Lopez"), {}, { Role::Clerk } },
        { QStringLiteral("tom.becker@example.com"), QStringLiteral("Tom Becker"), {}, { Role::Clerk } },
        { QStringLiteral("ines.okoro@example.com"), QStringLiteral("Ines Okoro"), {}, { Role::Controller } },
        { QStringLiteral("hal.strand@example.com"), QStringLiteral("Hal Strand"), {}, { Role::Cfo } },
        { QStringLiteral("wen.li@example.com"), QStringLiteral("Wen Li"), {}, { Role::IntegrationOwner } },
    };
    statusLine.connections = {
        { QStringLiteral("salesforce"), QStringLiteral("salesforce"), QStringLiteral("Sluice Demo"), {}, QStringLiteral("wen.li@example.com"), QStringLiteral("production"), true, now - 12s, {}, 4120, 100000, {}, {}, {}, {} },
        { QStringLiteral("9341451"), QStringLiteral("quickbooks"), QStringLiteral("Sluice Demo Inc"), QStringLiteral("Sluice Demo Inc"), QStringLiteral("wen.li@example.com"), QStringLiteral("production"), true, now - 14s, now + 24h * 83, 310, {}, 96140, 500000, {}, {} },
        { QStringLiteral("9341452"), QStringLiteral("quickbooks"), QStringLiteral("Sluice Demo UK Ltd"), QStringLiteral("Sluice Demo UK Ltd"), QStringLiteral("wen.li@example.com"), QStringLiteral("production"), true, now - 40min, now + 24h * 6, 288, {}, 96140, 500000, QStringLiteral("QuickBooks asked to slow down for a minute."), QStringLiteral("Nothing to do; Sluice tries again by itself."), {}, QStringLiteral("ABdemoClient") },
    };
    statusLine.writesQueued = 3;
    statusLine.writesUncertain = 1;
    statusLine.journalEvents = 48211;
    for (int i = 0; i < 120; ++i) {
        static const QString kKinds[] { QStringLiteral("request.planned"), QStringLiteral("exception.opened"),
            QStringLiteral("exception.tagged"), QStringLiteral("request.submitted"), QStringLiteral("approval.given"),
            QStringLiteral("invoice.intended"), QStringLiteral("invoice.posted") };
        static const QString kSummaries[] { QStringLiteral("Planned the on-close part of Renewal 2026"),
            QStringLiteral("Opened an exception: Enterprise deals need a PO number"),
            QStringLiteral("Tagged DEA-1 PO number missing"), QStringLiteral("Submitted for approval under P2"),
            QStringLiteral("Approved USD 18,400.00 for Harrow & Finch Logistics"),
            QStringLiteral("Decided to post one invoice of USD 18,400.00"),
            QStringLiteral("Posted invoice INV-10382 in Sluice Demo Inc") };
        desk::EventRow event;
        event.seq = 48211 - i;
        event.at = now - std::chrono::minutes(7 * i);
        event.kind = kKinds[i % 7];
        event.summary = kSummaries[i % 7];
        event.subject = requestRows[static_cast<std::size_t>(i) % requestRows.size()].id.value;
        event.actor = i % 3 ? QStringLiteral("sluice") : QStringLiteral("maria.lopez@example.com");
        event.payload = QStringLiteral("{\"amount\":\"18400.00\",\"currency\":\"USD\",\"policy\":\"P2\"}");
        event.hash = QStringLiteral("5f0c1e%1b3a94d27e8f6a1c0d").arg(i, 4, 10, QLatin1Char('0'));
        eventRows.push_back(event);
    }
    for (const QString &step : { QStringLiteral("salesforce"), QStringLiteral("quickbooks"), QStringLiteral("sync"),
             QStringLiteral("people"), QStringLiteral("policy") })
        steps.push_back({ step, true });
}

} // namespace sluice::testing
