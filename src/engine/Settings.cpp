#include "engine/Settings.h"

#include "core/Money.h"
#include "core/Toml.h"
#include "net/QnamTransport.h"

#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUrl>

#include <sstream>

namespace sluice::engine {

namespace {

/// Source: Salesforce sheet, section 4.2.
constexpr int kOverlapMinutesMin = 10, kOverlapMinutesMax = 60;
constexpr int kSettleSecondsMin = 1, kSettleSecondsMax = 600;
constexpr int kBulkNever = -1, kBulkMax = 1'000'000'000;
constexpr int kNamespaceMax = 15;

QString text(const toml::table &table, const char *key)
{
    return QString::fromStdString(table[key].value_or(std::string()));
}

ConnectionSettings readConnection(const toml::table &table)
{
    ConnectionSettings connection;
    connection.id = text(table, "id");
    connection.system = text(table, "system");
    connection.clientId = text(table, "client_id");
    connection.loginUrl = text(table, "login_url");
    connection.instanceUrl = text(table, "instance_url");
    connection.organizationId = text(table, "organization_id");
    connection.jwtUser = text(table, "jwt_user");
    connection.environment = text(table, "environment");
    connection.discoveryUrl = text(table, "discovery_url");
    connection.apiUrl = text(table, "api_url");
    connection.tokenUrl = text(table, "token_url");
    connection.revokeUrl = text(table, "revoke_url");
    connection.redirectUri = text(table, "redirect_uri");
    connection.realm = text(table, "realm");
    connection.entity = text(table, "entity");
    connection.company = text(table, "company");
    return connection;
}

Error wrong(const toml::table &root, const char *key, const QString &why)
{
    const auto line = root[key].node() ? root[key].node()->source().begin.line : 0;
    return { ErrorKind::Damaged, QStringLiteral("settings.toml, line %1: %2 %3").arg(line).arg(QLatin1String(key), why), {}, {}, {} };
}

Result<std::optional<int>> whole(const toml::table &root, const char *key, int min, int max)
{
    const std::optional<int> value = root[key].value<int>();
    if (root.contains(key) && (!value || *value < min || *value > max))
        return tl::unexpected(wrong(root, key, QStringLiteral("must be a number from %1 to %2").arg(min).arg(max)));
    return value;
}

/// How the two systems are read and written.
Result<void> readNumbers(const toml::table &root, Settings &settings)
{
    const Result<std::optional<int>> overlap = whole(root, "pull_overlap_minutes", kOverlapMinutesMin, kOverlapMinutesMax);
    const Result<std::optional<int>> settle = whole(root, "settle_delay_seconds", kSettleSecondsMin, kSettleSecondsMax);
    const Result<std::optional<int>> bulk = whole(root, "bulk_above", kBulkNever, kBulkMax);
    for (const auto *one : { &overlap, &settle, &bulk }) {
        if (!*one)
            return tl::unexpected(one->error());
    }
    settings.pullOverlapMinutes = *overlap;
    settings.settleDelaySeconds = *settle;
    settings.bulkAbove = *bulk;
    return {};
}

/// What concerns the org and no single connection.
Result<void> readSalesforce(const toml::table &root, Settings &settings)
{
    settings.currency = text(root, "currency").toUpper();
    if (root.contains("currency") && Currency::fromCode(QStringView(settings.currency)).value_or(Currency()).isNone())
        return tl::unexpected(wrong(root, "currency", QStringLiteral("must be a currency's code, like \"EUR\"")));
    settings.salesforceNamespace = text(root, "namespace");
    static const QRegularExpression shape(QStringLiteral("^([A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*)?\\z"));
    if (!shape.match(settings.salesforceNamespace).hasMatch() || settings.salesforceNamespace.size() > kNamespaceMax)
        return tl::unexpected(wrong(root, "namespace", QStringLiteral("must be a package's prefix without its underscores, like \"acme\"")));
    return {};
}

/// Names of the org go into queries as they stand: what cannot be one is refused. An empty name: the org has no such field.
Result<void> readFieldMap(const toml::table &map, Settings &settings)
{
    static const QRegularExpression ours(QStringLiteral("^[A-Za-z][A-Za-z0-9_]*\\.[A-Za-z][A-Za-z0-9_]*\\z"));
    static const QRegularExpression theirs(QStringLiteral("^([A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)*)?\\z"));
    for (const auto &[key, value] : map) {
        const QString from = QString::fromStdString(std::string(key.str()));
        const std::optional<std::string> to = value.value<std::string>();
        if (!ours.match(from).hasMatch() || !to || !theirs.match(QString::fromStdString(*to)).hasMatch())
            return fail(ErrorKind::Damaged,
                QStringLiteral("settings.toml, line %1: field_map needs an object and a field like \"Opportunity.Amount\", and the name that it has in the org")
                    .arg(value.source().begin.line));
        settings.fieldMap.insert(from, QString::fromStdString(*to));
    }
    return {};
}

void put(toml::table &table, const char *key, const QString &value)
{
    if (!value.isEmpty())
        table.insert(key, value.toStdString());
}

toml::table writeConnection(const ConnectionSettings &connection)
{
    toml::table table;
    put(table, "id", connection.id);
    put(table, "system", connection.system);
    put(table, "client_id", connection.clientId);
    put(table, "login_url", connection.loginUrl);
    put(table, "instance_url", connection.instanceUrl);
    put(table, "organization_id", connection.organizationId);
    put(table, "jwt_user", connection.jwtUser);
    put(table, "environment", connection.environment);
    put(table, "discovery_url", connection.discoveryUrl);
    put(table, "api_url", connection.apiUrl);
    put(table, "token_url", connection.tokenUrl);
    put(table, "revoke_url", connection.revokeUrl);
    put(table, "redirect_uri", connection.redirectUri);
    put(table, "realm", connection.realm);
    put(table, "entity", connection.entity);
    put(table, "company", connection.company);
    return table;
}

} // namespace

const ConnectionSettings *Settings::find(const QString &id) const
{
    for (const ConnectionSettings &connection : connections) {
        if (connection.id == id)
            return &connection;
    }
    return nullptr;
}

const ConnectionSettings *Settings::salesforce() const
{
    for (const ConnectionSettings &connection : connections) {
        if (connection.system == QLatin1String("salesforce"))
            return &connection;
    }
    return nullptr;
}

const ConnectionSettings *Settings::company(const QString &realm) const
{
    for (const ConnectionSettings &connection : connections) {
        if (connection.system == QLatin1String("quickbooks") && connection.realm == realm)
            return &connection;
    }
    return nullptr;
}

QStringList Settings::realms() const
{
    QStringList realms;
    for (const ConnectionSettings &connection : connections) {
        if (connection.system == QLatin1String("quickbooks"))
            realms.append(connection.realm);
    }
    return realms;
}

bool Settings::onlyLoopback() const
{
    for (const ConnectionSettings &connection : connections) {
        const bool isCrm = connection.system == QLatin1String("salesforce");
        const QString api = isCrm ? connection.instanceUrl : connection.apiUrl;
        const QString forTokens = isCrm ? connection.loginUrl : connection.tokenUrl;
        if (!net::isLoopback(QUrl(api)) || (!forTokens.isEmpty() && !net::isLoopback(QUrl(forTokens))))
            return false;
    }
    return true;
}

Result<Settings> loadSettings(const QString &file)
{
    QFile in(file);
    if (!in.exists())
        return Settings {};
    if (!in.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, QStringLiteral("cannot read settings.toml: %1").arg(in.errorString()));
    const toml::parse_result parsed = toml::parse(in.readAll().toStdString());
    if (!parsed) {
        const toml::parse_error &error = parsed.error();
        return fail(ErrorKind::Damaged,
            QStringLiteral("settings.toml, line %1: %2")
                .arg(error.source().begin.line)
                .arg(QString::fromUtf8(error.description().data(), static_cast<qsizetype>(error.description().size()))));
    }
    const toml::table &root = parsed.table();
    Settings settings;
    settings.lastPerson = text(root, "last_person");
    if (Result<void> read = readNumbers(root, settings).and_then([&] { return readSalesforce(root, settings); }); !read)
        return tl::unexpected(read.error());
    if (const toml::array *connections = root["connection"].as_array()) {
        for (const toml::node &node : *connections) {
            const toml::table *table = node.as_table();
            if (!table || text(*table, "system").isEmpty())
                return fail(ErrorKind::Damaged, QStringLiteral("settings.toml, line %1: a [[connection]] needs a system")
                                                    .arg(node.source().begin.line));
            settings.connections.push_back(readConnection(*table));
        }
    }
    if (const toml::table *map = root["field_map"].as_table()) {
        if (Result<void> read = readFieldMap(*map, settings); !read)
            return tl::unexpected(read.error());
    }
    return settings;
}

Result<void> saveSettings(const QString &file, const Settings &settings)
{
    toml::table root;
    put(root, "last_person", settings.lastPerson);
    if (settings.settleDelaySeconds)
        root.insert("settle_delay_seconds", *settings.settleDelaySeconds);
    if (settings.bulkAbove)
        root.insert("bulk_above", *settings.bulkAbove);
    put(root, "currency", settings.currency);
    if (settings.pullOverlapMinutes)
        root.insert("pull_overlap_minutes", *settings.pullOverlapMinutes);
    put(root, "namespace", settings.salesforceNamespace);
    toml::array connections;
    for (const ConnectionSettings &connection : settings.connections)
        connections.push_back(writeConnection(connection));
    if (!connections.empty())
        root.insert("connection", std::move(connections));
    if (!settings.fieldMap.isEmpty()) {
        toml::table map;
        for (auto it = settings.fieldMap.cbegin(); it != settings.fieldMap.cend(); ++it)
            map.insert(it.key().toStdString(), it.value().toStdString());
        root.insert("field_map", std::move(map));
    }
    // In its other forms the library lets a text with lines and three quotes end where it should not.
    constexpr auto kPlainStrings = toml::format_flags::allow_unicode_strings | toml::format_flags::indentation;
    std::ostringstream out;
    out << toml::toml_formatter(root, kPlainStrings) << '\n';
    QSaveFile save(file);
    if (!save.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Storage, QStringLiteral("cannot write settings.toml: %1").arg(save.errorString()));
    save.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    save.write(QByteArray::fromStdString(out.str()));
    if (!save.commit())
        return fail(ErrorKind::Storage, QStringLiteral("cannot write settings.toml: %1").arg(save.errorString()));
    return {};
}

} // namespace sluice::engine
