#include "sandbox/quickbooks/FormLines.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/Realm.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

constexpr int kLinesMax = 750;
constexpr int kPriceScale = 7; ///< Decimal places of a unit price that come back (observed).

} // namespace

FormLines::FormLines(const Realm &realm, const Draft &draft, Currency currency, TaxMode mode, QDate on)
    : m_realm(realm)
    , m_draft(draft)
    , m_references(realm)
    , m_tax(realm, currency, on)
    , m_currency(currency)
    , m_mode(mode)
{
    for (const Value &line : draft.before[u"Line"].items()) {
        const QString id = line[u"Id"].toString();
        if (id.isEmpty())
            continue;
        m_knownIds.append(id);
        m_lastId = std::max(m_lastId, id.toLongLong());
    }
}

Checked<BuiltLines> FormLines::build()
{
    const Value::Array &lines = m_draft.fields[u"Line"].items();
    if (lines.isEmpty())
        return refuse(ApiFault::required(u"Line"_s));
    if (lines.size() > kLinesMax)
        return refuse(
            ApiFault::business(u"A transaction may have at most %1 lines."_s.arg(kLinesMax), u"Line"_s));
    for (const Value &line : lines) {
        if (Checked<void> added = add(line); !added)
            return refuse(added.error());
    }
    if (!m_anyAmount)
        return refuse(ApiFault::required(u"Line.Amount"_s));
    finish();
    return m_built;
}

Checked<void> FormLines::add(const Value &line)
{
    const QString type = line[u"DetailType"].toString();
    if (type.isEmpty())
        return refuse(ApiFault::required(u"Line.DetailType"_s));
    if (type == "SubTotalLineDetail"_L1)
        return {}; // Always made anew.
    if (type == "DiscountLineDetail"_L1)
        return discountLine(line);
    if (type == "DescriptionOnly"_L1) {
        Value kept = numbered(line);
        kept.remove(u"Amount");
        if (!kept.has(u"DescriptionLineDetail"))
            kept.set(u"DescriptionLineDetail"_s, Value::object());
        m_built.lines.append(kept);
        return {};
    }
    if (type != "SalesItemLineDetail"_L1 && type != "GroupLineDetail"_L1)
        return refuse(ApiFault::badChoice(u"Line.DetailType"_s, type));
    Checked<Value> built = type == "GroupLineDetail"_L1 ? groupLine(line) : salesLine(line);
    if (!built)
        return refuse(built.error());
    m_anyAmount = true;
    m_built.lines.append(*std::move(built));
    return {};
}

Checked<Value> FormLines::salesLine(const Value &line)
{
    std::int64_t amountMinor = 0;
    const Checked<Value> detail = salesDetail(line, amountMinor);
    if (!detail)
        return detail;
    Value built = numbered(line);
    built.set(u"Amount"_s, moneyValue(amountMinor, m_currency));
    built.set(u"SalesItemLineDetail"_s, *detail);
    return built;
}

Checked<Value> FormLines::salesDetail(const Value &line, std::int64_t &amountMinor)
{
    const Value &sent = line[u"SalesItemLineDetail"];
    if (line[u"Amount"].isNull())
        return refuse(ApiFault::required(u"Line.Amount"_s));
    const std::optional<std::int64_t> amount = minorOf(line[u"Amount"], m_currency);
    if (!amount)
        return refuse(ApiFault::badNumber(u"Line.Amount"_s, line[u"Amount"].toString()));
    if (sent.has(u"DiscountRate") || sent.has(u"DiscountAmt"))
        return refuse(ApiFault::notInEdition(u"Line discount"_s));
    if (Checked<void> product = checkProduct(line, *amount); !product)
        return refuse(product.error());
    const Checked<Value> item = itemOf(sent);
    if (!item)
        return item;
    const Value &itemRecord = m_references.record(*item, u"Item"_s);
    const Checked<Value> taxCode = taxCodeOf(sent, itemRecord);
    if (!taxCode)
        return taxCode;
    const Checked<Value> classRef = m_references.resolveIfPresent(sent[u"ClassRef"], u"Class"_s);
    if (!classRef)
        return classRef;

    amountMinor = *amount;
    TaxedAmount taxed { (*taxCode)[u"value"].toString(), amountMinor, amountMinor };
    Value detail = Value::object();
    if (!item->isNull())
        detail.set(u"ItemRef"_s, *item);
    if (!classRef->isNull())
        detail.set(u"ClassRef"_s, *classRef);
    Value unitPrice = sent[u"UnitPrice"];
    if (m_mode == TaxMode::Inclusive) {
        const std::optional<std::int64_t> gross = minorOf(sent[u"TaxInclusiveAmt"], m_currency);
        taxed.grossMinor = gross ? *gross : m_tax.grossOf(amountMinor, taxed.code);
        if (gross) {
            // Net is what the gross amount leaves; the price follows it.
            taxed.netMinor = m_tax.netOf(*gross, taxed.code);
            const std::optional<Decimal> quantity = decimalOf(sent[u"Qty"]);
            if (taxed.netMinor != amountMinor && !unitPrice.isNull() && quantity && !quantity->isZero())
                unitPrice = decimalValue(Decimal::fromMoney(Money(taxed.netMinor, m_currency))
                                             .dividedBy(*quantity, kPriceScale, Rounding::HalfUp)
                                             .value_or(Decimal()));
            amountMinor = taxed.netMinor;
        }
    }
    if (const auto price = decimalOf(unitPrice))
        detail.set(u"UnitPrice"_s, decimalValue(price->rounded(kPriceScale, Rounding::HalfUp)));
    if (const auto quantity = decimalOf(sent[u"Qty"]))
        detail.set(u"Qty"_s, decimalValue(quantity->rounded(kPriceScale, Rounding::HalfUp)));
    if (isPresent(itemRecord[u"IncomeAccountRef"]))
        detail.set(u"ItemAccountRef"_s, itemRecord[u"IncomeAccountRef"]);
    if (!taxCode->isNull())
        detail.set(u"TaxCodeRef"_s, *taxCode);
    if (m_mode == TaxMode::Inclusive)
        detail.set(u"TaxInclusiveAmt"_s, moneyValue(taxed.grossMinor, m_currency));
    appendRest(detail, sent);
    if (m_mode != TaxMode::Inclusive)
        detail.remove(u"TaxInclusiveAmt");
    m_built.taxed.append(taxed);
    m_built.subtotalMinor += amountMinor;
    return detail;
}

