#pragma once

#include <QString>

#include <span>
#include <vector>

namespace sluice::sandbox::seed {

class Chance;

/// What is to become of a won deal in the demo company: billed as it should be, still open for one reason or another,
/// or billed by hand with a mistake.
enum class Fate {
    Billed,
    Ready,
    Waiting,
    // Not billed, and something is in the way.
    CustomerInactive,
    CustomerAmbiguous,
    NoAddress,
    NoEmail,
    NoAccount,
    ItemUnmapped,
    ItemMissing,
    ItemInactive,
    SumDiffers,
    PriceOffList,
    TaxCodeMissing,
    TaxCodeUnknown,
    CurrencyConflict,
    PoMissing,
    TermsUnknown,
    TermsMissing,
    NotConfirmed,
    PeriodContradicts,
    QuantityZero,
    NameTaken,
    PeriodClosed,
    // Billed by hand, and the two systems disagree.
    RoundingApart,
    OtherPeriod,
    UnderBilled,
    OverBilled,
    BilledTwice,
    PriceDiffers,
    QuantityDiffers,
    ItemDiffers,
    TaxDiffers,
    WrongCustomer,
    WrongEntity,
    WrongCurrency,
    AmendedAfter,
    LostAfter,
    Credited,
    Voided,
    Deleted,
    Ambiguous,
    AmbiguousTwin ///< The other deal that the same invoice could belong to.
};

/// Where in time a fate belongs.
enum class Era { Recent, Straggler, Old, Oldest };

struct FateRow {
    Fate fate;
    Era era;
    int count; ///< In a company of full size.
    const char *cause;    ///< One of D.17, or "" where nothing holds the deal up.
    const char *mismatch; ///< One of D.16, or "".
    const char *kind;     ///< In words.
};

/// Every planted fate with its number.
std::span<const FateRow> fateRows();
const FateRow *rowOf(Fate fate);

/// True for the fates whose deal has an invoice in QuickBooks.
bool isBilled(Fate fate);

/// One fate for each of `deals` won deals in order of time, `recent` of them in the last weeks. Companies too small for
/// the full numbers get fewer of each, at least three; the rest is Billed.
std::vector<Fate> dealOutFates(int deals, int recent, Chance chance);

} // namespace sluice::sandbox::seed
