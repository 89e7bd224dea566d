#include "billing/Drafter.h"

#include "domain/Keys.h"
#include "rules/InvoiceMatching.h"

namespace sluice::billing {

namespace {

constexpr int kDuplicateWindowDays = 30;

/// Whether this is the customer whose making is under way: it came with a pull before its own answer did.
bool isBeingMade(const CompanyWorld &company, const Account &account, const Customer *customer)
{
    const auto write = company.customerWrites.constFind(account.id);
    return customer && write != company.customerWrites.cend() && write->name == customer->name
        && (write->outbox == mirror::Outbox::Intended || write->outbox == mirror::Outbox::Uncertain);
}

/// How a customer that Sluice makes is called in the decisive fields: the same before and after it exists.
QString customerValue(const rules::Resolution &resolution, const CompanyWorld &company, const Account *account)
{
    if (!account)
        return {};
    const auto link = company.links.constFind(account->id);
    const bool madeByUs = link != company.links.cend() && link->how == QLatin1String("created");
    if (madeByUs || resolution.customer.how == rules::CustomerHow::Creatable
        || isBeingMade(company, *account, resolution.customer.customer))
        return QStringLiteral("account:") + account->id.value;
    return resolution.customer.customer ? resolution.customer.customer->id.value : QString();
}

books::CustomerDraft customerDraft(const Account &account, const Deal &deal, const rules::Resolution &resolution)
{
    books::CustomerDraft draft;
    draft.name = account.name.simplified().remove(QLatin1Char(':'));
    draft.companyName = account.name.simplified();
    draft.email = account.email;
    draft.taxNumber = account.taxNumber;
    draft.currencyCode = deal.currency.text();
    draft.termId = resolution.terms.term ? resolution.terms.term->id : QString();
    draft.notes = QStringLiteral("Salesforce account %1").arg(account.id.value);
    draft.billing = account.billing;
    draft.shipping = account.shipping;
    return draft;
}

QString idOf(const TaxCode *code)
{
    return code ? code->id : QString();
}

/// The code that an approver decides about: the one with the rates.
QString taxCodeOf(const rules::Resolution &resolution)
{
    return idOf(resolution.tax.decisive());
}

/// What the tax should come to; nothing where only the books can know.
std::optional<Money> knownTax(const books::InvoiceDraft &draft, const Company &company, const rules::TaxMatch &tax)
{
    if (company.automatedSalesTax || !tax.isComplete())
        return {};
    return estimatedTax(draft, tax.needed ? tax.decisive() : nullptr);
}

/// One piece at the whole amount; how it was counted goes into the text.
void takeAsOnePiece(books::DraftLine &line, Money amount)
{
    const QString sum = QStringLiteral("%1 × %2").arg(line.quantity.toText(), line.unitPrice.toText());
    line.description = line.description.isEmpty() ? sum : QStringLiteral("%1 (%2)").arg(line.description, sum);
    line.quantity = Decimal(1, 0);
    line.unitPrice = Decimal::fromMoney(amount);
    line.amount = amount;
}

std::vector<books::DraftLine> draftLines(const BillingRequest &request, const rules::Resolution &resolution, Money &discount)
{
    std::vector<books::DraftLine> lines;
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        const RequestLine &line = request.lines[i];
        const Money gross = lineAmount(line.quantity, line.unitPrice, Decimal(), line.amount.currency()).value_or(line.amount);
        // A price that is rounded need not give the amount. What is missing is no discount, and less than none can be given.
        const bool isRounded = gross.minor() < line.amount.minor() || (line.discountPercent.isZero() && !(gross == line.amount));
        books::DraftLine draft;
        if (i < resolution.items.size() && resolution.items[i].item)
            draft.itemId = resolution.items[i].item->id.value;
        draft.description = line.description;
        draft.quantity = line.quantity;
        draft.unitPrice = line.unitPrice;
        draft.amount = gross;
        draft.taxCodeId = idOf(resolution.tax.code);
        draft.serviceOn = line.serviceOn;
        if (isRounded)
            takeAsOnePiece(draft, line.amount);
        else
            discount = discount.plus(gross.minus(line.amount).value_or(Money(0, gross.currency()))).value_or(discount);
        lines.push_back(std::move(draft));
    }
    return lines;
}

/// Another living invoice of the same customer over the same net amount, not long ago.
bool looksLikeADuplicate(const CompanyWorld &company, const QString &customerId, Money net, QDate on)
{
    for (const Invoice *invoice : company.invoicesByCustomer.value(customerId)) {
        if (!invoice->voided && !invoice->deleted && invoice->currency == net.currency() && rules::netOf(*invoice) == net
            && std::abs(invoice->txnOn.daysTo(on)) <= kDuplicateWindowDays)
            return true;
    }
    return false;
}

/// Somebody billed the deal by hand and took it back: whether it is to be billed again is for a person to say. Source: D.16, M61.
bool wasVoidedBefore(const CompanyWorld &company, const QString &customerId, const DealId &dealId)
{
    const QString id = rules::shortId(dealId.value);
    const std::vector<const Invoice *> invoices = company.invoicesByCustomer.value(customerId);
    return std::any_of(invoices.begin(), invoices.end(), [&](const Invoice *invoice) {
        return invoice->voided && !keyInNote(invoice->privateNote) && rules::dealsNamedIn(*invoice).contains(id);
    });
}

rules::ApprovalFacts approvalFacts(const CompanyWorld &company, const Account *account, const mirror::RequestView &view,
    const rules::Resolution &resolution, QDate invoiceOn)
{
    rules::ApprovalFacts facts;
    facts.net = view.request.amount;
    facts.discountPercent = rules::highestDiscount(view.request);
    facts.termDays = resolution.terms.days;
    facts.termsListed = resolution.terms.listed;
    facts.customerIsNew = resolution.customer.how == rules::CustomerHow::Creatable;
    facts.changedSinceApproval = !view.voidedDiff.isEmpty();
    facts.taxExempt = (account && account->taxable && !*account->taxable) || (resolution.tax.code && !resolution.tax.code->taxable);
    const QJsonValue taxApproved = view.lastApproved.value(QLatin1String("tax_code"));
    facts.taxChanged = taxApproved.isString() && taxApproved.toString() != taxCodeOf(resolution);
    facts.creditLimit = account ? account->creditLimit : std::nullopt;
    if (const Customer *customer = resolution.customer.customer) {
        facts.firstInvoice = company.invoicesByCustomer.value(customer->id.value).empty();
        facts.duplicateSuspicion = looksLikeADuplicate(company, customer->id.value, view.request.amount, invoiceOn);
        facts.voidedBefore = wasVoidedBefore(company, customer->id.value, view.request.dealId);
    }
    return facts;
}

} // namespace

