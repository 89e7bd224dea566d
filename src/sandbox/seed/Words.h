#pragma once

#include <QString>

#include <span>

namespace sluice::sandbox::seed {

/// A town with what an address there looks like. Patterns as in Chance::fill.
struct Town {
    const char16_t *name;
    const char16_t *state;      ///< US: two letters; elsewhere empty.
    const char16_t *postalCode; ///< Pattern.
};

/// A country in which the demo company has customers.
struct Country {
    const char16_t *code; ///< ISO 3166, two letters.
    const char16_t *name; ///< As Salesforce spells it.
    const char16_t *currency;
    const char16_t *taxNumber; ///< Pattern of a VAT or employer number.
    const char16_t *phone;     ///< Pattern.
    std::span<const Town> towns;
    std::span<const char16_t *const> streets; ///< With `%1` for the house number.
    std::span<const char16_t *const> legalForms;
};

/// The countries, the most frequent of each legal entity first: US, CA (billed by the US company); GB, IE, DE, NL, FR
/// (billed by the UK company).
std::span<const Country> countries();

// Word material for names. Everything is invented; likeness to a living company is chance.
std::span<const char16_t *const> heads();      ///< "Harbour", "Cascade", …
std::span<const char16_t *const> surnames();   ///< Also the people's last names.
std::span<const char16_t *const> firstNames();
std::span<const char16_t *const> trades();     ///< "Logistics", "Analytics", …
std::span<const char16_t *const> publicBodies(); ///< With `%1` for the town.
std::span<const char16_t *const> charities();    ///< With `%1` for a head or a town.
std::span<const char16_t *const> industries();

} // namespace sluice::sandbox::seed
