#include "sandbox/control/Control.h"

#include "sandbox/control/Answers.h"
#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/Writer.h"

using namespace Qt::Literals::StringLiterals;

// What people do and see in either system, by way of the control address.

namespace sluice::sandbox::control {

namespace {

template <class Source>
Response dump(const Source &source, const QString &kind, const QString &id)
{
    if (id.isEmpty())
        return json(Value(Value::Array(source.all(kind))));
    const Value *record = source.find(kind, id);
    return record ? json(*record) : refusal(404, u"there is no %1 %2"_s.arg(kind, id));
}

/// A record of QuickBooks, or its refusal as this address words it.
Response answerOf(const Value &made)
{
    return json(made, made.has(u"Fault") ? 400 : 200);
}

} // namespace

Response Control::salesforceCall(const Request &request, const QStringList &path, const Value &body)
{
    if (path.value(0) == "edit"_L1)
        return request.method == "POST" ? editSalesforce(body) : refusal(405, u"POST it"_s);
    if (path.value(0) == "hide"_L1 && request.method == "POST") {
        // As an administrator does who takes a field out of everybody's field-level security, or puts it back.
        const QString object = body[u"sobject"].toString(), field = body[u"field"].toString();
        const bool hidden = body[u"hidden"].toBool();
        hidden ? m_salesforce.org().access().hide(object, field) : m_salesforce.org().access().show(object, field);
        m_salesforce.metadataChanged();
        return json(Value::object({ { u"hidden"_s, hidden } }));
    }
    if (path.value(0) == "jwt"_L1)
        return request.method == "POST" ? jwt(body) : refusal(405, u"POST it"_s);
    if (path.value(0) == "uninstall"_L1 && request.method == "POST") {
        // As if nobody had ever deployed the Sluice fields: for what prepares an org.
        m_salesforce.org().access().uninstallSluice();
        m_salesforce.metadataChanged();
        return json(Value::object({ { u"uninstalled"_s, true } }));
    }
    if (request.method != "GET")
        return refusal(405, u"GET it"_s);
    if (!salesforce::Schema::instance().find(path.value(0)))
        return refusal(404, u"the org has no object %1"_s.arg(path.value(0)));
    return dump(m_salesforce.org(), path.value(0), path.value(1));
}

/// As an administrator does who uploads a certificate to the app and assigns it.
Response Control::jwt(const Value &body)
{
    const QString key = body[u"public_key"].toString();
    if (!key.isEmpty() && !m_salesforce.oauth().jwt().registerKey(key.toLatin1()))
        return refusal(400, u"public_key must be an RSA certificate or public key in PEM form"_s);
    salesforce::Switches &switches = m_salesforce.switches();
    switches.jwtPreAuthorised = body[u"preauthorized"].toBool(switches.jwtPreAuthorised);
    switches.jwtIpRestricted = body[u"ip_restricted"].toBool(switches.jwtIpRestricted);
    return done();
}

Response Control::editSalesforce(const Value &body)
{
    const QString sobject = body[u"sobject"].toString();
    const QString id = body[u"id"].toString();
    const QString user = body[u"user"].toString();
    const QString userId = user.isEmpty() ? QString() : m_salesforce.org().userIdOf(user);
    const auto refused = [](const salesforce::ApiError &error) {
        return refusal(400, u"%1: %2"_s.arg(QString::fromUtf8(error.code), error.message));
    };
    if (!body[u"changes"].isObject())
        return refusal(400, u"changes must be an object of fields"_s);
    if (body[u"unchecked"].toBool() && !id.isEmpty()) {
        // As it stands in an org whose picklists take any value, or that was filled before its rules were made.
        const Value *record = m_salesforce.org().find(sobject, id);
        if (!record)
            return refusal(404, u"there is no %1 %2"_s.arg(sobject, id));
        Value changed = *record;
        for (const auto &[field, value] : body[u"changes"].members())
            changed.set(field, value);
        for (const QString &stamp : { u"LastModifiedDate"_s, u"SystemModstamp"_s })
            changed.set(stamp, Value(toIso(m_clock.now())));
        if (m_salesforce.org().put(sobject, changed).isEmpty())
            return refusal(400, u"a field is unknown, or its value is of another type"_s);
        return dump(m_salesforce.org(), sobject, id);
    }
    if (id.isEmpty()) {
        const auto made = m_salesforce.org().create(sobject, body[u"changes"], userId);
        return made ? json(Value::object({ { u"id"_s, Value(*made) } })) : refused(made.error());
    }
    const auto changed = m_salesforce.org().update(sobject, id, body[u"changes"], userId);
    return changed ? dump(m_salesforce.org(), sobject, id) : refused(changed.error());
}

Response Control::quickbooksCall(const Request &request, const QStringList &path, const Value &body)
{
    quickbooks::Realm *realm = m_quickbooks.realm(path.value(0));
    if (!realm)
        return refusal(404, u"there is no company %1"_s.arg(path.value(0)));
    const QString what = path.value(1);
    if (request.method == "POST") {
        if (what == "pay"_L1)
            return pay(*realm, body);
        if (what == "void"_L1)
            return voidInvoice(*realm, body);
        if (what == "delete"_L1)
            return deleteQuickBooks(*realm, body);
        if (what == "edit"_L1)
            return editQuickBooks(*realm, body);
        return refusal(404, u"pay, void, delete and edit can be posted"_s);
    }
    const quickbooks::Entity *entity = quickbooks::entityByPath(what);
    if (request.method != "GET" || !entity)
        return refusal(404, u"the company has no entity %1"_s.arg(what));
    return dump(*realm, entity->name, path.value(2));
}

/// A payment as a person records it: the whole balance unless an amount is named, today unless a day is.
Response Control::pay(quickbooks::Realm &realm, const Value &body)
{
    const QString id = body[u"invoice"].toString();
    const Value *invoice = realm.find(u"Invoice"_s, id);
    if (!invoice)
        return refusal(404, u"there is no invoice %1"_s.arg(id));
    const Value &amount = body[u"amount"];
    const QByteArray text = amount.isString() ? amount.toString().toLatin1()
        : amount.isNumber()                   ? amount.numberText()
                                              : (*invoice)[u"Balance"].numberText();
    if (!Decimal::fromWire(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))))
        return refusal(400, u"amount is no number"_s);
    const Value link = Value::object({ { u"TxnId"_s, Value(id) }, { u"TxnType"_s, Value(u"Invoice"_s) } });
    const Value line = Value::object(
        { { u"Amount"_s, Value::number(text) }, { u"LinkedTxn"_s, Value(Value::Array { link }) } });
    Value payment = Value::object(
        { { u"CustomerRef"_s, Value::object({ { u"value"_s, invoice->at(u"CustomerRef.value") } }) },
          { u"CurrencyRef"_s, Value::object({ { u"value"_s, invoice->at(u"CurrencyRef.value") } }) },
          { u"TotalAmt"_s, Value::number(text) },
          { u"Line"_s, Value(Value::Array { line }) } });
    if (body[u"on"].isString())
        payment.set(u"TxnDate"_s, body[u"on"]);
    return answerOf(realm.createAt(m_clock.now(), u"Payment"_s, payment));
}

