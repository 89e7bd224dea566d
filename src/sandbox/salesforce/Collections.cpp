#include "sandbox/salesforce/Collections.h"

#include "sandbox/salesforce/Ids.h"
#include "sandbox/salesforce/RecordWriter.h"
#include "sandbox/salesforce/Upsert.h"

namespace sluice::sandbox::salesforce {

namespace {

constexpr qsizetype kRecordsMax = 200;
constexpr qsizetype kReadMax = 2000;
constexpr int kChunksMax = 10;

QString typeOf(const Value &record) { return record.at(u"attributes.type").toString(); }

QString idOf(const Value &record)
{
    for (const auto &[name, value] : record.members()) {
        if (name.compare(QStringLiteral("id"), Qt::CaseInsensitive) == 0)
            return value.toString();
    }
    return {};
}

Value withoutId(const Value &record)
{
    Value rest = Value::object();
    for (const auto &[name, value] : record.members()) {
        if (name.compare(QStringLiteral("id"), Qt::CaseInsensitive) != 0)
            rest.set(name, value);
    }
    return rest;
}

Value errorValue(const ApiError &error)
{
    Value fields = Value::array();
    for (const QString &field : error.fields)
        fields.append(field);
    return Value::object({ { QStringLiteral("statusCode"), QString::fromLatin1(error.code) },
        { QStringLiteral("message"), error.message }, { QStringLiteral("fields"), fields } });
}

} // namespace

Response Collections::handle(const Call &call)
{
    if (call.is("DELETE") && call.path.size() == 2)
        return remove(call);
    if ((call.is("POST") || call.is("GET")) && call.path.size() == 3)
        return read(call);
    if ((call.is("POST") && call.path.size() == 2) || (call.is("PATCH") && (call.path.size() == 2 || call.path.size() == 4)))
        return write(call);
    return call.path.size() > 4 ? noSuchResource() : methodNotAllowed(call.request);
}

Outcome<void> Collections::checkSize(const Value::Array &records) const
{
    if (records.isEmpty())
        return refuseCall(400, "INVALID_INPUT", QStringLiteral("Invalid value for records: no records were given"));
    if (records.size() > kRecordsMax)
        return refuseCall(400, "EXCEEDED_ID_LIMIT",
            QStringLiteral("record limit reached. cannot submit more than %1 records into this call").arg(kRecordsMax));
    int chunks = 1;
    for (qsizetype i = 1; i < records.size(); ++i)
        chunks += typeOf(records[i]).compare(typeOf(records[i - 1]), Qt::CaseInsensitive) != 0 ? 1 : 0;
    if (chunks > kChunksMax)
        return refuseCall(400, "LIMIT_EXCEEDED",
            QStringLiteral("Cannot have more than %1 chunks in a single operation. Please rearrange the data to reduce "
                           "chunking.")
                .arg(kChunksMax));
    return {};
}

Response Collections::write(const Call &call)
{
    const Outcome<Value> body = objectBody(call.request);
    if (!body)
        return errorResponse(body.error());
    const Value::Array &records = (*body)[u"records"].items();
    if (const Outcome<void> size = checkSize(records); !size)
        return errorResponse(size.error());
    Store::Transaction transaction(m_org.store());
    std::vector<Result> results;
    QSet<QString> seen;
    for (const Value &record : records)
        results.push_back(writeOne(call, record, seen));
    return jsonResponse(200, resultsBody(std::move(results), (*body)[u"allOrNone"].toBool(), transaction));
}

Collections::Result Collections::writeOne(const Call &call, const Value &record, QSet<QString> &seen)
{
    const SObject *object = Schema::instance().find(typeOf(record));
    if (!object || !m_org.access().sees(call.caller, *object))
        return { {}, {},
            ApiError { 400, "INVALID_TYPE",
                QStringLiteral("sObject type '%1' is not supported.").arg(typeOf(record)) } };
    if (call.path.size() == 4) {
        if (call.segment(2).compare(object->name, Qt::CaseInsensitive) != 0)
            return { {}, {},
                ApiError { 400, "INVALID_TYPE", QStringLiteral("all records must be of type %1").arg(call.segment(2)) } };
        return upsertOne(call, *object, record);
    }
    if (call.is("POST")) {
        const Outcome<QString> id = m_org.dml(call.caller).insert(*object, record);
        return id ? Result { *id } : Result { {}, {}, id.error() };
    }
    const QString id = normalId(idOf(record)).value_or(QString());
    if (!id.startsWith(object->keyPrefix))
        return { {}, {},
            ApiError { 400, "MALFORMED_ID", QStringLiteral("malformed id %1").arg(idOf(record)), { QStringLiteral("Id") } } };
    if (seen.contains(id))
        return { {}, {}, ApiError { 400, "DUPLICATE_VALUE", QStringLiteral("duplicate id in list: %1").arg(id) } };
    seen.insert(id);
    const Outcome<void> done = m_org.dml(call.caller).update(*object, id, withoutId(record));
    return done ? Result { id } : Result { {}, {}, done.error() };
}

Collections::Result Collections::upsertOne(const Call &call, const SObject &object, const Value &record)
{
    QString key = idOf(record);
    if (call.segment(3).compare(QStringLiteral("Id"), Qt::CaseInsensitive) != 0) {
        const int field = object.indexOf(call.segment(3));
        key = field < 0 ? QString() : record[object.fields[static_cast<std::size_t>(field)].name].toString();
        if (key.isEmpty())
            return { {}, {},
                ApiError { 400, "MISSING_ARGUMENT", QStringLiteral("%1 not specified").arg(call.segment(3)) } };
    }
    const Outcome<Upserted> done
        = Upsert(m_org, m_switches).run(call.caller, object, call.segment(3), key, withoutId(record), false);
    if (!done)
        return { {}, {}, done.error() };
    if (!done->candidates.isEmpty())
        return { {}, {},
            ApiError { 400, "DUPLICATE_EXTERNAL_ID",
                QStringLiteral("%1: more than one record found for external id field: [%2]")
                    .arg(call.segment(3), done->candidates.join(QStringLiteral(", "))) } };
    return { done->id, done->created };
}

Response Collections::remove(const Call &call)
{
    const QStringList ids = call.request.parameter("ids").split(u',', Qt::SkipEmptyParts);
    if (ids.isEmpty() || ids.size() > kRecordsMax)
        return errorResponse({ 400, "EXCEEDED_ID_LIMIT",
            QStringLiteral("record limit reached. cannot submit more than %1 records into this call").arg(kRecordsMax), {},
            false });
    Store::Transaction transaction(m_org.store());
    std::vector<Result> results;
    for (const QString &given : ids) {
        const QString id = normalId(given.trimmed()).value_or(QString());
        const SObject *object = Schema::instance().byPrefix(id);
        if (id.isEmpty() || !object || !m_org.access().sees(call.caller, *object)) {
            results.push_back({ {}, {}, ApiError { 400, "MALFORMED_ID", QStringLiteral("malformed id %1").arg(given) } });
            continue;
        }
        const Outcome<void> done = m_org.dml(call.caller).remove(*object, id);
        results.push_back(done ? Result { id } : Result { {}, {}, done.error() });
    }
    const bool allOrNone = call.request.parameter("allOrNone") == QStringLiteral("true");
    return jsonResponse(200, resultsBody(std::move(results), allOrNone, transaction));
}

QByteArray Collections::resultsBody(std::vector<Result> results, bool allOrNone, Store::Transaction &transaction)
{
    const bool failed = std::any_of(results.begin(), results.end(), [](const Result &result) { return result.error; });
    if (allOrNone && failed) {
        transaction.rollBack();
        for (Result &result : results) {
            if (!result.error)
                result = { {}, {},
                    ApiError { 400, "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                        QStringLiteral("Record rolled back because not all records were valid and the request was using "
                                       "AllOrNone header") } };
        }
    }
    Value body = Value::array();
    for (const Result &result : results) {
        Value entry = Value::object();
        if (!result.error)
            entry.set(QStringLiteral("id"), result.id);
        entry.set(QStringLiteral("success"), !result.error);
        entry.set(QStringLiteral("errors"),
            result.error ? Value(Value::Array { errorValue(*result.error) }) : Value::array());
        if (result.created)
            entry.set(QStringLiteral("created"), *result.created);
        body.append(entry);
    }
    return body.toJson();
}

