#include "books/Refusals.h"

#include <QHash>

namespace sluice::books {

namespace {

bool names(const QString &detail, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(), [&](const char *word) { return detail.contains(QLatin1String(word), Qt::CaseInsensitive); });
}

RefusedFor refusedReference(const QString &detail)
{
    if (names(detail, { "Names element" }))
        return RefusedFor::Customer;
    if (names(detail, { "Items element", "Accounts element" }))
        return RefusedFor::Item;
    return names(detail, { "TaxCode" }) ? RefusedFor::Tax : RefusedFor::Something;
}

} // namespace

RefusedFor refusedFor(const QString &code, const QString &detail)
{
    static const QHash<QString, RefusedFor> known {
        { QStringLiteral("2020"), RefusedFor::Value }, { QStringLiteral("2050"), RefusedFor::Value },
        { QStringLiteral("2080"), RefusedFor::Value }, { QStringLiteral("2170"), RefusedFor::Value },
        { QStringLiteral("5030"), RefusedFor::Edition }, { QStringLiteral("6100"), RefusedFor::Tax },
        { QStringLiteral("6210"), RefusedFor::Period }, { QStringLiteral("6430"), RefusedFor::Item },
    };
    if (code == QLatin1String("2500") || code == QLatin1String("610"))
        return refusedReference(detail);
    if (code == QLatin1String("6000") && names(detail, { "tax rate", "VAT rate", "GST rate" }))
        return RefusedFor::Tax;
    const RefusedFor found = known.value(code, RefusedFor::Something);
    const bool isOfReach = found == RefusedFor::Value && names(detail, { "Addr", "Email" });
    return isOfReach ? RefusedFor::Reach : found;
}

} // namespace sluice::books
