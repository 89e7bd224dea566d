#pragma once

#include "sandbox/salesforce/Call.h"
#include "sandbox/salesforce/Org.h"

#include <functional>

namespace sluice::sandbox::salesforce {

/// `/composite` and `/composite/graph`: several calls in one, which counts once. And `/composite/batch`, each part of which
/// counts as if it had come alone. Source: REST guide, Composite and Composite Batch.
class Composite {
public:
    /// Answers one sub-request as if it had come alone, for the same caller.
    using Serve = std::function<Response(const Request &, const Caller &)>;
    /// Counts one more call.
    using Count = std::function<Outcome<void>()>;

    Composite(Org &org, Serve serve, Count count)
        : m_org(org)
        , m_serve(std::move(serve))
        , m_count(std::move(count))
    {
    }

    Response handle(const Call &call);

private:
    struct Step {
        QString referenceId;
        Request request;
        Response response;
        Value parsed;            ///< The answer's body, read when a later step refers to it.
        bool isParsed = false;
    };
    struct Ran {
        std::vector<Step> steps;
        bool successful = true;
    };
    Response composite(const Call &call);
    Response batch(const Call &call);
    Response graphs(const Call &call);

    Ran run(const Caller &caller, const Value::Array &requests, bool allOrNone);
    static std::optional<ApiError> checkEnvelope(const Value::Array &requests);
    static std::optional<ApiError> checkGraphs(const Value::Array &graphs);
    static QByteArray stepsBody(const std::vector<Step> &steps);

    Org &m_org;
    Serve m_serve;
    Count m_count;
};

} // namespace sluice::sandbox::salesforce
