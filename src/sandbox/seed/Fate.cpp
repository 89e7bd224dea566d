#include "sandbox/seed/Fate.h"

#include "sandbox/seed/Chance.h"

#include <algorithm>

namespace sluice::sandbox::seed {

namespace {

constexpr int kFullSize = 900;
constexpr int kLeast = 3;
constexpr int kStragglerShare = 4; ///< Stragglers come from the last quarter before the recent weeks.

// The class of a mistake is what reconciliation should call it; the cause is what a clerk should tag it with. Not every
// oddity holds a deal up: a line has no list price beside its price, and where a deal names no terms the account does.
constexpr FateRow kRows[] = {
    { Fate::PeriodClosed, Era::Oldest, 4, "SYS-2", "M20", "delivered in a period that is closed" },
    { Fate::Ready, Era::Recent, 42, "", "M21", "delivered and complete, nobody has billed it" },
    { Fate::Waiting, Era::Recent, 30, "", "M10", "sold, the billing event lies ahead" },
    { Fate::CustomerInactive, Era::Recent, 7, "CUS-1", "M20", "the customer is inactive in QuickBooks" },
    { Fate::CustomerAmbiguous, Era::Recent, 8, "CUS-2", "M20", "two customers carry the account's tax number" },
    { Fate::NoAddress, Era::Recent, 5, "CUS-3", "M20", "the account has no billing address" },
    { Fate::NoEmail, Era::Straggler, 4, "CUS-3", "M20", "nobody at the account can receive an invoice" },
    { Fate::NoAccount, Era::Straggler, 3, "CUS-1", "M20", "the opportunity has no account" },
    { Fate::ItemUnmapped, Era::Recent, 6, "ITM-1", "M20", "the product has no item code" },
    { Fate::ItemMissing, Era::Straggler, 5, "ITM-1", "M20", "no item in QuickBooks carries the code" },
    { Fate::ItemInactive, Era::Straggler, 5, "ITM-1", "M20", "the item is inactive in QuickBooks" },
    { Fate::SumDiffers, Era::Recent, 6, "ITM-2", "M20", "the amount is not the sum of the lines" },
    { Fate::PriceOffList, Era::Straggler, 4, "", "M21", "a line was sold far below the price list" },
    { Fate::TaxCodeMissing, Era::Recent, 7, "TAX-1", "M20", "the tax code is missing" },
    { Fate::TaxCodeUnknown, Era::Straggler, 4, "TAX-1", "M20", "the tax code does not exist in QuickBooks" },
    { Fate::CurrencyConflict, Era::Recent, 6, "TAX-2", "M20", "the customer is kept in another currency" },
    { Fate::PoMissing, Era::Recent, 15, "DEA-1", "M20", "the segment needs a purchase order and there is none" },
    { Fate::TermsUnknown, Era::Recent, 7, "DEA-2", "M20", "the payment terms do not exist in QuickBooks" },
    { Fate::TermsMissing, Era::Straggler, 4, "", "M21", "the payment terms are missing, and those of the account apply" },
    { Fate::NotConfirmed, Era::Straggler, 12, "DEL-1", "M10", "weeks old, and delivery was never confirmed" },
    { Fate::PeriodContradicts, Era::Straggler, 4, "DEL-2", "M20", "the subscription ends before it starts" },
    { Fate::QuantityZero, Era::Straggler, 3, "DEL-2", "M20", "a line has the quantity zero" },
    { Fate::NameTaken, Era::Recent, 5, "SYS-1", "M20", "QuickBooks will refuse the customer: a vendor has the name" },
    { Fate::RoundingApart, Era::Old, 5, "", "M01", "a few cents apart" },
    { Fate::OtherPeriod, Era::Old, 5, "", "M11", "dated two months after delivery" },
    { Fate::UnderBilled, Era::Old, 5, "DEL-2", "M30", "a line was left out" },
    { Fate::OverBilled, Era::Old, 4, "ITM-2", "M31", "a line was added that nobody ordered" },
    { Fate::BilledTwice, Era::Old, 5, "SYS-2", "M32", "billed twice" },
    { Fate::PriceDiffers, Era::Old, 5, "ITM-2", "M33", "billed without the discount" },
    { Fate::QuantityDiffers, Era::Old, 4, "DEL-2", "M34", "billed with another quantity" },
    { Fate::ItemDiffers, Era::Old, 4, "ITM-1", "M35", "billed with another item" },
    { Fate::TaxDiffers, Era::Old, 4, "TAX-1", "M36", "billed with the wrong tax" },
    { Fate::WrongCustomer, Era::Old, 4, "CUS-2", "M40", "billed to somebody else" },
    { Fate::WrongEntity, Era::Old, 4, "SYS-2", "M41", "billed by the other company" },
    { Fate::WrongCurrency, Era::Old, 4, "TAX-2", "M42", "billed in another currency" },
    { Fate::AmendedAfter, Era::Old, 5, "DEA-3", "M50", "the deal was changed after it was billed" },
    { Fate::LostAfter, Era::Old, 4, "DEA-3", "M51", "the deal was lost after it was billed" },
    { Fate::Credited, Era::Old, 5, "", "M60", "credited in full" },
    { Fate::Voided, Era::Old, 4, "", "M61", "the invoice was voided" },
    { Fate::Deleted, Era::Old, 3, "", "M61", "the invoice was deleted" },
    { Fate::Ambiguous, Era::Old, 4, "", "M71", "one invoice, two deals that it could belong to" },
};

int countIn(const FateRow &row, int deals)
{
    return std::max(std::min(kLeast, row.count), row.count * std::min(deals, kFullSize) / kFullSize);
}

/// The range of deals [first, last) in which an era lies.
std::pair<int, int> rangeOf(Era era, int deals, int recent)
{
    const int old = deals - recent;
    const int stragglers = old / kStragglerShare;
    switch (era) {
    case Era::Recent:
        return { old, deals };
    case Era::Straggler:
        return { old - stragglers, old };
    case Era::Oldest:
        return { 0, deals / 6 };
    case Era::Old:
        break;
    }
    return { 0, old - stragglers };
}

} // namespace

std::span<const FateRow> fateRows()
{
    return kRows;
}

const FateRow *rowOf(Fate fate)
{
    const auto *row = std::ranges::find(kRows, fate, &FateRow::fate);
    return row == std::end(kRows) ? nullptr : row;
}

bool isBilled(Fate fate)
{
    return fate == Fate::Billed || (fate >= Fate::RoundingApart && fate != Fate::AmbiguousTwin);
}

std::vector<Fate> dealOutFates(int deals, int recent, Chance chance)
{
    std::vector<Fate> fates(static_cast<std::size_t>(deals), Fate::Billed);
    const auto isFree = [&](int at) { return fates[static_cast<std::size_t>(at)] == Fate::Billed; };
    const auto place = [&](const FateRow &row, int count) {
        auto [first, last] = rangeOf(row.era, deals, recent);
        const bool pair = row.fate == Fate::Ambiguous;
        for (int placed = 0, tries = 0; placed < count && tries < deals * 16; ++tries) {
            if (tries == deals * 8) { // A small company has no room left in this era.
                first = 0;
                last = deals;
            }
            const int at = chance.between(first, last - 1);
            if (!isFree(at) || (pair && (at + 1 >= last || !isFree(at + 1))))
                continue;
            fates[static_cast<std::size_t>(at)] = row.fate;
            if (pair)
                fates[static_cast<std::size_t>(at) + 1] = Fate::AmbiguousTwin;
            ++placed;
        }
    };
    for (const FateRow &row : kRows) // First the least of each, so that none is crowded out.
        place(row, std::min(kLeast, countIn(row, deals)));
    for (const FateRow &row : kRows)
        place(row, countIn(row, deals) - kLeast);
    return fates;
}

} // namespace sluice::sandbox::seed