Response Control::voidInvoice(quickbooks::Realm &realm, const Value &body)
{
    const QString id = body[u"invoice"].toString();
    const Value *invoice = realm.find(u"Invoice"_s, id);
    if (!invoice)
        return refusal(404, u"there is no invoice %1"_s.arg(id));
    const Value named = Value::object({ { u"Id"_s, Value(id) }, { u"SyncToken"_s, (*invoice)[u"SyncToken"] } });
    const quickbooks::WriteOrder order { quickbooks::entityByName(u"Invoice"_s), quickbooks::Operation::Void, named, false,
                                         m_clock.now() };
    const auto made = quickbooks::Writer(realm).apply(order);
    return made ? json(*made) : answerOf(Value::object({ { u"Fault"_s, made.error().toValue() } }));
}

/// As a person deletes it there: change capture tells it for a while, and a query does not bring it any more.
Response Control::deleteQuickBooks(quickbooks::Realm &realm, const Value &body)
{
    const quickbooks::Entity *entity = quickbooks::entityByPath(body[u"entity"].toString());
    if (!entity)
        return refusal(400, u"entity must be known"_s);
    const QString id = body[u"id"].toString();
    const Value *record = realm.find(entity->name, id);
    if (!record)
        return refusal(404, u"there is no %1 %2"_s.arg(entity->name, id));
    const Value named = Value::object({ { u"Id"_s, Value(id) }, { u"SyncToken"_s, (*record)[u"SyncToken"] } });
    const quickbooks::WriteOrder order { entity, quickbooks::Operation::Delete, named, false, m_clock.now() };
    const auto made = quickbooks::Writer(realm).apply(order);
    return made ? json(*made) : answerOf(Value::object({ { u"Fault"_s, made.error().toValue() } }));
}

Response Control::editQuickBooks(quickbooks::Realm &realm, const Value &body)
{
    const quickbooks::Entity *entity = quickbooks::entityByPath(body[u"entity"].toString());
    if (!entity || !body[u"changes"].isObject())
        return refusal(400, u"entity must be known and changes an object"_s);
    const QString id = body[u"id"].toString();
    Value changes = body[u"changes"];
    if (id.isEmpty())
        return answerOf(realm.createAt(m_clock.now(), entity->name, changes));
    const Value *record = realm.find(entity->name, id);
    if (!record)
        return refusal(404, u"there is no %1 %2"_s.arg(entity->name, id));
    changes.set(u"Id"_s, Value(id));
    changes.set(u"SyncToken"_s, (*record)[u"SyncToken"]);
    changes.set(u"sparse"_s, Value(true));
    return answerOf(realm.updateAt(m_clock.now(), entity->name, changes));
}

} // namespace sluice::sandbox::control
