#include "rules/Fingerprint.h"

#include "core/CanonicalJson.h"
#include "rules/ApprovalPath.h"
#include "rules/Words.h"

#include <algorithm>
#include <map>

namespace sluice::rules {

namespace {

const QString kLines = QStringLiteral("lines"), kTaxCode = QStringLiteral("tax_code"), kTaxExempt = QStringLiteral("tax_exempt");

/// Submissions of earlier versions do not hold these.
bool isLater(const QString &field)
{
    return field == kTaxExempt || (field.startsWith(kLines) && field.endsWith(QLatin1Char('/') + kTaxCode));
}

QString oneLine(const Address &address)
{
    QStringList parts;
    for (const QString &part : { address.street, address.city, address.state, address.postalCode, address.country }) {
        const QString simple = part.simplified();
        if (!simple.isEmpty())
            parts += simple;
    }
    return parts.join(QStringLiteral(", "));
}

/// The name of a line inside the object: by its deal line, so that another order of lines is no change.
QString lineKey(const RequestLine &line, std::size_t position)
{
    return line.dealLineId.isEmpty() ? QStringLiteral("#%1").arg(position + 1) : line.dealLineId;
}

/// What of a line the request itself says, put into `fields`.
QJsonObject withLine(QJsonObject fields, const RequestLine &line)
{
    fields.insert(QStringLiteral("quantity"), line.quantity.toText());
    fields.insert(QStringLiteral("price"), line.unitPrice.toText());
    fields.insert(QStringLiteral("discount"), line.discountPercent.toText());
    fields.insert(QStringLiteral("amount"), line.amount.toText());
    return fields;
}

/// Path to value for every leaf: "lines/00k…/price".
void flatten(const QJsonObject &object, const QString &prefix, std::map<QString, QString> &out)
{
    for (auto at = object.begin(); at != object.end(); ++at) {
        const QString path = prefix + at.key();
        if (at->isObject())
            flatten(at->toObject(), path + QLatin1Char('/'), out);
        else
            out[path] = at->toVariant().toString();
    }
}

std::optional<Decimal> number(const QString &text)
{
    const Result<Decimal> value = Decimal::fromText(text);
    return value ? std::optional(*value) : std::nullopt;
}

/// Down by no more than the larger of the two tolerances; anything that cannot be compared is a change.
Effect amountEffect(const FieldChange &change, const ReapprovalRules &rules)
{
    const auto was = number(change.was);
    const auto is = number(change.is);
    if (!was || !is || *was < *is)
        return Effect::Reapprove;
    const Result<Decimal> fall = was->minus(*is);
    const Result<Decimal> share = was->times(rules.amountDownPercent);
    if (!fall || !share)
        return Effect::Reapprove;
    const Result<Decimal> byPercent = share->times(Decimal(1, 2));
    if (!byPercent)
        return Effect::Reapprove;
    const Decimal forgiven = *byPercent < rules.amountDownAbsolute ? rules.amountDownAbsolute : *byPercent;
    return forgiven < *fall ? Effect::Reapprove : Effect::Note;
}

Effect termsEffect(const QJsonObject &was, const QJsonObject &is)
{
    const QJsonValue before = was.value(QLatin1String("term_days"));
    const QJsonValue after = is.value(QLatin1String("term_days"));
    if (!before.isDouble() || !after.isDouble())
        return Effect::Reapprove;
    return after.toInt() > before.toInt() ? Effect::Reapprove : Effect::Note;
}

Effect discountEffect(const FieldChange &change)
{
    const auto was = number(change.was);
    const auto is = number(change.is);
    return was && is && !(*was < *is) ? Effect::Note : Effect::Reapprove;
}

/// More for a line is a new price; less is judged by the net amount of the whole.
Effect lineMoneyEffect(const FieldChange &change)
{
    const auto was = number(change.was);
    const auto is = number(change.is);
    return was && is && *is < *was ? Effect::Note : Effect::Reapprove;
}

bool isLineMoney(const QString &field)
{
    return field.startsWith(QLatin1String("lines/"))
        && (field.endsWith(QLatin1String("/price")) || field.endsWith(QLatin1String("/amount")));
}

/// What of an address decides the tax.
QString placeOf(const Address &address)
{
    return QStringList { address.state.simplified(), address.postalCode.simplified(), address.country.simplified() }.join(
        QLatin1Char('|'));
}

} // namespace

QJsonObject decisiveFields(const Deal &deal, const BillingRequest &request, const DraftValues &draft)
{
    QJsonObject lines;
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        const QString item = i < draft.items.size() ? draft.items[i] : QString();
        const QString taxCode = i < draft.taxCodes.size() ? draft.taxCodes[i] : QString();
        lines.insert(lineKey(request.lines[i], i), QJsonObject { { QStringLiteral("item"), item }, { kTaxCode, taxCode } });
    }
    QJsonObject out { { QStringLiteral("deal"), deal.id.value }, { QStringLiteral("realm"), draft.realm },
        { QStringLiteral("entity"), draft.entity }, { QStringLiteral("customer"), draft.customer },
        { QStringLiteral("terms"), draft.terms }, { kTaxCode, draft.taxCode },
        { kTaxExempt, draft.taxExempt },
        { QStringLiteral("po_number"), draft.poNumber.trimmed() }, { QStringLiteral("bill_to"), oneLine(draft.billTo) },
        { QStringLiteral("ship_to"), oneLine(draft.shipTo) },
        { QStringLiteral("ship_to_place"), placeOf(draft.shipTo) },
        { QStringLiteral("email"), draft.email.trimmed().toLower() },
        { QStringLiteral("invoice_month"), draft.invoiceOn.toString(QStringLiteral("yyyy-MM")) },
        { kLines, lines } };
    if (draft.termDays)
        out.insert(QStringLiteral("term_days"), *draft.termDays);
    return withRequest(std::move(out), request);
}