Response Collections::read(const Call &call)
{
    const SObject *object = Schema::instance().find(call.segment(2));
    if (!object || !m_org.access().sees(call.caller, *object))
        return noSuchResource();
    QStringList ids = call.request.parameter("ids").split(u',', Qt::SkipEmptyParts);
    QStringList fields = call.request.parameter("fields").split(u',', Qt::SkipEmptyParts);
    if (call.is("POST")) {
        const Outcome<Value> body = objectBody(call.request);
        if (!body)
            return errorResponse(body.error());
        for (const Value &id : (*body)[u"ids"].items())
            ids.append(id.toString());
        for (const Value &field : (*body)[u"fields"].items())
            fields.append(field.toString());
    }
    if (ids.size() > kReadMax)
        return errorResponse({ 400, "EXCEEDED_ID_LIMIT",
            QStringLiteral("cannot request more than %1 records").arg(kReadMax), {}, false });
    soql::Select select;
    select.from = object->name;
    for (const QString &field : std::as_const(fields))
        select.items.push_back({ field.trimmed(), {} });
    const QString text = fields.join(u',');
    const Outcome<soql::Plan> plan
        = soql::Planner(m_org.store(), m_org.access(), call.caller, text, true).plan(select);
    if (!plan)
        return errorResponse(plan.error());
    const RecordWriter writer(m_org.store(), call.base);
    QByteArray body = "[";
    for (const QString &id : std::as_const(ids)) {
        body += body.size() > 1 ? "," : "";
        const Row *row = m_org.store().table(*object).find(normalId(id).value_or(QString()));
        if (row && !row->isDeleted())
            writer.write(body, *object, *row, plan->outputs, 0);
        else
            body += "null";
    }
    return jsonResponse(200, body + ']');
}

} // namespace sluice::sandbox::salesforce
