#pragma once

#include "domain/Crm.h"
#include "domain/Ledger.h"
#include "rules/CompanyIndex.h"
#include "rules/Policy.h"

#include <QString>

#include <optional>
#include <vector>

namespace sluice::rules {

enum class CustomerHow {
    Linked,    ///< By the link that a person made in Sluice, or that Salesforce holds.
    TaxNumber,
    Name,
    Inactive,  ///< The only one that fits is inactive: `customer` is that one.
    Ambiguous, ///< Several fit, or one is so alike that creating another would be a guess: see `candidates`.
    LinkBroken,///< The link leads to no customer of this company.
    Creatable, ///< Nobody fits; Sluice may create one.
    None       ///< There is no account to match.
};
QString nameOf(CustomerHow how); // "linked", "tax_number", "name", "inactive", "ambiguous", "link_broken", "creatable", "none"

struct CustomerMatch {
    CustomerHow how = CustomerHow::None;
    const Customer *customer = nullptr;      ///< With Linked, TaxNumber, Name and Inactive.
    std::vector<const Customer *> candidates; ///< With Ambiguous; sorted by id.
};

/// Finds the counterpart of an account: by link, then tax number, then exact name (contracts §6). Never guesses.
/// `link`: the customer's id in this company by a person's decision; empty: the account's own link counts, if it names
/// this company's realm.
CustomerMatch matchCustomer(const Account *account, const CompanyIndex &company, QStringView link = {});

enum class ItemHow {
    Mapped,
    Sku,
    Name,
    Inactive,
    Bundle, ///< A group of items, which an ordinary line cannot sell: `item` is that one.
    Ambiguous,
    Missing,
    NoCode
};
QString nameOf(ItemHow how); // "mapped", "sku", "name", "inactive", "bundle", "ambiguous", "missing", "no_code"

struct ItemMatch {
    ItemHow how = ItemHow::Missing;
    const Item *item = nullptr; ///< With Mapped, Sku, Name, Inactive and Bundle.
    bool usable() const { return how == ItemHow::Mapped || how == ItemHow::Sku || how == ItemHow::Name; }
};

/// Finds the item of a product: by the mapping that a second person approved, then its code as SKU, then its code as
/// exact name (contracts §6). Without a code it is not synchronised. `mapped`: the item's id; empty if none is mapped.
ItemMatch matchItem(const Product *product, const CompanyIndex &company, QStringView mapped = {});

/// The payment terms of a deal: its own, else the account's, else the policy's. What the books hold for the customer
/// does not count: terms are agreed in the deal, not in the ledger.
struct TermMatch {
    QString name;               ///< What was asked for; empty if nobody names any.
    const Term *term = nullptr; ///< In the books, by name, else by the days that the policy gives this name.
    bool listed = false;        ///< The policy's list has them.
    std::optional<int> days;
};
TermMatch matchTerms(const Deal &deal, const Account *account, const CompanyIndex &company, const Policy &policy);

/// The tax code of a deal in the books of its company. In the United States lines carry one of two codes, TAX and NON,
/// and the code of the place, which has the rates, stands on the document: without it QuickBooks charges nothing. Books
/// that work sales tax out by themselves need none.
struct TaxMatch {
    QString asked;                 ///< `Sluice_Tax_Code__c`, or the policy's default for the country.
    const TaxCode *code = nullptr; ///< nullptr when not known, or when the company uses no sales tax.
    bool needed = true;            ///< False when the company uses no sales tax.
    const TaxCode *document = nullptr; ///< The code with the rates, where the document carries it.
    bool documentNeeded = false;       ///< The lines are taxed, and nothing but a document's code taxes them.

    /// The code that says how much tax there is.
    const TaxCode *decisive() const { return document ? document : code; }
    /// Whether an invoice can be taxed as it should.
    bool isComplete() const { return !needed || (code && (document || !documentNeeded)); }
};
TaxMatch matchTax(const Deal &deal, const CompanyIndex &company, const Policy &policy);

} // namespace sluice::rules