Checked<Value> FormLines::itemOf(const Value &detail) const
{
    Value reference = detail[u"ItemRef"];
    if (reference[u"value"].toString() == "SHIPPING_ITEM_ID"_L1)
        return Value::object({ { u"value"_s, u"SHIPPING_ITEM_ID"_s } });
    if (!isPresent(reference)) {
        // A line without an item falls to the company's default one.
        if (!m_realm.find(u"Item"_s, u"1"_s))
            return Value();
        reference = Value::object({ { u"value"_s, u"1"_s } });
    }
    const Checked<Value> item = m_references.resolve(reference, u"Item"_s);
    if (item && m_references.record(*item, u"Item"_s)[u"Type"].toString() == "Category"_L1)
        return refuse(
            ApiFault::business(u"A category cannot be sold."_s, u"Line.SalesItemLineDetail.ItemRef"_s));
    return item;
}

Checked<Value> FormLines::taxCodeOf(const Value &detail, const Value &item) const
{
    const QString given = detail[u"TaxCodeRef"][u"value"].toString();
    if (m_realm.isUs()) {
        const QString code = !given.isEmpty() ? given : item[u"Taxable"].toBool() ? u"TAX"_s : u"NON"_s;
        if (code != "TAX"_L1 && code != "NON"_L1)
            return refuse(ApiFault::usTaxCode());
        return Value::object({ { u"value"_s, code } });
    }
    if (!m_realm.setup().usingSalesTax || m_mode == TaxMode::NotApplicable)
        return Value();
    if (given.isEmpty())
        return refuse(
            ApiFault::business(u"Make sure all your transactions have a %1 rate before you save."_s.arg(
                m_realm.setup().country == "GB"_L1 ? "VAT"_L1 : "tax"_L1)));
    Checked<Value> code = m_references.resolve(detail[u"TaxCodeRef"], u"TaxCode"_s);
    if (code)
        code->remove(u"name"); // Lines show the id alone.
    return code;
}

Checked<void> FormLines::checkProduct(const Value &line, std::int64_t amountMinor) const
{
    const std::optional<Decimal> quantity = decimalOf(line[u"SalesItemLineDetail"][u"Qty"]);
    const std::optional<Decimal> price = decimalOf(line[u"SalesItemLineDetail"][u"UnitPrice"]);
    if (!quantity || !price)
        return {};
    const Result<Money> product = lineAmount(*quantity, *price, Decimal(), m_currency);
    if (!product)
        return refuse(ApiFault::badNumber(u"Line.SalesItemLineDetail.UnitPrice"_s, price->toText()));
    if (product->minor() != amountMinor)
        return refuse(ApiFault::amountMismatch());
    return {};
}

Checked<Value> FormLines::groupLine(const Value &line)
{
    const Value &sent = line[u"GroupLineDetail"];
    if (!isPresent(sent[u"GroupItemRef"]))
        return refuse(ApiFault::required(u"Line.GroupLineDetail.GroupItemRef"_s));
    const Checked<Value> item = m_references.resolve(sent[u"GroupItemRef"], u"Item"_s);
    if (!item)
        return item;
    Value detail = Value::object({ { u"GroupItemRef"_s, *item } });
    const Value &itemRecord = m_references.record(*item, u"Item"_s);
    Value::Array parts;
    for (const Value &part :
        sent[u"Line"].items().isEmpty() ? groupParts(itemRecord, sent) : sent[u"Line"].items()) {
        Checked<Value> built = salesLine(part);
        if (!built)
            return built;
        parts.append(*std::move(built));
    }
    detail.set(u"Quantity"_s, sent[u"Quantity"].isNull() ? Value(1) : sent[u"Quantity"]);
    detail.set(u"Line"_s, Value(std::move(parts)));
    Value built = numbered(line);
    built.set(u"Amount"_s, 0); // The parts carry the amounts (observed).
    built.set(u"GroupLineDetail"_s, detail);
    return built;
}

