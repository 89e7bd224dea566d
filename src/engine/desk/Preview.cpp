#include "engine/desk/Preview.h"

#include "billing/Drafter.h"
#include "core/MoneyText.h"
#include "rules/Checks.h"
#include "rules/Fingerprint.h"
#include "rules/Sentences.h"

#include <QCoreApplication>

namespace sluice::engine {

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(engine)
};

QString taxNoteOf(const Company &company, const rules::TaxMatch &tax, QDate on)
{
    const TaxCode *code = tax.decisive();
    if (!code || (tax.documentNeeded && !tax.document))
        return Say::tr("tax code not known");
    if (company.automatedSalesTax)
        return Say::tr("computed by the books");
    return Say::tr("%1, %2 %").arg(code->name, code->rate.on(on).toText());
}

desk::InvoicePreview invoiceOf(const billing::CompanyWorld &company, const Deal &deal, const Account *account,
    const billing::Drafted &drafted, const rules::Resolution &resolution)
{
    const books::InvoiceDraft &draft = drafted.draft;
    desk::InvoicePreview preview;
    preview.companyName = company.index.company().name;
    preview.customerName = resolution.customer.customer ? resolution.customer.customer->name
        : account                                       ? account->name
                                                        : QString();
    preview.customerIsNew = drafted.customer.has_value();
    preview.billTo = draft.billing;
    preview.shipTo = draft.shipping;
    preview.billEmail = draft.billEmail;
    preview.terms = resolution.terms.name;
    preview.memo = draft.memo;
    preview.poNumber = deal.poNumber;
    preview.privateNote = draft.privateNote;
    preview.txnOn = draft.txnOn;
    preview.dueOn = draft.dueOn;
    preview.currency = draft.currency;
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        const books::DraftLine &line = draft.lines[i];
        desk::LineRow row;
        if (i < resolution.items.size() && resolution.items[i].item) {
            row.itemCode = resolution.items[i].item->sku;
            row.itemName = resolution.items[i].item->name;
        }
        row.description = line.description;
        row.quantity = line.quantity.toText();
        row.unitPrice = line.unitPrice.toText();
        row.amount = line.amount;
        const bool isOfDeal = resolution.tax.code && resolution.tax.code->id == line.taxCodeId;
        row.taxCode = isOfDeal ? resolution.tax.code->name : line.taxCodeId; // An item that is not taxable has its own.
        row.serviceOn = line.serviceOn;
        preview.lines.push_back(std::move(row));
    }
    preview.discount = draft.discount.value_or(Money(0, draft.currency));
    preview.net = billing::netOf(draft);
    preview.tax = draft.tax.value_or(billing::estimatedTax(draft, resolution.tax.decisive()));
    preview.total = preview.net.plus(preview.tax).value_or(preview.net);
    preview.taxNote = taxNoteOf(company.index.company(), resolution.tax, draft.txnOn);
    return preview;
}

std::vector<desk::LineRow> linesOf(const billing::World &world, const Deal &deal)
{
    std::vector<desk::LineRow> rows;
    for (const DealLine &line : deal.lines) {
        desk::LineRow row;
        const auto product = world.products.constFind(line.productId);
        row.itemCode = product == world.products.cend() ? QString() : product->itemCode;
        row.itemName = line.productName;
        row.description = line.description;
        row.quantity = line.quantity.toText();
        row.unitPrice = line.unitPrice.toText();
        row.discountPercent = line.discountPercent.isZero() ? QString() : line.discountPercent.toText();
        row.amount = line.total;
        row.taxCode = deal.taxCode;
        row.serviceOn = line.serviceOn;
        rows.push_back(std::move(row));
    }
    return rows;
}

void compare(std::vector<desk::Difference> &differences, const QString &field, const QString &deal, const QString &invoice)
{
    if (deal != invoice)
        differences.push_back({ field, deal, invoice });
}

std::vector<desk::Difference> againstDeal(const Deal &deal, const Account *account, const mirror::RequestView &view,
    const desk::InvoicePreview &preview)
{
    std::vector<desk::Difference> differences;
    // What bills a part, like a milestone, is held to its part: that it is not the whole deal is no difference.
    const bool isPart = deal.amount && view.request.amount != *deal.amount;
    if (deal.amount)
        compare(differences, Say::tr("Net amount"), codeAndAmount(isPart ? view.request.amount : *deal.amount), codeAndAmount(preview.net));
    compare(differences, Say::tr("Terms"), deal.paymentTerms, preview.terms);
    if (account)
        compare(differences, Say::tr("Customer"), account->name, preview.customerName);
    if (!isPart && view.request.lines.size() != deal.lines.size())
        compare(differences, Say::tr("Lines"), QString::number(deal.lines.size()), QString::number(view.request.lines.size()));
    return differences;
}

