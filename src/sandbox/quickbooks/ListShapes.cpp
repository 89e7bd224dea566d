#include "sandbox/quickbooks/EntityShapes.h"

namespace sluice::sandbox::quickbooks::shapes {

namespace {

QList<Property> common()
{
    return { text("Id"), text("SyncToken"), flag("sparse"), readOnly("domain"), readOnly("MetaData"),
        readOnly("status") };
}

/// What customers, vendors and employees have in common.
QList<Property> person()
{
    return common()
        + QList<Property> { text("DisplayName", 500), text("Title", 16), text("GivenName", 100),
              text("MiddleName", 100), text("FamilyName", 100), text("Suffix", 16), text("CompanyName", 100),
              text("PrintOnCheckName", 110), flag("Active"), phone("PrimaryPhone"), phone("AlternatePhone"),
              phone("Mobile"), phone("Fax"), email("PrimaryEmailAddr"), address("BillAddr"),
              reference("CurrencyRef"), text("AcctNum", 99),
              object("WebAddr",
                  shape(
                      "WebSiteAddress", { readOnly("Id"), text("URI", 1000), flag("Default"), text("Tag") })),
              text("Notes", 2000), readOnly("V4IDPseudonym"), readOnly("ClientEntityId"),
              readOnly("Balance") };
}

QList<Property> tree(const char *subFlag)
{
    return common()
        + QList<Property> { text("Name", 100), flag(subFlag), reference("ParentRef"),
              readOnly("FullyQualifiedName"), readOnly("Level"), flag("Active") };
}

} // namespace

std::shared_ptr<const Shape> customer()
{
    return shape("Customer",
        person()
            + QList<Property> { address("ShipAddr"), flag("Job"), reference("ParentRef"),
                flag("BillWithParent"), readOnly("Level"), flag("IsProject"), reference("SalesTermRef"),
                reference("PaymentMethodRef"), reference("CustomerTypeRef"), flag("Taxable"),
                reference("DefaultTaxCodeRef"), text("TaxExemptionReasonId"),
                text("PrimaryTaxIdentifier", 20), text("SecondaryTaxIdentifier", 20),
                text("BusinessNumber", 10), text("GSTIN", 15), text("GSTRegistrationType", 15),
                text("ResaleNum", 16), choice("PreferredDeliveryMethod", "Print Email None"),
                readOnly("FullyQualifiedName"), readOnly("BalanceWithJobs"), readOnly("OpenBalanceDate"),
                readOnly("RootCustomerRef"), reference("ARAccountRef"), readOnly("OverDueBalance"),
                readOnly("TotalRevenue") });
}

std::shared_ptr<const Shape> vendor()
{
    return shape("Vendor",
        person()
            + QList<Property> { reference("TermRef"), flag("Vendor1099"), text("TaxIdentifier", 20),
                reference("APAccountRef"), number("BillRate") });
}

std::shared_ptr<const Shape> employee()
{
    return shape("Employee",
        person()
            + QList<Property> { address("PrimaryAddr"), text("EmployeeNumber", 100), text("SSN", 100),
                flag("BillableTime"), date("HiredDate"), date("ReleasedDate") });
}

std::shared_ptr<const Shape> item()
{
    return shape("Item",
        tree("SubItem")
            + QList<Property> { text("Description", 4000), text("PurchaseDesc", 4000), text("Sku", 100),
                choice("Type", "Service NonInventory Inventory Group Category"), number("UnitPrice"),
                number("PurchaseCost"), flag("Taxable"), flag("SalesTaxIncluded"),
                flag("PurchaseTaxIncluded"), reference("IncomeAccountRef"), reference("ExpenseAccountRef"),
                reference("AssetAccountRef"), flag("TrackQtyOnHand"), number("QtyOnHand"),
                date("InvStartDate"), reference("SalesTaxCodeRef"), reference("PurchaseTaxCodeRef"),
                reference("TaxClassificationRef"), reference("ClassRef"), reference("PrefVendorRef"),
                number("RatePercent"), number("ReorderPoint"), flag("PrintGroupedItems"),
                object("ItemGroupDetail",
                    shape("ItemGroupDetail",
                        { list("ItemGroupLine",
                            shape("ItemComponentLine", { reference("ItemRef"), number("Qty") })) })),
                readOnly("ItemCategoryType") });
}

std::shared_ptr<const Shape> term()
{
    return shape("Term",
        common()
            + QList<Property> { text("Name", 31), flag("Active"), choice("Type", "STANDARD DATE_DRIVEN"),
                number("DiscountPercent"), number("DueDays"), number("DiscountDays"), number("DayOfMonthDue"),
                number("DueNextMonthDays"), number("DiscountDayOfMonth") });
}

std::shared_ptr<const Shape> paymentMethod()
{
    return shape("PaymentMethod",
        common()
            + QList<Property> {
                text("Name", 31), flag("Active"), choice("Type", "CREDIT_CARD NON_CREDIT_CARD") });
}

std::shared_ptr<const Shape> classOf() { return shape("Class", tree("SubClass")); }

std::shared_ptr<const Shape> department()
{
    return shape("Department", tree("SubDepartment") + QList<Property> { address("Address") });
}

std::shared_ptr<const Shape> account()
{
    return shape("Account",
        tree("SubAccount")
            + QList<Property> { text("AcctNum", 20), text("Description", 100), text("AccountType"),
                text("AccountSubType"), readOnly("Classification"), reference("CurrencyRef"),
                reference("TaxCodeRef"), readOnly("CurrentBalance"),
                readOnly("CurrentBalanceWithSubAccounts") });
}

std::shared_ptr<const Shape> companyCurrency()
{
    return shape(
        "CompanyCurrency", common() + QList<Property> { text("Code", 3), text("Name", 100), flag("Active") });
}

std::shared_ptr<const Shape> exchangeRate()
{
    return shape("ExchangeRate",
        common()
            + QList<Property> { text("SourceCurrencyCode", 3), text("TargetCurrencyCode", 3), number("Rate"),
                date("AsOfDate") });
}

std::shared_ptr<const Shape> attachable()
{
    const auto ref = shape("AttachableRef",
        { object("EntityRef", shape("ReferenceType", { text("value"), text("name"), text("type") })),
            flag("IncludeOnSend"), text("LineInfo"), flag("NoRefOnly"), readOnly("Inactive") });
    return shape("Attachable",
        common()
            + QList<Property> { text("FileName", 1000), text("Note", 2000), text("Category"),
                text("ContentType", 100), text("PlaceName"), text("Lat"), text("Long"), text("Tag"),
                list("AttachableRef", ref), readOnly("FileAccessUri"), readOnly("TempDownloadUri"),
                readOnly("Size"), readOnly("ThumbnailFileAccessUri"), readOnly("ThumbnailTempDownloadUri") });
}

} // namespace sluice::sandbox::quickbooks::shapes
