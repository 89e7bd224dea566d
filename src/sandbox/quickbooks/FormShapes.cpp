#include "sandbox/quickbooks/EntityShapes.h"

namespace sluice::sandbox::quickbooks::shapes {

namespace {

/// What every record carries.
QList<Property> common()
{
    return { text("Id"), text("SyncToken"), flag("sparse"), readOnly("domain"), readOnly("MetaData"),
        readOnly("status"),
        list("CustomField",
            shape("CustomField",
                { text("DefinitionId"), text("Name"), text("Type"), text("StringValue", 31),
                    flag("BooleanValue"), date("DateValue"), number("NumberValue") })) };
}

std::shared_ptr<const Shape> linkedTxn()
{
    static const auto made = shape("LinkedTxn", { text("TxnId"), text("TxnType"), text("TxnLineId") });
    return made;
}

std::shared_ptr<const Shape> salesItemDetail()
{
    static const auto made = shape("SalesItemLineDetail",
        { reference("ItemRef"), reference("ClassRef"), number("UnitPrice"), number("RatePercent"),
            number("Qty"), readOnly("ItemAccountRef"), reference("TaxCodeRef"), date("ServiceDate"),
            number("TaxInclusiveAmt"), number("DiscountRate"), number("DiscountAmt"), readOnly("MarkupInfo"),
            readOnly("DeferredRevenue"), readOnly("PriceLevelRef"), readOnly("TaxClassificationRef"),
            readOnly("UOMRef") });
    return made;
}

QList<Property> lineBasics()
{
    return { text("Id"), number("LineNum"), text("Description", 4000), number("Amount"),
        list("LinkedTxn", linkedTxn()),
        list("CustomField",
            shape("CustomField", { text("DefinitionId"), text("StringValue"), text("Name"), text("Type") })),
        readOnly("LineEx"), readOnly("Received"), reference("ProjectRef") };
}

constexpr const char *kDetailTypes = "SalesItemLineDetail GroupLineDetail DiscountLineDetail "
                                     "SubTotalLineDetail DescriptionOnly TaxLineDetail";

std::shared_ptr<const Shape> formLine()
{
    static const auto inner = shape("Line",
        lineBasics()
            + QList<Property> {
                choice("DetailType", kDetailTypes), object("SalesItemLineDetail", salesItemDetail()) });
    static const auto made = shape("Line",
        lineBasics()
            + QList<Property> { choice("DetailType", kDetailTypes),
                object("SalesItemLineDetail", salesItemDetail()),
                object("GroupLineDetail",
                    shape("GroupLineDetail",
                        { reference("GroupItemRef"), number("Quantity"), list("Line", inner),
                            date("ServiceDate"), reference("TaxCodeRef") })),
                object("DiscountLineDetail",
                    shape("DiscountLineDetail",
                        { flag("PercentBased"), number("DiscountPercent"), reference("DiscountAccountRef"),
                            reference("ClassRef"), reference("TaxCodeRef"), readOnly("DiscountRef") })),
                object("SubTotalLineDetail", shape("SubTotalLineDetail", { reference("ItemRef") })),
                object("DescriptionLineDetail",
                    shape("DescriptionLineDetail", { date("ServiceDate"), reference("TaxCodeRef") })) });
    return made;
}

Property taxDetail()
{
    static const auto line = shape("Line",
        { number("Amount"), choice("DetailType", "TaxLineDetail"),
            object("TaxLineDetail",
                shape("TaxLineDetail",
                    { reference("TaxRateRef"), flag("PercentBased"), number("TaxPercent"),
                        number("NetAmountTaxable"), number("TaxInclusiveAmount"),
                        number("OverrideDeltaAmount"), date("ServiceDate") })) });
    static const auto made = shape("TxnTaxDetail",
        { reference("TxnTaxCodeRef"), number("TotalTax"), list("TaxLine", line), flag("UseAutomatedSalesTax"),
            readOnly("TaxReviewStatus") });
    return object("TxnTaxDetail", made);
}

/// What invoices, credit memos, receipts and estimates have in common.
QList<Property> form()
{
    static const auto memo = shape("MemoRef", { text("value", 1000), text("id") });
    return common()
        + QList<Property> { text("DocNumber", 21), flag("AutoDocNumber"), date("TxnDate"),
              text("PrivateNote", 4000), text("TxnSource"), reference("DepartmentRef"),
              reference("CurrencyRef"), number("ExchangeRate"), list("LinkedTxn", linkedTxn()),
              list("Line", formLine()), taxDetail(), reference("CustomerRef"), object("CustomerMemo", memo),
              address("BillAddr"), address("ShipAddr"), address("ShipFromAddr"), reference("ClassRef"),
              reference("ShipMethodRef"), date("ShipDate"), text("TrackingNum"),
              choice("GlobalTaxCalculation", "TaxExcluded TaxInclusive NotApplicable"),
              flag("ApplyTaxAfterDiscount"), choice("PrintStatus", "NotSet NeedToPrint PrintComplete"),
              choice("EmailStatus", "NotSet NeedToSend EmailSent"), email("BillEmail"), email("BillEmailCc"),
              email("BillEmailBcc"), reference("ProjectRef"), readOnly("TotalAmt"), readOnly("HomeTotalAmt"),
              readOnly("Balance"), readOnly("HomeBalance"), readOnly("FreeFormAddress"),
              readOnly("RecurDataRef"), readOnly("TaxExemptionRef"), readOnly("DeliveryInfo"),
              readOnly("TxnApprovalInfo") };
}

QList<Property> receiptParts()
{
    return { reference("DepositToAccountRef"), reference("PaymentMethodRef"), text("PaymentRefNum", 21),
        readOnly("PaymentType"), readOnly("CreditCardPayment"), readOnly("CheckPayment") };
}

} // namespace

std::shared_ptr<const Shape> invoice()
{
    return shape("Invoice",
        form()
            + QList<Property> { date("DueDate"), reference("SalesTermRef"), number("Deposit"),
                reference("DepositToAccountRef"), flag("AllowIPNPayment"), flag("AllowOnlinePayment"),
                flag("AllowOnlineCreditCardPayment"), flag("AllowOnlineACHPayment"),
                flag("AllowOnlinePayPalPayment"), readOnly("InvoiceLink"), readOnly("EInvoiceStatus"),
                readOnly("invoiceStatus"), readOnly("invoiceStatusLog"), readOnly("callToAction") });
}

std::shared_ptr<const Shape> creditMemo()
{
    return shape("CreditMemo",
        form()
            + QList<Property> { readOnly("RemainingCredit"), reference("PaymentMethodRef"),
                reference("SalesTermRef"), readOnly("InvoiceRef") });
}

std::shared_ptr<const Shape> salesReceipt() { return shape("SalesReceipt", form() + receiptParts()); }

std::shared_ptr<const Shape> refundReceipt() { return shape("RefundReceipt", form() + receiptParts()); }

std::shared_ptr<const Shape> estimate()
{
    return shape("Estimate",
        form()
            + QList<Property> { choice("TxnStatus", "Pending Accepted Closed Rejected Converted"),
                date("ExpirationDate"), text("AcceptedBy"), date("AcceptedDate"), date("DueDate"),
                reference("SalesTermRef") });
}

std::shared_ptr<const Shape> payment()
{
    const auto line = shape("Line",
        { text("Id"), number("LineNum"), number("Amount"), text("Description", 4000),
            list("LinkedTxn", linkedTxn()), readOnly("LineEx") });
    return shape("Payment",
        common()
            + QList<Property> { date("TxnDate"), text("PrivateNote", 4000), text("TxnSource"),
                reference("CurrencyRef"), number("ExchangeRate"), list("LinkedTxn", linkedTxn()),
                list("Line", line), reference("CustomerRef"), reference("ARAccountRef"),
                reference("DepositToAccountRef"), reference("PaymentMethodRef"), text("PaymentRefNum", 21),
                number("TotalAmt"), readOnly("UnappliedAmt"), flag("ProcessPayment"), reference("ProjectRef"),
                readOnly("CreditCardPayment"), readOnly("PaymentType"), readOnly("TxnTaxDetail"),
                readOnly("HomeTotalAmt") });
}

std::shared_ptr<const Shape> deposit()
{
    const auto line = shape("Line",
        { text("Id"), number("LineNum"), number("Amount"), text("Description", 4000),
            list("LinkedTxn", linkedTxn()), choice("DetailType", "DepositLineDetail"),
            object("DepositLineDetail",
                shape("DepositLineDetail",
                    { reference("AccountRef"), reference("Entity"), reference("PaymentMethodRef"),
                        reference("ClassRef"), text("CheckNum", 21), text("TxnType") })) });
    return shape("Deposit",
        common()
            + QList<Property> { date("TxnDate"), text("PrivateNote", 4000), reference("CurrencyRef"),
                number("ExchangeRate"), list("Line", line), reference("DepositToAccountRef"),
                reference("DepartmentRef"), readOnly("TotalAmt"), readOnly("HomeTotalAmt"),
                readOnly("CashBack"), readOnly("TxnTaxDetail") });
}

} // namespace sluice::sandbox::quickbooks::shapes
