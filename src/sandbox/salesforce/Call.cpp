#include "sandbox/salesforce/Call.h"

namespace sluice::sandbox::salesforce {

Response noSuchResource()
{
    return errorResponse({ 404, "NOT_FOUND", QStringLiteral("The requested resource does not exist"), {}, false });
}

Response methodNotAllowed(const Request &request)
{
    return errorResponse({ 405, "METHOD_NOT_ALLOWED",
        QStringLiteral("HTTP Method '%1' not allowed. Allowed are HEAD,GET,POST,PATCH,DELETE")
            .arg(QString::fromLatin1(request.method)),
        {}, false });
}

Outcome<Value> objectBody(const Request &request)
{
    const QByteArray type = request.header("Content-Type").toLower();
    if (!type.isEmpty() && !type.startsWith("application/json"))
        return refuseCall(415, "UNSUPPORTED_MEDIA_TYPE",
            QStringLiteral("Content type: %1 not supported").arg(QString::fromLatin1(type)));
    std::optional<Value> value = Value::parse(request.body);
    if (!value || !value->isObject())
        return refuseCall(400, "JSON_PARSER_ERROR",
            value ? QStringLiteral("Can not deserialize JSON as SObject from %1 at [line:1, column:1]")
                        .arg(value->isArray() ? QStringLiteral("START_ARRAY") : QStringLiteral("a scalar value"))
                  : QStringLiteral("Unexpected character or end-of-input at [line:1, column:1]"));
    return *std::move(value);
}

} // namespace sluice::sandbox::salesforce
