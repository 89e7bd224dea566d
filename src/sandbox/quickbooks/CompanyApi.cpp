#include "sandbox/quickbooks/CompanyApi.h"

#include "sandbox/quickbooks/Amounts.h"
#include "sandbox/quickbooks/Batch.h"
#include "sandbox/quickbooks/ChangeCapture.h"
#include "sandbox/quickbooks/Currencies.h"
#include "sandbox/quickbooks/FormPdf.h"
#include "sandbox/quickbooks/QueryRunner.h"
#include "sandbox/quickbooks/Upload.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

constexpr int kRequestIdMax = 50;

bool isId(const QString &text)
{
    return !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The body of a write. Refusals: 2010 for what is no JSON object.
Checked<Value> objectOf(const QByteArray &body)
{
    std::optional<Value> read = Value::parse(body);
    if (!read || !read->isObject())
        return refuse(ApiFault::unknownProperty(u"Unexpected character in the request body"_s, {}));
    return *std::move(read);
}

} // namespace

bool CompanyApi::isRead(const Request &request, const QString &rest)
{
    return request.method == "GET" || rest.compare("query"_L1, Qt::CaseInsensitive) == 0;
}

Response CompanyApi::handle(const Request &request, const QString &rest, Exchange &exchange)
{
    const QStringList parts = rest.split(u'/', Qt::SkipEmptyParts);
    if (!parts.isEmpty() && request.method == "GET")
        return get(request, parts);
    if (!parts.isEmpty() && request.method == "POST")
        return post(request, parts, exchange);
    return answer(refuse(ApiFault::unsupportedOperation(QString::fromLatin1(request.method))));
}

Response CompanyApi::get(const Request &request, const QStringList &parts)
{
    const QString first = parts[0].toLower();
    if (parts.size() == 1 && first == "query"_L1)
        return query(request.parameter("query"));
    if (parts.size() == 1 && first == "cdc"_L1)
        return changes(request);
    if (parts.size() == 1 && first == "preferences"_L1)
        return readOne(*entityByName(u"Preferences"_s), u"1"_s);
    if (parts.size() == 1 && first == "exchangerate"_L1)
        return exchangeRate(request);
    if (parts.size() == 2 && first == "companyinfo"_L1)
        return companyInfo(parts[1]);
    const Entity *entity = entityByPath(first);
    if (entity && parts.size() == 2)
        return readOne(*entity, parts[1]);
    if (entity && parts.size() == 3 && parts[2].toLower() == "pdf"_L1)
        return pdf(*entity, parts[1]);
    return answer(refuse(
        ApiFault::unsupportedOperation(u"Could not find resource for relative : /"_s + parts.join(u'/'))));
}

Response CompanyApi::post(const Request &request, const QStringList &parts, Exchange &exchange)
{
    const QString first = parts[0].toLower();
    if (parts.size() == 1 && first == "query"_L1)
        return query(QString::fromUtf8(request.body));
    if (parts.size() == 1 && first == "batch"_L1)
        return once(request, exchange, true, [&] { return batch(request, exchange); });
    if (parts.size() == 1 && first == "upload"_L1)
        return once(request, exchange, false, [&] { return upload(request, exchange); });
    const Entity *entity = entityByPath(first);
    if (entity && parts.size() == 1)
        return once(request, exchange, false, [&] { return write(*entity, request, exchange); });
    if (entity && parts.size() == 3 && parts[2].toLower() == "send"_L1)
        return once(request, exchange, false, [&] { return send(*entity, parts[1], request, exchange); });
    return answer(refuse(
        ApiFault::unsupportedOperation(u"Could not find resource for relative : /"_s + parts.join(u'/'))));
}

