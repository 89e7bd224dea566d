#include "books/quickbooks/Canonical.h"

#include "net/JsonBody.h"

#include <QStringList>

namespace sluice::quickbooks {

namespace {

constexpr int kPriceDecimalsMax = 7;
constexpr qsizetype kDescriptionMax = 4000;
constexpr qsizetype kCompanyNameMax = 100; // The name itself may be longer, and stands in full in DisplayName.
constexpr QLatin1String kTaxable("TAX");
constexpr QLatin1String kNotTaxable("NON");

bool isUs(const sluice::Company &company)
{
    return company.country == QLatin1String("US") || company.country == QLatin1String("USA");
}

void writeRef(net::JsonBody &body, QByteArrayView key, const QString &id)
{
    if (!id.isEmpty())
        body.beginObject(key).text("value", id).endObject();
}

void writeAddress(net::JsonBody &body, QByteArrayView key, const Address &address)
{
    if (address.isEmpty())
        return;
    body.beginObject(key);
    const QStringList street = address.street.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (qsizetype at = 0; at < std::min<qsizetype>(street.size(), 5); ++at) {
        // What does not fit into five lines shares the last one.
        const QString line = at == 4 ? QStringList(street.mid(at)).join(QLatin1String(", ")) : street[at];
        body.text("Line" + QByteArray::number(at + 1), line.trimmed());
    }
    body.textIfAny("City", address.city)
        .textIfAny("CountrySubDivisionCode", address.state)
        .textIfAny("PostalCode", address.postalCode)
        .textIfAny("Country", address.country)
        .endObject();
}

/// True when QuickBooks will find the same amount from quantity and price.
bool addsUp(const books::DraftLine &line)
{
    if (line.unitPrice.scale() > kPriceDecimalsMax || line.quantity.scale() > kPriceDecimalsMax)
        return false;
    const Result<Money> amount = lineAmount(line.quantity, line.unitPrice, Decimal(), line.amount.currency());
    return amount && *amount == line.amount;
}

QString lineTaxCode(const QString &code, const sluice::Company &company)
{
    if (!isUs(company))
        return code;
    if (code.isEmpty() || code == kNotTaxable)
        return kNotTaxable;
    return kTaxable;
}

/// In the US the real code of the document; empty when nothing names one.
QString documentTaxCode(const books::InvoiceDraft &draft, const sluice::Company &company)
{
    if (!isUs(company))
        return {};
    if (!draft.taxCodeId.isEmpty())
        return draft.taxCodeId;
    for (const books::DraftLine &line : draft.lines) {
        if (!line.taxCodeId.isEmpty() && line.taxCodeId != kTaxable && line.taxCodeId != kNotTaxable)
            return line.taxCodeId;
    }
    return {};
}

void writeLine(net::JsonBody &body, const books::DraftLine &line, const sluice::Company &company)
{
    const bool exact = addsUp(line);
    QString description = line.description;
    if (!exact) {
        const QString sum = QStringLiteral("%1 × %2").arg(line.quantity.toText(), line.unitPrice.toText());
        description = description.isEmpty() ? sum : QStringLiteral("%1 (%2)").arg(description, sum);
    }
    body.beginObject()
        .text("DetailType", u"SalesItemLineDetail")
        .money("Amount", line.amount)
        .textIfAny("Description", QStringView(description).left(kDescriptionMax))
        .beginObject("SalesItemLineDetail");
    writeRef(body, "ItemRef", line.itemId);
    body.decimal("Qty", exact ? line.quantity : Decimal(1, 0))
        .decimal("UnitPrice", exact ? line.unitPrice : Decimal::fromMoney(line.amount));
    writeRef(body, "TaxCodeRef", lineTaxCode(line.taxCodeId, company));
    body.dateIfAny("ServiceDate", line.serviceOn).endObject().endObject();
}

void writeDiscount(net::JsonBody &body, Money discount)
{
    body.beginObject()
        .text("DetailType", u"DiscountLineDetail")
        .money("Amount", discount)
        .beginObject("DiscountLineDetail")
        .flag("PercentBased", false)
        .endObject()
        .endObject();
}

} // namespace

QByteArray invoiceBody(const books::InvoiceDraft &draft, const sluice::Company &company)
{
    net::JsonBody body;
    body.beginObject();
    body.textIfAny("DocNumber", draft.docNumber);
    body.dateIfAny("TxnDate", draft.txnOn).dateIfAny("DueDate", draft.dueOn);
    writeRef(body, "CustomerRef", draft.customerId);
    if (company.multiCurrency || draft.currency != company.homeCurrency)
        writeRef(body, "CurrencyRef", draft.currency.text());
    writeRef(body, "SalesTermRef", draft.termId);
    body.textIfAny("PrivateNote", draft.privateNote);
    if (!draft.memo.isEmpty())
        body.beginObject("CustomerMemo").text("value", draft.memo).endObject();
    if (!draft.billEmail.isEmpty())
        body.beginObject("BillEmail").text("Address", draft.billEmail).endObject();
    body.text("EmailStatus", u"NotSet"); // Created unsent: releasing it is somebody's decision.
    writeAddress(body, "BillAddr", draft.billing);
    writeAddress(body, "ShipAddr", draft.shipping);
    if (!isUs(company) && company.usesSalesTax)
        body.text("GlobalTaxCalculation", u"TaxExcluded");
    body.flag("ApplyTaxAfterDiscount", true);
    body.beginArray("Line");
    for (const books::DraftLine &line : draft.lines)
        writeLine(body, line, company);
    if (draft.discount && !draft.discount->isZero())
        writeDiscount(body, *draft.discount);
    body.endArray();
    const QString taxCode = documentTaxCode(draft, company);
    if (!taxCode.isEmpty()) {
        body.beginObject("TxnTaxDetail");
        writeRef(body, "TxnTaxCodeRef", taxCode);
        body.endObject();
    }
    body.endObject();
    return body.bytes();
}

QByteArray customerBody(const books::CustomerDraft &draft, const sluice::Company &company)
{
    net::JsonBody body;
    body.beginObject().text("DisplayName", draft.name).textIfAny("CompanyName", QStringView(draft.companyName).left(kCompanyNameMax));
    if (!draft.email.isEmpty())
        body.beginObject("PrimaryEmailAddr").text("Address", draft.email).endObject();
    body.textIfAny("PrimaryTaxIdentifier", draft.taxNumber);
    if (company.multiCurrency)
        writeRef(body, "CurrencyRef", draft.currencyCode);
    writeRef(body, "SalesTermRef", draft.termId);
    writeAddress(body, "BillAddr", draft.billing);
    writeAddress(body, "ShipAddr", draft.shipping);
    body.textIfAny("Notes", draft.notes).endObject();
    return body.bytes();
}

} // namespace sluice::quickbooks
