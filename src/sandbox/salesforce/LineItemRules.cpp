#include "sandbox/salesforce/OpportunityRules.h"

namespace sluice::sandbox::salesforce {

namespace {

struct LineFields {
    const SObject &object = Schema::instance().get("OpportunityLineItem");
    int deal = object.at("OpportunityId");
    int entry = object.at("PricebookEntryId");
    int product = object.at("Product2Id");
    int name = object.at("Name");
    int code = object.at("ProductCode");
    int quantity = object.at("Quantity");
    int unitPrice = object.at("UnitPrice");
    int listPrice = object.at("ListPrice");
    int discount = object.at("Discount");
    int subtotal = object.at("Subtotal");
    int total = object.at("TotalPrice");
    int currency = object.at("CurrencyIsoCode");
    static const LineFields &get()
    {
        static const LineFields fields;
        return fields;
    }
};

void fill(const Derivation &d, int field, const Cell &value)
{
    if (!d.seeding || isNull(d.row.at(field)))
        d.row.at(field) = value;
}

void deriveProduct(const Derivation &d)
{
    static const SObject &entries = Schema::instance().get("PricebookEntry");
    static const SObject &products = Schema::instance().get("Product2");
    static const SObject &deals = Schema::instance().get("Opportunity");
    const LineFields &f = LineFields::get();
    if (const Row *entry = d.store.find(textOf(d.row.at(f.entry)))) {
        fill(d, f.product, entry->at(entries.at("Product2Id")));
        fill(d, f.listPrice, entry->at(entries.at("UnitPrice")));
    }
    const Row *deal = d.store.find(textOf(d.row.at(f.deal)));
    const Row *product = d.store.find(textOf(d.row.at(f.product)));
    if (product) {
        fill(d, f.code, product->at(products.at("ProductCode")));
        const QString dealName = deal ? textOf(deal->at(deals.at("Name"))) : QString();
        fill(d, f.name, QStringLiteral("%1 %2").arg(dealName, textOf(product->at(products.at("Name")))).trimmed());
    }
    if (deal && !d.seeding)
        d.row.at(f.currency) = deal->at(deals.at("CurrencyIsoCode"));
}

/// quantity × price × (1 − discount), to the cent; empty if it does not fit.
Cell discounted(Decimal quantity, Decimal price, Decimal discount)
{
    const Result<Decimal> gross = quantity.times(price);
    const Result<Decimal> kept = Decimal(100, 0).minus(discount);
    if (!gross || !kept)
        return {};
    const Result<Decimal> net = gross->times(Decimal(1, 2));
    const Result<Decimal> total = net ? net->times(*kept) : net;
    return total ? Cell(total->rounded(2, Rounding::HalfUp)) : Cell();
}

/// The unit price that makes this total.
Cell unitPriceOf(Decimal total, Decimal quantity, Decimal discount)
{
    const Result<Decimal> kept = Decimal(100, 0).minus(discount);
    const Result<Decimal> share = kept ? quantity.times(*kept) : kept;
    if (!share || share->isZero())
        return {};
    const Result<Decimal> hundredfold = total.times(Decimal(100, 0));
    const Result<Decimal> price = hundredfold ? hundredfold->dividedBy(*share, 2, Rounding::HalfUp) : hundredfold;
    return price ? Cell(*price) : Cell();
}

} // namespace

void deriveLineItem(const Derivation &d)
{
    const LineFields &f = LineFields::get();
    if (!d.before)
        deriveProduct(d);
    const Decimal quantity = decimalOf(d.row.at(f.quantity));
    const Decimal discount = decimalOf(d.row.at(f.discount));
    if (d.seeding) {
        fill(d, f.unitPrice, d.row.at(f.listPrice));
        fill(d, f.total, discounted(quantity, decimalOf(d.row.at(f.unitPrice)), discount));
    } else if (d.given(f.total) && !d.given(f.unitPrice)) {
        d.row.at(f.unitPrice) = unitPriceOf(decimalOf(d.row.at(f.total)), quantity, discount);
    } else if (!d.before || d.given(f.unitPrice) || d.given(f.quantity) || d.given(f.discount)) {
        if (isNull(d.row.at(f.unitPrice)))
            d.row.at(f.unitPrice) = d.row.at(f.listPrice);
        d.row.at(f.total) = discounted(quantity, decimalOf(d.row.at(f.unitPrice)), discount);
    }
    fill(d, f.subtotal, discounted(quantity, decimalOf(d.row.at(f.unitPrice)), Decimal()));
}

} // namespace sluice::sandbox::salesforce
