#include "billing/Exposures.h"

#include <tuple>

namespace sluice::billing {

using mirror::Decision;
using mirror::Outbox;
using mirror::RequestView;

namespace {

bool isUnderWay(const RequestView &view) { return view.outbox == Outbox::Intended || view.outbox == Outbox::Uncertain; }

QString keyOf(const CompanyWorld &company, QLatin1String what, const QString &id)
{
    return company.index.company().realm.value + what + id;
}

const QLatin1String kAccount(":account:"), kCustomer(":customer:");

bool comesBefore(const RequestView &other, const RequestView &view)
{
    if (other.request.id == view.request.id)
        return false;
    if (isUnderWay(other) || view.decision != Decision::Approved)
        return true;
    return std::tie(other.decidedAt, other.request.id.value) < std::tie(view.decidedAt, view.request.id.value);
}

} // namespace

Exposures::Exposures(const World &world)
{
    for (const RequestView &view : world.requests) {
        if (!view.invoiceId.isEmpty() || (view.decision != Decision::Approved && !isUnderWay(view)))
            continue;
        const Deal *deal = world.dealById.value(view.request.dealId);
        const CompanyWorld *company = isUnderWay(view) ? world.company(view.outboxRealm) : deal ? world.companyOf(*deal) : nullptr;
        if (!company)
            continue;
        m_promised[keyOf(*company, kAccount, view.accountId.value)].push_back(&view);
        if (!view.customerId.isEmpty())
            m_promised[keyOf(*company, kCustomer, view.customerId)].push_back(&view);
    }
}

std::optional<Money> Exposures::after(const CompanyWorld &company, const QString &customerId, const RequestView &view) const
{
    const Currency currency = view.request.amount.currency();
    std::optional<Money> sum = owed(company, customerId, currency);
    const auto add = [&sum](Money amount) {
        const Result<Money> more = sum->plus(amount);
        sum = more ? std::optional(*more) : std::nullopt;
    };
    // An account may stand for several customers and a customer for several accounts.
    QSet<const RequestView *> promised;
    for (const QString &key : { keyOf(company, kAccount, view.accountId.value), keyOf(company, kCustomer, customerId) }) {
        for (const RequestView *other : m_promised.value(key)) {
            if (comesBefore(*other, view))
                promised.insert(other);
        }
    }
    for (const RequestView *other : std::as_const(promised)) {
        if (sum)
            add(other->request.amount);
    }
    if (sum)
        add(view.request.amount);
    return sum;
}

/// From the documents and not from the customer's own balance: the books do not tell when that moves.
std::optional<Money> Exposures::owed(const CompanyWorld &company, const QString &customerId, Currency currency) const
{
    std::optional<Money> sum = Money(0, currency);
    const auto invoices = company.invoicesByCustomer.constFind(customerId);
    if (invoices != company.invoicesByCustomer.cend()) {
        for (const Invoice *invoice : *invoices) {
            if (!sum || invoice->voided || invoice->deleted || invoice->balance.isZero())
                continue;
            const Result<Money> more = sum->plus(invoice->balance);
            sum = more ? std::optional(*more) : std::nullopt;
        }
    }
    for (const Money credit : company.openCredits.value(customerId)) {
        if (!sum)
            break;
        const Result<Money> less = sum->minus(credit);
        sum = less ? std::optional(*less) : std::nullopt;
    }
    return sum;
}

} // namespace sluice::billing
