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
    for (const QJsonValue &entry : lines) {
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
    return draft;
}

} // namespace sluice::billing
