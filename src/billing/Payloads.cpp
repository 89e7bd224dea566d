#include "billing/Payloads.h"

#include "journal/PayloadText.h"

namespace sluice::billing {

using journal::dateFrom;
using journal::dateText;
using journal::moneyFrom;
using journal::putMoney;
using journal::textOf;

namespace {

QJsonObject linePayload(const RequestLine &line)
{
    return { { QStringLiteral("deal_line"), line.dealLineId }, { QStringLiteral("product"), line.productId },
        { QStringLiteral("description"), line.description }, { QStringLiteral("quantity"), line.quantity.toText() },
        { QStringLiteral("unit_price"), line.unitPrice.toText() },
        { QStringLiteral("discount"), line.discountPercent.toText() }, { QStringLiteral("amount"), line.amount.toText() },
        { QStringLiteral("service_on"), dateText(line.serviceOn) } };
}

std::optional<RequestLine> lineFrom(const QJsonObject &payload, Currency currency)
{
    const auto decimal = [&](const char *key) {
        return Decimal::fromText(payload.value(QLatin1String(key)).toString());
    };
    const Result<Decimal> quantity = decimal("quantity"), price = decimal("unit_price"), discount = decimal("discount");
    const Result<Money> amount = Money::fromText(textOf(payload, "amount"), currency);
    if (!quantity || !price || !discount || !amount)
        return {};
    return RequestLine { textOf(payload, "deal_line"),
        textOf(payload, "product"), textOf(payload, "description"),
        *quantity, *price, *discount, *amount, dateFrom(payload.value(QLatin1String("service_on"))) };
}

} // namespace

QJsonObject plannedPayload(const BillingRequest &request, const AccountId &account)
{
    QJsonArray lines;
    for (const RequestLine &line : request.lines)
        lines.append(linePayload(line));
    QJsonObject payload { { QStringLiteral("deal"), request.dealId.value }, { QStringLiteral("account"), account.value },
        { QStringLiteral("kind"), nameOf(request.kind) }, { QStringLiteral("part"), request.part },
        { QStringLiteral("title"), request.title }, { QStringLiteral("planned_on"), dateText(request.plannedOn) },
        { QStringLiteral("period_from"), dateText(request.periodFrom) },
        { QStringLiteral("period_to"), dateText(request.periodTo) }, { QStringLiteral("lines"), lines } };
    putMoney(payload, request.amount);
    return payload;
}

std::optional<BillingRequest> requestFromPayload(const RequestId &id, const QJsonObject &payload)
{
    const std::optional<Money> amount = moneyFrom(payload);
    const std::optional<RequestKind> kind = parseRequestKind(textOf(payload, "kind"));
    if (!amount || !kind)
        return {};
    BillingRequest request;
    request.id = id;
    request.dealId = DealId(textOf(payload, "deal"));
    request.kind = *kind;
    request.part = textOf(payload, "part");
    request.title = textOf(payload, "title");
    request.plannedOn = dateFrom(payload.value(QLatin1String("planned_on")));
    request.periodFrom = dateFrom(payload.value(QLatin1String("period_from")));
    request.periodTo = dateFrom(payload.value(QLatin1String("period_to")));
    request.amount = *amount;
    const QJsonArray lines = payload.value(QLatin1String("lines")).toArray();
    for (const auto &entry : lines) {
        std::optional<RequestLine> line = lineFrom(entry.toObject(), amount->currency());
        if (!line)
            return {};
        request.lines.push_back(std::move(*line));
    }
    return request;
}

} // namespace sluice::billing
