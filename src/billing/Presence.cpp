#include "billing/Presence.h"

namespace sluice::billing {

namespace {

constexpr std::chrono::minutes kLag { 10 };

} // namespace

bool wouldBeSeen(std::optional<Instant> madeAt, std::optional<Instant> readAt)
{
    return madeAt && readAt && *readAt > *madeAt + kLag;
}

Presence presenceOf(const World &world, const mirror::RequestView &view)
{
    const CompanyWorld *company = world.company(view.invoiceRealm);
    if (view.invoiceId.isEmpty() || !company)
        return Presence::Unknown;
    const Invoice *invoice = company->invoiceById.value(view.invoiceId);
    if (!invoice)
        return wouldBeSeen(view.postedAt, company->readAt) ? Presence::Gone : Presence::Unknown;
    if (invoice->deleted)
        return Presence::Gone;
    return invoice->voided ? Presence::Voided : Presence::Stands;
}

Invoice goneInvoice(const mirror::RequestView &view)
{
    Invoice gone;
    gone.realm = Realm(view.invoiceRealm);
    gone.id = InvoiceId(view.invoiceId);
    gone.docNumber = view.docNumber;
    gone.currency = view.request.amount.currency();
    gone.total = gone.tax = gone.balance = gone.discount = Money(0, gone.currency);
    gone.createdAt = gone.modifiedAt = view.postedAt.value_or(Instant());
    gone.deleted = true;
    return gone;
}

} // namespace sluice::billing
