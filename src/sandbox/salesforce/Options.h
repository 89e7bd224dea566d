#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>

namespace sluice::sandbox::salesforce {

/// What the stand-in starts with.
struct Options {
    QString clientId;         ///< Consumer key of the one registered app.
    QStringList redirectUris; ///< Callbacks, compared to the letter.
    QString baseUrl;          ///< The public origin, without a slash at the end; may be set later.
    QString organizationId;   ///< Empty: one is made.
    bool refreshRotation = true;
    std::chrono::seconds sessionLife { 7200 };
    bool multiCurrency = true;
    int dailyLimit = 100000;
    quint64 seed = 1;
};

/// What can be turned while it runs.
struct Switches {
    bool shortPages = false;      ///< Query pages of random length.
    bool hardLimit = false;       ///< Over the daily limit calls are refused instead of tolerated.
    bool requirePkce = true;      ///< No code without a challenge.
    bool jwtPreAuthorised = false; ///< An administrator assigned the app to everybody; else each user must have allowed it once.
    bool jwtIpRestricted = false;  ///< The users' profiles do not take sign-ins by key from here.
    bool refreshRotation = true;  ///< Each refresh brings a new refresh token and kills the old one.
    std::chrono::seconds sessionLife { 7200 };
    std::chrono::seconds idleLife { 0 };      ///< Refresh tokens unused for longer die; zero: never.
    std::chrono::seconds bulkDelay { 0 }; ///< How long a Bulk query works before it is complete.
    bool bulkAllowed = true;   ///< False: this org or user may not use the Bulk API.
    bool bulkFails = false;    ///< Jobs end as Failed, without a reason, as they do.
    std::chrono::seconds deployDelay { 0 }; ///< How long a deployment works before it is done.
    bool mayDeploy = true;     ///< False: users may not deploy metadata.
    bool mayViewSetup = true;  ///< False: users may not look up what is installed.
    int dailyLimit = 100000;
    /// Asked about every statement: the code with which it is refused; empty: it is run.
    std::function<QByteArray(const QString &statement)> refuseQuery {};
    int lostUpsertRaces = 0;      ///< So many creating upserts lose against a rival that stored the same key first.
};

} // namespace sluice::sandbox::salesforce
