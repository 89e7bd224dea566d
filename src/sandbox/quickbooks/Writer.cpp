#include "sandbox/quickbooks/Writer.h"

#include "sandbox/quickbooks/Applications.h"
#include "sandbox/quickbooks/AttachmentRules.h"
#include "sandbox/quickbooks/DepositRules.h"
#include "sandbox/quickbooks/ItemRules.h"
#include "sandbox/quickbooks/ListRules.h"
#include "sandbox/quickbooks/NameRules.h"
#include "sandbox/quickbooks/PaymentRules.h"
#include "sandbox/quickbooks/Realm.h"
#include "sandbox/quickbooks/SalesFormRules.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

/// The stored record cut to what a client could have sent, with the sent members over it.
Value merged(const Shape &shape, const Value &stored, const Value &sent)
{
    Value fields = Value::object();
    for (const auto &[name, value] : stored.members()) {
        const Property *property = shape.find(name);
        if (property && !property->readOnly)
            fields.set(name, value);
    }
    for (const auto &[name, value] : sent.members())
        fields.set(name, value);
    return fields;
}

bool isId(const QString &text)
{
    if (text.isEmpty())
        return false;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return false;
    }
    return true;
}

/// Equal but for version and times.
bool sameContent(Value left, Value right)
{
    for (const auto &name : { u"SyncToken", u"MetaData" }) {
        left.remove(name);
        right.remove(name);
    }
    return left == right;
}

bool isDeposited(const Value &record)
{
    for (const Value &link : record[u"LinkedTxn"].items()) {
        if (link[u"TxnType"].toString() == "Deposit"_L1)
            return true;
    }
    return false;
}

} // namespace

QByteArray noteOf(Operation operation, const Entity &entity, const QString &id)
{
    QByteArray verb;
    switch (operation) {
    case Operation::Create:
        verb = "created ";
        break;
    case Operation::Update:
        verb = "updated ";
        break;
    case Operation::Delete:
        verb = "deleted ";
        break;
    case Operation::Void:
        verb = "voided ";
        break;
    }
    return verb + entity.name.toLatin1() + ' ' + id.toLatin1();
}

Checked<Value> Writer::apply(const WriteOrder &order)
{
    const Entity &entity = *order.entity;
    if (m_realm.subscription() == Subscription::Expired)
        return refuse(ApiFault::companyStatus());
    if (!entity.isWritable() || !order.body.isObject())
        return refuse(ApiFault::unsupportedOperation(u"write on "_s + entity.name));
    if (order.operation == Operation::Create)
        return create(order);

    const Checked<const Row *> row = target(order);
    if (!row)
        return refuse(row.error());
    const bool deposited = isDeposited((*row)->record);
    if (deposited && (entity.family == Family::Payment || order.operation != Operation::Update))
        return refuse(ApiFault::deposited());
    // The rules store while they read the old record: keep it alive.
    const Row copy = **row;
    switch (order.operation) {
    case Operation::Delete:
        return remove(order, copy);
    case Operation::Void:
        return voidForm(order, copy);
    case Operation::Create:
    case Operation::Update:
        break;
    }
    return update(order, copy);
}

Checked<Value> Writer::create(const WriteOrder &order)
{
    const Entity &entity = *order.entity;
    const Checked<Value> sent = entity.shape->accept(order.body);
    if (!sent)
        return sent;
    static const Value nothing;
    const Draft draft { entity, *sent, nothing, *sent, false, order.allowDuplicateNumber, order.at };
    Checked<Value> made = complete(draft);
    if (!made)
        return made;
    if (Checked<void> open = openPeriod(nothing, *made); !open)
        return refuse(open.error());

    Value record = *std::move(made);
    const QString id = record[u"Id"].toString().isEmpty() ? m_realm.nextId(entity) : record[u"Id"].toString();
    record.set(u"Id"_s, id);
    record.set(u"SyncToken"_s, u"0"_s);
    m_realm.store(entity, record, order.at, order.at);
    settle(entity, nothing, record, order.at);
    return m_realm.table(entity).find(id)->record;
}

Checked<Value> Writer::update(const WriteOrder &order, const Row &row)
{
    const Entity &entity = *order.entity;
    const Checked<Value> sent = entity.shape->accept(order.body);
    if (!sent)
        return sent;
    const bool sparse = (*sent)[u"sparse"].toBool();
    const Draft draft { entity, sparse ? merged(*entity.shape, row.record, *sent) : *sent, row.record, *sent,
        sparse, order.allowDuplicateNumber, order.at };
    Checked<Value> made = complete(draft);
    if (!made)
        return made;
    if (Checked<void> open = openPeriod(row.record, *made); !open)
        return refuse(open.error());
    // An update that changes nothing leaves version and times alone (observed).
    if (sameContent(row.record, *made))
        return row.record;

    Value record = *std::move(made);
    record.set(u"SyncToken"_s, QString::number(row.record[u"SyncToken"].toString().toInt() + 1));
    m_realm.store(entity, record, row.created, order.at);
    settle(entity, row.record, record, order.at);
    return m_realm.table(entity).find(row.id)->record;
}

