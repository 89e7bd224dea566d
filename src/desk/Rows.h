#pragma once

#include "core/Id.h"
#include "core/Money.h"
#include "core/Time.h"
#include "domain/BillingRequest.h"
#include "domain/Enums.h"
#include "domain/Finding.h"
#include "domain/Ledger.h"
#include "domain/Person.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

// What the screens and the command line are shown: rows, ready to be laid out. Nothing here needs another look-up.

namespace sluice::desk {

struct RequestRow {
    RequestId id;
    DealId dealId;
    AccountId accountId;
    QString dealName, accountName, title;
    RequestState state = RequestState::Planned;
    Money amount;
    QString entity, realm, segment, channel;
    QString customerId, customerName;
    QDate plannedOn, dueOn;
    QDate triggeredOn; ///< Billable since that day, in its legal entity; invalid while it is not.
    QString invoiceId, docNumber;
    Money balance; ///< Of its invoice; zero without one.
    std::optional<Instant> wonAt, postedAt;
    std::vector<Finding> failed;
    QString ownerName;
};

/// One line of the invoice as it will be posted, or of the deal as signed.
struct LineRow {
    QString itemCode, itemName, description;
    QString quantity, unitPrice, discountPercent; ///< Plain decimal text.
    Money amount;
    QString taxCode;
    QDate serviceOn;
};

/// One field side by side: what the deal says and what the invoice will say, or what was approved and what is now.
struct Difference {
    QString field, was, is;
};

/// What is (or will be) in QuickBooks, laid out like the page the customer gets.
struct InvoicePreview {
    QString companyName, customerName;
    bool customerIsNew = false;
    Address billTo, shipTo;
    QString billEmail, docNumber, terms, memo, poNumber, privateNote;
    QDate txnOn, dueOn;
    Currency currency;
    std::vector<LineRow> lines;
    Money net, discount, tax, total; ///< Tax is Sluice's own estimate until the books answer.
    QString taxNote;                 ///< "VAT 20 % included", "computed by QuickBooks".
};

struct CheckRow {
    QString check, label; ///< Label: the fact in words ("PO number is present: 4500012").
    bool passed = true;
};

struct EventRow {
    qint64 seq = 0;
    Instant at {};
    QString kind, subject, actor, summary; ///< Summary: one plain sentence.
    QString payload;                       ///< Canonical JSON, for the details.
    QString hash;
};

struct RequestDetail {
    RequestRow row;
    QString fingerprint; ///< Of what is shown here: what an approval signs.
    InvoicePreview preview;
    std::vector<LineRow> dealLines; ///< As signed.
    QString dealStage, dealTerms, dealPo, dealTaxCode, dealEvent, delivery;
    QDate dealClosedOn, deliveredOn;
    std::vector<CheckRow> checks;
    std::vector<Difference> differences;    ///< Invoice against deal.
    std::vector<Difference> sinceApproval;  ///< Now against what was approved before; empty if never or equal.
    std::vector<EventRow> history;
    QString salesforceUrl, booksUrl; ///< Empty when unknown.
};

struct ApprovalRow {
    QString id; ///< The request's id: one open approval a request.
    RequestId requestId;
    DealId dealId;
    QString dealName, accountName, entity;
    Money amount;
    QString policy;          ///< "P2"
    QStringList needs;       ///< Roles still to sign, in order: {"controller"}.
    QStringList signedBy;    ///< E-mails that have.
    Instant waitingSince {};
    QString fingerprint;
    QStringList risks;       ///< "new_customer", "changed", "discount", "terms", "tax", "large", "duplicate_suspicion", "voided_before", "billed_beside", "turned_down"
    bool canDecide = false;  ///< For the person asking.
    QString whyNot;          ///< When not.
    bool clean = false;      ///< May be approved in bulk.
    int bulkItemsMax = 0;    ///< So many in one gesture.
    std::optional<Money> bulkSumMax; ///< So much of this currency in one gesture, for the person asking; none: any sum.
};

/// What resolving an exception lets happen, for which only a controller can give their word.
enum class PersonsWord {
    None,
    InvoiceBeside, ///< An invoice goes out beside one that stands.
    OtherJournal   ///< Everything approved is posted by a journal that is not the one Salesforce was told of.
};

struct ExceptionRow {
    CaseId id;
    CaseState state = CaseState::Open;
    Severity severity = Severity::Medium;
    QString check;
    Cause causeProposed = Cause::Sys1;
    std::optional<Cause> cause;
    DealId dealId;
    RequestId requestId;
    AccountId accountId;
    QString dealName, accountName, entity;
    Money amount;       ///< What it holds up.
    QString summary;    ///< One sentence for people; ends in the field.
    QString field, found, needed;
    Fixer fixer = Fixer::Clerk;
    QString owner;      ///< E-mail; empty: nobody.
    Instant openedAt {}, dueAt {};
    SlaState sla = SlaState::Running;
    qint64 remainingMinutes = 0; ///< Working minutes left; negative when breached.
    int cycle = 1;
    int attempts = 0; ///< Times it failed again after it was looked at.
    std::optional<Instant> pausedUntil, resolvedAt;
    QString pauseReason, resolvedBy; ///< "person", "source"
    QString seen;           ///< What it is about to the last document; goes back with an order to resolve it.
    PersonsWord word = PersonsWord::None;
};

/// One stretch of an exception's clock: "ran 7 h 50 m", "week-end", "paused: waiting for sales".
struct ClockStretch {
    Instant from {}, to {};
    QString what; ///< "ran", "outside", "paused"
    qint64 minutes = 0;
};

struct ExceptionDetail {
    ExceptionRow row;
    std::vector<ClockStretch> clock;
    QString clockSentence;
    int siblings = 0; ///< Open ones with the same check and the same found value or account.
    std::vector<RequestRow> request; ///< The request concerned, if any (0 or 1).
    std::vector<Difference> records; ///< The record on both sides: field, Salesforce, books.
    std::vector<LineRow> lines;
    std::vector<EventRow> history;
    QString rawSalesforce, rawBooks; ///< As mirrored, JSON for the Raw tab.
    QString askText;                 ///< Ready text for the person who can fix it.
};

struct InvoiceRow {
    QString id, realm, companyName;
    QString docNumber;
    RequestId requestId;
    DealId dealId;
    QString dealName, customerName, accountName;
    InvoiceOrigin origin = InvoiceOrigin::Foreign;
    Money total, balance;
    InvoiceStatus status = InvoiceStatus::Open;
    QDate txnOn, dueOn;
    std::optional<Instant> postedAt, paidAt;
    int daysOverdue = 0;
    bool deleted = false; ///< Gone from the books; its status reads Void, and amounts and dates are not known any more.
};

struct InvoiceDetail {
    InvoiceRow row;
    InvoicePreview stored;
    std::vector<Difference> differences; ///< Intended against stored.
    std::vector<std::pair<QDate, Money>> payments, credits;
    std::vector<EventRow> history;
};

struct CustomerRow {
    AccountId accountId;
    QString accountName, taxNumber, segment;
    QString realm, companyName, customerId, customerName; ///< Empty when not linked.
    QString how;   ///< "linked", "tax_number", "name", "ambiguous", "creatable", "none"
    int candidates = 0;
    bool activated = false;
    Money openBalance, overdue;
};

struct ItemRow {
    ProductId productId;
    QString productName, code, itemCode;
    QString realm, companyName, itemId, itemName;
    QString how;  ///< "sku", "name", "mapped", "proposed", "inactive", "missing", "no_code"
    int openDeals = 0;
};

/// One of a company's or the org's connections and how it is doing.
struct ConnectionRow {
    QString id; ///< "salesforce" or the realm.
    QString system; ///< "salesforce", "quickbooks"
    QString name, entity, signedInAs, environment;
    bool signedIn = false;
    std::optional<Instant> freshAt, reconnectBy;
    int callsToday = 0;
    std::optional<int> callsLimit;
    std::optional<int> readsThisMonth, readsAllowed; ///< Where reads are metered by the month, for all companies together.
    QString lastError; ///< Plain sentence; empty when well.
    QString whatToDo;
    QString remark {}; ///< Plain sentence of what is no error and worth knowing, like a slower pace; usually empty.
    QString clientId {}; ///< Of the app it was registered with; no secret.
    QString jwtUser {}; ///< The username that a key signs in, without anybody's doing; empty: a person did, in a browser.
};

struct StatusLine {
    std::vector<ConnectionRow> connections;
    int writesQueued = 0, writesUncertain = 0;
    qint64 journalEvents = 0;
};

/// A request as a figure counts it: what it adds to each sum, so that the rows of a figure can be added up beside it.
struct FigureRow {
    RequestRow row;
    Money booked, billed, unbilled, over; ///< booked = billed + unbilled − over.
    std::optional<int> days; ///< From its billing event to its invoice, or to the as-of day while it has none.
    std::optional<int> age {}; ///< From its billing event to the as-of day, whatever was invoiced: what ageing counts.
};

/// Something that typed words lead to: what it is, where it opens, and how it reads.
struct FoundRow {
    enum class Kind { Request, Exception, Invoice, Customer };
    Kind kind = Kind::Request;
    QString id;    ///< Of the request or the exception; "realm:id" of an invoice; the account of a customer.
    QString title; ///< The deal, the customer or the document's number.
    QString detail; ///< The account, or what is wrong.
    std::optional<Money> amount;
};

/// One thing that must be right before Sluice can work, and how it stands.
struct ReadinessRow {
    QString id;      ///< "profile", "journal", "key store", "Opportunity.Sluice_PO_Number__c"
    bool ok = false; ///< False: something does not work until it is put right.
    bool wanted = false; ///< Well without it, better with it: a field that is missing but not essential.
    QString fact;    ///< What was found.
    QString toDo;    ///< What the administrator must do; empty when there is nothing.
};

/// Totals per currency, for foots and tiles.
struct CurrencySum {
    Currency currency;
    Money sum;
    int count = 0;
};

struct TodayBoard {
    int exceptionsOpen = 0, breached = 0, dueToday = 0, newSinceYesterday = 0, mine = 0, uncertain = 0;
    int approvalsWaiting = 0, approvalsClean = 0, postedToday = 0, paidToday = 0, foreignInvoices = 0;
    std::vector<CurrencySum> blocked, waitingApproval;
    QStringList postedRows, paidRows; ///< Request ids of those posted and paid today.
    struct CauseBar {
        Cause cause = Cause::Sys1;
        int count = 0;
        std::vector<CurrencySum> sums;
    };
    std::vector<CauseBar> causes; ///< Most money first, in each currency's own sums.
    struct Step {
        QString id;    ///< "salesforce", "quickbooks", "sync", "people", "policy"
        bool done = false;
    };
    std::vector<Step> firstSteps;
};

} // namespace sluice::desk
