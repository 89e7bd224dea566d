#pragma once

#include "core/Random.h"
#include "crm/salesforce/Api.h"
#include "crm/salesforce/Schema.h"
#include "fuzz/Must.h"
#include "unit/net/FakeClock.h"
#include "unit/net/FakeTransport.h"

#include <initializer_list>

namespace sluice::fuzz {

/// An org that answers the first few calls with the same text, good for all of them, and signs us out then: no loop over its
/// answers is longer than that.
class Org {
public:
    enum class Version { Agreed, Asked };
    explicit Org(const QByteArray &text, Version version = Version::Agreed)
        : m_transport([this, text, version](const net::HttpRequest &request) {
            if (version == Version::Agreed && request.url.path() == QLatin1String("/services/data"))
                return net::HttpResponse { 200, {}, "[{\"version\":\"62.0\"}]" };
            const bool answers = calls++ < kCallsMax;
            return net::HttpResponse { answers ? 200 : 401, { { "Sforce-Locator", "null" } }, answers ? text : QByteArray() };
        })
    {
        clock.runsByItself = true;
        if (version == Version::Agreed)
            api.setVersion(QStringLiteral("62.0"));
    }

    static constexpr int kCallsMax = 4;

private:
    test::FakeTransport m_transport;
    SeededRandom m_random { 1 };
    net::FixedToken m_token { { "token", QUrl(QStringLiteral("https://org.example")) } };

public:
    test::FakeClock clock;
    int calls = 0;
    salesforce::Api api { { m_transport, clock, m_random, m_token } };
};

/// Adds an object of which everything may be read and written.
inline void show(salesforce::Schema &schema, const char *object, std::initializer_list<const char *> fields)
{
    QByteArray describe = R"({"queryable":true,"createable":true,"updateable":true,"fields":[{"name":"Id"})";
    for (const char *field : fields)
        describe += QByteArrayLiteral(",{\"type\":\"string\",\"length\":255,\"createable\":true,\"updateable\":true,\"name\":\"") + field + "\"}";
    net::JsonText text(describe + "]}");
    Result<net::JsonObject> root = text.root();
    must(root && schema.add(QString::fromLatin1(object), *root), "a describe made here is read");
}

} // namespace sluice::fuzz
