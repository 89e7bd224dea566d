#include "crm/salesforce/StatusBodies.h"

namespace sluice::salesforce {

void fill(RecordBody &body, const DealStatus &deal)
{
    body.text("Sluice_Billing_Key__c", deal.billingKey);
    body.text("Sluice_Invoice_Id__c", deal.invoiceId);
    body.text("Sluice_Invoice_Number__c", deal.invoiceNumber);
    body.text("Sluice_Invoice_Status__c", deal.status ? nameOf(*deal.status) : QString());
    body.money("Sluice_Invoice_Amount__c", deal.amount);
    body.money("Sluice_Invoice_Balance__c", deal.balance);
    body.date("Sluice_Invoice_Due_Date__c", deal.dueOn);
    body.instant("Sluice_Last_Sync__c", deal.syncedAt);
}

void fill(RecordBody &body, const AccountStatus &account)
{
    body.text("Sluice_Customer_Id__c", account.customerLink);
    std::optional<Money> open, overdue, credits; // Nothing rather than a number that would be read in another currency.
    for (const AccountBalance &balance : account.balances) {
        if (account.currency.isNone() || !(balance.open.currency() == account.currency))
            continue;
        open = balance.open;
        overdue = balance.overdue;
        credits = balance.credits;
    }
    body.money("Sluice_Open_Balance__c", open);
    body.money("Sluice_Overdue_Balance__c", overdue);
    body.money("Sluice_Credit_Total__c", credits);
    body.date("Sluice_Last_Payment__c", account.lastPaymentOn);
    body.date("Sluice_Oldest_Overdue__c", account.oldestOverdueOn);
    body.instant("Sluice_Last_Sync__c", account.syncedAt);
}

void fill(RecordBody &body, const SyncException &exception)
{
    body.text("Cause__c", exception.cause);
    body.text("Severity__c", nameOf(exception.severity));
    body.text("Message__c", exception.message);
    body.whole("Retries__c", exception.retries);
    body.instant("First_Seen__c", exception.firstSeenAt);
    body.instant("Last_Seen__c", exception.lastSeenAt);
    body.flag("Resolved__c", exception.resolved);
    body.text("Opportunity__c", exception.dealId.value);
    body.text("Account__c", exception.accountId.value);
}

QStringList unwritableFields(const Schema &schema, const QString &object)
{
    RecordBody body(schema, object);
    if (object == QLatin1String("Opportunity"))
        fill(body, DealStatus());
    else if (object == QLatin1String("Account"))
        fill(body, AccountStatus());
    else
        fill(body, SyncException());
    QStringList fields = body.leftOut();
    fields.sort();
    return fields;
}

} // namespace sluice::salesforce
