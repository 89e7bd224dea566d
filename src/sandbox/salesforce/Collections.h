#pragma once

#include "sandbox/salesforce/Call.h"
#include "sandbox/salesforce/Org.h"

namespace sluice::sandbox::salesforce {

/// `/composite/sobjects`: up to 200 records in one call, each with its own result; always HTTP 200 if the call is well
/// formed.
class Collections {
public:
    Collections(Org &org, Switches &switches)
        : m_org(org)
        , m_switches(switches)
    {
    }

    Response handle(const Call &call);

private:
    struct Result {
        QString id {};
        std::optional<bool> created {};
        std::optional<ApiError> error {};
    };
    Response write(const Call &call);
    Response remove(const Call &call);
    Response read(const Call &call);
    Result writeOne(const Call &call, const Value &record, QSet<QString> &seen);
    Result upsertOne(const Call &call, const SObject &object, const Value &record);
    Outcome<void> checkSize(const Value::Array &records) const;
    static QByteArray resultsBody(std::vector<Result> results, bool allOrNone, Store::Transaction &transaction);

    Org &m_org;
    Switches &m_switches;
};

} // namespace sluice::sandbox::salesforce
