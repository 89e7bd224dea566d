#include "crm/salesforce/Readiness.h"

#include "crm/salesforce/Feeds.h"
#include "domain/Enums.h"

namespace sluice::salesforce {

namespace {

/// A field that Sluice writes. Source: contracts, section 5.
struct Written {
    const char *object;
    const char *field;
    int length = 0; ///< Least length; 0: does not matter.
    bool isKey = false;
};

constexpr Written kWritten[] = {
    { "Opportunity", "Sluice_Billing_Key__c", 80 },
    { "Opportunity", "Sluice_Invoice_Id__c", 64 },
    { "Opportunity", "Sluice_Invoice_Number__c", 40 },
    { "Opportunity", "Sluice_Invoice_Status__c" },
    { "Opportunity", "Sluice_Invoice_Amount__c" },
    { "Opportunity", "Sluice_Invoice_Balance__c" },
    { "Opportunity", "Sluice_Invoice_Due_Date__c" },
    { "Opportunity", "Sluice_Last_Sync__c" },
    { "Account", "Sluice_Customer_Id__c", 80 },
    { "Account", "Sluice_Open_Balance__c" },
    { "Account", "Sluice_Overdue_Balance__c" },
    { "Account", "Sluice_Credit_Total__c" },
    { "Account", "Sluice_Last_Payment__c" },
    { "Account", "Sluice_Oldest_Overdue__c" },
    { "Account", "Sluice_Last_Sync__c" },
    { "Sluice_Sync_Exception__c", "Sync_Key__c", 120, true },
    { "Sluice_Sync_Exception__c", "Cause__c", 10 },
    { "Sluice_Sync_Exception__c", "Severity__c" },
    { "Sluice_Sync_Exception__c", "Message__c" },
    { "Sluice_Sync_Exception__c", "Retries__c" },
    { "Sluice_Sync_Exception__c", "First_Seen__c" },
    { "Sluice_Sync_Exception__c", "Last_Seen__c" },
    { "Sluice_Sync_Exception__c", "Resolved__c" },
    { "Sluice_Sync_Exception__c", "Opportunity__c" },
    { "Sluice_Sync_Exception__c", "Account__c" },
    { "Sluice_Witness__c", "Key__c", 80, true },
    { "Sluice_Witness__c", "Head__c", 64 },
    { "Sluice_Witness__c", "Events__c" },
    { "Sluice_Witness__c", "At__c" },
    { "Task", "Sluice_Task_Key__c", 120 },
};

using Problem = ReadinessItem::Problem;

/// Objects that Sluice makes records of; the others it only changes.
bool isMade(const QString &object)
{
    return object == QLatin1String("Task") || object.startsWith(QLatin1String("Sluice_"));
}

void judgeObject(const Schema &schema, const QString &object, std::vector<ReadinessItem> &items)
{
    const ObjectShape &shape = schema.object(object);
    if (!shape.updateable || (isMade(object) && !shape.createable))
        items.push_back({ object, {}, Problem::ObjectNotWritable, false, {} });
}

/// The prefix under which a managed package brought the fields, when the settings do not name it.
QString prefixSeen(const Schema &schema)
{
    const QString field = QStringLiteral("Sluice_Billing_Event__c");
    const ObjectShape &deals = schema.object(QStringLiteral("Opportunity"));
    if (!schema.wireName(QStringLiteral("Opportunity"), field).isEmpty())
        return {};
    for (auto known = deals.fields.keyBegin(); known != deals.fields.keyEnd(); ++known) {
        if (known->endsWith(QLatin1String("__") + field))
            return known->chopped(field.size() + 2);
    }
    return {};
}

void judgeFeed(const Schema &schema, const Feed &feed, std::vector<ReadinessItem> &items)
{
    const QString object = QString::fromLatin1(feed.object);
    if (!schema.object(object).exists) {
        items.push_back({ object, {}, Problem::ObjectMissing, feed.needsObject, {} });
        return;
    }
    if (!schema.object(object).queryable)
        items.push_back({ object, {}, Problem::ObjectNotQueryable, feed.needsObject, {} });
    const Columns columns(schema, object, feed.columns);
    for (const QString &field : columns.missing()) {
        if (field == QLatin1String("CurrencyIsoCode"))
            continue; // An org with one currency has none.
        const bool needed = std::any_of(feed.needed.begin(), feed.needed.end(),
                                        [&](const char *name) { return field == QLatin1String(name); });
        items.push_back({ object, field, Problem::FieldMissing, needed, {} });
    }
}

void judgeWritten(const Schema &schema, const Written &written, std::vector<ReadinessItem> &items)
{
    const QString object = QString::fromLatin1(written.object);
    const QString field = QString::fromLatin1(written.field);
    const QString wire = schema.wireName(object, field);
    const auto known = std::any_of(items.begin(), items.end(), [&](const ReadinessItem &item) {
        return item.object == object && item.field == field;
    });
    if (wire.isEmpty()) {
        if (!known)
            items.push_back({ object, field, Problem::FieldMissing, false, {} });
        return;
    }
    const FieldShape shape = schema.object(object).fields.value(wire);
    if (written.isKey && !(shape.externalId && shape.unique))
        items.push_back({ object, field, Problem::NoExternalId, false, {} });
    if (shape.calculated)
        items.push_back({ object, field, Problem::Calculated, false, {} });
    else if (!shape.updateable && !written.isKey)
        items.push_back({ object, field, Problem::NotWritable, false, {} });
    if (shape.length > 0 && shape.length < written.length)
        items.push_back({ object, field, Problem::TooShort, false, QString::number(written.length) });
}

/// The types that a mapped field may have, where another one would make every record fail.
void judgeType(const Schema &schema, const char *objectName, const char *fieldName, std::initializer_list<QLatin1String> types,
               std::vector<ReadinessItem> &items)
{
    const QString object = QString::fromLatin1(objectName), field = QString::fromLatin1(fieldName);
    const QString type = schema.object(object).fields.value(schema.wireName(object, field)).type;
    if (!type.isEmpty() && std::find(types.begin(), types.end(), type) == types.end())
        items.push_back({ object, field, Problem::WrongType, false, type });
}

void judgeTypes(const Schema &schema, std::vector<ReadinessItem> &items)
{
    const QLatin1String number("currency"), plain("double"), date("date");
    for (const char *field : { "Sluice_Invoice_Amount__c", "Sluice_Invoice_Balance__c" })
        judgeType(schema, "Opportunity", field, { number, plain }, items);
    for (const char *field : { "Sluice_Credit_Limit__c", "Sluice_Open_Balance__c", "Sluice_Overdue_Balance__c",
                               "Sluice_Credit_Total__c" })
        judgeType(schema, "Account", field, { number, plain }, items);
    for (const char *field : { "Sluice_Delivered_On__c", "Sluice_Term_Start__c", "Sluice_Term_End__c",
                               "Sluice_Invoice_Due_Date__c" })
        judgeType(schema, "Opportunity", field, { date }, items);
    for (const char *field : { "Sluice_Last_Payment__c", "Sluice_Oldest_Overdue__c" })
        judgeType(schema, "Account", field, { date }, items);
    judgeType(schema, "Account", "Sluice_Taxable__c", { QLatin1String("boolean") }, items);
}

void judgeValues(const Schema &schema, const char *objectName, const char *fieldName, const QStringList &needed,
                 std::vector<ReadinessItem> &items)
{
    const QString object = QString::fromLatin1(objectName), field = QString::fromLatin1(fieldName);
    const QStringList offered = schema.object(object).fields.value(schema.wireName(object, field)).values;
    if (offered.isEmpty())
        return; // Not restricted: every value may be written.
    for (const QString &value : needed) {
        if (!offered.contains(value))
            items.push_back({ object, field, Problem::ValueMissing, false, value });
    }
}

void judgeValues(const Schema &schema, std::vector<ReadinessItem> &items)
{
    QStringList statuses, severities;
    for (const InvoiceStatus status : { InvoiceStatus::Pending, InvoiceStatus::Open, InvoiceStatus::Partial,
                                        InvoiceStatus::Paid, InvoiceStatus::Overdue, InvoiceStatus::Void,
                                        InvoiceStatus::Error })
        statuses.append(nameOf(status));
    for (const Severity severity : { Severity::Low, Severity::Medium, Severity::High })
        severities.append(nameOf(severity));
    judgeValues(schema, "Opportunity", "Sluice_Invoice_Status__c", statuses, items);
    judgeValues(schema, "Sluice_Sync_Exception__c", "Severity__c", severities, items);
}

/// An amount that is written into a field with fewer decimals is rounded without a word.
void judgeScale(const Schema &schema, int decimals, const char *objectName, std::initializer_list<const char *> fields,
                std::vector<ReadinessItem> &items)
{
    const QString object = QString::fromLatin1(objectName);
    for (const char *name : fields) {
        const QString field = QString::fromLatin1(name);
        const FieldShape shape = schema.object(object).fields.value(schema.wireName(object, field));
        const bool isNumber = shape.type == QLatin1String("currency") || shape.type == QLatin1String("double");
        if (isNumber && shape.scale < decimals)
            items.push_back({ object, field, Problem::WrongType, false,
                QStringLiteral("%1(%2, %3)").arg(shape.type).arg(shape.precision).arg(shape.scale) });
    }
}

} // namespace

QStringList describedObjects()
{
    QStringList objects;
    for (const Feed &feed : feeds())
        objects.append(QString::fromLatin1(feed.object));
    objects << QStringLiteral("Contact") << QStringLiteral("Organization") << QStringLiteral("Task")
            << QStringLiteral("Sluice_Sync_Exception__c") << QStringLiteral("Sluice_Witness__c");
    return objects;
}

QStringList writtenObjects()
{
    QStringList objects;
    for (const Written &written : kWritten) {
        if (const QString object = QString::fromLatin1(written.object); !objects.contains(object))
            objects.append(object);
    }
    return objects;
}

std::vector<ReadinessItem> readinessOf(const Schema &schema, Currency ofOrg)
{
    std::vector<ReadinessItem> items;
    for (const Feed &feed : feeds())
        judgeFeed(schema, feed, items);
    if (const QString prefix = prefixSeen(schema); !prefix.isEmpty())
        items.push_back({ QStringLiteral("Opportunity"), QStringLiteral("Sluice_Billing_Event__c"), Problem::InNamespace, false, prefix });
    QStringList absent, judged;
    for (const Written &written : kWritten) {
        const QString object = QString::fromLatin1(written.object);
        if (schema.object(object).exists && !judged.contains(object)) {
            judged.append(object);
            judgeObject(schema, object, items);
        }
        if (schema.object(object).exists)
            judgeWritten(schema, written, items);
        else if (!absent.contains(object) && (object.endsWith(QLatin1String("__c")) || object == QLatin1String("Task"))) {
            absent.append(object);
            items.push_back({ object, {}, Problem::ObjectMissing, false, {} });
        }
    }
    judgeTypes(schema, items);
    const int decimals = ofOrg.exponent; // Two where there are several currencies.
    judgeScale(schema, decimals, "Opportunity", { "Sluice_Invoice_Amount__c", "Sluice_Invoice_Balance__c" }, items);
    judgeScale(schema, decimals, "Account", { "Sluice_Open_Balance__c", "Sluice_Overdue_Balance__c", "Sluice_Credit_Total__c" }, items);
    judgeValues(schema, items);
    return items;
}

} // namespace sluice::salesforce