template <class Work>
Response CompanyApi::once(const Request &request, Exchange &exchange, bool perItem, Work work)
{
    const QString id = request.parameter("requestid");
    const bool counts = !id.isEmpty() && m_switches.requestIds != RequestIdMode::Ignored;
    if (counts && id.size() > kRequestIdMax)
        return answer(refuse(ApiFault::business(
            u"You cannot enter more than 50 characters in the request_id field. You tried entering %1, which is %2 characters."_s
                .arg(id, QString::number(id.size())))));
    // A batch keeps its answers by item, under requestid and bId together.
    if (counts && !perItem) {
        const RequestIds::Lookup seen
            = m_company.requestIds.find(id, m_switches.requestIds, m_switches.requestIdRetention, m_now);
        if (seen.outcome == RequestIds::Outcome::InFlight)
            return answer(refuse(ApiFault::duplicateRequestId(id)));
        if (seen.outcome == RequestIds::Outcome::Replay) {
            exchange.say("replayed");
            Response response = replies::json(seen.status, {});
            response.body = seen.body;
            return response;
        }
    }
    const Checked<Value> done = work();
    Response response = answer(done);
    if (!done)
        exchange.say("fault " + done.error().code.toLatin1());
    const bool isKept = done || m_switches.requestIds == RequestIdMode::KeepsRefusals;
    if (isKept && counts && !perItem) {
        m_company.requestIds.remember(id, response.body, response.status, m_now);
        exchange.requestIds.append(id);
    }
    return response;
}

Response CompanyApi::answer(const Checked<Value> &body) const
{
    if (!body)
        return replies::fault(body.error(), time());
    Response response = replies::json(200, {});
    response.body = stamped(*body);
    return response;
}

QByteArray CompanyApi::stamped(Value body) const
{
    body.set(u"time"_s, time());
    return body.toJson();
}

Response CompanyApi::query(const QString &statement)
{
    const Checked<Value> found = QueryRunner(m_realm, m_now).run(statement);
    return answer(found ? Checked<Value>(Value::object({ { u"QueryResponse"_s, *found } })) : found);
}

Response CompanyApi::changes(const Request &request)
{
    const Checked<Value> found = ChangeCapture(m_realm, m_now)
                                     .since(request.parameter("entities"), request.parameter("changedSince"));
    return answer(found ? Checked<Value>(Value::object({ { u"CDCResponse"_s, *found } })) : found);
}

Response CompanyApi::readOne(const Entity &entity, const QString &id)
{
    // Tax pseudo codes are the only ids that are no numbers.
    if (!isId(id) && !m_realm.find(entity.name, id))
        return answer(refuse(ApiFault::invalidId(id)));
    const Value *record = m_realm.find(entity.name, id);
    if (!record)
        return answer(refuse(ApiFault::objectNotFound()));
    return answer(Value::object({ { entity.name, *record } }));
}

Response CompanyApi::companyInfo(const QString &id)
{
    if (id != m_realm.id() && id != "1"_L1)
        return answer(refuse(ApiFault::objectNotFound()));
    return readOne(*entityByName(u"CompanyInfo"_s), u"1"_s);
}

Response CompanyApi::exchangeRate(const Request &request)
{
    const QString code = request.parameter("sourcecurrencycode").toUpper();
    if (code.isEmpty())
        return answer(refuse(ApiFault::required(u"sourcecurrencycode"_s)));
    if (!m_realm.multiCurrency())
        return answer(refuse(ApiFault::notInEdition(u"Multicurrency"_s)));
    if (!Currency::fromCode(QStringView(code)))
        return answer(refuse(ApiFault::badReference(u"Currencies"_s, code)));
    QDate day = QDate::fromString(request.parameter("asofdate"), Qt::ISODate);
    if (!day.isValid())
        day = m_realm.time().date(m_now);
    return answer(Value::object({ { u"ExchangeRate"_s,
        Value::object({ { u"SyncToken"_s, u"0"_s }, { u"domain"_s, u"QBO"_s },
            { u"AsOfDate"_s, day.toString(Qt::ISODate) }, { u"SourceCurrencyCode"_s, code },
            { u"Rate"_s, decimalValue(Currencies(m_realm).rate(code, day)) },
            { u"TargetCurrencyCode"_s, m_realm.setup().homeCurrency } }) } }));
}

