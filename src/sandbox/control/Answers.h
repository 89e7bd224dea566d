#pragma once

#include "sandbox/Http.h"
#include "sandbox/Value.h"

namespace sluice::sandbox::control {

inline Response json(const Value &body, int status = 200)
{
    return Response { status, { { "Content-Type", "application/json" }, { "Cache-Control", "no-store" } }, body.toJson(),
                      Wire::Send };
}

inline Response refusal(int status, const QString &why)
{
    return json(Value::object({ { QStringLiteral("error"), Value(why) } }), status);
}

inline Response done()
{
    return json(Value::object({ { QStringLiteral("ok"), Value(true) } }));
}

} // namespace sluice::sandbox::control
