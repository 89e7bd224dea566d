#include "crm/salesforce/Installer.h"

#include "core/Log.h"
#include "crm/salesforce/MetadataPackage.h"
#include "crm/salesforce/Readiness.h"
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
    QStringList found;
    const Api::TakeRecord take = [&found, &column](net::JsonObject record) -> Result<void> {
        if (const std::optional<std::string_view> text = record.text({ column.constData(), std::size_t(column.size()) }))
            found.append(QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size())));
        return {};
    };
    const Result<void> read = co_await m_api.readAll(std::move(query), take);
    if (!read)
        co_return tl::unexpected(read.error());
    co_return found;
}

QCoro::Task<Result<QStringList>> Installer::permissionSets()
{
    const QString byName = QStringLiteral("SELECT Id FROM PermissionSet WHERE Name = ") + quoted(kPermissionSet);
    Result<QStringList> sets = co_await texts(Api::query(byName), "Id");
    co_return sets;
}

QCoro::Task<Result<bool>> Installer::hasPermissionSet(QString userId, QString permissionSetId)
{
    const QString assigned = QStringLiteral("SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = %1 AND PermissionSetId = %2")
                                 .arg(quoted(userId), quoted(permissionSetId));
    Result<QStringList> had = co_await texts(Api::query(assigned), "Id");
    if (!had)
        co_return tl::unexpected(had.error());
    co_return !had->isEmpty();
}

QCoro::Task<Result<bool>> Installer::assignPermissionSet(QString userId)
{
    Result<QStringList> sets = co_await permissionSets();
    if (!sets)
        co_return tl::unexpected(sets.error());
    if (sets->isEmpty())
        co_return fail(ErrorKind::NotFound, QStringLiteral("the org has no permission set %1").arg(kPermissionSet));
    Result<bool> had = co_await hasPermissionSet(userId, sets->constFirst());
    if (!had)
        co_return had;
    if (*had)
        co_return false;
    net::JsonBody body;
    body.beginObject().text("AssigneeId", userId).text("PermissionSetId", sets->constFirst()).endObject();
    Result<net::HttpResponse> given
        = co_await m_api.write("POST", QStringLiteral("sobjects/PermissionSetAssignment"), body.bytes());
    if (!given)
        co_return tl::unexpected(given.error());
    co_return true;
}

QCoro::Task<std::vector<ReadinessItem>> Installer::tellHiddenApart(std::vector<ReadinessItem> items, Schema schema)
{
    QMap<QString, QSet<QString>> installed; // Fields by object; objects under the empty name.
    QSet<QString> asked;
    for (const ReadinessItem &item : items) {
        const QString object = item.field.isEmpty() ? QString() : item.object;
        if (!isMissing(item) || !isCustom(item.field.isEmpty() ? item.object : item.field) || asked.contains(object))
            continue;
        asked.insert(object);
        // The custom fields of Task and Event belong to Activity.
        const QString owner = object == QLatin1String("Task") ? QStringLiteral("Activity") : schema.wireObject(object);
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

QCoro::Task<Result<QMap<QString, QStringList>>> Installer::namesByObject(QString query, QByteArray column, ObjectOf objectOf)
{
    QMap<QString, QStringList> names;
    const Api::TakeRecord take = [&names, &column, &objectOf](net::JsonObject record) -> Result<void> {
        const std::optional<std::string_view> name = record.text({ column.constData(), std::size_t(column.size()) });
        const QString text = name ? QString::fromUtf8(name->data(), static_cast<qsizetype>(name->size())) : QString();
        if (!text.isEmpty())
            names[objectOf(record)].append(text);
        return {};
    };
    const Result<void> read = co_await m_api.readAll(std::move(query), take);
    if (!read)
        co_return tl::unexpected(read.error());
    co_return names;
}

QCoro::Task<std::vector<ReadinessItem>> Installer::rightsAndRules(QString userId, Schema schema)
{
    std::vector<ReadinessItem> items;
    const auto unknown = [](const char *what, const Error &error) {
        qCInfo(lcSalesforce, "%s may not be looked up: %s", what, qUtf8Printable(error.code));
    };
    const Result<QStringList> sets = co_await permissionSets();
    Result<bool> has = true; // Where there is none, its fields are missing, which is said of each.
    if (sets && !sets->isEmpty())
        has = co_await hasPermissionSet(userId, sets->constFirst());
    if (!sets || !has)
        unknown("Permission sets", sets ? has.error() : sets.error());
    else if (!*has)
        items.push_back({ kPermissionSet, {}, ReadinessItem::Problem::PermissionSetMissing, false, {} });

    QHash<QString, QString> ours; // By the org's name.
    for (const QString &object : writtenObjects())
        ours.insert(schema.wireObject(object), object);
    const auto textOf = [](net::JsonObject &record, std::string_view name) {
        const std::string_view text = record.text(name).value_or("");
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    };
    const auto add = [&](const QMap<QString, QStringList> &rules, ReadinessItem::Problem problem) {
        for (auto rule = rules.cbegin(); rule != rules.cend(); ++rule) {
            if (ours.contains(rule.key()))
                items.push_back({ ours.value(rule.key()), {}, problem, false, rule->join(QLatin1String(", ")) });
        }
    };
    const QString validation = QStringLiteral("SELECT ValidationName, EntityDefinition.QualifiedApiName FROM ValidationRule"
                                              " WHERE Active = TRUE AND EntityDefinition.QualifiedApiName IN ") + listOf(ours.keys());
    const ObjectOf ofEntity = [&](net::JsonObject &record) {
        std::optional<net::JsonObject> entity = record.object("EntityDefinition");
        return entity ? textOf(*entity, "QualifiedApiName") : QString();
    };
    const Result<QMap<QString, QStringList>> refusing
        = co_await namesByObject(QStringLiteral("tooling/") + Api::query(validation), "ValidationName", ofEntity);
    if (refusing)
        add(*refusing, ReadinessItem::Problem::ValidationRules);
    else
        unknown("Validation rules", refusing.error());
    const QString duplicates = QStringLiteral("SELECT DeveloperName, SobjectType FROM DuplicateRule WHERE IsActive = TRUE");
    const ObjectOf ofType = [&](net::JsonObject &record) { return textOf(record, "SobjectType"); };
    const Result<QMap<QString, QStringList>> doubting = co_await namesByObject(Api::query(duplicates), "DeveloperName", ofType);
    if (doubting)
        add(*doubting, ReadinessItem::Problem::DuplicateRules);
    else
        unknown("Duplicate rules", doubting.error());
    co_return items;
}

} // namespace sluice::salesforce
