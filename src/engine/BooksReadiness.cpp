#include "engine/BooksReadiness.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace sluice::engine {

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(readiness)
};

class Rows {
public:
    explicit Rows(const Company &company)
        : m_name(company.name.isEmpty() ? company.realm.value : company.name)
    {
    }
    void well(const QString &subject, const QString &fact) { m_rows.push_back({ id(subject), true, false, fact, {} }); }
    void better(const QString &subject, const QString &fact, const QString &toDo) { m_rows.push_back({ id(subject), true, true, fact, toDo }); }
    void wrong(const QString &subject, const QString &fact, const QString &toDo) { m_rows.push_back({ id(subject), false, false, fact, toDo }); }
    std::vector<desk::ReadinessRow> take() { return std::move(m_rows); }

private:
    QString id(const QString &subject) const { return QStringLiteral("%1: %2").arg(m_name, subject); }

    QString m_name;
    std::vector<desk::ReadinessRow> m_rows;
};

bool isUs(const Company &company)
{
    return company.country == QLatin1String("US") || company.country == QLatin1String("USA");
}

void lookAtNumbers(const Company &company, Rows &rows)
{
    if (company.customNumbers)
        return rows.well(Say::tr("invoice numbers"), Say::tr("Sluice numbers its invoices"));
    rows.better(Say::tr("invoice numbers"), Say::tr("the books number invoices themselves; Sluice knows its own by their marker"),
        Say::tr("To let Sluice number them, switch on custom transaction numbers: Account and settings, Sales, Sales form content."));
}

/// Requests that wait because nothing says how much tax they carry.
int withoutTaxCode(const Company &company, const std::vector<mirror::RequestView> &requests)
{
    return static_cast<int>(std::ranges::count_if(requests, [&](const mirror::RequestView &view) {
        return view.realm == company.realm.value && view.invoiceId.isEmpty() && view.decision != mirror::Decision::Cancelled
            && std::ranges::find(view.findings, QLatin1String("tax_code_known"), &Finding::check) != view.findings.end();
    }));
}

void lookAtTax(const Company &company, const std::vector<mirror::RequestView> &requests, Rows &rows)
{
    if (isUs(company)) {
        if (company.automatedSalesTax)
            rows.well(Say::tr("sales tax"), Say::tr("the books work it out themselves, and what they say stands"));
        else if (!company.usesSalesTax)
            rows.better(Say::tr("sales tax"), Say::tr("off: invoices carry none"), Say::tr("If you charge sales tax, set it up under Taxes."));
        else if (const int without = withoutTaxCode(company, requests); without > 0)
            rows.wrong(Say::tr("sales tax"), Say::tr("requests without a tax code that has a rate: %1").arg(without),
                Say::tr("Name the code of the place in the deals, or set the company's usual one under Taxes."));
        else
            rows.well(Say::tr("sales tax"), Say::tr("invoices carry the tax code of their deal, or else the company's usual one"));
        return;
    }
    if (!company.usesSalesTax)
        rows.wrong(Say::tr("VAT"), Say::tr("off: invoices would carry none"), Say::tr("Set up VAT under Taxes, then sync."));
}

void lookAtCurrencies(const Company &company, const std::vector<mirror::RequestView> &requests, Rows &rows)
{
    if (company.multiCurrency)
        return;
    QMap<QString, int> foreign;
    for (const mirror::RequestView &view : requests) {
        const bool waits = view.invoiceId.isEmpty() && view.decision != mirror::Decision::Cancelled;
        const Currency currency = view.request.amount.currency();
        if (waits && view.realm == company.realm.value && currency != company.homeCurrency)
            ++foreign[currency.text()];
    }
    for (auto it = foreign.cbegin(); it != foreign.cend(); ++it)
        rows.wrong(Say::tr("currencies"), Say::tr("%1 requests in %2, and the books know %3 only").arg(it.value()).arg(it.key(), company.homeCurrency.text()),
            Say::tr("Switch on multicurrency (Account and settings, Advanced; it stays on for good), or bill these deals elsewhere."));
}

void lookAtClosing(const Company &company, QDate today, Rows &rows)
{
    if (!company.booksClosedOn.isValid())
        return;
    const QString until = QLocale::c().toString(company.booksClosedOn, QStringLiteral("yyyy-MM-dd"));
    if (company.booksClosedOn >= today)
        return rows.wrong(Say::tr("closed books"), Say::tr("closed until %1: nothing can be posted before that day is over").arg(until),
            Say::tr("Set an earlier closing date: Account and settings, Advanced, Accounting."));
    rows.well(Say::tr("closed books"), Say::tr("closed until %1").arg(until));
}

} // namespace

std::vector<desk::ReadinessRow> booksReadiness(const std::vector<Company> &companies,
    const std::vector<mirror::RequestView> &requests, QDate today)
{
    std::vector<desk::ReadinessRow> all;
    for (const Company &company : companies) {
        Rows rows(company);
        lookAtNumbers(company, rows);
        lookAtTax(company, requests, rows);
        lookAtCurrencies(company, requests, rows);
        lookAtClosing(company, today, rows);
        for (desk::ReadinessRow &row : rows.take())
            all.push_back(std::move(row));
    }
    return all;
}

} // namespace sluice::engine
