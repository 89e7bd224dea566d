#include "sandbox/salesforce/ApiError.h"

#include "sandbox/Value.h"

namespace sluice::sandbox::salesforce {

tl::unexpected<ApiError> refuse(QByteArray code, QString message, QStringList fields)
{
    return tl::unexpected(ApiError { 400, std::move(code), std::move(message), std::move(fields), true });
}

tl::unexpected<ApiError> refuseCall(int status, QByteArray code, QString message)
{
    return tl::unexpected(ApiError { status, std::move(code), std::move(message), {}, false });
}

QByteArray errorBody(const ApiError &error)
{
    Value entry = Value::object();
    entry.set(QStringLiteral("message"), error.message);
    entry.set(QStringLiteral("errorCode"), QString::fromLatin1(error.code));
    if (error.aboutRecord) {
        Value fields = Value::array();
        for (const QString &field : error.fields)
            fields.append(field);
        entry.set(QStringLiteral("fields"), fields);
    }
    return Value(Value::Array { entry }).toJson();
}

Response errorResponse(const ApiError &error) { return jsonResponse(error.status, errorBody(error)); }

Response jsonResponse(int status, QByteArray body)
{
    Response response;
    response.status = status;
    response.headers = { { "Content-Type", "application/json;charset=UTF-8" },
        { "Cache-Control", "no-cache,must-revalidate,max-age=0,no-store,private" } };
    response.body = std::move(body);
    return response;
}

} // namespace sluice::sandbox::salesforce
