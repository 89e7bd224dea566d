#include "sandbox/salesforce/SchemaText.h"

namespace sluice::sandbox::salesforce {

// Source: section 6.3 of the Salesforce sheet (Object Reference).
const char *const kStandardSchema = R"(
object Organization 00D Organizations readonly undeletable
Name string(80)
DefaultCurrencyIsoCode picklist
Country string(80)
LanguageLocaleKey picklist
TimeZoneSidKey picklist
OrganizationType picklist
InstanceName string(5)
IsSandbox bool
FiscalYearStartMonth int(9)

object Profile 00e Profiles readonly undeletable
Name string(255)

object PermissionSet 0PS Permission_Sets readonly undeletable
Name string(80)
Label string(80)
Description string(255)

object PermissionSetAssignment 0Pa Permission_Set_Assignments
PermissionSetId reference(PermissionSet>PermissionSet>Assignments) required fixed
AssigneeId reference(User>Assignee>PermissionSetAssignments) required fixed

object DuplicateRule 0Bm DuplicateRules readonly undeletable
DeveloperName string(80)
MasterLabel string(80)
SobjectType picklist
IsActive bool

object User 005 Users undeletable
Username string(80) required
FirstName string(40)
LastName string(80) required
Name string(121) readonly
Email email(128) required
Alias string(8)
Title string(80)
IsActive bool
UserType picklist readonly defaultfirst : Standard
ProfileId reference(Profile>Profile>Users)
ManagerId reference(User>Manager>ManagedUsers)
TimeZoneSidKey picklist defaultfirst : America/New_York
LocaleSidKey picklist defaultfirst : en_US
LanguageLocaleKey picklist defaultfirst : en_US
DefaultCurrencyIsoCode picklist
CurrencyIsoCode picklist

object Account 001 Accounts
Name string(255) required
AccountNumber string(40)
Type picklist : Customer, Prospect, Partner, Other
Industry picklist
ParentId reference(Account>Parent>ChildAccounts)
Phone phone(40)
Website url(255)
Description area(32000)
AnnualRevenue currency(18,0)
NumberOfEmployees int(8)
BillingStreet area(255)
BillingCity string(40)
BillingState string(80)
BillingPostalCode string(20)
BillingCountry string(80)
BillingStateCode picklist
BillingCountryCode picklist
ShippingStreet area(255)
ShippingCity string(40)
ShippingState string(80)
ShippingPostalCode string(20)
ShippingCountry string(80)
ShippingStateCode picklist
ShippingCountryCode picklist
OwnerId reference(User>Owner>)
LastActivityDate date readonly
MasterRecordId reference(Account>MasterRecord>) readonly
CurrencyIsoCode picklist
Sluice_Tax_Number__c string(40)
Sluice_Taxable__c bool
Sluice_Credit_Limit__c currency(18,2)
Sluice_Payment_Terms__c string(40)
Sluice_Customer_Id__c string(80) external unique
Sluice_Open_Balance__c currency(18,2)
Sluice_Overdue_Balance__c currency(18,2)
Sluice_Credit_Total__c currency(18,2)
Sluice_Last_Payment__c date
Sluice_Oldest_Overdue__c date
Sluice_Last_Sync__c datetime

object Contact 003 Contacts
AccountId reference(Account>Account>Contacts)
FirstName string(40)
LastName string(80) required
Name string(121) readonly
Email email(80)
Phone phone(40)
Title string(128)
MailingStreet area(255)
MailingCity string(40)
MailingState string(80)
MailingPostalCode string(20)
MailingCountry string(80)
HasOptedOutOfEmail bool
OwnerId reference(User>Owner>)
LastActivityDate date readonly
CurrencyIsoCode picklist

object Opportunity 006 Opportunities
Name string(120) required
AccountId reference(Account>Account>Opportunities)
StageName picklist required restricted
IsWon bool readonly
IsClosed bool readonly
Amount currency(18,2)
CloseDate date required
LastStageChangeDate datetime readonly
HasOpportunityLineItem bool readonly
Pricebook2Id reference(Pricebook2>Pricebook2>Opportunities)
OwnerId reference(User>Owner>)
ContactId reference(Contact>Contact>) fixed
Type picklist : New Business, Renewal, Upsell
LeadSource picklist
NextStep string(255)
Description area(32000)
Probability percent(3,0)
ExpectedRevenue currency(18,2) readonly
ForecastCategory picklist readonly
ForecastCategoryName picklist
FiscalYear int(8) readonly
FiscalQuarter int(8) readonly
Fiscal string(6) readonly
LastActivityDate date readonly
CurrencyIsoCode picklist
Sluice_Billing_Event__c picklist restricted : On Close, Delivered, Accepted, Milestones, Subscription
Sluice_Delivery_Status__c picklist restricted : Pending, Delivered, Accepted
Sluice_Delivered_On__c date
Sluice_PO_Number__c string(40)
Sluice_Payment_Terms__c string(40)
Sluice_Tax_Code__c string(40)
Sluice_Legal_Entity__c string(80)
Sluice_Segment__c string(40)
Sluice_Channel__c string(40)
Sluice_Term_Start__c date
Sluice_Term_End__c date
Sluice_Billing_Frequency__c picklist restricted : Once, Monthly, Quarterly, Annually
Sluice_Billing_Key__c string(80) external unique
Sluice_Invoice_Id__c string(64)
Sluice_Invoice_Number__c string(40)
Sluice_Invoice_Status__c picklist restricted : Pending, Open, Partial, Paid, Overdue, Void, Error
Sluice_Invoice_Amount__c currency(18,2)
Sluice_Invoice_Balance__c currency(18,2)
Sluice_Invoice_Due_Date__c date
Sluice_Last_Sync__c datetime

object OpportunityLineItem 00k OpportunityLineItems
OpportunityId reference(Opportunity>Opportunity>OpportunityLineItems) required fixed
PricebookEntryId reference(PricebookEntry>PricebookEntry>OpportunityLineItems) required fixed
Product2Id reference(Product2>Product2>OpportunityLineItems) readonly
Name string(376) readonly
ProductCode string(255) readonly
Quantity double(12,2) required
UnitPrice currency(18,2)
ListPrice currency(18,2) readonly
Discount percent(5,2)
Subtotal currency(18,2) readonly
TotalPrice currency(18,2)
ServiceDate date
Description string(255)
SortOrder int(9) readonly
HasRevenueSchedule bool readonly
HasQuantitySchedule bool readonly
HasSchedule bool readonly
CurrencyIsoCode picklist readonly

object OpportunityHistory 008 OpportunityHistories readonly undeletable
OpportunityId reference(Opportunity>Opportunity>OpportunityHistories)
StageName picklist
Amount currency(18,2)
ExpectedRevenue currency(18,2)
CloseDate date
Probability percent(3,0)
ForecastCategory picklist
PrevAmount currency(18,2)
PrevCloseDate date
CurrencyIsoCode picklist

object OpportunityStage 01J OpportunityStages readonly undeletable
ApiName string(255)
MasterLabel string(255)
IsActive bool
IsClosed bool
IsWon bool
SortOrder int(9)
DefaultProbability percent(3,0)
ForecastCategory picklist
ForecastCategoryName picklist

object TaskStatus 01Y TaskStatuses readonly undeletable
ApiName string(255)
MasterLabel string(255)
IsClosed bool
IsDefault bool
SortOrder int(9)

object OpportunityContactRole 00K OpportunityContactRoles
OpportunityId reference(Opportunity>Opportunity>OpportunityContactRoles) required fixed
ContactId reference(Contact>Contact>OpportunityContactRoles) required
Role picklist
IsPrimary bool
CurrencyIsoCode picklist

object Product2 01t Products
Name string(255) required
ProductCode string(255)
Description area(4000)
Family picklist
IsActive bool
StockKeepingUnit string(180)
QuantityUnitOfMeasure picklist
CurrencyIsoCode picklist
Sluice_Item_Code__c string(100) external unique

object Pricebook2 01s Pricebooks
Name string(255) required
IsActive bool
IsStandard bool readonly
Description string(255)

object PricebookEntry 01u PricebookEntries
Name string(255) readonly
Pricebook2Id reference(Pricebook2>Pricebook2>PricebookEntries) required fixed
Product2Id reference(Product2>Product2>PricebookEntries) required fixed
UnitPrice currency(18,2) required
IsActive bool
UseStandardPrice bool
ProductCode string(255) readonly
IsArchived bool readonly
CurrencyIsoCode picklist

object Task 00T Tasks
Subject combobox(255)
WhatId reference(Account|Opportunity|Sluice_Sync_Exception__c>What>Tasks)
WhoId reference(Contact>Who>Tasks)
AccountId reference(Account>Account>) readonly
OwnerId reference(User>Owner>)
ActivityDate date
Status picklist restricted defaultfirst : Not Started
Priority picklist restricted defaultfirst : Normal, High, Low
Description area(32000)
IsReminderSet bool
ReminderDateTime datetime
TaskSubtype picklist defaultfirst : Task, Email, Call
IsClosed bool readonly
IsHighPriority bool readonly
CurrencyIsoCode picklist
Sluice_Task_Key__c string(120)

object CurrencyType 01L CurrencyTypes undeletable
IsoCode picklist required unique
ConversionRate double(18,6)
DecimalPlaces int(9)
IsActive bool
IsCorporate bool

object DatedConversionRate 04w DatedConversionRates undeletable
IsoCode picklist required
StartDate date required
NextStartDate date readonly
ConversionRate double(18,6) required
)";