Value::Array FormLines::groupParts(const Value &item, const Value &detail) const
{
    Value::Array parts;
    const Decimal times = decimalOf(detail[u"Quantity"]).value_or(Decimal(1, 0));
    for (const Value &component : item[u"ItemGroupDetail"][u"ItemGroupLine"].items()) {
        const Decimal quantity
            = decimalOf(component[u"Qty"]).value_or(Decimal(1, 0)).times(times).value_or(Decimal(1, 0));
        const Value &part = m_references.record(component[u"ItemRef"], u"Item"_s);
        const Decimal price = decimalOf(part[u"UnitPrice"]).value_or(Decimal());
        const Money amount
            = lineAmount(quantity, price, Decimal(), m_currency).value_or(Money(0, m_currency));
        parts.append(Value::object({ { u"DetailType"_s, u"SalesItemLineDetail"_s },
            { u"Amount"_s, moneyValue(amount.minor(), m_currency) },
            { u"SalesItemLineDetail"_s,
                Value::object({ { u"ItemRef"_s, component[u"ItemRef"] }, { u"Qty"_s, decimalValue(quantity) },
                    { u"UnitPrice"_s, decimalValue(price) } }) } }));
    }
    return parts;
}

Checked<void> FormLines::discountLine(const Value &line)
{
    if (!m_discount.isNull())
        return refuse(ApiFault::business(u"A transaction may have only one discount line."_s, u"Line"_s));
    if (!m_realm.preferences()[u"SalesFormsPrefs"][u"AllowDiscount"].toBool(true))
        return refuse(ApiFault::business(u"Discounts are turned off in this company."_s, u"Line"_s));
    const Value &sent = line[u"DiscountLineDetail"];
    const std::optional<Decimal> percent = decimalOf(sent[u"DiscountPercent"]);
    const bool percentBased = sent[u"PercentBased"].toBool() && percent;
    const std::optional<std::int64_t> amount = minorOf(line[u"Amount"], m_currency);
    if (!percentBased && !amount)
        return refuse(ApiFault::emptyDiscount());
    if (percentBased && (percent->isNegative() || Decimal(100, 0) < *percent))
        return refuse(ApiFault::badNumber(u"Line.DiscountLineDetail.DiscountPercent"_s, percent->toText()));
    if (!percentBased && *amount < 0)
        return refuse(ApiFault::badNumber(u"Line.Amount"_s, line[u"Amount"].toString()));

    Value account = sent[u"DiscountAccountRef"];
    if (!isPresent(account))
        account = Value::object({ { u"value"_s,
            m_realm.preferences()[u"SalesFormsPrefs"][u"DefaultDiscountAccount"].toString() } });
    const Checked<Value> resolved = m_references.resolve(account, u"Account"_s);
    if (!resolved)
        return refuse(resolved.error());
    Value detail = Value::object({ { u"PercentBased"_s, percentBased } });
    if (percentBased) {
        detail.set(u"DiscountPercent"_s, decimalValue(*percent));
        m_built.discountPercent = *percent;
    } else {
        m_built.discountMinor = *amount;
    }
    detail.set(u"DiscountAccountRef"_s, *resolved);
    m_discount = detail;
    return {};
}

Value FormLines::numbered(const Value &line)
{
    QString id = line[u"Id"].toString();
    if (id.isEmpty() || !m_knownIds.contains(id) || m_usedIds.contains(id))
        id = QString::number(++m_lastId);
    m_usedIds.append(id);
    Value built = Value::object({ { u"Id"_s, id }, { u"LineNum"_s, ++m_lineNum } });
    for (const auto &name : { u"Description"_s, u"Amount"_s, u"LinkedTxn"_s, u"DetailType"_s }) {
        if (line.has(name))
            built.set(name, line[name]);
    }
    appendRest(built, line);
    return built;
}

void FormLines::finish()
{
    m_built.lines.append(Value::object({ { u"Amount"_s, moneyValue(m_built.subtotalMinor, m_currency) },
        { u"DetailType"_s, u"SubTotalLineDetail"_s }, { u"SubTotalLineDetail"_s, Value::object() } }));
    if (m_discount.isNull())
        return;
    if (m_built.discountPercent)
        m_built.discountMinor = percentOf(m_built.subtotalMinor, *m_built.discountPercent);
    m_built.lines.append(Value::object({ { u"Amount"_s, moneyValue(m_built.discountMinor, m_currency) },
        { u"DetailType"_s, u"DiscountLineDetail"_s }, { u"DiscountLineDetail"_s, m_discount } }));
}

} // namespace sluice::sandbox::quickbooks
