#include "sandbox/quickbooks/CompanySeed.h"

#include "sandbox/quickbooks/Currencies.h"
#include "sandbox/quickbooks/Realm.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

Value ref(const QString &id, const QString &name = {})
{
    Value reference = Value::object({ { u"value"_s, id } });
    if (!name.isEmpty())
        reference.set(u"name"_s, name);
    return reference;
}

struct AccountRow {
    const char *id;
    const char *name;
    const char *type;
    const char *subType;
    const char *classification;
};

constexpr AccountRow kAccounts[] {
    { "4", "Undeposited Funds", "Other Current Asset", "UndepositedFunds", "Asset" },
    { "35", "Checking", "Bank", "Checking", "Asset" },
    { "36", "Savings", "Bank", "Savings", "Asset" },
    { "84", "Accounts Receivable (A/R)", "Accounts Receivable", "AccountsReceivable", "Asset" },
    { "33", "Accounts Payable (A/P)", "Accounts Payable", "AccountsPayable", "Liability" },
    { "81", "Inventory Asset", "Other Current Asset", "Inventory", "Asset" },
    { "80", "Cost of Goods Sold", "Cost of Goods Sold", "SuppliesMaterialsCogs", "Expense" },
    { "1", "Services", "Income", "ServiceFeeIncome", "Revenue" },
    { "79", "Sales of Product Income", "Income", "SalesOfProductIncome", "Revenue" },
    { "82", "Subscription Income", "Income", "ServiceFeeIncome", "Revenue" },
    { "86", "Discounts given", "Income", "DiscountsRefundsGiven", "Revenue" },
    { "90", "Sales Tax Payable", "Other Current Liability", "SalesTaxPayable", "Liability" },
    { "31", "Uncategorized Expense", "Expense", "OtherMiscellaneousServiceCost", "Expense" },
};

struct StateRate {
    const char *state;
    const char *percent;
};

/// Round figures: the real ones depend on the street and change by quarter.
constexpr StateRate kStateRates[] { { "CA", "7.25" }, { "NY", "8" }, { "TX", "6.25" }, { "WA", "6.5" },
    { "FL", "6" }, { "IL", "6.25" }, { "MA", "6.25" }, { "CO", "2.9" }, { "GA", "4" }, { "AZ", "5.6" } };

} // namespace

void CompanySeed::fill()
{
    companyInfo();
    preferences();
    accounts();
    terms();
    paymentMethods();
    currencies();
    taxes();
    defaultItem();
}

void CompanySeed::companyInfo()
{
    const RealmSetup &setup = m_realm.setup();
    Value address = Value::object({ { u"Id"_s, u"1"_s }, { u"Line1"_s, u"1 Harbour Street"_s } });
    if (m_realm.isUs()) {
        address.set(u"City"_s, u"Oakland"_s);
        address.set(u"CountrySubDivisionCode"_s, setup.stateCode);
        address.set(u"PostalCode"_s, u"94607"_s);
    } else {
        address.set(u"City"_s,
            setup.country == "GB"_L1       ? u"London"_s
                : setup.country == "DE"_L1 ? u"Hamburg"_s
                                           : u"Central"_s);
        address.set(u"PostalCode"_s, setup.country == "GB"_L1 ? u"E14 9GE"_s : u"20457"_s);
    }
    // Company addresses read back with three letters since 2025.
    address.set(u"Country"_s,
        m_realm.isUs()                 ? u"USA"_s
            : setup.country == "GB"_L1 ? u"GBR"_s
            : setup.country == "DE"_L1 ? u"DEU"_s
                                       : setup.country);
    Value::Array pairs;
    for (const auto &[name, value] : { std::pair { u"NeoEnabled"_s, u"true"_s },
             std::pair { u"OfferingSku"_s, u"QuickBooks Online Plus"_s },
             std::pair { u"SubscriptionStatus"_s, u"SUBSCRIBED"_s } })
        pairs.append(Value::object({ { u"Name"_s, name }, { u"Value"_s, value } }));
    m_realm.put(u"CompanyInfo"_s,
        Value::object({ { u"CompanyName"_s, setup.companyName }, { u"LegalName"_s, setup.legalName },
            { u"CompanyAddr"_s, address }, { u"CustomerCommunicationAddr"_s, address },
            { u"LegalAddr"_s, address }, { u"CompanyStartDate"_s, u"2019-01-01"_s },
            { u"FiscalYearStartMonth"_s, u"January"_s }, { u"Country"_s, setup.country },
            { u"DefaultTimeZone"_s, setup.timeZone }, { u"SupportedLanguages"_s, u"en"_s },
            { u"Email"_s, Value::object({ { u"Address"_s, u"accounts@company.example"_s } }) },
            { u"WebAddr"_s, Value::object() }, { u"NameValue"_s, Value(pairs) }, { u"Id"_s, u"1"_s } }));
}

