#pragma once

#include <QHash>
#include <QString>

#include <compare>

namespace sluice {

/// A text id that cannot be mistaken for another kind of id.
template <class Tag>
struct Id {
    QString value;

    Id() = default;
    explicit Id(QString text)
        : value(std::move(text))
    {
    }
    bool isEmpty() const { return value.isEmpty(); }
    bool operator==(const Id &) const = default;
    bool operator<(const Id &other) const { return value < other.value; }
};

template <class Tag>
std::size_t qHash(const Id<Tag> &id, std::size_t seed = 0) noexcept
{
    return ::qHash(id.value, seed);
}

using DealId = Id<struct DealTag>;         ///< 18-character Opportunity id.
using AccountId = Id<struct AccountTag>;   ///< 18-character Account id.
using ProductId = Id<struct ProductTag>;   ///< 18-character Product2 id.
using Realm = Id<struct RealmTag>;         ///< QuickBooks company id, decimal text.
using CustomerId = Id<struct CustomerTag>; ///< Id of a customer inside one realm.
using ItemId = Id<struct ItemTag>;         ///< Id of an item inside one realm.
using InvoiceId = Id<struct InvoiceTag>;   ///< Id of an invoice inside one realm.
using RequestId = Id<struct RequestTag>;   ///< UUID text of a billing request, 36 characters.
using CaseId = Id<struct CaseTag>;         ///< UUID text of an exception.

} // namespace sluice
