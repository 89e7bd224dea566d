#pragma once

#include <QString>

#include <QtGlobal>

#include <array>

// What a finding needs, and why something was closed, opened again or withdrawn, in words. These go into the journal, so they are recorded in English whatever language the
// program speaks: the record of a German desktop and of an English server read alike, and changing the language is no
// change of a finding. spoken() says them in the reader's language.

namespace sluice::rules::phrase {

inline constexpr const char *kBuyer = QT_TRANSLATE_NOOP("rules", "the account that buys");
inline constexpr const char *kCustomerInBooks
    = QT_TRANSLATE_NOOP("rules", "a customer in the books; the policy does not let Sluice create one");
inline constexpr const char *kCustomerActivated
    = QT_TRANSLATE_NOOP("rules", "a controller who activates the new customer");
inline constexpr const char *kCustomerActive
    = QT_TRANSLATE_NOOP("rules", "an active customer, or a link to another one");
inline constexpr const char *kLinkRight = QT_TRANSLATE_NOOP("rules", "a link to the right one");
inline constexpr const char *kLinkExisting = QT_TRANSLATE_NOOP("rules", "a link to a customer that exists");
inline constexpr const char *kBillingAddress = QT_TRANSLATE_NOOP("rules", "a billing address");
inline constexpr const char *kEMail = QT_TRANSLATE_NOOP("rules", "an e-mail address that can receive the invoice");
inline constexpr const char *kItemCode = QT_TRANSLATE_NOOP("rules", "an item code for %1");
inline constexpr const char *kItemActive = QT_TRANSLATE_NOOP("rules", "an active item for %1");
inline constexpr const char *kItemSingle = QT_TRANSLATE_NOOP("rules", "one item for %1; several carry this code");
inline constexpr const char *kItemSingleNoBundle
    = QT_TRANSLATE_NOOP("rules", "an item of its own for %1; a bundle of items cannot be billed in one line");
inline constexpr const char *kItemOfCode = QT_TRANSLATE_NOOP("rules", "an item that carries the code of %1");
inline constexpr const char *kProductReadable = QT_TRANSLATE_NOOP("rules", "a product that Sluice can read");
inline constexpr const char *kQuantitySold = QT_TRANSLATE_NOOP("rules", "the quantity that was sold");
inline constexpr const char *kTermEnd = QT_TRANSLATE_NOOP("rules", "a day after the start of the term, %1");
inline constexpr const char *kOneCurrency = QT_TRANSLATE_NOOP("rules", "amounts of one currency");
inline constexpr const char *kSumOfLines = QT_TRANSLATE_NOOP("rules", "%1, the sum of its lines");
inline constexpr const char *kAmountOfDeal = QT_TRANSLATE_NOOP("rules", "%1, the amount of the deal");
inline constexpr const char *kAmountOfLine = QT_TRANSLATE_NOOP("rules", "%1, from quantity, price and discount");
inline constexpr const char *kTwoDecimals
    = QT_TRANSLATE_NOOP("rules", "amounts with two decimals at most; the books keep no more of them");
inline constexpr const char *kReadableRecord
    = QT_TRANSLATE_NOOP("rules", "a record that Sluice can read; until then it goes on as if this one were not there");
inline constexpr const char *kReadableSale
    = QT_TRANSLATE_NOOP("rules", "a record that Sluice can read; until then nothing is billed of what it belongs to");
inline constexpr const char *kAmountAboveZero = QT_TRANSLATE_NOOP("rules", "an amount above zero");
inline constexpr const char *kPoNumber
    = QT_TRANSLATE_NOOP("rules", "the customer's purchase order number; deals of the segment %1 need one");
inline constexpr const char *kTermsAny = QT_TRANSLATE_NOOP("rules", "payment terms, such as Net 30");
inline constexpr const char *kTermsKnown = QT_TRANSLATE_NOOP("rules", "payment terms that the books know");
inline constexpr const char *kTaxCodeAny = QT_TRANSLATE_NOOP("rules", "a tax code");
inline constexpr const char *kTaxCodeKnown = QT_TRANSLATE_NOOP("rules", "a tax code that the books of %1 know");
inline constexpr const char *kTaxCodeOfPlace = QT_TRANSLATE_NOOP("rules",
    "a tax code with a rate: the deal names none, and the books of %1 have no usual one, so no sales tax would be charged");
inline constexpr const char *kBillingEvent
    = QT_TRANSLATE_NOOP("rules", "On Close, Delivered, Accepted, Milestones or Subscription");
inline constexpr const char *kDeliveryStatus = QT_TRANSLATE_NOOP("rules", "Pending, Delivered or Accepted");
inline constexpr const char *kBillingFrequency = QT_TRANSLATE_NOOP("rules", "Once, Monthly, Quarterly or Annually");
inline constexpr const char *kDeliveredOn
    = QT_TRANSLATE_NOOP("rules", "the date of the delivery that the status reports");
inline constexpr const char *kEntityConnected
    = QT_TRANSLATE_NOOP("rules", "a legal entity whose books are connected");
inline constexpr const char *kHomeCurrency = QT_TRANSLATE_NOOP("rules", "%1, the only currency that %2 keeps");
inline constexpr const char *kCustomerCurrency = QT_TRANSLATE_NOOP("rules", "a customer kept in %1");
inline constexpr const char *kEarlierInvoice
    = QT_TRANSLATE_NOOP("rules", "a word whether this invoice already bills the deal");
inline constexpr const char *kInvoiceElsewhere
    = QT_TRANSLATE_NOOP("rules", "a word whether an invoice of another company already bills the deal");
inline constexpr const char *kCutAsBilled = QT_TRANSLATE_NOOP("rules",
    "a deal that is cut as it was when this invoice billed it, or a word that the rest is billed beside it");
inline constexpr const char *kEarlierKnown = QT_TRANSLATE_NOOP("rules",
    "an answer of the books whether they hold the invoice of the deal as it was cut before");
inline constexpr const char *kOpenPeriod
    = QT_TRANSLATE_NOOP("rules", "a day after %1, or books that are open again");
inline constexpr const char *kPostingDayOpen
    = QT_TRANSLATE_NOOP("rules", "a posting day after it (it would be posted on %1), or books that are open again");
inline constexpr const char *kDeliveryDayOpen
    = QT_TRANSLATE_NOOP("rules", "books that are open again; it was delivered on %1");
inline constexpr const char *kConfirmation = QT_TRANSLATE_NOOP("rules", "a confirmation; it was expected on %1");
inline constexpr const char *kInvoiceAccepted = QT_TRANSLATE_NOOP("rules", "an invoice that the books accept");
inline constexpr const char *kCustomerAccepted = QT_TRANSLATE_NOOP("rules", "a customer that the books accept");
inline constexpr const char *kApproverAnswer = QT_TRANSLATE_NOOP("rules", "an answer to the approver's question");
inline constexpr const char *kInvoiceStanding
    = QT_TRANSLATE_NOOP("rules", "a decision: bill it again, or close the matter");
inline constexpr const char *kOneInvoice = QT_TRANSLATE_NOOP("rules", "one invoice for the request: reverse the other");
inline constexpr const char *kAmountSold = QT_TRANSLATE_NOOP("rules", "%1 net, as sold");
inline constexpr const char *kCustomerOfAccount = QT_TRANSLATE_NOOP("rules", "the customer of the account: %1");
inline constexpr const char *kItemSold = QT_TRANSLATE_NOOP("rules", "what was sold: %1");
inline constexpr const char *kTaxCodeOfDeal = QT_TRANSLATE_NOOP("rules", "the tax code of the deal: %1");
inline constexpr const char *kWonDeal = QT_TRANSLATE_NOOP("rules", "a won deal, or an invoice that is reversed");
inline constexpr const char *kInvoiceIntended = QT_TRANSLATE_NOOP("rules", "the invoice as it was intended");
inline constexpr const char *kApprovalFirst = QT_TRANSLATE_NOOP("rules", "an approval before the invoice");
inline constexpr const char *kWitnessedEvents
    = QT_TRANSLATE_NOOP("rules", "all %1 events that Salesforce was told of on %2");
inline constexpr const char *kWitnessedHead
    = QT_TRANSLATE_NOOP("rules", "the head %1 that Salesforce was told at event %2");
inline constexpr const char *kNumberingSeen
    = QT_TRANSLATE_NOOP("rules", "a word that it is meant: Sluice numbers invoices only while custom numbers are on");
inline constexpr const char *kTaxingSeen
    = QT_TRANSLATE_NOOP("rules", "a word that it is meant: from now on invoices are taxed by the new setting");
inline constexpr const char *kCurrencySeen
    = QT_TRANSLATE_NOOP("rules", "a word that it is meant: from now on deals are judged by the new currencies");
inline constexpr const char *kClosingSeen
    = QT_TRANSLATE_NOOP("rules", "a word that it is meant: nothing is posted into a period that is closed");
inline constexpr const char *kOwnMarker
    = QT_TRANSLATE_NOOP("rules", "a word about who posted it; another profile, or a copy made by hand");

inline constexpr const char *kLookAlikeKnown = QT_TRANSLATE_NOOP("rules",
    "the marker in the memo of that invoice, if it is this one; or a controller's word that it is another: then this one is sent");
inline constexpr const char *kPostingKnown
    = QT_TRANSLATE_NOOP("rules", "an answer of the books whether they hold this invoice");

/// What closed an exception, and why one is open again.
inline constexpr const char *kNoLongerEmpty = QT_TRANSLATE_NOOP("rules", "The check passes: %1 is no longer empty");
inline constexpr const char *kNoLonger = QT_TRANSLATE_NOOP("rules", "The check passes: %1 is no longer %2");
inline constexpr const char *kStillFails = QT_TRANSLATE_NOOP("rules", "the check still fails");
inline constexpr const char *kNotPassed
    = QT_TRANSLATE_NOOP("rules", "the check has not passed since; the clock goes on as if it had not been closed");

/// Why a request does not wait for a decision any more.
inline constexpr const char *kCheckFails = QT_TRANSLATE_NOOP("rules", "a check fails");
inline constexpr const char *kChangedBefore = QT_TRANSLATE_NOOP("rules", "changed before the decision");
inline constexpr const char *kDealGone = QT_TRANSLATE_NOOP("rules", "the deal no longer exists");
inline constexpr const char *kDealDeleted = QT_TRANSLATE_NOOP("rules", "the deal was deleted");
inline constexpr const char *kDealNotWon = QT_TRANSLATE_NOOP("rules", "the deal is no longer won");
inline constexpr const char *kNotPlanned = QT_TRANSLATE_NOOP("rules", "no longer part of the deal's plan");

/// Why a request is asked about anew.
inline constexpr const char *kLimitReached
    = QT_TRANSLATE_NOOP("rules", "what was approved meanwhile exhausts the credit limit");

/// How a billing request is called: recorded like the above.
inline constexpr const char *kOnClose = QT_TRANSLATE_NOOP("rules", "On close");
inline constexpr const char *kOnDelivery = QT_TRANSLATE_NOOP("rules", "On delivery");
inline constexpr const char *kMilestone = QT_TRANSLATE_NOOP("rules", "Milestone %1: %2");
inline constexpr const char *kTermFrom = QT_TRANSLATE_NOOP("rules", "Term from %1");
inline constexpr const char *kPeriod = QT_TRANSLATE_NOOP("rules", "%1 to %2");

/// Every one of them; the least telling last.
inline constexpr std::array kAll {
    kBuyer, kCustomerInBooks, kCustomerActivated, kCustomerActive, kLinkRight, kLinkExisting,
    kBillingAddress, kEMail, kItemCode, kItemActive, kItemSingle, kItemSingleNoBundle, kItemOfCode, kProductReadable,
    kQuantitySold, kTermEnd, kOneCurrency, kTwoDecimals, kReadableRecord, kReadableSale, kAmountAboveZero, kPoNumber, kTermsAny, kTermsKnown, kTaxCodeAny,
    kTaxCodeKnown, kTaxCodeOfPlace, kBillingEvent, kDeliveryStatus, kBillingFrequency, kDeliveredOn, kEntityConnected, kCustomerCurrency, kEarlierInvoice,
    kInvoiceElsewhere, kCutAsBilled, kEarlierKnown, kLimitReached, kOpenPeriod, kPostingDayOpen, kDeliveryDayOpen, kConfirmation, kInvoiceAccepted, kCustomerAccepted, kApproverAnswer, kInvoiceStanding,
    kOneInvoice, kAmountSold, kCustomerOfAccount, kItemSold, kTaxCodeOfDeal, kWonDeal, kInvoiceIntended, kApprovalFirst, kOwnMarker, kLookAlikeKnown, kPostingKnown, kNumberingSeen, kTaxingSeen, kCurrencySeen, kClosingSeen, kWitnessedEvents, kWitnessedHead, kNoLongerEmpty, kNoLonger, kStillFails, kNotPassed, kCheckFails,
    kChangedBefore, kDealGone, kDealDeleted, kDealNotWon, kNotPlanned, kOnClose, kOnDelivery,
    kMilestone, kTermFrom, kSumOfLines, kAmountOfDeal, kAmountOfLine, kHomeCurrency, kPeriod
};

} // namespace sluice::rules::phrase

namespace sluice::rules {

/// The phrase as it is recorded; its place holders are still to be filled.
QString recorded(const char *phrase);

/// A recorded text in the language of the program. Text that is none of the phrases (a name, a number, what a person
/// wrote) comes back as it is.
QString spoken(const QString &recorded);

} // namespace sluice::rules
