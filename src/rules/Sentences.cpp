#include "rules/Sentences.h"

#include "core/MoneyText.h"
#include "rules/BilledInvoice.h"
#include "rules/English.h"
#include "rules/Phrases.h"
#include "rules/Words.h"

#include <QHash>

namespace sluice::rules {

namespace {

struct CheckWords {
    const char *title, *passed, *failed;
};

/// One row a check. `failed` says what is wrong; what was found and the field follow.
const CheckWords *wordsOf(const QString &check)
{
    static const QHash<QString, CheckWords> words {
        { QStringLiteral("account_present"),
            { QT_TRANSLATE_NOOP("rules", "Account"), QT_TRANSLATE_NOOP("rules", "The deal has an account"),
                QT_TRANSLATE_NOOP("rules", "The deal has no account to bill") } },
        { QStringLiteral("customer_match"),
            { QT_TRANSLATE_NOOP("rules", "Customer"),
                QT_TRANSLATE_NOOP("rules", "The customer is known in the books, or may be created"),
                QT_TRANSLATE_NOOP("rules", "The account has no usable customer in the books") } },
        { QStringLiteral("bill_to"),
            { QT_TRANSLATE_NOOP("rules", "Bill-to"), QT_TRANSLATE_NOOP("rules", "Address and e-mail for the invoice are present"),
                QT_TRANSLATE_NOOP("rules", "The invoice could not reach the customer") } },
        { QStringLiteral("po_number"),
            { QT_TRANSLATE_NOOP("rules", "Purchase order number"),
                QT_TRANSLATE_NOOP("rules", "The purchase order number is present, or none is needed"),
                QT_TRANSLATE_NOOP("rules", "The customer's purchase order number is missing") } },
        { QStringLiteral("terms_known"),
            { QT_TRANSLATE_NOOP("rules", "Payment terms"), QT_TRANSLATE_NOOP("rules", "The books know the payment terms"),
                QT_TRANSLATE_NOOP("rules", "The books do not know the payment terms") } },
        { QStringLiteral("tax_code_known"),
            { QT_TRANSLATE_NOOP("rules", "Tax code"), QT_TRANSLATE_NOOP("rules", "The books know the tax code"),
                QT_TRANSLATE_NOOP("rules", "The books do not know the tax code") } },
        { QStringLiteral("billing_event"),
            { QT_TRANSLATE_NOOP("rules", "Billing event"),
                QT_TRANSLATE_NOOP("rules", "What makes the deal billable is known"),
                QT_TRANSLATE_NOOP("rules", "What makes the deal billable is unclear") } },
        { QStringLiteral("delivery_overdue"),
            { QT_TRANSLATE_NOOP("rules", "Delivery"), QT_TRANSLATE_NOOP("rules", "The delivery is confirmed or not yet due"),
                QT_TRANSLATE_NOOP("rules", "The delivery should have been confirmed by now") } },
        { QStringLiteral("items_mapped"),
            { QT_TRANSLATE_NOOP("rules", "Items"), QT_TRANSLATE_NOOP("rules", "Every line has an active item in the books"),
                QT_TRANSLATE_NOOP("rules", "A line has no usable item in the books") } },
        { QStringLiteral("quantities_valid"),
            { QT_TRANSLATE_NOOP("rules", "Quantities and periods"),
                QT_TRANSLATE_NOOP("rules", "Quantities and periods make sense"),
                QT_TRANSLATE_NOOP("rules", "A quantity or a period contradicts itself") } },
        { QStringLiteral("amount_adds_up"),
            { QT_TRANSLATE_NOOP("rules", "Amounts"), QT_TRANSLATE_NOOP("rules", "The amounts add up"),
                QT_TRANSLATE_NOOP("rules", "The amounts do not add up") } },
        { QStringLiteral("entity_known"),
            { QT_TRANSLATE_NOOP("rules", "Legal entity"), QT_TRANSLATE_NOOP("rules", "The company that bills the deal is connected"),
                QT_TRANSLATE_NOOP("rules", "No connected company bills for this legal entity") } },
        { QStringLiteral("currency_fits"),
            { QT_TRANSLATE_NOOP("rules", "Currency"), QT_TRANSLATE_NOOP("rules", "The currency fits company and customer"),
                QT_TRANSLATE_NOOP("rules", "The currency does not fit") } },
        { QStringLiteral("not_invoiced_yet"),
            { QT_TRANSLATE_NOOP("rules", "Earlier invoice"), QT_TRANSLATE_NOOP("rules", "No other invoice bills this"),
                QT_TRANSLATE_NOOP("rules", "An invoice in the books may already bill this") } },
        { QStringLiteral("books_open"),
            { QT_TRANSLATE_NOOP("rules", "Accounting period"), QT_TRANSLATE_NOOP("rules", "The accounting period is open"),
                QT_TRANSLATE_NOOP("rules", "The accounting period is closed") } },
        // What comes back from a write, or from a person, rather than from a check.
        { QStringLiteral("posting_refused"),
            { QT_TRANSLATE_NOOP("rules", "Posting"), QT_TRANSLATE_NOOP("rules", "The books accept the invoice"),
                QT_TRANSLATE_NOOP("rules", "The books refused the invoice") } },
        { QStringLiteral("posting_uncertain"),
            { QT_TRANSLATE_NOOP("rules", "Unclear posting"), QT_TRANSLATE_NOOP("rules", "It is known whether the invoice was posted"),
                QT_TRANSLATE_NOOP("rules", "It is not known whether the invoice was posted") } },
        { QStringLiteral("earlier_uncertain"),
            { QT_TRANSLATE_NOOP("rules", "Unclear earlier posting"),
                QT_TRANSLATE_NOOP("rules", "It is known what bills the deal as it was cut before"),
                QT_TRANSLATE_NOOP("rules", "The deal was cut anew, and it is not known whether it was billed before") } },
        { QStringLiteral("customer_refused"),
            { QT_TRANSLATE_NOOP("rules", "New customer"), QT_TRANSLATE_NOOP("rules", "The books accept the customer"),
                QT_TRANSLATE_NOOP("rules", "The books refused the customer") } },
        { QStringLiteral("stored_differs"),
            { QT_TRANSLATE_NOOP("rules", "Stored invoice"), QT_TRANSLATE_NOOP("rules", "The invoice is stored as it was approved"),
                QT_TRANSLATE_NOOP("rules", "The stored invoice differs from what was approved") } },
        { QStringLiteral("invoice_voided"),
            { QT_TRANSLATE_NOOP("rules", "Voided invoice"), QT_TRANSLATE_NOOP("rules", "The invoice stands in the books"),
                QT_TRANSLATE_NOOP("rules", "The invoice was voided in the books") } },
        { QStringLiteral("invoice_deleted"),
            { QT_TRANSLATE_NOOP("rules", "Deleted invoice"), QT_TRANSLATE_NOOP("rules", "The invoice is in the books"),
                QT_TRANSLATE_NOOP("rules", "The invoice was posted and is gone from the books") } },
        { QStringLiteral("invoice_duplicate"),
            { QT_TRANSLATE_NOOP("rules", "Duplicate invoice"), QT_TRANSLATE_NOOP("rules", "One invoice bills this"),
                QT_TRANSLATE_NOOP("rules", "More than one invoice in the books bills this") } },
        { QStringLiteral("invoice_altered"),
            { QT_TRANSLATE_NOOP("rules", "Altered invoice"), QT_TRANSLATE_NOOP("rules", "The invoice is as it was intended"),
                QT_TRANSLATE_NOOP("rules", "The invoice was changed in the books after it was posted") } },
        { QStringLiteral("invoice_unapproved"),
            { QT_TRANSLATE_NOOP("rules", "Unapproved invoice"), QT_TRANSLATE_NOOP("rules", "The invoice was approved first"),
                QT_TRANSLATE_NOOP("rules", "The invoice was written without an approval in force") } },
        { QStringLiteral("invoice_foreign"),
            { QT_TRANSLATE_NOOP("rules", "Foreign invoice"), QT_TRANSLATE_NOOP("rules", "Every marked invoice is our own"),
                QT_TRANSLATE_NOOP("rules", "An invoice carries a marker that this journal never gave") } },
        { QStringLiteral("billed_amount"),
            { QT_TRANSLATE_NOOP("rules", "Billed amount"), QT_TRANSLATE_NOOP("rules", "What was sold is billed"),
                QT_TRANSLATE_NOOP("rules", "The invoice bills another amount than was sold") } },
        { QStringLiteral("billed_currency"),
            { QT_TRANSLATE_NOOP("rules", "Billed currency"), QT_TRANSLATE_NOOP("rules", "The invoice is in the currency of the deal"),
                QT_TRANSLATE_NOOP("rules", "The invoice is in another currency than the deal") } },
        { QStringLiteral("billed_customer"),
            { QT_TRANSLATE_NOOP("rules", "Billed customer"), QT_TRANSLATE_NOOP("rules", "The customer of the account is billed"),
                QT_TRANSLATE_NOOP("rules", "The invoice went to another customer than the account's") } },
        { QStringLiteral("billed_item"),
            { QT_TRANSLATE_NOOP("rules", "Billed item"), QT_TRANSLATE_NOOP("rules", "The items that were sold are billed"),
                QT_TRANSLATE_NOOP("rules", "The invoice bills an item that was not sold") } },
        { QStringLiteral("billed_tax"),
            { QT_TRANSLATE_NOOP("rules", "Billed tax"), QT_TRANSLATE_NOOP("rules", "The invoice is taxed as the deal says"),
                QT_TRANSLATE_NOOP("rules", "The invoice is taxed in another way than the deal says") } },
        { QStringLiteral("deal_lost"),
            { QT_TRANSLATE_NOOP("rules", "Lost deal"), QT_TRANSLATE_NOOP("rules", "The deal behind the invoice is won"),
                QT_TRANSLATE_NOOP("rules", "An invoice bills a deal that is not won") } },
        { QStringLiteral("journal_older"),
            { QT_TRANSLATE_NOOP("rules", "Older journal"), QT_TRANSLATE_NOOP("rules", "The journal holds all that Salesforce was told of"),
                QT_TRANSLATE_NOOP("rules", "The journal is older than what Salesforce was told: a backup was put back") } },
        { QStringLiteral("journal_rewritten"),
            { QT_TRANSLATE_NOOP("rules", "Rewritten journal"), QT_TRANSLATE_NOOP("rules", "The journal is the one that Salesforce was told of"),
                QT_TRANSLATE_NOOP("rules", "The journal is not the one that Salesforce was told of") } },
        { QStringLiteral("record_unreadable"),
            { QT_TRANSLATE_NOOP("rules", "Unreadable record"), QT_TRANSLATE_NOOP("rules", "Every record of the books can be read"),
                QT_TRANSLATE_NOOP("rules", "A record of the books cannot be read and is left out") } },
        { QStringLiteral("sale_unreadable"),
            { QT_TRANSLATE_NOOP("rules", "Unreadable sale"), QT_TRANSLATE_NOOP("rules", "All that belongs to the deal can be read"),
                QT_TRANSLATE_NOOP("rules", "Something that belongs to the deal cannot be read") } },
        { QStringLiteral("settings_changed"),
            { QT_TRANSLATE_NOOP("rules", "Changed settings"), QT_TRANSLATE_NOOP("rules", "The books are set up as before"),
                QT_TRANSLATE_NOOP("rules", "Somebody changed how the books are set up") } },
        { QStringLiteral("approval_returned"),
            { QT_TRANSLATE_NOOP("rules", "Approval"), QT_TRANSLATE_NOOP("rules", "No question is open"),
                QT_TRANSLATE_NOOP("rules", "The approver returned it") } },
    };
    const auto at = words.constFind(check);
    return at == words.cend() ? nullptr : &*at;
}

QString translated(const char *source) { return QCoreApplication::translate("rules", source); }

struct CauseWords {
    const char *family, *title;
};

CauseWords wordsOf(Cause cause)
{
    constexpr const char *kCustomer = QT_TRANSLATE_NOOP("rules", "Customer data");
    constexpr const char *kProduct = QT_TRANSLATE_NOOP("rules", "Product and price");
    constexpr const char *kTax = QT_TRANSLATE_NOOP("rules", "Tax and currency");
    constexpr const char *kDeal = QT_TRANSLATE_NOOP("rules", "Deal documents");
    constexpr const char *kDelivery = QT_TRANSLATE_NOOP("rules", "Delivery");
    constexpr const char *kSystems = QT_TRANSLATE_NOOP("rules", "Systems and control");
    switch (cause) {
    case Cause::Cus1: return { kCustomer, QT_TRANSLATE_NOOP("rules", "Customer not active or not approved for billing") };
    case Cause::Cus2: return { kCustomer, QT_TRANSLATE_NOOP("rules", "Duplicate or ambiguous customer match") };
    case Cause::Cus3: return { kCustomer, QT_TRANSLATE_NOOP("rules", "Address, contact or e-mail invalid") };
    case Cause::Itm1: return { kProduct, QT_TRANSLATE_NOOP("rules", "SKU missing or unmapped") };
    case Cause::Itm2: return { kProduct, QT_TRANSLATE_NOOP("rules", "Price or discount differs from approved") };
    case Cause::Tax1: return { kTax, QT_TRANSLATE_NOOP("rules", "Taxability or code missing, exemption unproven") };
    case Cause::Tax2: return { kTax, QT_TRANSLATE_NOOP("rules", "Currency or rate conflict") };
    case Cause::Dea1: return { kDeal, QT_TRANSLATE_NOOP("rules", "PO number missing or expired") };
    case Cause::Dea2: return { kDeal, QT_TRANSLATE_NOOP("rules", "Terms non-standard or unapproved") };
    case Cause::Dea3: return { kDeal, QT_TRANSLATE_NOOP("rules", "Deal changed after approval or billing") };
    case Cause::Del1: return { kDelivery, QT_TRANSLATE_NOOP("rules", "Delivery, acceptance or milestone not confirmed") };
    case Cause::Del2: return { kDelivery, QT_TRANSLATE_NOOP("rules", "Quantity or period disputed") };
    case Cause::Sys1: return { kSystems, QT_TRANSLATE_NOOP("rules", "Technical: connection, limit, refusal by the books, uncertain write") };
    case Cause::Sys2: return { kSystems, QT_TRANSLATE_NOOP("rules", "By-pass, duplicate, wrong entity, closed period") };
    }
    Q_UNREACHABLE();
}

QString lookUp(const QHash<QString, const char *> &titles, const QString &name)
{
    const char *title = titles.value(name);
    return title ? translated(title) : name;
}

} // namespace

QString checkTitle(const QString &check)
{
    const CheckWords *words = wordsOf(check);
    return words ? translated(words->title) : check;
}

QString passedSentence(const QString &check)
{
    const CheckWords *words = wordsOf(check);
    return words ? translated(words->passed) : check;
}

namespace {

/// Where to look, if the field has no name that anybody could find: settings of the books stand on a page, in words.
const char *placeOf(const Finding &finding)
{
    const bool isClosing = finding.field == QLatin1String("Company.BookCloseDate") || finding.field == QLatin1String("Preferences.BookCloseDate");
    return isClosing ? QT_TRANSLATE_NOOP("rules", "closing date of the books") : nullptr;
}

QString spokenPlace(const Finding &finding)
{
    const char *place = placeOf(finding);
    return place ? translated(place) : finding.field;
}

QString recordedPlace(const Finding &finding)
{
    const char *place = placeOf(finding);
    return place ? recorded(place) : finding.field;
}

} // namespace

QString findingSentence(const Finding &finding)
{
    const CheckWords *words = wordsOf(finding.check);
    const QString wrong = words ? translated(words->failed) : finding.check;
    if (finding.found.isEmpty())
        return Words::tr("%1; needed: %2: %3").arg(wrong, spoken(finding.needed), spokenPlace(finding));
    return Words::tr("%1; found: %2; needed: %3: %4").arg(wrong, finding.found, spoken(finding.needed), spokenPlace(finding));
}

QString fixerTitle(Fixer fixer)
{
    switch (fixer) {
    case Fixer::Sales: return Words::tr("Sales");
    case Fixer::SalesOps: return Words::tr("Sales operations");
    case Fixer::Operations: return Words::tr("Operations");
    case Fixer::Clerk: return Words::tr("Billing");
    case Fixer::Controller: return Words::tr("Controller");
    case Fixer::IntegrationOwner: return Words::tr("Integration owner");
    }
    Q_UNREACHABLE();
}

QString englishSentence(const Finding &finding)
{
    const CheckWords *words = wordsOf(finding.check);
    const QString wrong = words ? recorded(words->failed) : finding.check;
    return finding.found.isEmpty()
        ? QStringLiteral("%1; needed: %2: %3").arg(wrong, finding.needed, recordedPlace(finding))
        : QStringLiteral("%1; found: %2; needed: %3: %4").arg(wrong, finding.found, finding.needed, recordedPlace(finding));
}

namespace {

/// About what stands in the books already, rather than about what is still to be billed.
bool isOfInvoice(const QString &check)
{
    return isOfBilled(check) || check.startsWith(QLatin1String("invoice_")) || check == QLatin1String("stored_differs");
}

} // namespace

QString askText(const Finding &finding, const QString &dealName, const QString &accountName, Money amount)
{
    const CheckWords *words = wordsOf(finding.check);
    const QString held = englishMoney(amount);
    const bool isBilled = isOfInvoice(finding.check);
    const QString whose = accountName.isEmpty() ? dealName : QStringLiteral("%1 for %2").arg(dealName, accountName);
    return QStringList {
        isBilled ? QStringLiteral("There is a question about what was billed for %1 (%2).").arg(whose, held)
                 : QStringLiteral("We cannot bill %1 (%2) yet.").arg(whose, held),
        (words ? recorded(words->failed) : finding.check) + QLatin1Char('.'),
        QString(),
        QStringLiteral("Where: ") + recordedPlace(finding),
        QStringLiteral("Found: ") + (finding.found.isEmpty() ? QStringLiteral("nothing") : inEnglish(finding.found)),
        QStringLiteral("Needed: ") + inEnglish(finding.needed),
        QString(),
        isBilled ? QStringLiteral("As soon as the two agree, the question closes by itself.")
                 : QStringLiteral("As soon as the record is right, billing goes on by itself."),
    }
        .join(QLatin1Char('\n'));
}

QString causeTitle(Cause cause) { return translated(wordsOf(cause).title); }
QString causeFamily(Cause cause) { return translated(wordsOf(cause).family); }

QString riskTitle(const QString &risk)
{
    static const QHash<QString, const char *> titles {
        { QStringLiteral("large"), QT_TRANSLATE_NOOP("rules", "Large amount") },
        { QStringLiteral("new_customer"), QT_TRANSLATE_NOOP("rules", "New customer") },
        { QStringLiteral("first_invoice"), QT_TRANSLATE_NOOP("rules", "First invoice to this customer") },
        { QStringLiteral("discount"), QT_TRANSLATE_NOOP("rules", "High discount") },
        { QStringLiteral("terms"), QT_TRANSLATE_NOOP("rules", "Long or bespoke terms") },
        { QStringLiteral("credit_limit"), QT_TRANSLATE_NOOP("rules", "Over the credit limit") },
        { QStringLiteral("tax"), QT_TRANSLATE_NOOP("rules", "Tax exempt or changed") },
        { QStringLiteral("changed"), QT_TRANSLATE_NOOP("rules", "Changed since an approval") },
        { QStringLiteral("duplicate_suspicion"), QT_TRANSLATE_NOOP("rules", "Looks like another invoice") },
        { QStringLiteral("voided_before"), QT_TRANSLATE_NOOP("rules", "An earlier invoice was voided") },
        { QStringLiteral("billed_beside"), QT_TRANSLATE_NOOP("rules", "A controller said that an invoice that names the deal bills something else") },
        { QStringLiteral("turned_down"), QT_TRANSLATE_NOOP("rules", "It was returned or rejected before") },
    };
    return lookUp(titles, risk);
}

QString pauseReasonTitle(const QString &reason)
{
    static const QHash<QString, const char *> titles {
        { QStringLiteral("waiting_for_customer"), QT_TRANSLATE_NOOP("rules", "waiting for the customer") },
        { QStringLiteral("waiting_for_sales"), QT_TRANSLATE_NOOP("rules", "waiting for sales") },
        { QStringLiteral("waiting_for_third_party"), QT_TRANSLATE_NOOP("rules", "waiting for a third party") },
        { QStringLiteral("ledger_outage"), QT_TRANSLATE_NOOP("rules", "the books are not reachable") },
    };
    return lookUp(titles, reason);
}

} // namespace sluice::rules