void CompanySeed::preferences()
{
    const RealmSetup &setup = m_realm.setup();
    Value accounting = Value::object({ { u"TrackDepartments"_s, true }, { u"ClassTrackingPerTxn"_s, false },
        { u"ClassTrackingPerTxnLine"_s, true }, { u"CustomerTerminology"_s, u"Customers"_s } });
    if (setup.bookCloseDate.isValid())
        accounting.set(u"BookCloseDate"_s, setup.bookCloseDate.toString(Qt::ISODate));
    // A list of lists, as Intuit sends it.
    const auto use = [](int n, bool on) {
        return Value::object({ { u"Name"_s, u"SalesFormsPrefs.UseSalesCustom%1"_s.arg(n) },
            { u"Type"_s, u"BooleanType"_s }, { u"BooleanValue"_s, on } });
    };
    const Value custom = Value(Value::Array { Value::object(
        { { u"CustomField"_s, Value(Value::Array { use(3, false), use(2, false), use(1, false) }) } }) });
    Value tax = Value::object({ { u"UsingSalesTax"_s, setup.usingSalesTax } });
    if (m_realm.isUs())
        tax.set(u"PartnerTaxEnabled"_s, setup.automatedSalesTax);
    if (m_realm.isUs() && !setup.automatedSalesTax)
        tax.set(u"TaxGroupCodeRef"_s, ref(u"2"_s));
    m_realm.put(u"Preferences"_s,
        Value::object({ { u"AccountingInfoPrefs"_s, accounting },
            { u"ProductAndServicesPrefs"_s,
                Value::object({ { u"ForSales"_s, true }, { u"ForPurchase"_s, true },
                    { u"QuantityWithPriceAndRate"_s, true }, { u"QuantityOnHand"_s, true } }) },
            { u"SalesFormsPrefs"_s,
                Value::object({ { u"CustomField"_s, custom },
                    { u"CustomTxnNumbers"_s, setup.customTxnNumbers }, { u"AllowDeposit"_s, true },
                    { u"AllowDiscount"_s, true }, { u"DefaultDiscountAccount"_s, u"86"_s },
                    { u"AllowEstimates"_s, true }, { u"ETransactionPaymentEnabled"_s, false },
                    { u"AllowServiceDate"_s, true }, { u"AllowShipping"_s, false },
                    { u"AutoApplyCredit"_s, false }, { u"AutoApplyPayments"_s, false },
                    { u"UsingProgressInvoicing"_s, false }, { u"DefaultTerms"_s, ref(u"3"_s) },
                    { u"DefaultCustomerMessage"_s, u"Thank you for your business."_s } }) },
            { u"TaxPrefs"_s, tax },
            { u"CurrencyPrefs"_s,
                Value::object({ { u"MultiCurrencyEnabled"_s, setup.multiCurrency },
                    { u"HomeCurrency"_s, ref(setup.homeCurrency) } }) },
            { u"ReportPrefs"_s,
                Value::object(
                    { { u"ReportBasis"_s, u"Accrual"_s }, { u"CalcAgingReportFromTxnDate"_s, false } }) },
            { u"OtherPrefs"_s,
                Value::object({ { u"NameValue"_s,
                    Value(Value::Array { Value::object({ { u"Name"_s, u"SalesFormsPrefs.DefaultItem"_s },
                        { u"Value"_s, u"1"_s } }) }) } }) },
            { u"Id"_s, u"1"_s } }));
}

