#include "sandbox/salesforce/RecordRules.h"

#include "sandbox/salesforce/OpportunityRules.h"

namespace sluice::sandbox::salesforce {

namespace {

/// Sets a field unless a seed brought its value.
void fill(const Derivation &d, int field, Cell value)
{
    if (!d.seeding || isNull(d.row.at(field)))
        d.row.at(field) = std::move(value);
}

void deriveFullName(const Derivation &d)
{
    const QString first = textOf(d.row.at(d.object.at("FirstName")));
    const QString last = textOf(d.row.at(d.object.at("LastName")));
    const QString full = QStringLiteral("%1 %2").arg(first, last).trimmed();
    if (!full.isEmpty())
        fill(d, d.object.at("Name"), full);
}

void derivePricebookEntry(const Derivation &d)
{
    static const SObject &products = Schema::instance().get("Product2");
    static const int product = d.object.at("Product2Id");
    const Row *row = d.store.find(textOf(d.row.at(product)));
    if (!row)
        return;
    fill(d, d.object.at("Name"), row->at(products.at("Name")));
    fill(d, d.object.at("ProductCode"), row->at(products.at("ProductCode")));
}

bool closes(const Store &store, const QString &taskStatus)
{
    static const SObject &statuses = Schema::instance().get("TaskStatus");
    static const int apiName = statuses.at("ApiName");
    static const int isClosed = statuses.at("IsClosed");
    const std::vector<const Row *> &named = store.table(statuses).matching(apiName, taskStatus);
    return !named.empty() && flagOf(named.front()->at(isClosed));
}

void deriveTask(const Derivation &d)
{
    static const int status = d.object.at("Status");
    static const int priority = d.object.at("Priority");
    static const int isClosed = d.object.at("IsClosed");
    static const int isHigh = d.object.at("IsHighPriority");
    static const int what = d.object.at("WhatId");
    static const int account = d.object.at("AccountId");
    static const int accountOfDeal = Schema::instance().get("Opportunity").at("AccountId");
    d.row.at(isClosed) = closes(d.store, textOf(d.row.at(status)));
    d.row.at(isHigh) = textOf(d.row.at(priority)) == QStringLiteral("High");
    const QString &parent = textOf(d.row.at(what));
    if (parent.startsWith(QStringLiteral("001")))
        d.row.at(account) = parent;
    else if (const Row *deal = d.store.find(parent); deal && parent.startsWith(QStringLiteral("006")))
        d.row.at(account) = deal->at(accountOfDeal);
}

/// Defaults that a field's own definition asks for.
void deriveDefaults(const Derivation &d)
{
    for (std::size_t i = 0; i < d.object.fields.size(); ++i) {
        const Field &field = d.object.fields[i];
        Cell &cell = d.row.cells[i];
        if (!isNull(cell))
            continue;
        if (field.type == FieldType::Boolean)
            cell = false;
        else if (field.defaultFirst)
            cell = field.values.constFirst();
        else if (field.autoNumber)
            cell = QStringLiteral("%1-%2").arg(d.object.keyPrefix.toUpper()).arg(d.store.count(d.object), 6, 10, QLatin1Char('0'));
    }
    const int currency = d.object.indexOf(u"CurrencyIsoCode");
    if (currency >= 0 && isNull(d.row.at(currency))) {
        static const SObject &organization = Schema::instance().get("Organization");
        static const int fallback = organization.at("DefaultCurrencyIsoCode");
        for (const auto &[id, row] : d.store.table(organization).byId())
            d.row.at(currency) = row.at(fallback);
    }
}

/// An activity shows on the record that it belongs to, and moves that record's stamp.
void touchParent(Store &store, const QString &parentId, const Cell &activityDay)
{
    const Row *parent = store.findLive(parentId);
    const SObject *object = Schema::instance().byPrefix(parentId);
    const int last = object ? object->indexOf(u"LastActivityDate") : -1;
    if (!parent || last < 0)
        return;
    Row touched = *parent;
    if (compareCells(touched.at(last), activityDay) < 0)
        touched.at(last) = activityDay;
    stampSystem(store, touched);
    store.write(*object, std::move(touched));
}

void propagateTask(Store &store, const Row &task)
{
    static const SObject &tasks = Schema::instance().get("Task");
    static const int what = tasks.at("WhatId");
    static const int account = tasks.at("AccountId");
    static const int due = tasks.at("ActivityDate");
    const Cell today = qint64(toQDateTime(store.now()).date().toJulianDay());
    const Cell day = isNull(task.at(due)) ? today : task.at(due);
    const QString parent = textOf(task.at(what));
    const QString owner = textOf(task.at(account));
    touchParent(store, parent, day);
    if (owner != parent)
        touchParent(store, owner, day);
}

} // namespace

void derive(const Derivation &d)
{
    const QString &name = d.object.name;
    if (!d.before)
        deriveDefaults(d);
    if (name == QStringLiteral("Opportunity"))
        deriveOpportunity(d);
    else if (name == QStringLiteral("OpportunityLineItem"))
        deriveLineItem(d);
    else if (name == QStringLiteral("PricebookEntry"))
        derivePricebookEntry(d);
    else if (name == QStringLiteral("Task"))
        deriveTask(d);
    else if (name == QStringLiteral("Contact") || name == QStringLiteral("User"))
        deriveFullName(d);
}

void propagate(Store &store, const SObject &object, const QString &id, const std::optional<Row> &before,
    const QString &userId)
{
    const Row *stored = store.find(id);
    if (!stored)
        return;
    const Row row = *stored; // What follows may write the record again.
    if (object.name == QStringLiteral("Opportunity"))
        propagateOpportunity(store, row, before, userId);
    else if (object.name == QStringLiteral("OpportunityLineItem"))
        propagateLineItem(store, row, userId);
    else if (object.name == QStringLiteral("Task") && !before)
        propagateTask(store, row);
}

void stampEdit(const Store &store, Row &row, const QString &userId)
{
    const qint64 now = store.nowMs();
    row.at(ModifiedDateField) = now;
    row.at(StampField) = now;
    if (!userId.isEmpty())
        row.at(ModifiedByField) = userId;
}

void stampSystem(const Store &store, Row &row) { row.at(StampField) = store.nowMs(); }

} // namespace sluice::sandbox::salesforce