// Source: section 5 of contracts.md.
const char *const kSluiceSchema = R"(
object Sluice_Milestone__c a00 Milestones
Name string(80)
OwnerId reference(User>Owner>)
Opportunity__c reference(Opportunity>Opportunity__r>Sluice_Milestones__r)
Amount__c currency(18,2)
Planned_On__c date
Approved_On__c date
CurrencyIsoCode picklist

object Sluice_Sync_Exception__c a01 Sync_Exceptions
Name string(80) auto
OwnerId reference(User>Owner>)
Sync_Key__c string(120) external unique
Cause__c string(10)
Severity__c picklist restricted : Low, Medium, High
Message__c long(32768)
Retries__c double(4,0)
First_Seen__c datetime
Last_Seen__c datetime
Resolved__c bool
Opportunity__c reference(Opportunity>Opportunity__r>Sluice_Sync_Exceptions__r)
Account__c reference(Account>Account__r>Sluice_Sync_Exceptions__r)
CurrencyIsoCode picklist

object Sluice_Witness__c a02 Witnesses
Name string(80) auto
OwnerId reference(User>Owner>)
Key__c string(80) external unique
Head__c string(64)
Events__c double(18,0)
At__c datetime
CurrencyIsoCode picklist
)";

} // namespace sluice::sandbox::salesforce
