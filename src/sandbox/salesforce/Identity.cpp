#include "sandbox/salesforce/Identity.h"

#include "sandbox/salesforce/Ids.h"

namespace sluice::sandbox::salesforce {

namespace {

/// Neither place speaks the JSON errors of the data API.
Response plainRefusal(int status, const char *text)
{
    Response response;
    response.status = status;
    response.headers = { { "Content-Type", "text/plain;charset=UTF-8" } };
    response.body = text;
    return response;
}

} // namespace

Value Identity::urls(const QString &baseUrl, const QString &userId) const
{
    const QString data = baseUrl + QStringLiteral("/services/data/v{version}/");
    return Value::object({ { QStringLiteral("rest"), data }, { QStringLiteral("query"), data + QStringLiteral("query/") },
        { QStringLiteral("search"), data + QStringLiteral("search/") },
        { QStringLiteral("sobjects"), data + QStringLiteral("sobjects/") },
        { QStringLiteral("recent"), data + QStringLiteral("recent/") },
        { QStringLiteral("metadata"), baseUrl + QStringLiteral("/services/Soap/m/{version}/") + m_org.organizationId() },
        { QStringLiteral("profile"), baseUrl + u'/' + userId }, { QStringLiteral("custom_domain"), baseUrl } });
}

Response Identity::userInfo(const std::optional<Caller> &caller, const QString &baseUrl) const
{
    const Value *user = caller ? m_org.find(QStringLiteral("User"), caller->userId) : nullptr;
    if (!user)
        return plainRefusal(403, "Bad_OAuth_Token");
    const QString id = caller->userId;
    return jsonResponse(200,
        Value::object({ { QStringLiteral("sub"), QStringLiteral("%1/id/%2/%3").arg(baseUrl, m_org.organizationId(), id) },
                          { QStringLiteral("user_id"), id }, { QStringLiteral("organization_id"), m_org.organizationId() },
                          { QStringLiteral("preferred_username"), (*user)[u"Username"] },
                          { QStringLiteral("nickname"), (*user)[u"Alias"] }, { QStringLiteral("name"), (*user)[u"Name"] },
                          { QStringLiteral("email"), (*user)[u"Email"] }, { QStringLiteral("email_verified"), true },
                          { QStringLiteral("given_name"), (*user)[u"FirstName"] },
                          { QStringLiteral("family_name"), (*user)[u"LastName"] },
                          { QStringLiteral("zoneinfo"), (*user)[u"TimeZoneSidKey"] },
                          { QStringLiteral("locale"), (*user)[u"LocaleSidKey"] },
                          { QStringLiteral("language"), (*user)[u"LanguageLocaleKey"] },
                          { QStringLiteral("user_type"), "STANDARD" }, { QStringLiteral("active"), (*user)[u"IsActive"] },
                          { QStringLiteral("urls"), urls(baseUrl, id) } })
            .toJson());
}

Response Identity::identity(const QByteArray &path, const std::optional<Caller> &caller, const QString &baseUrl) const
{
    if (!caller)
        return plainRefusal(403, "Bad_OAuth_Token");
    const QStringList segments = QString::fromLatin1(path).split(u'/', Qt::SkipEmptyParts);
    const std::optional<QString> org = normalId(segments.value(1));
    const std::optional<QString> id = normalId(segments.value(2));
    const Value *user = id ? m_org.find(QStringLiteral("User"), *id) : nullptr;
    if (!user || !org || *org != m_org.organizationId())
        return plainRefusal(404, "Bad_Id");
    if (*id != caller->userId)
        return plainRefusal(403, "Wrong_User");
    return jsonResponse(200,
        Value::object({ { QStringLiteral("id"), baseUrl + QString::fromLatin1(path) },
                          { QStringLiteral("asserted_user"), true }, { QStringLiteral("user_id"), *id },
                          { QStringLiteral("organization_id"), m_org.organizationId() },
                          { QStringLiteral("username"), (*user)[u"Username"] },
                          { QStringLiteral("nick_name"), (*user)[u"Alias"] },
                          { QStringLiteral("display_name"), (*user)[u"Name"] }, { QStringLiteral("email"), (*user)[u"Email"] },
                          { QStringLiteral("email_verified"), true }, { QStringLiteral("first_name"), (*user)[u"FirstName"] },
                          { QStringLiteral("last_name"), (*user)[u"LastName"] },
                          { QStringLiteral("timezone"), (*user)[u"TimeZoneSidKey"] },
                          { QStringLiteral("photos"),
                              Value::object({ { QStringLiteral("picture"), baseUrl + QStringLiteral("/profilephoto/005/F") },
                                  { QStringLiteral("thumbnail"), baseUrl + QStringLiteral("/profilephoto/005/T") } }) },
                          { QStringLiteral("urls"), urls(baseUrl, *id) }, { QStringLiteral("active"), (*user)[u"IsActive"] },
                          { QStringLiteral("user_type"), "STANDARD" },
                          { QStringLiteral("language"), (*user)[u"LanguageLocaleKey"] },
                          { QStringLiteral("locale"), (*user)[u"LocaleSidKey"] }, { QStringLiteral("utcOffset"), -18000000 },
                          { QStringLiteral("last_modified_date"), (*user)[u"LastModifiedDate"] },
                          { QStringLiteral("is_app_installed"), true } })
            .toJson());
}

} // namespace sluice::sandbox::salesforce