void CompanySeed::accounts()
{
    for (const AccountRow &row : kAccounts) {
        const QString name = QString::fromLatin1(row.name);
        m_realm.put(u"Account"_s,
            Value::object({ { u"Name"_s, name }, { u"SubAccount"_s, false },
                { u"FullyQualifiedName"_s, name }, { u"Active"_s, true },
                { u"Classification"_s, row.classification }, { u"AccountType"_s, row.type },
                { u"AccountSubType"_s, row.subType }, { u"CurrentBalance"_s, 0 },
                { u"CurrencyRef"_s, Currencies::reference(m_realm.setup().homeCurrency) },
                { u"Id"_s, QString::fromLatin1(row.id) } }));
    }
}

void CompanySeed::terms()
{
    const auto net = [this](const QString &id, const QString &name, int days) {
        m_realm.put(u"Term"_s,
            Value::object({ { u"Name"_s, name }, { u"Active"_s, true }, { u"Type"_s, u"STANDARD"_s },
                { u"DiscountPercent"_s, 0 }, { u"DueDays"_s, days }, { u"DiscountDays"_s, 0 },
                { u"Id"_s, id } }));
    };
    net(u"1"_s, u"Due on receipt"_s, 0);
    net(u"2"_s, u"Net 15"_s, 15);
    net(u"3"_s, u"Net 30"_s, 30);
    net(u"4"_s, u"Net 60"_s, 60);
    net(u"5"_s, u"Net 45"_s, 45);
    m_realm.put(u"Term"_s,
        Value::object({ { u"Name"_s, u"1st of the month"_s }, { u"Active"_s, true },
            { u"Type"_s, u"DATE_DRIVEN"_s }, { u"DiscountPercent"_s, 0 }, { u"DayOfMonthDue"_s, 1 },
            { u"DueNextMonthDays"_s, 10 }, { u"Id"_s, u"6"_s } }));
}

void CompanySeed::paymentMethods()
{
    struct Method {
        const char *id;
        const char *name;
        const char *type;
    };
    for (const Method &method :
        { Method { "1", "Cash", "NON_CREDIT_CARD" }, Method { "2", "Check", "NON_CREDIT_CARD" },
            Method { "3", "Visa", "CREDIT_CARD" }, Method { "4", "MasterCard", "CREDIT_CARD" },
            Method { "5", "Bank transfer", "NON_CREDIT_CARD" } })
        m_realm.put(u"PaymentMethod"_s,
            Value::object({ { u"Name"_s, method.name }, { u"Active"_s, true }, { u"Type"_s, method.type },
                { u"Id"_s, QString::fromLatin1(method.id) } }));
}

void CompanySeed::currencies()
{
    if (!m_realm.setup().multiCurrency)
        return;
    for (const auto &code : { u"USD"_s, u"EUR"_s, u"GBP"_s, u"CAD"_s, u"CHF"_s }) {
        if (code != m_realm.setup().homeCurrency)
            m_realm.put(u"CompanyCurrency"_s,
                Value::object({ { u"Code"_s, code }, { u"Name"_s, Currencies::reference(code)[u"name"] },
                    { u"Active"_s, true } }));
    }
}

void CompanySeed::taxes()
{
    if (!m_realm.setup().usingSalesTax)
        return;
    if (!m_realm.isUs())
        valueAddedTaxes();
    else if (m_realm.setup().automatedSalesTax)
        automatedTaxes();
    else
        usTaxes();
}

void CompanySeed::usTaxes()
{
    taxRate(u"1"_s, u"AZ State tax"_s, u"7.1"_s);
    taxRate(u"2"_s, u"Tucson City"_s, u"2"_s);
    taxRate(u"3"_s, u"California"_s, u"8"_s);
    taxCode(u"TAX"_s, u"TAX"_s, u"TAX"_s, {}, true);
    taxCode(u"NON"_s, u"NON"_s, u"NON"_s, {}, false);
    taxCode(u"2"_s, u"California"_s, u"California"_s, { u"3"_s }, true);
    taxCode(u"3"_s, u"Tucson"_s, u"Tucson"_s, { u"1"_s, u"2"_s }, true);
}

