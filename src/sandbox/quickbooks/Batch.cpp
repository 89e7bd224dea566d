#include "sandbox/quickbooks/Batch.h"

#include "sandbox/quickbooks/ChangeCapture.h"
#include "sandbox/quickbooks/QueryRunner.h"
#include "sandbox/quickbooks/Writer.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

constexpr int kRequestIdMax = 50;

/// The one member of an item that names an entity.
const Entity *entityOf(const Value &item)
{
    for (const auto &[name, value] : item.members()) {
        if (value.isObject() && name != "CDCQuery"_L1) {
            if (const Entity *entity = entityByName(name))
                return entity;
        }
    }
    return nullptr;
}

/// Which entity a reference of this name points at.
QString targetOf(const QString &reference)
{
    if (reference == "CustomerRef"_L1 || reference == "ParentRef"_L1)
        return u"Customer"_s;
    if (reference.endsWith("ItemRef"_L1))
        return u"Item"_s;
    if (reference.endsWith("AccountRef"_L1))
        return u"Account"_s;
    if (reference == "SalesTermRef"_L1)
        return u"Term"_s;
    if (reference.endsWith("Ref"_L1))
        return reference.chopped(3);
    return {};
}

} // namespace

Batch::Batch(Company &company, const Switches &switches, Exchange &exchange, QString requestId)
    : m_company(company)
    , m_switches(switches)
    , m_exchange(exchange)
    , m_requestId(std::move(requestId))
    , m_now(company.realm.now())
{
}

Checked<Value> Batch::run(const Value &body)
{
    const Value::Array &items = body[u"BatchItemRequest"].items();
    if (items.isEmpty())
        return refuse(ApiFault::required(u"BatchItemRequest"_s));
    if (items.size() > m_switches.batchItemsMax)
        return refuse(ApiFault::batchTooBig(m_switches.batchItemsMax));
    Value::Array answers;
    for (const Value &item : items)
        answers.append(hiccups(answers.size() + 1) ? spoiled(item) : answer(item));
    return Value(std::move(answers));
}

bool Batch::hiccups(qsizetype number) const
{
    return m_switches.batchHiccupEvery > 0 && number % m_switches.batchHiccupEvery == 0;
}

Value Batch::spoiled(const Value &item)
{
    m_exchange.say("fault in item");
    return Value::object({ { u"Fault"_s, ApiFault::internalHiccup().toValue() }, { u"bId"_s, item[u"bId"] } });
}

Value Batch::answer(const Value &item)
{
    const QString bId = item[u"bId"].toString();
    const QString key = m_requestId.isEmpty() ? QString() : m_requestId + bId;
    const auto finish = [&bId](Value response) {
        if (!bId.isEmpty())
            response.set(u"bId"_s, bId);
        return response;
    };
    const auto faulty = [&finish](const ApiFault &fault) {
        return finish(Value::object({ { u"Fault"_s, fault.toValue() } }));
    };
    if (!key.isEmpty() && m_switches.requestIds != RequestIdMode::Ignored) {
        if (key.size() > kRequestIdMax)
            return faulty(ApiFault::business(u"You cannot enter more than 50 characters in the request_id "
                                             u"field. You tried entering %1, which is %2 "
                                             "characters."_s.arg(key, QString::number(key.size()))));
        const RequestIds::Lookup seen
            = m_company.requestIds.find(key, m_switches.requestIds, m_switches.requestIdRetention, m_now);
        if (seen.outcome == RequestIds::Outcome::InFlight)
            return faulty(ApiFault::duplicateRequestId(key));
        if (seen.outcome == RequestIds::Outcome::Replay) {
            m_exchange.say("replayed");
            return *Value::parse(seen.body);
        }
    }
    const Checked<Value> done = perform(item);
    if (!done)
        m_exchange.say("fault " + done.error().code.toLatin1());
    const Value response = done ? finish(*done) : faulty(done.error());
    const bool isKept = done || m_switches.requestIds == RequestIdMode::KeepsRefusals;
    if (isKept && !key.isEmpty()) {
        m_company.requestIds.remember(key, response.toJson(), 200, m_now);
        m_exchange.requestIds.append(key);
    }
    return response;
}

Checked<Value> Batch::perform(const Value &item)
{
    if (item[u"Query"].isString()) {
        const Checked<Value> found = QueryRunner(m_company.realm, m_now).run(item[u"Query"].toString());
        if (!found)
            return found;
        return Value::object({ { u"QueryResponse"_s, *found } });
    }
    if (item[u"CDCQuery"].isObject()) {
        const Value &asked = item[u"CDCQuery"];
        const QString since = asked.has(u"ChangedSince") ? asked[u"ChangedSince"].toString()
                                                         : asked[u"changedSince"].toString();
        const QString names
            = asked.has(u"Entities") ? asked[u"Entities"].toString() : asked[u"entities"].toString();
        const Checked<Value> found = ChangeCapture(m_company.realm, m_now).since(names, since);
        if (!found)
            return found;
        return Value::object({ { u"CDCResponse"_s, *found } });
    }
    const Entity *entity = entityOf(item);
    if (!entity)
        return refuse(ApiFault::unsupportedOperation(u"batch item without an entity"_s));
    return write(*entity, item);
}

Checked<Value> Batch::write(const Entity &entity, const Value &item)
{
    const QString operation = item[u"operation"].toString();
    const QString options = item[u"optionsData"].toString();
    WriteOrder order { &entity, Operation::Create, item[entity.name], options == "allowduplicatedocnum"_L1,
        m_now };
    if (operation == "delete"_L1)
        order.operation = Operation::Delete;
    else if (operation == "void"_L1 || options == "void"_L1)
        order.operation = Operation::Void;
    else if (operation == "update"_L1)
        order.operation = Operation::Update;
    else if (operation != "create"_L1)
        return refuse(operation.isEmpty() ? ApiFault::required(u"operation"_s)
                                          : ApiFault::badChoice(u"operation"_s, operation));
    if (Checked<void> independent = noCrossReference(order.body); !independent)
        return refuse(independent.error());
    const Checked<Value> record = Writer(m_company.realm).apply(order);
    if (!record)
        return record;
    const QString id = (*record)[u"Id"].toString();
    if (order.operation == Operation::Create)
        m_createdIds.append(entity.name + u':' + id);
    m_exchange.say(noteOf(order.operation, entity, id));
    return Value::object({ { entity.name, *record } });
}

Checked<void> Batch::noCrossReference(const Value &value) const
{
    if (m_createdIds.isEmpty())
        return {};
    for (const Value &item : value.items()) {
        if (Checked<void> free = noCrossReference(item); !free)
            return free;
    }
    const QString linked = value[u"TxnId"].toString();
    if (!linked.isEmpty() && m_createdIds.contains(value[u"TxnType"].toString() + u':' + linked))
        return refuse(ApiFault::objectNotFound());
    for (const auto &[name, member] : value.members()) {
        const QString target = targetOf(name);
        const QString id = member[u"value"].toString();
        if (!target.isEmpty() && m_createdIds.contains(target + u':' + id)) {
            const Entity *entity = entityByName(target);
            return refuse(ApiFault::badReference(entity ? entity->referenceFamily : target, id));
        }
        if (Checked<void> free = noCrossReference(member); !free)
            return free;
    }
    return {};
}

} // namespace sluice::sandbox::quickbooks
