#include "billing/Drafter.h"

#include "domain/Keys.h"
#include "rules/InvoiceMatching.h"

namespace sluice::billing {

namespace {

constexpr int kDuplicateWindowDays = 30;
constexpr int kDecimalsMax = 7; ///< That the books keep of a price or a quantity. Source: QuickBooks sheet, 7.1.

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
    draft.name = rules::nameInBooks(account.name);
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

bool isUs(const Company &company)
{
    return company.country == QLatin1String("US") || company.country == QLatin1String("USA");
}

/// The code of a line that carries no tax in the United States.
const QString kNotTaxable = QStringLiteral("NON");

/// The code of one line. In the United States an item that is not taxable is not taxed, whatever the deal says.
QString taxCodeOf(const Company &company, const rules::Resolution &resolution, const Item *item)
{
    return isUs(company) && item && !item->taxable ? kNotTaxable : idOf(resolution.tax.code);
}

/// In the United States a customer that is exempt is charged no tax, whatever is sold.
bool isExempt(const Company &company, const rules::Resolution &resolution)
{
    const Customer *customer = resolution.customer.customer;
    return isUs(company) && customer && !customer->taxable;
}

/// What the tax should come to; nothing where only the books can know.
std::optional<Money> knownTax(const books::InvoiceDraft &draft, const Company &company, const rules::Resolution &resolution)
{
    const rules::TaxMatch &tax = resolution.tax;
    if (company.automatedSalesTax || !tax.isComplete())
        return {};
    return estimatedTax(draft, tax.needed && !isExempt(company, resolution) ? tax.decisive() : nullptr);
}

/// The part of the net amount that sales tax is charged on. A document's discount is shared by all lines.
Money taxedNetOf(const books::InvoiceDraft &draft)
{
    Money all(0, draft.currency), taxed = all;
    for (const books::DraftLine &line : draft.lines) {
        all = all.plus(line.amount).value_or(all);
        if (line.taxCodeId != kNotTaxable)
            taxed = taxed.plus(line.amount).value_or(taxed);
    }
    if (!draft.discount || taxed == all)
        return taxed == all ? netOf(draft) : taxed;
    const std::int64_t weights[] = { taxed.minor(), all.minor() - taxed.minor() };
    const bool canShare = weights[0] >= 0 && weights[1] >= 0 && all.minor() > 0;
    return canShare ? taxed.minus(draft.discount->split(weights).front()).value_or(taxed) : taxed;
}

/// What the day of the service, or a discount, is told by where the books take neither.
QString withNote(const QString &description, const QString &note)
{
    return description.isEmpty() ? note : QStringLiteral("%1 (%2)").arg(description, note);
}

/// One piece at the whole amount; how it was counted goes into the text.
void takeAsOnePiece(books::DraftLine &line, Money amount)
{
    line.description = withNote(line.description, QStringLiteral("%1 × %2").arg(line.quantity.toText(), line.unitPrice.toText()));
    line.quantity = Decimal(1, 0);
    line.unitPrice = Decimal::fromMoney(amount);
    line.amount = amount;
}

/// The same where the books take no discount line: it is in the price.
void takeLessDiscount(books::DraftLine &line, Money amount)
{
    const QString less = line.amount.minus(amount).value_or(Money(0, amount.currency())).toText();
    line.description = withNote(line.description, QStringLiteral("%1 × %2 − %3").arg(line.quantity.toText(), line.unitPrice.toText(), less));
    line.quantity = Decimal(1, 0);
    line.unitPrice = Decimal::fromMoney(amount);
    line.amount = amount;
}

std::vector<books::DraftLine> draftLines(const BillingRequest &request, const rules::Resolution &resolution, const Company &company,
    Money &discount)
{
    std::vector<books::DraftLine> lines;
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        const RequestLine &line = request.lines[i];
        const Money gross = lineAmount(line.quantity, line.unitPrice, Decimal(), line.amount.currency()).value_or(line.amount);
        // A price that is rounded need not give the amount. What is missing is no discount, and less than none can be given.
        const bool isRounded = gross.minor() < line.amount.minor() || (line.discountPercent.isZero() && !(gross == line.amount));
        books::DraftLine draft;
        const Item *item = i < resolution.items.size() ? resolution.items[i].item : nullptr;
        if (item)
            draft.itemId = item->id.value;
        draft.description = line.description;
        draft.quantity = line.quantity;
        draft.unitPrice = line.unitPrice;
        draft.amount = gross;
        draft.taxCodeId = taxCodeOf(company, resolution, item);
        if (company.allowsServiceDate)
            draft.serviceOn = line.serviceOn;
        else if (line.serviceOn.isValid())
            draft.description = withNote(draft.description, line.serviceOn.toString(Qt::ISODate));
        const bool isFine = line.unitPrice.scale() > kDecimalsMax || line.quantity.scale() > kDecimalsMax;
        const bool isDiscounted = !isRounded && !(gross == line.amount);
        if (isDiscounted && (isFine || !company.allowsDiscount))
            takeLessDiscount(draft, line.amount);
        else if (isRounded || isFine)
            takeAsOnePiece(draft, line.amount);
        else
            discount = discount.plus(gross.minus(line.amount).value_or(Money(0, gross.currency()))).value_or(discount);
        lines.push_back(std::move(draft));
    }
    return lines;
}

/// Another living invoice of the same customer over the same net amount, not long ago; or a sale that was paid at once.
bool looksLikeADuplicate(const CompanyWorld &company, const QString &customerId, Money net, QDate on)
{
    for (const Invoice *invoice : company.invoicesByCustomer.value(customerId)) {
        if (!invoice->voided && !invoice->deleted && invoice->currency == net.currency() && rules::netOf(*invoice) == net
            && std::abs(invoice->txnOn.daysTo(on)) <= kDuplicateWindowDays)
            return true;
    }
    const std::vector<const SalesReceipt *> receipts = company.receiptsByCustomer.value(customerId);
    return std::ranges::any_of(receipts, [&](const SalesReceipt *receipt) {
        return receipt->currency == net.currency() && receipt->total.minus(receipt->tax).value_or(receipt->total) == net
            && std::abs(receipt->txnOn.daysTo(on)) <= kDuplicateWindowDays;
    });
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
    facts.turnedDown = !view.turnedDown.isEmpty();
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
    const Decimal percent = code ? code->rate.on(draft.txnOn) : Decimal();
    if (percent.isZero())
        return Money(0, draft.currency);
    const Result<Decimal> hundredfold = Decimal::fromMoney(taxedNetOf(draft)).times(percent);
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
    draft.lines = draftLines(view.request, resolution, company.index.company(), discount);
    if (!discount.isZero())
        draft.discount = discount;
    const bool isTaxed = std::ranges::any_of(draft.lines, [](const books::DraftLine &line) { return line.taxCodeId != kNotTaxable; });
    draft.taxCodeId = isTaxed ? idOf(resolution.tax.document) : QString();
    draft.tax = knownTax(draft, company.index.company(), resolution);

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
    for (const books::DraftLine &line : draft.lines) {
        values.items.push_back(line.itemId);
        values.taxCodes.push_back(line.taxCodeId);
    }
    values.taxExempt = isExempt(company.index.company(), resolution);
    drafted.decisive = rules::decisiveFields(deal, view.request, values);
    drafted.fingerprint = rules::fingerprint(drafted.decisive);
    drafted.facts = approvalFacts(company, account, view, resolution, invoiceOn);
    return drafted;
}

} // namespace sluice::billing