QJsonObject withRequest(QJsonObject decisive, const BillingRequest &request)
{
    const QJsonObject before = decisive.value(kLines).toObject();
    QJsonObject lines;
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        const QString key = lineKey(request.lines[i], i);
        lines.insert(key, withLine(before.value(key).toObject(), request.lines[i]));
    }
    decisive.insert(QStringLiteral("currency"), request.amount.currency().text());
    decisive.insert(QStringLiteral("amount"), request.amount.toText());
    decisive.insert(QStringLiteral("discount"), highestDiscount(request).toText());
    decisive.insert(kLines, lines);
    return decisive;
}

QString lineField(const RequestLine &line, std::size_t position, const QString &field)
{
    return QStringList { kLines, lineKey(line, position), field }.join(QLatin1Char('/'));
}

QString fingerprint(const QJsonObject &decisive)
{
    return sha256Hex(canonicalJson(decisive));
}

std::vector<FieldChange> changed(const QJsonObject &was, const QJsonObject &is)
{
    std::map<QString, QString> before;
    std::map<QString, QString> after;
    flatten(was, {}, before);
    flatten(is, {}, after);
    std::vector<FieldChange> out;
    for (const auto &[field, value] : before) {
        const auto at = after.find(field);
        if (at == after.end())
            out.push_back({ field, value, {} });
        else if (at->second != value)
            out.push_back({ field, value, at->second });
    }
    for (const auto &[field, value] : after) {
        if (!before.contains(field) && !isLater(field))
            out.push_back({ field, {}, value });
    }
    std::ranges::sort(out, {}, &FieldChange::field);
    return out;
}

Effect effectOf(const FieldChange &change, const QJsonObject &was, const QJsonObject &is, const Policy &policy)
{
    if (change.field == QLatin1String("amount"))
        return amountEffect(change, policy.reapproval);
    if (change.field == QLatin1String("terms") || change.field == QLatin1String("term_days"))
        return termsEffect(was, is);
    if (change.field == QLatin1String("po_number"))
        return change.is.isEmpty() ? Effect::Block : Effect::Note;
    if (change.field == QLatin1String("ship_to"))
        return Effect::Note; // Its place, which decides the tax, is a field of its own.
    if (change.field == QLatin1String("discount") || change.field.endsWith(QLatin1String("/discount")))
        return discountEffect(change);
    if (isLineMoney(change.field))
        return lineMoneyEffect(change);
    return Effect::Reapprove;
}

Effect effectOf(const std::vector<FieldChange> &changes, const QJsonObject &was, const QJsonObject &is, const Policy &policy)
{
    Effect strongest = Effect::None;
    for (const FieldChange &change : changes)
        strongest = std::max(strongest, effectOf(change, was, is, policy));
    return strongest;
}

QString fieldTitle(const QString &field)
{
    static const QHash<QString, const char *> titles {
        { QStringLiteral("deal"), QT_TRANSLATE_NOOP("rules", "Deal") },
        { QStringLiteral("realm"), QT_TRANSLATE_NOOP("rules", "Company") },
        { QStringLiteral("entity"), QT_TRANSLATE_NOOP("rules", "Legal entity") },
        { QStringLiteral("customer"), QT_TRANSLATE_NOOP("rules", "Customer") },
        { QStringLiteral("currency"), QT_TRANSLATE_NOOP("rules", "Currency") },
        { QStringLiteral("amount"), QT_TRANSLATE_NOOP("rules", "Amount") },
        { QStringLiteral("terms"), QT_TRANSLATE_NOOP("rules", "Payment terms") },
        { QStringLiteral("term_days"), QT_TRANSLATE_NOOP("rules", "Days to pay") },
        { QStringLiteral("discount"), QT_TRANSLATE_NOOP("rules", "Discount") },
        { QStringLiteral("tax_code"), QT_TRANSLATE_NOOP("rules", "Tax code") },
        { QStringLiteral("tax_exempt"), QT_TRANSLATE_NOOP("rules", "Customer exempt from tax") },
        { QStringLiteral("po_number"), QT_TRANSLATE_NOOP("rules", "Purchase order number") },
        { QStringLiteral("bill_to"), QT_TRANSLATE_NOOP("rules", "Billing address") },
        { QStringLiteral("ship_to"), QT_TRANSLATE_NOOP("rules", "Shipping address") },
        { QStringLiteral("ship_to_place"), QT_TRANSLATE_NOOP("rules", "Place of delivery") },
        { QStringLiteral("email"), QT_TRANSLATE_NOOP("rules", "E-mail") },
        { QStringLiteral("invoice_month"), QT_TRANSLATE_NOOP("rules", "Month of the invoice") },
        { QStringLiteral("billing_event"), QT_TRANSLATE_NOOP("rules", "Billing event") },
        { QStringLiteral("approval_path"), QT_TRANSLATE_NOOP("rules", "Way of approval") },
        { QStringLiteral("item"), QT_TRANSLATE_NOOP("rules", "Item") },
        { QStringLiteral("quantity"), QT_TRANSLATE_NOOP("rules", "Quantity") },
        { QStringLiteral("price"), QT_TRANSLATE_NOOP("rules", "Price") },
    };
    const QString leaf = field.section(QLatin1Char('/'), -1);
    const char *title = titles.value(leaf);
    if (!title)
        return field;
    const QString words = QCoreApplication::translate("rules", title);
    if (!field.startsWith(QLatin1String("lines/")))
        return words;
    return Words::tr("%1 of line %2").arg(words, field.section(QLatin1Char('/'), 1, 1));
}

} // namespace sluice::rules
