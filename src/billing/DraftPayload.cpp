#include "billing/DraftPayload.h"

#include "journal/PayloadText.h"

namespace sluice::billing {

using journal::dateFrom;
using journal::dateText;
using journal::textOf;

namespace {

QJsonObject linePayload(const books::DraftLine &line)
{
    return { { QStringLiteral("item"), line.itemId }, { QStringLiteral("description"), line.description },
        { QStringLiteral("quantity"), line.quantity.toText() }, { QStringLiteral("unit_price"), line.unitPrice.toText() },
        { QStringLiteral("amount"), line.amount.toText() }, { QStringLiteral("tax_code"), line.taxCodeId },
        { QStringLiteral("service_on"), dateText(line.serviceOn) } };
}

std::optional<books::DraftLine> lineFrom(const QJsonObject &payload, Currency currency)
{
    const Result<Decimal> quantity = Decimal::fromText(textOf(payload, "quantity"));
    const Result<Decimal> price = Decimal::fromText(textOf(payload, "unit_price"));
    const Result<Money> amount = Money::fromText(textOf(payload, "amount"), currency);
    if (!quantity || !price || !amount)
        return {};
    return books::DraftLine { textOf(payload, "item"), textOf(payload, "description"), *quantity, *price, *amount,
        textOf(payload, "tax_code"), dateFrom(payload.value(QLatin1String("service_on"))) };
}

QJsonObject addressPayload(const Address &address)
{
    return { { QStringLiteral("street"), address.street }, { QStringLiteral("city"), address.city },
        { QStringLiteral("state"), address.state }, { QStringLiteral("postal_code"), address.postalCode },
        { QStringLiteral("country"), address.country } };
}

Address addressFrom(const QJsonObject &payload)
{
    return { textOf(payload, "street"), textOf(payload, "city"), textOf(payload, "state"), textOf(payload, "postal_code"),
        textOf(payload, "country") };
}

} // namespace

QJsonObject draftPayload(const books::InvoiceDraft &draft)
{
    QJsonArray lines;
    for (const books::DraftLine &line : draft.lines)
        lines.append(linePayload(line));
    QJsonObject payload { { QStringLiteral("customer"), draft.customerId },
        { QStringLiteral("currency"), draft.currency.text() }, { QStringLiteral("txn_on"), dateText(draft.txnOn) },
        { QStringLiteral("due_on"), dateText(draft.dueOn) }, { QStringLiteral("terms"), draft.termId },
        { QStringLiteral("doc_number"), draft.docNumber }, { QStringLiteral("private_note"), draft.privateNote },
        { QStringLiteral("memo"), draft.memo }, { QStringLiteral("lines"), lines } };
    if (draft.discount)
        payload.insert(QStringLiteral("discount"), draft.discount->toText());
    if (!draft.billEmail.isEmpty())
        payload.insert(QStringLiteral("email"), draft.billEmail);
    if (!draft.billing.isEmpty())
        payload.insert(QStringLiteral("bill_to"), addressPayload(draft.billing));
    if (!draft.shipping.isEmpty())
        payload.insert(QStringLiteral("ship_to"), addressPayload(draft.shipping));
    if (!draft.taxCodeId.isEmpty())
        payload.insert(QStringLiteral("tax_code"), draft.taxCodeId);
    if (draft.tax)
        payload.insert(QStringLiteral("tax"), draft.tax->toText());
    return payload;
}

std::optional<books::InvoiceDraft> draftFromPayload(const QJsonObject &payload)
{
    const Result<Currency> currency = Currency::fromCode(textOf(payload, "currency"));
    if (!currency)
        return {};
    books::InvoiceDraft draft;
    draft.customerId = textOf(payload, "customer");
    draft.currency = *currency;
    draft.txnOn = dateFrom(payload.value(QLatin1String("txn_on")));
    draft.dueOn = dateFrom(payload.value(QLatin1String("due_on")));
    draft.termId = textOf(payload, "terms");
    draft.docNumber = textOf(payload, "doc_number");
    draft.privateNote = textOf(payload, "private_note");
    draft.memo = textOf(payload, "memo");
    const QJsonArray lines = payload.value(QLatin1String("lines")).toArray();
    for (const auto &entry : lines) {
        std::optional<books::DraftLine> line = lineFrom(entry.toObject(), *currency);
        if (!line)
            return {};
        draft.lines.push_back(std::move(*line));
    }
    if (payload.contains(QLatin1String("discount"))) {
        const Result<Money> discount = Money::fromText(textOf(payload, "discount"), *currency);
        if (!discount)
            return {};
        draft.discount = *discount;
    }
    draft.billEmail = textOf(payload, "email");
    draft.billing = addressFrom(payload.value(QLatin1String("bill_to")).toObject());
    draft.shipping = addressFrom(payload.value(QLatin1String("ship_to")).toObject());
    draft.taxCodeId = textOf(payload, "tax_code");
    if (payload.contains(QLatin1String("tax"))) {
        const Result<Money> tax = Money::fromText(textOf(payload, "tax"), *currency);
        if (!tax)
            return {};
        draft.tax = *tax;
    }
    return draft;
}

} // namespace sluice::billing
