#include "sandbox/salesforce/Rows.h"

#include "sandbox/salesforce/HttpDates.h"
#include "sandbox/salesforce/Ids.h"
#include "sandbox/salesforce/RecordWriter.h"
#include "sandbox/salesforce/Upsert.h"

#include <QCryptographicHash>

namespace sluice::sandbox::salesforce {

namespace {

constexpr int kUpsertAnswersSince = 46; ///< Older versions answer an update with 204 and leave `created` out.

Value success(const QString &id)
{
    return Value::object({ { QStringLiteral("id"), id }, { QStringLiteral("success"), true },
        { QStringLiteral("errors"), Value::array() } });
}

Instant modifiedAt(const Row &row) { return fromMs(wholeOf(row.at(ModifiedDateField)) / 1000 * 1000); }

QByteArray etagOf(const Row &row)
{
    const QByteArray seed = row.id().toLatin1() + QByteArray::number(wholeOf(row.at(ModifiedDateField)));
    return '"' + QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toBase64() + '"';
}

/// An answer without a body. It names a content type all the same, and not JSON: nforce8 stumbles over a 204 that names
/// none, and tries to read JSON from one that says it is.
Response status(int code)
{
    Response response;
    response.status = code;
    response.headers = { { "Content-Type", "text/plain;charset=UTF-8" } };
    return response;
}

} // namespace

Response Rows::handle(const Call &call, const SObject &object)
{
    switch (call.path.size()) {
    case 2: return call.is("POST") ? create(call, object) : methodNotAllowed(call.request);
    case 3: {
        if (call.is("POST") && call.segment(2).compare(QStringLiteral("Id"), Qt::CaseInsensitive) == 0)
            return create(call, object); // Id as an external id that is empty.
        const std::optional<QString> id = normalId(call.segment(2));
        if (!id || !id->startsWith(object.keyPrefix))
            return errorResponse({ 404, "NOT_FOUND",
                QStringLiteral("Provided external ID field does not exist or is not accessible: %1").arg(call.segment(2)),
                {}, false });
        if (call.is("GET") || call.is("HEAD"))
            return read(call, object, *id);
        if (call.is("PATCH") || (call.is("POST") && call.request.parameter("_HttpMethod") == QStringLiteral("PATCH")))
            return change(call, object, *id);
        return call.is("DELETE") ? remove(call, object, *id) : methodNotAllowed(call.request);
    }
    case 4:
        if (call.is("GET"))
            return readByExternalId(call, object);
        return call.is("PATCH") ? byExternalId(call, object) : methodNotAllowed(call.request);
    default: return noSuchResource();
    }
}

Response Rows::create(const Call &call, const SObject &object)
{
    const Outcome<Value> body = objectBody(call.request);
    if (!body)
        return errorResponse(body.error());
    const Outcome<QString> id = m_org.dml(call.caller).insert(object, *body);
    if (!id)
        return errorResponse(id.error());
    Response response = jsonResponse(201, success(*id).toJson());
    response.headers.append({ "Location", RecordWriter::url(call.base, object, *id) });
    return response;
}

/// 304 or 412 if a condition of the request is not met, 400 if it cannot be read.
std::optional<Response> Rows::unmetCondition(const Call &call, const SObject &object, const Row &row) const
{
    const bool reading = call.is("GET") || call.is("HEAD");
    const Response failed = errorResponse({ 412, "PRECONDITION_FAILED", QStringLiteral("Precondition failed"), {}, false });
    if (const QByteArray text = call.request.header("If-Unmodified-Since"); !text.isEmpty()) {
        const std::optional<Instant> since = fromHttpDate(text);
        if (!since)
            return errorResponse({ 400, "INVALID_HEADER_VALUE",
                QStringLiteral("Invalid value for header If-Unmodified-Since"), {}, false });
        if (modifiedAt(row) > *since)
            return failed;
    }
    if (const QByteArray text = call.request.header("If-Modified-Since"); reading && !text.isEmpty()) {
        const std::optional<Instant> since = fromHttpDate(text);
        if (since && modifiedAt(row) <= *since)
            return status(304);
    }
    if (object.name != QStringLiteral("Account"))
        return {}; // Entity tags exist for accounts only. Source: section 5.6.
    const QByteArray tag = etagOf(row);
    if (const QByteArray wanted = call.request.header("If-Match"); !wanted.isEmpty() && !wanted.contains(tag))
        return failed;
    if (const QByteArray known = call.request.header("If-None-Match"); reading && !known.isEmpty() && known.contains(tag))
        return status(304);
    return {};
}

Response Rows::read(const Call &call, const SObject &object, const QString &id)
{
    const Outcome<const Row *> row = Dml::live(m_org.store(), object, id);
    if (!row)
        return errorResponse(row.error());
    if (std::optional<Response> unmet = unmetCondition(call, object, **row))
        return *std::move(unmet);
    const RecordWriter writer(m_org.store(), call.base);
    QByteArray body;
    if (const QString fields = call.request.parameter("fields"); fields.isEmpty()) {
        writer.writeAll(body, object, **row, m_org.access(), call.caller);
    } else {
        const soql::Planner planner(m_org.store(), m_org.access(), call.caller, fields, true);
        soql::Select select;
        select.from = object.name;
        for (const QString &field : fields.split(u','))
            select.items.push_back({ field.trimmed(), {} });
        const Outcome<soql::Plan> plan = planner.plan(select);
        if (!plan)
            return errorResponse(plan.error());
        writer.write(body, object, **row, plan->outputs, 0);
    }
    Response response = jsonResponse(200, std::move(body));
    response.headers.append({ "Last-Modified", toHttpDate(modifiedAt(**row)) });
    if (object.name == QStringLiteral("Account"))
        response.headers.append({ "ETag", etagOf(**row) });
    return response;
}

Response Rows::change(const Call &call, const SObject &object, const QString &id)
{
    const Outcome<Value> body = objectBody(call.request);
    if (!body)
        return errorResponse(body.error());
    const Outcome<const Row *> row = Dml::live(m_org.store(), object, id);
    if (!row)
        return errorResponse(row.error());
    if (std::optional<Response> unmet = unmetCondition(call, object, **row))
        return *std::move(unmet);
    const Outcome<void> done = m_org.dml(call.caller).update(object, id, *body);
    return done ? status(204) : errorResponse(done.error());
}

Response Rows::remove(const Call &call, const SObject &object, const QString &id)
{
    const Outcome<void> done = m_org.dml(call.caller).remove(object, id);
    return done ? status(204) : errorResponse(done.error());
}

Response Rows::byExternalId(const Call &call, const SObject &object)
{
    const Outcome<Value> body = objectBody(call.request);
    if (!body)
        return errorResponse(body.error());
    const QString &field = call.path.at(2);
    const int ordinal = object.indexOf(field);
    if (ordinal >= 0 && body->has(object.fields[static_cast<std::size_t>(ordinal)].name))
        return errorResponse({ 400, "INVALID_FIELD",
            QStringLiteral("The %1 field should not be specified in the sobject data.").arg(field), {}, true });
    const bool updateOnly = call.request.parameter("updateOnly") == QStringLiteral("true");
    const Outcome<Upserted> done
        = Upsert(m_org, m_switches).run(call.caller, object, field, call.segment(3), *body, updateOnly);
    if (!done)
        return errorResponse(done.error());
    if (!done->candidates.isEmpty()) {
        Value urls = Value::array();
        for (const QString &id : done->candidates)
            urls.append(QString::fromLatin1(RecordWriter::url(call.base, object, id)));
        return jsonResponse(300, urls.toJson());
    }
    if (!done->created && call.version < kUpsertAnswersSince)
        return status(204);
    Value answer = success(done->id);
    if (call.version >= kUpsertAnswersSince)
        answer.set(QStringLiteral("created"), done->created);
    Response response = jsonResponse(done->created ? 201 : 200, answer.toJson());
    response.headers.append({ "Location", RecordWriter::url(call.base, object, done->id) });
    return response;
}

Response Rows::readByExternalId(const Call &call, const SObject &object)
{
    const int field = object.indexOf(call.segment(2));
    if (field < 0 || !object.fields[static_cast<std::size_t>(field)].externalId
        || !m_org.access().sees(call.caller, object, field))
        return errorResponse({ 404, "NOT_FOUND",
            QStringLiteral("Provided external ID field does not exist or is not accessible: %1").arg(call.segment(2)), {},
            false });
    QStringList ids;
    for (const Row *row : m_org.store().table(object).matching(field, call.segment(3))) {
        if (!row->isDeleted())
            ids.append(row->id());
    }
    if (ids.isEmpty())
        return noSuchResource();
    if (ids.size() == 1)
        return read(call, object, ids.constFirst());
    Value urls = Value::array();
    for (const QString &id : std::as_const(ids))
        urls.append(QString::fromLatin1(RecordWriter::url(call.base, object, id)));
    return jsonResponse(300, urls.toJson());
}

} // namespace sluice::sandbox::salesforce