Checked<Value> Writer::remove(const WriteOrder &order, const Row &row)
{
    const Entity &entity = *order.entity;
    if (!entity.isTransaction() && entity.family != Family::Attachment)
        return refuse(ApiFault::unsupportedOperation(u"delete on "_s + entity.name));
    if (Checked<void> open = openPeriod(row.record, {}); !open)
        return refuse(open.error());
    settle(entity, row.record, {}, order.at);
    m_realm.markDeleted(entity, row.id, order.at);
    return Value::object({ { u"domain"_s, u"QBO"_s }, { u"status"_s, u"Deleted"_s }, { u"Id"_s, row.id } });
}

Checked<Value> Writer::voidForm(const WriteOrder &order, const Row &row)
{
    const Entity &entity = *order.entity;
    if (!(entity.family == Family::Payment
            || (entity.family == Family::SalesForm && entity.name != "Estimate"_L1)))
        return refuse(ApiFault::unsupportedOperation(u"void on "_s + entity.name));
    if (Checked<void> open = openPeriod(row.record, {}); !open)
        return refuse(open.error());
    Value record = entity.family == Family::Payment ? PaymentRules::voided(row.record)
                                                    : SalesFormRules::voided(row.record);
    if (sameContent(row.record, record))
        return row.record;
    settle(entity, row.record, {}, order.at);
    record.set(u"SyncToken"_s, QString::number(row.record[u"SyncToken"].toString().toInt() + 1));
    m_realm.store(entity, record, row.created, order.at);
    return m_realm.table(entity).find(row.id)->record;
}

Checked<const Row *> Writer::target(const WriteOrder &order) const
{
    const QString id = order.body[u"Id"].toString();
    if (id.isEmpty())
        return refuse(ApiFault::required(u"Id"_s));
    if (!isId(id))
        return refuse(ApiFault::invalidId(id));
    const Row *row = m_realm.table(*order.entity).find(id);
    if (!row || row->deleted)
        return refuse(ApiFault::objectNotFound());
    const QString token = order.body[u"SyncToken"].toString();
    if (token.isEmpty())
        return refuse(ApiFault::required(u"SyncToken"_s));
    if (token != row->record[u"SyncToken"].toString())
        return refuse(ApiFault::stale());
    return row;
}

Checked<void> Writer::openPeriod(const Value &before, const Value &after) const
{
    const QString closed = m_realm.preferences()[u"AccountingInfoPrefs"][u"BookCloseDate"].toString();
    if (closed.isEmpty())
        return {};
    for (const Value *record : { &before, &after }) {
        const QString date = (*record)[u"TxnDate"].toString();
        // ISO dates compare as text.
        if (!date.isEmpty() && date <= closed)
            return refuse(ApiFault::periodClosed(closed));
    }
    return {};
}

Checked<Value> Writer::complete(const Draft &draft)
{
    switch (draft.entity.family) {
    case Family::SalesForm:
        return SalesFormRules(m_realm, draft).complete();
    case Family::Payment:
        return PaymentRules(m_realm, draft).complete();
    case Family::Deposit:
        return DepositRules(m_realm, draft).complete();
    case Family::Name:
        return NameRules(m_realm, draft).complete();
    case Family::Item:
        return ItemRules(m_realm, draft).complete();
    case Family::SimpleList:
        return ListRules(m_realm, draft).complete();
    case Family::Rate:
        return ListRules(m_realm, draft).completeRate();
    case Family::Attachment:
        return AttachmentRules(m_realm, draft).complete();
    case Family::Fixed:
        break;
    }
    return refuse(ApiFault::unsupportedOperation(u"write on "_s + draft.entity.name));
}

void Writer::settle(const Entity &entity, const Value &before, const Value &after, Instant at)
{
    Applications applications(m_realm, at);
    switch (entity.family) {
    case Family::SalesForm:
        applications.formChanged(entity, before, after);
        break;
    case Family::Payment:
        applications.paymentChanged(before, after);
        break;
    case Family::Deposit:
        applications.depositChanged(before, after);
        break;
    case Family::Name:
    case Family::Item:
    case Family::SimpleList:
    case Family::Rate:
    case Family::Attachment:
    case Family::Fixed:
        break;
    }
}

} // namespace sluice::sandbox::quickbooks
