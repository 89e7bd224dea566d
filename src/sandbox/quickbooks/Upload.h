#pragma once

#include "sandbox/Http.h"
#include "sandbox/quickbooks/Company.h"

namespace sluice::sandbox::quickbooks {

/// Attachments by multipart form: pairs of `file_metadata_NN` and `file_content_NN`, each with its own
/// result.
class Upload {
public:
    Upload(Realm &realm, QString baseUrl, Instant now)
        : m_realm(realm)
        , m_baseUrl(std::move(baseUrl))
        , m_now(now)
    {
    }

    /// The `AttachableResponse` array. Refusals: 2010 if the body is no multipart form, 2020 if it holds no
    /// file.
    Checked<Value> store(const Request &request, Exchange &exchange);

private:
    struct Part {
        QByteArray name;
        QByteArray type;
        QByteArray fileName;
        QByteArray content;
    };

    static QList<Part> partsOf(const QByteArray &body, const QByteArray &boundary);
    static std::optional<Part> partOf(const QByteArray &raw);
    Value storeOne(const Part *metadata, const Part &content, Exchange &exchange);

    Realm &m_realm;
    QString m_baseUrl;
    Instant m_now;
};

} // namespace sluice::sandbox::quickbooks
