#include "rules/Phrases.h"
#include "rules/checks/Check.h"

#include <algorithm>

namespace sluice::rules::checks {

namespace {

Verdict entityKnown(const Facts &facts, std::vector<Finding> &out)
{
    if (facts.in.company)
        return Verdict::Passed;
    out.push_back(finding("entity_known", "Opportunity.Sluice_Legal_Entity__c", facts.in.deal.entity,
        recorded(phrase::kEntityConnected), Cause::Sys2, Fixer::Controller));
    return Verdict::Failed;
}

/// A line of more decimals than the two that the books keep in every currency; nullptr: none. Source: QuickBooks sheet, 7.1.
const RequestLine *finerThanKept(const BillingRequest &request)
{
    const auto fine = std::ranges::find_if(request.lines, [](const RequestLine &line) {
        const Decimal amount = Decimal::fromMoney(line.amount);
        return !(amount.rounded(2, Rounding::Down) == amount);
    });
    return fine == request.lines.end() ? nullptr : &*fine;
}

Verdict currencyFits(const Facts &facts, std::vector<Finding> &out)
{
    if (!facts.in.company)
        return Verdict::Skipped;
    const Company &company = facts.in.company->company();
    const Currency currency = facts.in.request.amount.currency();
    if (!(currency == company.homeCurrency) && !company.multiCurrency) {
        out.push_back(finding("currency_fits", "Opportunity.CurrencyIsoCode", currency.text(),
            recorded(phrase::kHomeCurrency).arg(company.homeCurrency.text(), company.name), Cause::Tax2,
            Fixer::Controller));
        return Verdict::Failed;
    }
    if (const RequestLine *fine = finerThanKept(facts.in.request)) {
        out.push_back(finding("currency_fits", "OpportunityLineItem.TotalPrice", fine->amount.toText(),
            recorded(phrase::kTwoDecimals), Cause::Tax2, Fixer::Controller));
        out.back().lineId = fine->dealLineId;
        return Verdict::Failed;
    }
    const Customer *customer = facts.knownCustomer;
    if (!customer || customer->currencyCode.isEmpty()
        || customer->currencyCode == QLatin1String(currency.code.data(), static_cast<qsizetype>(currency.code.size())))
        return Verdict::Passed;
    out.push_back(finding("currency_fits", "Customer.CurrencyRef", customer->currencyCode,
        recorded(phrase::kCustomerCurrency).arg(currency.text()), Cause::Tax2, Fixer::Controller));
    return Verdict::Failed;
}

/// The number, and in whose books it stands if that is not where one would look.
QString called(const EarlierInvoice &earlier)
{
    const Invoice &invoice = *earlier.invoice;
    const QString number = invoice.docNumber.isEmpty() ? invoice.id.value : invoice.docNumber;
    return earlier.company.isEmpty() ? number : QStringLiteral("%1 (%2)").arg(number, earlier.company);
}

Verdict notInvoicedYet(const Facts &facts, std::vector<Finding> &out)
{
    if (!facts.in.existing && facts.in.billedBefore.isEmpty())
        return Verdict::Passed;
    constexpr qsizetype kNamedMax = 8;
    QStringList names = facts.in.billedBefore, documents = facts.in.billedBeforeExactly;
    bool elsewhere = false;
    if (facts.in.existing) {
        for (const EarlierInvoice &earlier : *facts.in.existing) {
            elsewhere = elsewhere || !earlier.company.isEmpty();
            names += called(earlier);
            documents += documentOf(*earlier.invoice);
        }
    }
    if (names.size() > kNamedMax) {
        names.resize(kNamedMax);
        names += QStringLiteral("…");
    }
    const char *needed = !facts.in.billedBefore.isEmpty() ? phrase::kCutAsBilled
        : elsewhere                                       ? phrase::kInvoiceElsewhere
                                                          : phrase::kEarlierInvoice;
    out.push_back(finding("not_invoiced_yet", "Invoice.DocNumber", names.join(QStringLiteral(", ")), recorded(needed), Cause::Sys2,
        Fixer::Controller));
    documents.sort(); // However they were read.
    out.back().about = documents.join(QStringLiteral(", "));
    return Verdict::Failed;
}

Verdict booksOpen(const Facts &facts, std::vector<Finding> &out)
{
    if (!facts.in.company)
        return Verdict::Skipped;
    const QDate closed = facts.in.company->company().booksClosedOn;
    if (!closed.isValid())
        return Verdict::Passed;
    const QDate invoiced = facts.in.invoiceOn.isValid() ? facts.in.invoiceOn : facts.in.today;
    const bool delivered = facts.in.policy.closedPeriodByDelivery && facts.trigger.state == EventState::Happened
        && facts.trigger.on <= closed;
    if (invoiced > closed && !delivered)
        return Verdict::Passed;
    const QString needed = delivered ? recorded(phrase::kDeliveryDayOpen).arg(facts.trigger.on.toString(Qt::ISODate))
                                     : recorded(phrase::kPostingDayOpen).arg(invoiced.toString(Qt::ISODate));
    out.push_back(finding("books_open", "Company.BookCloseDate", closed.toString(Qt::ISODate), needed, Cause::Sys2,
        Fixer::Controller));
    return Verdict::Failed;
}

constexpr Check kChecks[] = {
    { "entity_known", entityKnown },
    { "currency_fits", currencyFits },
    { "not_invoiced_yet", notInvoicedYet },
    { "books_open", booksOpen },
};

} // namespace

std::span<const Check> booksChecks() { return kChecks; }

} // namespace sluice::rules::checks
