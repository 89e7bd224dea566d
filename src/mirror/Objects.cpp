#include "mirror/Objects.h"

#include <QLatin1String>

#include <array>

namespace sluice::mirror {

namespace {

constexpr std::array kObjects = std::to_array<ObjectTable>({
    { "Opportunity", "deal", false, true },
    { "Account", "account", false, true },
    { "User", "app_user" },
    { "Product2", "product", false, true },
    { "OpportunityLineItem", "deal_line", false, true },
    { "Sluice_Milestone__c", "milestone", false, true },
    { "OpportunityHistory", "stage_change" },
    { "CompanyInfo", "company" },
    { "Customer", "customer", true, true },
    { "Item", "item", true, true },
    { "Term", "term", true, true },
    { "TaxCode", "tax_code", true, true },
    { "Invoice", "invoice", true, true, "invoice_line", "invoice_id" },
    { "Payment", "payment", true, true, "payment_application", "payment_id" },
    { "CreditMemo", "credit_memo", true, true },
    { "SalesReceipt", "sales_receipt", true, true },
    { "RefundReceipt", "refund_receipt", true, true },
});

} // namespace

const ObjectTable *tableOfObject(QStringView object)
{
    for (const ObjectTable &known : kObjects) {
        if (object == QLatin1String(known.object.data(), static_cast<qsizetype>(known.object.size())))
            return &known;
    }
    return nullptr;
}

} // namespace sluice::mirror
