#include "crm/salesforce/Installer.h"

#include "core/Log.h"
#include "crm/salesforce/MetadataPackage.h"
#include "crm/salesforce/Soql.h"
#include "net/JsonBody.h"

namespace sluice::salesforce {

namespace {

const QString kPermissionSet = QStringLiteral("Sluice_Integration");

bool isCustom(const QString &name) { return name.endsWith(QLatin1String("__c")); }
bool isMissing(const ReadinessItem &item)
{
    return item.problem == ReadinessItem::Problem::FieldMissing || item.problem == ReadinessItem::Problem::ObjectMissing;
}

} // namespace

QCoro::Task<Result<DeployReport>> Installer::deploy(DeployMode mode)
{
    Result<QMap<QString, QByteArray>> package = metadataPackage(shippedMetadata(), m_api.version());
    if (!package)
        co_return tl::unexpected(package.error());
    Deployment deployment(m_api);
    Result<DeployReport> report = co_await deployment.run(std::move(*package), mode);
    co_return report;
}

QCoro::Task<Result<QStringList>> Installer::texts(QString query, QByteArray column)
{
    Result<net::HttpResponse> reply = co_await m_api.read(query);
    if (!reply)
        co_return tl::unexpected(reply.error());
    QStringList found;
    net::JsonText json(std::move(reply->body));
    Result<net::JsonObject> root = json.root();
    if (!root)
        co_return tl::unexpected(root.error());
    const Result<void> read = root->forEachObject("records", [&](net::JsonObject record) -> Result<void> {
        if (const std::optional<std::string_view> text = record.text({ column.constData(), std::size_t(column.size()) }))
            found.append(QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size())));
        return {};
    });
    if (!read)
        co_return tl::unexpected(read.error());
    co_return found;
}

QCoro::Task<Result<bool>> Installer::assignPermissionSet(QString userId)
{
    const QString byName = QStringLiteral("SELECT Id FROM PermissionSet WHERE Name = ") + quoted(kPermissionSet);
    Result<QStringList> sets = co_await texts(Api::query(byName), "Id");
    if (!sets)
        co_return tl::unexpected(sets.error());
    if (sets->isEmpty())
        co_return fail(ErrorKind::NotFound, QStringLiteral("the org has no permission set %1").arg(kPermissionSet));
    const QString assigned = QStringLiteral("SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = %1 AND PermissionSetId = %2")
                                 .arg(quoted(userId), quoted(sets->constFirst()));
    Result<QStringList> had = co_await texts(Api::query(assigned), "Id");
    if (!had)
        co_return tl::unexpected(had.error());
    if (!had->isEmpty())
        co_return false;
    net::JsonBody body;
    body.beginObject().text("AssigneeId", userId).text("PermissionSetId", sets->constFirst()).endObject();
    Result<net::HttpResponse> given
        = co_await m_api.write("POST", QStringLiteral("sobjects/PermissionSetAssignment"), body.bytes());
    if (!given)
        co_return tl::unexpected(given.error());
    co_return true;
}

QCoro::Task<std::vector<ReadinessItem>> Installer::tellHiddenApart(std::vector<ReadinessItem> items)
{
    QMap<QString, QSet<QString>> installed; // Fields by object; objects under the empty name.
    QSet<QString> asked;
    for (const ReadinessItem &item : items) {
        const QString object = item.field.isEmpty() ? QString() : item.object;
        if (!isMissing(item) || !isCustom(item.field.isEmpty() ? item.object : item.field) || asked.contains(object))
            continue;
        asked.insert(object);
        // The custom fields of Task and Event belong to Activity.
        const QString owner = object == QLatin1String("Task") ? QStringLiteral("Activity") : object;
        const QString soql = object.isEmpty()
            ? QStringLiteral("SELECT DeveloperName FROM CustomObject")
            : QStringLiteral("SELECT DeveloperName FROM CustomField WHERE EntityDefinition.QualifiedApiName = ") + quoted(owner);
        Result<QStringList> names = co_await texts(QStringLiteral("tooling/") + Api::query(soql), "DeveloperName");
        if (names)
            installed.insert(object, QSet<QString>(names->cbegin(), names->cend()));
        else
            qCInfo(lcSalesforce, "What %s has installed may not be looked up: %s", qUtf8Printable(object),
                   qUtf8Printable(names.error().code));
    }
    for (ReadinessItem &item : items) {
        const QString name = item.field.isEmpty() ? item.object : item.field;
        const auto known = installed.constFind(item.field.isEmpty() ? QString() : item.object);
        if (isMissing(item) && isCustom(name) && known != installed.cend())
            item.presence = known->contains(name.chopped(3)) ? ReadinessItem::Presence::Hidden
                                                             : ReadinessItem::Presence::NotInstalled;
    }
    co_return items;
}

} // namespace sluice::salesforce