Money netOf(const books::InvoiceDraft &draft)
{
    Money net(0, draft.currency);
    for (const books::DraftLine &line : draft.lines)
        net = net.plus(line.amount).value_or(net);
    return draft.discount ? net.minus(*draft.discount).value_or(net) : net;
}

Money estimatedTax(const books::InvoiceDraft &draft, const TaxCode *code)
{
    if (!code || code->ratePercent.isZero())
        return Money(0, draft.currency);
    const Result<Decimal> hundredfold = Decimal::fromMoney(netOf(draft)).times(code->ratePercent);
    if (!hundredfold)
        return Money(0, draft.currency);
    const Result<Decimal> tax = hundredfold->times(Decimal(1, 2));
    return tax ? tax->toMoney(draft.currency).value_or(Money(0, draft.currency)) : Money(0, draft.currency);
}

Drafted draftInvoice(const CompanyWorld &company, const Deal &deal, const Account *account,
    const mirror::RequestView &view, const rules::Resolution &resolution, QDate invoiceOn)
{
    Drafted drafted;
    books::InvoiceDraft &draft = drafted.draft;
    draft.customerId = resolution.customer.customer ? resolution.customer.customer->id.value : QString();
    draft.currency = view.request.amount.currency();
    draft.txnOn = invoiceOn;
    if (resolution.terms.days)
        draft.dueOn = invoiceOn.addDays(*resolution.terms.days);
    draft.termId = resolution.terms.term ? resolution.terms.term->id : QString();
    draft.privateNote = QStringLiteral("Salesforce %1, %2").arg(deal.id.value, view.request.title);
    if (!deal.poNumber.isEmpty())
        draft.memo = QStringLiteral("PO %1").arg(deal.poNumber);
    if (account) {
        draft.billEmail = account->email;
        draft.billing = account->billing;
        draft.shipping = account->shipping;
        if (resolution.customer.how == rules::CustomerHow::Creatable)
            drafted.customer = customerDraft(*account, deal, resolution);
    }
    Money discount(0, draft.currency);
    draft.lines = draftLines(view.request, resolution, discount);
    if (!discount.isZero())
        draft.discount = discount;
    draft.taxCodeId = idOf(resolution.tax.document);
    draft.tax = knownTax(draft, company.index.company(), resolution.tax);

    rules::DraftValues &values = drafted.values;
    values.realm = company.index.company().realm.value;
    values.entity = company.index.entity();
    values.customer = customerValue(resolution, company, account);
    values.terms = resolution.terms.name;
    values.termDays = resolution.terms.days;
    values.poNumber = deal.poNumber;
    values.taxCode = taxCodeOf(resolution);
    values.billTo = draft.billing;
    values.shipTo = draft.shipping;
    values.email = draft.billEmail;
    values.invoiceOn = invoiceOn;
    for (const books::DraftLine &line : draft.lines)
        values.items.push_back(line.itemId);
    drafted.decisive = rules::decisiveFields(deal, view.request, values);
    drafted.fingerprint = rules::fingerprint(drafted.decisive);
    drafted.facts = approvalFacts(company, account, view, resolution, invoiceOn);
    return drafted;
}

} // namespace sluice::billing
