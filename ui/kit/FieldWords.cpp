#include "ui/kit/FieldWords.h"

#include "ui/kit/Words.h"

#include <QCoreApplication>
#include <QHash>

namespace sluice::ui::words {

namespace {

struct Fields {
    Q_DECLARE_TR_FUNCTIONS(Fields)
};

const QHash<QString, const char *> &namesOfFields()
{
    static const QHash<QString, const char *> kNames {
        { QStringLiteral("Account.BillingAddress"), QT_TRANSLATE_NOOP("Fields", "Billing address") },
        { QStringLiteral("Account.Sluice_Customer_Id__c"), QT_TRANSLATE_NOOP("Fields", "Customer link") },
        { QStringLiteral("BillingRequest.Amount"), QT_TRANSLATE_NOOP("Fields", "Amount of the request") },
        { QStringLiteral("Company.BookCloseDate"), QT_TRANSLATE_NOOP("Fields", "Closing date of the books") },
        { QStringLiteral("Contact.Email"), QT_TRANSLATE_NOOP("Fields", "E-mail") },
        { QStringLiteral("Customer.Active"), QT_TRANSLATE_NOOP("Fields", "Active customer") },
        { QStringLiteral("Customer.CurrencyRef"), QT_TRANSLATE_NOOP("Fields", "Currency of the customer") },
        { QStringLiteral("Customer.DisplayName"), QT_TRANSLATE_NOOP("Fields", "Name of the customer") },
        { QStringLiteral("Invoice"), QT_TRANSLATE_NOOP("Fields", "Invoice") },
        { QStringLiteral("Invoice.CurrencyRef"), QT_TRANSLATE_NOOP("Fields", "Currency of the invoice") },
        { QStringLiteral("Invoice.CustomerRef"), QT_TRANSLATE_NOOP("Fields", "Customer of the invoice") },
        { QStringLiteral("Invoice.DocNumber"), QT_TRANSLATE_NOOP("Fields", "Invoice number") },
        { QStringLiteral("Invoice.ItemRef"), QT_TRANSLATE_NOOP("Fields", "Item of the invoice") },
        { QStringLiteral("Invoice.TaxCodeRef"), QT_TRANSLATE_NOOP("Fields", "Tax code of the invoice") },
        { QStringLiteral("Invoice.TotalAmt"), QT_TRANSLATE_NOOP("Fields", "Net amount of the invoice") },
        { QStringLiteral("Item.Active"), QT_TRANSLATE_NOOP("Fields", "Active item") },
        { QStringLiteral("Item.Sku"), QT_TRANSLATE_NOOP("Fields", "Item code") },
        { QStringLiteral("Opportunity.AccountId"), QT_TRANSLATE_NOOP("Fields", "Account") },
        { QStringLiteral("Opportunity.Amount"), QT_TRANSLATE_NOOP("Fields", "Amount") },
        { QStringLiteral("Opportunity.CurrencyIsoCode"), QT_TRANSLATE_NOOP("Fields", "Currency") },
        { QStringLiteral("Opportunity.Sluice_Billing_Event__c"), QT_TRANSLATE_NOOP("Fields", "Billing event") },
        { QStringLiteral("Opportunity.Sluice_Delivered_On__c"), QT_TRANSLATE_NOOP("Fields", "Delivered on") },
        { QStringLiteral("Opportunity.Sluice_Delivery_Status__c"), QT_TRANSLATE_NOOP("Fields", "Delivery status") },
        { QStringLiteral("Opportunity.Sluice_Legal_Entity__c"), QT_TRANSLATE_NOOP("Fields", "Legal entity") },
        { QStringLiteral("Opportunity.Sluice_PO_Number__c"), QT_TRANSLATE_NOOP("Fields", "PO number") },
        { QStringLiteral("Opportunity.Sluice_Payment_Terms__c"), QT_TRANSLATE_NOOP("Fields", "Payment terms") },
        { QStringLiteral("Opportunity.Sluice_Tax_Code__c"), QT_TRANSLATE_NOOP("Fields", "Tax code") },
        { QStringLiteral("Opportunity.Sluice_Term_End__c"), QT_TRANSLATE_NOOP("Fields", "End of the term") },
        { QStringLiteral("Journal"), QT_TRANSLATE_NOOP("Fields", "Journal") },
        { QStringLiteral("Opportunity.StageName"), QT_TRANSLATE_NOOP("Fields", "Stage") },
        { QStringLiteral("OpportunityLineItem.Product2Id"), QT_TRANSLATE_NOOP("Fields", "Product") },
        { QStringLiteral("OpportunityLineItem.Quantity"), QT_TRANSLATE_NOOP("Fields", "Quantity") },
        { QStringLiteral("OpportunityLineItem.TotalPrice"), QT_TRANSLATE_NOOP("Fields", "Line total") },
        { QStringLiteral("Product2.Name"), QT_TRANSLATE_NOOP("Fields", "Product") },
        { QStringLiteral("Product2.Sluice_Item_Code__c"), QT_TRANSLATE_NOOP("Fields", "Item code") },
        { QStringLiteral("Sluice_Milestone__c.Amount__c"), QT_TRANSLATE_NOOP("Fields", "Amount of the milestone") },
        { QStringLiteral("Sluice_Milestone__c.Approved_On__c"), QT_TRANSLATE_NOOP("Fields", "Milestone approved on") },
    };
    return kNames;
}

} // namespace

QString spelledOut(QString field)
{
    field = field.section(QLatin1Char('.'), -1);
    if (field.startsWith(QLatin1String("Sluice_")))
        field = field.mid(7);
    if (field.endsWith(QLatin1String("__c")))
        field.chop(3);
    field.replace(QLatin1Char('_'), QLatin1Char(' '));
    QString text;
    for (qsizetype i = 0; i < field.size(); ++i) {
        const QChar c = field.at(i);
        const bool camel = i > 0 && c.isUpper() && field.at(i - 1).isLower();
        const bool acronym = i + 1 < field.size() && field.at(i + 1).isUpper();
        const bool starts = i == 0 || field.at(i - 1) == QLatin1Char(' ');
        if (camel)
            text += QLatin1Char(' ');
        text += i > 0 && !acronym && (starts || camel) ? c.toLower() : c;
    }
    return text;
}

QString ofField(const QString &field)
{
    const auto known = namesOfFields().constFind(field);
    if (known != namesOfFields().cend())
        return Fields::tr(*known);
    QString text = spelledOut(field);
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QString systemOfField(const QString &field)
{
    static const QStringList kInBooks { QStringLiteral("Company"), QStringLiteral("Customer"), QStringLiteral("Invoice"),
        QStringLiteral("Item") };
    const QString object = field.section(QLatin1Char('.'), 0, 0);
    if (object == QLatin1String("BillingRequest") || object == QLatin1String("Journal"))
        return QStringLiteral("Sluice");
    return ofSystem(kInBooks.contains(object) ? QStringLiteral("quickbooks") : QStringLiteral("salesforce"));
}

} // namespace sluice::ui::words
