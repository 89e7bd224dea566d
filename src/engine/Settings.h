#pragma once

#include "core/Result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace sluice::engine {

/// One signed-in system, without its secrets.
struct ConnectionSettings {
    QString id;     ///< "salesforce", or the realm of a company.
    QString system; ///< "salesforce" or "quickbooks".
    QString clientId;
    // Salesforce
    QString loginUrl, instanceUrl, organizationId;
    QString jwtUser; ///< The username that a key signs in; empty: a person did, in a browser.
    // QuickBooks
    QString environment;           ///< "production", "sandbox" or "custom"
    QString discoveryUrl, apiUrl;  ///< Where its endpoints are told, and where its API answers.
    QString tokenUrl, revokeUrl;   ///< As the discovery document gave them at the last sign-in.
    QString redirectUri;           ///< Empty: the loopback callback.
    QString realm, entity, company; ///< The legal entity that this company bills for.

    bool operator==(const ConnectionSettings &) const = default;
};

/// `settings.toml`: what belongs to the company and is no secret. People read and diff it.
struct Settings {
    std::vector<ConnectionSettings> connections;
    QString lastPerson;                    ///< E-mail of the last sign-in.
    QHash<QString, QString> fieldMap;      ///< Sluice's name of a Salesforce field → the org's own.
    std::optional<int> bulkAbove; ///< First pulls of more Salesforce rows go through Bulk API 2.0; default 10,000; negative: never.
    /// Of an org with one currency that does not tell which (a code like "EUR"); empty: it is asked of the org alone.
    QString currency;
    /// From how long before the cursor changes of Salesforce are asked for; default 10, at most 60. More where imports or
    /// batches run so long that their records show up later than that.
    std::optional<int> pullOverlapMinutes;
    /// Of a managed package that brought the fields of Sluice into the org, without the underscores; empty: none.
    QString salesforceNamespace;
    std::optional<int> settleDelaySeconds; ///< Before looking for an uncertain write; default 15.

    const ConnectionSettings *find(const QString &id) const;
    const ConnectionSettings *salesforce() const;
    const ConnectionSettings *company(const QString &realm) const;
    QStringList realms() const;
    /// True when every connection is on a loopback address (`--now` is allowed only then).
    bool onlyLoopback() const;

    bool operator==(const Settings &) const = default;
};

/// A missing file is an empty Settings. Errors: Damaged with line and key for a file that cannot be read as settings.
Result<Settings> loadSettings(const QString &file);

/// Replaces the file as a whole, readable by its owner alone. Errors: Storage.
Result<void> saveSettings(const QString &file, const Settings &settings);

} // namespace sluice::engine