std::vector<desk::CheckRow> checksOf(const std::vector<Finding> &findings, const QStringList &passed)
{
    std::vector<desk::CheckRow> rows;
    rows.reserve(findings.size() + static_cast<std::size_t>(passed.size()));
    for (const Finding &finding : findings)
        rows.push_back({ finding.check, rules::findingSentence(finding), false });
    for (const QString &check : passed)
        rows.push_back({ check, rules::passedSentence(check), true });
    return rows;
}

} // namespace

Previewed previewOf(const billing::World &world, const mirror::RequestView &view, const rules::Policy &policy, Instant now)
{
    Previewed previewed;
    const Deal *deal = world.dealById.value(view.request.dealId);
    if (!deal)
        return previewed;
    previewed.dealLines = linesOf(world, *deal);
    const billing::CompanyWorld *company = world.companyOf(*deal);
    const auto account = world.accounts.constFind(deal->accountId);
    const Account *billed = account == world.accounts.cend() || account->deleted ? nullptr : &*account;
    const QHash<ProductId, QString> none;
    const QDate today = toQDateTime(now).toTimeZone(company ? company->zone : QTimeZone::utc()).date();
    const rules::CheckInput input {
        .deal = *deal,
        .request = view.request,
        .account = billed,
        .company = company ? &company->index : nullptr,
        .products = world.products,
        .mappedItems = company ? company->mappedItems : none,
        .customerLink = company ? company->links.value(deal->accountId).customerId : QString(),
        .customerActivated = world.activated.contains(deal->accountId),
        .existing = nullptr,
        .deliveredOn = view.deliveredOn,
        .invoiceOn = today,
        .policy = policy,
        .today = today,
        .zone = company ? company->zone : rules::utcZone(),
    };
    QStringList passed(view.passed.begin(), view.passed.end());
    previewed.checks = checksOf(view.findings, passed);
    if (!company)
        return previewed;
    const rules::Resolution resolution = rules::resolve(input);
    const billing::Drafted drafted = billing::draftInvoice(*company, *deal, billed, view, resolution, today);
    previewed.invoice = invoiceOf(*company, *deal, billed, drafted, resolution);
    previewed.differences = againstDeal(*deal, billed, view, previewed.invoice);
    if (!view.lastApproved.isEmpty()) {
        for (const rules::FieldChange &change : rules::changed(view.lastApproved, drafted.decisive))
            previewed.sinceApproval.push_back({ rules::fieldTitle(change.field), change.was, change.is });
    }
    return previewed;
}

desk::InvoicePreview storedPreview(const billing::CompanyWorld &company, const Invoice &invoice)
{
    desk::InvoicePreview preview;
    preview.companyName = company.index.company().name;
    preview.customerName = invoice.customerName;
    if (const Customer *customer = company.index.customers().byId(invoice.customerId)) {
        preview.billTo = customer->billing;
        preview.billEmail = customer->email;
    }
    preview.docNumber = invoice.docNumber;
    if (const Term *term = company.index.terms().byId(invoice.termId))
        preview.terms = term->name;
    preview.memo = invoice.memo;
    preview.privateNote = invoice.privateNote;
    preview.txnOn = invoice.txnOn;
    preview.dueOn = invoice.dueOn;
    preview.currency = invoice.currency;
    for (const InvoiceLine &line : invoice.lines) {
        if (line.isDiscount)
            continue;
        desk::LineRow row;
        if (const Item *item = company.index.items().byId(line.itemId))
            row.itemCode = item->sku;
        row.itemName = line.itemName;
        row.description = line.description;
        row.quantity = line.quantity ? line.quantity->toText() : QString();
        row.unitPrice = line.unitPrice ? line.unitPrice->toText() : QString();
        row.amount = line.amount;
        row.taxCode = line.taxCodeId;
        row.serviceOn = line.serviceOn;
        preview.lines.push_back(std::move(row));
    }
    preview.discount = invoice.discount;
    preview.tax = invoice.tax;
    preview.total = invoice.total;
    preview.net = invoice.total.minus(invoice.tax).value_or(invoice.total);
    return preview;
}

} // namespace sluice::engine
