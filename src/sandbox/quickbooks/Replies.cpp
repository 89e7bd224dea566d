#include "sandbox/quickbooks/Replies.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks::replies {

Response json(int status, const Value &body)
{
    Response response;
    response.status = status;
    response.headers = { { "Content-Type", "application/json;charset=UTF-8" },
        { "Cache-Control", "max-age=0, no-cache, no-store, must-revalidate, private" } };
    response.body = body.toJson();
    return response;
}

Response html(int status, const QByteArray &body)
{
    Response response;
    response.status = status;
    response.headers = { { "Content-Type", "text/html;charset=UTF-8" }, { "Cache-Control", "no-store" } };
    response.body = body;
    return response;
}

Response fault(const ApiFault &fault, const QString &time)
{
    Value body = Value::object({ { u"Fault"_s, fault.toValue() } });
    // Recorded without a time: the refusal of a malformed id.
    if (fault.code != "2030"_L1)
        body.set(u"time"_s, time);
    return json(fault.status, body);
}

Response gateway(int status, const QString &type, const QString &code, const QString &message,
    const QString &detail, Instant now)
{
    const Value error = Value::object({ { u"message"_s, message }, { u"detail"_s, detail },
        { u"code"_s, code }, { u"element"_s, nullptr } });
    return json(status,
        Value::object({ { u"warnings"_s, nullptr }, { u"intuitObject"_s, nullptr },
            { u"fault"_s,
                Value::object({ { u"error"_s, Value(Value::Array { error }) }, { u"type"_s, type } }) },
            { u"report"_s, nullptr }, { u"queryResponse"_s, nullptr },
            { u"batchItemResponse"_s, Value::array() }, { u"attachableResponse"_s, Value::array() },
            { u"syncErrorResponse"_s, nullptr }, { u"requestId"_s, nullptr },
            { u"time"_s, static_cast<qint64>(toMs(now)) }, { u"status"_s, nullptr },
            { u"cdcresponse"_s, Value::array() } }));
}

Response tokenRefused(const QString &detail, Instant now)
{
    Response response = gateway(401, u"AUTHENTICATION"_s, u"3200"_s,
        u"message=AuthenticationFailed; errorCode=003200; statusCode=401"_s, detail, now);
    response.headers.emplaceBack("WWW-Authenticate", "Bearer realm=\"Intuit\", error=\"invalid_token\"");
    return response;
}

Response wrongRealm(Instant now)
{
    return gateway(403, u"AUTHORIZATION"_s, u"3100"_s,
        u"message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403"_s,
        u"The token does not give access to this company."_s, now);
}

Response throttled(Instant now, bool retryAfter)
{
    Response response = gateway(429, u"SERVICE"_s, u"3001"_s,
        u"message=ThrottleExceeded; errorCode=003001; statusCode=429"_s,
        u"The request limit was reached.  Try again later"_s, now);
    if (retryAfter)
        response.headers.emplaceBack("Retry-After", "60");
    return response;
}

Response oauthError(int status, const QString &error, const QString &description)
{
    Value body = Value::object({ { u"error"_s, error } });
    if (!description.isEmpty())
        body.set(u"error_description"_s, description);
    return json(status, body);
}

} // namespace sluice::sandbox::quickbooks::replies
