#include "books/quickbooks/Fields.h"
#include "books/quickbooks/Rows.h"

// Company, preferences and taxes: what changes rarely and is read once a day.

namespace sluice::quickbooks {

namespace {

/// Countries have been read back with three letters since 2025; elsewhere they have two. Source: QuickBooks sheet, 7.1.
QString twoLetters(const QString &country)
{
    static const QHash<QString, QString> known {
        { QStringLiteral("USA"), QStringLiteral("US") }, { QStringLiteral("GBR"), QStringLiteral("GB") },
        { QStringLiteral("CAN"), QStringLiteral("CA") }, { QStringLiteral("AUS"), QStringLiteral("AU") },
        { QStringLiteral("IND"), QStringLiteral("IN") }, { QStringLiteral("FRA"), QStringLiteral("FR") },
        { QStringLiteral("DEU"), QStringLiteral("DE") }, { QStringLiteral("IRL"), QStringLiteral("IE") },
        { QStringLiteral("NZL"), QStringLiteral("NZ") }, { QStringLiteral("ZAF"), QStringLiteral("ZA") },
    };
    return known.value(country, country);
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

Result<TaxRateRow> readTaxRate(net::JsonObject row, QDate on)
{
    Fields fields(row);
    TaxRateRow read;
    read.id = fields.text("Id");
    read.percent = fields.decimal("RateValue").value_or(Decimal());
    // A rate that changes over time lists its values with their dates; RateValue is then the newest.
    fields.forEach("EffectiveTaxRate", [&](net::JsonObject object) -> Result<void> {
        Fields dated(object);
        const std::optional<Decimal> percent = dated.decimal("RateValue");
        const QDate from = parseDate(dated.text("EffectiveDate").left(10).toStdString()).value_or(QDate());
        const QDate to = parseDate(dated.text("EndDate").left(10).toStdString()).value_or(QDate());
        if (percent && (!from.isValid() || from <= on) && (!to.isValid() || on <= to))
            read.percent = *percent;
        return dated.finish();
    });
    if (Result<void> finished = fields.finish(); !finished)
        return tl::unexpected(finished.error());
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