Response CompanyApi::pdf(const Entity &entity, const QString &id)
{
    const Value *record = m_realm.find(entity.name, id);
    if (!record || entity.family != Family::SalesForm)
        return answer(refuse(ApiFault::objectNotFound()));
    Response response;
    response.headers = { { "Content-Type", "application/pdf" } };
    response.body = formPdf(entity.name, *record, m_realm.setup().companyName);
    return response;
}

Checked<Value> CompanyApi::batch(const Request &request, Exchange &exchange)
{
    const Checked<Value> body = objectOf(request.body);
    if (!body)
        return body;
    const Checked<Value> answers
        = Batch(m_company, m_switches, exchange, request.parameter("requestid")).run(*body);
    if (!answers)
        return answers;
    return Value::object({ { u"BatchItemResponse"_s, *answers } });
}

Checked<Value> CompanyApi::write(const Entity &entity, const Request &request, Exchange &exchange)
{
    const Checked<Value> body = objectOf(request.body);
    if (!body)
        return body;
    const QString operation = request.parameter("operation").toLower();
    const QStringList include = request.parameter("include").toLower().split(u',');
    WriteOrder order { &entity, Operation::Create, *body, include.contains(u"allowduplicatedocnum"_s),
        m_now };
    if (operation == "delete"_L1)
        order.operation = Operation::Delete;
    else if (operation == "void"_L1 || include.contains(u"void"_s))
        order.operation = Operation::Void;
    else if (operation == "update"_L1 || !(*body)[u"Id"].toString().isEmpty())
        order.operation = Operation::Update;
    else if (!operation.isEmpty() && operation != "create"_L1)
        return refuse(ApiFault::unsupportedOperation(operation));
    const Checked<Value> record = Writer(m_realm).apply(order);
    if (!record)
        return record;
    exchange.say(noteOf(order.operation, entity, (*record)[u"Id"].toString()));
    return Value::object({ { entity.name, *record } });
}

Checked<Value> CompanyApi::send(
    const Entity &entity, const QString &id, const Request &request, Exchange &exchange)
{
    if (entity.family != Family::SalesForm)
        return refuse(ApiFault::unsupportedOperation(u"send on "_s + entity.name));
    if (m_realm.subscription() == Subscription::Expired)
        return refuse(ApiFault::companyStatus());
    const Value *record = m_realm.find(entity.name, id);
    if (!record)
        return refuse(ApiFault::objectNotFound());
    const QString to = request.parameter("sendTo");
    const QString address = to.isEmpty() ? (*record)[u"BillEmail"][u"Address"].toString() : to;
    if (address.isEmpty())
        return refuse(ApiFault::business(u"There is no email address to send to."_s, u"BillEmail"_s));
    const Value changes = Value::object({ { u"EmailStatus"_s, u"EmailSent"_s },
        { u"BillEmail"_s, Value::object({ { u"Address"_s, address } }) },
        { u"DeliveryInfo"_s,
            Value::object({ { u"DeliveryType"_s, u"Email"_s },
                { u"DeliveryTime"_s, m_realm.time().seconds(m_now) } }) } });
    m_realm.touch(entity, id, changes, m_now, true);
    exchange.say("sent " + entity.name.toLatin1() + ' ' + id.toLatin1());
    return Value::object({ { entity.name, *m_realm.find(entity.name, id) } });
}

Checked<Value> CompanyApi::upload(const Request &request, Exchange &exchange)
{
    const Checked<Value> files = Upload(m_realm, m_baseUrl, m_now).store(request, exchange);
    if (!files)
        return files;
    return Value::object({ { u"AttachableResponse"_s, *files } });
}

} // namespace sluice::sandbox::quickbooks
