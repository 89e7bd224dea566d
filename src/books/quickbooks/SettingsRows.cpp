#include "books/quickbooks/Fields.h"
#include "books/quickbooks/Rows.h"

// Company, preferences and taxes: what changes rarely and is read once a day.

namespace sluice::quickbooks {

namespace {

/// Countries have been read back with three letters since 2025; elsewhere they have two. Source: QuickBooks sheet, 7.1.
QString twoLetters(const QString &country)
{
    // Where companies are kept with QuickBooks Online.
    static constexpr std::pair<const char *, const char *> kKnown[] = { { "USA", "US" }, { "GBR", "GB" }, { "CAN", "CA" }, { "AUS", "AU" },
        { "IND", "IN" }, { "FRA", "FR" }, { "DEU", "DE" }, { "IRL", "IE" }, { "NZL", "NZ" }, { "ZAF", "ZA" }, { "SGP", "SG" }, { "MYS", "MY" },
        { "HKG", "HK" }, { "PHL", "PH" }, { "THA", "TH" }, { "IDN", "ID" }, { "VNM", "VN" }, { "JPN", "JP" }, { "CHN", "CN" }, { "TWN", "TW" },
        { "KOR", "KR" }, { "ARE", "AE" }, { "SAU", "SA" }, { "QAT", "QA" }, { "KWT", "KW" }, { "BHR", "BH" }, { "OMN", "OM" }, { "ISR", "IL" },
        { "EGY", "EG" }, { "KEN", "KE" }, { "NGA", "NG" }, { "GHA", "GH" }, { "MEX", "MX" }, { "BRA", "BR" }, { "NLD", "NL" }, { "BEL", "BE" },
        { "LUX", "LU" }, { "ESP", "ES" }, { "PRT", "PT" }, { "ITA", "IT" }, { "CHE", "CH" }, { "AUT", "AT" }, { "DNK", "DK" }, { "SWE", "SE" },
        { "NOR", "NO" }, { "FIN", "FI" }, { "POL", "PL" }, { "CZE", "CZ" }, { "GRC", "GR" }, { "MLT", "MT" }, { "CYP", "CY" } };
    for (const auto &[three, two] : kKnown) {
        if (country == QLatin1String(three))
            return QString::fromLatin1(two);
    }
    return country;
}

struct RatePeriod {
    QDate from, to; ///< Both included; invalid: ever since, for ever.
    Decimal percent;

    bool covers(QDate day) const
    {
        if (!day.isValid())
            return !from.isValid();
        return (!from.isValid() || from <= day) && (!to.isValid() || day <= to);
    }
};

/// A rate that changes over time lists its values with their dates; `newest` holds on days that the list leaves out.
DatedRate rateOf(const std::vector<RatePeriod> &periods, Decimal newest)
{
    std::vector<QDate> days { QDate() };
    for (const RatePeriod &period : periods) {
        days.push_back(period.from);
        if (period.to.isValid())
            days.push_back(period.to.addDays(1));
    }
    std::vector<DatedRate::Step> steps;
    for (const QDate &day : days) {
        Decimal percent = newest;
        for (const RatePeriod &period : periods) {
            if (period.covers(day))
                percent = period.percent;
        }
        steps.push_back({ day, percent });
    }
    return DatedRate(std::move(steps));
}

} // namespace

Result<TaxCodeRow> readTaxCode(net::JsonObject row)
{
    Fields fields(row);
    TaxCodeRow read;
    read.code.id = fields.text("Id");
    read.code.name = fields.text("Name");
    read.code.description = fields.text("Description");
    read.code.active = fields.flag("Active", true);
    read.code.taxable = fields.flag("Taxable", true);
    if (std::optional<net::JsonObject> list = fields.object("SalesTaxRateList")) {
        fields.keep(list->forEachObject("TaxRateDetail", [&](net::JsonObject detail) -> Result<void> {
            read.salesRateIds.append(Fields(detail).ref("TaxRateRef").id);
            return {};
        }));
    }
    if (Result<void> finished = fields.finish(); !finished)
        return tl::unexpected(finished.error());
    return read;
}

Result<TaxRateRow> readTaxRate(net::JsonObject row)
{
    Fields fields(row);
    TaxRateRow read;
    read.id = fields.text("Id");
    const Decimal newest = fields.decimal("RateValue").value_or(Decimal());
    std::vector<RatePeriod> periods;
    fields.forEach("EffectiveTaxRate", [&](net::JsonObject object) -> Result<void> {
        Fields dated(object);
        const QDate from = parseDate(dated.text("EffectiveDate").left(10).toStdString()).value_or(QDate());
        const QDate to = parseDate(dated.text("EndDate").left(10).toStdString()).value_or(QDate());
        if (const std::optional<Decimal> percent = dated.decimal("RateValue"))
            periods.push_back({ from, to, *percent });
        return dated.finish();
    });
    if (Result<void> finished = fields.finish(); !finished)
        return tl::unexpected(finished.error());
    read.rate = rateOf(periods, newest);
    return read;
}

Result<void> readCompanyInfo(net::JsonObject info, sluice::Company &company)
{
    Fields fields(info);
    company.name = fields.text("CompanyName");
    company.legalName = fields.text("LegalName");
    company.country = twoLetters(fields.text("Country"));
    company.timeZone = fields.text("DefaultTimeZone");
    return fields.finish();
}

Result<void> readPreferences(net::JsonObject preferences, sluice::Company &company)
{
    Fields fields(preferences);
    if (std::optional<net::JsonObject> accounting = fields.object("AccountingInfoPrefs"))
        company.booksClosedOn = Fields(*accounting).date("BookCloseDate");
    if (std::optional<net::JsonObject> forms = fields.object("SalesFormsPrefs")) {
        Fields inside(*forms);
        company.customNumbers = inside.flag("CustomTxnNumbers");
        company.allowsDiscount = inside.flag("AllowDiscount", true);
        company.allowsServiceDate = inside.flag("AllowServiceDate", true);
    }
    if (std::optional<net::JsonObject> tax = fields.object("TaxPrefs")) {
        Fields inside(*tax);
        company.usesSalesTax = inside.flag("UsingSalesTax");
        company.automatedSalesTax = inside.flag("PartnerTaxEnabled");
        company.usualTaxCodeId = inside.ref("TaxGroupCodeRef").id;
    }
    QString home;
    if (std::optional<net::JsonObject> currencies = fields.object("CurrencyPrefs")) {
        Fields inside(*currencies);
        company.multiCurrency = inside.flag("MultiCurrencyEnabled");
        home = inside.ref("HomeCurrency").id;
    }
    if (Result<void> finished = fields.finish(); !finished)
        return finished;
    Result<Currency> currency = Currency::fromCode(home);
    if (!currency)
        return fail(ErrorKind::BadReply, QStringLiteral("Preferences do not tell the home currency"));
    company.homeCurrency = *currency;
    return {};
}

} // namespace sluice::quickbooks