void CompanySeed::automatedTaxes()
{
    taxCode(u"TAX"_s, u"TAX"_s, u"TAX"_s, {}, true);
    taxCode(u"NON"_s, u"NON"_s, u"NON"_s, {}, false);
    int id = 1;
    for (const StateRate &rate : kStateRates) {
        const QString state = QString::fromLatin1(rate.state);
        const QString rateId = QString::number(++id);
        taxRate(rateId, state + u" State"_s, QString::fromLatin1(rate.percent));
        taxCode(rateId, state, state, { rateId }, true);
    }
}

void CompanySeed::valueAddedTaxes()
{
    const QString country = m_realm.setup().country;
    const bool german = country == "DE"_L1;
    const QString full = german ? u"19"_s : u"20"_s;
    const QString reduced = german ? u"7"_s : u"5"_s;
    const QString tax = country == "GB"_L1 ? u"VAT"_s : u"Tax"_s;
    taxRate(u"1"_s, full + u"% "_s + tax, full);
    taxRate(u"2"_s, reduced + u"% "_s + tax, reduced);
    taxRate(u"3"_s, u"0% "_s + tax, u"0"_s);
    taxCode(u"2"_s, full + u".0% S"_s, u"Standard rate"_s, { u"1"_s }, true);
    taxCode(u"3"_s, reduced + u".0% R"_s, u"Reduced rate"_s, { u"2"_s }, true);
    taxCode(u"4"_s, u"0.0% Z"_s, u"Zero rate"_s, { u"3"_s }, true);
    taxCode(u"5"_s, u"Exempt"_s, u"Exempt"_s, {}, false);
    taxCode(u"6"_s, u"No VAT"_s, u"Out of scope"_s, {}, false);
}

void CompanySeed::defaultItem()
{
    m_realm.put(u"Item"_s,
        Value::object({ { u"Name"_s, u"Services"_s }, { u"Active"_s, true },
            { u"FullyQualifiedName"_s, u"Services"_s }, { u"Taxable"_s, false }, { u"UnitPrice"_s, 0 },
            { u"Type"_s, u"Service"_s }, { u"IncomeAccountRef"_s, ref(u"1"_s, u"Services"_s) },
            { u"TrackQtyOnHand"_s, false }, { u"Id"_s, u"1"_s } }));
}

void CompanySeed::taxRate(const QString &id, const QString &name, const QString &percent)
{
    const Value number = Value::number(percent.toLatin1());
    m_realm.put(u"TaxRate"_s,
        Value::object({ { u"Name"_s, name }, { u"Description"_s, name }, { u"Active"_s, true },
            { u"RateValue"_s, number }, { u"AgencyRef"_s, ref(u"1"_s) }, { u"SpecialTaxType"_s, u"NONE"_s },
            { u"DisplayType"_s, u"ReadOnly"_s },
            { u"EffectiveTaxRate"_s,
                Value(Value::Array { Value::object({ { u"RateValue"_s, number },
                    { u"EffectiveDate"_s, u"2015-01-01T00:00:00-08:00"_s } }) }) },
            { u"Id"_s, id } }));
}

void CompanySeed::taxCode(const QString &id, const QString &name, const QString &description,
    const QStringList &rateIds, bool taxable)
{
    Value::Array details;
    for (const QString &rate : rateIds)
        details.append(Value::object({ { u"TaxRateRef"_s, ref(rate) },
            { u"TaxTypeApplicable"_s, u"TaxOnAmount"_s }, { u"TaxOrder"_s, 0 } }));
    const Value list = Value::object({ { u"TaxRateDetail"_s, Value(details) } });
    m_realm.put(u"TaxCode"_s,
        Value::object({ { u"Name"_s, name }, { u"Description"_s, description }, { u"Active"_s, true },
            { u"Taxable"_s, taxable }, { u"TaxGroup"_s, !rateIds.isEmpty() }, { u"SalesTaxRateList"_s, list },
            { u"PurchaseTaxRateList"_s, Value::object({ { u"TaxRateDetail"_s, Value::array() } }) },
            { u"Id"_s, id } }));
}

} // namespace sluice::sandbox::quickbooks
